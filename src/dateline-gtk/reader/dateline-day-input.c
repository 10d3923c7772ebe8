/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How days are chosen in a picture of them, by the pointer and the keyboard. Main context
 * only.
 */

#include "dateline-gtk/reader/dateline-day-input-private.h"

#include <math.h>

/* A key of the keypad is the other of its name, and where lines begin on the right so do
 * the marks. */
static guint
find_plain_key (GtkWidget *chooser, guint keyval)
{
  static const guint keys[][3] = {
    /* of the keypad, plain, plain where lines begin on the right */
    { GDK_KEY_KP_Left, GDK_KEY_Left, GDK_KEY_Right },
    { GDK_KEY_KP_Right, GDK_KEY_Right, GDK_KEY_Left },
    { GDK_KEY_KP_Up, GDK_KEY_Up, GDK_KEY_Up },
    { GDK_KEY_KP_Down, GDK_KEY_Down, GDK_KEY_Down },
    { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up, GDK_KEY_Page_Up },
    { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down, GDK_KEY_Page_Down },
    { GDK_KEY_KP_Home, GDK_KEY_Home, GDK_KEY_Home },
    { GDK_KEY_KP_End, GDK_KEY_End, GDK_KEY_End },
    { GDK_KEY_KP_Enter, GDK_KEY_Return, GDK_KEY_Return },
    { GDK_KEY_ISO_Enter, GDK_KEY_Return, GDK_KEY_Return },
  };
  guint plain = gtk_widget_get_direction (chooser) == GTK_TEXT_DIR_RTL ? 2 : 1;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keyval == keys[i][0] || keyval == keys[i][1])
      return keys[i][plain];
  return keyval;
}

/* Escape gives up what is being chosen, and else closes what the picture is in. */
static gboolean
give_up (DatelineDayInput *self)
{
  if (!dateline_day_chooser_give_up (self->chooser))
    return GDK_EVENT_PROPAGATE;
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  DatelineDayInput *self = user_data;
  DatelineDayChooserClass *klass = DATELINE_DAY_CHOOSER_GET_CLASS (self->chooser);
  guint plain = find_plain_key (GTK_WIDGET (self->chooser), keyval);
  int first, last;

  if (!klass->get_ends (self->chooser, &first, &last) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (plain)
    {
    case GDK_KEY_Return:
      dateline_day_chooser_take (self->chooser);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      return give_up (self);
    default:
      return klass->key_pressed (self->chooser, plain, (state & GDK_SHIFT_MASK) != 0);
    }
}

/* Begins to choose where the drag began; FALSE if no mark is there. */
static gboolean
begin_choosing (DatelineDayInput *self)
{
  DatelineDayChooserClass *klass = DATELINE_DAY_CHOOSER_GET_CLASS (self->chooser);
  int mark = klass->find_mark (self->chooser, self->drag_x, self->drag_y, TRUE);

  if (mark == DATELINE_DAY_CHOOSER_NOWHERE)
    return FALSE;
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
  dateline_day_chooser_move_to (self->chooser, mark, FALSE);
  dateline_day_chooser_move_to (self->chooser, mark, TRUE);
  return TRUE;
}

static int
get_threshold (DatelineDayInput *self)
{
  return DATELINE_DAY_CHOOSER_GET_CLASS (self->chooser)->drag_threshold;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  DatelineDayInput *self = user_data;

  self->drag_x = x;
  self->drag_y = y;
  if (get_threshold (self) == 0 && !begin_choosing (self))
    gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  DatelineDayInput *self = user_data;
  DatelineDayChooserClass *klass = DATELINE_DAY_CHOOSER_GET_CLASS (self->chooser);
  double x = self->drag_x + dx;
  double y = self->drag_y + dy;

  if (!dateline_day_chooser_is_choosing (self->chooser))
    {
      /* Where a press chooses it did so at once, or has been given up since. */
      if (get_threshold (self) == 0 || fabs (dx) < get_threshold (self) ||
          !begin_choosing (self))
        return;
    }
  dateline_day_chooser_move_to (self->chooser,
                                klass->find_mark (self->chooser, x, y, FALSE),
                                TRUE);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  DatelineDayInput *self = user_data;

  if (dateline_day_chooser_is_choosing (self->chooser) &&
      fabs (dx) >= get_threshold (self))
    dateline_day_chooser_take (self->chooser);
}

void
dateline_day_input_init (DatelineDayInput *self, DatelineDayChooser *chooser)
{
  GtkWidget *widget = GTK_WIDGET (chooser);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->chooser = chooser;
  gtk_widget_set_focusable (widget, TRUE);
  self->drag = gtk_gesture_drag_new ();
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
}
