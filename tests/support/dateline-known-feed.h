/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A feed that was asked an hour ago and answered, for tests of what comes next. */

#pragma once

#include "dateline/model/dateline-feed-builder-private.h"

#define NOW G_GINT64_CONSTANT (1772366400) /* a Sunday, noon UTC */
#define MINUTE 60
#define HOUR ((gint64) 60 * MINUTE)
#define DAY (24 * HOUR)

static inline void
fill_feed (DatelineFeedBuilder *builder)
{
  dateline_feed_builder_init (builder);
  builder->uri = g_strdup ("https://example.org/feed");
  builder->title = g_strdup ("Example");
  builder->fetched_at = NOW - HOUR;
  builder->attempted_at = NOW - HOUR;
  builder->etag = g_strdup ("\"old\"");
  builder->last_modified = g_strdup ("yesterday");
  builder->n_recent = 672;
}

static inline DatelineFeed *
make_feed (void)
{
  g_auto (DatelineFeedBuilder) builder = { 0 };

  fill_feed (&builder);
  return dateline_feed_builder_build (&builder);
}
