/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/feed/dateline-feed-finder.h"

#include <string.h>

/* The feeds as "address title type" lines; what is not there is "-". */
static char *
find (const char *html, const char *content_type, const char *uri)
{
  g_autoptr (GBytes) page = g_bytes_new (html, strlen (html));
  g_autoptr (GPtrArray) links = dateline_feed_finder_find (page, content_type, uri);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      DatelineFeedLink *link = g_ptr_array_index (links, i);
      const char *title = dateline_feed_link_get_title (link);
      const char *type = dateline_feed_link_get_mime_type (link);

      g_string_append_printf (lines,
                              "%s%s %s %s",
                              i > 0 ? "\n" : "",
                              dateline_feed_link_get_uri (link),
                              title ? title : "-",
                              type ? type : "-");
      g_assert_null (dateline_feed_link_get_document (link));
    }
  return g_string_free (lines, FALSE);
}

typedef struct
{
  const char *html;
  const char *expected;
} Case;

#define RSS "application/rss+xml"

static const Case cases[] = {
  { "<link rel=alternate type=" RSS " href=/feed title='A &amp; B'>",
    "https://x.org/feed A & B " RSS },
  { "<LINK REL='Alternate Nofollow' TYPE='Application/Atom+XML; charset=utf-8' HREF=a>",
    "https://x.org/dir/a - Application/Atom+XML; charset=utf-8" },
  { "<link rel=alternate type=" RSS " href=/1><link rel=alternate "
    "type=application/feed+json href=/2>",
    "https://x.org/1 - " RSS "\nhttps://x.org/2 - application/feed+json" },
  { "<link rel=feed href=/f>", "https://x.org/f - -" },
  { "<link rel=feed href=feed://y.org/f>", "https://y.org/f - -" },
  { "<p>text<link rel=alternate type=" RSS " href=/late>", "https://x.org/late - " RSS },
  { "<a rel=alternate type=" RSS " href=/a>The feed</a>",
    "https://x.org/a The feed " RSS },
  { "<link rel=feed href=https://me:pw@y.org/f>", "https://y.org/f - -" },
  /* Once, however it is written. */
  { "<link rel=alternate type=" RSS " href=/f title=A><link rel=alternate type=" RSS
    " href=https://X.org:443/f#top title=B>",
    "https://x.org/f A " RSS },
  /* <base>, also a relative one. */
  { "<base href=//y.org/z/><link rel=alternate type=" RSS " href=f>",
    "https://y.org/z/f - " RSS },
  { "<base href=javascript:1><link rel=alternate type=" RSS " href=f>",
    "https://x.org/dir/f - " RSS },
  /* JSON is a feed only where its address says so. */
  { "<link rel=alternate type=application/json href=/wp-json/posts/1>"
    "<link rel=alternate type=application/json href=/feed.json>",
    "https://x.org/feed.json - application/json" },
  { "<link rel=alternate type=application/json title='JSON Feed' href=/x.json>",
    "https://x.org/x.json JSON Feed application/json" },
  /* Scripts are not run here, so what is there without them counts. */
  { "<noscript><link rel=alternate type=" RSS " href=/n></noscript>",
    "https://x.org/n - " RSS },
  { "<link rel='&#97;lternate' type=application&#47;rss+xml href='/f&quest;a=1&amp;b=2'>",
    "https://x.org/f?a=1&b=2 - " RSS },
  { "<link href=' /f\n' title='' type=' " RSS " ; charset=x' rel='\talternate\n'>",
    "https://x.org/f -  " RSS " ; charset=x" },
  { "<link rel=canonical href=/page><link rel='home alternate' type=" RSS " href=../f/>",
    "https://x.org/f/ - " RSS },
  { "<link rel=alternate type=" RSS " href=/f href=/g rel=stylesheet>",
    "https://x.org/f - " RSS },
  /* What is no feed. */
  { "", "" },
  { "<template><link rel=alternate type=" RSS " href=/t></template>", "" },
  { "<title><link rel=alternate type=" RSS " href=/t></title>", "" },
  { "<textarea><link rel=alternate type=" RSS " href=/t></textarea>", "" },
  { "<link href rel=alternate type=" RSS ">", "" },
  { "<link rel=alternates type=" RSS " href=/f>", "" },
  { "<link rel=stylesheet href=x.css><link rel=alternate hreflang=de href=/de/>", "" },
  { "<link rel='alternate stylesheet' type=text/xml href=x.xsl>", "" },
  { "<link rel=alternate type=application/json+oembed href=/o>"
    "<link rel=alternate type=text/xml+oembed href=/o>",
    "" },
  { "<link rel=alternate type=text/html href=/mobile>", "" },
  { "<link rel=alternate type=" RSS ">", "" },
  { "<link rel=alternate type=" RSS " href=''>", "" },
  { "<link rel=alternate type=" RSS " href=javascript:alert(1)>", "" },
  { "<link rel=alternate type=" RSS " href=file:///etc/passwd>", "" },
  { "<script>'<link rel=alternate type=" RSS " href=/js>'</script>", "" },
  { "<!-- <link rel=alternate type=" RSS " href=/comment> -->", "" },
  { "<a href=/feed>RSS</a>", "" },
};

static void
test_pages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (cases[i].html, NULL, "https://x.org/dir/page");

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_without_address (void)
{
  g_autofree char *found = find ("<link rel=alternate type=" RSS " href=f>"
                                 "<link rel=alternate type=" RSS " href=http://x/f>",
                                 NULL,
                                 NULL);

  g_assert_cmpstr (found, ==, "f - " RSS "\nhttp://x/f - " RSS);
}

static void
test_encodings (void)
{
  g_autofree char *declared = find ("<meta charset=windows-1251><link rel=feed href=/f "
                                    "title='\xcf'>",
                                    NULL,
                                    "http://x/");
  g_autofree char *sent = find ("<link rel=feed href=/f title='\xcf'>",
                                "text/html; charset=koi8-r",
                                "http://x/");

  g_assert_cmpstr (declared, ==, "http://x/f П -");
  g_assert_cmpstr (sent, ==, "http://x/f о -");
}

/* A title that would turn the text around it, and more feeds than anybody has. */
static void
test_hostile (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *tame =
      find ("<link rel=feed href=/f title='a\xe2\x80\xae\nb'>", NULL, "http://x/");
  g_autofree char *found = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_cmpstr (tame, ==, "http://x/f a b -");
  for (int i = 0; i < 20000; i++)
    g_string_append_printf (many, "<link rel=feed href=/f%d>", i);
  found = find (many->str, NULL, "http://x/");
  lines = g_strsplit (found, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-finder/pages", test_pages);
  g_test_add_func ("/feed-finder/without-address", test_without_address);
  g_test_add_func ("/feed-finder/encodings", test_encodings);
  g_test_add_func ("/feed-finder/hostile", test_hostile);
  return g_test_run ();
}
