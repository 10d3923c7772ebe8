/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person does to sections: keeping one, and taking that back. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include <glib/gi18n-lib.h>

/* What an undo takes back. */
typedef struct
{
  DatelineReader *reader;
  gint64 section_id;
  gboolean is_removal;
} Saved;

static void
saved_free (gpointer user_data)
{
  Saved *self = user_data;

  g_object_unref (self->reader);
  g_free (self);
}

static void
turned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean is_back = GPOINTER_TO_INT (g_task_get_task_data (task));
  GError *error = NULL;
  gboolean done = is_back
                      ? dateline_store_restore_section_finish (DATELINE_STORE (source),
                                                               result,
                                                               &error)
                      : dateline_store_remove_section_finish (DATELINE_STORE (source),
                                                              result,
                                                              &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes the section away, or brings it back. */
static void
turn (gpointer user_data, gboolean again, GTask *task)
{
  Saved *self = user_data;
  DatelineStore *store = self->reader->store;
  gboolean comes_back = again != self->is_removal;

  g_task_set_task_data (task, GINT_TO_POINTER (comes_back), NULL);
  if (comes_back)
    dateline_store_restore_section_async (store, self->section_id, NULL, turned_cb, task);
  else
    dateline_store_remove_section_async (store, self->section_id, NULL, turned_cb, task);
}

static void
section_saved_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  Saved *saved = g_new0 (Saved, 1);
  g_autofree char *text = NULL;
  const char *title;

  saved->reader = g_object_ref (self);
  g_variant_get (parameter, "(x&s)", &saved->section_id, &title);
  text = g_strdup_printf (_ ("Saved as “%s”"), title);
  dateline_deeds_add (self->deeds, text, turn, saved, saved_free);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saved *saved = user_data;
  g_autoptr (GError) error = NULL;

  if (dateline_store_remove_section_finish (DATELINE_STORE (source), result, &error))
    {
      dateline_deeds_add (saved->reader->deeds,
                          _ ("Section removed"),
                          turn,
                          saved,
                          saved_free);
      return;
    }
  dateline_notice_say (saved->reader->notice, error->message);
  saved_free (saved);
}

static void
section_remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  Saved *saved = g_new0 (Saved, 1);

  saved->reader = g_object_ref (self);
  saved->section_id = g_variant_get_int64 (parameter);
  saved->is_removal = TRUE;
  dateline_store_remove_section_async (self->store,
                                       saved->section_id,
                                       NULL,
                                       removed_cb,
                                       saved);
}

void
dateline_reader_install_section_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class,
                                   "reader.section-remove",
                                   "x",
                                   section_remove_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.section-saved",
                                   "(xs)",
                                   section_saved_cb);
}
