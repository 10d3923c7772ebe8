/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A year as a picture: a square a day, a column a week. The more stories a day has, the
 * larger and the stronger its square, so that no colour has to be told from another. Main
 * context only.
 */

#include "dateline-gtk/reader/dateline-date-map-private.h"

#include "dateline-gtk/reader/dateline-date-grid-private.h"
#include "dateline-gtk/reader/dateline-filter-words-private.h"

#include <glib/gi18n-lib.h>

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
  GtkWidget parent_instance;

  GArray *days; /* of DatelineStoryDay, the latest first; NULL while they are counted */
  DatelineDateSteps steps;
  guint first_weekday;
  int today;
  int first_week; /* the first day of the first column */
  int n_weeks;
  int label_width; /* of the weekdays */
  int label_height;

  int chosen_first;
  int chosen_last;
  int anchor; /* where a range begins that is being chosen */
  int cursor;
  gboolean is_choosing; /* the range from anchor to cursor is not taken yet */
  double drag_x;        /* where a drag began */
  double drag_y;
  GtkGesture *drag;
};

enum
{
  DAYS_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DatelineDateMap, dateline_date_map, GTK_TYPE_WIDGET)

static gboolean
is_rtl (DatelineDateMap *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* The range that is seen: the one that is being chosen, or the one in use. */
static void
get_range (DatelineDateMap *self, int *first, int *last)
{
  if (self->is_choosing)
    {
      *first = MIN (self->anchor, self->cursor);
      *last = MAX (self->anchor, self->cursor);
      return;
    }
  *first = self->chosen_first;
  *last = self->chosen_last;
  if (*last == 0 && *first != 0)
    *last = G_MAXINT;
}

static gboolean
is_chosen (DatelineDateMap *self, int day)
{
  int first, last;

  get_range (self, &first, &last);
  return last != 0 && day >= first && day <= last;
}

/* "Monday, 3 November 2025: 14 stories". */
char *
dateline_date_map_describe_day (DatelineDateMap *self, int day)
{
  g_autofree char *name = dateline_filter_words_for_weekday (day);
  g_autofree char *count = NULL;
  guint n;

  if (self->days == NULL)
    return g_steal_pointer (&name);
  n = dateline_date_grid_count (self->days, day);
  count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u story", "%'u stories", n), n);
  /* Translators: a day, then how many stories it has. */
  return g_strdup_printf (_ ("%s: %s"), name, count);
}

/* What a screen reader says is the day under the cursor, or the range that is being
 * chosen. */
static void
update_accessible (DatelineDateMap *self)
{
  g_autofree char *day = dateline_date_map_describe_day (self, self->cursor);
  g_autofree char *range = NULL;
  int first, last;

  get_range (self, &first, &last);
  if (self->is_choosing && first != last)
    {
      g_autofree char *from = dateline_filter_words_for_weekday (first);

      /* Translators: from a day to another, which comes with its number of stories. */
      range = g_strdup_printf (_ ("%s – %s"), from, day);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  range != NULL ? range : day,
                                  -1);
}

/* Where a day's cell is; FALSE if it is not seen. */
gboolean
dateline_date_map_get_day_area (DatelineDateMap *self, int day, GdkRectangle *area)
{
  int column = (day - self->first_week) / DATELINE_DATE_GRID_N_WEEKDAYS;
  int row = (day - self->first_week) % DATELINE_DATE_GRID_N_WEEKDAYS;
  int x;

  if (day < self->first_week || column >= self->n_weeks)
    return FALSE;
  x = self->label_width + column * PITCH;
  if (is_rtl (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - CELL;
  *area = (GdkRectangle){ x, self->label_height + row * PITCH, CELL, CELL };
  return TRUE;
}

/* The day at a point, or the nearest one; 0 if @exact and there is none. */
static int
find_day (DatelineDateMap *self, double x, double y, gboolean exact)
{
  int column, row, day;

  if (is_rtl (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  x -= self->label_width;
  y -= self->label_height;
  if (exact && (x < 0 || y < 0))
    return 0;
  column = CLAMP ((int) x / PITCH, 0, self->n_weeks - 1);
  row = CLAMP ((int) y / PITCH, 0, DATELINE_DATE_GRID_N_WEEKDAYS - 1);
  day = self->first_week + column * DATELINE_DATE_GRID_N_WEEKDAYS + row;
  if (exact && day > self->today)
    return 0;
  return MIN (day, self->today);
}

/* The last column ends with @day's week, or with this one's where that is later. */
static void
show_until (DatelineDateMap *self, int day)
{
  int week = dateline_date_grid_get_week (MIN (day, self->today), self->first_weekday);

  self->first_week = MAX (week - (self->n_weeks - 1) * DATELINE_DATE_GRID_N_WEEKDAYS, 1);
}

static void
show_day (DatelineDateMap *self, int day)
{
  int n_days = self->n_weeks * DATELINE_DATE_GRID_N_WEEKDAYS;

  if (day < self->first_week)
    self->first_week = dateline_date_grid_get_week (day, self->first_weekday);
  else if (day >= self->first_week + n_days)
    show_until (self, day);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
move_to (DatelineDateMap *self, int day, gboolean extends)
{
  day = CLAMP (day, DATELINE_DATE_GRID_N_WEEKDAYS, self->today);
  if (extends && !self->is_choosing)
    self->anchor = self->cursor;
  else if (!extends)
    self->anchor = day;
  self->is_choosing = extends;
  self->cursor = day;
  show_day (self, day);
  update_accessible (self);
}

static void
take (DatelineDateMap *self)
{
  int first = MIN (self->anchor, self->cursor);
  int last = MAX (self->anchor, self->cursor);

  if (!self->is_choosing)
    first = last = self->cursor;
  self->is_choosing = FALSE;
  self->chosen_first = first;
  self->chosen_last = last;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[DAYS_CHOSEN], 0, first, last);
}

/* Escape gives up a range that is being chosen, and else closes what the map is in. */
static gboolean
give_up (DatelineDateMap *self)
{
  if (!self->is_choosing)
    return FALSE;
  self->is_choosing = FALSE;
  self->anchor = self->cursor;
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_accessible (self);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  DatelineDateMap *self = user_data;
  gboolean extends = (state & GDK_SHIFT_MASK) != 0;
  int week =
      is_rtl (self) ? -DATELINE_DATE_GRID_N_WEEKDAYS : DATELINE_DATE_GRID_N_WEEKDAYS;
  const struct
  {
    guint keyval, keypad;
    int day;
  } moves[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, self->cursor - week },
    { GDK_KEY_Right, GDK_KEY_KP_Right, self->cursor + week },
    { GDK_KEY_Up, GDK_KEY_KP_Up, self->cursor - 1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, self->cursor + 1 },
    { GDK_KEY_Page_Up,
      GDK_KEY_KP_Page_Up,
      dateline_date_grid_add_months (self->cursor, -1) },
    { GDK_KEY_Page_Down,
      GDK_KEY_KP_Page_Down,
      dateline_date_grid_add_months (self->cursor, 1) },
    { GDK_KEY_Home, GDK_KEY_KP_Home, self->first_week },
    { GDK_KEY_End, GDK_KEY_KP_End, self->today },
  };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (keyval == moves[i].keyval || keyval == moves[i].keypad)
      {
        move_to (self, moves[i].day, extends);
        return GDK_EVENT_STOP;
      }
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      take (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      return give_up (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  DatelineDateMap *self = user_data;
  int day = find_day (self, x, y, TRUE);

  if (day == 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_x = x;
  self->drag_y = y;
  move_to (self, day, FALSE);
  self->is_choosing = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  DatelineDateMap *self = user_data;

  if (self->is_choosing)
    move_to (self, find_day (self, self->drag_x + dx, self->drag_y + dy, FALSE), TRUE);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  DatelineDateMap *self = user_data;

  if (self->is_choosing)
    take (self);
}

/* Where not all of a year is seen, the wheel goes on to the rest. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  DatelineDateMap *self = user_data;
  int n_weeks = (int) (dx + dy) * 4;
  int last = self->first_week + self->n_weeks * DATELINE_DATE_GRID_N_WEEKDAYS - 1;

  show_until (self, last + n_weeks * DATELINE_DATE_GRID_N_WEEKDAYS);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
dateline_date_map_query_tooltip (GtkWidget *widget,
                                 int x,
                                 int y,
                                 gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  DatelineDateMap *self = DATELINE_DATE_MAP (widget);
  int day = keyboard ? self->cursor : find_day (self, x, y, TRUE);
  g_autofree char *text = NULL;
  GdkRectangle area;

  if (day == 0 || !dateline_date_map_get_day_area (self, day, &area))
    return FALSE;
  text = dateline_date_map_describe_day (self, day);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
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
      g_autofree char *name = format_day (self->first_week + row, "%a");
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
  if (is_rtl (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
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
      g_autofree char *name = format_day (self->first_week + row, "%a");

      append_label (self,
                    snapshot,
                    &color,
                    name,
                    0,
                    self->label_height + row * PITCH - LABEL_GAP / 2,
                    &end);
    }

  end = 0;
  for (int column = 0; column < self->n_weeks; column++)
    {
      int day = self->first_week + column * DATELINE_DATE_GRID_N_WEEKDAYS;
      g_autofree char *month = format_day (day, "%b");
      g_autofree char *before = format_day (day - DATELINE_DATE_GRID_N_WEEKDAYS, "%b");
      double x = self->label_width + column * PITCH;

      if (!g_str_equal (month, before) && x >= end &&
          x + 2 * PITCH <= gtk_widget_get_width (GTK_WIDGET (self)))
        append_label (self, snapshot, &color, month, x, 0, &end);
    }
}

static void
append_square (GtkSnapshot *snapshot,
               const GdkRectangle *area,
               int side,
               GdkRGBA color,
               double opacity)
{
  int margin = (area->width - side) / 2;

  color.alpha *= opacity;
  gtk_snapshot_append_color (
      snapshot,
      &color,
      &GRAPHENE_RECT_INIT (area->x + margin, area->y + margin, side, side));
}

static void
append_border (GtkSnapshot *snapshot, const GdkRectangle *area, const GdkRGBA *color)
{
  GskRoundedRect outline;
  const float widths[] = { 1.5, 1.5, 1.5, 1.5 };
  const GdkRGBA colors[] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT (area->x - 1, area->y - 1, area->width + 2, area->height + 2),
      2);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
snapshot_day (DatelineDateMap *self,
              GtkSnapshot *snapshot,
              int day,
              const GdkRGBA *color,
              const GdkRGBA *accent)
{
  guint n = self->days != NULL ? dateline_date_grid_count (self->days, day) : 0;
  guint step = self->days != NULL ? dateline_date_steps_get (&self->steps, n) : 0;
  gboolean chosen = is_chosen (self, day);
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
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA color, accent;
  GdkRectangle area;

  gtk_style_context_get_color (style, &color);
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent) &&
      !gtk_style_context_lookup_color (style, "theme_selected_bg_color", &accent))
    accent = color;

  snapshot_labels (self, snapshot, color);
  for (int day = self->first_week;
       day < self->first_week + self->n_weeks * DATELINE_DATE_GRID_N_WEEKDAYS &&
       day <= self->today;
       day++)
    snapshot_day (self, snapshot, day, &color, &accent);
  if (gtk_widget_has_visible_focus (widget) &&
      dateline_date_map_get_day_area (self, self->cursor, &area))
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
                            ? self->label_width + self->n_weeks * PITCH
                            : self->label_height + DATELINE_DATE_GRID_N_WEEKDAYS * PITCH;
}

static void
focus_changed_cb (DatelineDateMap *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dateline_date_map_finalize (GObject *object)
{
  DatelineDateMap *self = DATELINE_DATE_MAP (object);

  g_clear_pointer (&self->days, g_array_unref);

  G_OBJECT_CLASS (dateline_date_map_parent_class)->finalize (object);
}

static void
dateline_date_map_class_init (DatelineDateMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dateline_date_map_finalize;
  widget_class->measure = dateline_date_map_measure;
  widget_class->snapshot = dateline_date_map_snapshot;
  widget_class->query_tooltip = dateline_date_map_query_tooltip;

  signals[DAYS_CHOSEN] = g_signal_new ("days-chosen",
                                       DATELINE_TYPE_DATE_MAP,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       2,
                                       G_TYPE_INT,
                                       G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "datelinedatemap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
dateline_date_map_init (DatelineDateMap *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->first_weekday = dateline_date_grid_get_first_weekday ();
  self->today = dateline_date_grid_get_today ();
  self->cursor = self->anchor = self->today;
  self->n_weeks = MAX_WEEKS;
  show_until (self, self->today);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_changed_cb), NULL);
  update_accessible (self);
}

GtkWidget *
dateline_date_map_new (void)
{
  return g_object_new (DATELINE_TYPE_DATE_MAP, NULL);
}

void
dateline_date_map_set_days (DatelineDateMap *self, GArray *days)
{
  g_clear_pointer (&self->days, g_array_unref);
  if (days != NULL)
    {
      self->days = g_array_ref (days);
      dateline_date_steps_init (&self->steps, days);
    }
  self->today = dateline_date_grid_get_today ();
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dateline_date_map_set_chosen (DatelineDateMap *self, int first, int last)
{
  self->chosen_first = first;
  self->chosen_last = last;
  self->is_choosing = FALSE;
  if (last != 0 || first != 0)
    {
      self->cursor = self->anchor =
          CLAMP (last != 0 ? last : first, DATELINE_DATE_GRID_N_WEEKDAYS, self->today);
      show_day (self, self->cursor);
    }
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dateline_date_map_fit (DatelineDateMap *self, int width)
{
  measure_labels (self);
  self->n_weeks = CLAMP ((width - self->label_width) / PITCH, MIN_WEEKS, MAX_WEEKS);
  show_until (self, self->today);
  show_day (self, self->cursor);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
dateline_date_map_get_cursor (DatelineDateMap *self)
{
  return self->cursor;
}
