/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Notices that a store's file is written to, by whomever. Main context of the store,
 * which owns it. */

#pragma once

#include "dateline/store/dateline-store-thread-private.h"

G_BEGIN_DECLS

typedef struct _DatelineStoreWatch DatelineStoreWatch;

/* Has @writer look, after each time that the file at @path was written to, whether it was
 * another program that did. */
DatelineStoreWatch *dateline_store_watch_new (const char *path,
                                              GMainContext *context,
                                              DatelineStoreThread *writer);
void dateline_store_watch_free (DatelineStoreWatch *self);

G_END_DECLS
