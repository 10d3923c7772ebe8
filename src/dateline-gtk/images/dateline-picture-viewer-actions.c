/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What can be done in the viewer, and the keys that do it, in tables. Keys that mean
 * nothing here go no further: behind it stands a reader that would take them. Main
 * context only.
 */

#include "dateline-gtk/images/dateline-picture-take-private.h"
#include "dateline-gtk/images/dateline-picture-viewer-private.h"

#define ZOOM_STEP 1.25
#define PAN_STEP 80

static void
go_to (DatelinePictureViewer *self, gint64 position)
{
  position = CLAMP (position, 0, (gint64) self->pictures->len - 1);
  if (position == self->position)
    return;
  self->position = position;
  dateline_picture_viewer_show (self);
  /* The button that was pressed may have gone pale with the focus on it. */
  if (!gtk_widget_get_focus_child (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
next_action (DatelinePictureViewer *self)
{
  go_to (self, (gint64) self->position + 1);
}

static void
previous_action (DatelinePictureViewer *self)
{
  go_to (self, (gint64) self->position - 1);
}

static void
first_action (DatelinePictureViewer *self)
{
  go_to (self, 0);
}

static void
last_action (DatelinePictureViewer *self)
{
  go_to (self, self->pictures->len - 1);
}

static void
zoom_by (DatelinePictureViewer *self, double factor)
{
  dateline_picture_canvas_zoom_by (self->canvas,
                                   factor,
                                   gtk_widget_get_width (GTK_WIDGET (self->canvas)) / 2.0,
                                   gtk_widget_get_height (GTK_WIDGET (self->canvas)) /
                                       2.0);
}

static void
zoom_in_action (DatelinePictureViewer *self)
{
  zoom_by (self, ZOOM_STEP);
}

static void
zoom_out_action (DatelinePictureViewer *self)
{
  zoom_by (self, 1 / ZOOM_STEP);
}

static void
zoom_fit_action (DatelinePictureViewer *self)
{
  dateline_picture_canvas_reset (self->canvas);
}

static void
copy_action (DatelinePictureViewer *self)
{
  dateline_picture_copy (GTK_WIDGET (self),
                         self->loader,
                         dateline_picture_viewer_get_uri (self));
}

static void
save_action (DatelinePictureViewer *self)
{
  dateline_picture_save (GTK_WIDGET (self),
                         self->loader,
                         dateline_picture_viewer_get_uri (self));
}

static void
open_action (DatelinePictureViewer *self)
{
  g_signal_emit_by_name (self, "open-uri", dateline_picture_viewer_get_uri (self));
}

static const struct
{
  const char *name;
  void (*run) (DatelinePictureViewer *self);
} actions[] = {
  { "viewer.next", next_action },
  { "viewer.previous", previous_action },
  { "viewer.first", first_action },
  { "viewer.last", last_action },
  { "viewer.zoom-in", zoom_in_action },
  { "viewer.zoom-out", zoom_out_action },
  { "viewer.zoom-fit", zoom_fit_action },
  { "viewer.copy", copy_action },
  { "viewer.save", save_action },
  { "viewer.open-in-browser", open_action },
  { "viewer.close", dateline_picture_viewer_close },
};

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelinePictureViewer *self = DATELINE_PICTURE_VIEWER (widget);

  for (gsize i = 0; self->pictures != NULL && i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      {
        actions[i].run (self);
        return;
      }
}

static const struct
{
  guint key;
  gboolean has_control;
  const char *action;
} keys[] = {
  { GDK_KEY_Escape, FALSE, "viewer.close" },
  { GDK_KEY_Page_Down, FALSE, "viewer.next" },
  { GDK_KEY_KP_Page_Down, FALSE, "viewer.next" },
  { GDK_KEY_space, FALSE, "viewer.next" },
  { GDK_KEY_n, FALSE, "viewer.next" },
  { GDK_KEY_j, FALSE, "viewer.next" },
  { GDK_KEY_Page_Up, FALSE, "viewer.previous" },
  { GDK_KEY_KP_Page_Up, FALSE, "viewer.previous" },
  { GDK_KEY_BackSpace, FALSE, "viewer.previous" },
  { GDK_KEY_p, FALSE, "viewer.previous" },
  { GDK_KEY_k, FALSE, "viewer.previous" },
  { GDK_KEY_Home, FALSE, "viewer.first" },
  { GDK_KEY_End, FALSE, "viewer.last" },
  { GDK_KEY_plus, FALSE, "viewer.zoom-in" },
  { GDK_KEY_equal, FALSE, "viewer.zoom-in" },
  { GDK_KEY_KP_Add, FALSE, "viewer.zoom-in" },
  { GDK_KEY_minus, FALSE, "viewer.zoom-out" },
  { GDK_KEY_KP_Subtract, FALSE, "viewer.zoom-out" },
  { GDK_KEY_0, FALSE, "viewer.zoom-fit" },
  { GDK_KEY_KP_0, FALSE, "viewer.zoom-fit" },
  { GDK_KEY_plus, TRUE, "viewer.zoom-in" },
  { GDK_KEY_equal, TRUE, "viewer.zoom-in" },
  { GDK_KEY_KP_Add, TRUE, "viewer.zoom-in" },
  { GDK_KEY_minus, TRUE, "viewer.zoom-out" },
  { GDK_KEY_KP_Subtract, TRUE, "viewer.zoom-out" },
  { GDK_KEY_0, TRUE, "viewer.zoom-fit" },
  { GDK_KEY_KP_0, TRUE, "viewer.zoom-fit" },
  { GDK_KEY_c, TRUE, "viewer.copy" },
  { GDK_KEY_Insert, TRUE, "viewer.copy" },
  { GDK_KEY_s, FALSE, "viewer.save" },
  { GDK_KEY_s, TRUE, "viewer.save" },
  { GDK_KEY_o, FALSE, "viewer.open-in-browser" },
  { GDK_KEY_v, FALSE, "viewer.open-in-browser" },
};

/* Arrows move a picture that is larger than the window; one that fits gives way to the
 * next in the direction of reading. */
static gboolean
press_arrow (DatelinePictureViewer *self, guint key)
{
  gboolean is_left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  gboolean is_right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  gboolean is_up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  gboolean is_down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (!is_left && !is_right && !is_up && !is_down)
    return FALSE;
  if (dateline_picture_canvas_get_zoom (self->canvas) > 1)
    dateline_picture_canvas_pan (self->canvas,
                                 (is_left - is_right) * PAN_STEP,
                                 (is_up - is_down) * PAN_STEP);
  else if (is_left || is_right)
    go_to (self, (gint64) self->position + (is_right != rtl ? 1 : -1));
  return TRUE;
}

static gboolean
is_for_focus (guint key)
{
  static const guint keys_of_focus[] = { GDK_KEY_Tab,      GDK_KEY_ISO_Left_Tab,
                                         GDK_KEY_KP_Tab,   GDK_KEY_Return,
                                         GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  for (gsize i = 0; i < G_N_ELEMENTS (keys_of_focus); i++)
    if (keys_of_focus[i] == key)
      return TRUE;
  return FALSE;
}

/* Takes a key that was pressed with the focus anywhere inside. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                DatelinePictureViewer *self)
{
  gboolean has_control = (state & GDK_CONTROL_MASK) != 0;

  if (self->pictures == NULL || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (!has_control && press_arrow (self, key))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == gdk_keyval_to_lower (key) && keys[i].has_control == has_control)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
        return TRUE;
      }
  return !is_for_focus (key);
}

/* Installs the actions on the class of the viewer. */
void
dateline_picture_viewer_install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, action_cb);
}

/* Listens to the keys of one. */
void
dateline_picture_viewer_add_keys (DatelinePictureViewer *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
