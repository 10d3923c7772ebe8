/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* All feeds that are followed. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* In the order of their titles; @categories are all that a feed is filed under, as
 * dateline_category_table_list () has them. */
GPtrArray *dateline_feed_list_load (DatelineDatabase *database,
                                    GPtrArray *categories,
                                    GError **error);

G_END_DECLS
