/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of dictionaries: what the bodies of a feed are packed with.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Finds what to pack bodies of a feed with; 0 for nothing. A feed has a dictionary from
 * the first @entries on that are enough for one. */
gboolean dateline_dictionary_table_find (DatelineDatabase *database,
                                         gint64 feed_id,
                                         GPtrArray *entries,
                                         gint64 *id,
                                         GError **error);
/* Has the packer of @database take the dictionary of that number to hand. 0 is none. */
gboolean
dateline_dictionary_table_use (DatelineDatabase *database, gint64 id, GError **error);
/* Has those stories of @from that go to @into (dateline-story-twins-private.h) packed
 * with dictionaries of @into: they outlive @from, and the others outlive @into. */
gboolean dateline_dictionary_table_give (DatelineDatabase *database,
                                         gint64 from,
                                         gint64 into,
                                         GError **error);

G_END_DECLS
