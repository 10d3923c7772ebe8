/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Records of what takes the room, and of what would go. They are filled by one thread at
 * a time and not changed after.
 */

#include "dateline/store/dateline-room-private.h"

G_DEFINE_BOXED_TYPE (DatelineFeedRoom,
                     dateline_feed_room,
                     dateline_feed_room_copy,
                     dateline_feed_room_free)
G_DEFINE_BOXED_TYPE (DatelineRoom, dateline_room, dateline_room_copy, dateline_room_free)
G_DEFINE_BOXED_TYPE (DatelineForecast,
                     dateline_forecast,
                     dateline_forecast_copy,
                     dateline_forecast_free)

/**
 * dateline_feed_room_copy:
 * @self: a record
 *
 * Copies it.
 *
 * Returns: (transfer full): a copy
 */
DatelineFeedRoom *
dateline_feed_room_copy (const DatelineFeedRoom *self)
{
  DatelineFeedRoom *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  return copy;
}

/**
 * dateline_feed_room_free:
 * @self: (transfer full): a record
 *
 * Frees it.
 */
void
dateline_feed_room_free (DatelineFeedRoom *self)
{
  g_free (self->title);
  g_free (self);
}

GPtrArray *
dateline_feed_rooms_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_room_free);
}

static gpointer
copy_feed (gconstpointer feed, gpointer user_data)
{
  return dateline_feed_room_copy (feed);
}

static GPtrArray *
copy_feeds (GPtrArray *feeds)
{
  GPtrArray *copy = dateline_feed_rooms_new ();

  g_ptr_array_extend (copy, feeds, copy_feed, NULL);
  return copy;
}

static int
compare_feeds (gconstpointer a, gconstpointer b)
{
  const DatelineFeedRoom *one = *(DatelineFeedRoom *const *) a;
  const DatelineFeedRoom *other = *(DatelineFeedRoom *const *) b;
  gint64 one_size = one->n_bytes + one->n_picture_bytes;
  gint64 other_size = other->n_bytes + other->n_picture_bytes;

  if (one_size != other_size)
    return one_size < other_size ? 1 : -1;
  return (one->feed_id > other->feed_id) - (one->feed_id < other->feed_id);
}

void
dateline_feed_rooms_sort (GPtrArray *feeds)
{
  g_ptr_array_sort (feeds, compare_feeds);
}

DatelineRoom *
dateline_room_new (void)
{
  DatelineRoom *self = g_new0 (DatelineRoom, 1);

  self->feeds = dateline_feed_rooms_new ();
  return self;
}

/**
 * dateline_room_copy:
 * @self: a record
 *
 * Copies it.
 *
 * Returns: (transfer full): a copy
 */
DatelineRoom *
dateline_room_copy (const DatelineRoom *self)
{
  DatelineRoom *copy = g_memdup2 (self, sizeof *self);

  copy->feeds = copy_feeds (self->feeds);
  return copy;
}

/**
 * dateline_room_free:
 * @self: (transfer full): a record
 *
 * Frees it.
 */
void
dateline_room_free (DatelineRoom *self)
{
  g_ptr_array_unref (self->feeds);
  g_free (self);
}

/**
 * dateline_room_get_total:
 * @self: a record
 *
 * Adds everything up.
 *
 * Returns: bytes
 */
gint64
dateline_room_get_total (const DatelineRoom *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->story_bytes + self->search_bytes + self->free_bytes + self->log_bytes +
         self->saved_picture_bytes + self->ahead_picture_bytes +
         self->seen_picture_bytes + self->enclosure_bytes + self->backup_bytes;
}

DatelineForecast *
dateline_forecast_new (void)
{
  DatelineForecast *self = g_new0 (DatelineForecast, 1);

  self->feeds = dateline_feed_rooms_new ();
  return self;
}

/**
 * dateline_forecast_copy:
 * @self: a record
 *
 * Copies it.
 *
 * Returns: (transfer full): a copy
 */
DatelineForecast *
dateline_forecast_copy (const DatelineForecast *self)
{
  DatelineForecast *copy = g_memdup2 (self, sizeof *self);

  copy->feeds = copy_feeds (self->feeds);
  return copy;
}

/**
 * dateline_forecast_free:
 * @self: (transfer full): a record
 *
 * Frees it.
 */
void
dateline_forecast_free (DatelineForecast *self)
{
  g_ptr_array_unref (self->feeds);
  g_free (self);
}
