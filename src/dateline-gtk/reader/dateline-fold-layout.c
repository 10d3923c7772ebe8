/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which panes are seen at which width, and where: sidebar, list and article from 900 px
 * on; list and article, or sidebar and list, from 620 px on; else the one in front. Main
 * context only.
 *
 * GtkPaned cannot do this: its minimum is the sum of its children's, so a window could
 * not be made narrow enough to fold. Here the minimum is that of the widest pane.
 */

#include "dateline-gtk/reader/dateline-fold-state-private.h"

#define WIDTH_OF_THREE 900
#define WIDTH_OF_TWO 620
#define LAST_PANE_MIN_WIDTH 300
#define LINE_WIDTH 1
#define GRIP_WIDTH 9 /* what the pointer can take hold of; the line is in its middle */

static guint
layout_for_width (int width)
{
  return width >= WIDTH_OF_THREE ? 3 : width >= WIDTH_OF_TWO ? 2 : 1;
}

/* The rule of the fold, in one place. */
gboolean
dateline_fold_is_pane_visible (DatelineFold *self, guint pane)
{
  g_return_val_if_fail (DATELINE_IS_FOLD (self), FALSE);
  g_return_val_if_fail (pane < DATELINE_FOLD_N_PANES, FALSE);

  switch (self->layout)
    {
    case 3:
      return pane != DATELINE_FOLD_SIDEBAR || !self->sidebar_hidden;
    case 2:
      return pane == DATELINE_FOLD_LIST ||
             (pane == DATELINE_FOLD_SIDEBAR) == (self->pane == DATELINE_FOLD_SIDEBAR);
    default:
      return pane == self->pane;
    }
}

/* Allocates at a distance from the start of the line, wherever that is. */
static void
allocate_at (DatelineFold *self, GtkWidget *child, int start, int width, int height)
{
  int whole = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { rtl ? whole - start - width : start, 0, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

static int
measure_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What pane @i may take of @room, leaving what those after it need. */
static int
grant_width (DatelineFold *self, guint i, int room)
{
  int minimum = measure_width (self->panes[i]);
  int after = 0;

  for (guint j = i + 1; j < DATELINE_FOLD_N_PANES; j++)
    if (dateline_fold_is_pane_visible (self, j))
      after += LINE_WIDTH + MAX (measure_width (self->panes[j]),
                                 j == DATELINE_FOLD_N_PANES - 1
                                     ? LAST_PANE_MIN_WIDTH
                                     : DATELINE_FOLD_PANE_MIN_WIDTH);
  return MAX (minimum, MIN (self->widths[i], room - after));
}

static void
dateline_fold_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DatelineFold *self = DATELINE_FOLD (widget);
  guint last = DATELINE_FOLD_SIDEBAR;
  int start = 0;

  self->layout = layout_for_width (width);
  for (guint i = 0; i < DATELINE_FOLD_N_PANES; i++)
    {
      gboolean shown = dateline_fold_is_pane_visible (self, i);

      gtk_widget_set_child_visible (self->panes[i], shown);
      if (shown)
        last = i;
    }

  for (guint i = 0; i < DATELINE_FOLD_N_PANES; i++)
    {
      gboolean shown = dateline_fold_is_pane_visible (self, i);
      int pane_width;

      if (i < DATELINE_FOLD_N_GRIPS)
        gtk_widget_set_child_visible (self->grips[i], shown && i < last);
      if (!shown)
        continue;

      pane_width = i == last ? MAX (width - start, measure_width (self->panes[i]))
                             : grant_width (self, i, width - start);
      allocate_at (self, self->panes[i], start, pane_width, height);
      start += pane_width;
      if (i < last)
        {
          measure_width (self->grips[i]);
          allocate_at (self, self->grips[i], start - GRIP_WIDTH / 2, GRIP_WIDTH, height);
          start += LINE_WIDTH;
        }
    }
  dateline_fold_queue_settle (self);
}

/* Gives a pane its place once more, which costs nothing unless it has asked for one. */
static void
keep_place (GtkWidget *pane)
{
  GtkAllocation place;

  gtk_widget_get_allocation (pane, &place);
  measure_width (pane);
  gtk_widget_size_allocate (pane, &place, -1);
}

/* What GTK 4.8 learns while it paints, a style or what lies under the pointer, can make a
 * pane ask for a place after the frame was laid out. GTK does not paint such a widget,
 * nor again until the one around it is painted: the pane would stay empty. */
static void
dateline_fold_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineFold *self = DATELINE_FOLD (widget);

  for (guint i = 0; i < DATELINE_FOLD_N_PANES; i++)
    {
      if (gtk_widget_get_child_visible (self->panes[i]))
        keep_place (self->panes[i]);
      gtk_widget_snapshot_child (widget, self->panes[i], snapshot);
    }
  for (guint i = 0; i < DATELINE_FOLD_N_GRIPS; i++)
    gtk_widget_snapshot_child (widget, self->grips[i], snapshot);
}

static void
dateline_fold_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  DatelineFold *self = DATELINE_FOLD (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < DATELINE_FOLD_N_PANES; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (self->panes[i],
                          orientation,
                          -1,
                          &child_minimum,
                          &child_natural,
                          NULL,
                          NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                     ? *natural + child_natural
                     : MAX (*natural, child_natural);
    }
}

static GtkSizeRequestMode
dateline_fold_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

void
dateline_fold_install_layout (GtkWidgetClass *widget_class)
{
  widget_class->measure = dateline_fold_measure;
  widget_class->size_allocate = dateline_fold_size_allocate;
  widget_class->snapshot = dateline_fold_snapshot;
  widget_class->get_request_mode = dateline_fold_get_request_mode;
}
