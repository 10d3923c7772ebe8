/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The names that the stories of a query bear, to choose from: authors and languages. On
 * the reading thread.
 */

#pragma once

#include "dateline/model/dateline-query.h"
#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-story-count-private.h"

G_BEGIN_DECLS

/* The authors (DatelineNameCount) with the most of the newest stories of @query whose
 * names have words that begin as those of @typed do. */
GPtrArray *dateline_name_tally_list_authors (DatelineDatabase *database,
                                             const DatelineQuery *query,
                                             const char *typed,
                                             GError **error);

/* Counts one language after the other, some milliseconds at a time. */
typedef struct
{
  GPtrArray *counts; /* of DatelineNameCount, the most first when nothing is left */
  DatelineQuery *query;
  GStrv tags;
  guint n_done;
  DatelineStoryCount *counting; /* the one of n_done, or NULL */
} DatelineLanguageTally;

DatelineLanguageTally *dateline_language_tally_new (DatelineDatabase *database,
                                                    const DatelineQuery *query,
                                                    GError **error);
void dateline_language_tally_free (DatelineLanguageTally *self);
gboolean dateline_language_tally_go_on (DatelineLanguageTally *self,
                                        DatelineDatabase *database,
                                        gboolean *left,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineLanguageTally, dateline_language_tally_free)

G_END_DECLS
