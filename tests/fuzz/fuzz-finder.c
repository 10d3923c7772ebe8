/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as a web page in which feeds are looked for. */

#include "fuzz-target.h"

#include "dateline/feed/dateline-feed-finder.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) page = g_bytes_new (bytes, size);
  g_autoptr (GPtrArray) links =
      dateline_feed_finder_find (page, "text/html", "https://example.org/");

  g_assert_nonnull (links);
  return 0;
}
