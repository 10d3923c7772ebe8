/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-category.h"
#include "dateline/model/dateline-feed.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_OVERVIEW (dateline_overview_get_type ())

typedef struct _DatelineOverview DatelineOverview;

DATELINE_AVAILABLE_IN_ALL
GType dateline_overview_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineOverview *dateline_overview_ref (DatelineOverview *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_overview_unref (DatelineOverview *self);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_overview_get_feeds (const DatelineOverview *self);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_overview_get_categories (const DatelineOverview *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_overview_get_n_stories (const DatelineOverview *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_overview_get_n_unread (const DatelineOverview *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_overview_get_n_today (const DatelineOverview *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_overview_get_n_saved (const DatelineOverview *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_overview_get_n_upcoming (const DatelineOverview *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_overview_get_refreshed_at (const DatelineOverview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineOverview, dateline_overview_unref)

G_END_DECLS
