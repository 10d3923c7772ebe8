/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-headline.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_STORY (dateline_story_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineStory, dateline_story, DATELINE, STORY, GObject)

DATELINE_AVAILABLE_IN_ALL
gint64 dateline_story_get_id (DatelineStory *self);
DATELINE_AVAILABLE_IN_ALL
DatelineHeadline *dateline_story_get_headline (DatelineStory *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_story_is_read (DatelineStory *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_story_is_saved (DatelineStory *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_story_is_first_of_group (DatelineStory *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_story_is_among_read (DatelineStory *self);

G_END_DECLS
