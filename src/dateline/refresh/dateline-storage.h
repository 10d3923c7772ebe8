/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/net/dateline-media-cache.h"
#include "dateline/store/dateline-room.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_STORAGE (dateline_storage_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineStorage, dateline_storage, DATELINE, STORAGE, GObject)

DATELINE_AVAILABLE_IN_ALL
DatelineStorage *dateline_storage_new (DatelineStore *store, DatelineMediaCache *cache);
DATELINE_AVAILABLE_IN_ALL
double dateline_storage_get_progress (DatelineStorage *self);

DATELINE_AVAILABLE_IN_ALL
void dateline_storage_measure_async (DatelineStorage *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineRoom *dateline_storage_measure_finish (DatelineStorage *self,
                                               GAsyncResult *result,
                                               GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_storage_delete_pictures_async (DatelineStorage *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_storage_delete_pictures_finish (DatelineStorage *self,
                                                  GAsyncResult *result,
                                                  GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_storage_delete_read_async (DatelineStorage *self,
                                         gint64 before,
                                         guint n_expected,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_storage_delete_read_finish (DatelineStorage *self,
                                              GAsyncResult *result,
                                              guint *n_deleted,
                                              GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_storage_shrink_async (DatelineStorage *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_storage_shrink_finish (DatelineStorage *self,
                                         GAsyncResult *result,
                                         GError **error);

G_END_DECLS
