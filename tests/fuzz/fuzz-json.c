/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any text as JSON: the reader tells no more ends than beginnings, stays within its depth
 * and makes no text out of nothing. The same text as a JSON Feed. */

#include "fuzz-target.h"

#include "fuzz-checks.h"

#include "dateline/feed/dateline-feed-parser.h"
#include "dateline/text/dateline-json-private.h"

static void
read_events (const char *text, gsize length)
{
  g_autoptr (DatelineJson) json = dateline_json_new (text, length);
  DatelineJsonEvent event;
  guint depth = 0;
  gsize told = 0;

  while ((event = dateline_json_next (json)) != DATELINE_JSON_DONE)
    {
      if (event == DATELINE_JSON_OBJECT || event == DATELINE_JSON_ARRAY)
        depth++;
      else if (event == DATELINE_JSON_END)
        g_assert_cmpuint (depth--, >, 0);
      else
        told += strlen (dateline_json_get_value (json));
      fuzz_check_text (dateline_json_get_key (json));
      fuzz_check_text (dateline_json_get_value (json));
      g_assert_cmpuint (dateline_json_get_depth (json), ==, depth);
      g_assert_cmpuint (depth, <=, DATELINE_JSON_MAX_DEPTH);
    }
  g_assert_cmpuint (told, <=, length);
  g_assert_true (!dateline_json_is_complete (json) || depth == 0);
  g_assert_true (dateline_json_next (json) == DATELINE_JSON_DONE);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineFeedDocument) document = NULL;

  read_events (text, strlen (text));
  document = dateline_feed_document_parse (content,
                                           "application/feed+json",
                                           "https://example.org/feed.json",
                                           &error);
  g_assert_true ((document == NULL) == (error != NULL));
  if (document != NULL)
    fuzz_check_document (document, size);
  return 0;
}
