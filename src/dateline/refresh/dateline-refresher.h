/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-feed-link.h"
#include "dateline/net/dateline-media-cache.h"
#include "dateline/refresh/dateline-page-fetcher.h"
#include "dateline/refresh/dateline-refresh-summary.h"
#include "dateline/refresh/dateline-story-saver.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

/**
 * DatelineRefreshFlags:
 * @DATELINE_REFRESH_DUE: only the feeds whose time has come
 * @DATELINE_REFRESH_ASKED: a person asks: all feeds but those whose server asked to wait
 *   and those that were fetched in the last five minutes
 * @DATELINE_REFRESH_FORCE: the same without the five minutes
 * @DATELINE_REFRESH_AUTOMATIC: nobody asks: as %DATELINE_REFRESH_DUE, but the feeds are
 *   asked one after the other over a minute or more, so that neither the servers nor the
 *   network notice that a computer was switched on
 *
 * Which feeds a refresh asks.
 */
typedef enum
{
  DATELINE_REFRESH_DUE,
  DATELINE_REFRESH_ASKED,
  DATELINE_REFRESH_FORCE,
  DATELINE_REFRESH_AUTOMATIC,
} DatelineRefreshFlags;

#define DATELINE_TYPE_REFRESHER (dateline_refresher_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineRefresher, dateline_refresher, DATELINE, REFRESHER, GObject)

DATELINE_AVAILABLE_IN_ALL
DatelineRefresher *dateline_refresher_new (DatelineStore *store,
                                           DatelineFetcher *fetcher);
DATELINE_AVAILABLE_IN_ALL
DatelineStore *dateline_refresher_get_store (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
DatelineFetcher *dateline_refresher_get_fetcher (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_refresher_get_cache_folder (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
DatelineMediaCache *dateline_refresher_get_media_cache (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
DatelinePageFetcher *dateline_refresher_get_page_fetcher (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_refresher_refresh_async (DatelineRefresher *self,
                                       DatelineRefreshFlags flags,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineRefreshSummary *dateline_refresher_refresh_finish (DatelineRefresher *self,
                                                           GAsyncResult *result,
                                                           GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_refresher_refresh_feed_async (DatelineRefresher *self,
                                            gint64 feed_id,
                                            DatelineRefreshFlags flags,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineRefreshSummary *dateline_refresher_refresh_feed_finish (DatelineRefresher *self,
                                                                GAsyncResult *result,
                                                                GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_refresher_cancel (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_refresher_is_busy (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
double dateline_refresher_get_progress (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
DatelineStorySaver *dateline_refresher_get_saver (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
DatelineEnclosureKeeper *
dateline_refresher_get_enclosure_keeper (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_refresher_wants_sign_in (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_refresher_is_online (DatelineRefresher *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_refresher_set_picture_policy (DatelineRefresher *self,
                                            DatelinePicturePolicy policy);
DATELINE_AVAILABLE_IN_ALL
void dateline_refresher_set_interval (DatelineRefresher *self, guint minutes);
DATELINE_AVAILABLE_IN_ALL
guint dateline_refresher_get_interval (DatelineRefresher *self);

DATELINE_AVAILABLE_IN_ALL
void dateline_refresher_discover_async (DatelineRefresher *self,
                                        const char *address,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_refresher_discover_finish (DatelineRefresher *self,
                                               GAsyncResult *result,
                                               GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_refresher_subscribe_async (DatelineRefresher *self,
                                         DatelineFeedLink *link,
                                         const char *const *categories,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_refresher_subscribe_finish (DatelineRefresher *self,
                                            GAsyncResult *result,
                                            GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_refresher_import_async (DatelineRefresher *self,
                                      GBytes *opml,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
guint dateline_refresher_import_finish (DatelineRefresher *self,
                                        GAsyncResult *result,
                                        guint *n_known,
                                        GError **error);

G_END_DECLS
