/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What an edition asks of a store: lists of ids with their days. Main context. */

#pragma once

#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

/* A story's place in a list, at rest: 16 bytes. */
typedef struct
{
  gint64 id;
  gint32 day; /* Julian, in the reader's time zone */
} DatelineStoryKey;

G_STATIC_ASSERT (sizeof (DatelineStoryKey) == 16);

/* What a query lists at one moment. */
typedef struct
{
  GArray *keys;   /* of DatelineStoryKey, the newest story first */
  gint64 last_id; /* no story that the store had then has a higher number */
} DatelineStoryList;

void dateline_story_list_free (DatelineStoryList *self);

/* As dateline_store_list_ids_async (). Stories of @kept (of gint64, nullable) that are
 * unread or saved no more are listed still by a query for those that are. */
void dateline_store_list_keys_async (DatelineStore *self,
                                     const DatelineQuery *query,
                                     GArray *kept,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DatelineStoryList *dateline_store_list_keys_finish (DatelineStore *self,
                                                    GAsyncResult *result,
                                                    GError **error);

/* Counts the stories of @query whose numbers are higher than @last_id: those that came
 * since a list was made. */
void dateline_store_count_newer_async (DatelineStore *self,
                                       const DatelineQuery *query,
                                       gint64 last_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* -1 on an error. */
gint64 dateline_store_count_newer_finish (DatelineStore *self,
                                          GAsyncResult *result,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineStoryList, dateline_story_list_free)

G_END_DECLS
