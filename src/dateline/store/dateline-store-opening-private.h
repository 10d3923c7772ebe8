/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How a store's file is open: the thread that writes opens it, the one that reads waits
 * for that and follows. Counted atomically; any thread. */

#pragma once

#include "dateline/store/dateline-readable-file-private.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

typedef struct _DatelineStoreOpening DatelineStoreOpening;

DatelineStoreOpening *dateline_store_opening_new (void);
DatelineStoreOpening *dateline_store_opening_ref (DatelineStoreOpening *self);
void dateline_store_opening_unref (DatelineStoreOpening *self);

/* The file was opened: @error says why it can be neither written nor read, @readable,
 * which is taken, what of it is read where it cannot be written. */
void dateline_store_opening_reach (DatelineStoreOpening *self,
                                   const GError *error,
                                   DatelineReadableFile *readable,
                                   DatelineStoreLimits limits);
DatelineStoreLimits dateline_store_opening_get_limits (DatelineStoreOpening *self);

/* Opens for reading what was opened, once it was; *@n_seen tells it from what is opened
 * later. */
DatelineDatabase *dateline_store_opening_follow (DatelineStoreOpening *self,
                                                 const char *path,
                                                 guint *n_seen,
                                                 GError **error);
gboolean dateline_store_opening_is_new (DatelineStoreOpening *self, guint n_seen);

G_END_DECLS
