/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A piece of a story in which the words that somebody searches for stand. On the thread
 * of its database, but for the second, which is pure. */

#pragma once

#include "dateline/model/dateline-search.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Puts another in the place of @excerpt (nullable) if that has none of the words and the
 * story has. That it cannot be read leaves it as it is. */
void dateline_search_excerpt_show (DatelineDatabase *database,
                                   gint64 story_id,
                                   const DatelineSearch *search,
                                   char **excerpt);
/* The piece of @text around the first place where words of a @field are, or NULL. */
char *dateline_search_excerpt_cut (const DatelineSearch *search,
                                   DatelineSearchField field,
                                   const char *text);

G_END_DECLS
