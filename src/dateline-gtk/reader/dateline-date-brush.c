/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A slim row of bars over a list: when its stories are from. Main context only. */

#include "dateline-gtk/reader/dateline-date-brush-private.h"

#include "dateline-gtk/reader/dateline-date-bins-private.h"
#include "dateline-gtk/reader/dateline-date-grid-private.h"
#include "dateline-gtk/reader/dateline-filter-words-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT 30
#define MIN_WIDTH 60
#define PITCH 4 /* of a bar, at least */
#define BAR_GAP 1
#define FAR 3 /* a drag goes that far, or it was a click */
#define LEFT_OUT_OPACITY 0.35
#define CHOSEN_OPACITY 0.10
#define GROUND_OPACITY 0.25

struct _DatelineDateBrush
{
  GtkWidget parent_instance;

  GArray *days; /* of DatelineStoryDay; NULL while they are counted */
  DatelineDateBins bins;
  int chosen_first;
  int chosen_last;
  int anchor; /* a bin, as the cursor is */
  int cursor;
  gboolean is_choosing;
  double drag_x; /* where a drag began */
};

enum
{
  DAYS_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DatelineDateBrush, dateline_date_brush, GTK_TYPE_WIDGET)

static gboolean
is_rtl (DatelineDateBrush *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* The bins that are seen as chosen; FALSE for all. */
static gboolean
get_range (DatelineDateBrush *self, int *first, int *last)
{
  if (self->is_choosing)
    {
      *first = MIN (self->anchor, self->cursor);
      *last = MAX (self->anchor, self->cursor);
      return TRUE;
    }
  *first = self->chosen_first == 0
               ? 0
               : dateline_date_bins_find (&self->bins, self->chosen_first);
  *last = self->chosen_last == 0
              ? self->bins.n_bins - 1
              : dateline_date_bins_find (&self->bins, self->chosen_last);
  return self->chosen_first != 0 || self->chosen_last != 0;
}

static char *
describe (DatelineDateBrush *self, int first_bin, int last_bin)
{
  int first = dateline_date_bins_get_first (&self->bins, first_bin);
  int last = dateline_date_bins_get_last (&self->bins, last_bin);
  g_autofree char *from = dateline_filter_words_for_weekday (first);
  g_autofree char *to = dateline_filter_words_for_weekday (last);
  g_autofree char *span = NULL;
  g_autofree char *count = NULL;
  guint n = 0;

  for (int bin = first_bin; bin <= last_bin; bin++)
    n += self->bins.counts[bin];
  span =
      first == last ? g_steal_pointer (&from) : g_strdup_printf (_ ("%s – %s"), from, to);
  count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u story", "%'u stories", n), n);
  return g_strdup_printf (_ ("%s: %s"), span, count);
}

static void
update_accessible (DatelineDateBrush *self)
{
  g_autofree char *words = NULL;

  if (self->bins.n_bins > 0 && self->is_choosing)
    words = describe (self,
                      MIN (self->anchor, self->cursor),
                      MAX (self->anchor, self->cursor));
  else if (self->bins.n_bins > 0)
    words = describe (self, self->cursor, self->cursor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : _ ("Stories over time"),
                                  -1);
}

static double
get_pitch (DatelineDateBrush *self)
{
  return (double) gtk_widget_get_width (GTK_WIDGET (self)) / MAX (self->bins.n_bins, 1);
}

static int
find_bin (DatelineDateBrush *self, double x)
{
  if (is_rtl (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  return CLAMP ((int) (x / get_pitch (self)), 0, self->bins.n_bins - 1);
}

static void
move_to (DatelineDateBrush *self, int bin, gboolean extends)
{
  bin = CLAMP (bin, 0, self->bins.n_bins - 1);
  if (extends && !self->is_choosing)
    self->anchor = self->cursor;
  else if (!extends)
    self->anchor = bin;
  self->is_choosing = extends;
  self->cursor = bin;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
choose (DatelineDateBrush *self, int first, int last)
{
  self->is_choosing = FALSE;
  dateline_date_brush_set_chosen (self, first, last);
  g_signal_emit (self, signals[DAYS_CHOSEN], 0, first, last);
}

static void
take (DatelineDateBrush *self)
{
  int first = self->is_choosing ? MIN (self->anchor, self->cursor) : self->cursor;
  int last = self->is_choosing ? MAX (self->anchor, self->cursor) : self->cursor;

  if (first == 0 && last == self->bins.n_bins - 1)
    choose (self, 0, 0);
  else
    choose (self,
            dateline_date_bins_get_first (&self->bins, first),
            dateline_date_bins_get_last (&self->bins, last));
}

static gboolean
give_up (DatelineDateBrush *self)
{
  if (!self->is_choosing)
    return GDK_EVENT_PROPAGATE;
  self->is_choosing = FALSE;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  DatelineDateBrush *self = user_data;
  gboolean extends = (state & GDK_SHIFT_MASK) != 0;
  int forward = is_rtl (self) ? -1 : 1;

  if (self->bins.n_bins == 0 ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_to (self, self->cursor - forward, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_to (self, self->cursor + forward, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move_to (self, 0, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move_to (self, self->bins.n_bins - 1, extends);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      take (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
    case GDK_KEY_Delete:
      choose (self, 0, 0);
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
  DatelineDateBrush *self = user_data;

  self->drag_x = x;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  DatelineDateBrush *self = user_data;

  if (self->bins.n_bins == 0 || (!self->is_choosing && fabs (dx) < FAR))
    return;
  if (!self->is_choosing)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      move_to (self, find_bin (self, self->drag_x), FALSE);
    }
  move_to (self, find_bin (self, self->drag_x + dx), TRUE);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  DatelineDateBrush *self = user_data;

  if (self->is_choosing && fabs (dx) >= FAR)
    take (self);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  DatelineDateBrush *self = user_data;

  if (n_press == 2 && (self->chosen_first != 0 || self->chosen_last != 0))
    choose (self, 0, 0);
}

static gboolean
dateline_date_brush_query_tooltip (GtkWidget *widget,
                                   int x,
                                   int y,
                                   gboolean keyboard,
                                   GtkTooltip *tooltip)
{
  DatelineDateBrush *self = DATELINE_DATE_BRUSH (widget);
  g_autofree char *text = NULL;
  int bin;

  if (self->bins.n_bins == 0)
    return FALSE;
  bin = keyboard ? self->cursor : find_bin (self, x);
  text = describe (self, bin, bin);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
append_box (GtkSnapshot *snapshot,
            GdkRGBA color,
            double opacity,
            const graphene_rect_t *bounds)
{
  color.alpha *= opacity;
  gtk_snapshot_append_color (snapshot, &color, bounds);
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

  if (is_rtl (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  if (height > 0)
    append_box (snapshot,
                *color,
                opacity,
                &GRAPHENE_RECT_INIT (x, whole - height, width, height));
}

static void
dateline_date_brush_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineDateBrush *self = DATELINE_DATE_BRUSH (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA color, accent;
  gboolean narrowed;
  int first, last;

  gtk_style_context_get_color (style, &color);
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent) &&
      !gtk_style_context_lookup_color (style, "theme_selected_bg_color", &accent))
    accent = color;

  append_box (snapshot,
              color,
              GROUND_OPACITY,
              &GRAPHENE_RECT_INIT (0, height - 1, width, 1));
  if (self->bins.n_bins == 0)
    return;

  narrowed = get_range (self, &first, &last);
  if (narrowed)
    {
      double pitch = get_pitch (self);
      double x = first * pitch;
      double length = (last - first + 1) * pitch;

      append_box (snapshot,
                  color,
                  CHOSEN_OPACITY,
                  &GRAPHENE_RECT_INIT (is_rtl (self) ? width - x - length : x,
                                       0,
                                       length,
                                       height));
    }
  for (int bin = 0; bin < self->bins.n_bins; bin++)
    if (narrowed && (bin < first || bin > last))
      snapshot_bin (self, snapshot, bin, &color, LEFT_OUT_OPACITY);
    else
      snapshot_bin (self, snapshot, bin, &accent, 1);
  if (gtk_widget_has_visible_focus (widget))
    {
      const float widths[] = { 1, 1, 1, 1 };
      const GdkRGBA colors[] = { accent, accent, accent, accent };
      double pitch = get_pitch (self);
      double x = self->cursor * pitch;
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (
          &outline,
          &GRAPHENE_RECT_INIT (is_rtl (self) ? width - x - pitch : x, 0, pitch, height),
          1);
      gtk_snapshot_append_border (snapshot, &outline, widths, colors);
    }
}

static void
make_bins (DatelineDateBrush *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  dateline_date_bins_clear (&self->bins);
  if (self->days != NULL && width > 0)
    dateline_date_bins_init (&self->bins,
                             self->days,
                             dateline_date_grid_get_today (),
                             width / PITCH);
  self->cursor = self->anchor = MAX (self->bins.n_bins - 1, 0);
  self->is_choosing = FALSE;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dateline_date_brush_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DatelineDateBrush *self = DATELINE_DATE_BRUSH (widget);
  int n_wanted = width / PITCH;

  if (self->days != NULL && (self->bins.n_bins == 0 || n_wanted != self->bins.n_bins))
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
  DatelineDateBrush *self = DATELINE_DATE_BRUSH (object);

  g_clear_pointer (&self->days, g_array_unref);
  dateline_date_bins_clear (&self->bins);

  G_OBJECT_CLASS (dateline_date_brush_parent_class)->finalize (object);
}

static void
dateline_date_brush_class_init (DatelineDateBrushClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dateline_date_brush_finalize;
  widget_class->measure = dateline_date_brush_measure;
  widget_class->size_allocate = dateline_date_brush_size_allocate;
  widget_class->snapshot = dateline_date_brush_snapshot;
  widget_class->query_tooltip = dateline_date_brush_query_tooltip;

  signals[DAYS_CHOSEN] = g_signal_new ("days-chosen",
                                       DATELINE_TYPE_DATE_BRUSH,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       2,
                                       G_TYPE_INT,
                                       G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "datelinedatebrush");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
dateline_date_brush_init (DatelineDateBrush *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  update_accessible (self);
}

GtkWidget *
dateline_date_brush_new (void)
{
  return g_object_new (DATELINE_TYPE_DATE_BRUSH, NULL);
}

void
dateline_date_brush_set_days (DatelineDateBrush *self, GArray *days)
{
  g_clear_pointer (&self->days, g_array_unref);
  if (days != NULL)
    self->days = g_array_ref (days);
  make_bins (self);
}

void
dateline_date_brush_set_chosen (DatelineDateBrush *self, int first, int last)
{
  self->chosen_first = first;
  self->chosen_last = last;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
