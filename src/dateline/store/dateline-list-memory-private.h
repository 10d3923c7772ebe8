/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds, or categories, as they were listed last, in the order of their names. What did
 * not change since is the same record in the next list: then to compare two lists is to
 * compare pointers, and to let go of one frees next to nothing. Nor are names sorted
 * again where none is new. On the thread of its database.
 */

#pragma once

#include "dateline/store/dateline-name-order-private.h"

G_BEGIN_DECLS

typedef gint64 (*DatelineGetIdFunc) (gconstpointer record);

typedef struct _DatelineListMemory DatelineListMemory;

DatelineListMemory *dateline_list_memory_new (DatelineGetIdFunc get_id,
                                              DatelineGetNameFunc get_name);
void dateline_list_memory_free (DatelineListMemory *self);

/* The record of that id as it was last; NULL if there was none. Ids are looked up in
 * their order, as a table has them: then it takes no time. */
gpointer dateline_list_memory_find (DatelineListMemory *self, gint64 id);
/* Puts @records, which are in the order of their ids, in that of their names. */
void dateline_list_memory_sort (DatelineListMemory *self, GPtrArray *records);
/* Remembers what was sorted, which changes no more. */
void dateline_list_memory_set (DatelineListMemory *self, GPtrArray *records);

G_END_DECLS
