/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* GtkScrolledWindow measures its child at the least width, one word a line, and takes the
 * wheel from the article around it. This one is as high as its child is at the width that
 * it gets, and only scrolls sideways. Main context only.
 */

#include "dateline-gtk/article/dateline-wide-box-private.h"

/* What an arrow key and a notch of the wheel move, in pixels. */
#define STEP 40

struct _DatelineWideBox
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkWidget *scrollbar;
  GtkAdjustment *adjustment;
  gboolean is_allocating; /* the adjustment says what it was just told */
  double pan_start;       /* its value when a finger came down */
};

G_DEFINE_FINAL_TYPE (DatelineWideBox, dateline_wide_box, GTK_TYPE_WIDGET)

static int
measure_width (GtkWidget *child)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static int
measure_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static GtkSizeRequestMode
dateline_wide_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dateline_wide_box_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  DatelineWideBox *self = DATELINE_WIDE_BOX (widget);
  int least = measure_width (self->child);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = least;
      return;
    }
  *natural = measure_height (self->child, MAX (for_size, least));
  if (for_size >= 0 && least > for_size)
    *natural += measure_height (self->scrollbar, for_size);
  *minimum = *natural;
}

/* How much wider than the box its child is. */
static int
get_excess (DatelineWideBox *self)
{
  return MAX (0, measure_width (self->child) - gtk_widget_get_width (GTK_WIDGET (self)));
}

/* Gives child and scrollbar their places. The scrollbar comes last: it asks for a new
 * allocation when the adjustment changes, and would be painted without one. */
static void
place (DatelineWideBox *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int excess = get_excess (self);
  int bar_height = excess > 0 ? measure_height (self->scrollbar, width) : 0;
  double value = CLAMP (gtk_adjustment_get_value (self->adjustment), 0, excess);

  gtk_widget_size_allocate (self->child,
                            &(GtkAllocation){ rtl ? value - excess : -value,
                                              0,
                                              width + excess,
                                              height - bar_height },
                            -1);
  self->is_allocating = TRUE;
  gtk_adjustment_configure (self->adjustment,
                            value,
                            0,
                            width + excess,
                            STEP,
                            width * 0.9,
                            width);
  self->is_allocating = FALSE;
  gtk_widget_set_child_visible (self->scrollbar, excess > 0);
  if (excess > 0)
    gtk_widget_size_allocate (
        self->scrollbar,
        &(GtkAllocation){ 0, height - bar_height, width, bar_height },
        -1);
}

static void
dateline_wide_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DatelineWideBox *self = DATELINE_WIDE_BOX (widget);

  gtk_widget_set_focusable (widget, get_excess (self) > 0);
  place (self);
}

static void
value_changed_cb (DatelineWideBox *self)
{
  if (!self->is_allocating)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
scroll_by (DatelineWideBox *self, double pixels)
{
  double before = gtk_adjustment_get_value (self->adjustment);

  gtk_adjustment_set_value (self->adjustment, before + pixels);
  return gtk_adjustment_get_value (self->adjustment) != before;
}

static gboolean
scroll_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int steps = g_variant_get_int32 (arguments);

  return scroll_by (DATELINE_WIDE_BOX (widget), (rtl ? -steps : steps) * STEP);
}

/* The wheel is the article's; only what goes sideways, or has Shift held, is taken. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double dx,
           double dy,
           DatelineWideBox *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (state & GDK_SHIFT_MASK)
    dx = dy;
  return dx != 0 && scroll_by (self, dx * STEP);
}

static void
pan_begin_cb (GtkGesture *gesture, double x, double y, DatelineWideBox *self)
{
  self->pan_start = gtk_adjustment_get_value (self->adjustment);
}

/* What is under a finger that goes sideways goes with it. */
static void
pan_cb (GtkGesture *gesture,
        GtkPanDirection direction,
        double distance,
        DatelineWideBox *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean is_on = (direction == GTK_PAN_DIRECTION_LEFT) != rtl;

  if (get_excess (self) == 0)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_adjustment_set_value (self->adjustment,
                            self->pan_start + (is_on ? distance : -distance));
}

static void
dateline_wide_box_dispose (GObject *object)
{
  DatelineWideBox *self = DATELINE_WIDE_BOX (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->scrollbar, gtk_widget_unparent);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (dateline_wide_box_parent_class)->dispose (object);
}

static void
dateline_wide_box_class_init (DatelineWideBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_wide_box_dispose;
  widget_class->get_request_mode = dateline_wide_box_get_request_mode;
  widget_class->measure = dateline_wide_box_measure;
  widget_class->size_allocate = dateline_wide_box_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "widebox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, scroll_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, scroll_key_cb, "i", 1);
}

static void
dateline_wide_box_init (DatelineWideBox *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pan = gtk_gesture_pan_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->adjustment,
                            "value-changed",
                            G_CALLBACK (value_changed_cb),
                            self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (pan), TRUE);
  g_signal_connect (pan, "drag-begin", G_CALLBACK (pan_begin_cb), self);
  g_signal_connect (pan, "pan", G_CALLBACK (pan_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pan));
}

/* Makes a box that scrolls @child sideways when it is wider than the box. */
GtkWidget *
dateline_wide_box_new (GtkWidget *child, const char *css_class)
{
  DatelineWideBox *self = g_object_new (DATELINE_TYPE_WIDE_BOX, NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  self->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->scrollbar),
                               GTK_ACCESSIBLE_STATE_HIDDEN,
                               TRUE,
                               -1);
  gtk_widget_set_child_visible (self->scrollbar, FALSE);
  gtk_widget_set_parent (self->scrollbar, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  return GTK_WIDGET (self);
}

/* Scrolls, if it has to, so that what is from @start to @end of the child's width is
 * seen. May be called while the box is given its place. */
void
dateline_wide_box_reveal (DatelineWideBox *self, int start, int end)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int excess = get_excess (self);
  double value = gtk_adjustment_get_value (self->adjustment);
  double left = rtl ? excess - value : value;

  start = MAX (0, start - STEP);
  end = MIN (width + excess, end + STEP);
  if (start >= left && end <= left + width)
    return;
  /* The beginning, where not all of it fits. */
  left = start < left || end - start > width ? start : end - width;
  left = CLAMP (left, 0, excess);
  self->is_allocating = TRUE;
  gtk_adjustment_set_value (self->adjustment, rtl ? excess - left : left);
  self->is_allocating = FALSE;
  place (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
