/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-story-day.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

DATELINE_AVAILABLE_IN_ALL
void dateline_store_count_stories_async (DatelineStore *self,
                                         const DatelineQuery *query,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_store_count_stories_finish (DatelineStore *self,
                                            GAsyncResult *result,
                                            GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_count_days_async (DatelineStore *self,
                                      const DatelineQuery *query,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GArray *dateline_store_count_days_finish (DatelineStore *self,
                                          GAsyncResult *result,
                                          GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_count_categories_async (DatelineStore *self,
                                            const DatelineQuery *query,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_store_count_categories_finish (DatelineStore *self,
                                                   GAsyncResult *result,
                                                   GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_count_authors_async (DatelineStore *self,
                                         const DatelineQuery *query,
                                         const char *typed,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_store_count_authors_finish (DatelineStore *self,
                                                GAsyncResult *result,
                                                GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_count_languages_async (DatelineStore *self,
                                           const DatelineQuery *query,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_store_count_languages_finish (DatelineStore *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
