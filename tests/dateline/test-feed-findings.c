/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/feed/dateline-feed-finder-private.h"

#include <string.h>

#define RSS(href, title)                                                                 \
  "<link rel=alternate type=application/rss+xml href='" href "' title='" title "'>"

static char *
join (GPtrArray *links)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? " " : "",
                            dateline_feed_link_get_uri (links->pdata[i]));
  return g_string_free (text, FALSE);
}

static DatelineFeedFindings *
find (const char *html, const char *header, const char *asked, const char *uri)
{
  g_autoptr (GBytes) page = g_bytes_new (html, strlen (html));

  return dateline_feed_findings_new (page, NULL, header, asked, uri, dateline_feed_sites);
}

/* What is named, best first. */
static const struct
{
  const char *html;
  const char *page;
  const char *expected;
} named[] = {
  { RSS ("/comments/feed/", "X » Comments Feed") RSS ("/feed/", "X » Feed"),
    "https://x.org/",
    "https://x.org/feed/ https://x.org/comments/feed/" },
  { RSS ("/k", "X » Kommentar-Feed") RSS ("/f", "X » Feed"),
    "https://x.org/",
    "https://x.org/f https://x.org/k" },
  /* The section that was asked for comes first. */
  { RSS ("/feed/", "X") RSS ("/comments/feed/", "C") RSS ("/category/a/feed/", "A"),
    "https://x.org/category/a/",
    "https://x.org/category/a/feed/ https://x.org/feed/ https://x.org/comments/feed/" },
  { RSS ("/feed.xml", "All") RSS ("/sport.xml", "Sport"),
    "https://x.org/sport",
    "https://x.org/sport.xml https://x.org/feed.xml" },
  { RSS ("/feed.xml", "All") RSS ("/sportive.xml", "Other"),
    "https://x.org/sport",
    "https://x.org/feed.xml https://x.org/sportive.xml" },
  /* The feed below a post is of what readers write. */
  { "<meta name=generator content='WordPress 6'>" RSS ("/a-post/feed/", "P")
        RSS ("/feed/", "X"),
    "https://x.org/a-post/",
    "https://x.org/feed/ https://x.org/a-post/feed/" },
};

static void
test_named (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autoptr (DatelineFeedFindings) findings =
          find (named[i].html, NULL, named[i].page, named[i].page);
      g_autofree char *found = join (findings->named);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (found, ==, named[i].expected);
    }
}

static const struct
{
  const char *header;
  const char *expected;
} headers[] = {
  { "</f>; rel=\"alternate\"; type=\"application/rss+xml\"", "https://x.org/f" },
  { "<f>;rel=alternate;type=application/atom+xml;title=\"A, B; C\"",
    "https://x.org/dir/f" },
  { "</s.css>; rel=stylesheet, </f>; rel=\"nofollow alternate\"; type=text/xml",
    "https://x.org/f" },
  { "<https://api.w.org/>; rel=\"https://api.w.org/\", </1>; rel=feed, </2>; rel=feed",
    "https://x.org/1 https://x.org/2" },
  { "</f>; rel=\"alternate\"; type=\"application/rss+xml\","
    "</f>; rel=\"alternate\"; type=\"application/rss+xml\"",
    "https://x.org/f" },
  /* A quote in a title cannot end it early. */
  { "</f>; title=\"\\\", <g>; rel=feed\"; rel=feed", "https://x.org/f" },
  { "</f>; REL=Feed", "https://x.org/f" },
  { "</f>; rel; rel=feed", "https://x.org/f" },
  { "</f>; rel=alternate; type=text/html", "" },
  { "</f>; rel=next", "" },
  { "<javascript:1>; rel=feed", "" },
  { "</f", "" },
  { "</f>; rel=\"feed", "https://x.org/f" },
  { "nothing", "" },
  { "", "" },
  { NULL, "" },
};

static void
test_headers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autoptr (DatelineFeedFindings) findings =
          find ("<p>", headers[i].header, "https://x.org/dir/p", "https://x.org/dir/p");
      g_autofree char *found = join (findings->named);

      g_test_message ("%s", headers[i].header);
      g_assert_cmpstr (found, ==, headers[i].expected);
    }
}

static const struct
{
  const char *html;
  gboolean is_clear;
  const char *expected;
} visible[] = {
  { "<a href=/rss.xml>x</a>", TRUE, "https://x.org/rss.xml" },
  { "<a href='news.rss?a=b'>x</a><a href=/news/feed/>y</a>",
    TRUE,
    "https://x.org/dir/news.rss?a=b https://x.org/news/feed/" },
  { "<a href=https://feeds.y.org/z>x</a><a href=/?feed=rss2>y</a>",
    TRUE,
    "https://feeds.y.org/z https://x.org/?feed=rss2" },
  { "<a type=application/rss+xml href=/z>x</a>", TRUE, "https://x.org/z" },
  { "<link rel=alternate type=text/html title=RSS href=/f.rss>",
    TRUE,
    "https://x.org/f.rss" },
  { "<link rel=alternate href=/f.rss>", TRUE, "https://x.org/f.rss" },
  { "<link type=application/rss+xml href=/z>", TRUE, "https://x.org/z" },
  /* By what it is called, if nothing is clearer. */
  { "<a href=/z>Subscribe by RSS</a>", FALSE, "https://x.org/z" },
  { "<a href=/z class='icon fa-rss'></a>", FALSE, "https://x.org/z" },
  { "<a href=/z aria-label='RSS feed'><svg></svg></a>", FALSE, "https://x.org/z" },
  { "<a href=/z title=RSS><img src=i></a>", FALSE, "https://x.org/z" },
  { "<a href=/z>RSS</a><a href=/f.rss>x</a>", TRUE, "https://x.org/f.rss" },
  { "<a href=/f.rss>x</a><a href=/f.rss#a>y</a>", TRUE, "https://x.org/f.rss" },
  { "<a href=/comments/feed/>C</a><a href=/feed/>F</a>",
    TRUE,
    "https://x.org/feed/ https://x.org/comments/feed/" },
  /* What is none. */
  { "<a href=/feedback>Feedback</a><a href=/trust>Trust</a>", FALSE, "" },
  { "<a href=/sitemap.xml>Map</a>", FALSE, "" },
  { "<a href=https://en.wikipedia.org/wiki/RSS>RSS</a>", FALSE, "" },
  { "<a href='https://feedly.com/i/feed/https://x.org/rss'>F</a>", FALSE, "" },
  { "<a href='#rss'>RSS</a><a href='mailto:rss@x.org'>RSS</a>", FALSE, "" },
  { "<a href=/dir/page>RSS</a>", FALSE, "" },
  { "<link rel=stylesheet href=/rss/style.css>", FALSE, "" },
  { "<template><a href=/f.rss>x</a></template>", FALSE, "" },
};

static void
test_visible (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (visible); i++)
    {
      g_autoptr (DatelineFeedFindings) findings = find (visible[i].html,
                                                        NULL,
                                                        "https://x.org/dir/page",
                                                        "https://x.org/dir/page");
      g_autofree char *found = join (findings->visible);

      g_test_message ("%s", visible[i].html);
      g_assert_cmpstr (found, ==, visible[i].expected);
      g_assert_true (findings->is_clear == visible[i].is_clear);
    }
}

/* What the page says of the site, or where it says that it really is. */
static void
test_marked (void)
{
  const char *channel = "https://www.youtube.com/feeds/videos.xml?channel_id=UCx";
  g_autoptr (DatelineFeedFindings) canonical =
      find ("<link rel=canonical href=https://www.youtube.com/channel/UCx>",
            NULL,
            "https://youtu.be/live",
            "https://www.youtube.com/live/1");
  g_autoptr (DatelineFeedFindings) both =
      find (RSS ("https://www.youtube.com/feeds/videos.xml?channel_id=UCx",
                 "RSS") "<script>{\"externalId\":\"UCx\"}</script>",
            NULL,
            "https://www.youtube.com/@me",
            "https://www.youtube.com/@me");
  g_autoptr (DatelineFeedFindings) moved =
      find ("<p>",
            NULL,
            "https://short.example/1",
            "https://www.reddit.com/r/x/comments/1/");
  g_autofree char *first = join (canonical->marked);
  g_autofree char *second = join (both->named);
  g_autofree char *third = join (moved->marked);

  g_assert_cmpstr (first, ==, channel);
  g_assert_cmpstr (second, ==, channel);
  g_assert_cmpstr (dateline_feed_link_get_kind (both->named->pdata[0]),
                   ==,
                   "YouTube channel");
  g_assert_cmpstr (third, ==, "https://www.reddit.com/r/x/comments/1/.rss");
}

static const struct
{
  const char *html;
  const char *expected;
} usual[] = {
  { "<meta name=generator content='Ghost 5'>", "https://x.org/rss/" },
  { "<META CONTENT='Drupal 9' NAME=Generator>", "https://x.org/rss.xml" },
  { "<meta name=generator content='Elementor'><img src=/wp-content/a.png>",
    "https://x.org/feed/ https://x.org/?feed=rss2" },
  { "<!-- This is Squarespace. --><p>",
    "https://x.org/?format=rss "
    "https://x.org/blog?format=rss" },
  { "<meta property=og:platform content=PeerTube>", "https://x.org/feeds/videos.xml" },
  { "<meta name=generator content='Unheard of'>",
    "https://x.org/feed https://x.org/rss.xml https://x.org/atom.xml" },
  /* No page. */
  { "{\"a\": 1}", "" },
  { "plain text", "" },
  { "", "" },
};

static void
test_usual (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      g_autoptr (DatelineFeedFindings) findings =
          find (usual[i].html, NULL, "https://x.org/", "https://x.org/");
      g_autofree char *found = join (findings->usual);

      g_test_message ("%s", usual[i].html);
      g_assert_cmpstr (found, ==, usual[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-findings/named", test_named);
  g_test_add_func ("/feed-findings/headers", test_headers);
  g_test_add_func ("/feed-findings/visible", test_visible);
  g_test_add_func ("/feed-findings/marked", test_marked);
  g_test_add_func ("/feed-findings/usual", test_usual);
  return g_test_run ();
}
