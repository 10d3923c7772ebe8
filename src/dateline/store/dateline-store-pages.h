/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-page.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

DATELINE_AVAILABLE_IN_ALL
void dateline_store_load_page_async (DatelineStore *self,
                                     gint64 story_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelinePage *dateline_store_load_page_finish (DatelineStore *self,
                                               GAsyncResult *result,
                                               GError **error);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_show_page_async (DatelineStore *self,
                                     gint64 story_id,
                                     gboolean shown,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_show_page_finish (DatelineStore *self,
                                          GAsyncResult *result,
                                          GError **error);

G_END_DECLS
