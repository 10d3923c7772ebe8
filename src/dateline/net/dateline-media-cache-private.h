/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the library's own ask of the cache. Main context only. */

#pragma once

#include "dateline/net/dateline-media-cache.h"
#include "dateline/net/dateline-media-room-private.h"

G_BEGIN_DECLS

/* @uri is a feed's icon: at most 256 KB, and when its server does not send it, it is not
 * asked for again for 30 days. */
void dateline_media_cache_note_icon (DatelineMediaCache *self, const char *uri);

/* For tests: what counts instead of DATELINE_MEDIA_MIN_FREE, before anything is stored.
 */
void dateline_media_cache_set_min_free (DatelineMediaCache *self, guint64 bytes);

/* As dateline_media_cache_keep_async () and _keep_only_async (), for the pictures that
 * are fetched before anybody sees them: they stay until they are not held any more, and
 * what is saved is not touched. */
void dateline_media_cache_hold_async (DatelineMediaCache *self,
                                      const char *uri,
                                      DatelineMediaReach reach,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean dateline_media_cache_hold_finish (DatelineMediaCache *self,
                                           GAsyncResult *result,
                                           GError **error);
void dateline_media_cache_hold_only_async (DatelineMediaCache *self,
                                           const char *const *uris,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean dateline_media_cache_hold_only_finish (DatelineMediaCache *self,
                                                GAsyncResult *result,
                                                GError **error);

/* What is on the shelves; and of each of @uris, which need not be there, how many bytes
 * it takes. */
typedef struct
{
  DatelineMediaAmount amounts[DATELINE_MEDIA_N_SHELVES];
  GArray *sizes;   /* of gint64, -1 for what is not there */
  GArray *shelves; /* of int, the same */
} DatelineMediaMeasure;

void dateline_media_measure_free (DatelineMediaMeasure *self);
void dateline_media_cache_measure_async (DatelineMediaCache *self,
                                         const char *const *uris,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DatelineMediaMeasure *dateline_media_cache_measure_finish (DatelineMediaCache *self,
                                                           GAsyncResult *result,
                                                           GError **error);

/* Drops a number of the pictures that were only seen; FALSE when none is left, or with an
 * error. */
void dateline_media_cache_drop_some_async (DatelineMediaCache *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean dateline_media_cache_drop_some_finish (DatelineMediaCache *self,
                                                GAsyncResult *result,
                                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMediaMeasure, dateline_media_measure_free)

G_END_DECLS
