/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window's part in looking after what is kept: backing it up, putting a backup in its
 * place, and telling what became of a damaged file. Main thread only.
 */

#pragma once

#include "dateline/dateline.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks where to, and copies everything there; long ones can be followed and cancelled. */
void dateline_care_back_up (GtkWindow *window, DatelineStore *store);

/* Asks which backup, and whether that is meant; @restore gets its path. */
typedef void (*DatelineCareFunc) (const char *path, gpointer user_data);
void dateline_care_choose_backup (GtkWindow *window,
                                  DatelineStore *store,
                                  DatelineCareFunc restore,
                                  gpointer user_data);

/* Tells what was saved of a damaged file, if anything was damaged and nobody was told. */
void dateline_care_tell_of_rescue (GtkWindow *window, DatelineStore *store);
/* Tells that a backup was restored, and where what was there before is: @aside, empty if
 * there was nothing. */
void dateline_care_tell_of_restoring (GtkWindow *window, const char *aside);
/* Tells that parts of the file cannot be read; @repair is called if they are to be
 * repaired at once. */
void dateline_care_offer_repair (GtkWindow *window,
                                 DatelineCareFunc repair,
                                 gpointer user_data);
/* Says something in a dialog with one button. */
void dateline_care_say (GtkWindow *window, const char *heading, const char *text);

G_END_DECLS
