/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/store/dateline-keeping.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FEED_ROOM (dateline_feed_room_get_type ())
#define DATELINE_TYPE_ROOM (dateline_room_get_type ())
#define DATELINE_TYPE_FORECAST (dateline_forecast_get_type ())

/**
 * DatelineFeedRoom:
 * @feed_id: the feed's number
 * @title: what it is called
 * @is_removed: whether it is not followed any more
 * @n_stories: how many stories
 * @n_bytes: what they take, estimated
 * @n_pictures: how many pictures are kept for its stories
 * @n_picture_bytes: what they take
 *
 * What one feed takes of the disk, or what of it would go.
 */
typedef struct
{
  gint64 feed_id;
  char *title;
  gboolean is_removed;
  guint n_stories;
  gint64 n_bytes;
  guint n_pictures;
  gint64 n_picture_bytes;
} DatelineFeedRoom;

/**
 * DatelineRoom:
 * @n_stories: how many stories there are
 * @story_bytes: what they take, and all that is known of feeds
 * @search_bytes: what the index for searching takes, estimated
 * @free_bytes: what is free in the file of the store and will be used again
 * @log_bytes: what was written and is not in that file yet
 * @n_saved_pictures: pictures of saved stories
 * @saved_picture_bytes: what they take
 * @n_ahead_pictures: pictures that were fetched ahead
 * @ahead_picture_bytes: what they take
 * @n_seen_pictures: pictures that were only seen
 * @seen_picture_bytes: what they take
 * @enclosure_bytes: files that came with saved stories
 * @backup_bytes: copies of the store
 * @feeds: (element-type DatelineFeedRoom): the feeds, the one that takes most first
 *
 * What takes the room on the disk.
 */
typedef struct
{
  guint n_stories;
  gint64 story_bytes;
  gint64 search_bytes;
  gint64 free_bytes;
  gint64 log_bytes;
  guint n_saved_pictures;
  gint64 saved_picture_bytes;
  guint n_ahead_pictures;
  gint64 ahead_picture_bytes;
  guint n_seen_pictures;
  gint64 seen_picture_bytes;
  gint64 enclosure_bytes;
  gint64 backup_bytes;
  GPtrArray *feeds;
} DatelineRoom;

/**
 * DatelineForecast:
 * @n_stories: how many stories would go
 * @n_unread: how many of them nobody has read
 * @n_bytes: what they take, estimated
 * @feeds: (element-type DatelineFeedRoom): of which feeds how many, most first
 *
 * Which stories would go.
 */
typedef struct
{
  guint n_stories;
  guint n_unread;
  gint64 n_bytes;
  GPtrArray *feeds;
} DatelineForecast;

DATELINE_AVAILABLE_IN_ALL
GType dateline_feed_room_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineFeedRoom *dateline_feed_room_copy (const DatelineFeedRoom *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_feed_room_free (DatelineFeedRoom *self);

DATELINE_AVAILABLE_IN_ALL
GType dateline_room_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineRoom *dateline_room_copy (const DatelineRoom *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_room_free (DatelineRoom *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_room_get_total (const DatelineRoom *self);

DATELINE_AVAILABLE_IN_ALL
GType dateline_forecast_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineForecast *dateline_forecast_copy (const DatelineForecast *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_forecast_free (DatelineForecast *self);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_forecast_async (DatelineStore *self,
                                    gint64 feed_id,
                                    int max_days,
                                    int max_stories,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineForecast *dateline_store_forecast_finish (DatelineStore *self,
                                                  GAsyncResult *result,
                                                  GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_forecast_read_async (DatelineStore *self,
                                         gint64 before,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineForecast *dateline_store_forecast_read_finish (DatelineStore *self,
                                                       GAsyncResult *result,
                                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineFeedRoom, dateline_feed_room_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineRoom, dateline_room_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineForecast, dateline_forecast_free)

G_END_DECLS
