/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as a feed document: an error or a document, and its texts are UTF-8. */

#include "fuzz-target.h"

#include "dateline/feed/dateline-feed-parser.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineFeedDocument) document =
      dateline_feed_document_parse (content, NULL, "https://example.org/feed", &error);

  GPtrArray *entries;

  g_assert_true ((document == NULL) == (error != NULL));
  if (document == NULL)
    return 0;
  entries = dateline_feed_document_get_entries (document);
  for (guint i = 0; i < entries->len; i++)
    {
      DatelineEntry *entry = g_ptr_array_index (entries, i);
      const char *title = dateline_entry_get_title (entry);

      g_assert_true (title == NULL || g_utf8_validate (title, -1, NULL));
    }
  return 0;
}
