/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Buttons that show a picture and say a word: to the pointer that rests on them, and to a
 * screen reader. Main context only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @action: (nullable) */
GtkWidget *
dateline_icon_button_new (const char *icon_name, const char *name, const char *action);
GtkWidget *dateline_icon_button_new_for_menu (const char *icon_name, const char *name);
/* What a menu button opens is made when it does so first: to make a menu takes longer
 * than to make the rest of a pane. */
typedef GtkWidget *(*DatelineMakePopoverFunc) (gpointer user_data);
void dateline_icon_button_set_maker (GtkWidget *button,
                                     DatelineMakePopoverFunc make,
                                     gpointer user_data);
void dateline_icon_button_set_menu (GtkWidget *button, GMenuModel *menu);
void dateline_icon_button_hush (GtkWidget *button);
void dateline_icon_button_set_name (GtkWidget *button, const char *name);

G_END_DECLS
