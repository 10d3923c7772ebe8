/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Works out which stories would go. All stories are gone through in the order of their
 * numbers, which reads the narrow table once from its beginning to its end; an index by
 * what decides would cost every merge something, for a question that is asked rarely. On
 * the reading thread.
 */

#include "dateline/store/dateline-forecasting-private.h"

#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-purge-private.h"
#include "dateline/store/dateline-story-weight-private.h"

/* What is done before others have a turn. */
#define STORIES_A_STRETCH 20000
#define FEEDS_A_STRETCH 100

#define SAMPLES 8

/* What of one feed would go. */
typedef struct
{
  gint64 feed_id;
  DatelinePurgeLimits limits;
  guint n_unsaved;
  guint n_absent; /* of those: not in the last document */
  guint n_absent_read;
  guint n_old; /* of those: read for too long */
} Count;

struct _DatelineForecasting
{
  DatelineStorePolicy policy;
  gint64 feed_id;
  int days; /* tried for the feed */
  int stories;
  gboolean is_for_read;
  gint64 before;

  gint64 last_id;
  gboolean is_counted;
  GHashTable *counts; /* of gint64 * (in the count) → Count */
  GPtrArray *order;   /* of Count, owned by the table */
  guint n_weighed;
  double search_share; /* of the index, a story */
  DatelineForecast *forecast;
};

static DatelineForecasting *
forecasting_new (gint64 feed_id)
{
  DatelineForecasting *self = g_new0 (DatelineForecasting, 1);

  self->feed_id = feed_id;
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->order = g_ptr_array_new ();
  self->forecast = dateline_forecast_new ();
  return self;
}

DatelineForecasting *
dateline_forecasting_new (const DatelineStorePolicy *policy,
                          gint64 feed_id,
                          int days,
                          int stories)
{
  DatelineForecasting *self = forecasting_new (feed_id);

  self->policy = *policy;
  self->days = days;
  self->stories = stories;
  if (feed_id == 0 && days != DATELINE_KEEPING_UNSET)
    self->policy.keep_days = days;
  if (feed_id == 0 && stories != DATELINE_KEEPING_UNSET)
    self->policy.keep_stories = stories;
  return self;
}

DatelineForecasting *
dateline_forecasting_new_read (gint64 before)
{
  DatelineForecasting *self = forecasting_new (0);

  self->is_for_read = TRUE;
  self->before = before;
  return self;
}

void
dateline_forecasting_free (DatelineForecasting *self)
{
  g_hash_table_unref (self->counts);
  g_ptr_array_unref (self->order);
  g_clear_pointer (&self->forecast, dateline_forecast_free);
  g_free (self);
}

DatelineForecast *
dateline_forecasting_steal (DatelineForecasting *self)
{
  return g_steal_pointer (&self->forecast);
}

/* The limits of a feed: its own before those of all, or those that are tried. */
static gboolean
get_limits (DatelineForecasting *self,
            DatelineDatabase *database,
            Count *count,
            GError **error)
{
  DatelineFeedIdentity identity;

  if (self->is_for_read)
    return TRUE;
  if (!dateline_feed_identity_load (database, count->feed_id, &identity, error))
    return FALSE;
  if (self->feed_id != 0 && self->days != DATELINE_KEEPING_UNSET)
    dateline_feed_settings_set (&identity.settings,
                                DATELINE_FEED_SETTING_KEEP_DAYS,
                                self->days);
  if (self->feed_id != 0 && self->stories != DATELINE_KEEPING_UNSET)
    dateline_feed_settings_set (&identity.settings,
                                DATELINE_FEED_SETTING_KEEP_STORIES,
                                self->stories);
  dateline_purge_get_limits (&identity, &self->policy, &count->limits);
  return TRUE;
}

static Count *
ensure_count (DatelineForecasting *self,
              DatelineDatabase *database,
              gint64 feed_id,
              GError **error)
{
  Count *count = g_hash_table_lookup (self->counts, &feed_id);

  if (count != NULL)
    return count;
  count = g_new0 (Count, 1);
  count->feed_id = feed_id;
  if (!get_limits (self, database, count, error))
    {
      g_free (count);
      return NULL;
    }
  g_hash_table_insert (self->counts, &count->feed_id, count);
  g_ptr_array_add (self->order, count);
  return count;
}

static void
count_story (Count *count, gboolean is_read, gint64 seen_at)
{
  count->n_unsaved++;
  if (!count->limits.is_complete || seen_at > count->limits.absent_since)
    return;
  count->n_absent++;
  count->n_absent_read += is_read;
  count->n_old += is_read && count->limits.has_oldest && seen_at < count->limits.oldest;
}

/* Saved stories do not count anywhere. */
static DatelineStatement *
prepare (DatelineForecasting *self, DatelineDatabase *database, GError **error)
{
  if (self->is_for_read)
    return dateline_database_prepare_with (
        database,
        "SELECT id, feed_id, 1, 0, saved = 0 AND read = 1 AND time < ?2 AND NOT EXISTS"
        " (SELECT 1 FROM deleted_story WHERE story_id = id)"
        " FROM story WHERE id > ?1 ORDER BY id LIMIT ?3",
        error,
        DATELINE_INT64 (self->last_id),
        DATELINE_INT64 (self->before),
        DATELINE_INT64 (STORIES_A_STRETCH));
  if (self->feed_id != 0)
    return dateline_database_prepare_with (
        database,
        "SELECT id, feed_id, read, seen_at, saved = 0 FROM story WHERE feed_id = ?1",
        error,
        DATELINE_INT64 (self->feed_id));
  return dateline_database_prepare_with (
      database,
      "SELECT id, feed_id, read, seen_at, saved = 0 FROM story WHERE id > ?1"
      " ORDER BY id LIMIT ?2",
      error,
      DATELINE_INT64 (self->last_id),
      DATELINE_INT64 (STORIES_A_STRETCH));
}

static gboolean
count_stretch (DatelineForecasting *self, DatelineDatabase *database, GError **error)
{
  g_autoptr (DatelineStatement) statement = prepare (self, database, error);
  Count *count = NULL;
  guint n = 0;
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 feed_id = dateline_statement_get_int64 (statement, 1);

      n++;
      self->last_id = dateline_statement_get_int64 (statement, 0);
      if (dateline_statement_get_int64 (statement, 4) == 0)
        continue;
      if (count == NULL || count->feed_id != feed_id)
        count = ensure_count (self, database, feed_id, error);
      if (count == NULL)
        return FALSE;
      count_story (count,
                   dateline_statement_get_int64 (statement, 2) != 0,
                   dateline_statement_get_int64 (statement, 3));
    }
  self->is_counted = self->feed_id != 0 || n < STORIES_A_STRETCH;
  return step == DATELINE_STEP_DONE;
}

/* How many go: first those that are old, then, if there are still too many, the read and
 * the unread ones that the feed has let go of. */
static guint
work_out (DatelineForecasting *self, const Count *count, guint *n_unread)
{
  guint n_left = count->n_unsaved - count->n_old;
  guint n_absent_left = count->n_absent - count->n_old;
  guint n_read_left = count->n_absent_read - count->n_old;
  guint n_excess = 0;

  *n_unread = 0;
  if (self->is_for_read)
    return count->n_unsaved;
  if (count->limits.max_stories >= 0 && n_left > (guint) count->limits.max_stories)
    n_excess = MIN (n_left - count->limits.max_stories, n_absent_left);
  if (n_excess > n_read_left)
    *n_unread = n_excess - n_read_left;
  return count->n_old + n_excess;
}

/* The titles of feeds that are followed; the stories of others are gone as it is. */
static gboolean
get_title (DatelineDatabase *database, gint64 feed_id, char **title, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT name, title, uri FROM feed WHERE id = ?1 AND removed_at IS NULL",
      error,
      DATELINE_INT64 (feed_id));
  DatelineStep step;

  *title = NULL;
  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    *title = dateline_feed_table_make_title (dateline_statement_get_text (statement, 0),
                                             dateline_statement_get_text (statement, 1),
                                             dateline_statement_get_text (statement, 2));
  return step != DATELINE_STEP_FAILED;
}

static gboolean
weigh (DatelineForecasting *self,
       DatelineDatabase *database,
       const Count *count,
       GError **error)
{
  guint n_unread;
  guint n = work_out (self, count, &n_unread);
  g_autofree char *title = NULL;
  DatelineFeedRoom *feed;
  double weight;

  if (n == 0)
    return TRUE;
  if (!get_title (database, count->feed_id, &title, error) ||
      !dateline_story_weight_sample (database, count->feed_id, SAMPLES, &weight, error))
    return FALSE;
  if (title == NULL)
    return TRUE;

  feed = g_new0 (DatelineFeedRoom, 1);
  feed->feed_id = count->feed_id;
  feed->title = g_steal_pointer (&title);
  feed->n_stories = n;
  feed->n_bytes = n * (weight + self->search_share);
  g_ptr_array_add (self->forecast->feeds, feed);
  self->forecast->n_stories += n;
  self->forecast->n_unread += n_unread;
  self->forecast->n_bytes += feed->n_bytes;
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const DatelineFeedRoom *one = *(DatelineFeedRoom *const *) a;
  const DatelineFeedRoom *other = *(DatelineFeedRoom *const *) b;

  if (one->n_stories != other->n_stories)
    return one->n_stories < other->n_stories ? 1 : -1;
  return (one->feed_id > other->feed_id) - (one->feed_id < other->feed_id);
}

static gboolean
prepare_weighing (DatelineForecasting *self, DatelineDatabase *database, GError **error)
{
  gint64 n_bytes, n_stories;

  if (!dateline_story_weight_get_search (database, &n_bytes, error) ||
      !dateline_database_get_int64 (database,
                                    "SELECT total (n_stories) FROM feed",
                                    &n_stories,
                                    error))
    return FALSE;
  self->search_share = n_stories > 0 ? n_bytes / (double) n_stories : 0;
  return TRUE;
}

gboolean
dateline_forecasting_go_on (DatelineForecasting *self,
                            DatelineDatabase *database,
                            gboolean *left,
                            GError **error)
{
  guint end;

  *left = TRUE;
  if (!self->is_counted)
    return count_stretch (self, database, error);

  if (self->n_weighed == 0 && !prepare_weighing (self, database, error))
    return FALSE;
  end = MIN (self->order->len, self->n_weighed + FEEDS_A_STRETCH);
  for (; self->n_weighed < end; self->n_weighed++)
    if (!weigh (self, database, self->order->pdata[self->n_weighed], error))
      return FALSE;
  *left = self->n_weighed < self->order->len;
  if (!*left)
    g_ptr_array_sort (self->forecast->feeds, compare_numbers);
  return TRUE;
}
