/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What an edition asks of a store: lists of ids with their days. Main context. */

#pragma once

#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

/* A story's place in a list, at rest: 8 bytes. */
typedef struct
{
  guint64 id : 40;
  /* The Julian day in the reader's time zone, or by feed a number for the feed; with
   * DATELINE_STORY_KEY_READ among what was read, where that comes last. 0 in a list by
   * relevance. */
  guint64 group : 24;
} DatelineStoryKey;

#define DATELINE_STORY_KEY_READ (1u << 23)

G_STATIC_ASSERT (sizeof (DatelineStoryKey) == 8);

/* What a query lists at one moment. */
typedef struct
{
  GArray *keys;        /* of DatelineStoryKey, in order */
  gint64 last_id;      /* no story that the store had then has a higher number */
  gboolean is_partial; /* the search took too long, and found these by then */
  /* How to get what comes after the keys, NULL if nothing does. */
  struct _DatelineStoryListing *rest;
} DatelineStoryList;

void dateline_story_list_free (DatelineStoryList *self);

/* As dateline_store_list_ids_async (), but of a long list the first stories only. Stories
 * of @kept (of gint64, nullable) that are unread or saved no more are listed still by a
 * query for those that are; those of @swapped (the same) are listed among what is read
 * where they are unread, and the other way round. */
void dateline_store_list_keys_async (DatelineStore *self,
                                     const DatelineQuery *query,
                                     GArray *kept,
                                     GArray *swapped,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DatelineStoryList *dateline_store_list_keys_finish (DatelineStore *self,
                                                    GAsyncResult *result,
                                                    GError **error);

/* The rest of a list, which is taken: other calls go before it, so that what is seen
 * already is painted meanwhile. Its keys are the rest's alone. */
void dateline_store_list_rest_async (DatelineStore *self,
                                     DatelineStoryList *list,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DatelineStoryList *dateline_store_list_rest_finish (DatelineStore *self,
                                                    GAsyncResult *result,
                                                    GError **error);

/* As dateline_store_load_headlines_async (), with @words (nullable) that are searched
 * for: where the excerpt has none of them, it is of a place where they stand. */
void dateline_store_load_found_async (DatelineStore *self,
                                      const gint64 *ids,
                                      gsize n_ids,
                                      const char *words,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

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
