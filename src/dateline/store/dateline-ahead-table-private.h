/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures that are fetched before anybody sees them: those of the newest stories of
 * each feed for which that was chosen. On the writing thread, inside a transaction.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Working out which they are, a stretch at a time. */
typedef struct
{
  GArray *feeds; /* of gint64 */
  guint n_done;
  guint n_new; /* stories that were looked into */
  GHashTable
      *known; /* of gint64 *: stories that were wanted before and are not yet now */
  GHashTable *eager;  /* of gint64 *: feeds whose pictures are always loaded */
  GStrv uris;         /* what came of it, of the newest stories first */
  GHashTable *always; /* of strings of these: of stories of such feeds */
} DatelineAheadPlan;

DatelineAheadPlan *dateline_ahead_plan_new (DatelineDatabase *database, GError **error);
void dateline_ahead_plan_free (DatelineAheadPlan *self);
gboolean dateline_ahead_plan_go_on (DatelineAheadPlan *self,
                                    DatelineDatabase *database,
                                    gboolean *left,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineAheadPlan, dateline_ahead_plan_free)

G_END_DECLS
