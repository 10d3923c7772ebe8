/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a document is, by its beginning. */

#include "dateline/feed/dateline-feed-sniffer-private.h"

#include <string.h>

static void
test_kinds (void)
{
  static const struct
  {
    const char *text;
    DatelineFeedKind kind;
    gsize root;
  } cases[] = {
    { "<rss version='2.0'>", DATELINE_FEED_KIND_RSS, 0 },
    { "<?xml version='1.0'?>\n<rss>", DATELINE_FEED_KIND_RSS, 22 },
    { "\n\n junk <!-- <feed> --> <RSS>", DATELINE_FEED_KIND_RSS, 24 },
    { "<r:rss xmlns:r='urn:x'>", DATELINE_FEED_KIND_RSS, 0 },
    { "<br />\n<b>Warning</b>: x in y<rss>", DATELINE_FEED_KIND_RSS, 29 },
    { "<!DOCTYPE rss [<!ENTITY a '<feed>'>]><rss>", DATELINE_FEED_KIND_RSS, 37 },
    { "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><rss>", DATELINE_FEED_KIND_RSS, 46 },
    { "<feed>", DATELINE_FEED_KIND_ATOM, 0 },
    { "<atom:feed>", DATELINE_FEED_KIND_ATOM, 0 },
    { "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", DATELINE_FEED_KIND_RDF, 0 },
    { "<rdf:RDF xmlns='http://xmlns.com/foaf/0.1/'>", DATELINE_FEED_KIND_UNKNOWN, 0 },
    { " {\"version\": 1}", DATELINE_FEED_KIND_JSON, 0 },
    { "[1]", DATELINE_FEED_KIND_JSON, 0 },
    { "<!DOCTYPE html><html><rss>", DATELINE_FEED_KIND_HTML, 15 },
    { "<opml version='2.0'>", DATELINE_FEED_KIND_OPML, 0 },
    { "<svg/>", DATELINE_FEED_KIND_UNKNOWN, 0 },
    { "rss feed", DATELINE_FEED_KIND_UNKNOWN, 0 },
    { "<rssx>", DATELINE_FEED_KIND_UNKNOWN, 0 },
    { "", DATELINE_FEED_KIND_UNKNOWN, 0 },
    { "<", DATELINE_FEED_KIND_UNKNOWN, 0 },
    { "<!--", DATELINE_FEED_KIND_UNKNOWN, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize root;

      g_assert_cmpint (dateline_feed_sniff (cases[i].text, strlen (cases[i].text), &root),
                       ==,
                       cases[i].kind);
      if (cases[i].kind != DATELINE_FEED_KIND_UNKNOWN)
        g_assert_cmpuint (root, ==, cases[i].root);
    }
}

static void
test_json (void)
{
  g_assert_true (dateline_feed_looks_like_json ("\xEF\xBB\xBF {", 5));
  g_assert_true (dateline_feed_looks_like_json ("\xFF\xFE{\0", 4));
  g_assert_false (dateline_feed_looks_like_json ("x{", 2));
  g_assert_false (dateline_feed_looks_like_json ("", 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-sniffer/kinds", test_kinds);
  g_test_add_func ("/feed-sniffer/json", test_json);
  return g_test_run ();
}
