/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds of each format around a few elements, for the tests of the modules of feeds. Each
 * test program includes it once. */

#pragma once

#include "feed-document-test.h"

#define NAMESPACES                                                                       \
  " xmlns:a='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/'"   \
  " xmlns:dct='http://purl.org/dc/terms/'"                                               \
  " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"                           \
  " xmlns:g='http://www.google.com/schemas/play-podcasts/1.0'"                           \
  " xmlns:thr='http://purl.org/syndication/thread/1.0'"                                  \
  " xmlns:fb='http://rssnamespace.org/feedburner/ext/1.0'"                               \
  " xmlns:prism='http://prismstandard.org/namespaces/1.2/basic/'"                        \
  " xmlns:georss='http://www.georss.org/georss'"                                         \
  " xmlns:geo='http://www.w3.org/2003/01/geo/wgs84_pos#'"                                \
  " xmlns:gml='http://www.opengis.net/gml/3.2'"                                          \
  " xmlns:podcast='https://podcastindex.org/namespace/1.0'"                              \
  " xmlns:wf='http://webfeeds.org/rss/1.0'"

typedef enum
{
  IN_RSS = 1 << 0,
  IN_ATOM = 1 << 1,
  IN_RDF = 1 << 2,
  IN_ANY = IN_RSS | IN_ATOM | IN_RDF,
} Formats;

/* A feed of each format around "%s" of a feed and "%s" of an entry. */
static const char *const frames[] = {
  "<rss version='2.0'" NAMESPACES "><channel>%s<item>%s</item></channel></rss>",
  "<feed xmlns='http://www.w3.org/2005/Atom'" NAMESPACES ">%s<entry>%s</entry></feed>",
  "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
  "xmlns='http://purl.org/rss/1.0/'" NAMESPACES
  "><channel>%s</channel><item>%s</item></rdf:RDF>",
};

G_GNUC_UNUSED static DatelineFeedDocument *
parse_framed (const char *frame, const char *feed, const char *entry)
{
  g_auto (GStrv) parts = g_strsplit (frame, "%s", 3);
  g_autofree char *text = g_strconcat (parts[0], feed, parts[1], entry, parts[2], NULL);

  return parse (text, "https://e.example/feed");
}

G_GNUC_UNUSED static DatelineEntry *
get_only_entry (DatelineFeedDocument *document)
{
  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, 1);
  return get_entry (document, 0);
}
