/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as a web page in which feeds are looked for: what is found can be fetched, is
 * found once, and is no more than the limit. */

#include "fuzz-target.h"

#include "fuzz-checks.h"

#include "dateline/feed/dateline-feed-finder.h"

#define MOST_FEEDS 200

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) page = g_bytes_new (bytes, size);
  g_autoptr (GPtrArray) links =
      dateline_feed_finder_find (page, "text/html", "https://example.org/");
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_nonnull (links);
  g_assert_cmpuint (links->len, <=, MOST_FEEDS);
  for (guint i = 0; i < links->len; i++)
    {
      const DatelineFeedLink *link = g_ptr_array_index (links, i);
      const char *uri = dateline_feed_link_get_uri (link);

      g_assert_cmpint (g_ascii_strncasecmp (uri, "http", 4), ==, 0);
      fuzz_check_address (uri, DATELINE_URI_FETCH);
      fuzz_check_line (dateline_feed_link_get_title (link));
      fuzz_check_text (dateline_feed_link_get_mime_type (link));
      g_assert_true (g_hash_table_add (seen, dateline_uri_normalize (uri)));
    }
  return 0;
}
