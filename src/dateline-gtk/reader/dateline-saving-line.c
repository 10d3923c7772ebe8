/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A line over a saved story that says how much of it is kept for reading offline, and
 * offers to try again what could not be had and to keep what is sent along. Main context
 * only.
 */

#include "dateline-gtk/reader/dateline-saving-line-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineSavingLine
{
  GtkWidget parent_instance;

  DatelineStore *store;
  GCancellable *cancellable; /* of the loading under way */
  gint64 story_id;
  gboolean has_enclosures;

  GtkWidget *revealer;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *progress;
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
  g_autofree char *text = dateline_saving_dup_text (saving);

  if (dateline_saving_get_state (saving) != DATELINE_SAVED_INCOMPLETE)
    return g_steal_pointer (&text);
  /* Translators: %s is some sentences: "… 2 pictures could not be had." */
  return g_strdup_printf (_ ("%s It is tried again with the next refresh."), text);
}

static void
show (DatelineSavingLine *self, DatelineSaving *saving)
{
  DatelineSavedState state = dateline_saving_get_state (saving);
  g_autofree char *text = describe (saving);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icons[state]);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_tooltip_text (self->label, dateline_saving_get_reason (saving));
  gtk_widget_set_visible (self->progress, state == DATELINE_SAVED_PENDING);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 dateline_saving_get_share (saving));
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

static GtkWidget *
create_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, FALSE);
  return button;
}

static void
dateline_saving_line_init (DatelineSavingLine *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 12);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "caption");
  self->progress = gtk_progress_bar_new ();
  gtk_widget_add_css_class (self->progress, "osd");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  self->retry_button = create_button (_ ("Try Again"), "reader.retry-saving");
  self->media_button =
      create_button (_ ("Keep Audio and Video Too"), "reader.keep-enclosures");
  gtk_box_append (GTK_BOX (column), self->label);
  gtk_box_append (GTK_BOX (column), self->progress);
  gtk_box_append (GTK_BOX (line), self->icon);
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (line), self->retry_button);
  gtk_box_append (GTK_BOX (line), self->media_button);
  gtk_widget_add_css_class (line, "dateline-saving");

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
             ? gtk_label_get_label (GTK_LABEL (self->label))
             : NULL;
}
