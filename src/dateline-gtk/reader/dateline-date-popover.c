/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where days are chosen: a range that moves with the calendar, at one press, or on a
 * second page from one day to another. Main context only. */

#include "dateline-gtk/reader/dateline-date-popover-private.h"

#include "dateline-gtk/reader/dateline-filter-words-private.h"

#include <glib/gi18n-lib.h>

#define RANGE_KEY "dateline-range"
#define USUAL_DAYS 6 /* from the first day to the last where none were chosen yet */

enum
{
  END_FROM,
  END_TO,
  N_ENDS,
};

struct _DatelineDatePopover
{
  GtkPopover parent_instance;

  DatelineQuery *query;
  GtkWidget *stack;
  GtkWidget *ranges; /* a box of buttons */
  GtkWidget *days;   /* the second page */
  GtkWidget *calendar_stack;
  GtkWidget *toggles[N_ENDS];
  GtkWidget *day_labels[N_ENDS];
  GtkWidget *calendars[N_ENDS];
};

G_DEFINE_FINAL_TYPE (DatelineDatePopover, dateline_date_popover, GTK_TYPE_POPOVER)

static guint signal_query_changed;

static void
change_query (DatelineDatePopover *self, DatelineQuery *query)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signal_query_changed, 0, query);
}

static GDate
get_day (DatelineDatePopover *self, guint end)
{
  g_autoptr (GDateTime) time =
      gtk_calendar_get_date (GTK_CALENDAR (self->calendars[end]));
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day,
                  g_date_time_get_day_of_month (time),
                  g_date_time_get_month (time),
                  g_date_time_get_year (time));
  return day;
}

static void
set_day (DatelineDatePopover *self, guint end, GDateTime *time)
{
  gtk_calendar_select_day (GTK_CALENDAR (self->calendars[end]), time);
}

static void
update_day_labels (DatelineDatePopover *self)
{
  for (guint end = 0; end < N_ENDS; end++)
    {
      GDate day = get_day (self, end);
      g_autofree char *words = dateline_filter_words_for_day (&day);

      gtk_label_set_label (GTK_LABEL (self->day_labels[end]), words);
    }
}

/* Sets a calendar to an end of the query's days, or to a usual day without one. */
static void
show_day (DatelineDatePopover *self, guint end, const GDate *day, int usual_days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = NULL;

  if (g_date_valid (day))
    time = g_date_time_new_local (g_date_get_year (day),
                                  g_date_get_month (day),
                                  g_date_get_day (day),
                                  0,
                                  0,
                                  0);
  else
    time = g_date_time_add_days (now, usual_days);
  if (time != NULL)
    set_day (self, end, time);
}

static void
show_days_page (DatelineDatePopover *self)
{
  GDate first, last;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  dateline_query_get_days (self->query, &first, &last);
  show_day (self, END_FROM, &first, -USUAL_DAYS);
  show_day (self, END_TO, &last, 0);
  update_day_labels (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[END_FROM]), TRUE);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->days);
  gtk_widget_grab_focus (self->calendars[END_FROM]);
}

static void
show_ranges_page (DatelineDatePopover *self)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->ranges);
  gtk_widget_child_focus (self->ranges, GTK_DIR_TAB_FORWARD);
}

static void
range_clicked_cb (GtkWidget *button, DatelineDatePopover *self)
{
  DatelineDateRange range =
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), RANGE_KEY));
  g_autoptr (DatelineQuery) query = NULL;

  if (range == DATELINE_DATE_RANGE_BETWEEN)
    {
      show_days_page (self);
      return;
    }
  query = dateline_query_copy (self->query);
  dateline_query_set_date_range (query, range);
  change_query (self, query);
}

static void
apply_clicked_cb (DatelineDatePopover *self)
{
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);
  GDate first = get_day (self, END_FROM);
  GDate last = get_day (self, END_TO);

  dateline_query_set_days (query, &first, &last);
  change_query (self, query);
}

static void
toggled_cb (GtkToggleButton *toggle, DatelineDatePopover *self)
{
  guint end = GTK_WIDGET (toggle) == self->toggles[END_TO] ? END_TO : END_FROM;

  if (gtk_toggle_button_get_active (toggle))
    gtk_stack_set_visible_child (GTK_STACK (self->calendar_stack), self->calendars[end]);
}

static GtkWidget *
make_range_button (DatelineDatePopover *self, DatelineDateRange range)
{
  const char *words = range == DATELINE_DATE_RANGE_BETWEEN
                          ? _ ("From–To…")
                          : dateline_filter_words_for_range (range);
  GtkWidget *button =
      g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dateline-read-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words,
                                  -1);
  g_object_set_data (G_OBJECT (button), RANGE_KEY, GUINT_TO_POINTER (range));
  g_signal_connect (button, "clicked", G_CALLBACK (range_clicked_cb), self);
  return button;
}

/* Shows which range is in use. */
static void
update_ranges (DatelineDatePopover *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (self->ranges); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      gboolean used =
          GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), RANGE_KEY)) ==
          dateline_query_get_date_range (self->query);
      GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));

      /* Transparent, not gone, so that the popover keeps its width. */
      gtk_widget_set_opacity (gtk_widget_get_last_child (box), used ? 1 : 0);
      gtk_accessible_update_state (GTK_ACCESSIBLE (button),
                                   GTK_ACCESSIBLE_STATE_CHECKED,
                                   used ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                        : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}

static GtkWidget *
make_toggle (DatelineDatePopover *self, guint end, const char *words)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = gtk_label_new (words);

  self->day_labels[end] = gtk_label_new (NULL);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), self->day_labels[end]);
  gtk_button_set_child (GTK_BUTTON (toggle), box);
  gtk_widget_set_hexpand (toggle, TRUE);
  g_signal_connect (toggle, "toggled", G_CALLBACK (toggled_cb), self);
  return toggle;
}

static GtkWidget *
make_calendar (DatelineDatePopover *self, const char *name)
{
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  g_signal_connect_swapped (calendar,
                            "notify::day",
                            G_CALLBACK (update_day_labels),
                            self);
  g_signal_connect_swapped (calendar,
                            "notify::month",
                            G_CALLBACK (update_day_labels),
                            self);
  g_signal_connect_swapped (calendar,
                            "notify::year",
                            G_CALLBACK (update_day_labels),
                            self);
  gtk_stack_add_child (GTK_STACK (self->calendar_stack), calendar);
  return calendar;
}

static GtkWidget *
make_days_page (DatelineDatePopover *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *apply = gtk_button_new_with_mnemonic (_ ("_Apply"));

  self->calendar_stack = gtk_stack_new ();
  self->toggles[END_FROM] = make_toggle (self, END_FROM, _ ("From"));
  self->toggles[END_TO] = make_toggle (self, END_TO, _ ("To"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->toggles[END_TO]),
                               GTK_TOGGLE_BUTTON (self->toggles[END_FROM]));
  gtk_box_append (GTK_BOX (ends), self->toggles[END_FROM]);
  gtk_box_append (GTK_BOX (ends), self->toggles[END_TO]);
  gtk_widget_add_css_class (ends, "linked");
  self->calendars[END_FROM] = make_calendar (self, _ ("First day"));
  self->calendars[END_TO] = make_calendar (self, _ ("Last day"));

  gtk_widget_set_tooltip_text (back, _ ("Back"));
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (show_ranges_page), self);
  gtk_widget_set_hexpand (apply, TRUE);
  gtk_widget_add_css_class (apply, "suggested-action");
  g_signal_connect_swapped (apply, "clicked", G_CALLBACK (apply_clicked_cb), self);
  gtk_box_append (GTK_BOX (buttons), back);
  gtk_box_append (GTK_BOX (buttons), apply);

  gtk_box_append (GTK_BOX (page), ends);
  gtk_box_append (GTK_BOX (page), self->calendar_stack);
  gtk_box_append (GTK_BOX (page), buttons);
  return page;
}

static void
dateline_date_popover_show (GtkWidget *widget)
{
  DatelineDatePopover *self = DATELINE_DATE_POPOVER (widget);

  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->ranges);

  GTK_WIDGET_CLASS (dateline_date_popover_parent_class)->show (widget);
}

static void
dateline_date_popover_finalize (GObject *object)
{
  dateline_query_free (DATELINE_DATE_POPOVER (object)->query);

  G_OBJECT_CLASS (dateline_date_popover_parent_class)->finalize (object);
}

static void
dateline_date_popover_class_init (DatelineDatePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_date_popover_finalize;
  GTK_WIDGET_CLASS (klass)->show = dateline_date_popover_show;

  signal_query_changed = g_signal_new ("query-changed",
                                       DATELINE_TYPE_DATE_POPOVER,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       DATELINE_TYPE_QUERY);
}

static void
dateline_date_popover_init (DatelineDatePopover *self)
{
  self->query = dateline_query_new ();
  self->ranges = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint range = DATELINE_DATE_RANGE_ANY; range <= DATELINE_DATE_RANGE_BETWEEN;
       range++)
    gtk_box_append (GTK_BOX (self->ranges), make_range_button (self, range));
  self->days = make_days_page (self);

  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->ranges);
  gtk_stack_add_child (GTK_STACK (self->stack), self->days);
  gtk_popover_set_child (GTK_POPOVER (self), self->stack);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dateline-filter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Days"),
                                  -1);
  update_ranges (self);
}

GtkWidget *
dateline_date_popover_new (void)
{
  return g_object_new (DATELINE_TYPE_DATE_POPOVER, NULL);
}

/* Shows the days that @query asks for. */
void
dateline_date_popover_set_query (DatelineDatePopover *self, const DatelineQuery *query)
{
  DatelineQuery *copy = dateline_query_copy (query);

  dateline_query_free (self->query);
  self->query = copy;
  update_ranges (self);
}
