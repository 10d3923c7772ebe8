/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Opens the menu of a row of a list, at the point that was pressed. Main context only.
 *
 * The release of the press goes to the menu, and GTK 4.8 has the row look pressed until
 * it is pressed again: each row that a menu was opened for would stay grey. And the
 * tooltip of the row would come up over its menu.
 */

#include "dateline-gtk/images/dateline-context-menu-private.h"

static void
closed_cb (GtkWidget *pressed, GtkPopover *menu)
{
  gtk_widget_set_has_tooltip (pressed, TRUE);
  g_signal_handlers_disconnect_by_func (menu, closed_cb, pressed);
}

static void
release (GtkWidget *menu, GtkWidget *owner, const GdkRectangle *place)
{
  GtkWidget *pressed = gtk_widget_pick (owner, place->x, place->y, GTK_PICK_DEFAULT);

  for (; pressed != NULL; pressed = gtk_widget_get_parent (pressed))
    {
      gtk_widget_unset_state_flags (pressed, GTK_STATE_FLAG_ACTIVE);
      if (!gtk_widget_get_has_tooltip (pressed))
        continue;
      gtk_widget_set_has_tooltip (pressed, FALSE);
      g_signal_connect_object (menu,
                               "closed",
                               G_CALLBACK (closed_cb),
                               pressed,
                               G_CONNECT_SWAPPED);
    }
}

/* @menu is where @owner keeps it, NULL before the first time; @owner unparents it in the
 * end. @place is in @owner. */
void
dateline_context_menu_popup (GtkWidget **menu,
                             GtkWidget *owner,
                             GMenuModel *model,
                             const GdkRectangle *place)
{
  if (*menu == NULL)
    {
      *menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (*menu), FALSE);
      gtk_widget_set_halign (*menu, GTK_ALIGN_START);
      gtk_widget_set_parent (*menu, owner);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (*menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (*menu), place);
  gtk_popover_popup (GTK_POPOVER (*menu));
  release (*menu, owner, place);
}
