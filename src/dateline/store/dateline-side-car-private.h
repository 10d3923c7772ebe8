/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The list of feeds beside the store's file, subscriptions.opml: the last thing to come
 * back from, and one that any reader understands. Any thread but where it says otherwise.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Where it is for the store at @store. */
char *dateline_side_car_make_path (const char *store);
/* Writes it anew if the feeds of @database are not what it says. On its thread. */
gboolean
dateline_side_car_write (DatelineDatabase *database, const char *store, GError **error);
/* The feeds that it names, NULL if there is none that can be read. */
GPtrArray *dateline_side_car_read (const char *store);
/* The categories for which it has settings; none if it cannot be read. */
GPtrArray *dateline_side_car_read_categories (const char *store);

G_END_DECLS
