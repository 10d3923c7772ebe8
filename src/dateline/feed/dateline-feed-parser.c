/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The door: bytes of any kind to a feed document, or a sentence that says why not. Any
 * thread; a large document takes a while, so rather a worker. */

#include "dateline/feed/dateline-feed-parser.h"

#include "dateline/feed/dateline-feed-sniffer-private.h"
#include "dateline/feed/dateline-feed-walk-private.h"
#include "dateline/feed/dateline-json-feed-private.h"
#include "dateline/text/dateline-charset-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES (16 * 1024 * 1024)

G_DEFINE_QUARK (dateline - feed - error - quark, dateline_feed_error)

/* What windows-1252 has where Unicode has control characters: the wrong name of an
 * encoding turns one into the other. 0 where it has nothing. */
static const gunichar windows_1252[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* The next control character of U+0080 to U+009F, or @end. */
static const char *
find_control (const char *p, const char *end)
{
  while (p < end && (p = memchr (p, '\xC2', end - p)) != NULL)
    {
      if (p + 1 < end && (guchar) p[1] >= 0x80 && (guchar) p[1] <= 0x9F)
        return p;
      p++;
    }

  return end;
}

static char *
repair_controls (const char *text, gsize *length)
{
  g_autoptr (GString) repaired = g_string_sized_new (*length + *length / 16);
  const char *end = text + *length;

  while (text < end)
    {
      const char *p = find_control (text, end);

      g_string_append_len (repaired, text, p - text);
      if (p == end)
        break;
      if (windows_1252[(guchar) p[1] - 0x80] != 0)
        g_string_append_unichar (repaired, windows_1252[(guchar) p[1] - 0x80]);
      text = p + 2;
    }

  *length = repaired->len;
  return g_string_free (g_steal_pointer (&repaired), FALSE);
}

static char *
drop_nul (const char *text, gsize *length)
{
  char *copy = g_malloc (*length + 1);
  gsize kept = 0;

  for (gsize i = 0; i < *length; i++)
    if (text[i] != '\0')
      copy[kept++] = text[i];
  copy[kept] = '\0';
  *length = kept;
  return copy;
}

/* Takes out what no reader of text can do with; NULL if there is none. */
static char *
repair_text (const char *text, gsize *length)
{
  g_autofree char *without_nul = NULL;

  if (memchr (text, '\0', *length) != NULL)
    text = without_nul = drop_nul (text, length);
  if (find_control (text, text + *length) != text + *length)
    return repair_controls (text, length);

  return g_steal_pointer (&without_nul);
}

static gboolean
has_character (const char *text, gsize length, const char *character)
{
  gsize n = strlen (character);
  const char *end = text + length;

  for (const char *p = text; (p = memchr (p, character[0], end - p)) != NULL; p++)
    if ((gsize) (end - p) >= n && memcmp (p, character, n) == 0)
      return TRUE;
  return FALSE;
}

/* What stands in a text in place of what is no character, and not in the bytes. */
static gboolean
has_replacements (const char *text, gsize length, GBytes *bytes)
{
  return has_character (text, length, "\xef\xbf\xbd") &&
         !has_character (g_bytes_get_data (bytes, NULL),
                         g_bytes_get_size (bytes),
                         "\xef\xbf\xbd");
}

/* Characters that no document may have: controls, and the two that are none. */
static gboolean
has_forbidden (const char *text, gsize length)
{
  gboolean found = FALSE;

  for (gsize i = 0; i < length; i++)
    found |=
        (guchar) text[i] < ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r';
  return found || has_character (text, length, "\xef\xbf\xbe") ||
         has_character (text, length, "\xef\xbf\xbf");
}

static void
set_unknown_error (DatelineFeedKind kind, GError **error)
{
  const char *message = _ ("This is not a feed.");

  if (kind == DATELINE_FEED_KIND_HTML)
    message = _ ("This is a web page, not a feed.");
  else if (kind == DATELINE_FEED_KIND_OPML)
    message = _ ("This is a list of feeds (OPML), not a feed. It can be imported.");
  g_set_error_literal (error,
                       DATELINE_FEED_ERROR,
                       DATELINE_FEED_ERROR_NOT_A_FEED,
                       message);
}

/* White space may stand before a document, but not before its declaration. */
static gboolean
is_declared (const char *text, gsize root)
{
  return g_strstr_len (text, root, "<?xml ") != NULL;
}

static gboolean
read_document (const char *text,
               gsize length,
               const char *uri,
               DatelineFeedDocumentBuilder *builder,
               GError **error)
{
  gsize root;
  DatelineFeedKind kind = dateline_feed_sniff (text, length, &root);

  switch (kind)
    {
    case DATELINE_FEED_KIND_RSS:
    case DATELINE_FEED_KIND_RDF:
    case DATELINE_FEED_KIND_ATOM:
      if (dateline_feed_walk_run (text, length, kind, root, uri, builder))
        {
          builder->is_repaired |= text[strspn (text, " \t\r\n")] != '<' ||
                                  (g_ascii_isspace (text[0]) && is_declared (text, root));
          return TRUE;
        }
      g_set_error_literal (error,
                           DATELINE_FEED_ERROR,
                           DATELINE_FEED_ERROR_DAMAGED,
                           _ ("The feed is damaged: nothing of it can be read."));
      return FALSE;
    case DATELINE_FEED_KIND_JSON:
      if (dateline_json_feed_read (text, length, uri, builder))
        return TRUE;
      set_unknown_error (kind, error);
      return FALSE;
    case DATELINE_FEED_KIND_HTML:
    case DATELINE_FEED_KIND_OPML:
    case DATELINE_FEED_KIND_UNKNOWN:
    default:
      set_unknown_error (kind, error);
      return FALSE;
    }
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}

/**
 * dateline_feed_document_parse:
 * @bytes: what was downloaded, decompressed
 * @content_type: (nullable): the value of the HTTP header of that name; only its charset
 *   is believed
 * @uri: (nullable): the address that @bytes came from; what relative addresses in them
 * are resolved against
 * @error: return location for an error of #DATELINE_FEED_ERROR
 *
 * Reads a feed: RSS 0.9x to 2.0, RSS 1.0 in RDF, Atom 0.3 and 1.0, JSON Feed 1 and 1.1.
 *
 * What the common readers show is read, also where the document is broken or cut off
 * (see dateline_feed_document_is_complete()); nothing that the document names is ever
 * loaded. The contents of the entries are kept as published and are not to be trusted.
 *
 * At most 16 MB and 20,000 entries are read, for at most two seconds of the processor's
 * time; a document that makes much of few bytes is given up. May
 * be called on any thread, rather not on that of a user interface.
 *
 * Returns: (transfer full): the document
 */
DatelineFeedDocument *
dateline_feed_document_parse (GBytes *bytes,
                              const char *content_type,
                              const char *uri,
                              GError **error)
{
  g_autoptr (GBytes) decoded = NULL;
  g_autofree char *repaired = NULL;
  g_auto (DatelineFeedDocumentBuilder) builder;
  gboolean is_repaired;
  const char *text;
  gsize length = 0;
  DatelineCharsetKind kind;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  dateline_feed_document_builder_init (&builder);
  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error_literal (error,
                           DATELINE_FEED_ERROR,
                           DATELINE_FEED_ERROR_TOO_LARGE,
                           _ ("The feed is too large."));
      return NULL;
    }

  text = g_bytes_get_data (bytes, &length);
  kind = length > 0 && dateline_feed_looks_like_json (text, length)
             ? DATELINE_CHARSET_JSON
             : DATELINE_CHARSET_XML;
  decoded = dateline_charset_decode (bytes, content_type, kind);
  text = g_bytes_get_data (decoded, &length);
  if (text == NULL || is_blank (text, length))
    {
      g_set_error_literal (error,
                           DATELINE_FEED_ERROR,
                           DATELINE_FEED_ERROR_EMPTY,
                           _ ("The feed is empty."));
      return NULL;
    }

  is_repaired = has_forbidden (text, length) || has_replacements (text, length, bytes);
  repaired = repair_text (text, &length);
  if (!read_document (repaired ? repaired : text, length, uri, &builder, error))
    return NULL;
  builder.is_repaired |= is_repaired || repaired != NULL;

  return dateline_feed_document_builder_build (&builder);
}
