/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What can be chosen for one feed, or for all of a category, as a part of their windows;
 * see dateline-settings-choices.c. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_SETTINGS_CHOICES (dateline_settings_choices_get_type ())
G_DECLARE_FINAL_TYPE (DatelineSettingsChoices,
                      dateline_settings_choices,
                      DATELINE,
                      SETTINGS_CHOICES,
                      GtkWidget)

GtkWidget *dateline_settings_choices_new (void);
/* Shows @settings; of what is not chosen there it says what @inherited has. */
void dateline_settings_choices_set (DatelineSettingsChoices *self,
                                    const DatelineFeedSettings *settings,
                                    const DatelineFeedSettings *inherited);
/* What is chosen now. */
const DatelineFeedSettings *dateline_settings_choices_get (DatelineSettingsChoices *self);

G_END_DECLS
