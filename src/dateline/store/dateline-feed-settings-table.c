/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the reader chose for feeds and categories. Read on the thread of its database,
 * written on the writing thread, inside a transaction.
 */

#include "dateline/store/dateline-feed-settings-table-private.h"

#include "dateline/model/dateline-wait-reason.h"
#include "dateline/store/dateline-feed-category-table-private.h"

#define SET                                                                              \
  " SET interval = nullif (?2, -2), keep_days = nullif (?3, -2),"                        \
  " keep_stories = nullif (?4, -2), full_text = nullif (?5, -2),"                        \
  " pictures = nullif (?6, -2), notify = nullif (?7, -2),"                               \
  " keep_pictures = nullif (?8, -2), enclosures = nullif (?9, -2) WHERE id = ?1"

G_STATIC_ASSERT (DATELINE_FEED_SETTING_UNSET == -2);
G_STATIC_ASSERT (DATELINE_FEED_N_SETTINGS == 8);

/* NULL is DATELINE_TIME_UNKNOWN there, which like any number that no setting accepts is
 * no choice. */
void
dateline_feed_settings_table_read (DatelineStatement *row,
                                   guint first,
                                   DatelineFeedSettings *settings)
{
  dateline_feed_settings_init (settings);
  for (guint i = 0; i < DATELINE_FEED_N_SETTINGS; i++)
    {
      gint64 value = dateline_statement_get_time (row, first + i);

      if (value >= G_MININT && value <= G_MAXINT &&
          dateline_feed_setting_accepts (i, value))
        settings->values[i] = value;
    }
}

static gboolean
get_settings (DatelineDatabase *database,
              const char *sql,
              gint64 id,
              DatelineFeedSettings *settings,
              GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database, sql, error, DATELINE_INT64 (id));
  DatelineStep step;

  dateline_feed_settings_init (settings);
  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    dateline_feed_settings_table_read (statement, 0, settings);
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_feed_settings_table_get_own (DatelineDatabase *database,
                                      gint64 feed_id,
                                      DatelineFeedSettings *settings,
                                      GError **error)
{
  return get_settings (database,
                       "SELECT " DATELINE_FEED_SETTINGS_COLUMNS
                       " FROM feed WHERE id = ?1",
                       feed_id,
                       settings,
                       error);
}

gboolean
dateline_feed_settings_table_get_category (DatelineDatabase *database,
                                           gint64 category_id,
                                           DatelineFeedSettings *settings,
                                           GError **error)
{
  return get_settings (database,
                       "SELECT " DATELINE_FEED_SETTINGS_COLUMNS
                       " FROM category WHERE id = ?1",
                       category_id,
                       settings,
                       error);
}

gboolean
dateline_feed_settings_table_get (DatelineDatabase *database,
                                  gint64 feed_id,
                                  DatelineFeedSettings *settings,
                                  GError **error)
{
  g_autoptr (GArray) ids =
      dateline_feed_category_table_list_ids (database, feed_id, error);

  if (ids == NULL ||
      !dateline_feed_settings_table_get_own (database, feed_id, settings, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      DatelineFeedSettings category;

      if (!dateline_feed_settings_table_get_category (database,
                                                      g_array_index (ids, gint64, i),
                                                      &category,
                                                      error))
        return FALSE;
      dateline_feed_settings_inherit (settings, &category);
    }
  return TRUE;
}

/* What the reader chose before, or the feed's rhythm, gives way at once; what the server
 * or the publisher asked for does not. */
static gboolean
plan (DatelineDatabase *database, gint64 feed_id, int minutes, GError **error)
{
  return dateline_database_run_with (
      database,
      "UPDATE feed SET"
      " next_check = iif (wait_reason > ?3, next_check,"
      "   iif (?2 > 0 AND attempted_at IS NOT NULL,"
      "     attempted_at + max (?2 * 60, 3600), 0)),"
      " wait = iif (wait_reason > ?3, wait, max (?2 * 60, 0)),"
      " wait_reason = iif (wait_reason > ?3, wait_reason,"
      "   iif (?2 > 0, ?4, iif (?2 = -1, ?3, 0)))"
      " WHERE id = ?1",
      error,
      DATELINE_INT64 (feed_id),
      DATELINE_INT64 (minutes),
      DATELINE_INT64 (DATELINE_WAIT_MANUAL),
      DATELINE_INT64 (DATELINE_WAIT_CHOSEN));
}

static gboolean
differs (const DatelineFeedSettings *one,
         const DatelineFeedSettings *other,
         DatelineFeedSetting setting)
{
  return one->values[setting] != other->values[setting];
}

/* Has what counts for the feed now followed, if it is not what counted @before. */
static gboolean
follow (DatelineDatabase *database,
        gint64 feed_id,
        const DatelineFeedSettings *before,
        GError **error)
{
  DatelineFeedSettings now;

  if (!dateline_feed_settings_table_get (database, feed_id, &now, error))
    return FALSE;
  if (differs (before, &now, DATELINE_FEED_SETTING_INTERVAL) &&
      !plan (database, feed_id, now.values[DATELINE_FEED_SETTING_INTERVAL], error))
    return FALSE;
  /* What goes by it is looked for at the next fetch. */
  return (!differs (before, &now, DATELINE_FEED_SETTING_KEEP_DAYS) &&
          !differs (before, &now, DATELINE_FEED_SETTING_KEEP_STORIES)) ||
         dateline_database_run_with (
             database,
             "UPDATE feed SET purge_at = min (purge_at, 1) WHERE id = ?1",
             error,
             DATELINE_INT64 (feed_id));
}

static gboolean
write_settings (DatelineDatabase *database,
                const char *sql,
                gint64 id,
                const DatelineFeedSettings *settings,
                GError **error)
{
  const int *values = settings->values;

  return dateline_database_run_with (
      database,
      sql,
      error,
      DATELINE_INT64 (id),
      DATELINE_INT64 (values[DATELINE_FEED_SETTING_INTERVAL]),
      DATELINE_INT64 (values[DATELINE_FEED_SETTING_KEEP_DAYS]),
      DATELINE_INT64 (values[DATELINE_FEED_SETTING_KEEP_STORIES]),
      DATELINE_INT64 (values[DATELINE_FEED_SETTING_FULL_TEXT]),
      DATELINE_INT64 (values[DATELINE_FEED_SETTING_PICTURES]),
      DATELINE_INT64 (values[DATELINE_FEED_SETTING_NOTIFY]),
      DATELINE_INT64 (values[DATELINE_FEED_SETTING_KEEP_PICTURES]),
      DATELINE_INT64 (values[DATELINE_FEED_SETTING_ENCLOSURES]));
}

gboolean
dateline_feed_settings_table_set (DatelineDatabase *database,
                                  gint64 feed_id,
                                  const DatelineFeedSettings *settings,
                                  GError **error)
{
  DatelineFeedSettings before;

  return dateline_feed_settings_table_get (database, feed_id, &before, error) &&
         write_settings (database, "UPDATE feed" SET, feed_id, settings, error) &&
         follow (database, feed_id, &before, error);
}

gboolean
dateline_feed_settings_table_set_category (DatelineDatabase *database,
                                           gint64 category_id,
                                           const DatelineFeedSettings *settings,
                                           GError **error)
{
  g_autoptr (GArray) ids =
      dateline_feed_category_table_list_feeds (database, category_id, error);
  g_autofree DatelineFeedSettings *before = NULL;

  if (ids == NULL)
    return FALSE;

  before = g_new (DatelineFeedSettings, ids->len);
  for (guint i = 0; i < ids->len; i++)
    if (!dateline_feed_settings_table_get (database,
                                           g_array_index (ids, gint64, i),
                                           &before[i],
                                           error))
      return FALSE;
  if (!write_settings (database, "UPDATE category" SET, category_id, settings, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!follow (database, g_array_index (ids, gint64, i), &before[i], error))
      return FALSE;
  return TRUE;
}
