/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The tables of what is kept of saved stories. On the thread of their database. */

#pragma once

#include "dateline/model/dateline-feed-settings-private.h"
#include "dateline/model/dateline-saving-private.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* The savings of @ids, or of all saved stories with NULL, of DatelineSaving; of a story
 * that is not saved there is none. */
GPtrArray *
dateline_saved_table_load (DatelineDatabase *database, GArray *ids, GError **error);

/* That of one; NULL if it is not saved or cannot be read. */
DatelineSaving *dateline_saved_table_find (DatelineDatabase *database, gint64 story_id);

/* The stories of which something is still to come or missing, or that were not looked
 * through since they changed; the newest first. */
GArray *dateline_saved_table_list_unfinished (DatelineDatabase *database, GError **error);

/* The parts of a story, of DatelineSavedPart; NULL in @parts if it was not looked through
 * since it changed. @settings: (out): what holds for its feed. */
gboolean dateline_saved_table_list_parts (DatelineDatabase *database,
                                          gint64 story_id,
                                          GPtrArray **parts,
                                          gboolean *wants_enclosures,
                                          DatelineFeedSettings *settings,
                                          GError **error);

/* Says what there is to keep of a story; what is known already of a part stays. */
gboolean dateline_saved_table_set_parts (DatelineDatabase *database,
                                         gint64 story_id,
                                         GPtrArray *parts,
                                         GError **error);

/* Says what has become of a part. */
gboolean dateline_saved_table_note_part (DatelineDatabase *database,
                                         gint64 story_id,
                                         const DatelineSavedPart *part,
                                         GError **error);

/* Whether what is sent along with stories is wanted; they are looked through again. */
gboolean dateline_saved_table_want_enclosures (DatelineDatabase *database,
                                               GArray *ids,
                                               gboolean wanted,
                                               GError **error);

/* A story is another now: if it is saved it is looked through again. */
gboolean dateline_saved_table_note_digest (DatelineDatabase *database,
                                           gint64 story_id,
                                           gint64 digest,
                                           GError **error);

/* Has stories looked through again, those that are saved. */
gboolean dateline_saved_table_look_again (DatelineDatabase *database,
                                          GArray *ids,
                                          guint *n_stories,
                                          GError **error);

/* Forgets the stories that are not saved any more; the parts that no other story has (of
 * DatelineSavedPart). */
GPtrArray *dateline_saved_table_let_go (DatelineDatabase *database, GError **error);

/* The addresses of all that is to be kept. */
GStrv dateline_saved_table_list_uris (DatelineDatabase *database,
                                      DatelineSavedKind kind,
                                      GError **error);

G_END_DECLS
