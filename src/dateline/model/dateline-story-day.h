/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

/**
 * DatelineStoryDay:
 * @day: the day as a Julian day number, as g_date_get_julian() gives it, in the reader's
 *   time zone
 * @n_stories: how many stories are of it
 *
 * How many stories a day has.
 */
typedef struct
{
  gint32 day;
  guint n_stories;
} DatelineStoryDay;

G_END_DECLS
