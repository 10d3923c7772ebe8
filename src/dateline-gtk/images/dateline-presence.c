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

/* The same for each page that @stack has now. */
void
dateline_presence_follow_pages (GtkWidget *stack)
{
  for (GtkWidget *page = gtk_widget_get_first_child (stack); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    dateline_presence_follow (page);
}
