/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where days are chosen: a range that moves with the calendar, at one press; days of a
 * picture of the year; or from one day to another, typed. Main context only.
 */

#include "dateline-gtk/reader/dateline-date-popover-private.h"

#include "dateline-gtk/reader/dateline-date-grid-private.h"
#include "dateline-gtk/reader/dateline-date-map-private.h"
#include "dateline-gtk/reader/dateline-date-text-private.h"
#include "dateline-gtk/reader/dateline-filter-words-private.h"

#include <glib/gi18n-lib.h>

#define RANGE_KEY "dateline-range"
#define SPACING 6
#define ENTRY_CHARS 10
#define LEAST_ENTRY_CHARS 6 /* where large letters have no more room */
#define N_COLUMNS 3
/* Of a window what is beside the map: the popover's borders and its distance. */
#define MARGINS 48

enum
{
  END_FROM,
  END_TO,
  N_ENDS,
};

struct _DatelineDatePopover
{
  GtkPopover parent_instance;

  DatelineDayCounts *counts;
  DatelineQuery *query;
  GtkWidget *ranges; /* a box of buttons */
  DatelineDateMap *map;
  GtkWidget *entries[N_ENDS];
  GtkWidget *apply;
  GtkWidget *feedback;
  GtkWidget *timeline;
  gboolean is_looking;
  gboolean is_filling; /* the entries, by the program */
};

G_DEFINE_FINAL_TYPE (DatelineDatePopover, dateline_date_popover, GTK_TYPE_POPOVER)

static guint signal_query_changed;

static void
change_query (DatelineDatePopover *self, DatelineQuery *query)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signal_query_changed, 0, query);
}

static void
range_clicked_cb (GtkWidget *button, DatelineDatePopover *self)
{
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);

  dateline_query_set_date_range (
      query,
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), RANGE_KEY)));
  change_query (self, query);
}

static void
days_chosen_cb (DatelineDateMap *map, int first, int last, gpointer user_data)
{
  DatelineDatePopover *self = user_data;
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);
  GDate days[N_ENDS];

  g_date_clear (days, N_ENDS);
  g_date_set_julian (&days[END_FROM], first);
  g_date_set_julian (&days[END_TO], last);
  dateline_query_set_days (query, &days[END_FROM], &days[END_TO]);
  change_query (self, query);
}

/* Reads both ends: FALSE if one of them is nonsense. No bound is no day. */
static gboolean
read_ends (DatelineDatePopover *self, GDate days[N_ENDS])
{
  gboolean all_read = TRUE;

  for (guint end = 0; end < N_ENDS; end++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entries[end]));
      gboolean is_read = dateline_date_text_read (text, &days[end]) || *text == '\0';

      if (is_read)
        gtk_widget_remove_css_class (self->entries[end], "error");
      else
        gtk_widget_add_css_class (self->entries[end], "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entries[end]),
                                   GTK_ACCESSIBLE_STATE_INVALID,
                                   is_read ? GTK_ACCESSIBLE_INVALID_FALSE
                                           : GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
      all_read = all_read && is_read;
    }
  return all_read;
}

/* Says what the entries mean, or that they mean nothing. */
static void
update_feedback (DatelineDatePopover *self)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autofree char *words = NULL;
  GDate days[N_ENDS];
  gboolean is_read = read_ends (self, days);
  gboolean is_any;

  if (is_read)
    dateline_query_set_days (query, &days[END_FROM], &days[END_TO]);
  is_any = dateline_query_get_date_range (query) == DATELINE_DATE_RANGE_ANY;
  if (!is_read)
    {
      GDate today;
      g_autofree char *local = NULL;

      g_date_clear (&today, 1);
      g_date_set_julian (&today, dateline_date_grid_get_today ());
      local = dateline_date_text_write (&today);
      words = g_strdup_printf (_ ("That is no day. Write it as %s or as %04d-%02d-%02d."),
                               local,
                               g_date_get_year (&today),
                               g_date_get_month (&today),
                               g_date_get_day (&today));
    }
  else if (!is_any)
    words = dateline_filter_words_for_days (query);

  gtk_label_set_label (GTK_LABEL (self->feedback), words != NULL ? words : "");
  gtk_widget_set_visible (self->feedback, words != NULL);
  if (is_read)
    gtk_widget_remove_css_class (self->feedback, "error");
  else
    gtk_widget_add_css_class (self->feedback, "error");
  gtk_widget_set_sensitive (self->apply, is_read && !is_any);
}

static void
entry_changed_cb (DatelineDatePopover *self)
{
  if (!self->is_filling)
    update_feedback (self);
}

static void
apply (DatelineDatePopover *self)
{
  g_autoptr (DatelineQuery) query = dateline_query_copy (self->query);
  GDate days[N_ENDS];

  if (!read_ends (self, days) ||
      !(g_date_valid (&days[END_FROM]) || g_date_valid (&days[END_TO])))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  dateline_query_set_days (query, &days[END_FROM], &days[END_TO]);
  change_query (self, query);
}

/* Shows in all parts which days are in use. */
static void
show_days (DatelineDatePopover *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int bounds[N_ENDS] = { 0, 0 };
  GDate days[N_ENDS];

  dateline_query_find_days (self->query, now, &days[END_FROM], &days[END_TO]);

  self->is_filling = TRUE;
  for (guint end = 0; end < N_ENDS; end++)
    {
      g_autofree char *text =
          g_date_valid (&days[end]) ? dateline_date_text_write (&days[end]) : NULL;

      if (g_date_valid (&days[end]))
        bounds[end] = g_date_get_julian (&days[end]);
      gtk_editable_set_text (GTK_EDITABLE (self->entries[end]), text != NULL ? text : "");
    }
  self->is_filling = FALSE;
  dateline_date_map_set_chosen (self->map, bounds[END_FROM], bounds[END_TO]);
  update_feedback (self);
}

static GtkWidget *
make_range_button (DatelineDatePopover *self, DatelineDateRange range)
{
  GtkWidget *button =
      g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  gtk_button_set_label (GTK_BUTTON (button), dateline_filter_words_for_range (range));
  gtk_widget_add_css_class (button, "dateline-chip");
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

      if (used)
        gtk_widget_set_state_flags (button, GTK_STATE_FLAG_CHECKED, FALSE);
      else
        gtk_widget_unset_state_flags (button, GTK_STATE_FLAG_CHECKED);
      gtk_accessible_update_state (GTK_ACCESSIBLE (button),
                                   GTK_ACCESSIBLE_STATE_CHECKED,
                                   used ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                        : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}

static GtkWidget *
make_ranges (DatelineDatePopover *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), SPACING);
  gtk_grid_set_column_spacing (GTK_GRID (grid), SPACING);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  for (int range = DATELINE_DATE_RANGE_ANY; range < DATELINE_DATE_RANGE_BETWEEN; range++)
    gtk_grid_attach (GTK_GRID (grid),
                     make_range_button (self, range),
                     range % N_COLUMNS,
                     range / N_COLUMNS,
                     1,
                     1);
  return grid;
}

static GtkWidget *
make_entry (DatelineDatePopover *self, guint end, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  self->entries[end] = entry;
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), LEAST_ENTRY_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), ENTRY_CHARS);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_tooltip_text (entry, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (apply), self);
  return entry;
}

static GtkWidget *
make_ends (DatelineDatePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  gtk_box_append (GTK_BOX (box), make_entry (self, END_FROM, _ ("First day")));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("–")));
  gtk_box_append (GTK_BOX (box), make_entry (self, END_TO, _ ("Last day")));
  self->apply = gtk_button_new_with_mnemonic (_ ("_Apply"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply), self);
  gtk_box_append (GTK_BOX (box), self->apply);
  return box;
}

static void
counts_changed_cb (DatelineDatePopover *self)
{
  dateline_date_map_set_days (self->map, dateline_day_counts_get_days (self->counts));
}

static void
dateline_date_popover_show (GtkWidget *widget)
{
  DatelineDatePopover *self = DATELINE_DATE_POPOVER (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL)
    dateline_date_map_fit (self->map, gtk_widget_get_width (GTK_WIDGET (root)) - MARGINS);
  if (!self->is_looking)
    dateline_day_counts_begin (self->counts);
  self->is_looking = TRUE;
  show_days (self);

  GTK_WIDGET_CLASS (dateline_date_popover_parent_class)->show (widget);
}

static void
stop_looking (DatelineDatePopover *self)
{
  if (self->is_looking)
    dateline_day_counts_end (self->counts);
  self->is_looking = FALSE;
}

static void
dateline_date_popover_hide (GtkWidget *widget)
{
  stop_looking (DATELINE_DATE_POPOVER (widget));

  GTK_WIDGET_CLASS (dateline_date_popover_parent_class)->hide (widget);
}

static void
dateline_date_popover_dispose (GObject *object)
{
  DatelineDatePopover *self = DATELINE_DATE_POPOVER (object);

  if (self->counts != NULL)
    {
      stop_looking (self);
      g_signal_handlers_disconnect_by_data (self->counts, self);
    }
  g_clear_object (&self->counts);

  G_OBJECT_CLASS (dateline_date_popover_parent_class)->dispose (object);
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dateline_date_popover_dispose;
  object_class->finalize = dateline_date_popover_finalize;
  GTK_WIDGET_CLASS (klass)->show = dateline_date_popover_show;
  GTK_WIDGET_CLASS (klass)->hide = dateline_date_popover_hide;

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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2 * SPACING);

  self->query = dateline_query_new ();
  self->ranges = make_ranges (self);
  self->map = DATELINE_DATE_MAP (dateline_date_map_new ());
  g_signal_connect (self->map, "days-chosen", G_CALLBACK (days_chosen_cb), self);
  gtk_widget_set_halign (GTK_WIDGET (self->map), GTK_ALIGN_CENTER);
  self->feedback = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->feedback), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->feedback), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (self->feedback), 40);
  gtk_label_set_xalign (GTK_LABEL (self->feedback), 0);
  gtk_widget_add_css_class (self->feedback, "caption");
  self->timeline =
      gtk_check_button_new_with_mnemonic (_ ("Show a _timeline over the list"));

  gtk_box_append (GTK_BOX (box), self->ranges);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->map));
  gtk_box_append (GTK_BOX (box), make_ends (self));
  gtk_box_append (GTK_BOX (box), self->feedback);
  gtk_box_append (GTK_BOX (box), self->timeline);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dateline-filter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Days"),
                                  -1);
  update_ranges (self);
  update_feedback (self);
}

GtkWidget *
dateline_date_popover_new (DatelineDayCounts *counts)
{
  DatelineDatePopover *self = g_object_new (DATELINE_TYPE_DATE_POPOVER, NULL);

  self->counts = g_object_ref (counts);
  g_signal_connect_swapped (counts, "changed", G_CALLBACK (counts_changed_cb), self);
  counts_changed_cb (self);
  return GTK_WIDGET (self);
}

/* Shows the days that @query asks for. */
void
dateline_date_popover_set_query (DatelineDatePopover *self, const DatelineQuery *query)
{
  DatelineQuery *copy = dateline_query_copy (query);

  dateline_query_free (self->query);
  self->query = copy;
  update_ranges (self);
  show_days (self);
}

GtkWidget *
dateline_date_popover_get_timeline_switch (DatelineDatePopover *self)
{
  return self->timeline;
}
