/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A group of facts in a window of properties: a heading, and beneath it a framed list
 * whose rows have a name over a value. Main context only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dateline_fact_group_new (const char *heading);
void dateline_fact_group_clear (GtkWidget *group);
GtkWidget *
dateline_fact_group_add (GtkWidget *group, const char *name, const char *value);
void dateline_fact_group_add_note (GtkWidget *row, const char *text);
void dateline_fact_group_add_widget (GtkWidget *group, GtkWidget *widget);

G_END_DECLS
