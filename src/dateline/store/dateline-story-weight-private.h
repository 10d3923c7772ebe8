/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stories take of the file, by samples: to read every body of a million stories
 * would take longer than anybody waits. On the thread of the database.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* The bytes of a story of the feed on the average, over the @n newest and the @n oldest
 * ones: text, headline and what else is in the tables, without the index for searching.
 * 0 without stories. */
gboolean dateline_story_weight_sample (DatelineDatabase *database,
                                       gint64 feed_id,
                                       guint n,
                                       double *weight,
                                       GError **error);

/* The bytes of the index for searching. */
gboolean dateline_story_weight_get_search (DatelineDatabase *database,
                                           gint64 *n_bytes,
                                           GError **error);

/* The pages of the file, those that are free, and how large one is. */
typedef struct
{
  gint64 n_pages;
  gint64 n_free;
  gint64 page_size;
} DatelineFileSize;

gboolean dateline_story_weight_get_file (DatelineDatabase *database,
                                         DatelineFileSize *size,
                                         GError **error);

G_END_DECLS
