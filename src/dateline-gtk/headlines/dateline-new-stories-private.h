/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The word that new stories have come; see dateline-new-stories.c. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_NEW_STORIES (dateline_new_stories_get_type ())

G_DECLARE_FINAL_TYPE (DatelineNewStories,
                      dateline_new_stories,
                      DATELINE,
                      NEW_STORIES,
                      GtkWidget)

GtkWidget *dateline_new_stories_new (void);
void dateline_new_stories_set_count (DatelineNewStories *self, guint count);

G_END_DECLS
