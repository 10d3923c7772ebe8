/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How often a feed is asked, as a choice. Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @drop_down and shows @minutes, as DATELINE_FEED_SETTING_INTERVAL has them. */
void dateline_interval_choice_set_up (GtkDropDown *drop_down, int minutes);
/* What is chosen; @minutes where it is none of the choices and stays as it was. */
int dateline_interval_choice_get (GtkDropDown *drop_down, int minutes);

G_END_DECLS
