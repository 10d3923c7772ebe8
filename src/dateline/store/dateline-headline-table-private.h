/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of headlines: what a line of a list shows of a story. */

#pragma once

#include "dateline/model/dateline-entry.h"
#include "dateline/model/dateline-headline.h"
#include "dateline/model/dateline-search.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Keeps the headline of @entry, in place of the one that was kept before. */
gboolean dateline_headline_table_set (DatelineDatabase *database,
                                      gint64 story_id,
                                      DatelineEntry *entry,
                                      GError **error);
/* The names of the authors in a row, or NULL. */
char *dateline_headline_table_make_byline (DatelineEntry *entry);
/* The headlines of @ids (gint64) in that order, without those that are not there. With a
 * @search (nullable) excerpts show where its words stand. */
GPtrArray *dateline_headline_table_load (DatelineDatabase *database,
                                         GArray *ids,
                                         const DatelineSearch *search,
                                         GError **error);

G_END_DECLS
