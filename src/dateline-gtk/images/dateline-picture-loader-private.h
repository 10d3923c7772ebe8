/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the widgets of this library know of a picture loader besides what is public:
 * loading for places where a story was not opened yet, and animations. Main context
 * only. */

#pragma once

#include "dateline-gtk/images/dateline-picture-animation-private.h"
#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

/* As dateline_picture_loader_load_async(), going no further than @reach. */
void dateline_picture_loader_load_within_async (DatelinePictureLoader *self,
                                                const char *uri,
                                                DatelineMediaReach reach,
                                                int max_width,
                                                int max_height,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);

/* How far one may go for the picture of a story that was opened. */
DatelineMediaReach dateline_picture_loader_get_reach (DatelinePictureLoader *self,
                                                      const char *uri);

/* How far one may go for a small picture of a feed, or of a story that nobody opened yet:
 * to the feed's own site, unless others are allowed. */
DatelineMediaReach dateline_picture_loader_get_early_reach (DatelinePictureLoader *self,
                                                            const char *uri,
                                                            const char *feed_uri);

/* Which feeds have a policy of their own: their addresses (free with g_free) to
 * DatelinePicturePolicy; NULL while it is not known, when no server is asked. Changes
 * forget what was allowed. */
void dateline_picture_loader_set_feed_policies (DatelinePictureLoader *self,
                                                GHashTable *policies);

/* A story is opened; dateline_picture_loader_allow_for_feed() follows for each picture.
 */
void dateline_picture_loader_begin_story (DatelinePictureLoader *self);

/* A story of this feed was opened: its picture may be what the policy lets for the feed.
 */
void dateline_picture_loader_allow_for_feed (DatelinePictureLoader *self,
                                             const char *uri,
                                             const char *feed_uri);

/* The end of an article: its pictures go, and what was freed goes back to the system. */
void dateline_picture_loader_trim (DatelinePictureLoader *self);
DatelinePictureLoader *
dateline_picture_loader_new_with_program (DatelineMediaCache *cache, const char *program);
const char *dateline_picture_loader_get_program (DatelinePictureLoader *self);
gboolean dateline_picture_loader_is_animated (DatelinePictureLoader *self,
                                              const char *uri);
void dateline_picture_loader_load_animation_async (DatelinePictureLoader *self,
                                                   const char *uri,
                                                   int max_width,
                                                   int max_height,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
DatelinePictureAnimation *
dateline_picture_loader_load_animation_finish (DatelinePictureLoader *self,
                                               GAsyncResult *result,
                                               GError **error);

G_END_DECLS
