/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is to be heard of a row that is not seen. Main context only. */

#include "dateline-gtk/article/dateline-far-row-private.h"

/* Newer versions of GTK have what is not on the screen be unheard. */
void
dateline_far_row_let_be_heard (GtkWidget *row)
{
  GtkWidget *widget = row;

  while (widget != NULL)
    {
      GtkWidget *next = NULL;

      if (gtk_widget_get_visible (widget) &&
          (widget == row || gtk_widget_get_child_visible (widget)))
        {
          gtk_accessible_update_state (GTK_ACCESSIBLE (widget),
                                       GTK_ACCESSIBLE_STATE_HIDDEN,
                                       FALSE,
                                       -1);
          next = gtk_widget_get_first_child (widget);
        }
      while (next == NULL && widget != row)
        {
          next = gtk_widget_get_next_sibling (widget);
          widget = gtk_widget_get_parent (widget);
        }
      widget = next;
    }
}
