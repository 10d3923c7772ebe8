/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Looking whether a store's file is sound. On the thread of its database, and cancelled
 * with it.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Whether every page can be read and has its place. Any connection. */
gboolean dateline_store_look_at_pages (DatelineDatabase *database,
                                       gboolean *sound,
                                       GError **error);
/* Whether what refers to another row finds it. Any connection. */
gboolean
dateline_store_look_at_rows (DatelineDatabase *database, gboolean *sound, GError **error);
/* Whether the index of words fits together. Of a writer. */
gboolean dateline_store_look_at_index (DatelineDatabase *database,
                                       gboolean *sound,
                                       GError **error);

G_END_DECLS
