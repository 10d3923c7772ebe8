/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How long a search may take that somebody waits for: it ends with what it has found by
 * then. What comes before the first story cannot be shown for a part: it may take longer.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_hurried; /* somebody waits */
  gboolean is_late;    /* it ended with a part */
  DatelineDatabase *database;
  gint64 start;
} DatelineSearchHaste;

void dateline_search_haste_begin (DatelineSearchHaste *self, DatelineDatabase *database);
/* The first story is there. */
void dateline_search_haste_find (DatelineSearchHaste *self);
/* @step is the last one, and took @failure (transfer full). FALSE with @error set if it
 * failed for another reason than that it took too long. */
gboolean dateline_search_haste_end (DatelineSearchHaste *self,
                                    DatelineStep step,
                                    GError *failure,
                                    GError **error);

G_END_DECLS
