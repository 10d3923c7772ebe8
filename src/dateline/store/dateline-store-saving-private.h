/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the saver of stories asks of the store. Main context only. */

#pragma once

#include "dateline/model/dateline-saving-private.h"
#include "dateline/model/dateline-feed-settings-private.h"
#include "dateline/store/dateline-store-saving.h"

G_BEGIN_DECLS

/* The stories that something is to be done for, the newest first. */
void dateline_store_list_unfinished_async (DatelineStore *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GArray *dateline_store_list_unfinished_finish (DatelineStore *self,
                                               GAsyncResult *result,
                                               GError **error);

/* The parts of a story, of DatelineSavedPart. */
typedef struct
{
  GPtrArray *parts; /* NULL: the story is to be looked through */
  gboolean wants_enclosures;
  DatelineFeedSettings settings; /* of its feed */
} DatelineSavedParts;

void dateline_saved_parts_free (DatelineSavedParts *self);

void dateline_store_list_parts_async (DatelineStore *self,
                                      gint64 story_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DatelineSavedParts *dateline_store_list_parts_finish (DatelineStore *self,
                                                      GAsyncResult *result,
                                                      GError **error);

/* Says what there is to keep of a story. */
void dateline_store_set_parts_async (DatelineStore *self,
                                     gint64 story_id,
                                     GPtrArray *parts,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean dateline_store_set_parts_finish (DatelineStore *self,
                                          GAsyncResult *result,
                                          GError **error);

/* Says what has become of a part. */
void dateline_store_note_part_async (DatelineStore *self,
                                     gint64 story_id,
                                     const DatelineSavedPart *part,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean dateline_store_note_part_finish (DatelineStore *self,
                                          GAsyncResult *result,
                                          GError **error);

/* Forgets stories that are not saved any more; what no story needs now, of
 * DatelineSavedPart. */
void dateline_store_let_go_async (DatelineStore *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *
dateline_store_let_go_finish (DatelineStore *self, GAsyncResult *result, GError **error);

/* Has stories looked through again, those that are saved; how many. */
void dateline_store_look_again_async (DatelineStore *self,
                                      GArray *ids,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
guint dateline_store_look_again_finish (DatelineStore *self, GAsyncResult *result);

/* The addresses of all that is to be kept. */
void dateline_store_list_kept_async (DatelineStore *self,
                                     DatelineSavedKind kind,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GStrv dateline_store_list_kept_finish (DatelineStore *self,
                                       GAsyncResult *result,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineSavedParts, dateline_saved_parts_free)

G_END_DECLS
