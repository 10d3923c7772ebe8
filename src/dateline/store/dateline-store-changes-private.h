/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/store/dateline-store-changes.h"

G_BEGIN_DECLS

/* Takes @story_ids (element-type gint64, nullable). */
DatelineStoreChanges *dateline_store_changes_new (DatelineStoreChangeFlags flags,
                                                  gint64 feed_id,
                                                  guint n_added,
                                                  guint n_updated,
                                                  GArray *story_ids,
                                                  gboolean value);
/* Before anybody else has it; takes @ids (element-type gint64). */
void dateline_store_changes_set_news (DatelineStoreChanges *self, GArray *ids);
/* Stories went that were past keeping. Takes @story_ids. */
DatelineStoreChanges *
dateline_store_changes_new_purged (gint64 feed_id, GArray *story_ids, guint n_unread);

G_END_DECLS
