/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stands over a list that is alone; see dateline-list-heading.c. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dateline_list_heading_new (void);
void dateline_list_heading_set_title (GtkWidget *heading, const char *title);
void dateline_list_heading_set_is_of_stories (GtkWidget *heading, gboolean is_of_stories);

G_END_DECLS
