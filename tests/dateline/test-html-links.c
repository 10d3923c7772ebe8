/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The links of a page, by which its feeds are found. */

#include "dateline/html/dateline-html-links-private.h"

static const DatelineHtmlLink *
get_link (GPtrArray *links, guint n)
{
  g_assert_cmpuint (n, <, links->len);
  return g_ptr_array_index (links, n);
}

static void
test_links (void)
{
  const char *html =
      "<head><base href='/sub/'><base href='/other/'>"
      "<LINK REL='Alternate Feed' TYPE=application/rss+xml HREF='feed?a=1&amp;b=2' "
      "title=' News  &amp; more '>"
      "<link rel=stylesheet>"
      "<script>document.write('<link href=no>')</script><!-- <link href=no> -->"
      "</head><body><a href='/rss'>Our <b>RSS</b>\n feed</a> text"
      "<a href=x title=Named>text</a><a name=here>no</a><a href=y>open";
  g_autofree char *base = NULL;
  g_autoptr (GPtrArray) links = dateline_html_find_links (html, -1, &base);

  g_assert_cmpstr (base, ==, "/sub/");
  g_assert_cmpuint (links->len, ==, 4);

  g_assert_false (get_link (links, 0)->is_anchor);
  g_assert_cmpstr (get_link (links, 0)->rel, ==, "alternate feed");
  g_assert_cmpstr (get_link (links, 0)->type, ==, "application/rss+xml");
  g_assert_cmpstr (get_link (links, 0)->href, ==, "feed?a=1&b=2");
  g_assert_cmpstr (get_link (links, 0)->title, ==, "News & more");

  g_assert_true (get_link (links, 1)->is_anchor);
  g_assert_null (get_link (links, 1)->rel);
  g_assert_cmpstr (get_link (links, 1)->title, ==, "Our RSS feed");
  g_assert_cmpstr (get_link (links, 2)->title, ==, "Named");
  g_assert_cmpstr (get_link (links, 3)->title, ==, "open");
}

static void
test_no_base (void)
{
  char *base = (char *) "unset";
  g_autoptr (GPtrArray) links = dateline_html_find_links ("<a href=x></a>", 14, &base);

  g_assert_null (base);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_null (get_link (links, 0)->title);
}

static void
test_title (void)
{
  g_autofree char *title = dateline_html_find_title (
      "<head><TITLE lang=en>\n A &amp; <b>B</b> &mdash; C </TITLE><title>no</title>",
      -1);
  g_autofree char *none = dateline_html_find_title ("<p>x</p>", -1);
  g_autofree char *empty = dateline_html_find_title ("<title> </title>", -1);

  g_assert_cmpstr (title, ==, "A & <b>B</b> — C");
  g_assert_null (none);
  g_assert_null (empty);
}

/* What tells an anchor apart whose text is a picture; and what is not there yet. */
static void
test_marks (void)
{
  g_autoptr (GPtrArray) links =
      dateline_html_find_links ("<a class='icon fa-rss' aria-label=Feed href=1></a>"
                                "<a href=2 hreflang=de></a>"
                                "<template><a href=3></a><template></template>"
                                "<link href=4></template></template><a href=5></a>",
                                -1,
                                NULL);

  g_assert_cmpuint (links->len, ==, 3);
  g_assert_cmpstr (get_link (links, 0)->marks, ==, "icon fa-rss Feed");
  g_assert_null (get_link (links, 0)->hreflang);
  g_assert_null (get_link (links, 1)->marks);
  g_assert_cmpstr (get_link (links, 1)->hreflang, ==, "de");
  g_assert_cmpstr (get_link (links, 2)->href, ==, "5");
}

static void
test_meta (void)
{
  const char *html = "<!-- <meta name=a content=no> --><meta name=b content=no>"
                     "<META Content=' One\n &amp; two ' NAME=A><meta name=a content=no>"
                     "<meta property=og:x content=three><meta itemprop=y content=four>"
                     "<meta name=empty><meta name=z>";
  const char *const pairs[] = { "a", "One & two", "og:x", "three", "y", "four" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      g_autofree char *content = dateline_html_find_meta (html, -1, pairs[i]);

      g_assert_cmpstr (content, ==, pairs[i + 1]);
    }
  g_assert_null (dateline_html_find_meta (html, -1, "empty"));
  g_assert_null (dateline_html_find_meta (html, -1, "w"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-links/links", test_links);
  g_test_add_func ("/html-links/no-base", test_no_base);
  g_test_add_func ("/html-links/title", test_title);
  g_test_add_func ("/html-links/marks", test_marks);
  g_test_add_func ("/html-links/meta", test_meta);
  return g_test_run ();
}
