/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-later-link.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

DATELINE_AVAILABLE_IN_ALL
void dateline_store_list_links_async (DatelineStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_store_list_links_finish (DatelineStore *self,
                                             GAsyncResult *result,
                                             GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_add_link_async (DatelineStore *self,
                                    const char *uri,
                                    const char *title,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_add_link_finish (DatelineStore *self,
                                         GAsyncResult *result,
                                         GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_remove_link_async (DatelineStore *self,
                                       const char *uri,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_remove_link_finish (DatelineStore *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
