/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The heading that stays at the top. GTK 4.8 has no sections in lists: the row beneath
 * the upper edge paints its own heading once more, there. Main context only. */

#include "dateline-gtk/headlines/dateline-headline-heading-private.h"

#include "dateline-gtk/headlines/dateline-headline-row-private.h"
#include "dateline-gtk/headlines/dateline-headline-view-private.h"

static GtkWidget *
find_row (GtkWidget *view, float y, graphene_rect_t *bounds)
{
  GtkWidget *row = gtk_widget_pick (view,
                                    gtk_widget_get_width (view) / 2.0,
                                    y,
                                    GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);

  /* The border in which a heading stands belongs to the row. */
  if (row != NULL && !DATELINE_IS_HEADLINE_ROW (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      row = child != NULL && DATELINE_IS_HEADLINE_ROW (child)
                ? child
                : gtk_widget_get_ancestor (row, DATELINE_TYPE_HEADLINE_ROW);
    }
  if (row == NULL || !gtk_widget_compute_bounds (row, view, bounds))
    return NULL;
  return row;
}

static gboolean
is_first_of_group (GtkWidget *row)
{
  DatelineStory *story = dateline_headline_row_get_story (DATELINE_HEADLINE_ROW (row));

  return story != NULL && dateline_story_is_first_of_group (story);
}

GtkWidget *
dateline_headline_heading_find_row (GtkWidget *view,
                                    DatelineHeadlineStyle *style,
                                    float *y)
{
  int height = dateline_headline_style_get_heading_height (style);
  graphene_rect_t bounds;
  GtkWidget *row = find_row (view, 0, &bounds);
  GtkWidget *next;

  /* Rows stand at whole pixels, borders of some em need not. */
  if (row == NULL || height == 0 || (is_first_of_group (row) && bounds.origin.y > -1))
    return NULL;

  *y = 0;
  next = find_row (view, height - 1, &bounds);
  if (next != NULL && next != row && is_first_of_group (next))
    *y = MIN (bounds.origin.y - height, 0);
  return row;
}

void
dateline_headline_heading_snapshot (GtkWidget *view,
                                    DatelineHeadlineStyle *style,
                                    GtkSnapshot *snapshot)
{
  static const char *const names[] = { "window_bg_color", "theme_bg_color" };
  GtkStyleContext *context = gtk_widget_get_style_context (view);
  int width = gtk_widget_get_width (view);
  int height = dateline_headline_style_get_heading_height (style);
  GdkRGBA color = { 0 };
  GtkWidget *row;
  float y;

  row = dateline_headline_heading_find_row (view, style, &y);
  if (row == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (gtk_style_context_lookup_color (context, names[i], &color))
      break;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, y, width, height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y + height));
  dateline_headline_row_snapshot_heading (DATELINE_HEADLINE_ROW (row), snapshot);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

GtkWidget *
dateline_headline_heading_pick (GtkWidget *view,
                                DatelineHeadlineStyle *style,
                                double x,
                                double y)
{
  float top = 0;
  GtkWidget *row = dateline_headline_heading_find_row (view, style, &top);
  graphene_rect_t bounds;
  double row_x, row_y;

  if (row != NULL && y < top + dateline_headline_style_get_heading_height (style))
    return row;
  row = find_row (view, y, &bounds);
  if (row == NULL)
    return NULL;
  gtk_widget_translate_coordinates (view, row, x, y, &row_x, &row_y);
  return dateline_headline_row_is_heading (DATELINE_HEADLINE_ROW (row), row_y) ? row
                                                                               : NULL;
}

/* The headline beneath the heading of a feed at a place; NULL where there is none, or
 * something is over the list. */
static DatelineHeadline *
find_feed (DatelineHeadlineView *view, double x, double y)
{
  GtkWidget *target = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL;
  DatelineStory *story = NULL;

  if (dateline_headline_style_is_by_feed (view->style) && target != NULL &&
      gtk_widget_is_ancestor (target, view->list_view))
    row = dateline_headline_heading_pick (GTK_WIDGET (view), view->style, x, y);
  if (row != NULL)
    story = dateline_headline_row_get_story (DATELINE_HEADLINE_ROW (row));
  return story != NULL ? dateline_story_get_headline (story) : NULL;
}

/* What lies beneath a heading that is painted over the list is not what is pressed. */
static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            DatelineHeadlineView *view)
{
  DatelineHeadline *headline = find_feed (view, x, y);

  if (headline == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit_by_name (view,
                         "feed-activated",
                         dateline_headline_get_feed_id (headline));
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double x,
           double y,
           DatelineHeadlineView *view)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (view),
                                   find_feed (view, x, y) != NULL ? "pointer" : NULL);
}

void
dateline_headline_heading_add_press (GtkWidget *view)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), view);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), view);
  gtk_widget_add_controller (view, motion);
}
