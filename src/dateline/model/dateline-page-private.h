/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The members of a page, for refresh and store. Fill a fresh one, then treat it as
 * immutable: it may cross threads. */

#pragma once

#include "dateline/model/dateline-page.h"

G_BEGIN_DECLS

struct _DatelinePage
{
  gint64 story_id;
  DatelinePageState state;
  gint64 asked_at;
  char *error; /* a sentence, or NULL */
  gboolean is_hidden;
  guint n_parts; /* pages that the article is joined of */
  guint n_tries; /* of refreshes, without an answer of the server's */
  char *site_name;
  DatelineEntry *entry; /* the article and what the page says of it, or NULL */
};

DatelinePage *dateline_page_new (gint64 story_id);

G_END_DECLS
