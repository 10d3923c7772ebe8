/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* All that can be looked at of a store, in words. Any thread. */

#pragma once

#include "dateline/store/dateline-store-care.h"

G_BEGIN_DECLS

/* Fails for a file that is none of ours, or of a newer version; writes nothing. */
gboolean dateline_store_check_judge (const char *path, GError **error);
DatelineStoreCheck *dateline_store_check_run (const char *store,
                                              gboolean repair,
                                              GCancellable *cancellable,
                                              GError **error);

G_END_DECLS
