/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_STORE_CHANGES (dateline_store_changes_get_type ())

/**
 * DatelineStoreChangeFlags:
 * @DATELINE_STORE_CHANGE_STORIES: stories were added or removed
 * @DATELINE_STORE_CHANGE_CONTENT: stories were updated by their publisher
 * @DATELINE_STORE_CHANGE_READ: stories were marked read or unread
 * @DATELINE_STORE_CHANGE_SAVED: stories were saved or unsaved
 * @DATELINE_STORE_CHANGE_FEEDS: feeds or their categories, titles, addresses changed
 * @DATELINE_STORE_CHANGE_FETCHED: a fetch was noted
 * @DATELINE_STORE_CHANGE_REMOVED: stories were removed, with their feed or because they
 * were past keeping
 * @DATELINE_STORE_CHANGE_DELETED: stories were deleted by the reader or brought back
 * @DATELINE_STORE_CHANGE_SECTIONS: what the reader keeps under a name, or its order,
 *   changed
 * @DATELINE_STORE_CHANGE_PAGES: the pages of stories came or could not be had, or the
 *   reader chose between them and what the feed has
 * @DATELINE_STORE_CHANGE_KEEPING: how much is kept was chosen
 * @DATELINE_STORE_CHANGE_KEPT: more of saved stories is kept, or less
 * @DATELINE_STORE_CHANGE_LINKS: links were put aside for later, or forgotten
 * @DATELINE_STORE_CHANGE_ELSEWHERE: another program changed something: which stories is
 *   not known, and any may be marked otherwise
 *
 * What a commit changed.
 */
typedef enum
{
  DATELINE_STORE_CHANGE_STORIES = 1 << 0,
  DATELINE_STORE_CHANGE_CONTENT = 1 << 1,
  DATELINE_STORE_CHANGE_READ = 1 << 2,
  DATELINE_STORE_CHANGE_SAVED = 1 << 3,
  DATELINE_STORE_CHANGE_FEEDS = 1 << 4,
  DATELINE_STORE_CHANGE_FETCHED = 1 << 5,
  DATELINE_STORE_CHANGE_REMOVED = 1 << 6,
  DATELINE_STORE_CHANGE_DELETED = 1 << 7,
  DATELINE_STORE_CHANGE_SECTIONS = 1 << 8,
  DATELINE_STORE_CHANGE_PAGES = 1 << 9,
  DATELINE_STORE_CHANGE_KEEPING = 1 << 12,
  DATELINE_STORE_CHANGE_KEPT = 1 << 10,
  DATELINE_STORE_CHANGE_LINKS = 1 << 11,
  DATELINE_STORE_CHANGE_ELSEWHERE = 1 << 14,
} DatelineStoreChangeFlags;

typedef struct _DatelineStoreChanges DatelineStoreChanges;

DATELINE_AVAILABLE_IN_ALL
GType dateline_store_changes_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineStoreChanges *dateline_store_changes_ref (DatelineStoreChanges *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_changes_unref (DatelineStoreChanges *self);
DATELINE_AVAILABLE_IN_ALL
DatelineStoreChangeFlags
dateline_store_changes_get_flags (const DatelineStoreChanges *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_store_changes_get_feed_id (const DatelineStoreChanges *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_store_changes_get_n_added (const DatelineStoreChanges *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_store_changes_get_n_updated (const DatelineStoreChanges *self);
DATELINE_AVAILABLE_IN_ALL
GArray *dateline_store_changes_get_story_ids (const DatelineStoreChanges *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_changes_get_value (const DatelineStoreChanges *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_store_changes_get_n_unread_removed (const DatelineStoreChanges *self);
DATELINE_AVAILABLE_IN_ALL
const GArray *dateline_store_changes_get_news_ids (const DatelineStoreChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineStoreChanges, dateline_store_changes_unref)

G_END_DECLS
