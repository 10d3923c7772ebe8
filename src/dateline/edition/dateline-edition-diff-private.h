/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From one list of stories to the next in few steps. Pure. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where @n_removed stories of the old list go and @n_added of the new list come. */
typedef struct
{
  guint old_position;
  guint new_position;
  guint n_removed;
  guint n_added;
} DatelineEditionSpan;

/* The steps (DatelineEditionSpan) from @old_keys to @new_keys, both of DatelineStoryKey,
 * in order of position; what is between them is the same in both. NULL when there would
 * be many, so that a new list is cheaper. */
GArray *dateline_edition_diff (GArray *old_keys, GArray *new_keys);

G_END_DECLS
