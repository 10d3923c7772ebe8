/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a document is, by its beginning. Pure, any thread. */

#include "dateline/feed/dateline-feed-sniffer-private.h"

#include "dateline/feed/dateline-xml-tag-private.h"

#include <string.h>

/* How much junk is searched for the beginning of a feed. */
#define MAX_JUNK (64 * 1024)

static const struct
{
  const char *name;
  DatelineFeedKind kind;
} roots[] = {
  { "rss", DATELINE_FEED_KIND_RSS },     { "RDF", DATELINE_FEED_KIND_RDF },
  { "feed", DATELINE_FEED_KIND_ATOM },   { "entry", DATELINE_FEED_KIND_ATOM },
  { "html", DATELINE_FEED_KIND_HTML },   { "opml", DATELINE_FEED_KIND_OPML },
  { "head", DATELINE_FEED_KIND_HTML },   { "body", DATELINE_FEED_KIND_HTML },
  { "channel", DATELINE_FEED_KIND_RSS },
};

/*
 * dateline_feed_looks_like_json:
 * @bytes: a document in any encoding
 * @length: its length
 *
 * Returns: whether it begins as a JSON object or array does
 */
gboolean
dateline_feed_looks_like_json (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = bytes[i];

      if (c == '{' || c == '[')
        return TRUE;
      /* White space, byte order marks and the other half of UTF-16. */
      if (c > ' ' && c != 0xEF && c != 0xBB && c != 0xBF && c != 0xFE && c != 0xFF)
        return FALSE;
    }

  return FALSE;
}

static const char *
skip_declaration (const char *p, const char *end)
{
  const char *close;
  const char *subset;

  if (end - p >= 4 && memcmp (p, "<!--", 4) == 0)
    return dateline_xml_skip_past (p + 4, end, "-->");

  close = dateline_xml_skip_past (p, end, ">");
  subset = memchr (p, '[', close - p);
  return subset ? dateline_xml_skip_past (dateline_xml_skip_past (subset, end, "]"),
                                          end,
                                          ">")
                : close;
}

static DatelineFeedKind
find_root (const char *name, const char *end)
{
  const char *p = name;

  for (; p < end && !g_ascii_isspace (*p) && strchr ("/><", *p) == NULL; p++)
    if (*p == ':')
      name = p + 1;

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    if (strlen (roots[i].name) == (gsize) (p - name) &&
        g_ascii_strncasecmp (roots[i].name, name, p - name) == 0)
      return roots[i].kind;

  return DATELINE_FEED_KIND_UNKNOWN;
}

/* Atom has documents of one entry (RFC 4287, 4.1.2); much else begins with one. */
static gboolean
is_other_entry (const char *tag, const char *end)
{
  const char *close = dateline_xml_skip_past (tag, end, ">");

  return g_ascii_strncasecmp (tag, "<entry", MIN ((gsize) (close - tag), 6)) == 0 &&
         g_strstr_len (tag, close - tag, "/Atom") == NULL &&
         g_strstr_len (tag, close - tag, "/atom/") == NULL;
}

/* Much besides feeds is RDF. */
static gboolean
is_rss_rdf (const char *text, gsize length)
{
  static const char *const marks[] = {
    "purl.org/rss/",
    "netscape.com/rdf/simple/",
    "<channel",
    "<item",
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strstr_len (text, length, marks[i]) != NULL)
      return TRUE;

  return FALSE;
}

/*
 * dateline_feed_sniff:
 * @text: a document, UTF-8
 * @length: its length in bytes
 * @root: (out): where the root element of an XML feed begins
 *
 * Tells what a document is. Junk before it is passed over.
 *
 * Returns: the kind
 */
DatelineFeedKind
dateline_feed_sniff (const char *text, gsize length, gsize *root)
{
  const char *end = text + length;
  const char *last = text + MIN (length, MAX_JUNK);
  const char *p = text;

  *root = 0;
  if (dateline_feed_looks_like_json (text, length))
    return DATELINE_FEED_KIND_JSON;

  while (p < last && (p = memchr (p, '<', last - p)) != NULL && p + 1 < end)
    {
      DatelineFeedKind kind;

      if (p[1] == '!' || p[1] == '?')
        {
          p = p[1] == '!' ? skip_declaration (p, end)
                          : dateline_xml_skip_past (p, end, ">");
          continue;
        }

      kind = find_root (p + 1, end);
      *root = p - text;
      if (kind == DATELINE_FEED_KIND_RDF && !is_rss_rdf (p, end - p))
        return DATELINE_FEED_KIND_UNKNOWN;
      if (kind == DATELINE_FEED_KIND_ATOM && is_other_entry (p, end))
        kind = DATELINE_FEED_KIND_UNKNOWN;
      if (kind != DATELINE_FEED_KIND_UNKNOWN)
        return kind;
      p++;
    }

  *root = 0;
  return DATELINE_FEED_KIND_UNKNOWN;
}
