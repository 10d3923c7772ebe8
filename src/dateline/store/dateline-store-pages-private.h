/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What those who fetch pages ask of a store besides. Main context. */

#pragma once

#include "dateline/store/dateline-store-pages.h"

G_BEGIN_DECLS

/* Keeps what came of asking for a page. */
void dateline_store_set_page_async (DatelineStore *self,
                                    DatelinePage *page,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean dateline_store_set_page_finish (DatelineStore *self,
                                         GAsyncResult *result,
                                         GError **error);

/* The whole entry as the feed has it, whatever is shown. */
void dateline_store_load_published_async (DatelineStore *self,
                                          gint64 story_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
DatelineEntry *dateline_store_load_published_finish (DatelineStore *self,
                                                     GAsyncResult *result,
                                                     GError **error);

/* The stories whose pages a refresh is to ask for (of gint64), the newest first. */
void dateline_store_list_wanted_pages_async (DatelineStore *self,
                                             guint n_wanted,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
GArray *dateline_store_list_wanted_pages_finish (DatelineStore *self,
                                                 GAsyncResult *result,
                                                 GError **error);

G_END_DECLS
