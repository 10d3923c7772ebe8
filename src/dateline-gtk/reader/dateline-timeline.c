/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The bars over a list that say when its stories are from. Main context only. */

#include "dateline-gtk/reader/dateline-timeline-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-date-brush-private.h"

struct _DatelineTimeline
{
  GtkWidget parent_instance;

  DatelineDayCounts *counts;
  DatelineQuery *query;
  GtkWidget *revealer;
  DatelineDateBrush *brush;
  gboolean enabled;
  gboolean is_looking;
};

enum
{
  PROP_ENABLED = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signal_query_changed;

G_DEFINE_FINAL_TYPE (DatelineTimeline, dateline_timeline, GTK_TYPE_WIDGET)

static void
days_chosen_cb (DatelineDateBrush *brush, int first, int last, gpointer user_data)
{
  DatelineTimeline *self = user_data;
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);
  GDate days[2];

  g_date_clear (days, 2);
  if (first != 0)
    g_date_set_julian (&days[0], first);
  if (last != 0)
    g_date_set_julian (&days[1], last);
  dateline_query_set_days (query, &days[0], &days[1]);
  g_signal_emit (self, signal_query_changed, 0, query);
}

/* While days are counted what is there stays, so that nothing jumps. */
static void
update (DatelineTimeline *self)
{
  GArray *days = dateline_day_counts_get_days (self->counts);

  if (days != NULL)
    {
      dateline_date_brush_set_days (self->brush, days);
      gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer),
                                     self->enabled && days->len > 1);
    }
  else if (!self->enabled)
    gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static void
update_looking (DatelineTimeline *self)
{
  gboolean looks = self->enabled && gtk_widget_get_mapped (GTK_WIDGET (self));

  if (looks && !self->is_looking)
    dateline_day_counts_begin (self->counts);
  else if (!looks && self->is_looking)
    dateline_day_counts_end (self->counts);
  self->is_looking = looks;
}

static void
dateline_timeline_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dateline_timeline_parent_class)->map (widget);

  update_looking (DATELINE_TIMELINE (widget));
}

static void
dateline_timeline_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dateline_timeline_parent_class)->unmap (widget);

  update_looking (DATELINE_TIMELINE (widget));
}

static void
dateline_timeline_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  g_value_set_boolean (value, DATELINE_TIMELINE (object)->enabled);
}

static void
dateline_timeline_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  DatelineTimeline *self = DATELINE_TIMELINE (object);

  if (self->enabled == g_value_get_boolean (value))
    return;
  self->enabled = g_value_get_boolean (value);
  update_looking (self);
  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
dateline_timeline_dispose (GObject *object)
{
  DatelineTimeline *self = DATELINE_TIMELINE (object);

  self->enabled = FALSE;
  if (self->counts != NULL)
    {
      update_looking (self);
      g_signal_handlers_disconnect_by_data (self->counts, self);
    }
  g_clear_object (&self->counts);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_pointer (&self->query, dateline_query_free);

  G_OBJECT_CLASS (dateline_timeline_parent_class)->dispose (object);
}

static void
dateline_timeline_class_init (DatelineTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dateline_timeline_dispose;
  object_class->get_property = dateline_timeline_get_property;
  object_class->set_property = dateline_timeline_set_property;
  widget_class->map = dateline_timeline_map;
  widget_class->unmap = dateline_timeline_unmap;

  properties[PROP_ENABLED] = g_param_spec_boolean (
      "enabled",
      NULL,
      NULL,
      FALSE,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signal_query_changed = g_signal_new ("query-changed",
                                       DATELINE_TYPE_TIMELINE,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       DATELINE_TYPE_QUERY);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datelinetimeline");
}

static void
dateline_timeline_init (DatelineTimeline *self)
{
  self->query = dateline_query_new ();
  self->brush = DATELINE_DATE_BRUSH (dateline_date_brush_new ());
  g_signal_connect (self->brush, "days-chosen", G_CALLBACK (days_chosen_cb), self);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), GTK_WIDGET (self->brush));
  dateline_presence_follow (GTK_WIDGET (self->brush));
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

GtkWidget *
dateline_timeline_new (DatelineDayCounts *counts)
{
  DatelineTimeline *self = g_object_new (DATELINE_TYPE_TIMELINE, NULL);

  self->counts = g_object_ref (counts);
  g_signal_connect_swapped (counts, "changed", G_CALLBACK (update), self);
  return GTK_WIDGET (self);
}

/* Shows the days that @query asks for. */
void
dateline_timeline_set_query (DatelineTimeline *self, const DatelineQuery *query)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  DatelineQuery *copy = dateline_query_copy (query);
  GDate first, last;

  dateline_query_free (self->query);
  self->query = copy;
  dateline_query_find_days (query, now, &first, &last);
  dateline_day_chooser_set_chosen (
      DATELINE_DAY_CHOOSER (self->brush),
      g_date_valid (&first) ? (int) g_date_get_julian (&first) : 0,
      g_date_valid (&last) ? (int) g_date_get_julian (&last) : 0);
}
