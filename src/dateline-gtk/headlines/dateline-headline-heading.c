/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The heading that stays at the top. GTK 4.8 has no sections in lists: the row beneath
 * the upper edge paints its own day once more, there. Main context only. */

#include "dateline-gtk/headlines/dateline-headline-heading-private.h"

#include "dateline-gtk/headlines/dateline-headline-row-private.h"

static GtkWidget *
find_row (GtkWidget *view, float y, graphene_rect_t *bounds)
{
  GtkWidget *row = gtk_widget_pick (view,
                                    gtk_widget_get_width (view) / 2.0,
                                    y,
                                    GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);

  /* The border in which a day stands belongs to the row. */
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
  int height = dateline_headline_style_get_day_height (style);
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
  int height = dateline_headline_style_get_day_height (style);
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
  dateline_headline_row_snapshot_day (DATELINE_HEADLINE_ROW (row), snapshot);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}
