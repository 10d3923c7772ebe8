/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-saving.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

DATELINE_AVAILABLE_IN_ALL
void dateline_store_load_savings_async (DatelineStore *self,
                                        const gint64 *ids,
                                        gsize n_ids,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_store_load_savings_finish (DatelineStore *self,
                                               GAsyncResult *result,
                                               GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_want_enclosures_async (DatelineStore *self,
                                           const gint64 *ids,
                                           gsize n_ids,
                                           gboolean wanted,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_want_enclosures_finish (DatelineStore *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
