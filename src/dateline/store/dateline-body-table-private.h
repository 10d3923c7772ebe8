/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of bodies: what a story's entry has besides its headline. */

#pragma once

#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Keeps the body of @entry, in place of the one that was kept before, packed with a
 * dictionary (0 for none). */
gboolean dateline_body_table_set (DatelineDatabase *database,
                                  gint64 story_id,
                                  gint64 dictionary_id,
                                  DatelineEntry *entry,
                                  GError **error);
/* What the pictures' captions and credits say, a line each, for search; or NULL. */
char *dateline_body_table_make_captions (DatelineEntry *entry);
/* The whole entry as it was merged, or NULL with %DATELINE_STORE_ERROR_NOT_FOUND. */
DatelineEntry *dateline_body_table_load_entry (DatelineDatabase *database,
                                               gint64 story_id,
                                               GError **error);
/* What of an entry a body holds, packed without a dictionary, and back: fills the members
 * of @builder. */
GBytes *dateline_body_table_pack (DatelineDatabase *database, DatelineEntry *entry);
void dateline_body_table_unpack (DatelineDatabase *database,
                                 GBytes *packed,
                                 DatelineEntryBuilder *builder);

G_END_DECLS
