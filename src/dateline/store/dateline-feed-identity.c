/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What of a feed decides how its entries are told apart. On the writing thread. */

#include "dateline/store/dateline-feed-identity-private.h"

#include "dateline/store/dateline-entry-alias-private.h"
#include "dateline/store/dateline-feed-settings-table-private.h"

gboolean
dateline_feed_identity_load (DatelineDatabase *database,
                             gint64 feed_id,
                             DatelineFeedIdentity *self,
                             GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  *self = (DatelineFeedIdentity){ .id = feed_id };
  statement = dateline_database_prepare_with (
      database,
      "SELECT completed_at, purge_at, ids_shared, aliased, uri LIKE 'resource:%', link"
      " FROM feed WHERE id = ?1",
      error,
      DATELINE_INT64 (feed_id));
  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    {
      self->completed_at = dateline_statement_get_time (statement, 0);
      self->purge_at = dateline_statement_get_int64 (statement, 1);
      self->are_ids_shared = dateline_statement_get_int64 (statement, 2) != 0;
      self->is_aliased = dateline_statement_get_int64 (statement, 3) != 0;
      self->is_within = dateline_statement_get_int64 (statement, 4) != 0;
      self->site =
          dateline_entry_alias_of_link (dateline_statement_get_text (statement, 5));
    }
  return step != DATELINE_STEP_FAILED &&
         dateline_feed_settings_table_get (database, feed_id, &self->settings, error);
}

gboolean
dateline_feed_identity_save (DatelineDatabase *database,
                             const DatelineFeedIdentity *self,
                             GError **error)
{
  return dateline_database_run_with (
      database,
      "UPDATE feed SET completed_at = ?2, purge_at = ?3, ids_shared = ?4, aliased = ?5"
      " WHERE id = ?1",
      error,
      DATELINE_INT64 (self->id),
      DATELINE_TIME (self->completed_at),
      DATELINE_INT64 (self->purge_at),
      DATELINE_INT64 (self->are_ids_shared),
      DATELINE_INT64 (self->is_aliased));
}
