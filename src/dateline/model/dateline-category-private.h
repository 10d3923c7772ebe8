/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the store knows of a category besides. */

#pragma once

#include "dateline/model/dateline-category.h"
#include "dateline/model/dateline-feed-settings-private.h"

G_BEGIN_DECLS

/* Before anybody else has the record. @closed: -1 where nobody said so. */
void dateline_category_set_place (DatelineCategory *self, guint place, int closed);
void dateline_category_set_settings (DatelineCategory *self,
                                     const DatelineFeedSettings *settings);

gpointer dateline_category_peek_id (DatelineCategory *self);
gboolean dateline_category_is_same (const DatelineCategory *self,
                                    const DatelineCategory *other);

G_END_DECLS
