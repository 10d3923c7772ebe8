/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of fetches. On the thread of its database. A feed has so many slots, and
 * writes them in a circle: nothing has to be deleted, and the table does not grow. */

#include "dateline/store/dateline-fetch-table-private.h"

#include "dateline/model/dateline-fetch-outcome-private.h"
#include "dateline/model/dateline-fetch-record-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

/* An ETag is opaque and may tell one reader from another: of a long one only the
 * beginning is kept, enough to see that it changed. */
#define LONGEST_VALIDATOR 32
#define VALIDATOR_BEGINNING 12

static char *
shorten (const char *validator)
{
  g_autofree char *text = NULL;

  if (validator == NULL)
    return NULL;
  text = g_utf8_make_valid (validator, -1);
  if (g_utf8_strlen (text, -1) <= LONGEST_VALIDATOR)
    return g_steal_pointer (&text);
  *g_utf8_offset_to_pointer (text, VALIDATOR_BEGINNING) = '\0';
  return g_strconcat (text, "…", NULL);
}

gboolean
dateline_fetch_table_add (DatelineDatabase *database,
                          gint64 feed_id,
                          gint64 number,
                          DatelineFetchOutcome *outcome,
                          DatelineFetchResult result,
                          guint n_added,
                          guint n_updated,
                          GError **error)
{
  g_autofree char *uri = dateline_uri_redact (outcome->uri);
  g_autofree char *etag = shorten (outcome->sent_etag);
  g_autofree char *last_modified = shorten (outcome->sent_last_modified);

  return dateline_database_run_with (
      database,
      "INSERT OR REPLACE INTO fetch (feed_id, slot, time, uri, status, n_bytes, etag,"
      " last_modified, result, n_added, n_updated, error, next_check, wait_reason, wait)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
      error,
      DATELINE_INT64 (feed_id),
      DATELINE_INT64 (number % DATELINE_FETCH_TABLE_KEPT),
      DATELINE_INT64 (outcome->fetched_at),
      DATELINE_TEXT (uri),
      DATELINE_INT64 (outcome->status),
      DATELINE_INT64 (outcome->n_bytes),
      DATELINE_TEXT (etag),
      DATELINE_TEXT (last_modified),
      DATELINE_INT64 (result),
      DATELINE_INT64 (n_added),
      DATELINE_INT64 (n_updated),
      DATELINE_TEXT (outcome->error),
      DATELINE_INT64 (MAX (outcome->next_check, outcome->not_before)),
      DATELINE_INT64 (outcome->wait_reason),
      DATELINE_INT64 (outcome->wait));
}

static DatelineFetchRecord *
read_record (DatelineStatement *row)
{
  DatelineFetchRecord *record = dateline_fetch_record_new ();

  record->time = dateline_statement_get_int64 (row, 0);
  record->uri = dateline_statement_dup_text (row, 1);
  record->status = dateline_statement_get_int64 (row, 2);
  record->n_bytes = dateline_statement_get_int64 (row, 3);
  record->etag = dateline_statement_dup_text (row, 4);
  record->last_modified = dateline_statement_dup_text (row, 5);
  record->result = dateline_statement_get_int64 (row, 6);
  record->n_added = dateline_statement_get_int64 (row, 7);
  record->n_updated = dateline_statement_get_int64 (row, 8);
  record->error = dateline_statement_dup_text (row, 9);
  record->next_check = dateline_statement_get_int64 (row, 10);
  record->wait_reason = dateline_statement_get_int64 (row, 11);
  record->wait = dateline_statement_get_int64 (row, 12);
  return record;
}

GPtrArray *
dateline_fetch_table_list (DatelineDatabase *database, gint64 feed_id, GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_fetch_record_unref);
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  /* By the circle, not by the time: the clock may have been put back. */
  statement = dateline_database_prepare_with (
      database,
      "SELECT time, uri, status, n_bytes, etag, last_modified, result, n_added,"
      " n_updated, error, next_check, wait_reason, wait FROM fetch WHERE feed_id = ?1"
      " ORDER BY ((SELECT n_fetches FROM feed WHERE id = ?1) - 1 - slot + ?2) % ?2",
      error,
      DATELINE_INT64 (feed_id),
      DATELINE_INT64 (DATELINE_FETCH_TABLE_KEPT));
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    g_ptr_array_add (records, read_record (statement));
  return step == DATELINE_STEP_FAILED ? NULL : g_steal_pointer (&records);
}
