/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A line over a saved story that says how much of it is kept for reading offline, and
 * offers to try again what could not be had and to keep what is sent along. Main context
 * only.
 */

#include "dateline-gtk/reader/dateline-saving-line-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-status-line-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineSavingLine
{
  GtkWidget parent_instance;

  DatelineStore *store;
  GCancellable *cancellable; /* of the loading under way */
  gint64 story_id;
  gboolean has_enclosures;

  GtkWidget *revealer;
  DatelineStatusLine *line;
  GtkWidget *retry_button;
  GtkWidget *media_button;
};

G_DEFINE_FINAL_TYPE (DatelineSavingLine, dateline_saving_line, GTK_TYPE_WIDGET)

static const char *const icons[] = {
  [DATELINE_SAVED_PENDING] = "dateline-save-symbolic",
  [DATELINE_SAVED_COMPLETE] = "dateline-saved-symbolic",
  [DATELINE_SAVED_INCOMPLETE] = "dialog-warning-symbolic",
};

/* What is missing and why, and what becomes of it. */
static char *
describe (DatelineSaving *saving)
{
  const char *reason = dateline_saving_get_reason (saving);
  g_autofree char *text = dateline_saving_dup_text (saving);

  if (dateline_saving_get_state (saving) != DATELINE_SAVED_INCOMPLETE)
    return g_steal_pointer (&text);
  return g_strconcat (text,
                      reason != NULL ? " " : "",
                      reason != NULL ? reason : "",
                      " ",
                      _ ("Dateline tries again by itself."),
                      NULL);
}

static void
show (DatelineSavingLine *self, DatelineSaving *saving)
{
  DatelineSavedState state = dateline_saving_get_state (saving);
  g_autofree char *text = describe (saving);

  dateline_status_line_set_text (self->line, icons[state], text);
  dateline_status_line_set_fraction (
      self->line,
      state == DATELINE_SAVED_PENDING ? dateline_saving_get_share (saving) : -1);
  gtk_widget_set_visible (self->retry_button, state == DATELINE_SAVED_INCOMPLETE);
  gtk_widget_set_visible (self->media_button,
                          self->has_enclosures &&
                              !dateline_saving_wants_enclosures (saving));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineSavingLine) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) savings =
      dateline_store_load_savings_finish (DATELINE_STORE (source), result, &error);

  if (self->revealer == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (savings == NULL || savings->len == 0)
    gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  else
    show (self, savings->pdata[0]);
}

static void
load (DatelineSavingLine *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->story_id == 0)
    {
      gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  dateline_store_load_savings_async (self->store,
                                     &self->story_id,
                                     1,
                                     self->cancellable,
                                     loaded_cb,
                                     g_object_ref (self));
}

static void
store_changed_cb (DatelineStore *store, DatelineStoreChanges *changes, gpointer user_data)
{
  DatelineSavingLine *self = user_data;
  DatelineStoreChangeFlags flags = dateline_store_changes_get_flags (changes);
  GArray *ids = dateline_store_changes_get_story_ids (changes);

  if ((flags & DATELINE_STORE_CHANGE_ELSEWHERE) != 0)
    load (self);
  if ((flags & (DATELINE_STORE_CHANGE_SAVED | DATELINE_STORE_CHANGE_KEPT)) == 0 ||
      ids == NULL)
    return;
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == self->story_id)
      {
        load (self);
        return;
      }
}

static void
dateline_saving_line_dispose (GObject *object)
{
  DatelineSavingLine *self = DATELINE_SAVING_LINE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_saving_line_parent_class)->dispose (object);
}

static void
dateline_saving_line_class_init (DatelineSavingLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_saving_line_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "savingline");
}

static void
dateline_saving_line_init (DatelineSavingLine *self)
{
  GtkWidget *line = dateline_status_line_new ();

  self->line = DATELINE_STATUS_LINE (line);
  self->retry_button = dateline_status_line_add_button (self->line,
                                                        _ ("_Try Again"),
                                                        "reader.retry-saving");
  self->media_button = dateline_status_line_add_button (self->line,
                                                        _ ("_Keep Audio and Video Too"),
                                                        "reader.keep-enclosures");
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), line);
  dateline_presence_follow (line);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

GtkWidget *
dateline_saving_line_new (DatelineStore *store)
{
  DatelineSavingLine *self = g_object_new (DATELINE_TYPE_SAVING_LINE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

void
dateline_saving_line_set_story (DatelineSavingLine *self,
                                gint64 story_id,
                                DatelineEntry *entry)
{
  self->story_id = story_id;
  self->has_enclosures = entry != NULL && dateline_entry_get_enclosures (entry)->len > 0;
  load (self);
}

const char *
dateline_saving_line_get_text (DatelineSavingLine *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer))
             ? dateline_status_line_get_text (self->line)
             : NULL;
}
