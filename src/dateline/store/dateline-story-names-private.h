/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* By what a story is known: its key, and the ids and the link of its entry beside it. */

#pragma once

#include "dateline/store/dateline-story-match-private.h"

G_BEGIN_DECLS

/* Of a story that is new. */
gboolean dateline_story_names_add (DatelineDatabase *database,
                                   const DatelineFeedIdentity *identity,
                                   const DatelineArrival *arrival,
                                   GError **error);
/* The story is known by what the entry has now, and by the ids that @kept had. */
gboolean dateline_story_names_change (DatelineDatabase *database,
                                      const DatelineFeedIdentity *identity,
                                      DatelineArrival *arrival,
                                      DatelineEntry *kept,
                                      GError **error);

G_END_DECLS
