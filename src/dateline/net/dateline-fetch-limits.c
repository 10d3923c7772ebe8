/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The limits of a fetch, as a table. Any thread. */

#include "dateline/net/dateline-fetch-limits-private.h"

#define KIB ((gsize) 1024)
#define MIB (1024 * KIB)

static const struct
{
  gsize max_size;
  guint total_time;
} purposes[] = {
  [DATELINE_FETCH_FEED] = { 16 * MIB, 60 * 1000 },
  [DATELINE_FETCH_PAGE] = { 5 * MIB, 30 * 1000 },
  [DATELINE_FETCH_PICTURE] = { 8 * MIB, 30 * 1000 },
  [DATELINE_FETCH_ICON] = { 256 * KIB, 30 * 1000 },
  [DATELINE_FETCH_ENCLOSURE] = { 2048 * MIB, 4 * 60 * 60 * 1000 },
};

DatelineFetchLimits
dateline_fetch_limits_get (DatelineFetchPurpose purpose, double time_scale)
{
  return (DatelineFetchLimits){
    .max_size = purposes[purpose].max_size,
    .total_time = purposes[purpose].total_time * time_scale,
    .connect_time = 15 * 1000 * time_scale,
    .answer_time = 30 * 1000 * time_scale,
    .slow_time = 30 * 1000 * time_scale,
    .slow_size = 30 * KIB,
    .drain_time = 1000 * time_scale,
    .drain_size = 16 * KIB,
    .max_redirects = 10,
    .refused_gap = 1000 * time_scale,
  };
}
