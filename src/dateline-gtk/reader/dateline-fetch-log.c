/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What was asked of a feed's server, what came of it, and why it was not asked sooner
 * again: a row a request, the newest first. Nothing is read before somebody looks. Main
 * context only.
 */

#include "dateline-gtk/reader/dateline-fetch-log-private.h"

#include "dateline-gtk/headlines/dateline-when-private.h"
#include "dateline-gtk/reader/dateline-fact-group-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineFetchLog
{
  GtkWidget parent_instance;

  DatelineStore *store;
  gint64 feed_id;
  GtkWidget *expander;
  GtkWidget *rows;
  GtkWidget *empty;
  GCancellable *cancellable; /* of the last look */
};

G_DEFINE_FINAL_TYPE (DatelineFetchLog, dateline_fetch_log, GTK_TYPE_WIDGET)

static void
append (GString *text, const char *words)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, words);
}

/* "Monday, 3 November 2025 at 14:20 · asked for changes only · 304". */
static char *
describe_request (DatelineFetchRecord *record)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time =
      dateline_when_full (dateline_fetch_record_get_time (record), now);
  GString *text = g_string_new (time);

  if (dateline_fetch_record_get_etag (record) != NULL ||
      dateline_fetch_record_get_last_modified (record) != NULL)
    append (text, _ ("asked for changes only"));
  if (dateline_fetch_record_get_status (record) != 0)
    {
      g_autofree char *status =
          g_strdup_printf ("%u", dateline_fetch_record_get_status (record));

      append (text, status);
    }
  if (dateline_fetch_record_get_n_bytes (record) > 0)
    {
      g_autofree char *size = g_format_size (dateline_fetch_record_get_n_bytes (record));

      append (text, size);
    }
  return g_string_free (text, FALSE);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineFetchLog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      dateline_store_list_fetches_finish (DATELINE_STORE (source), result, &error);

  if (self->expander == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dateline_fact_group_clear (self->rows);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *request = describe_request (records->pdata[i]);
      g_autofree char *outcome =
          dateline_fetch_record_dup_result_text (records->pdata[i]);
      g_autofree char *wait = dateline_fetch_record_dup_wait_text (records->pdata[i]);
      GtkWidget *row = dateline_fact_group_add (self->rows, request, outcome);

      dateline_fact_group_add_note (row, wait);
    }
  gtk_label_set_label (GTK_LABEL (self->empty),
                       error != NULL ? error->message : _ ("Nothing was asked yet."));
  gtk_widget_set_visible (self->empty, records == NULL || records->len == 0);
}

static void
expanded_cb (GtkExpander *expander, GParamSpec *pspec, gpointer user_data)
{
  dateline_fetch_log_update (user_data);
}

static void
dateline_fetch_log_dispose (GObject *object)
{
  DatelineFetchLog *self = DATELINE_FETCH_LOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->expander, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_fetch_log_parent_class)->dispose (object);
}

static void
dateline_fetch_log_class_init (DatelineFetchLogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_fetch_log_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dateline_fetch_log_init (DatelineFetchLog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (_ ("Recent Requests"));

  self->rows = dateline_fact_group_new (NULL);
  self->empty = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_box_append (GTK_BOX (box), self->empty);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_start (label, 4);
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), label);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Recent Requests"),
                                  -1);
  g_signal_connect (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
}

GtkWidget *
dateline_fetch_log_new (DatelineStore *store, gint64 feed_id)
{
  DatelineFetchLog *self = g_object_new (DATELINE_TYPE_FETCH_LOG, NULL);

  self->store = g_object_ref (store);
  self->feed_id = feed_id;
  return GTK_WIDGET (self);
}

/* Reads the requests again if they are seen. */
void
dateline_fetch_log_update (DatelineFetchLog *self)
{
  if (!gtk_expander_get_expanded (GTK_EXPANDER (self->expander)))
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dateline_store_list_fetches_async (self->store,
                                     self->feed_id,
                                     self->cancellable,
                                     listed_cb,
                                     g_object_ref (self));
}
