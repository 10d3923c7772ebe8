/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How many stories of a feed go by what was just chosen for it: nothing goes before the
 * feed is fetched next, and until then the choice can be taken back. Main context only.
 */

#include "dateline-gtk/reader/dateline-keeping-note-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineKeepingNote
{
  GtkWidget parent_instance;

  DatelineStore *store;
  gint64 feed_id;
  GtkWidget *label;
  GCancellable *cancellable; /* of the last look */
  gulong store_id;
  gboolean is_chosen; /* since the window was opened */
};

G_DEFINE_FINAL_TYPE (DatelineKeepingNote, dateline_keeping_note, GTK_TYPE_WIDGET)

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineKeepingNote) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineForecast) forecast =
      dateline_store_forecast_finish (DATELINE_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (self->label == NULL || forecast == NULL)
    return;
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "With this, %'u story would go at the next cleaning.",
                   "With this, %'u stories would go at the next cleaning.",
                   forecast->n_stories),
      forecast->n_stories);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (GTK_WIDGET (self), forecast->n_stories > 0);
}

/* The choice is in the store now. */
static void
changed_cb (DatelineStore *store, DatelineStoreChanges *changes, gpointer user_data)
{
  DatelineKeepingNote *self = user_data;

  if (!self->is_chosen ||
      (dateline_store_changes_get_flags (changes) & DATELINE_STORE_CHANGE_FEEDS) == 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dateline_store_forecast_async (store,
                                 self->feed_id,
                                 DATELINE_KEEPING_UNSET,
                                 DATELINE_KEEPING_UNSET,
                                 self->cancellable,
                                 told_cb,
                                 g_object_ref (self));
}

static void
chosen_cb (DatelineKeepingNote *self)
{
  self->is_chosen = TRUE;
}

static void
dateline_keeping_note_dispose (GObject *object)
{
  DatelineKeepingNote *self = DATELINE_KEEPING_NOTE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_clear_signal_handler (&self->store_id, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_keeping_note_parent_class)->dispose (object);
}

static void
dateline_keeping_note_class_init (DatelineKeepingNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_keeping_note_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
dateline_keeping_note_init (DatelineKeepingNote *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 12);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dateline_keeping_note_new (DatelineStore *store, gint64 feed_id, GtkWidget *choices)
{
  DatelineKeepingNote *self = g_object_new (DATELINE_TYPE_KEEPING_NOTE, NULL);

  self->store = g_object_ref (store);
  self->feed_id = feed_id;
  self->store_id = g_signal_connect (store, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_object (choices,
                           "chosen",
                           G_CALLBACK (chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
