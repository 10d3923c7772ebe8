/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/feed/dateline-feed-sites-private.h"

#include <string.h>

#define YOUTUBE "https://www.youtube.com/feeds/videos.xml?"

/* The addresses, parted by spaces. */
static char *
join (GPtrArray *links)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? " " : "",
                            dateline_feed_link_get_uri (links->pdata[i]));
  g_ptr_array_unref (links);
  return g_string_free (text, FALSE);
}

/* The page, its feeds, and of what kind the first is. */
static const struct
{
  const char *page;
  const char *feeds;
  const char *kind;
} sites[] = {
  { "https://www.youtube.com/channel/UC-abc_123",
    YOUTUBE "channel_id=UC-abc_123",
    "YouTube channel" },
  { "https://m.youtube.com/channel/UCx/videos?view=0",
    YOUTUBE "channel_id=UCx",
    "YouTube channel" },
  { "https://music.youtube.com/channel/UCx", YOUTUBE "channel_id=UCx", NULL },
  { "http://YouTube.com/playlist?list=PLabc-_1",
    YOUTUBE "playlist_id=PLabc-_1",
    "YouTube playlist" },
  { "https://www.youtube.com/watch?v=1&list=PLa&index=4",
    YOUTUBE "playlist_id=PLa",
    NULL },
  { "https://youtu.be/xyz?list=PLa#t", YOUTUBE "playlist_id=PLa", NULL },
  { "https://www.youtube.com/playlist?list=", "", NULL },
  { "https://www.youtube.com/watch?v=1&list=RDabc", "", NULL },
  { "https://www.youtube.com/@name", "", NULL },
  { "https://www.youtube.com/watch?v=abc", "", NULL },
  { YOUTUBE "channel_id=UCx", "", NULL },
  { "https://www.example.com/channel/UCx", "", NULL },
  { "https://notyoutube.com/channel/UCx", "", NULL },
  { "https://youtube.com.example.org/channel/UCx", "", NULL },

  { "https://www.reddit.com/r/linux",
    "https://www.reddit.com/r/linux/.rss",
    "Reddit community" },
  { "https://old.reddit.com/r/a+b/", "https://www.reddit.com/r/a+b/.rss", NULL },
  { "reddit.com/r/x", "", NULL },
  { "https://reddit.com/r/x/new/?sort=1", "https://www.reddit.com/r/x/new/.rss", NULL },
  { "https://reddit.com/r/x/top/?t=week",
    "https://www.reddit.com/r/x/top/.rss?t=week",
    NULL },
  { "https://reddit.com/r/x/comments/1ab/some_title/",
    "https://www.reddit.com/r/x/comments/1ab/.rss",
    "Comments on a Reddit post" },
  { "https://www.reddit.com/user/me", "https://www.reddit.com/user/me/.rss", NULL },
  { "https://www.reddit.com/u/me/", "https://www.reddit.com/user/me/.rss", NULL },
  { "https://www.reddit.com/user/me/m/news",
    "https://www.reddit.com/user/me/m/news/.rss",
    NULL },
  { "https://www.reddit.com/user/me/submitted/",
    "https://www.reddit.com/user/me/submitted/.rss",
    NULL },
  { "https://www.reddit.com/r/x/.rss", "", NULL },

  { "https://github.com/a/b",
    "https://github.com/a/b/releases.atom https://github.com/a/b/tags.atom "
    "https://github.com/a/b/commits.atom",
    "Releases on GitHub" },
  { "https://github.com/a/b/releases/tag/v1",
    "https://github.com/a/b/releases.atom",
    NULL },
  { "https://github.com/a/b/tags", "https://github.com/a/b/tags.atom", NULL },
  { "https://github.com/a/b/commits/main/",
    "https://github.com/a/b/commits/main.atom",
    NULL },
  { "https://github.com/a/b/tree/dev", "https://github.com/a/b/commits/dev.atom", NULL },
  { "https://github.com/a-user", "https://github.com/a-user.atom", NULL },
  { "https://github.com/settings/profile", "", NULL },
  { "https://github.com/explore", "", NULL },
  { "https://github.com/a/b/releases.atom", "", NULL },
  { "https://github.com/a/b/commits/main.atom", "", NULL },
  { "https://github.com/a/b/issues/5", "", NULL },
  { "https://gitlab.com/a/b",
    "https://gitlab.com/a/b/-/releases.atom https://gitlab.com/a/b/-/tags?format=atom "
    "https://gitlab.com/a/b.atom",
    NULL },
  { "https://gitlab.com/a/b/-/tags?format=atom", "", NULL },
  { "https://codeberg.org/a/b/releases",
    "https://codeberg.org/a/b/releases.rss",
    "Releases" },
  { "https://codeberg.org/a", "https://codeberg.org/a.rss", NULL },
  { "https://codeberg.org/a.rss", "", NULL },

  { "https://stackoverflow.com/questions/tagged/c",
    "https://stackoverflow.com/feeds/tag/c",
    NULL },
  { "https://unix.stackexchange.com/questions/12/title",
    "https://unix.stackexchange.com/feeds/question/12",
    NULL },
  { "https://arxiv.org/list/cs.AI/recent", "https://rss.arxiv.org/atom/cs.AI", NULL },
  { "https://news.ycombinator.com", "https://news.ycombinator.com/rss", NULL },
  { "https://vimeo.com/staff", "https://vimeo.com/staff/videos/rss", NULL },
  { "https://vimeo.com/76979871", "", NULL },
  { "https://vimeo.com/channels/staffpicks",
    "https://vimeo.com/channels/staffpicks/videos/rss",
    NULL },

  { "https://medium.com/@me", "https://medium.com/feed/@me", "Medium author" },
  { "https://medium.com/@me/a-story-1f", "https://medium.com/feed/@me", NULL },
  { "https://medium.com/a-paper", "https://medium.com/feed/a-paper", NULL },
  { "https://medium.com/a-paper/tagged/x",
    "https://medium.com/feed/a-paper/tagged/x",
    NULL },
  { "https://medium.com/feed/a-paper", "", NULL },
  { "https://me.medium.com/story", "https://me.medium.com/feed", NULL },
  { "https://me.substack.com/p/post", "https://me.substack.com/feed", "Newsletter" },
  { "https://open.substack.com/pub/me/p/post", "https://me.substack.com/feed", NULL },
  { "https://me.tumblr.com/post/1", "https://me.tumblr.com/rss", NULL },
  { "https://me.tumblr.com/tagged/a%20b",
    "https://me.tumblr.com/tagged/a%20b/rss",
    NULL },
  { "https://www.tumblr.com/me", "https://me.tumblr.com/rss", "Tumblr blog" },
  { "https://me.wordpress.com/category/a/",
    "https://me.wordpress.com/category/a/feed/",
    "Category" },
  { "https://me.wordpress.com/author/x",
    "https://me.wordpress.com/author/x/feed/",
    NULL },
  { "https://me.blogspot.co.uk/", "https://me.blogspot.co.uk/feeds/posts/default", NULL },
  { "https://me.blogspot.com/search/label/Tea",
    "https://me.blogspot.com/feeds/posts/default/-/Tea",
    NULL },
  { "https://dev.to/me", "https://dev.to/feed/me", NULL },

  { "https://bsky.app/profile/me.bsky.social",
    "https://bsky.app/profile/me.bsky.social/rss",
    "Bluesky profile" },
  { "https://bsky.app/profile/did:plc:abc/post/1",
    "https://bsky.app/profile/did:plc:abc/rss",
    NULL },
  { "https://social.example.org/@me", "https://social.example.org/@me.rss", "Profile" },
  { "https://social.example.org:8080/@me/",
    "https://social.example.org:8080/@me.rss",
    NULL },
  { "https://social.example.org/@me/tagged/tea",
    "https://social.example.org/@me/tagged/tea.rss",
    NULL },
  { "https://social.example.org/@me.rss", "", NULL },
  { "https://social.example.org/@me/12345", "", NULL },
  { "https://www.flickr.com/photos/12345678@N00/",
    "https://www.flickr.com/services/feeds/photos_public.gne?id=12345678@N00",
    NULL },
  { "https://www.flickr.com/photos/name", "", NULL },

  /* What is no page of any of them, and what means to be more than a name. */
  { "https://example.org/", "", NULL },
  { "https://example.org/r/x", "", NULL },
  { "mailto:me@github.com", "", NULL },
  { "resource:///io/github/dateline/x", "", NULL },
  { "https://github.com/a/..", "", NULL },
  { "https://github.com/a/b&c=d", "", NULL },
  { "https://arxiv.org/list/a&b=c/recent", "", NULL },
  { "https://github.com/", "", NULL },
  { "https://me:pw@social.example.org/@me", "https://social.example.org/@me.rss", NULL },
  { "https://me:pw@github.com/a-user", "https://github.com/a-user.atom", NULL },
};

static void
test_sites (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_autoptr (GPtrArray) links =
          dateline_feed_sites_find (dateline_feed_sites, sites[i].page);
      g_autofree char *found = join (g_ptr_array_ref (links));

      g_test_message ("%s", sites[i].page);
      g_assert_cmpstr (found, ==, sites[i].feeds);
      if (links->len > 0)
        g_assert_nonnull (dateline_feed_link_get_kind (links->pdata[0]));
      if (sites[i].kind != NULL)
        g_assert_cmpstr (dateline_feed_link_get_kind (links->pdata[0]),
                         ==,
                         sites[i].kind);
    }
}

/* The page, what is fetched for it, what is in there, and the feed that follows. */
static const struct
{
  const char *page;
  const char *look;
  const char *text;
  const char *feed;
} marked[] = {
  { "https://www.youtube.com/@name/videos",
    "https://www.youtube.com/@name",
    "{\"channelId\":\"UCother\"},{\"externalId\":\"UC_me-1\"}",
    YOUTUBE "channel_id=UC_me-1" },
  { "https://m.youtube.com/c/Name",
    "https://www.youtube.com/c/Name",
    "<meta itemprop=\"identifier\" content=\"UCx\">",
    YOUTUBE "channel_id=UCx" },
  { "https://www.youtube.com/user/Name",
    "https://www.youtube.com/user/Name",
    "<meta itemprop=\"channelId\" content=\"UCx\">",
    YOUTUBE "channel_id=UCx" },
  { "https://www.youtube.com/watch?v=1",
    "https://www.youtube.com/watch?v=1",
    "\"channelId\":\"UCx\"",
    YOUTUBE "channel_id=UCx" },
  { "https://youtu.be/1",
    "https://youtu.be/1",
    "\"channelId\":\"UCx\"",
    YOUTUBE "channel_id=UCx" },
  { "https://www.youtube.com/@name",
    "https://www.youtube.com/@name",
    "\"externalId\":\"UC&x=y\"",
    "" },
  { "https://www.youtube.com/@name", "https://www.youtube.com/@name", "consent", "" },
  { "https://podcasts.apple.com/de/podcast/a-name/id123?i=5",
    "https://itunes.apple.com/lookup?id=123&entity=podcast",
    "{\"results\":[{\"feedUrl\":\"https:\\/\\/x.org\\/f?a=1\\u0026b=2\"}]}",
    "https://x.org/f?a=1&b=2" },
  { "https://podcasts.apple.com/podcast/name/id123",
    "https://itunes.apple.com/lookup?id=123&entity=podcast",
    "{\"resultCount\":0}",
    "" },
  { "https://podcasts.apple.com/us/podcast/name/id123",
    "https://itunes.apple.com/lookup?id=123&entity=podcast",
    "\"feedUrl\":\"file:///etc/passwd\"",
    "" },
  { "https://soundcloud.com/me/track",
    "https://soundcloud.com/me",
    "<meta property=\"al:ios:url\" content=\"soundcloud://users:42\">",
    "https://feeds.soundcloud.com/users/soundcloud:users:42/sounds.rss" },
  { "https://example.org/x", "https://example.org/x", "\"externalId\":\"UCx\"", "" },
};

static void
test_marked (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      g_autofree char *look =
          dateline_feed_sites_get_look (dateline_feed_sites, marked[i].page);
      g_autofree char *found =
          join (dateline_feed_sites_find_marked (dateline_feed_sites,
                                                 marked[i].page,
                                                 marked[i].text,
                                                 strlen (marked[i].text)));

      g_test_message ("%s", marked[i].page);
      g_assert_cmpstr (look, ==, marked[i].look);
      g_assert_cmpstr (found, ==, marked[i].feed);
    }
}

static const struct
{
  const char *software;
  const char *page;
  const char *feeds;
} usual[] = {
  { "WordPress 6.4.2",
    "https://x.org/a-post/",
    "https://x.org/feed/ https://x.org/?feed=rss2" },
  { "WordPress",
    "https://x.org/category/a/b/",
    "https://x.org/category/a/b/feed/ https://x.org/feed/" },
  { "WordPress.com",
    "https://x.org/author/me",
    "https://x.org/author/me/feed/ https://x.org/feed/" },
  { "Ghost 5.8", "https://x.org/", "https://x.org/rss/" },
  { "Hugo 0.1",
    "https://x.org/blog/?a=b",
    "https://x.org/blog/index.xml https://x.org/index.xml" },
  { "hugo", "https://x.org", "https://x.org/index.xml" },
  { "Jekyll v4",
    "https://me.github.io/project/",
    "https://me.github.io/feed.xml https://me.github.io/project/feed.xml" },
  { "blogger", "https://x.org/", "https://x.org/feeds/posts/default" },
  { "Squarespace", "https://x.org/blog/post", "https://x.org/blog?format=rss" },
  { "Wix.com Website Builder", "https://x.org/", "https://x.org/blog-feed.xml" },
  { "Drupal 10 (https://www.drupal.org)", "https://x.org/", "https://x.org/rss.xml" },
  { "Joomla! - Open Source",
    "https://x.org/news",
    "https://x.org/news?format=feed&type=rss" },
  { "Lemmy", "https://x.org/c/news", "https://x.org/feeds/c/news.xml?sort=New" },
  { "Lemmy", "https://x.org/u/me", "https://x.org/feeds/u/me.xml?sort=New" },
  { "PeerTube",
    "https://x.org/c/me/videos",
    "https://x.org/feeds/videos.xml?videoChannelName=me" },
  { "PeerTube",
    "https://x.org/a/me@y.org/videos",
    "https://x.org/feeds/videos.xml?accountName=me@y.org" },
  { "Mastodon", "https://x.org/tags/tea", "https://x.org/tags/tea.rss" },
  { "Pixelfed", "https://x.org/me", "https://x.org/users/me.atom" },
  { NULL,
    "https://x.org:81/a/b?c",
    "https://x.org:81/feed https://x.org:81/rss.xml https://x.org:81/atom.xml" },
  { "Something else",
    "https://x.org/",
    "https://x.org/feed https://x.org/rss.xml https://x.org/atom.xml" },
};

static void
test_usual (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      g_autofree char *found =
          join (dateline_feed_sites_find_usual (usual[i].software, usual[i].page));

      g_test_message ("%s %s", usual[i].software, usual[i].page);
      g_assert_cmpstr (found, ==, usual[i].feeds);
    }
  g_assert_true (dateline_feed_sites_knows_software ("wordpress 1"));
  g_assert_false (dateline_feed_sites_knows_software ("Something"));
  g_assert_false (dateline_feed_sites_knows_software (""));
}

/* No entry can stand where it is never reached, or be without a feed. */
static void
test_tables (void)
{
  const DatelineFeedSite *const tables[] = { dateline_feed_sites,
                                             dateline_feed_software };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DatelineFeedSite *site = tables[i]; site->name != NULL; site++)
      {
        g_test_message ("%s %s", site->name, site->path);
        g_assert_true (*site->path == '/');
        g_assert_nonnull (site->feeds[0].uri);
        g_assert_true (site->look == NULL || site->marks[0] != NULL);
        for (const DatelineFeedSite *other = tables[i]; other < site; other++)
          g_assert_false (strcmp (other->name, site->name) == 0 &&
                          g_strcmp0 (other->query, site->query) == 0 &&
                          strcmp (other->path, site->path) == 0);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-sites/sites", test_sites);
  g_test_add_func ("/feed-sites/marked", test_marked);
  g_test_add_func ("/feed-sites/usual", test_usual);
  g_test_add_func ("/feed-sites/tables", test_tables);
  return g_test_run ();
}
