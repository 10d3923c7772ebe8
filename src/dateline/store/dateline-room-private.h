/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the library's own files ask of a store about the room on the disk. Main context,
 * but for the records.
 */

#pragma once

#include "dateline/store/dateline-room.h"

G_BEGIN_DECLS

DatelineRoom *dateline_room_new (void);
DatelineForecast *dateline_forecast_new (void);
/* Of DatelineFeedRoom. */
GPtrArray *dateline_feed_rooms_new (void);
/* The one that takes most first. */
void dateline_feed_rooms_sort (GPtrArray *feeds);

/* A kept picture and whose it is. */
typedef struct
{
  gint64 feed_id;
  char *uri;
} DatelineFeedPicture;

/* What the store takes, everything but pictures; and, of the pictures of saved stories
 * and of those that were fetched ahead, whose they are (of DatelineFeedPicture). */
void dateline_store_measure_async (DatelineStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
DatelineRoom *dateline_store_measure_finish (DatelineStore *self,
                                             GAsyncResult *result,
                                             GArray **pictures,
                                             GError **error);

/* Lets some read stories go that are from before @before and of feeds from *@feed_id on:
 * as many as take no long time. */
void dateline_store_remove_read_async (DatelineStore *self,
                                       gint64 before,
                                       gint64 feed_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* Returns how many went; @feed_id: (out): where to go on, 0 where there are no more. */
guint dateline_store_remove_read_finish (DatelineStore *self,
                                         GAsyncResult *result,
                                         gint64 *feed_id,
                                         GError **error);

/* Makes the file smaller by some of what is free in it. A file of an earlier version
 * becomes one that can be made smaller a piece at a time: that is one long step, which
 * needs twice the room of the file. */
void dateline_store_shrink_async (DatelineStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* Returns how many bytes are still free in the file, 0 at the end, -1 on an error. */
gint64
dateline_store_shrink_finish (DatelineStore *self, GAsyncResult *result, GError **error);

/* Folds what was written lately into the file, so that its size says what is kept. */
void dateline_store_fold_async (DatelineStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean
dateline_store_fold_finish (DatelineStore *self, GAsyncResult *result, GError **error);

/* Works out which pictures are to be there before anybody sees them. */
void dateline_store_plan_ahead_async (DatelineStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* The addresses, each once, of the newest stories first; NULL on an error. @always: those
 * of them (of strings) that a feed shows of which pictures are always loaded. */
GStrv dateline_store_plan_ahead_finish (DatelineStore *self,
                                        GAsyncResult *result,
                                        GHashTable **always,
                                        GError **error);

G_END_DECLS
