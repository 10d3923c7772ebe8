/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table that says under which categories the reader filed a feed. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* The names of all feeds' categories: feed ids (gint64) to GStrvBuilder, in their order.
 */
GHashTable *dateline_feed_category_table_list (DatelineDatabase *database,
                                               GError **error);
/* The ids (gint64) of one feed's categories. */
GArray *dateline_feed_category_table_list_ids (DatelineDatabase *database,
                                               gint64 feed_id,
                                               GError **error);
/* Files the feed under @names (nullable for none), and no others. Its stories follow by
 * dateline_story_category_table_file_feed (). */
gboolean dateline_feed_category_table_set (DatelineDatabase *database,
                                           gint64 feed_id,
                                           const char *const *names,
                                           GError **error);
/* Files it under @names besides where it is filed already. */
gboolean dateline_feed_category_table_add (DatelineDatabase *database,
                                           gint64 feed_id,
                                           const char *const *names,
                                           GError **error);

G_END_DECLS
