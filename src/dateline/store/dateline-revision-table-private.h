/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of revisions: what a story said before its publisher changed it last. On the
 * thread of its database.
 */

#pragma once

#include "dateline/model/dateline-entry.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Keeps @entry as what the story said until @now, in place of what was kept before. */
gboolean dateline_revision_table_set (DatelineDatabase *database,
                                      gint64 story_id,
                                      DatelineEntry *entry,
                                      gint64 now,
                                      GError **error);
/* NULL with DATELINE_STORE_ERROR_NOT_FOUND if the text never changed. */
DatelineEntry *dateline_revision_table_load (DatelineDatabase *database,
                                             gint64 story_id,
                                             GError **error);

G_END_DECLS
