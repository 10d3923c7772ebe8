/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a story consists of besides its text. Pure functions, any thread; finding may take
 * 250 ms. */

#pragma once

#include "dateline/model/dateline-entry.h"
#include "dateline/model/dateline-saving-private.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean enclosures; /* what is sent along is wanted */
  gboolean page;       /* and the page, where the feed has only a summary */
} DatelineStoryWish;

/* The addresses of what there is to keep of a story: its pictures, as its article paints
 * them and as its headline does, and what is wished for; each once, in the order of the
 * article.
 * @shown: the entry as it is read; @published: as the feed has it
 * Returns (element-type DatelineSavedPart). */
GPtrArray *dateline_story_parts_find (DatelineEntry *shown,
                                      DatelineEntry *published,
                                      const DatelineStoryWish *wish);

G_END_DECLS
