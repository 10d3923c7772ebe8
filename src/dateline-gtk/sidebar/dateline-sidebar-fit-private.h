/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Whether two overviews have the same rows. Pure; main context only, as records are. */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

gboolean dateline_sidebar_overviews_fit (const DatelineOverview *overview,
                                         const DatelineOverview *other,
                                         gboolean counts);
gboolean dateline_sidebar_feeds_fit (DatelineFeed *feed, DatelineFeed *other);
GPtrArray *dateline_sidebar_overviews_list_changed (const DatelineOverview *shown,
                                                    const DatelineOverview *overview);

G_END_DECLS
