/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which feeds a refresh asks, and why not the others. Main context. */

#pragma once

#include "dateline/refresh/dateline-refresh-job-private.h"
#include "dateline/refresh/dateline-refresher.h"

G_BEGIN_DECLS

/* What a run is told. */
typedef struct
{
  const DatelineRefreshTools *tools;
  DatelineRefreshFlags flags;
  gint64 interval;    /* seconds, 0 for the default */
  gint64 feed_id;     /* the only feed, or 0 for all */
  gboolean has_slept; /* the computer has, before an automatic run */
} DatelineRefreshOrder;

typedef struct _DatelineRefreshSelection DatelineRefreshSelection;

/* Is made before the feeds are listed, for the runs that are at work on some of them
 * meanwhile. @order outlives it. */
DatelineRefreshSelection *
dateline_refresh_selection_new (const DatelineRefreshOrder *order);
void dateline_refresh_selection_free (DatelineRefreshSelection *self);

/* Takes out of @feeds those that are to be asked; what is due but has to wait goes to
 * @waiting, as DatelineRefreshWait. Places of what is returned may be set to NULL. NULL
 * if the only feed is not among them. */
GPtrArray *dateline_refresh_selection_make (DatelineRefreshSelection *self,
                                            GPtrArray *feeds,
                                            GPtrArray *waiting);

G_END_DECLS
