/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of feeds. On the thread of its database. */

#include "dateline/store/dateline-feed-table-private.h"

#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/store/dateline-feed-address-private.h"
#include "dateline/store/dateline-feed-category-table-private.h"
#include "dateline/store/dateline-feed-settings-table-private.h"
#include "dateline/store/dateline-host-table-private.h"
#include "dateline/store/dateline-name-order-private.h"
#include "dateline/store/dateline-store.h"
#include "dateline/store/dateline-tally-private.h"
#include "dateline/store/dateline-upcoming-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

gboolean
dateline_feed_table_add_guide (DatelineDatabase *database, GError **error)
{
  gint64 id;

  return dateline_feed_table_insert (database,
                                     DATELINE_GUIDE_URI,
                                     _ ("The Dateline guide"),
                                     NULL,
                                     &id,
                                     error);
}

gboolean
dateline_feed_table_find (DatelineDatabase *database,
                          const char *uri,
                          gint64 *id,
                          gboolean *removed,
                          GError **error)
{
  g_autofree char *address = dateline_uri_fold (uri);
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  *id = 0;
  *removed = FALSE;
  statement = dateline_database_prepare_with (
      database,
      "SELECT id, removed_at FROM feed WHERE address = ?1",
      error,
      DATELINE_TEXT (address));
  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    {
      *id = dateline_statement_get_int64 (statement, 0);
      *removed = dateline_statement_get_time (statement, 1) != DATELINE_TIME_UNKNOWN;
    }
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_feed_table_require (DatelineDatabase *database, gint64 id, GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare_with (
      database,
      "SELECT 1 FROM feed WHERE id = ?1 AND removed_at IS NULL",
      error,
      DATELINE_INT64 (id));
  if (statement == NULL)
    return FALSE;

  switch (dateline_statement_step (statement, error))
    {
    case DATELINE_STEP_ROW:
      return TRUE;
    case DATELINE_STEP_DONE:
      g_set_error_literal (error,
                           DATELINE_STORE_ERROR,
                           DATELINE_STORE_ERROR_NOT_FOUND,
                           _ ("This feed is not followed any more."));
      return FALSE;
    case DATELINE_STEP_FAILED:
    default:
      return FALSE;
    }
}

gboolean
dateline_feed_table_is_removed (DatelineDatabase *database,
                                gint64 id,
                                gboolean *removed,
                                GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  *removed = FALSE;
  statement = dateline_database_prepare_with (
      database,
      "SELECT 1 FROM feed WHERE id = ?1 AND removed_at IS NOT NULL",
      error,
      DATELINE_INT64 (id));
  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  *removed = step == DATELINE_STEP_ROW;
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_feed_table_insert (DatelineDatabase *database,
                            const char *uri,
                            const char *title,
                            const char *name,
                            gint64 *id,
                            GError **error)
{
  g_autofree char *address = dateline_uri_fold (uri);

  if (!dateline_database_run_with (database,
                                   "INSERT INTO feed (uri, address, title, name, "
                                   "added_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                                   error,
                                   DATELINE_TEXT (uri),
                                   DATELINE_TEXT (address),
                                   DATELINE_TEXT (title),
                                   DATELINE_TEXT (name),
                                   DATELINE_INT64 (get_now ())))
    return FALSE;

  *id = dateline_database_get_last_id (database);
  return TRUE;
}

gboolean
dateline_feed_table_set_removed (DatelineDatabase *database,
                                 gint64 id,
                                 gboolean removed,
                                 GError **error)
{
  return dateline_database_run_with (
      database,
      "UPDATE feed SET removed_at = ?2 WHERE id = ?1",
      error,
      DATELINE_INT64 (id),
      DATELINE_TIME (removed ? get_now () : DATELINE_TIME_UNKNOWN));
}

gboolean
dateline_feed_table_set_name (DatelineDatabase *database,
                              gint64 id,
                              const char *name,
                              GError **error)
{
  return dateline_database_run_with (
      database,
      "UPDATE feed SET name = ?2 WHERE id = ?1",
      error,
      DATELINE_INT64 (id),
      DATELINE_TEXT (name != NULL && *name != '\0' ? name : NULL));
}

gboolean
dateline_feed_table_get_name (DatelineDatabase *database,
                              gint64 id,
                              char **name,
                              GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  *name = NULL;
  statement = dateline_database_prepare_with (database,
                                              "SELECT name FROM feed WHERE id = ?1",
                                              error,
                                              DATELINE_INT64 (id));
  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    *name = dateline_statement_dup_text (statement, 0);
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_feed_table_set_told (DatelineDatabase *database,
                              gint64 id,
                              DatelineFeedTrouble trouble,
                              GError **error)
{
  return dateline_database_run_with (database,
                                     "UPDATE feed SET told = ?2 WHERE id = ?1",
                                     error,
                                     DATELINE_INT64 (id),
                                     DATELINE_INT64 (trouble));
}

gboolean
dateline_feed_table_describe (DatelineDatabase *database,
                              gint64 id,
                              DatelineFeedDocument *document,
                              gboolean *changed,
                              GError **error)
{
  const char *icon_uri = dateline_feed_document_get_favicon_uri (document);

  if (icon_uri == NULL)
    icon_uri = dateline_feed_document_get_icon_uri (document);

  /* What a document leaves out is still true. */
  if (!dateline_database_run_with (
          database,
          "UPDATE feed SET title = coalesce (?2, title), link = coalesce (?3, link),"
          " description = coalesce (?4, description), language = coalesce (?5, language),"
          " icon_uri = coalesce (?6, icon_uri), rights = coalesce (?7, rights),"
          " format = ?8, document_id = coalesce (?9, document_id)"
          " WHERE id = ?1 AND (title IS NOT coalesce (?2, title)"
          " OR link IS NOT coalesce (?3, link)"
          " OR description IS NOT coalesce (?4, description)"
          " OR language IS NOT coalesce (?5, language)"
          " OR icon_uri IS NOT coalesce (?6, icon_uri)"
          " OR rights IS NOT coalesce (?7, rights) OR format IS NOT ?8"
          " OR document_id IS NOT coalesce (?9, document_id))",
          error,
          DATELINE_INT64 (id),
          DATELINE_TEXT (dateline_feed_document_get_title (document)),
          DATELINE_TEXT (dateline_feed_document_get_link (document)),
          DATELINE_TEXT (dateline_feed_document_get_description (document)),
          DATELINE_TEXT (dateline_feed_document_get_language (document)),
          DATELINE_TEXT (icon_uri),
          DATELINE_TEXT (dateline_feed_document_get_rights (document)),
          DATELINE_TEXT (dateline_feed_document_get_format_name (document)),
          DATELINE_TEXT (dateline_feed_document_get_id (document))))
    return FALSE;

  *changed = dateline_database_get_n_changed (database) > 0;
  return TRUE;
}

static gboolean
has_removed (DatelineDatabase *database, gint64 before, gboolean *has_any, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      "SELECT 1 FROM feed WHERE removed_at < ?1 LIMIT 1",
                                      error,
                                      DATELINE_INT64 (before));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  *has_any = step == DATELINE_STEP_ROW;
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_feed_table_purge (DatelineDatabase *database, GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM search WHERE rowid IN (SELECT story.id FROM story JOIN feed"
    " ON feed.id = story.feed_id WHERE feed.removed_at < ?1 AND story.saved = 0"
    " AND story.id >= coalesce ((SELECT below FROM moving), 0))",
    "DELETE FROM story WHERE saved = 0"
    " AND feed_id IN (SELECT id FROM feed WHERE removed_at < ?1)",
    "DELETE FROM alias WHERE feed_id IN (SELECT id FROM feed WHERE removed_at < ?1)",
    "DELETE FROM tombstone WHERE feed_id IN (SELECT id FROM feed WHERE removed_at < ?1)",
    /* Who follows it again follows a new feed: what stays is for its saved stories. */
    "UPDATE feed SET etag = NULL, last_modified = NULL, body_digest = NULL,"
    " completed_at = NULL, aliased = 0 WHERE removed_at < ?1",
    "DELETE FROM feed WHERE removed_at < ?1"
    " AND NOT EXISTS (SELECT 1 FROM story WHERE story.feed_id = feed.id)",
    "DELETE FROM category WHERE ?1 AND n_stories = 0"
    " AND NOT EXISTS (SELECT 1 FROM feed_category WHERE category_id = category.id)"
    " AND NOT EXISTS (SELECT 1 FROM story_category WHERE category_id = category.id)",
  };
  gint64 before = get_now () - DATELINE_FEED_TABLE_KEPT;
  gboolean is_due;

  if (!has_removed (database, before, &is_due, error))
    return FALSE;
  for (gsize i = 0; is_due && i < G_N_ELEMENTS (steps); i++)
    if (!dateline_database_run_with (database, steps[i], error, DATELINE_INT64 (before)))
      return FALSE;
  return TRUE;
}

char *
dateline_feed_table_make_title (const char *name, const char *title, const char *uri)
{
  char *host;

  if (name != NULL)
    return g_strdup (name);
  if (title != NULL && *title != '\0')
    return g_strdup (title);
  host = dateline_uri_get_display_host (uri);
  return host != NULL ? host : g_strdup (uri);
}

/* When it is asked, and why not sooner. */
static void
read_plan (DatelineStatement *row, DatelineFeedBuilder *builder)
{
  builder->next_check = dateline_statement_get_int64 (row, 24);
  builder->wait_reason = dateline_statement_get_int64 (row, 25);
  builder->wait = dateline_statement_get_int64 (row, 26);
  builder->update_interval = dateline_statement_get_int64 (row, 27);
  builder->skip_hours = dateline_statement_get_int64 (row, 28);
  builder->skip_days = dateline_statement_get_int64 (row, 29);
  builder->n_recent = dateline_statement_get_int64 (row, 30);
  builder->oldest_at = dateline_statement_get_time (row, 31);
  builder->n_idle = dateline_statement_get_int64 (row, 32);
  builder->changed_at = dateline_statement_get_time (row, 33);
  builder->probed_at = dateline_statement_get_time (row, 34);
  builder->failing_since = dateline_statement_get_time (row, 35);
  builder->is_urgent = dateline_statement_get_int64 (row, 36) != 0;
  builder->move_offer = dateline_statement_dup_text (row, 37);
  builder->fresh_for = dateline_statement_get_int64 (row, 38);
  builder->validators_uri = dateline_statement_dup_text (row, 39);
  builder->document_id = dateline_statement_dup_text (row, 40);
  builder->place = dateline_statement_get_int64 (row, 41);
  dateline_feed_settings_table_read (row, 42, &builder->own_settings);
  builder->settings = builder->own_settings;
}

static void
look_up_host (DatelineFeedBuilder *builder, GHashTable *hosts)
{
  g_autofree char *host = NULL;
  const DatelineHostState *state;

  if (g_hash_table_size (hosts) == 0)
    return;
  host = dateline_uri_get_display_host (builder->uri);
  state = host != NULL ? g_hash_table_lookup (hosts, host) : NULL;
  if (state == NULL)
    return;
  builder->host_not_before = state->not_before;
  builder->host_n_refusals = state->n_refusals;
}

/* Whether another feed is followed where it is said to have moved. */
static gboolean
look_up_twin (DatelineDatabase *database, DatelineFeedBuilder *builder, GError **error)
{
  g_autofree char *address = NULL;
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  if (builder->move_offer == NULL)
    return TRUE;
  address = dateline_uri_fold (builder->move_offer);
  statement = dateline_database_prepare_with (database,
                                              "SELECT id, name, title, uri FROM feed"
                                              " WHERE address = ?1 AND id <> ?2"
                                              " AND removed_at IS NULL",
                                              error,
                                              DATELINE_TEXT (address),
                                              DATELINE_INT64 (builder->id));
  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    {
      builder->twin_id = dateline_statement_get_int64 (statement, 0);
      builder->twin_title =
          dateline_feed_table_make_title (dateline_statement_get_text (statement, 1),
                                          dateline_statement_get_text (statement, 2),
                                          dateline_statement_get_text (statement, 3));
    }
  return step != DATELINE_STEP_FAILED;
}

/* NULL on an error. */
static DatelineFeed *
read_feed (DatelineDatabase *database,
           DatelineStatement *row,
           GHashTable *categories,
           GHashTable *hosts,
           GError **error)
{
  g_auto (DatelineFeedBuilder) builder = { 0 };
  DatelineFeedMemory *memory = dateline_database_get_feeds (database);
  DatelineFeed *feed = NULL;
  DatelineFeedFiling *filing;

  dateline_feed_builder_init (&builder);
  builder.id = dateline_statement_get_int64 (row, 0);
  builder.uri = dateline_statement_dup_text (row, 1);
  builder.title = dateline_feed_table_make_title (dateline_statement_get_text (row, 3),
                                                  dateline_statement_get_text (row, 2),
                                                  builder.uri);
  builder.publisher_title = dateline_statement_dup_text (row, 2);
  builder.name = dateline_statement_dup_text (row, 3);
  builder.link = dateline_statement_dup_text (row, 4);
  builder.description = dateline_statement_dup_text (row, 5);
  builder.language = dateline_statement_dup_text (row, 6);
  builder.icon_uri = dateline_statement_dup_text (row, 7);
  builder.etag = dateline_statement_dup_text (row, 8);
  builder.last_modified = dateline_statement_dup_text (row, 9);
  builder.body_digest = dateline_statement_dup_text (row, 10);
  builder.fetched_at = dateline_statement_get_time (row, 11);
  builder.attempted_at = dateline_statement_get_time (row, 12);
  builder.not_before = dateline_statement_get_int64 (row, 13);
  builder.n_failures = dateline_statement_get_int64 (row, 14);
  builder.error = dateline_statement_dup_text (row, 15);
  builder.gone = dateline_statement_get_int64 (row, 16) != 0;
  builder.n_stories = dateline_statement_get_int64 (row, 17);
  builder.n_unread = dateline_statement_get_int64 (row, 18);
  builder.rights = dateline_statement_dup_text (row, 19);
  builder.format = dateline_statement_dup_text (row, 20);
  builder.added_at = dateline_statement_get_time (row, 21);
  builder.moved_from = dateline_statement_dup_text (row, 22);
  builder.told = dateline_statement_get_int64 (row, 23);
  read_plan (row, &builder);
  if (!look_up_twin (database, &builder, error))
    return NULL;
  look_up_host (&builder, hosts);
  filing = g_hash_table_lookup (categories, &builder.id);
  if (filing != NULL)
    {
      builder.categories = g_strv_builder_end (filing->names);
      builder.places = g_array_ref (filing->places);
      dateline_feed_settings_inherit (&builder.settings, &filing->settings);
    }
  if (memory != NULL)
    feed = dateline_feed_memory_find (memory, &builder);
  return feed != NULL ? feed : dateline_feed_builder_build (&builder);
}

#define LATER                                                                            \
  "SELECT count (*) FROM story WHERE feed_id = feed.id "                                 \
  "AND " DATELINE_UPCOMING_IS_TO_COME " AND " DATELINE_TALLY_IS_COUNTED
#define N_SHOWN DATELINE_UPCOMING_LESS ("n_stories", LATER)
#define N_UNREAD_SHOWN DATELINE_UPCOMING_LESS ("n_unread", LATER " AND read = 0")

GPtrArray *
dateline_feed_table_list (DatelineDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  DatelineFeedMemory *memory = dateline_database_get_feeds (database);
  g_autoptr (GHashTable) categories = NULL;
  g_autoptr (GHashTable) hosts = NULL;
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  categories = dateline_feed_category_table_list (database, error);
  if (categories == NULL)
    return NULL;
  hosts = dateline_host_table_list (database, error);
  if (hosts == NULL)
    return NULL;

  statement = dateline_database_prepare (
      database,
      "SELECT id, uri, title, name, link, description, language, icon_uri, etag,"
      " last_modified, body_digest, fetched_at, attempted_at, not_before, n_failures,"
      " error, gone, " N_SHOWN ", " N_UNREAD_SHOWN
      ", rights, format, added_at, moved_from, told,"
      " next_check, wait_reason, wait, update_interval, skip_hours, skip_days,"
      " n_recent, oldest_at, n_idle, changed_at, probed_at, failing_since, is_urgent,"
      " move_offer, fresh_for, validators_uri, document_id, coalesce (place, 0),"
      " " DATELINE_FEED_SETTINGS_COLUMNS " FROM feed"
      " WHERE removed_at IS NULL"
      " ORDER BY id",
      error);
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      DatelineFeed *feed = read_feed (database, statement, categories, hosts, error);

      if (feed == NULL)
        return NULL;
      g_ptr_array_add (feeds, feed);
    }
  if (step == DATELINE_STEP_FAILED)
    return NULL;

  if (memory == NULL || !dateline_feed_memory_sort (memory, feeds))
    dateline_name_order_sort (feeds, (DatelineGetNameFunc) dateline_feed_get_title);
  return g_steal_pointer (&feeds);
}
