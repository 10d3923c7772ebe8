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
} Saved;

static void
saved_free (gpointer user_data)
{
  Saved *self = user_data;

  g_object_unref (self->reader);
  g_free (self);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dateline_store_remove_section_finish (DATELINE_STORE (source), result, &error))
    dateline_reader_say_error (self, error);
}

static void
undo_cb (gpointer user_data)
{
  Saved *self = user_data;

  dateline_store_remove_section_async (self->reader->store,
                                       self->section_id,
                                       NULL,
                                       removed_cb,
                                       g_object_ref (self->reader));
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
  dateline_notice_offer_undo (self->notice, text, undo_cb, saved, saved_free);
}

void
dateline_reader_install_section_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class,
                                   "reader.section-saved",
                                   "(xs)",
                                   section_saved_cb);
}
