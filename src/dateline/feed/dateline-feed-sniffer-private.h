/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a document is, by its beginning: servers' content types are not to be trusted.
 * Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_FEED_KIND_UNKNOWN,
  DATELINE_FEED_KIND_RSS,
  DATELINE_FEED_KIND_RDF,
  DATELINE_FEED_KIND_ATOM,
  DATELINE_FEED_KIND_JSON, /* some JSON: whether a feed shows when it is read */
  DATELINE_FEED_KIND_HTML,
  DATELINE_FEED_KIND_OPML,
} DatelineFeedKind;

gboolean dateline_feed_looks_like_json (const char *bytes, gsize length);
DatelineFeedKind dateline_feed_sniff (const char *text, gsize length, gsize *root);

G_END_DECLS
