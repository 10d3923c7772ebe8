/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A query's members, for the files that make it up: what it asks for (query), from which
 * days (query-days), what a story has to have (query-parts), in which order
 * (query-order), and all of it as a text (query-text). */

#pragma once

#include "dateline/model/dateline-query.h"
#include "dateline/model/dateline-search.h"

G_BEGIN_DECLS

struct _DatelineQuery
{
  gint64 feed_id;
  GPtrArray *categories; /* of char *, as named; NULL-terminated */
  gboolean all_categories;
  gboolean unread_only;
  gboolean saved_only;
  gboolean upcoming;
  DatelineQueryParts parts;
  char *language;
  char *author;
  char *words;
  DatelineDateRange range;
  GDate first;
  GDate last;
  DatelineQueryOrder order;
  DatelineQueryGrouping grouping;
  guint limit;
};

gboolean dateline_query_has_same_days (const DatelineQuery *self,
                                       const DatelineQuery *other);
gboolean dateline_query_has_same_parts (const DatelineQuery *self,
                                        const DatelineQuery *other);
gboolean dateline_query_has_same_order (const DatelineQuery *self,
                                        const DatelineQuery *other);
void dateline_query_clear_parts (DatelineQuery *self);

/* Everything that the index of words answers: what is searched for, and what a story has
 * to have. NULL if that is nothing. */
DatelineSearch *dateline_query_make_search (const DatelineQuery *self, GDateTime *now);

G_END_DECLS
