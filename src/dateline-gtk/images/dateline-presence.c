/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Keeps out of assistive technology's tree what is not on the screen: a pane that is
 * folded away, a bar that has not been drawn in, the pages of a stack behind the one that
 * is seen. GTK 4.8 leaves them there, so that a screen reader would walk into bars that
 * say "0 links wait" and into articles that nobody opened. Main context only.
 */

#include "dateline-gtk/images/dateline-presence-private.h"

static void
update (GtkWidget *widget)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget),
                               GTK_ACCESSIBLE_STATE_HIDDEN,
                               !gtk_widget_get_mapped (widget),
                               -1);
}

/* Hides @widget, with all that is in it, from assistive technology while it is not seen.
 */
void
dateline_presence_follow (GtkWidget *widget)
{
  g_signal_connect_after (widget, "map", G_CALLBACK (update), NULL);
  g_signal_connect_after (widget, "unmap", G_CALLBACK (update), NULL);
  update (widget);
}

/* GTK has another node around each page of a stack, which it calls "GtkStackPage". */
static void
update_page (GtkWidget *child)
{
  GtkWidget *stack = gtk_widget_get_parent (child);
  GtkStackPage *page =
      GTK_IS_STACK (stack) ? gtk_stack_get_page (GTK_STACK (stack), child) : NULL;

  if (page != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (page),
                                 GTK_ACCESSIBLE_STATE_HIDDEN,
                                 !gtk_widget_get_mapped (child),
                                 -1);
}

/* The same for each page that @stack has now. */
void
dateline_presence_follow_pages (GtkWidget *stack)
{
  for (GtkWidget *child = gtk_widget_get_first_child (stack); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      dateline_presence_follow (child);
      g_signal_connect_after (child, "map", G_CALLBACK (update_page), NULL);
      g_signal_connect_after (child, "unmap", G_CALLBACK (update_page), NULL);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (gtk_stack_get_page (GTK_STACK (stack), child)),
          GTK_ACCESSIBLE_PROPERTY_LABEL,
          "",
          -1);
      update_page (child);
    }
}
