/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-entry.h"

G_BEGIN_DECLS

/**
 * DatelinePageState:
 * @DATELINE_PAGE_NEVER: nobody asked for it
 * @DATELINE_PAGE_WAITING: it is asked for in a refresh, as its feed wants it
 * @DATELINE_PAGE_HAD: its article is kept
 * @DATELINE_PAGE_FAILED: it could not be had
 * @DATELINE_PAGE_NO_ARTICLE: it came, and no article was found in it
 * @DATELINE_PAGE_NOT_FULLER: it came, and has no more than the feed has
 *
 * What became of the page of a story.
 */
typedef enum
{
  DATELINE_PAGE_NEVER,
  DATELINE_PAGE_WAITING,
  DATELINE_PAGE_HAD,
  DATELINE_PAGE_FAILED,
  DATELINE_PAGE_NO_ARTICLE,
  DATELINE_PAGE_NOT_FULLER,
} DatelinePageState;

#define DATELINE_TYPE_PAGE (dateline_page_get_type ())

typedef struct _DatelinePage DatelinePage;

DATELINE_AVAILABLE_IN_ALL
GType dateline_page_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelinePage *dateline_page_ref (DatelinePage *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_page_unref (DatelinePage *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_page_get_story_id (const DatelinePage *self);
DATELINE_AVAILABLE_IN_ALL
DatelinePageState dateline_page_get_state (const DatelinePage *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_page_get_asked_at (const DatelinePage *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_page_get_error (const DatelinePage *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_page_is_shown (const DatelinePage *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_page_get_n_parts (const DatelinePage *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_page_get_site_name (const DatelinePage *self);
DATELINE_AVAILABLE_IN_ALL
DatelineEntry *dateline_page_get_entry (const DatelinePage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelinePage, dateline_page_unref)

G_END_DECLS
