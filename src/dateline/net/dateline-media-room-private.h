/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The room that pictures take on disk: what there is, and what goes first. These block:
 * workers only. */

#pragma once

#include "dateline/net/dateline-media-files-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_pictures;
  guint64 n_bytes;
} DatelineMediaAmount;

/* What is on a shelf. */
void dateline_media_room_measure (DatelineMediaFiles *files,
                                  DatelineMediaShelf shelf,
                                  DatelineMediaAmount *amount);
/* The sizes (guint64 *) of all pictures on a shelf, by the names of their files. */
GHashTable *dateline_media_room_list (DatelineMediaFiles *files,
                                      DatelineMediaShelf shelf);

/* Drops of those that were only seen the ones that were not used for longest, until what
 * is not saved takes at most @max_size bytes. Drops @max_dropped in one run at most.
 * Returns the bytes that are left; @is_done: (out): whether that is little enough. */
guint64 dateline_media_room_trim (DatelineMediaFiles *files,
                                  guint64 max_size,
                                  guint max_dropped,
                                  GCancellable *cancellable,
                                  gboolean *is_done);

G_END_DECLS
