/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The feeds with problems, a card each. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dateline_problem_list_new (void);
void dateline_problem_list_set_overview (GtkWidget *list, DatelineOverview *overview);

G_END_DECLS
