/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The full-text index over titles, texts, authors, captions, credits and facts. It keeps
 * no text of its own: it reads the other tables, so a story leaves it before they change.
 * What comes into it waits for the end of the transaction: the index writes a piece
 * whenever other tables are changed between.
 */

#pragma once

#include "dateline/model/dateline-entry.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Has what @entry says indexed as that of a story when the transaction ends. */
void dateline_search_table_add (DatelineDatabase *database,
                                gint64 story_id,
                                DatelineEntry *entry);
/* Indexes what waits for it. The last step before a commit. */
gboolean dateline_search_table_write (DatelineDatabase *database, GError **error);
/* Forgets what waits for it, as the transaction is rolled back. */
void dateline_search_table_forget (DatelineDatabase *database);
/* Call before any of the tables is changed. */
gboolean dateline_search_table_remove (DatelineDatabase *database,
                                       gint64 story_id,
                                       GError **error);

/* Indexes a story of the old index (dateline-search-moving-private.h) as it is kept. */
gboolean dateline_search_table_move_in (DatelineDatabase *database,
                                        gint64 story_id,
                                        GError **error);

G_END_DECLS
