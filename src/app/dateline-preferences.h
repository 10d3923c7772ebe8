/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/dateline.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_PREFERENCES (dateline_preferences_get_type ())

G_DECLARE_FINAL_TYPE (DatelinePreferences,
                      dateline_preferences,
                      DATELINE,
                      PREFERENCES,
                      AdwPreferencesWindow)

GtkWidget *dateline_preferences_new (GSettings *settings, DatelineRefresher *refresher);
/* Shows the page about the room on the disk. */
void dateline_preferences_show_storage (DatelinePreferences *self);

G_END_DECLS
