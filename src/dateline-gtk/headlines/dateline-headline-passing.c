/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Notes which stories a person scrolls out of the list past its top, with the wheel, the
 * touchpad, a finger or the scrollbar. What the program scrolls, and the keys, pass
 * nothing, nor does what changes in the list. Only what has been in view counts: who
 * jumps with the scrollbar has not seen what lies in between. Main context only.
 */

#include "dateline-gtk/headlines/dateline-headline-passing-private.h"

#include "dateline-gtk/headlines/dateline-headline-place-private.h"

#define LULL 500 /* milliseconds without scrolling that end a stretch */

/* A list goes on scrolling by itself after a swing: each step follows the one before in
 * less than this. */
#define GRACE (300 * G_TIME_SPAN_MILLISECOND)

struct _DatelineHeadlinePassing
{
  DatelineHeadlineList *list; /* which owns it */
  gint64 moved_at;            /* when a person scrolled last, monotonic */
  gboolean is_held;           /* the scrollbar is */
  gboolean has_seen;
  guint first; /* the places that are in view, where there is something */
  guint last;
  GHashTable *ids; /* of gint64, those that were passed in this stretch */
  guint look_source;
  guint end_source;
};

static gboolean
is_by_person (DatelineHeadlinePassing *self)
{
  return self->is_held || g_get_monotonic_time () - self->moved_at < GRACE;
}

static void
forget_seen (DatelineHeadlinePassing *self)
{
  self->has_seen = FALSE;
}

static void
add_passed (DatelineHeadlinePassing *self, guint first)
{
  for (guint i = self->first; i <= self->last && i < first; i++)
    {
      gint64 id = dateline_edition_get_id (self->list->edition, i);

      g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
    }
}

static void
look (DatelineHeadlinePassing *self)
{
  guint first, last;
  gboolean sees = dateline_headline_list_find_seen (self->list, &first, &last);

  if (sees && self->has_seen)
    add_passed (self, first);
  self->has_seen = sees;
  self->first = first;
  self->last = last;
}

/* Behind the frame that shows where the list was scrolled to. */
static gboolean
look_cb (gpointer user_data)
{
  DatelineHeadlinePassing *self = user_data;

  self->look_source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static gboolean
end_cb (gpointer user_data)
{
  DatelineHeadlinePassing *self = user_data;
  g_autoptr (GArray) ids = NULL;
  GHashTableIter iter;
  gpointer id;

  if (self->is_held)
    return G_SOURCE_CONTINUE;
  self->end_source = 0;
  forget_seen (self);
  if (g_hash_table_size (self->ids) == 0)
    return G_SOURCE_REMOVE;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);
  g_hash_table_remove_all (self->ids);
  g_signal_emit_by_name (self->list, "stories-passed", ids);
  return G_SOURCE_REMOVE;
}

static void
value_changed_cb (DatelineHeadlinePassing *self)
{
  if (!is_by_person (self))
    {
      forget_seen (self);
      return;
    }
  dateline_headline_list_leave_place (self->list);
  self->moved_at = g_get_monotonic_time ();
  if (self->look_source == 0)
    self->look_source = g_idle_add (look_cb, self);
  g_clear_handle_id (&self->end_source, g_source_remove);
  self->end_source = g_timeout_add (LULL, end_cb, self);
}

/* Before the list moves: what is in view now may be passed. */
static void
begin (DatelineHeadlinePassing *self)
{
  dateline_headline_list_stay (self->list);
  if (!is_by_person (self) || !self->has_seen)
    look (self);
  self->moved_at = g_get_monotonic_time ();
}

static gboolean
is_on_scrollbar (GtkWidget *scrolled, GdkEvent *event)
{
  GtkNative *native = gtk_widget_get_native (scrolled);
  double x, y, offset_x, offset_y;
  GtkWidget *picked;

  if (!gdk_event_get_position (event, &x, &y))
    return FALSE;
  gtk_native_get_surface_transform (native, &offset_x, &offset_y);
  picked =
      gtk_widget_pick (GTK_WIDGET (native), x - offset_x, y - offset_y, GTK_PICK_DEFAULT);
  return picked != NULL && gtk_widget_get_ancestor (picked, GTK_TYPE_SCROLLBAR) != NULL;
}

/* Hears of everything on its way to the list, and keeps none of it. */
static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, DatelineHeadlinePassing *self)
{
  switch ((guint) gdk_event_get_event_type (event))
    {
    case GDK_SCROLL:
    case GDK_TOUCH_UPDATE:
      begin (self);
      break;
    case GDK_BUTTON_PRESS:
      self->is_held =
          is_on_scrollbar (gtk_event_controller_get_widget (controller), event);
      if (self->is_held)
        begin (self);
      break;
    case GDK_BUTTON_RELEASE:
      self->is_held = FALSE;
      break;
    case GDK_KEY_PRESS:
      self->moved_at = 0;
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

DatelineHeadlinePassing *
dateline_headline_passing_new (DatelineHeadlineList *list)
{
  DatelineHeadlinePassing *self = g_new0 (DatelineHeadlinePassing, 1);
  GtkScrolledWindow *scrolled =
      GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (list->view));
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  self->list = list;
  self->moved_at = -GRACE;
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (scrolled), controller);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (scrolled),
                            "value-changed",
                            G_CALLBACK (value_changed_cb),
                            self);
  g_signal_connect_swapped (list->edition,
                            "items-changed",
                            G_CALLBACK (forget_seen),
                            self);
  return self;
}

/* Before the view of its list goes. */
void
dateline_headline_passing_free (DatelineHeadlinePassing *self)
{
  GtkWidget *scrolled = gtk_widget_get_first_child (self->list->view);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_handle_id (&self->end_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
      self);
  g_signal_handlers_disconnect_by_data (self->list->edition, self);
  g_hash_table_unref (self->ids);
  g_free (self);
}
