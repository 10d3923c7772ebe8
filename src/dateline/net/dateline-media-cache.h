/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/net/dateline-fetcher.h"
#include "dateline/net/dateline-picture-policy.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_MEDIA_CACHE (dateline_media_cache_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineMediaCache,
                      dateline_media_cache,
                      DATELINE,
                      MEDIA_CACHE,
                      GObject)

DATELINE_AVAILABLE_IN_ALL
DatelineMediaCache *dateline_media_cache_new (DatelineFetcher *fetcher,
                                              const char *folder,
                                              const char *kept_folder);
DATELINE_AVAILABLE_IN_ALL
void dateline_media_cache_set_max_size (DatelineMediaCache *self, guint64 bytes);
DATELINE_AVAILABLE_IN_ALL
guint64 dateline_media_cache_get_max_size (DatelineMediaCache *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_media_cache_load_async (DatelineMediaCache *self,
                                      const char *uri,
                                      DatelineMediaReach reach,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GBytes *dateline_media_cache_load_finish (DatelineMediaCache *self,
                                          GAsyncResult *result,
                                          GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_media_cache_retry (DatelineMediaCache *self, const char *uri);
DATELINE_AVAILABLE_IN_ALL
void dateline_media_cache_find_async (DatelineMediaCache *self,
                                      const char *const *uris,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GHashTable *dateline_media_cache_find_finish (DatelineMediaCache *self,
                                              GAsyncResult *result,
                                              GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_media_cache_keep_async (DatelineMediaCache *self,
                                      const char *uri,
                                      DatelineMediaReach reach,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_media_cache_keep_finish (DatelineMediaCache *self,
                                           GAsyncResult *result,
                                           GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_media_cache_keep_only_async (DatelineMediaCache *self,
                                           const char *const *uris,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_media_cache_keep_only_finish (DatelineMediaCache *self,
                                                GAsyncResult *result,
                                                GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_media_cache_release_async (DatelineMediaCache *self,
                                         const char *const *uris,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_media_cache_release_finish (DatelineMediaCache *self,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
