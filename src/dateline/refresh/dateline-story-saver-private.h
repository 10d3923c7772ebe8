/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the refresher tells the saver of stories. Main context only. */

#pragma once

#include "dateline/refresh/dateline-story-saver.h"

G_BEGIN_DECLS

/* The network is back: what could not be had for want of it is tried again. */
void dateline_story_saver_note_network (DatelineStorySaver *self);

G_END_DECLS
