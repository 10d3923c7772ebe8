/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Measures what the store takes. The file's pages and the index are known; what of the
 * rest is whose is estimated by samples, in proportion, so that the parts add up to the
 * whole. On the reading thread.
 */

#include "dateline/store/dateline-room-measuring-private.h"

#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-story-pictures-private.h"
#include "dateline/store/dateline-story-weight-private.h"

/* What is done before others have a turn. */
#define FEEDS_A_STRETCH 100
#define STORIES_A_STRETCH 100

/* Stories that are looked at in all, and of a feed. */
#define SAMPLES 20000
#define MIN_SAMPLES 2
#define MAX_SAMPLES 32

typedef struct
{
  gint64 id;
  gint64 feed_id;
} SavedStory;

static void
picture_clear (gpointer data)
{
  DatelineFeedPicture *picture = data;

  g_free (picture->uri);
}

void
dateline_room_measuring_free (DatelineRoomMeasuring *self)
{
  g_clear_pointer (&self->room, dateline_room_free);
  g_clear_pointer (&self->pictures, g_array_unref);
  g_array_unref (self->weights);
  g_clear_pointer (&self->saved, g_array_unref);
  g_free (self);
}

/* Of those that are not followed any more the stories are not counted anywhere. */
static gboolean
list_feeds (DatelineRoomMeasuring *self, DatelineDatabase *database, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      "SELECT id, name, title, uri, removed_at IS NOT NULL, iif (removed_at IS NULL,"
      " n_stories, (SELECT count (*) FROM story WHERE feed_id = feed.id)) FROM feed",
      error);
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      DatelineFeedRoom *feed = g_new0 (DatelineFeedRoom, 1);

      feed->feed_id = dateline_statement_get_int64 (statement, 0);
      feed->title =
          dateline_feed_table_make_title (dateline_statement_get_text (statement, 1),
                                          dateline_statement_get_text (statement, 2),
                                          dateline_statement_get_text (statement, 3));
      feed->is_removed = dateline_statement_get_int64 (statement, 4) != 0;
      feed->n_stories = dateline_statement_get_int64 (statement, 5);
      self->room->n_stories += feed->n_stories;
      g_ptr_array_add (self->room->feeds, feed);
    }
  return step == DATELINE_STEP_DONE;
}

/* Pictures that were fetched ahead are written down with their stories. */
static gboolean
list_ahead (DatelineRoomMeasuring *self, DatelineDatabase *database, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      "SELECT feed_id, uri FROM ahead_picture JOIN story ON story.id = story_id"
      " WHERE uri <> ''",
      error);
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      DatelineFeedPicture picture = { dateline_statement_get_int64 (statement, 0),
                                      dateline_statement_dup_text (statement, 1) };

      g_array_append_val (self->pictures, picture);
    }
  return step == DATELINE_STEP_DONE;
}

static gboolean
list_saved (DatelineRoomMeasuring *self, DatelineDatabase *database, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database,
                                 "SELECT id, feed_id FROM story WHERE saved = 1",
                                 error);
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      SavedStory story = { dateline_statement_get_int64 (statement, 0),
                           dateline_statement_get_int64 (statement, 1) };

      g_array_append_val (self->saved, story);
    }
  return step == DATELINE_STEP_DONE;
}

DatelineRoomMeasuring *
dateline_room_measuring_new (DatelineDatabase *database, GError **error)
{
  g_autoptr (DatelineRoomMeasuring) self = g_new0 (DatelineRoomMeasuring, 1);
  DatelineFileSize size;

  self->room = dateline_room_new ();
  self->pictures = g_array_new (FALSE, FALSE, sizeof (DatelineFeedPicture));
  g_array_set_clear_func (self->pictures, picture_clear);
  self->weights = g_array_new (FALSE, FALSE, sizeof (double));
  self->saved = g_array_new (FALSE, FALSE, sizeof (SavedStory));
  if (!dateline_story_weight_get_file (database, &size, error) ||
      !dateline_story_weight_get_search (database, &self->room->search_bytes, error) ||
      !list_feeds (self, database, error) || !list_ahead (self, database, error) ||
      !list_saved (self, database, error))
    return NULL;

  self->room->free_bytes = size.n_free * size.page_size;
  self->room->story_bytes =
      MAX ((size.n_pages - size.n_free) * size.page_size - self->room->search_bytes, 0);
  return g_steal_pointer (&self);
}

static gboolean
sample_feeds (DatelineRoomMeasuring *self, DatelineDatabase *database, GError **error)
{
  GPtrArray *feeds = self->room->feeds;
  guint n = CLAMP (SAMPLES / 2 / MAX (feeds->len, 1), MIN_SAMPLES, MAX_SAMPLES);
  guint end = MIN (feeds->len, self->n_sampled + FEEDS_A_STRETCH);

  for (; self->n_sampled < end; self->n_sampled++)
    {
      const DatelineFeedRoom *feed = feeds->pdata[self->n_sampled];
      double weight = 0;

      if (feed->n_stories > 0 &&
          !dateline_story_weight_sample (database, feed->feed_id, n, &weight, error))
        return FALSE;
      weight *= feed->n_stories;
      g_array_append_val (self->weights, weight);
    }
  return TRUE;
}

/* Each feed has its share of what all take. */
static void
share_out (DatelineRoomMeasuring *self)
{
  double sum = 0;

  for (guint i = 0; i < self->weights->len; i++)
    sum += g_array_index (self->weights, double, i);
  for (guint i = 0; i < self->weights->len && sum > 0; i++)
    {
      DatelineFeedRoom *feed = self->room->feeds->pdata[i];

      feed->n_bytes =
          self->room->story_bytes * (g_array_index (self->weights, double, i) / sum);
    }
}

static gboolean
look_at_saved (DatelineRoomMeasuring *self, DatelineDatabase *database, GError **error)
{
  guint end = MIN (self->saved->len, self->n_looked_at + STORIES_A_STRETCH);

  for (; self->n_looked_at < end; self->n_looked_at++)
    {
      const SavedStory *story =
          &g_array_index (self->saved, SavedStory, self->n_looked_at);
      g_auto (GStrv) uris = dateline_story_pictures_list (database, story->id, error);

      if (uris == NULL)
        return FALSE;
      for (guint i = 0; uris[i] != NULL; i++)
        {
          DatelineFeedPicture picture = { story->feed_id, g_strdup (uris[i]) };

          g_array_append_val (self->pictures, picture);
        }
    }
  return TRUE;
}

gboolean
dateline_room_measuring_go_on (DatelineRoomMeasuring *self,
                               DatelineDatabase *database,
                               gboolean *left,
                               GError **error)
{
  gboolean done = self->n_sampled < self->room->feeds->len
                      ? sample_feeds (self, database, error)
                      : look_at_saved (self, database, error);

  *left =
      self->n_sampled < self->room->feeds->len || self->n_looked_at < self->saved->len;
  if (done && !*left)
    share_out (self);
  return done;
}
