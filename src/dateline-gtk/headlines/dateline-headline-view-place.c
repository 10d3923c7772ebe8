/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which part of the list is in view: a place to go to, and the place where somebody looks
 * at a story, which is found again in another order. Main context only.
 *
 * Headings are in some rows and not in others, so that a row's height says little: places
 * are counted to the top of what stands in it.
 */

#include "dateline-gtk/headlines/dateline-headline-view-private.h"

#include "dateline-gtk/headlines/dateline-headline-row-private.h"

static GtkAdjustment *
get_adjustment (DatelineHeadlineView *self)
{
  return gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->scrolled_window));
}

/* How far down a row is; FALSE if it is not there at all. */
static gboolean
find_y (DatelineHeadlineView *self, GtkWidget *row, double *y)
{
  double x;

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0 &&
         gtk_widget_translate_coordinates (row, self->scrolled_window, 0, 0, &x, y);
}

/* Scrolls no further than needed to bring a story into view. */
void
dateline_headline_view_scroll_to (DatelineHeadlineView *self, guint position)
{
  dateline_headline_view_stop_scrolling (self);
  dateline_headline_view_reach (self, position);
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", position);
}

void
dateline_headline_view_stop_scrolling (DatelineHeadlineView *self)
{
  if (self->place_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->place_tick);
  self->place_tick = 0;
}

gboolean
dateline_headline_view_find_place (DatelineHeadlineView *self, gint64 *id, double *y)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double top = dateline_headline_style_get_heading_height (self->style);
  double bottom = gtk_widget_get_height (self->scrolled_window);
  double best = bottom;

  if (self->place_tick != 0)
    {
      *id = self->place_id;
      *y = self->place_y;
      return TRUE;
    }
  if (find_y (self, dateline_headline_view_find_row (self, *id), y) && *y >= 0 &&
      *y < bottom)
    return TRUE;
  if (gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      DatelineHeadlineRow *row = self->rows->pdata[i];
      DatelineStory *story = dateline_headline_row_get_story (row);

      if (story == NULL || !find_y (self, GTK_WIDGET (row), y) || *y < top || *y >= best)
        continue;
      best = *y;
      *id = dateline_story_get_id (story);
    }
  *y = best;
  return best < bottom;
}

/* The first frame has the row, somewhere. */
static gboolean
place_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DatelineHeadlineView *self = DATELINE_HEADLINE_VIEW (widget);
  GtkAdjustment *adjustment = get_adjustment (self);
  double y;

  if (!self->is_allocated)
    {
      self->is_allocated = TRUE;
      return G_SOURCE_CONTINUE;
    }
  if (find_y (self, dateline_headline_view_find_row (self, self->place_id), &y))
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + y - self->place_y);
  self->place_tick = 0;
  return G_SOURCE_REMOVE;
}

void
dateline_headline_view_scroll_to_place (DatelineHeadlineView *self,
                                        guint position,
                                        gint64 id,
                                        double y)
{
  dateline_headline_view_scroll_to (self, position);
  self->place_id = id;
  self->place_y = y;
  self->is_allocated = FALSE;
  self->place_tick =
      gtk_widget_add_tick_callback (GTK_WIDGET (self), place_cb, NULL, NULL);
}

/* Takes what the list view holds on to from the rows that were in view, too: the row that
 * the keyboard goes to next, and the keyboard itself. */
void
dateline_headline_view_turn (DatelineHeadlineView *self)
{
  gboolean has_focus = dateline_headline_view_has_focus (self);
  GtkWidget *first;

  dateline_headline_view_scroll_to (self, 0);
  dateline_headline_view_bind_rows (self);
  first = gtk_widget_get_first_child (self->list_view);
  if (first == NULL)
    return;
  if (has_focus)
    gtk_widget_grab_focus (first);
  else
    {
      gtk_widget_set_focus_child (self->list_view, first);
      gtk_widget_set_focus_child (self->list_view, NULL);
    }
}
