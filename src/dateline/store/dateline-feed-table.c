/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of feeds. On the thread of its database. */

#include "dateline/store/dateline-feed-table-private.h"

#include "dateline/store/dateline-feed-address-private.h"
#include "dateline/store/dateline-store.h"
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
