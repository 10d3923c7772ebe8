/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How stories move from an index of an older version into that of this one, a few at a
 * time. On the writing thread but for the first. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Stories with a smaller number are in the old index; 0: there is none. */
gboolean dateline_search_moving_get_below (DatelineDatabase *database,
                                           gint64 *below,
                                           GError **error);
/* Moves some of them, inside a transaction; @left: whether there are more. */
gboolean
dateline_search_moving_go_on (DatelineDatabase *database, gboolean *left, GError **error);

G_END_DECLS
