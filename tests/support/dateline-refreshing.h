/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A refresher with a store, a fetcher and a server of its own, for tests. */

#pragma once

#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline-storing.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-refresher.h"

#define RSS(items)                                                                       \
  "<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>"                 \
  "<link>http://example.org/</link>" items "</channel></rss>"
#define ITEM(id)                                                                         \
  "<item><title>Story " id "</title><guid>" id "</guid>"                                 \
  "<link>http://example.org/" id "</link><description>Text of " id                       \
  "</description></item>"

typedef struct
{
  Storing storing;
  ScriptedServer *server;
  DatelineFetcher *fetcher;
  DatelineRefresher *refresher;
} Refreshing;

static inline void
refreshing_set_up (Refreshing *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  storing_set_up (&self->storing, NULL);
  self->server = scripted_server_new ();
  self->fetcher = dateline_fetcher_new (NULL);
  self->refresher = dateline_refresher_new (self->storing.store, self->fetcher);
  dateline_fetcher_force_online (self->fetcher, TRUE);
  /* The guide has tests of its own. */
  storing_try_remove_feed (self->storing.store, 1, &error);
  g_assert_no_error (error);
}

static inline void
refreshing_tear_down (Refreshing *self, gconstpointer data)
{
  settle_finalize (self->refresher);
  settle_finalize (self->fetcher);
  settle_until (G_OBJECT (self->storing.store)->ref_count == 1);
  storing_tear_down (&self->storing, NULL);
  scripted_server_free (self->server);
}

static inline gint64
follow (Refreshing *self, const char *path)
{
  g_autofree char *uri = scripted_server_uri (self->server, path);

  return storing_add_feed (self->storing.store, uri, NULL);
}

static inline DatelineRefreshSummary *
try_refresh (Refreshing *self, DatelineRefreshFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_refresher_refresh_async (self->refresher, flags, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_refresher_refresh_finish (self->refresher, result, error);
}

static inline void
refresh (Refreshing *self, DatelineRefreshFlags flags, guint n_feeds, guint n_failed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineRefreshSummary) summary = try_refresh (self, flags, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dateline_refresh_summary_get_n_feeds (summary), ==, n_feeds);
  g_assert_cmpuint (dateline_refresh_summary_get_n_failed (summary), ==, n_failed);
}

static inline guint
count_stories (Refreshing *self)
{
  g_autoptr (GArray) ids = storing_list_ids (self->storing.store, NULL);

  return ids->len;
}

static inline void
assert_feed (Refreshing *self, gint64 id, const char *error, guint n_stories)
{
  g_autoptr (DatelineFeed) feed = storing_get_feed (self->storing.store, id);

  g_assert_cmpstr (dateline_feed_get_error (feed), ==, error);
  g_assert_cmpuint (dateline_feed_get_n_stories (feed), ==, n_stories);
}
