/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-feed-settings.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_CATEGORY (dateline_category_get_type ())

typedef struct _DatelineCategory DatelineCategory;

DATELINE_AVAILABLE_IN_ALL
GType dateline_category_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineCategory *dateline_category_new (gint64 id,
                                         const char *name,
                                         guint n_stories,
                                         guint n_unread,
                                         guint n_feeds);
DATELINE_AVAILABLE_IN_ALL
DatelineCategory *dateline_category_ref (DatelineCategory *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_category_unref (DatelineCategory *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_category_get_id (const DatelineCategory *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_category_get_name (const DatelineCategory *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_category_get_n_stories (const DatelineCategory *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_category_get_n_unread (const DatelineCategory *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_category_get_n_feeds (const DatelineCategory *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_category_get_place (const DatelineCategory *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_category_get_closed (const DatelineCategory *self);
DATELINE_AVAILABLE_IN_ALL
const DatelineFeedSettings *dateline_category_get_settings (const DatelineCategory *self);

DATELINE_AVAILABLE_IN_ALL
char *dateline_category_normalize (const char *name);
DATELINE_AVAILABLE_IN_ALL
char *dateline_category_fold (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineCategory, dateline_category_unref)

G_END_DECLS
