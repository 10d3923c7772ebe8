/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The note's blocks are made as those of the article are; their links activate the
 * actions of the view that the popover hangs on. Main context only.
 */

#include "dateline-gtk/article/dateline-note-popover-private.h"

#include "dateline-gtk/article/dateline-article-header-private.h"
#include "dateline-gtk/article/dateline-part-metrics-private.h"
#include "dateline-gtk/article/dateline-part-widgets-private.h"

#include <glib/gi18n-lib.h>

/* In ems. */
#define MAX_WIDTH 26.0
#define MAX_HEIGHT 16.0

/* What the edges of the popover and of the window take, in pixels. */
#define MARGIN 56

/* The row at a point of the box and the link in it, or NULL. */
static const char *
find_link (GtkWidget *box, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (box, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL
                       ? gtk_widget_get_ancestor (picked, DATELINE_TYPE_BLOCK_WIDGET)
                       : NULL;
  double row_x;
  double row_y;

  if (row == NULL || !gtk_widget_translate_coordinates (box, row, x, y, &row_x, &row_y))
    return NULL;
  return dateline_block_widget_find_link (DATELINE_BLOCK_WIDGET (row), row_x, row_y);
}

static void
motion_cb (GtkEventController *controller, double x, double y, GtkWidget *box)
{
  gtk_widget_set_cursor_from_name (box, find_link (box, x, y) != NULL ? "pointer" : NULL);
}

static void
released_cb (GtkGesture *gesture, int n_press, double x, double y, GtkWidget *box)
{
  const char *link = find_link (box, x, y);

  if (link != NULL)
    gtk_widget_activate_action (box, DATELINE_ACTION_OPEN, "s", link);
}

static GtkWidget *
new_box (DatelineArticleRows *rows, const DatelineNote *note, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  guint part;

  for (guint block = note->first; block <= note->last; block++)
    {
      GtkWidget *row;

      if (!dateline_article_parts_find_block (rows->parts, block, &part))
        break;
      row = dateline_part_widget_new (rows->parts,
                                      part,
                                      rows->loader,
                                      width,
                                      gtk_widget_get_scale_factor (rows->view));
      dateline_block_widget_set_style (DATELINE_BLOCK_WIDGET (row),
                                       rows->em,
                                       &rows->link_color);
      if (block > note->first)
        gtk_widget_set_margin_top (row,
                                   dateline_part_get_gap (rows->parts, part, rows->em));
      gtk_box_append (GTK_BOX (box), row);
    }
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), box);
  gtk_widget_add_controller (box, motion);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), box);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_size_request (box, width, -1);
  return box;
}

/* Makes a popover with a note of the article whose @rows these are, no wider than their
 * view. */
GtkWidget *
dateline_note_popover_new (DatelineArticleRows *rows, const DatelineNote *note)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  int width = MIN (MAX_WIDTH * rows->em, gtk_widget_get_width (rows->view) - MARGIN);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled),
                                              MAX_HEIGHT * rows->em);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 new_box (rows, note, MAX (width, 1)));
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_widget_add_css_class (popover, "note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"),
                                  -1);
  return popover;
}

/* Makes it as high as its note, once it hangs on its view and so has the fonts of the
 * theme: a scrolled window would take the height at another width. */
void
dateline_note_popover_fit (GtkWidget *popover)
{
  GtkScrolledWindow *scrolled =
      GTK_SCROLLED_WINDOW (gtk_popover_get_child (GTK_POPOVER (popover)));
  GtkWidget *viewport = gtk_scrolled_window_get_child (scrolled);
  GtkWidget *box = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  int width;
  int height;

  gtk_widget_get_size_request (box, &width, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (
      scrolled,
      MIN (height, gtk_scrolled_window_get_max_content_height (scrolled)));
}
