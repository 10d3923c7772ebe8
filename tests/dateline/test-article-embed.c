/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What articles embed: the page that a person would look at, what it is called, what a
 * post keeps of its words, and that the written forms say the same. */

#include "dateline/article/dateline-article.h"

#include <string.h>

typedef struct
{
  const char *player;
  const char *label;
  const char *page; /* NULL: the player's own address */
} Case;

static const Case players[] = {
  { "https://www.youtube.com/embed/a-b_C?rel=0&start=3",
    "Video on YouTube",
    "https://www.youtube.com/watch?v=a-b_C" },
  { "//www.youtube-nocookie.com/embed/abc",
    "Video on YouTube",
    "https://www.youtube.com/watch?v=abc" },
  { "https://www.youtube.com/embed/videoseries?list=PL1",
    "Video on YouTube",
    "https://www.youtube.com/playlist?list=PL1" },
  { "https://www.youtube.com/embed?listType=playlist&list=PL2",
    "Video on YouTube",
    "https://www.youtube.com/playlist?list=PL2" },
  { "https://youtu.be/abc?t=1",
    "Video on YouTube",
    "https://www.youtube.com/watch?v=abc" },
  { "https://player.vimeo.com/video/12?dnt=1", "Video on Vimeo", "https://vimeo.com/12" },
  { "https://player.vimeo.com/video/12?h=ab1",
    "Video on Vimeo",
    "https://vimeo.com/12/ab1" },
  { "https://www.dailymotion.com/embed/video/x1",
    "Video on Dailymotion",
    "https://www.dailymotion.com/video/x1" },
  { "https://geo.dailymotion.com/player.html?video=x1",
    "Video on Dailymotion",
    "https://www.dailymotion.com/video/x1" },
  { "https://player.twitch.tv/?channel=abc&parent=x.example",
    "Video on Twitch",
    "https://www.twitch.tv/abc" },
  { "https://www.tiktok.com/embed/v2/7?lang=en",
    "Video on TikTok",
    "https://www.tiktok.com/@/video/7" },
  { "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2F"
    "a%2Fvideos%2F1%2F&width=560",
    "Video on Facebook",
    "https://www.facebook.com/a/videos/1/" },
  { "https://www.instagram.com/p/abc/embed/captioned/",
    "Post on Instagram",
    "https://www.instagram.com/p/abc/" },
  { "https://platform.twitter.com/embed/Tweet.html?id=12",
    "Post on X",
    "https://x.com/i/status/12" },
  { "https://embed.bsky.app/embed/did:plc:ab/app.bsky.feed.post/3k",
    "Post on Bluesky",
    "https://bsky.app/profile/did:plc:ab/post/3k" },
  { "https://embed.reddit.com/r/a/comments/1/b/?ref=x",
    "Post on Reddit",
    "https://www.reddit.com/r/a/comments/1/b" },
  { "https://t.me/channel/12?embed=1", "Post on Telegram", "https://t.me/channel/12" },
  { "https://social.example/@jane/1122/embed",
    "Post on social.example",
    "https://social.example/@jane/1122" },
  { "https://tube.example/videos/embed/ab-cd",
    "Video on tube.example",
    "https://tube.example/w/ab-cd" },
  { "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&auto_play=true",
    "Audio on SoundCloud",
    "https://soundcloud.com/a/b" },
  { "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
    "Audio on SoundCloud",
    NULL },
  { "https://open.spotify.com/embed/episode/1?si=2",
    "Audio on Spotify",
    "https://open.spotify.com/episode/1" },
  { "https://embed.podcasts.apple.com/us/podcast/a/id1",
    "Audio on Apple Podcasts",
    "https://podcasts.apple.com/us/podcast/a/id1" },
  { "https://bandcamp.com/EmbeddedPlayer/album=1/", "Audio on Bandcamp", NULL },
  { "https://www.google.com/maps/embed/v1/place?key=k&q=Old+town",
    "Map on Google Maps",
    "https://www.google.com/maps?q=Old%20town" },
  { "https://www.openstreetmap.org/export/embed.html?bbox=1%2C2%2C3%2C4",
    "Map on OpenStreetMap",
    "https://www.openstreetmap.org/?bbox=1,2,3,4" },
  { "https://datawrapper.dwcdn.net/abc/1/", "Chart on Datawrapper", NULL },
  { "https://codepen.io/jane/embed/abc?x=1",
    "Code on CodePen",
    "https://codepen.io/jane/pen/abc" },
  { "https://drive.google.com/file/d/ab/preview",
    "Document on Google Drive",
    "https://drive.google.com/file/d/ab/view" },

  /* What is not known is called as its host, and what ends as one is not taken for it. */
  { "https://unknown.example/x?y=1", "More on unknown.example", NULL },
  { "https://notyoutube.com/embed/abc", "More on notyoutube.com", NULL },
  { "https://youtube.com.evil.example/embed/abc",
    "More on youtube.com.evil.example",
    NULL },
  /* Nor does a parameter lead from a site to another. */
  { "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.example%2F",
    "Post on Facebook",
    NULL },
  { "https://www.facebook.com/plugins/post.php?href=javascript%3Aalert(1)",
    "Post on Facebook",
    NULL },
  { "https://player.twitch.tv/?channel=..%2F..%2Fx%3Fy%23z",
    "Video on Twitch",
    "https://www.twitch.tv/..%2F..%2Fx%3Fy%23z" },
};

static DatelineArticle *
article_new (const char *html)
{
  return dateline_article_new_from_html (html, -1, "https://news.example/");
}

static void
test_players (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (players); i++)
    {
      const Case *c = &players[i];
      g_autofree char *escaped = g_markup_escape_text (c->player, -1);
      g_autofree char *html = g_strdup_printf ("<iframe src=\"%s\"></iframe>", escaped);
      g_autoptr (DatelineArticle) article = article_new (html);
      const DatelineBlock *block;

      g_test_message ("%s", c->player);
      g_assert_cmpuint (dateline_article_get_n_blocks (article), ==, 1);
      block = dateline_article_get_block (article, 0);
      g_assert_cmpint (dateline_block_get_kind (block), ==, DATELINE_BLOCK_EMBED);
      g_assert_cmpstr (dateline_block_get_embed_label (block), ==, c->label);
      g_assert_cmpstr (dateline_block_get_text (block), ==, c->label);
      g_assert_cmpstr (dateline_block_get_uri (block), ==, c->page ? c->page : c->player);
      g_assert_false (dateline_block_is_media_file (block));
    }
}

static char *
print (const char *html)
{
  g_autoptr (DatelineArticle) article = article_new (html);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dateline_article_get_n_blocks (article); i++)
    {
      const DatelineBlock *block = dateline_article_get_block (article, i);
      const char *label = dateline_block_get_embed_label (block);

      for (int depth = dateline_block_get_quote_depth (block); depth > 0; depth--)
        g_string_append (out, "> ");
      g_string_append (out, dateline_block_get_text (block));
      if (label)
        g_string_append_printf (out, " [%s] %s", label, dateline_block_get_uri (block));
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *html;
  const char *blocks;
} posts[] = {
  { "<blockquote class='twitter-tweet'><p lang=en>The ferry is back. <a "
    "href='https://t.co/1'>pic</a></p>&mdash; Jane Doe (@jane) <a "
    "href='https://twitter.com/jane/status/12?ref_src=x'>May 1, 2024</a></blockquote>"
    "<script async src='https://platform.twitter.com/widgets.js'></script>",
    "> The ferry is back. pic\n> — Jane Doe (@jane) May 1, 2024\n"
    "> Post on X [Post on X] https://x.com/jane/status/12\n" },
  { "<blockquote class='instagram-media' "
    "data-instgrm-permalink='https://www.instagram.com"
    "/p/abc/?utm_source=ig'><div><a href='https://www.instagram.com/p/abc/'><div>View "
    "this "
    "post on Instagram</div></a><p><a href='https://www.instagram.com/p/abc/'>A post "
    "shared by Jane (@jane)</a></p></div></blockquote>",
    "> A post shared by Jane (@jane)\n"
    "> Post on Instagram [Post on Instagram] https://www.instagram.com/p/abc/\n" },
  { "<blockquote class='tiktok-embed' cite='https://www.tiktok.com/@jane/video/7'>"
    "<section><a href='https://www.tiktok.com/@jane'>@jane</a><p>At sea</p></section>"
    "</blockquote>",
    "> @jane\n> At sea\n"
    "> Video on TikTok [Video on TikTok] https://www.tiktok.com/@jane/video/7\n" },
  { "<blockquote class='bluesky-embed' "
    "data-bluesky-uri='at://did:plc:a/app.bsky.feed.post"
    "/3k'><p>Hello</p>&mdash; Jane (<a href='https://bsky.app/profile/did:plc:a?ref_src="
    "embed'>@jane</a>) <a "
    "href='https://bsky.app/profile/did:plc:a/post/3k?ref_src=embed'>"
    "May 1</a></blockquote>",
    "> Hello\n> — Jane (@jane) May 1\n"
    "> Post on Bluesky [Post on Bluesky] https://bsky.app/profile/did:plc:a/post/3k\n" },
  { "<blockquote class='mastodon-embed' data-embed-url='https://social.example/@jane/12/"
    "embed'><a href='https://social.example/@jane/12'>Post by @jane</a></blockquote>",
    "> Post by @jane\n"
    "> Post on social.example [Post on social.example] "
    "https://social.example/@jane/12\n" },
  { "<div class='fb-post' data-href='https://www.facebook.com/jane/posts/1'><blockquote>"
    "<p>Words</p></blockquote></div>",
    "> Words\nPost on Facebook [Post on Facebook] "
    "https://www.facebook.com/jane/posts/1\n" },
  /* A class alone leads nowhere; a post in a post is part of it. */
  { "<blockquote class='twitter-tweet'><p>Words</p></blockquote>", "> Words\n" },
  { "<blockquote class=twitter-tweet><blockquote class=twitter-tweet><a "
    "href='https://x.com/a/status/1'>one</a></blockquote></blockquote>",
    "> > one\n> Post on X [Post on X] https://x.com/a/status/1\n" },
  { "<blockquote class='not-twitter-tweet'><a href='https://x.com/a/status/1'>one</a>"
    "</blockquote>",
    "> one\n" },
};

static void
test_posts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      g_autofree char *blocks = print (posts[i].html);

      g_assert_cmpstr (blocks, ==, posts[i].blocks);
    }
}

static const struct
{
  const char *html;
  const char *blocks;
} others[] = {
  /* A title counts if somebody has given it. */
  { "<iframe src='https://www.youtube.com/embed/a' title='YouTube video "
    "player'></iframe>",
    "Video on YouTube [Video on YouTube] https://www.youtube.com/watch?v=a\n" },
  { "<iframe src='https://open.spotify.com/embed/track/1' title='Spotify Embed: A song'>"
    "</iframe>",
    "A song [Audio on Spotify] https://open.spotify.com/track/1\n" },
  { "<iframe src='about:blank' data-src='https://vimeo.com/1' title='Film'></iframe>",
    "Film [Video on Vimeo] https://vimeo.com/1\n" },
  /* Of scripts, those that write code into the page. */
  { "<script src='https://gist.github.com/jane/ab12.js'></script>",
    "Code on GitHub Gist [Code on GitHub Gist] https://gist.github.com/jane/ab12\n" },
  { "<script src='https://asciinema.org/a/14.js' id=x></script>",
    "Code on asciinema [Code on asciinema] https://asciinema.org/a/14\n" },
  { "a<script src='https://cdn.example/x.js'></script><script>b</script>", "a\n" },
  /* What counts or advertises is nothing. */
  { "a<iframe src='https://www.googletagmanager.com/ns.html?id=1'></iframe><iframe "
    "src='https://ad.doubleclick.net/x'></iframe>",
    "a\n" },
  /* Files. */
  { "<video src='/a.mp4' title='Launch'></video>",
    "Launch [Video on news.example] https://news.example/a.mp4\n" },
  { "<iframe src='/a.pdf'></iframe>",
    "Document on news.example [Document on news.example] https://news.example/a.pdf\n" },
  { "<amp-audio src='/a.mp3'></amp-audio>",
    "Audio on news.example [Audio on news.example] https://news.example/a.mp3\n" },
};

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *blocks = print (others[i].html);

      g_assert_cmpstr (blocks, ==, others[i].blocks);
    }
}

static void
test_files (void)
{
  g_autoptr (DatelineArticle) article = article_new (
      "<video poster=/p.jpg><source src=/a.webm></video><audio src=/a></audio>");
  const DatelineBlock *video = dateline_article_get_block (article, 0);
  const DatelineBlock *audio = dateline_article_get_block (article, 1);

  g_assert_cmpint (dateline_block_get_embed_kind (video), ==, DATELINE_EMBED_VIDEO);
  g_assert_true (dateline_block_is_media_file (video));
  g_assert_cmpstr (dateline_picture_get_uri (dateline_block_get_picture (video)),
                   ==,
                   "https://news.example/p.jpg");
  g_assert_cmpint (dateline_block_get_embed_kind (audio), ==, DATELINE_EMBED_AUDIO);
  g_assert_true (dateline_block_is_media_file (audio));
}

static void
test_written (void)
{
  g_autoptr (DatelineArticle) article = article_new (
      "<iframe src='https://www.youtube.com/embed/a' title='The quay &lt;b>'></iframe>"
      "<iframe src='https://vimeo.com/1'></iframe>");
  g_autofree char *html = dateline_article_to_html (article, NULL, NULL, NULL);
  g_autofree char *markdown = dateline_article_to_markdown (article, NULL, NULL);
  g_autofree char *text = dateline_article_to_text (article, NULL, NULL, 0);

  g_assert_nonnull (strstr (html,
                            "<p><a href=\"https://www.youtube.com/watch?v=a\">The quay "
                            "&lt;b&gt;</a><br>\n<small>Video on YouTube</small></p>\n"
                            "<p><a href=\"https://vimeo.com/1\">Video on Vimeo</a></p>"));
  g_assert_cmpstr (markdown,
                   ==,
                   "[The quay \\<b>](https://www.youtube.com/watch?v=a) "
                   "(Video on YouTube)\n\n"
                   "[Video on Vimeo](https://vimeo.com/1)\n");
  g_assert_cmpstr (
      text,
      ==,
      "The quay <b> (Video on YouTube) <https://www.youtube.com/watch?v=a>\n\n"
      "Video on Vimeo <https://vimeo.com/1>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-embed/players", test_players);
  g_test_add_func ("/article-embed/posts", test_posts);
  g_test_add_func ("/article-embed/others", test_others);
  g_test_add_func ("/article-embed/files", test_files);
  g_test_add_func ("/article-embed/written", test_written);
  return g_test_run ();
}
