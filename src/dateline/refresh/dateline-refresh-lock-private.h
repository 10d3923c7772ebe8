/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One program at a time refreshes a store. Main context. */

#pragma once

#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

/* From now on this program refreshes @store, until the object goes. FALSE with
 * DATELINE_STORE_ERROR_IN_USE if another does, or this one by another object. Where no
 * lock can be had at all, as in a folder that cannot be written, nobody is kept away. */
gboolean dateline_refresh_lock_take (DatelineStore *store, GError **error);

G_END_DECLS
