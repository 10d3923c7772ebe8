/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of pages. On the thread of its database. What is kept of an article is what a
 * body has, packed in the same way: the functions of SQL that read bodies read it too. */

#include "dateline/store/dateline-page-table-private.h"

#include "dateline/model/dateline-page-private.h"
#include "dateline/store/dateline-body-table-private.h"
#include "dateline/store/dateline-entry-update-private.h"
#include "dateline/store/dateline-feed-settings-table-private.h"
#include "dateline/store/dateline-search-moving-private.h"
#include "dateline/store/dateline-search-table-private.h"
#include "dateline/store/dateline-store.h"

#include <glib/gi18n-lib.h>

static DatelineEntry *
read_entry (DatelineDatabase *database, DatelineStatement *row)
{
  g_autoptr (GBytes) packed = dateline_statement_dup_blob (row, 11);
  g_auto (DatelineEntryBuilder) builder = { 0 };

  if (packed == NULL || g_bytes_get_size (packed) == 0)
    return NULL;
  dateline_entry_builder_init (&builder);
  dateline_body_table_unpack (database, packed, &builder);
  builder.key = dateline_statement_dup_text (row, 12);
  builder.link = dateline_statement_dup_text (row, 6);
  builder.title = dateline_statement_dup_text (row, 7);
  builder.published = dateline_statement_get_time (row, 9);
  builder.published_offset = dateline_statement_get_int64 (row, 10);
  return dateline_entry_builder_build (&builder);
}

static DatelinePage *
read_page (DatelineDatabase *database, DatelineStatement *row, gint64 story_id)
{
  DatelinePage *page = dateline_page_new (story_id);

  page->state = dateline_statement_get_int64 (row, 0);
  page->asked_at = dateline_statement_get_time (row, 1);
  page->n_tries = dateline_statement_get_int64 (row, 2);
  page->error = dateline_statement_dup_text (row, 3);
  page->is_hidden = dateline_statement_get_int64 (row, 4) != 0;
  page->n_parts = dateline_statement_get_int64 (row, 5);
  page->site_name = dateline_statement_dup_text (row, 8);
  page->entry = read_entry (database, row);
  return page;
}

DatelinePage *
dateline_page_table_load (DatelineDatabase *database, gint64 story_id, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT state, asked_at, n_tries, error, hidden, n_parts, uri, title, site_name,"
      " published, published_offset, packed, key FROM story"
      " LEFT JOIN page ON page.story_id = story.id WHERE story.id = ?1",
      error,
      DATELINE_INT64 (story_id));

  if (statement == NULL)
    return NULL;
  switch (dateline_statement_step (statement, error))
    {
    case DATELINE_STEP_ROW:
      return read_page (database, statement, story_id);
    case DATELINE_STEP_DONE:
      g_set_error_literal (error,
                           DATELINE_STORE_ERROR,
                           DATELINE_STORE_ERROR_NOT_FOUND,
                           _ ("This story is not kept any more."));
      return NULL;
    case DATELINE_STEP_FAILED:
    default:
      return NULL;
    }
}

static gboolean
write_outcome (DatelineDatabase *database, DatelinePage *page, GError **error)
{
  return dateline_database_run_with (
      database,
      "INSERT INTO page (story_id, state, asked_at, n_tries, error)"
      " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (story_id) DO UPDATE"
      " SET state = iif (packed IS NULL, excluded.state, state),"
      " asked_at = excluded.asked_at, n_tries = excluded.n_tries, error = excluded.error",
      error,
      DATELINE_INT64 (page->story_id),
      DATELINE_INT64 (page->state),
      DATELINE_TIME (page->asked_at),
      DATELINE_INT64 (page->n_tries),
      DATELINE_TEXT (page->error));
}

static gboolean
write_article (DatelineDatabase *database, DatelinePage *page, GError **error)
{
  DatelineEntry *entry = page->entry;
  g_autoptr (GBytes) packed = dateline_body_table_pack (database, entry);

  return dateline_database_run_with (
      database,
      "INSERT OR REPLACE INTO page (story_id, state, asked_at, error, n_parts, uri, "
      "title,"
      " site_name, published, published_offset, packed)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      error,
      DATELINE_INT64 (page->story_id),
      DATELINE_INT64 (page->state),
      DATELINE_TIME (page->asked_at),
      DATELINE_TEXT (page->error),
      DATELINE_INT64 (page->n_parts),
      DATELINE_TEXT (dateline_entry_get_link (entry)),
      DATELINE_TEXT (dateline_entry_get_title (entry)),
      DATELINE_TEXT (page->site_name),
      DATELINE_TIME (dateline_entry_get_published (entry)),
      DATELINE_INT64 (dateline_entry_get_published_offset (entry)),
      DATELINE_BYTES (packed));
}

/* A story of the old index takes its page's article along when it moves. */
gboolean
dateline_page_table_set (DatelineDatabase *database, DatelinePage *page, GError **error)
{
  gint64 below;

  if (page->entry == NULL)
    return write_outcome (database, page, error);
  if (!dateline_search_moving_get_below (database, &below, error))
    return FALSE;
  if (page->story_id < below)
    return write_article (database, page, error);
  return dateline_search_table_remove (database, page->story_id, error) &&
         write_article (database, page, error) &&
         dateline_search_table_move_in (database, page->story_id, error);
}

gboolean
dateline_page_table_want (DatelineDatabase *database, gint64 story_id, GError **error)
{
  return dateline_database_run_with (
      database,
      "INSERT OR IGNORE INTO page (story_id, state) VALUES (?1, ?2)",
      error,
      DATELINE_INT64 (story_id),
      DATELINE_INT64 (DATELINE_PAGE_WAITING));
}

gboolean
dateline_page_table_set_hidden (DatelineDatabase *database,
                                gint64 story_id,
                                gboolean hidden,
                                GError **error)
{
  return dateline_database_run_with (database,
                                     "UPDATE page SET hidden = ?2 WHERE story_id = ?1",
                                     error,
                                     DATELINE_INT64 (story_id),
                                     DATELINE_INT64 (hidden));
}

gboolean
dateline_page_table_has_article (DatelineDatabase *database,
                                 gint64 story_id,
                                 gboolean *has_article,
                                 GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT 1 FROM page WHERE story_id = ?1 AND packed IS NOT NULL",
      error,
      DATELINE_INT64 (story_id));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  *has_article = step == DATELINE_STEP_ROW;
  return step != DATELINE_STEP_FAILED;
}

/* Whether a feed is still set to it. */
static gboolean
is_wanted (DatelineDatabase *database, gint64 feed_id, GHashTable *feeds, GError **error)
{
  gpointer known;
  DatelineFeedSettings settings;
  gboolean wanted;

  if (g_hash_table_lookup_extended (feeds, &feed_id, NULL, &known))
    return GPOINTER_TO_INT (known);
  if (!dateline_feed_settings_table_get (database, feed_id, &settings, error))
    return FALSE;
  wanted = settings.values[DATELINE_FEED_SETTING_FULL_TEXT] == 1;
  g_hash_table_insert (feeds,
                       g_memdup2 (&feed_id, sizeof feed_id),
                       GINT_TO_POINTER (wanted));
  return wanted;
}

/* For how many refreshes a page is asked for in each although no server is heard, and how
 * long it is left alone after that, in seconds. */
#define EAGER_TRIES 3
#define PAUSE (24 * 60 * 60)

/* Who is not followed any more, or was deleted, is not asked for. */
GArray *
dateline_page_table_list_wanted (DatelineDatabase *database,
                                 guint n_wanted,
                                 GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) feeds =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) problem = NULL;
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT story.id, feed_id FROM page CROSS JOIN story ON story.id = page.story_id"
      " JOIN feed ON feed.id = feed_id WHERE page.state = 1 AND removed_at IS NULL"
      " AND story.id NOT IN (SELECT story_id FROM deleted_story)"
      " AND (n_tries < ?1 OR asked_at NOT BETWEEN ?2 AND ?3)"
      " ORDER BY page.story_id DESC",
      error,
      DATELINE_INT64 (EAGER_TRIES),
      DATELINE_INT64 (now - PAUSE),
      DATELINE_INT64 (now));
  DatelineStep step = DATELINE_STEP_DONE;

  if (statement == NULL)
    return NULL;
  while (ids->len < n_wanted && problem == NULL &&
         (step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);

      if (is_wanted (database,
                     dateline_statement_get_int64 (statement, 1),
                     feeds,
                     &problem))
        g_array_append_val (ids, id);
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (step != DATELINE_STEP_FAILED)
    return g_steal_pointer (&ids);
  return NULL;
}

DatelineEntry *
dateline_page_table_load_shown_entry (DatelineDatabase *database,
                                      gint64 story_id,
                                      GError **error)
{
  g_autoptr (DatelineEntry) entry =
      dateline_body_table_load_entry (database, story_id, error);
  g_autoptr (DatelinePage) page = NULL;

  if (entry == NULL)
    return NULL;
  page = dateline_page_table_load (database, story_id, error);
  if (page == NULL)
    return NULL;
  return dateline_page_is_shown (page)
             ? dateline_entry_update_put_page (entry, page->entry)
             : g_steal_pointer (&entry);
}
