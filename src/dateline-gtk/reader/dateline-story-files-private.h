/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/dateline.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_STORY_FILES (dateline_story_files_get_type ())

G_DECLARE_FINAL_TYPE (DatelineStoryFiles,
                      dateline_story_files,
                      DATELINE,
                      STORY_FILES,
                      GdkContentProvider)

/* Of stories (element-type DatelineHeadline). What could not be made is told by the
 * signal "failed", with a GError. */
GdkContentProvider *dateline_story_files_new (DatelineRefresher *refresher,
                                              GPtrArray *headlines);
/* Lets files go that were made long ago, on a worker. */
void dateline_story_files_tidy (DatelineRefresher *refresher);

G_END_DECLS
