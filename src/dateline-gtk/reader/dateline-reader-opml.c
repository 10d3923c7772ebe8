/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Carrying the list of feeds from other programs and to them, as an OPML file that a
 * person chooses. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include <glib/gi18n-lib.h>

static GtkFileChooserNative *
create_chooser (DatelineReader *self, GtkFileChooserAction action, const char *title)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title,
                                   dateline_reader_get_window (self),
                                   action,
                                   NULL,
                                   NULL);
  g_autoptr (GtkFileFilter) opml = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) any = gtk_file_filter_new ();

  gtk_file_filter_set_name (opml, _ ("Lists of feeds (OPML)"));
  gtk_file_filter_add_suffix (opml, "opml");
  gtk_file_filter_add_suffix (opml, "xml");
  gtk_file_filter_set_name (any, _ ("All files"));
  gtk_file_filter_add_pattern (any, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), opml);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), any);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_known = 0;
  guint n_added = dateline_refresher_import_finish (DATELINE_REFRESHER (source),
                                                    result,
                                                    &n_known,
                                                    &error);

  if (error != NULL)
    {
      dateline_reader_say_error (self, error);
      return;
    }
  if (n_added == 0)
    text = g_strdup (n_known > 0 ? _ ("All feeds of the list were there already")
                                 : _ ("The list has no feeds"));
  else
    text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u feed added", "%u feeds added", n_added),
        n_added);
  dateline_notice_say (self->notice, text);
  if (n_added > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "reader.refresh", NULL);
}

static void
list_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (bytes == NULL)
    {
      dateline_reader_say_error (self, error);
      return;
    }
  dateline_refresher_import_async (self->refresher,
                                   bytes,
                                   self->cancellable,
                                   imported_cb,
                                   g_object_ref (self));
}

/**
 * dateline_reader_import:
 * @self: a reader
 * @file: a list of feeds in OPML
 *
 * Follows the feeds of the list, then refreshes. What comes of it is said in the reader.
 */
void
dateline_reader_import (DatelineReader *self, GFile *file)
{
  g_return_if_fail (DATELINE_IS_READER (self) && G_IS_FILE (file));

  g_file_load_bytes_async (file, self->cancellable, list_read_cb, g_object_ref (self));
}

static void
import_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      dateline_reader_import (user_data, file);
    }
  g_object_unref (dialog);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *chooser = create_chooser (DATELINE_READER (widget),
                                                  GTK_FILE_CHOOSER_ACTION_OPEN,
                                                  _ ("Import a List of Feeds"));

  g_signal_connect_object (chooser, "response", G_CALLBACK (import_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* A list of feeds on its way into a file. */
typedef struct
{
  DatelineReader *reader;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->reader);
  g_object_unref (export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
list_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    dateline_notice_say (export->reader->notice, _ ("The list of feeds was saved"));
  else
    dateline_reader_say_error (export->reader, error);
}

static void
feeds_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds =
      dateline_store_list_feeds_finish (DATELINE_STORE (source), result, &error);
  g_autoptr (GBytes) bytes = NULL;
  GFile *file = export->file;
  GCancellable *cancellable = export->reader->cancellable;

  if (feeds == NULL)
    {
      dateline_reader_say_error (export->reader, error);
      return;
    }
  bytes = dateline_opml_write (feeds, _ ("Feeds of Dateline"));
  g_file_replace_contents_bytes_async (file,
                                       bytes,
                                       NULL,
                                       FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION,
                                       cancellable,
                                       list_written_cb,
                                       g_steal_pointer (&export));
}

static void
export_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  DatelineReader *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      Export *export = g_new (Export, 1);

      export->reader = g_object_ref (self);
      export->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      dateline_store_list_feeds_async (self->store,
                                       self->cancellable,
                                       feeds_listed_cb,
                                       export);
    }
  g_object_unref (dialog);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *chooser = create_chooser (DATELINE_READER (widget),
                                                  GTK_FILE_CHOOSER_ACTION_SAVE,
                                                  _ ("Export the List of Feeds"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "feeds.opml");
  g_signal_connect_object (chooser, "response", G_CALLBACK (export_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
dateline_reader_install_opml_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "reader.export", NULL, export_cb);
}
