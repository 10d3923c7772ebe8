/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Buttons that show a picture and say a word. GTK 4.8 tells a screen reader nothing of a
 * tooltip, and would name such a button after its picture. Main context only.
 */

#include "dateline-gtk/reader/dateline-icon-button-private.h"

void
dateline_icon_button_set_name (GtkWidget *button, const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  /* What is pressed of a menu button is the button inside it. */
  if (GTK_IS_MENU_BUTTON (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name,
                                    -1);
}

GtkWidget *
dateline_icon_button_new (const char *icon_name, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  dateline_icon_button_set_name (button, name);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
dateline_icon_button_new_for_menu (const char *icon_name, const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon_name);
  dateline_icon_button_set_name (button, name);
  return button;
}
