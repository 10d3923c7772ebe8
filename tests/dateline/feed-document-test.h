/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Documents that are feeds, and their entries, for the tests of the formats. Each test
 * program includes it once. */

#pragma once

#include "dateline/feed/dateline-feed-parser.h"

#include <string.h>

G_GNUC_UNUSED static DatelineFeedDocument *
parse (const char *text, const char *uri)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DatelineFeedDocument *document =
      dateline_feed_document_parse (bytes, NULL, uri, &error);

  g_assert_no_error (error);
  return document;
}

G_GNUC_UNUSED static DatelineEntry *
get_entry (DatelineFeedDocument *document, guint i)
{
  GPtrArray *entries = dateline_feed_document_get_entries (document);

  g_assert_cmpuint (i, <, entries->len);
  return g_ptr_array_index (entries, i);
}
