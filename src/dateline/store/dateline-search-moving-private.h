/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How stories move from an index of an older version into that of this one, or into one
 * that is made anew, a few at a time. On the writing thread but for the first two. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Stories with a smaller number are not in the index yet; 0: all are. */
gboolean dateline_search_moving_get_below (DatelineDatabase *database,
                                           gint64 *below,
                                           GError **error);
/* Whether there is an old index, which has those stories: otherwise none has. */
gboolean dateline_search_moving_has_old (DatelineDatabase *database,
                                         gboolean *has_old,
                                         GError **error);
/* Empties the index, from whatever state, and has it made anew of what is kept. Inside a
 * transaction. */
gboolean dateline_search_moving_begin_anew (DatelineDatabase *database, GError **error);
/* Moves some of them, inside a transaction; @left: whether there are more. */
gboolean
dateline_search_moving_go_on (DatelineDatabase *database, gboolean *left, GError **error);

G_END_DECLS
