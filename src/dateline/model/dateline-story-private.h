/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the edition, which makes the stories, does to them. Main context only. */

#pragma once

#include "dateline/model/dateline-story.h"

G_BEGIN_DECLS

DatelineStory *dateline_story_new (gint64 id);
void dateline_story_fill (DatelineStory *self, DatelineHeadline *headline);
void dateline_story_set_read (DatelineStory *self, gboolean read);
void dateline_story_set_saved (DatelineStory *self, gboolean saved);
void dateline_story_set_place (DatelineStory *self,
                               gboolean first_of_group,
                               gboolean among_read);

G_END_DECLS
