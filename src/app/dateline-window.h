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
/* A list of feeds is imported, any other address is looked at for feeds. */
void dateline_window_open (DatelineWindow *self, GFile *file);

G_END_DECLS
