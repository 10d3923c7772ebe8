/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/net/dateline-fetcher.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_ENCLOSURE_KEEPER (dateline_enclosure_keeper_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineEnclosureKeeper,
                      dateline_enclosure_keeper,
                      DATELINE,
                      ENCLOSURE_KEEPER,
                      GObject)

DATELINE_AVAILABLE_IN_ALL
DatelineEnclosureKeeper *dateline_enclosure_keeper_new (DatelineFetcher *fetcher,
                                                        const char *folder);
DATELINE_AVAILABLE_IN_ALL
char *dateline_enclosure_keeper_find (DatelineEnclosureKeeper *self, const char *uri);
DATELINE_AVAILABLE_IN_ALL
void dateline_enclosure_keeper_keep_async (DatelineEnclosureKeeper *self,
                                           const char *uri,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_enclosure_keeper_keep_finish (DatelineEnclosureKeeper *self,
                                                GAsyncResult *result,
                                                GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_enclosure_keeper_keep_only (DatelineEnclosureKeeper *self,
                                          const char *const *uris);

G_END_DECLS
