/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The full-text index over titles, texts, authors and captions. It keeps no text of its
 * own: it reads the other tables, so a story leaves it before they change.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Call after the story's tables were written, and of many stories together: the index
 * writes what it has gathered whenever other tables are changed between. */
gboolean
dateline_search_table_add (DatelineDatabase *database, gint64 story_id, GError **error);
/* Call before any of them is changed. */
gboolean dateline_search_table_remove (DatelineDatabase *database,
                                       gint64 story_id,
                                       GError **error);

/* What @words, as typed by a person, mean to the index: all of them, the last one as a
 * beginning unless it is a single letter. NULL if there is nothing to look for. Never a
 * syntax error. Pure. */
char *dateline_search_table_make_expression (const char *words);

G_END_DECLS
