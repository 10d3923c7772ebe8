/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Whose turn it is to write to a store that several programs have open. On the thread of
 * the database. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the turns of the file at @path are kept by: -1 where there are none. */
int dateline_writing_turn_open (const char *path);
void dateline_writing_turn_close (int turn);

/* Waits for one's turn before a transaction begins, and passes it on once it has begun:
 * who waits for the other's transaction to end has the next one. FALSE if it did not come
 * for seconds, or cannot be had. */
gboolean dateline_writing_turn_take (int turn);
void dateline_writing_turn_pass (int turn);

G_END_DECLS
