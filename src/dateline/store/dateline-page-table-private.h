/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of pages: what became of the pages that stories link to. */

#pragma once

#include "dateline/model/dateline-page.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* What is kept; NULL with %DATELINE_STORE_ERROR_NOT_FOUND without the story. */
DatelinePage *
dateline_page_table_load (DatelineDatabase *database, gint64 story_id, GError **error);

/* Keeps what came of asking for a page. An article that was had stays where a later one
 * did not come, and only that is noted. */
gboolean
dateline_page_table_set (DatelineDatabase *database, DatelinePage *page, GError **error);

/* Has a refresh ask for the page, unless it was asked for before. */
gboolean
dateline_page_table_want (DatelineDatabase *database, gint64 story_id, GError **error);

/* Whether the reader wants what the feed has. */
gboolean dateline_page_table_set_hidden (DatelineDatabase *database,
                                         gint64 story_id,
                                         gboolean hidden,
                                         GError **error);
gboolean dateline_page_table_has_article (DatelineDatabase *database,
                                          gint64 story_id,
                                          gboolean *has_article,
                                          GError **error);

/* The stories whose pages a refresh is to ask for (of gint64), the newest first. */
GArray *dateline_page_table_list_wanted (DatelineDatabase *database,
                                         guint n_wanted,
                                         GError **error);

/* The whole entry as it is shown, see dateline_store_load_entry_async(). */
DatelineEntry *dateline_page_table_load_shown_entry (DatelineDatabase *database,
                                                     gint64 story_id,
                                                     GError **error);

G_END_DECLS
