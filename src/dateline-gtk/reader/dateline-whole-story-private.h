/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

/* What a file of a story is written from; nothing of it changes, so any thread may. */
typedef struct
{
  DatelineHeadline *headline;
  DatelineEntry *entry;
  DatelineArticle *article;
  GHashTable *pictures; /* of strings → GBytes: those of its pictures that are on disk */
} DatelineWholeStory;

void dateline_whole_story_free (DatelineWholeStory *self);
void dateline_whole_story_load_async (DatelineStore *store,
                                      DatelineMediaCache *cache,
                                      DatelineHeadline *headline,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DatelineWholeStory *dateline_whole_story_load_finish (GAsyncResult *result,
                                                      GError **error);
/* The story's title, as far as it can name a file that ends in @suffix. */
char *dateline_whole_story_make_name (DatelineHeadline *headline, const char *suffix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineWholeStory, dateline_whole_story_free)

G_END_DECLS
