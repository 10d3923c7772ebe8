/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The line over a list that is alone in a narrow window: what is listed, in full, and the
 * buttons that the bar has no room for there beside those of the window. Main context
 * only.
 */

#include "dateline-gtk/reader/dateline-list-heading-private.h"

#include "dateline-gtk/reader/dateline-icon-button-private.h"
#include "dateline-gtk/reader/dateline-view-menu-private.h"

#include <glib/gi18n-lib.h>

/* Makes the line: the title first, then the buttons. */
GtkWidget *
dateline_list_heading_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *mark = dateline_icon_button_new ("dateline-read-symbolic",
                                              _ ("Mark All as Read (Shift+A)"),
                                              "reader.mark-all-read");
  GtkWidget *view = dateline_icon_button_new_for_menu ("view-list-symbolic", _ ("View"));
  g_autoptr (GMenuModel) menu = dateline_view_menu_new ();

  dateline_icon_button_set_menu (view, menu);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "title");
  gtk_widget_add_css_class (box, "dateline-list-heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_add_css_class (mark, "flat");
  gtk_widget_add_css_class (view, "flat");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), view);
  return box;
}

void
dateline_list_heading_set_title (GtkWidget *heading, const char *title)
{
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (heading)), title);
}

/* The buttons are about stories. */
void
dateline_list_heading_set_is_of_stories (GtkWidget *heading, gboolean is_of_stories)
{
  GtkWidget *title = gtk_widget_get_first_child (heading);

  for (GtkWidget *button = gtk_widget_get_next_sibling (title); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_visible (button, is_of_stories);
}
