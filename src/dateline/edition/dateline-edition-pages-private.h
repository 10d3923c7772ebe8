/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The stories of an edition that somebody holds, and their headlines, which are loaded in
 * pages when they are asked for. Main context only.
 */

#pragma once

#include "dateline/model/dateline-story.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

typedef struct _DatelineEditionPages DatelineEditionPages;

DatelineEditionPages *dateline_edition_pages_new (DatelineStore *store);
/* What is being loaded comes to nothing. */
void dateline_edition_pages_free (DatelineEditionPages *self);

/* What is searched for (nullable), which the excerpts are to show from now on. */
void dateline_edition_pages_set_words (DatelineEditionPages *self, const char *words);
/* Has them shown by the stories that are held, too. */
void dateline_edition_pages_catch_up (DatelineEditionPages *self);

/* The story of @id: the one that is held already, or a new one that is empty yet and will
 * be filled soon. Returns: (transfer full). */
DatelineStory *dateline_edition_pages_get (DatelineEditionPages *self, gint64 id);
/* The story of @id if it is held. Returns: (transfer none) (nullable). */
DatelineStory *dateline_edition_pages_peek (DatelineEditionPages *self, gint64 id);

/* Marks those of @ids (gint64) that are held as a commit has marked them. */
void
dateline_edition_pages_set_read (DatelineEditionPages *self, GArray *ids, gboolean read);
void dateline_edition_pages_set_saved (DatelineEditionPages *self,
                                       GArray *ids,
                                       gboolean saved);
/* Loads headlines again: of one story if it is held, of all stories that are held and are
 * of @feed_id, or of all (0). */
void dateline_edition_pages_refresh (DatelineEditionPages *self, gint64 id);
void dateline_edition_pages_refresh_feed (DatelineEditionPages *self, gint64 feed_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineEditionPages, dateline_edition_pages_free)

G_END_DECLS
