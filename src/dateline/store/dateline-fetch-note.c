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
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
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
      error);

  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_int64 (statement, 1, feed_id);
  dateline_statement_bind_int64 (statement, 2, outcome->fetched_at);
  dateline_statement_bind_int64 (statement, 3, outcome->succeeded);
  dateline_statement_bind_text (statement, 4, outcome->error);
  dateline_statement_bind_int64 (statement, 5, outcome->is_urgent);
  dateline_statement_bind_int64 (statement, 6, outcome->gone);
  dateline_statement_bind_int64 (statement, 7, outcome->keep_validators);
  dateline_statement_bind_text (statement, 8, outcome->etag);
  dateline_statement_bind_text (statement, 9, outcome->last_modified);
  dateline_statement_bind_text (statement, 10, outcome->body_digest);
  dateline_statement_bind_int64 (statement, 11, outcome->not_before);
  dateline_statement_bind_int64 (statement, 12, outcome->next_check);
  dateline_statement_bind_int64 (statement, 13, outcome->wait_reason);
  dateline_statement_bind_int64 (statement, 14, outcome->wait);
  dateline_statement_bind_int64 (statement, 15, outcome->uri != NULL);
  dateline_statement_bind_text (statement, 16, outcome->validators_uri);
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
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
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
      error);

  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_int64 (statement, 1, feed_id);
  dateline_statement_bind_int64 (statement, 2, outcome->fetched_at);
  dateline_statement_bind_int64 (statement, 3, outcome->keep_plan);
  dateline_statement_bind_int64 (statement, 4, outcome->update_interval);
  dateline_statement_bind_int64 (statement, 5, outcome->skip_hours);
  dateline_statement_bind_int64 (statement, 6, outcome->skip_days);
  dateline_statement_bind_int64 (statement, 7, outcome->n_idle);
  dateline_statement_bind_int64 (statement, 8, outcome->has_news);
  dateline_statement_bind_int64 (statement, 9, outcome->was_a_probe);
  dateline_statement_bind_int64 (statement, 10, COUNTED_TIME);
  dateline_statement_bind_int64 (statement, 11, outcome->fresh_for);
  return dateline_statement_run (statement, error);
}

/* What the reader refused once is not offered again. */
static gboolean
offer_move (DatelineDatabase *database, gint64 feed_id, const char *uri, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database,
                                 "UPDATE feed SET move_offer = ?2 WHERE id = ?1"
                                 " AND uri <> ?2 AND refused_move IS NOT ?2",
                                 error);

  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_int64 (statement, 1, feed_id);
  dateline_statement_bind_text (statement, 2, uri);
  return dateline_statement_run (statement, error);
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
      dateline_database_prepare (database,
                                 "SELECT n_fetches FROM feed WHERE id = ?1",
                                 error);
  gint64 number;

  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_int64 (statement, 1, feed_id);
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
