/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-section.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

DATELINE_AVAILABLE_IN_ALL
void dateline_store_list_sections_async (DatelineStore *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_store_list_sections_finish (DatelineStore *self,
                                                GAsyncResult *result,
                                                GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_add_section_async (DatelineStore *self,
                                       const char *name,
                                       const DatelineQuery *query,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_store_add_section_finish (DatelineStore *self,
                                          GAsyncResult *result,
                                          GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_change_section_async (DatelineStore *self,
                                          gint64 section_id,
                                          const char *name,
                                          const DatelineQuery *query,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_change_section_finish (DatelineStore *self,
                                               GAsyncResult *result,
                                               GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_move_section_async (DatelineStore *self,
                                        gint64 section_id,
                                        guint position,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_move_section_finish (DatelineStore *self,
                                             GAsyncResult *result,
                                             GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_remove_section_async (DatelineStore *self,
                                          gint64 section_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_remove_section_finish (DatelineStore *self,
                                               GAsyncResult *result,
                                               GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_restore_section_async (DatelineStore *self,
                                           gint64 section_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_restore_section_finish (DatelineStore *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
