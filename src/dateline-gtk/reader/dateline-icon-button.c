/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Buttons that show a picture and say a word. GTK 4.8 tells a screen reader nothing of a
 * tooltip, and would name such a button after its picture. Main context only.
 */

#include "dateline-gtk/reader/dateline-icon-button-private.h"

/* Where what is visible gets a tooltip, GTK asks the display where the pointer is, and
 * waits for the answer: there is nothing to ask for a button that is not on it yet. */
static void
set_tooltip (GtkWidget *button, const char *text)
{
  gboolean is_hidden = !gtk_widget_get_mapped (button) && gtk_widget_get_visible (button);

  if (is_hidden)
    gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_tooltip_text (button, text);
  if (is_hidden)
    gtk_widget_set_visible (button, TRUE);
}

void
dateline_icon_button_set_name (GtkWidget *button, const char *name)
{
  set_tooltip (button, name);
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

static void
toggled_cb (GtkToggleButton *inner, GtkWidget *button)
{
  gtk_widget_set_has_tooltip (button, !gtk_toggle_button_get_active (inner));
}

/* While what a menu button opens is open, its tooltip would come up over that. */
void
dateline_icon_button_hush (GtkWidget *button)
{
  g_signal_connect_object (gtk_widget_get_first_child (button),
                           "toggled",
                           G_CALLBACK (toggled_cb),
                           button,
                           0);
}

GtkWidget *
dateline_icon_button_new_for_menu (const char *icon_name, const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon_name);
  dateline_icon_button_set_name (button, name);
  dateline_icon_button_hush (button);
  return button;
}

typedef struct
{
  DatelineMakePopoverFunc make;
  gpointer user_data;
} Maker;

static void
make_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  Maker *maker = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, maker->make (maker->user_data));
}

void
dateline_icon_button_set_maker (GtkWidget *button,
                                DatelineMakePopoverFunc make,
                                gpointer user_data)
{
  Maker *maker = g_new (Maker, 1);

  *maker = (Maker){ make, user_data };
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button),
                                         make_popover_cb,
                                         maker,
                                         g_free);
}

static void
make_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/* In the place of the menu that it had before, if any. */
void
dateline_icon_button_set_menu (GtkWidget *button, GMenuModel *menu)
{
  if (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)) != NULL)
    gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button),
                                         make_menu_cb,
                                         g_object_ref (menu),
                                         g_object_unref);
}
