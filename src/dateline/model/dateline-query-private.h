/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A query's members, for the files that make it up: what it asks for (query) and from
 * which days (query-days). */

#pragma once

#include "dateline/model/dateline-query.h"

G_BEGIN_DECLS

struct _DatelineQuery
{
  gint64 feed_id;
  GPtrArray *categories; /* of char *, as named; NULL-terminated */
  gboolean unread_only;
  gboolean saved_only;
  char *words;
  DatelineDateRange range;
  GDate first;
  GDate last;
  DatelineQueryOrder order;
  guint limit;
};

gboolean dateline_query_has_same_days (const DatelineQuery *self,
                                       const DatelineQuery *other);

G_END_DECLS
