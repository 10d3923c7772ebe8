/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a fetch taught, into the tables. On the writing thread. */

#include "dateline/store/dateline-fetch-note-private.h"

#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/model/dateline-fetch-outcome-private.h"
#include "dateline/store/dateline-feed-address-private.h"
#include "dateline/store/dateline-fetch-table-private.h"
#include "dateline/store/dateline-host-table-private.h"

/* How far back it is counted how often a feed publishes: four weeks. */
#define COUNTED_TIME (28 * 24 * 60 * 60)

/* Over what says that the feed failed. */
static void
bind_before (DatelineStatement *statement, const DatelineFeedBuilder *before)
{
  dateline_statement_bind_text (statement, 4, before->error);
  dateline_statement_bind_int64 (statement, 5, before->is_urgent);
  dateline_statement_bind_int64 (statement, 17, before->n_failures);
  dateline_statement_bind_time (statement, 18, before->attempted_at);
  dateline_statement_bind_time (statement, 19, before->failing_since);
}

/* The validators are a set: one that the server left out is not kept from before. The
 * digest stays where a 304 brought new validators, for it brought no body. */
static gboolean
note_answer (DatelineDatabase *database,
             gint64 feed_id,
             DatelineFetchOutcome *outcome,
             GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "UPDATE feed SET attempted_at = iif (?17 IS NULL, ?2, ?18),"
      " fetched_at = iif (?3, ?2, fetched_at),"
      " n_failures = iif (?3, 0, coalesce (?17, n_failures + 1)),"
      " failing_since = iif (?3, NULL,"
      "  iif (?17 IS NULL, coalesce (failing_since, ?2), ?19)),"
      " error = ?4, is_urgent = ?5,"
      " gone = iif (?3, 0, max (gone, ?6)),"
      " told = iif (?3 AND moved_from IS NULL, 0, told),"
      " etag = iif (?7, etag, ?8),"
      " last_modified = iif (?7, last_modified, ?9),"
      " body_digest = iif (?7, body_digest, coalesce (?10, body_digest)),"
      " not_before = ?11, next_check = ?12, wait_reason = ?13, wait = ?14,"
      " n_fetches = n_fetches + ?15,"
      " validators_uri = iif (?7, validators_uri, ?16)"
      " WHERE id = ?1",
      error,
      DATELINE_INT64 (feed_id),
      DATELINE_INT64 (outcome->fetched_at),
      DATELINE_INT64 (outcome->succeeded),
      DATELINE_TEXT (outcome->error),
      DATELINE_INT64 (outcome->is_urgent),
      DATELINE_INT64 (outcome->gone),
      DATELINE_INT64 (outcome->keep_validators),
      DATELINE_TEXT (outcome->etag),
      DATELINE_TEXT (outcome->last_modified),
      DATELINE_TEXT (outcome->body_digest),
      DATELINE_INT64 (outcome->not_before),
      DATELINE_INT64 (outcome->next_check),
      DATELINE_INT64 (outcome->wait_reason),
      DATELINE_INT64 (outcome->wait),
      DATELINE_INT64 (outcome->uri != NULL),
      DATELINE_TEXT (outcome->validators_uri));

  if (statement == NULL)
    return FALSE;
  if (outcome->before != NULL)
    bind_before (statement, dateline_feed_peek (outcome->before));
  return dateline_statement_run (statement, error);
}

/* How often the feed publishes and wants to be asked; of a success alone. */
static gboolean
note_plan (DatelineDatabase *database,
           gint64 feed_id,
           DatelineFetchOutcome *outcome,
           GError **error)
{
  return dateline_database_run_with (
      database,
      "UPDATE feed SET"
      " fresh_for = ?11, update_interval = iif (?3, update_interval, ?4),"
      " skip_hours = iif (?3, skip_hours, ?5),"
      " skip_days = iif (?3, skip_days, ?6),"
      " n_idle = ?7,"
      " changed_at = iif (?8, ?2, coalesce (changed_at, ?2)),"
      " probed_at = iif (?9, ?2, probed_at),"
      " n_recent = (SELECT count(*) FROM story WHERE feed_id = ?1 AND time > ?2 - ?10),"
      " oldest_at = (SELECT min (time) FROM story WHERE feed_id = ?1)"
      " WHERE id = ?1",
      error,
      DATELINE_INT64 (feed_id),
      DATELINE_INT64 (outcome->fetched_at),
      DATELINE_INT64 (outcome->keep_plan),
      DATELINE_INT64 (outcome->update_interval),
      DATELINE_INT64 (outcome->skip_hours),
      DATELINE_INT64 (outcome->skip_days),
      DATELINE_INT64 (outcome->n_idle),
      DATELINE_INT64 (outcome->has_news),
      DATELINE_INT64 (outcome->was_a_probe),
      DATELINE_INT64 (COUNTED_TIME),
      DATELINE_INT64 (outcome->fresh_for));
}

/* What the reader refused once is not offered again. */
static gboolean
offer_move (DatelineDatabase *database, gint64 feed_id, const char *uri, GError **error)
{
  return dateline_database_run_with (database,
                                     "UPDATE feed SET move_offer = ?2 WHERE id = ?1"
                                     " AND uri <> ?2 AND refused_move IS NOT ?2",
                                     error,
                                     DATELINE_INT64 (feed_id),
                                     DATELINE_TEXT (uri));
}

/* Where it lives from now on, or may live if the reader says so. */
static gboolean
note_address (DatelineDatabase *database,
              gint64 feed_id,
              DatelineFetchOutcome *outcome,
              GError **error)
{
  if (outcome->move_offer != NULL)
    return offer_move (database, feed_id, outcome->move_offer, error);
  if (outcome->moved_to == NULL)
    return TRUE;
  if (!dateline_feed_address_move (database, feed_id, outcome->moved_to, error))
    return FALSE;
  /* Another feed lives there already: the reader may want one feed of the two. */
  return dateline_database_get_n_changed (database) > 0 ||
         offer_move (database, feed_id, outcome->moved_to, error);
}

static gboolean
note_in_log (DatelineDatabase *database,
             gint64 feed_id,
             DatelineFetchOutcome *outcome,
             DatelineFetchResult result,
             guint n_added,
             guint n_updated,
             GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      "SELECT n_fetches FROM feed WHERE id = ?1",
                                      error,
                                      DATELINE_INT64 (feed_id));
  gint64 number;

  if (statement == NULL)
    return FALSE;
  if (dateline_statement_step (statement, error) != DATELINE_STEP_ROW)
    return FALSE;
  number = dateline_statement_get_int64 (statement, 0);
  return dateline_fetch_table_add (database,
                                   feed_id,
                                   number - 1,
                                   outcome,
                                   result,
                                   n_added,
                                   n_updated,
                                   error);
}

gboolean
dateline_fetch_note (DatelineDatabase *database,
                     gint64 feed_id,
                     DatelineFetchOutcome *outcome,
                     DatelineFetchResult result,
                     guint n_added,
                     guint n_updated,
                     GError **error)
{
  return note_answer (database, feed_id, outcome, error) &&
         (!outcome->succeeded || note_plan (database, feed_id, outcome, error)) &&
         (outcome->host == NULL || dateline_host_table_set (database,
                                                            outcome->host,
                                                            outcome->host_not_before,
                                                            outcome->host_n_refusals,
                                                            error)) &&
         note_address (database, feed_id, outcome, error) &&
         (outcome->uri == NULL ||
          note_in_log (database, feed_id, outcome, result, n_added, n_updated, error));
}
