/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "app/dateline-application.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_WINDOW (dateline_window_get_type ())

G_DECLARE_FINAL_TYPE (DatelineWindow,
                      dateline_window,
                      DATELINE,
                      WINDOW,
                      AdwApplicationWindow)

DatelineWindow *dateline_window_new (DatelineApplication *application,
                                     GSettings *settings,
                                     DatelineStore *store,
                                     DatelineRefresher *refresher);
/* Shows the window once there is something to be seen in it, or after a quarter of a
 * second. */
void dateline_window_present_filled (DatelineWindow *self);
/* Shows, in place of the reader, that something is done that takes long. @fraction: -1
 * for not known. A button cancels @cancellable, or quits where there is none. */
void dateline_window_show_work (DatelineWindow *self,
                                const char *title,
                                const char *text,
                                double fraction,
                                GCancellable *cancellable);
/* A list of feeds is imported, any other address is looked at for feeds. */
void dateline_window_open (DatelineWindow *self, GFile *file);
/* Lists what is unread, of one feed where @feed_id is not 0, and opens the story of
 * @story_id where that is not 0. */
void dateline_window_show_news (DatelineWindow *self, gint64 feed_id, gint64 story_id);

G_END_DECLS
