/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/net/dateline-enclosure-keeper.h"
#include "dateline/net/dateline-media-cache.h"
#include "dateline/refresh/dateline-page-fetcher.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_STORY_SAVER (dateline_story_saver_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineStorySaver,
                      dateline_story_saver,
                      DATELINE,
                      STORY_SAVER,
                      GObject)

DATELINE_AVAILABLE_IN_ALL
DatelineStorySaver *dateline_story_saver_new (DatelineStore *store,
                                              DatelineMediaCache *cache);
DATELINE_AVAILABLE_IN_ALL
void dateline_story_saver_set_policy (DatelineStorySaver *self,
                                      DatelinePicturePolicy policy);
DATELINE_AVAILABLE_IN_ALL
void dateline_story_saver_set_enclosure_keeper (DatelineStorySaver *self,
                                                DatelineEnclosureKeeper *keeper);
DATELINE_AVAILABLE_IN_ALL
void dateline_story_saver_set_page_fetcher (DatelineStorySaver *self,
                                            DatelinePageFetcher *fetcher);
DATELINE_AVAILABLE_IN_ALL
void dateline_story_saver_sync_async (DatelineStorySaver *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_story_saver_sync_finish (DatelineStorySaver *self,
                                           GAsyncResult *result,
                                           guint *n_missing,
                                           GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_story_saver_retry (DatelineStorySaver *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_story_saver_stop (DatelineStorySaver *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_story_saver_is_busy (DatelineStorySaver *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_story_saver_get_n_stories (DatelineStorySaver *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_story_saver_get_n_done (DatelineStorySaver *self);

G_END_DECLS
