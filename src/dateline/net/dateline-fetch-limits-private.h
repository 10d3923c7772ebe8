/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How large an answer may be and how long it may take, by what it is for. Any thread. */

#pragma once

#include "dateline/net/dateline-fetch-request.h"

G_BEGIN_DECLS

/* The limits of a fetch. Times are milliseconds. */
typedef struct
{
  gsize max_size;     /* bytes of the content, unpacked */
  guint total_time;   /* the whole fetch, without waiting for one's turn */
  guint connect_time; /* until the request is on its way */
  guint answer_time;  /* from there to the end of the answer's head */
  guint slow_time;    /* in every such span of the body… */
  gsize slow_size;    /* …at least so many bytes must come */
  guint drain_time;   /* for the rest of an answer that nobody wants */
  gsize drain_size;   /* and its size: more than this is cut off */
  guint max_redirects;
  guint refused_gap; /* between two requests to a host that asked for fewer */
} DatelineFetchLimits;

/* All times are multiplied by @time_scale, which is 1 but in tests. */
DatelineFetchLimits dateline_fetch_limits_get (DatelineFetchPurpose purpose,
                                               double time_scale);

G_END_DECLS
