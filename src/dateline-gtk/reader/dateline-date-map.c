/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A year as a picture: a square a day, a column a week. The more stories a day has, the
 * larger and the stronger its square, so that no colour has to be told from another. Main
 * context only.
 */

#include "dateline-gtk/reader/dateline-date-map-private.h"

#include "dateline-gtk/reader/dateline-date-grid-private.h"
#include "dateline-gtk/reader/dateline-date-weeks-private.h"
#include "dateline-gtk/reader/dateline-day-paint-private.h"

#define CELL 10
#define PITCH 12
#define LABEL_GAP 4
#define MAX_WEEKS 53
#define MIN_WEEKS 12
#define EMPTY_OPACITY 0.09
#define LABEL_OPACITY 0.65
#define CHOSEN_OPACITY 0.22

static const struct
{
  int side;
  float opacity;
} steps[DATELINE_DATE_GRID_N_STEPS] = {
  { 0, 0 }, { 4, 0.65f }, { 6, 0.75f }, { 8, 0.88f }, { 10, 1 },
};

struct _DatelineDateMap
{
  DatelineDayChooser parent_instance;

  DatelineDateSteps steps;
  DatelineDateWeeks weeks;
  int label_width; /* of the weekdays */
  int label_height;
};

G_DEFINE_FINAL_TYPE (DatelineDateMap, dateline_date_map, DATELINE_TYPE_DAY_CHOOSER)

/* Where a day's cell is; FALSE if it is not seen. */
gboolean
dateline_date_map_get_day_area (DatelineDateMap *self, int day, GdkRectangle *area)
{
  int column, row, x;

  if (!dateline_date_weeks_find_place (&self->weeks, day, &column, &row))
    return FALSE;
  x = self->label_width + column * PITCH;
  x = (int) dateline_day_chooser_mirror (DATELINE_DAY_CHOOSER (self), x, CELL);
  *area = (GdkRectangle){ x, self->label_height + row * PITCH, CELL, CELL };
  return TRUE;
}

static gboolean
dateline_date_map_get_mark_area (DatelineDayChooser *chooser, int day, GdkRectangle *area)
{
  return dateline_date_map_get_day_area (DATELINE_DATE_MAP (chooser), day, area);
}

static gboolean
dateline_date_map_get_ends (DatelineDayChooser *chooser, int *first, int *last)
{
  *first = DATELINE_DATE_GRID_N_WEEKDAYS;
  *last = DATELINE_DATE_MAP (chooser)->weeks.today;
  return TRUE;
}

static int
dateline_date_map_find_mark (DatelineDayChooser *chooser,
                             double x,
                             double y,
                             gboolean exact)
{
  DatelineDateMap *self = DATELINE_DATE_MAP (chooser);
  int day;

  x = dateline_day_chooser_mirror (chooser, x, 0) - self->label_width;
  y -= self->label_height;
  day = dateline_date_weeks_find_day (&self->weeks, (int) x / PITCH, (int) y / PITCH);
  if (exact && (x < 0 || y < 0 || day > self->weeks.today))
    return DATELINE_DAY_CHOOSER_NOWHERE;
  return MIN (day, self->weeks.today);
}

static void
dateline_date_map_show_mark (DatelineDayChooser *chooser, int day)
{
  dateline_date_weeks_show (&DATELINE_DATE_MAP (chooser)->weeks, day);
}

static gboolean
dateline_date_map_key_pressed (DatelineDayChooser *chooser,
                               guint keyval,
                               gboolean extends)
{
  DatelineDateMap *self = DATELINE_DATE_MAP (chooser);
  int cursor = dateline_day_chooser_get_cursor (chooser);
  const struct
  {
    guint keyval;
    int day;
  } moves[] = {
    { GDK_KEY_Left, cursor - DATELINE_DATE_GRID_N_WEEKDAYS },
    { GDK_KEY_Right, cursor + DATELINE_DATE_GRID_N_WEEKDAYS },
    { GDK_KEY_Up, cursor - 1 },
    { GDK_KEY_Down, cursor + 1 },
    { GDK_KEY_Page_Up, dateline_date_grid_add_months (cursor, -1) },
    { GDK_KEY_Page_Down, dateline_date_grid_add_months (cursor, 1) },
    { GDK_KEY_Home, self->weeks.first },
    { GDK_KEY_End, self->weeks.today },
  };

  if (keyval == GDK_KEY_space)
    {
      dateline_day_chooser_take (chooser);
      return GDK_EVENT_STOP;
    }
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (keyval == moves[i].keyval)
      {
        dateline_day_chooser_move_to (chooser, moves[i].day, extends);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/* Where not all of a year is seen, the wheel goes on to the rest. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  DatelineDateMap *self = user_data;
  int n_weeks = (int) (dx + dy) * 4;
  int last = dateline_date_weeks_get_last (&self->weeks);

  dateline_date_weeks_show_until (&self->weeks,
                                  last + n_weeks * DATELINE_DATE_GRID_N_WEEKDAYS);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static PangoLayout *
create_layout (DatelineDateMap *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.75));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static char *
format_day (int day, const char *format)
{
  GDate date;
  g_autoptr (GDateTime) time = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, MAX (day, 1));
  time = g_date_time_new_utc (g_date_get_year (&date),
                              g_date_get_month (&date),
                              g_date_get_day (&date),
                              0,
                              0,
                              0);
  return g_date_time_format (time, format);
}

static void
measure_labels (DatelineDateMap *self)
{
  self->label_width = 0;
  self->label_height = 0;
  for (int row = 0; row < DATELINE_DATE_GRID_N_WEEKDAYS; row++)
    {
      g_autofree char *name = format_day (self->weeks.first + row, "%a");
      g_autoptr (PangoLayout) layout = create_layout (self, name);
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      self->label_width = MAX (self->label_width, width + LABEL_GAP);
      self->label_height = MAX (self->label_height, height + LABEL_GAP / 2);
    }
}

static void
append_label (DatelineDateMap *self,
              GtkSnapshot *snapshot,
              const GdkRGBA *color,
              const char *text,
              double x,
              double y,
              double *end)
{
  g_autoptr (PangoLayout) layout = create_layout (self, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  *end = x + width + 2 * LABEL_GAP;
  x = dateline_day_chooser_mirror (DATELINE_DAY_CHOOSER (self), x, width);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_labels (DatelineDateMap *self, GtkSnapshot *snapshot, GdkRGBA color)
{
  double end = 0;

  color.alpha *= LABEL_OPACITY;
  for (int row = 1; row < DATELINE_DATE_GRID_N_WEEKDAYS; row += 2)
    {
      g_autofree char *name = format_day (self->weeks.first + row, "%a");

      append_label (self,
                    snapshot,
                    &color,
                    name,
                    0,
                    self->label_height + row * PITCH - LABEL_GAP / 2,
                    &end);
    }

  end = 0;
  for (int column = 0; column < self->weeks.n_weeks; column++)
    {
      int day = self->weeks.first + column * DATELINE_DATE_GRID_N_WEEKDAYS;
      g_autofree char *month = format_day (day, "%b");
      g_autofree char *before = format_day (day - DATELINE_DATE_GRID_N_WEEKDAYS, "%b");
      double x = self->label_width + column * PITCH;

      if (!g_str_equal (month, before) && x >= end &&
          x + 2 * PITCH <= gtk_widget_get_width (GTK_WIDGET (self)))
        append_label (self, snapshot, &color, month, x, 0, &end);
    }
}

/* A square of @side in the middle of a cell. */
static void
append_square (GtkSnapshot *snapshot,
               const GdkRectangle *area,
               int side,
               GdkRGBA color,
               double opacity)
{
  int margin = (area->width - side) / 2;

  dateline_day_paint_append_box (
      snapshot,
      &GRAPHENE_RECT_INIT (area->x + margin, area->y + margin, side, side),
      color,
      opacity);
}

static void
append_border (GtkSnapshot *snapshot, const GdkRectangle *area, const GdkRGBA *color)
{
  dateline_day_paint_append_outline (
      snapshot,
      &GRAPHENE_RECT_INIT (area->x - 1, area->y - 1, area->width + 2, area->height + 2),
      color,
      1.5,
      2);
}

static void
snapshot_day (DatelineDateMap *self,
              GtkSnapshot *snapshot,
              int day,
              gboolean chosen,
              const GdkRGBA *color,
              const GdkRGBA *accent)
{
  GArray *days = dateline_day_chooser_get_days (DATELINE_DAY_CHOOSER (self));
  guint n = days != NULL ? dateline_date_grid_count (days, day) : 0;
  guint step = days != NULL ? dateline_date_steps_get (&self->steps, n) : 0;
  GdkRectangle area;

  if (!dateline_date_map_get_day_area (self, day, &area))
    return;
  append_square (snapshot, &area, CELL, *color, chosen ? CHOSEN_OPACITY : EMPTY_OPACITY);
  if (step > 0)
    append_square (snapshot, &area, steps[step].side, *accent, steps[step].opacity);
  if (chosen)
    append_border (snapshot, &area, color);
}

static void
dateline_date_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineDateMap *self = DATELINE_DATE_MAP (widget);
  DatelineDayChooser *chooser = DATELINE_DAY_CHOOSER (widget);
  int last_seen = dateline_date_weeks_get_last (&self->weeks);
  GdkRGBA color, accent;
  GdkRectangle area;
  gboolean narrowed;
  int first, last;

  dateline_day_paint_get_colors (widget, &color, &accent);
  narrowed = dateline_day_chooser_get_range (chooser, &first, &last);

  snapshot_labels (self, snapshot, color);
  for (int day = self->weeks.first; day <= last_seen; day++)
    snapshot_day (self,
                  snapshot,
                  day,
                  narrowed && day >= first && day <= last,
                  &color,
                  &accent);
  if (gtk_widget_has_visible_focus (widget) &&
      dateline_date_map_get_day_area (self,
                                      dateline_day_chooser_get_cursor (chooser),
                                      &area))
    append_border (snapshot, &area, &accent);
}

static void
dateline_date_map_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  DatelineDateMap *self = DATELINE_DATE_MAP (widget);

  measure_labels (self);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? self->label_width + self->weeks.n_weeks * PITCH
                            : self->label_height + DATELINE_DATE_GRID_N_WEEKDAYS * PITCH;
}

static void
dateline_date_map_class_init (DatelineDateMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DatelineDayChooserClass *chooser_class = DATELINE_DAY_CHOOSER_CLASS (klass);

  widget_class->measure = dateline_date_map_measure;
  widget_class->snapshot = dateline_date_map_snapshot;
  chooser_class->get_ends = dateline_date_map_get_ends;
  chooser_class->find_mark = dateline_date_map_find_mark;
  chooser_class->show_mark = dateline_date_map_show_mark;
  chooser_class->get_mark_area = dateline_date_map_get_mark_area;
  chooser_class->key_pressed = dateline_date_map_key_pressed;

  gtk_widget_class_set_css_name (widget_class, "datelinedatemap");
}

static void
dateline_date_map_init (DatelineDateMap *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  dateline_date_weeks_init (&self->weeks, MAX_WEEKS);
  dateline_day_chooser_reset (DATELINE_DAY_CHOOSER (self), self->weeks.today);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

GtkWidget *
dateline_date_map_new (void)
{
  return g_object_new (DATELINE_TYPE_DATE_MAP, NULL);
}

void
dateline_date_map_set_days (DatelineDateMap *self, GArray *days)
{
  if (days != NULL)
    dateline_date_steps_init (&self->steps, days);
  self->weeks.today = dateline_date_grid_get_today ();
  dateline_day_chooser_set_days (DATELINE_DAY_CHOOSER (self), days);
}

void
dateline_date_map_set_chosen (DatelineDateMap *self, int first, int last)
{
  DatelineDayChooser *chooser = DATELINE_DAY_CHOOSER (self);

  dateline_day_chooser_set_chosen (chooser, first, last);
  if (last == 0 && first == 0)
    dateline_day_chooser_give_up (chooser);
  else
    dateline_day_chooser_reset (chooser, last != 0 ? last : first);
}

void
dateline_date_map_fit (DatelineDateMap *self, int width)
{
  int cursor = dateline_day_chooser_get_cursor (DATELINE_DAY_CHOOSER (self));

  measure_labels (self);
  dateline_date_weeks_set_n_weeks (
      &self->weeks,
      CLAMP ((width - self->label_width) / PITCH, MIN_WEEKS, MAX_WEEKS));
  dateline_date_weeks_show (&self->weeks, cursor);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
dateline_date_map_get_cursor (DatelineDateMap *self)
{
  return dateline_day_chooser_get_cursor (DATELINE_DAY_CHOOSER (self));
}

char *
dateline_date_map_describe_day (DatelineDateMap *self, int day)
{
  return dateline_day_chooser_describe (DATELINE_DAY_CHOOSER (self), day, day);
}
