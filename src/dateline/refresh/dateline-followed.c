/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is followed tells what may be fetched, and how. Main context only. A name that is
 * not plainly of a private network becomes known when its feed is fetched: it may have
 * got a private address only to lead somebody astray. */

#include "dateline/refresh/dateline-followed-private.h"

#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/net/dateline-media-cache-private.h"

typedef struct
{
  DatelineFetcher *fetcher;
  DatelineMediaCache *cache;
} Pupils;

static void
pupils_free (Pupils *pupils)
{
  g_object_unref (pupils->fetcher);
  g_object_unref (pupils->cache);
  g_free (pupils);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pupils, pupils_free)

static void
teach_feed (Pupils *pupils, DatelineFeed *feed)
{
  const char *icon_uri = dateline_feed_get_icon_uri (feed);
  g_autoptr (GUri) uri =
      g_uri_parse (dateline_feed_get_uri (feed), G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (icon_uri != NULL)
    dateline_media_cache_note_icon (pupils->cache, icon_uri);
  if (host != NULL && dateline_fetcher_is_private_host (pupils->fetcher, host))
    dateline_host_memory_note_private (dateline_fetcher_get_memory (pupils->fetcher),
                                       host);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pupils) pupils = user_data;
  g_autoptr (DatelineOverview) overview =
      dateline_store_load_overview_finish (DATELINE_STORE (source), result, NULL);
  GPtrArray *feeds = overview != NULL ? dateline_overview_get_feeds (overview) : NULL;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    teach_feed (pupils, feeds->pdata[i]);
}

void
dateline_followed_teach (DatelineStore *store,
                         DatelineFetcher *fetcher,
                         DatelineMediaCache *cache)
{
  Pupils *pupils = g_new0 (Pupils, 1);

  pupils->fetcher = g_object_ref (fetcher);
  pupils->cache = g_object_ref (cache);
  dateline_store_load_overview_async (store, NULL, loaded_cb, pupils);
}
