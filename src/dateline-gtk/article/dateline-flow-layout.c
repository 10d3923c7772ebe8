/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* GtkFlowBox would force a grid on the children and make each one selectable. This one
 * only breaks lines. Main context only.
 */

#include "dateline-gtk/article/dateline-flow-layout-private.h"

struct _DatelineFlowLayout
{
  GtkLayoutManager parent_instance;

  int column_gap;
  int line_gap;
};

G_DEFINE_FINAL_TYPE (DatelineFlowLayout, dateline_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
dateline_flow_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As wide as it likes, in a line of @width. */
static void
measure_child (GtkWidget *child, int width, int *child_width, int *height)
{
  int least;
  int natural;

  gtk_widget_measure (child,
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &least,
                      &natural,
                      NULL,
                      NULL);
  *child_width = MAX (least, MIN (natural, width));
  gtk_widget_measure (child,
                      GTK_ORIENTATION_VERTICAL,
                      *child_width,
                      NULL,
                      height,
                      NULL,
                      NULL);
}

/* Gives the children from @first on, up to @end, their places in one line. */
static void
place_line (GtkWidget *widget,
            GtkWidget *first,
            GtkWidget *end,
            int column_gap,
            int line_y,
            int line_height,
            int width)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end;
       child = gtk_widget_get_next_sibling (child))
    {
      int height;
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_child (child, width, &child_width, &height);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ rtl ? width - x - child_width : x,
                                                  line_y + (line_height - height) / 2,
                                                  child_width,
                                                  height },
                                -1);
      x += child_width + column_gap;
    }
}

/* Breaks the children into lines of @width. Returns the height of all. */
static int
flow (DatelineFlowLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  GtkWidget *line_start = gtk_widget_get_first_child (widget);
  GtkWidget *child;
  int x = 0;
  int y = 0;
  int line_height = 0;

  for (child = line_start; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int height;
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_child (child, width, &child_width, &height);
      if (x > 0 && x + child_width > width)
        {
          if (allocate)
            place_line (widget,
                        line_start,
                        child,
                        self->column_gap,
                        y,
                        line_height,
                        width);
          y += line_height + self->line_gap;
          line_start = child;
          line_height = 0;
          x = 0;
        }
      x += child_width + self->column_gap;
      line_height = MAX (line_height, height);
    }
  if (allocate)
    place_line (widget, line_start, NULL, self->column_gap, y, line_height, width);
  return y + line_height;
}

static void
dateline_flow_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  DatelineFlowLayout *self = DATELINE_FLOW_LAYOUT (manager);
  int most = 0;
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_least;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child,
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &child_least,
                          &child_natural,
                          NULL,
                          NULL);
      most = MAX (most, child_least);
      sum += child_natural + (sum > 0 ? self->column_gap : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = most;
      *natural = MAX (most, sum);
      return;
    }
  *minimum = *natural =
      flow (self, widget, for_size < 0 ? sum : MAX (for_size, most), FALSE);
}

static void
dateline_flow_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  flow (DATELINE_FLOW_LAYOUT (manager), widget, width, TRUE);
}

static void
dateline_flow_layout_class_init (DatelineFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dateline_flow_layout_get_request_mode;
  layout_class->measure = dateline_flow_layout_measure;
  layout_class->allocate = dateline_flow_layout_allocate;
}

static void
dateline_flow_layout_init (DatelineFlowLayout *self)
{
}

/* Makes a layout with these gaps, in pixels. */
GtkLayoutManager *
dateline_flow_layout_new (int column_gap, int line_gap)
{
  DatelineFlowLayout *self = g_object_new (DATELINE_TYPE_FLOW_LAYOUT, NULL);

  self->column_gap = column_gap;
  self->line_gap = line_gap;
  return GTK_LAYOUT_MANAGER (self);
}
