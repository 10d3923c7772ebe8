/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Filled by a run while it goes on, then treated as immutable. */

#pragma once

#include "dateline/refresh/dateline-refresh-summary.h"

G_BEGIN_DECLS

struct _DatelineRefreshSummary
{
  guint n_feeds;
  guint n_failed;
  guint n_added;
  guint n_updated;
  guint n_pages; /* whose articles came */
  gboolean wants_sign_in;
  char *first_error;  /* a sentence, or NULL */
  GPtrArray *waiting; /* of DatelineRefreshWait */
};

DatelineRefreshSummary *dateline_refresh_summary_new (void);

/* The sentence for @wants_sign_in. */
const char *dateline_refresh_summary_get_sign_in_text (void);

G_END_DECLS
