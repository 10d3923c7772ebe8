/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One program at a time refreshes a store. Main context. */

#pragma once

#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

/* From now on this program refreshes @store, until dateline_refresh_lock_drop () was
 * called as often. FALSE with DATELINE_STORE_ERROR_IN_USE if another does, or this one by
 * another object; and with what limits the store if nothing can be kept of what would
 * come. Where no lock can be had at all nobody is kept away. */
gboolean dateline_refresh_lock_take (DatelineStore *store, GError **error);
void dateline_refresh_lock_drop (DatelineStore *store);

G_END_DECLS
