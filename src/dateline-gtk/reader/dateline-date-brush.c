/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A slim row of bars over a list: when its stories are from. Main context only. */

#include "dateline-gtk/reader/dateline-date-brush-private.h"

#include "dateline-gtk/reader/dateline-date-bins-private.h"
#include "dateline-gtk/reader/dateline-date-grid-private.h"
#include "dateline-gtk/reader/dateline-day-paint-private.h"

#include <math.h>

#define HEIGHT 30
#define MIN_WIDTH 60
#define PITCH 4 /* of a bar, at least */
#define BAR_GAP 1
#define DRAG_THRESHOLD 3
#define LEFT_OUT_OPACITY 0.35
#define CHOSEN_OPACITY 0.10
#define GROUND_OPACITY 0.25

struct _DatelineDateBrush
{
  DatelineDayChooser parent_instance;

  DatelineDateBins bins;
};

G_DEFINE_FINAL_TYPE (DatelineDateBrush, dateline_date_brush, DATELINE_TYPE_DAY_CHOOSER)

static double
get_pitch (DatelineDateBrush *self)
{
  return (double) gtk_widget_get_width (GTK_WIDGET (self)) / MAX (self->bins.n_bins, 1);
}

static gboolean
dateline_date_brush_get_ends (DatelineDayChooser *chooser, int *first, int *last)
{
  DatelineDateBrush *self = DATELINE_DATE_BRUSH (chooser);

  *first = 0;
  *last = self->bins.n_bins - 1;
  return self->bins.n_bins > 0;
}

static int
dateline_date_brush_find_mark (DatelineDayChooser *chooser,
                               double x,
                               double y,
                               gboolean exact)
{
  DatelineDateBrush *self = DATELINE_DATE_BRUSH (chooser);

  if (self->bins.n_bins == 0)
    return DATELINE_DAY_CHOOSER_NOWHERE;
  x = dateline_day_chooser_mirror (chooser, x, 0);
  return CLAMP ((int) (x / get_pitch (self)), 0, self->bins.n_bins - 1);
}

static int
dateline_date_brush_find_mark_of_day (DatelineDayChooser *chooser, int day)
{
  return dateline_date_bins_find (&DATELINE_DATE_BRUSH (chooser)->bins, day);
}

static void
dateline_date_brush_get_days_of_mark (DatelineDayChooser *chooser,
                                      int bin,
                                      int *first,
                                      int *last)
{
  DatelineDateBrush *self = DATELINE_DATE_BRUSH (chooser);

  *first = dateline_date_bins_get_first (&self->bins, bin);
  *last = dateline_date_bins_get_last (&self->bins, bin);
}

static gboolean
dateline_date_brush_key_pressed (DatelineDayChooser *chooser,
                                 guint keyval,
                                 gboolean extends)
{
  DatelineDateBrush *self = DATELINE_DATE_BRUSH (chooser);
  int cursor = dateline_day_chooser_get_cursor (chooser);
  const struct
  {
    guint keyval;
    int bin;
  } moves[] = {
    { GDK_KEY_Left, cursor - 1 },
    { GDK_KEY_Right, cursor + 1 },
    { GDK_KEY_Home, 0 },
    { GDK_KEY_End, self->bins.n_bins - 1 },
  };

  if (keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete)
    {
      dateline_day_chooser_take_all (chooser);
      return GDK_EVENT_STOP;
    }
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (keyval == moves[i].keyval)
      {
        dateline_day_chooser_move_to (chooser, moves[i].bin, extends);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  DatelineDayChooser *chooser = user_data;

  if (n_press == 2 && dateline_day_chooser_has_chosen (chooser))
    dateline_day_chooser_take_all (chooser);
}

static void
snapshot_bin (DatelineDateBrush *self,
              GtkSnapshot *snapshot,
              int bin,
              const GdkRGBA *color,
              double opacity)
{
  int whole = gtk_widget_get_height (GTK_WIDGET (self)) - 1;
  double pitch = get_pitch (self);
  int x = (int) (bin * pitch);
  int end = (int) ((bin + 1) * pitch);
  int width = MAX (end - x - BAR_GAP, 1);
  double share = MIN (1, (double) self->bins.counts[bin] / MAX (self->bins.most, 1));
  /* By the root, so that a quiet day is seen beside a busy one. */
  int height = (int) ceil (sqrt (share) * whole);

  x = (int) dateline_day_chooser_mirror (DATELINE_DAY_CHOOSER (self), x, width);
  if (height > 0)
    dateline_day_paint_append_box (snapshot,
                                   &GRAPHENE_RECT_INIT (x, whole - height, width, height),
                                   *color,
                                   opacity);
}

/* Where bins are, from the top to the bottom. */
static graphene_rect_t
get_bounds (DatelineDateBrush *self, int first, int last)
{
  double pitch = get_pitch (self);
  double width = (last - first + 1) * pitch;
  double x =
      dateline_day_chooser_mirror (DATELINE_DAY_CHOOSER (self), first * pitch, width);

  return GRAPHENE_RECT_INIT (x, 0, width, gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
dateline_date_brush_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineDateBrush *self = DATELINE_DATE_BRUSH (widget);
  DatelineDayChooser *chooser = DATELINE_DAY_CHOOSER (widget);
  int cursor = dateline_day_chooser_get_cursor (chooser);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds;
  GdkRGBA color, accent;
  gboolean narrowed;
  int first, last;

  dateline_day_paint_get_colors (widget, &color, &accent);
  dateline_day_paint_append_box (snapshot,
                                 &GRAPHENE_RECT_INIT (0, height - 1, width, 1),
                                 color,
                                 GROUND_OPACITY);
  if (self->bins.n_bins == 0)
    return;

  narrowed = dateline_day_chooser_get_range (chooser, &first, &last);
  if (narrowed)
    {
      bounds = get_bounds (self, first, last);
      dateline_day_paint_append_box (snapshot, &bounds, color, CHOSEN_OPACITY);
    }
  for (int bin = 0; bin < self->bins.n_bins; bin++)
    if (narrowed && (bin < first || bin > last))
      snapshot_bin (self, snapshot, bin, &color, LEFT_OUT_OPACITY);
    else
      snapshot_bin (self, snapshot, bin, &accent, 1);
  if (gtk_widget_has_visible_focus (widget))
    {
      bounds = get_bounds (self, cursor, cursor);
      dateline_day_paint_append_outline (snapshot, &bounds, &accent, 1, 1);
    }
}

static void
make_bins (DatelineDateBrush *self)
{
  DatelineDayChooser *chooser = DATELINE_DAY_CHOOSER (self);
  GArray *days = dateline_day_chooser_get_days (chooser);
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  dateline_date_bins_clear (&self->bins);
  if (days != NULL && width > 0)
    dateline_date_bins_init (&self->bins,
                             days,
                             dateline_date_grid_get_today (),
                             width / PITCH);
  dateline_day_chooser_reset (chooser, self->bins.n_bins - 1);
}

static void
dateline_date_brush_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DatelineDateBrush *self = DATELINE_DATE_BRUSH (widget);
  GArray *days = dateline_day_chooser_get_days (DATELINE_DAY_CHOOSER (self));
  int n_wanted = width / PITCH;

  if (days != NULL && (self->bins.n_bins == 0 || n_wanted != self->bins.n_bins))
    make_bins (self);
}

static void
dateline_date_brush_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
}

static void
dateline_date_brush_finalize (GObject *object)
{
  dateline_date_bins_clear (&DATELINE_DATE_BRUSH (object)->bins);

  G_OBJECT_CLASS (dateline_date_brush_parent_class)->finalize (object);
}

static void
dateline_date_brush_class_init (DatelineDateBrushClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DatelineDayChooserClass *chooser_class = DATELINE_DAY_CHOOSER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dateline_date_brush_finalize;
  widget_class->measure = dateline_date_brush_measure;
  widget_class->size_allocate = dateline_date_brush_size_allocate;
  widget_class->snapshot = dateline_date_brush_snapshot;
  chooser_class->drag_threshold = DRAG_THRESHOLD;
  chooser_class->get_ends = dateline_date_brush_get_ends;
  chooser_class->find_mark = dateline_date_brush_find_mark;
  chooser_class->find_mark_of_day = dateline_date_brush_find_mark_of_day;
  chooser_class->get_days_of_mark = dateline_date_brush_get_days_of_mark;
  chooser_class->key_pressed = dateline_date_brush_key_pressed;

  gtk_widget_class_set_css_name (widget_class, "datelinedatebrush");
}

static void
dateline_date_brush_init (DatelineDateBrush *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  make_bins (self);
}

GtkWidget *
dateline_date_brush_new (void)
{
  return g_object_new (DATELINE_TYPE_DATE_BRUSH, NULL);
}

void
dateline_date_brush_set_days (DatelineDateBrush *self, GArray *days)
{
  dateline_day_chooser_set_days (DATELINE_DAY_CHOOSER (self), days);
  make_bins (self);
}
