/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The wheel, two fingers and a double click zoom about where they are; a drag moves. What
 * is kept is the zoom and the part of the picture that is in the middle, so that another
 * size of the widget, or a sharper texture, shows the same. Main context only.
 */

#include "dateline-gtk/images/dateline-picture-canvas-private.h"

#include <math.h>

#define MAX_ZOOM 10.0
#define WHEEL_FACTOR 1.15
#define CLOSE_ZOOM 2.5 /* what a double click goes to */

/* So far, in pixels, goes a finger that turns to another picture. */
#define LEAST_SWIPE 64

/* A finger's way on a touch pad for which the zoom is doubled, in pixels. */
#define PAD_DOUBLING 200.0

struct _DatelinePictureCanvas
{
  GtkWidget parent_instance;

  GdkTexture *texture;
  gboolean is_whole; /* the picture has no more pixels than the texture */
  double zoom;       /* 1 fits */
  double x;          /* what is in the middle, from 0 to 1 */
  double y;
  double pointer_x;
  double pointer_y;
  double drag_dx; /* how much of a drag was followed */
  double drag_dy;
  double pinch_zoom; /* when two fingers came down */
  GtkGesture *pinch;
};

G_DEFINE_FINAL_TYPE (DatelinePictureCanvas, dateline_picture_canvas, GTK_TYPE_WIDGET)

enum
{
  PROP_ZOOM = 1, /* said to change with the size of the widget, too */
};

/* The size of the picture where it fits: never more than its own pixels. */
static void
get_fitting_size (DatelinePictureCanvas *self, double *width, double *height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double texture_width = gdk_texture_get_width (self->texture);
  double texture_height = gdk_texture_get_height (self->texture);
  double scale = MIN (gtk_widget_get_width (widget) / texture_width,
                      gtk_widget_get_height (widget) / texture_height);

  if (self->is_whole)
    scale = MIN (scale, 1.0 / gtk_widget_get_scale_factor (widget));
  *width = MAX (1, texture_width * scale);
  *height = MAX (1, texture_height * scale);
}

static double
keep_inside (double middle, double view, double picture)
{
  double half = view / picture / 2;

  return half >= 0.5 ? 0.5 : CLAMP (middle, half, 1 - half);
}

static void
settle (DatelinePictureCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double width;
  double height;

  if (self->texture == NULL || gtk_widget_get_width (widget) == 0)
    return;
  get_fitting_size (self, &width, &height);
  self->x = keep_inside (self->x, gtk_widget_get_width (widget), width * self->zoom);
  self->y = keep_inside (self->y, gtk_widget_get_height (widget), height * self->zoom);
  gtk_widget_queue_draw (widget);
}

static void
motion_cb (GtkEventController *controller,
           double x,
           double y,
           DatelinePictureCanvas *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll,
           double dx,
           double dy,
           DatelinePictureCanvas *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  gboolean is_pad =
      gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE;

  if (is_pad && !(state & GDK_CONTROL_MASK))
    dateline_picture_canvas_pan (self, -dx, -dy);
  else
    dateline_picture_canvas_zoom_by (self,
                                     is_pad ? pow (2, -dy / PAD_DOUBLING)
                                            : pow (WHEEL_FACTOR, -dy),
                                     self->pointer_x,
                                     self->pointer_y);
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *click,
            int n_press,
            double x,
            double y,
            DatelinePictureCanvas *self)
{
  if (n_press != 2)
    return;
  if (self->zoom > 1)
    dateline_picture_canvas_reset (self);
  else
    dateline_picture_canvas_zoom_by (self, CLOSE_ZOOM, x, y);
}

static void
drag_begin_cb (GtkGesture *gesture, double x, double y, DatelinePictureCanvas *self)
{
  self->drag_dx = self->drag_dy = 0;
}

static void
drag_update_cb (GtkGesture *gesture, double dx, double dy, DatelinePictureCanvas *self)
{
  if (self->drag_dx == 0 && self->drag_dy == 0 &&
      !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, dx, dy))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  dateline_picture_canvas_pan (self, dx - self->drag_dx, dy - self->drag_dy);
  self->drag_dx = dx;
  self->drag_dy = dy;
}

/* A picture that is seen whole cannot be moved: who throws it aside wants the next. */
static void
drag_end_cb (GtkGesture *gesture, double dx, double dy, DatelinePictureCanvas *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (self->zoom > 1 || fabs (dx) < LEAST_SWIPE || fabs (dx) < 2 * fabs (dy) ||
      gtk_gesture_is_recognized (self->pinch))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self),
                              (dx < 0) != rtl ? "viewer.next" : "viewer.previous",
                              NULL);
}

static void
pinch_begin_cb (GtkGesture *gesture,
                GdkEventSequence *sequence,
                DatelinePictureCanvas *self)
{
  self->pinch_zoom = self->zoom;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, DatelinePictureCanvas *self)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dateline_picture_canvas_zoom_by (self, self->pinch_zoom * scale / self->zoom, x, y);
}

static void
dateline_picture_canvas_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  *minimum = *natural = 64;
}

static void
dateline_picture_canvas_size_allocate (GtkWidget *widget,
                                       int width,
                                       int height,
                                       int baseline)
{
  settle (DATELINE_PICTURE_CANVAS (widget));
  g_object_notify (G_OBJECT (widget), "zoom");
}

static void
dateline_picture_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelinePictureCanvas *self = DATELINE_PICTURE_CANVAS (widget);
  graphene_rect_t bounds;

  if (self->texture == NULL)
    return;
  dateline_picture_canvas_get_bounds (self, &bounds);
  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
}

static void
dateline_picture_canvas_get_property (GObject *object,
                                      guint id,
                                      GValue *value,
                                      GParamSpec *spec)
{
  g_value_set_double (value, DATELINE_PICTURE_CANVAS (object)->zoom);
}

static void
dateline_picture_canvas_dispose (GObject *object)
{
  g_clear_object (&DATELINE_PICTURE_CANVAS (object)->texture);

  G_OBJECT_CLASS (dateline_picture_canvas_parent_class)->dispose (object);
}

static void
dateline_picture_canvas_class_init (DatelinePictureCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dateline_picture_canvas_dispose;
  object_class->get_property = dateline_picture_canvas_get_property;
  widget_class->measure = dateline_picture_canvas_measure;
  widget_class->size_allocate = dateline_picture_canvas_size_allocate;
  widget_class->snapshot = dateline_picture_canvas_snapshot;
  g_object_class_install_property (
      object_class,
      PROP_ZOOM,
      g_param_spec_double ("zoom",
                           NULL,
                           NULL,
                           1,
                           MAX_ZOOM,
                           1,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "picturecanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_gesture (DatelinePictureCanvas *self, GtkGesture *gesture)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static void
dateline_picture_canvas_init (DatelinePictureCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->zoom = 1;
  self->x = self->y = 0.5;
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  add_gesture (self, click);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  add_gesture (self, drag);
  self->pinch = gtk_gesture_zoom_new ();
  g_signal_connect (self->pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (self->pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  add_gesture (self, self->pinch);
}

GtkWidget *
dateline_picture_canvas_new (void)
{
  return g_object_new (DATELINE_TYPE_PICTURE_CANVAS, NULL);
}

/* Shows @texture, nullable, where the one before was. @is_whole: it was not scaled down,
 * so that there is nothing sharper to be had. */
void
dateline_picture_canvas_set_texture (DatelinePictureCanvas *self,
                                     GdkTexture *texture,
                                     gboolean is_whole)
{
  g_set_object (&self->texture, texture);
  self->is_whole = is_whole;
  settle (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What is shown, or NULL. */
GdkTexture *
dateline_picture_canvas_get_texture (DatelinePictureCanvas *self)
{
  return self->texture;
}

/* Lets the picture fit. */
void
dateline_picture_canvas_reset (DatelinePictureCanvas *self)
{
  self->zoom = 1;
  self->x = self->y = 0.5;
  settle (self);
  g_object_notify (G_OBJECT (self), "zoom");
}

/* How many times larger than fitting the picture is. */
double
dateline_picture_canvas_get_zoom (DatelinePictureCanvas *self)
{
  return self->zoom;
}

/* Makes the picture @factor times as large; what is at a point of the widget stays there.
 */
void
dateline_picture_canvas_zoom_by (DatelinePictureCanvas *self,
                                 double factor,
                                 double x,
                                 double y)
{
  double zoom = CLAMP (self->zoom * factor, 1, MAX_ZOOM);
  double from_middle_x = x - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double from_middle_y = y - gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  double width;
  double height;

  if (self->texture == NULL || zoom == self->zoom)
    return;
  get_fitting_size (self, &width, &height);
  self->x += from_middle_x / width * (1 / self->zoom - 1 / zoom);
  self->y += from_middle_y / height * (1 / self->zoom - 1 / zoom);
  self->zoom = zoom;
  settle (self);
  g_object_notify (G_OBJECT (self), "zoom");
}

/* Moves the picture by pixels. FALSE if it stands at its edge there, or fits. */
gboolean
dateline_picture_canvas_pan (DatelinePictureCanvas *self, double dx, double dy)
{
  double old_x = self->x;
  double old_y = self->y;
  double width;
  double height;

  if (self->texture == NULL)
    return FALSE;
  get_fitting_size (self, &width, &height);
  self->x -= dx / (width * self->zoom);
  self->y -= dy / (height * self->zoom);
  settle (self);
  return self->x != old_x || self->y != old_y;
}

/* Whether the picture is larger on the screen than its texture is sharp. */
gboolean
dateline_picture_canvas_wants_pixels (DatelinePictureCanvas *self)
{
  double width;
  double height;

  if (self->texture == NULL || self->is_whole)
    return FALSE;
  get_fitting_size (self, &width, &height);
  return width * self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self)) >
         gdk_texture_get_width (self->texture);
}

/* Where the picture stands in the widget, beyond its edges where it is zoomed. */
void
dateline_picture_canvas_get_bounds (DatelinePictureCanvas *self, graphene_rect_t *bounds)
{
  double width = 1;
  double height = 1;

  if (self->texture != NULL)
    get_fitting_size (self, &width, &height);
  width *= self->zoom;
  height *= self->zoom;
  graphene_rect_init (bounds,
                      gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 - self->x * width,
                      gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 - self->y * height,
                      width,
                      height);
}
