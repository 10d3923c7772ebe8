/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A set of stories, a bit each: a million take 125 KB, and to look one up takes a few
 * nanoseconds. Pure.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DatelineIdSet DatelineIdSet;

DatelineIdSet *dateline_id_set_new (void);
/* Of gint64. */
DatelineIdSet *dateline_id_set_new_for_array (GArray *ids);
void dateline_id_set_free (DatelineIdSet *self);

/* TRUE if it was not in the set. */
gboolean dateline_id_set_add (DatelineIdSet *self, gint64 id);
void dateline_id_set_remove (DatelineIdSet *self, gint64 id);
gboolean dateline_id_set_contains (DatelineIdSet *self, gint64 id);
gsize dateline_id_set_get_size (const DatelineIdSet *self);
void dateline_id_set_clear (DatelineIdSet *self);
/* All of them (gint64), the lowest first. */
GArray *dateline_id_set_list (DatelineIdSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineIdSet, dateline_id_set_free)

G_END_DECLS
