/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as a feed document: a sentence or a document, which holds nothing that is not
 * fit to be kept, and the same each time. */

#include "fuzz-target.h"

#include "fuzz-checks.h"

#include "dateline/feed/dateline-feed-parser.h"

#define URI "https://example.org/feed"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineFeedDocument) document =
      dateline_feed_document_parse (content, NULL, URI, &error);
  g_autoptr (DatelineFeedDocument) again = NULL;
  GPtrArray *entries;
  GPtrArray *others;

  g_assert_true ((document == NULL) == (error != NULL));
  if (document == NULL)
    {
      g_assert_true (error->domain == DATELINE_FEED_ERROR);
      fuzz_check_line (error->message);
      return 0;
    }
  fuzz_check_document (document, size);

  again = dateline_feed_document_parse (content, "application/xml", URI, NULL);
  g_assert_nonnull (again);
  entries = dateline_feed_document_get_entries (document);
  others = dateline_feed_document_get_entries (again);
  g_assert_cmpuint (entries->len, ==, others->len);
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpstr (dateline_entry_get_key (g_ptr_array_index (entries, i)),
                     ==,
                     dateline_entry_get_key (g_ptr_array_index (others, i)));
  return 0;
}
