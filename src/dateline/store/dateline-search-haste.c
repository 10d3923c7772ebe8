/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How long a search may take that somebody waits for. On the thread of its database. */

#include "dateline/store/dateline-search-haste-private.h"

#define MAX_TIME (250 * G_TIME_SPAN_MILLISECOND)
#define MAX_FIRST_TIME G_TIME_SPAN_SECOND
#define MIN_REST_TIME (50 * G_TIME_SPAN_MILLISECOND)

void
dateline_search_haste_begin (DatelineSearchHaste *self, DatelineDatabase *database)
{
  if (!self->is_hurried)
    return;

  self->database = database;
  self->start = g_get_monotonic_time ();
  dateline_database_set_deadline (database, self->start + MAX_FIRST_TIME);
}

void
dateline_search_haste_find (DatelineSearchHaste *self)
{
  if (self->database != NULL)
    dateline_database_set_deadline (
        self->database,
        MAX (self->start + MAX_TIME, g_get_monotonic_time () + MIN_REST_TIME));
}

gboolean
dateline_search_haste_end (DatelineSearchHaste *self,
                           DatelineStep step,
                           GError *failure,
                           GError **error)
{
  gboolean is_late = self->database != NULL && step == DATELINE_STEP_FAILED &&
                     dateline_database_is_late (self->database);

  if (self->database != NULL)
    dateline_database_set_deadline (self->database, 0);
  self->database = NULL;
  if (is_late)
    {
      self->is_late = TRUE;
      g_error_free (failure);
      return TRUE;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return step == DATELINE_STEP_DONE;
}
