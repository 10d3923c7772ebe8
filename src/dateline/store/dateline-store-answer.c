/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One call and its transaction: see dateline-store-answer-private.h. */

#include "dateline/store/dateline-store-answer-private.h"

#include "dateline/store/dateline-search-table-private.h"

#include <glib/gi18n-lib.h>

/* Answers @call inside the transaction that is open. FALSE if that must be rolled back.
 */
gboolean
dateline_store_answer_inside (DatelineDatabase *database, DatelineStoreCall *call)
{
  GCancellable *cancellable = g_task_get_cancellable (call->task);
  gboolean answered;

  if (call->func == NULL ||
      g_cancellable_set_error_if_cancelled (cancellable, &call->error))
    return TRUE;

  dateline_database_set_cancellable (database, cancellable);
  answered = call->func (database, call, &call->error);
  dateline_database_set_cancellable (database, NULL);
  return answered;
}

/* The index comes last: whenever other tables are changed between, it writes a piece. */
gboolean
dateline_store_answer_commit (DatelineDatabase *database, GError **error)
{
  return dateline_search_table_write (database, error) &&
         dateline_database_commit (database, error);
}

void
dateline_store_answer_roll_back (DatelineDatabase *database)
{
  dateline_search_table_forget (database);
  dateline_database_roll_back (database);
}

/* What was not committed did not happen. */
void
dateline_store_answer_forget (DatelineStoreCall *call)
{
  g_clear_pointer (&call->changes, dateline_store_changes_unref);
  if (call->answer != NULL && call->answer_free != NULL)
    call->answer_free (call->answer);
  call->answer = NULL;
}

void
dateline_store_answer_fail (DatelineStoreCall *call)
{
  if (call->error == NULL)
    g_set_error_literal (&call->error,
                         DATELINE_STORE_ERROR,
                         DATELINE_STORE_ERROR_FAILED,
                         _ ("The stories could not be read or written."));
}

/* A transaction of its own for @call. */
void
dateline_store_answer_alone (DatelineDatabase *database, DatelineStoreCall *call)
{
  if (dateline_database_begin (database, &call->error) &&
      dateline_store_answer_inside (database, call) &&
      dateline_store_answer_commit (database, &call->error))
    return;

  dateline_store_answer_roll_back (database);
  dateline_store_answer_forget (call);
  dateline_store_answer_fail (call);
}

void
dateline_store_answer_refuse_full (DatelineStoreCall *call)
{
  g_set_error_literal (
      &call->error,
      DATELINE_STORE_ERROR,
      DATELINE_STORE_ERROR_FULL,
      _ ("There is no room left on the disk, so nothing new can be kept."));
}
