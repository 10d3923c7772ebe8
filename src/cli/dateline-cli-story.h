/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* All that is known of a story, for people and for programs. */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

GBytes *dateline_cli_story_to_text (DatelineHeadline *headline,
                                    DatelineEntry *entry,
                                    DatelineArticle *article,
                                    int width);
GBytes *dateline_cli_story_to_json (DatelineHeadline *headline,
                                    DatelineEntry *entry,
                                    DatelineArticle *article,
                                    DatelinePage *page,
                                    DatelineFeed *feed);

G_END_DECLS
