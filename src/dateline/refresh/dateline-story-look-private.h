/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Looks through a story for what there is to keep of it. Main context only. */

#pragma once

#include "dateline/refresh/dateline-story-parts-private.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

/* Finds the parts of the story that are wished for and has them in the store, none of
 * them kept yet that was not there before. */
void dateline_story_look_async (DatelineStore *store,
                                gint64 story_id,
                                const DatelineStoryWish *wish,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

gboolean dateline_story_look_finish (GAsyncResult *result, GError **error);

G_END_DECLS
