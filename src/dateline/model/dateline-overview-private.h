/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-overview.h"

G_BEGIN_DECLS

DatelineOverview *dateline_overview_new (GPtrArray *feeds,
                                         GPtrArray *categories,
                                         guint n_stories,
                                         guint n_unread,
                                         guint n_today,
                                         guint n_saved,
                                         gint64 refreshed_at);
/* Before it is shown to anybody. */
void dateline_overview_set_n_upcoming (DatelineOverview *self, guint n_upcoming);

G_END_DECLS
