/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window's part in looking after what is kept. Main thread only. */

#include "app/dateline-care.h"

#include <glib/gi18n.h>

/* What is done sooner needs no dialog that says that it is being done. */
#define PATIENCE 400

static GtkWidget *
create_dialog (GtkWindow *window, const char *heading, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (window, heading, text);

  /* A window that waits for its first stories would come to stand before it. */
  if (!gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_window_present (window);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  return dialog;
}

void
dateline_care_say (GtkWindow *window, const char *heading, const char *text)
{
  GtkWidget *dialog = create_dialog (window, heading, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "ok", _ ("_OK"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A backup on its way. */
typedef struct
{
  GtkWindow *window; /* weak */
  DatelineStore *store;
  GFile *file;
  GCancellable *cancellable;
  GtkWidget *dialog; /* weak; NULL before it takes long */
  GtkWidget *bar;
  double fraction;
  gulong handler;
  guint source_id;
} Backup;

static void
backup_free (Backup *self)
{
  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_clear_signal_handler (&self->handler, self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
working_cb (DatelineStore *store,
            DatelineStoreWork work,
            double fraction,
            gpointer user_data)
{
  Backup *self = user_data;

  if (work != DATELINE_STORE_WORK_BACK_UP)
    return;
  self->fraction = fraction;
  if (self->dialog != NULL)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), fraction);
}

static void
cancel_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static gboolean
takes_long_cb (gpointer user_data)
{
  Backup *self = user_data;

  self->source_id = 0;
  if (self->window == NULL)
    return G_SOURCE_REMOVE;
  g_set_weak_pointer (&self->dialog,
                      create_dialog (self->window, _ ("Backing Up…"), NULL));
  self->bar = gtk_progress_bar_new ();
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), self->fraction);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), self->bar);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->dialog),
                                   "cancel",
                                   _ ("_Cancel"));
  g_signal_connect_object (self->dialog,
                           "response",
                           G_CALLBACK (cancel_cb),
                           self->cancellable,
                           0);
  gtk_window_present (GTK_WINDOW (self->dialog));
  return G_SOURCE_REMOVE;
}

static void
say_backed_up (Backup *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (
      _ ("All feeds and stories are in “%s”, with what is read and saved."),
      name);

  dateline_care_say (self->window, _ ("Backed Up"), text);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Backup *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = dateline_store_back_up_finish (DATELINE_STORE (source), result, &error);

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_weak_pointer (&self->dialog);
  if (self->window != NULL && done)
    say_backed_up (self);
  else if (self->window != NULL &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dateline_care_say (self->window, _ ("The Backup Was Not Made"), error->message);
  backup_free (self);
}

static void
back_up_to_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  Backup *self = user_data;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    self->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);
  if (self->file != NULL)
    path = g_file_get_path (self->file);
  if (path == NULL)
    {
      backup_free (self);
      return;
    }
  self->source_id = g_timeout_add (PATIENCE, takes_long_cb, self);
  self->handler =
      g_signal_connect (self->store, "working", G_CALLBACK (working_cb), self);
  dateline_store_back_up_async (self->store, path, self->cancellable, backed_up_cb, self);
}

static void
add_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Backups of Dateline"));
  gtk_file_filter_add_pattern (filter, "*.db");
  gtk_file_chooser_add_filter (chooser, filter);
}

void
dateline_care_back_up (GtkWindow *window, DatelineStore *store)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Back Up"),
                                   window,
                                   GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Back Up"),
                                   NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "dateline-%Y-%m-%d.db");
  Backup *self = g_new0 (Backup, 1);

  g_set_weak_pointer (&self->window, window);
  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  add_filter (GTK_FILE_CHOOSER (chooser));
  g_signal_connect (chooser, "response", G_CALLBACK (back_up_to_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* A question to which the answer is one function or none. */
typedef struct
{
  GtkWindow *window; /* weak */
  char *path;
  DatelineCareFunc func;
  gpointer user_data;
} Question;

static void
question_free (Question *self)
{
  g_clear_weak_pointer (&self->window);
  g_free (self->path);
  g_free (self);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *self = user_data;

  if (g_str_equal (response, "yes"))
    self->func (self->path, self->user_data);
  question_free (self);
}

static void
ask (Question *self,
     const char *heading,
     const char *text,
     const char *no,
     const char *yes,
     AdwResponseAppearance appearance)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (create_dialog (self->window, heading, text));

  adw_message_dialog_add_responses (dialog, "no", no, "yes", yes, NULL);
  adw_message_dialog_set_response_appearance (dialog, "yes", appearance);
  adw_message_dialog_set_default_response (dialog, "no");
  adw_message_dialog_set_close_response (dialog, "no");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  Question *self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);
  if (file != NULL)
    self->path = g_file_get_path (file);
  if (self->path == NULL || self->window == NULL)
    {
      question_free (self);
      return;
    }
  name = g_filename_display_basename (self->path);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (
      _ ("Feeds, stories and what is read and saved become what they were when “%s” was"
         " made. What is there now is moved aside, not deleted."),
      name);
  ask (self,
       _ ("Restore This Backup?"),
       text,
       _ ("_Cancel"),
       _ ("_Restore"),
       ADW_RESPONSE_DESTRUCTIVE);
}

/* The folder of the newest backup that was made by itself, if any. */
static void
go_to_backups (GtkFileChooser *chooser, DatelineStore *store)
{
  g_autoptr (GPtrArray) backups = dateline_store_list_backups (store);
  g_autoptr (GFile) newest = NULL;
  g_autoptr (GFile) folder = NULL;

  if (backups->len == 0)
    return;
  newest = g_file_new_for_path (dateline_backup_get_path (backups->pdata[0]));
  folder = g_file_get_parent (newest);
  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

void
dateline_care_choose_backup (GtkWindow *window,
                             DatelineStore *store,
                             DatelineCareFunc restore,
                             gpointer user_data)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Restore a Backup"),
                                   window,
                                   GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _ ("_Choose"),
                                   NULL);
  Question *self = g_new0 (Question, 1);

  g_set_weak_pointer (&self->window, window);
  self->func = restore;
  self->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (chooser));
  go_to_backups (GTK_FILE_CHOOSER (chooser), store);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
dateline_care_tell_of_restoring (GtkWindow *window, const char *aside)
{
  g_autofree char *name = g_filename_display_basename (aside);
  g_autofree char *text = NULL;

  if (*aside != '\0')
    /* Translators: %s is the name of a file. */
    text = g_strdup_printf (
        _ ("What was there before is in “%s”. To go back to it, restore that file."),
        name);
  dateline_care_say (window, _ ("The Backup Was Restored"), text);
}

void
dateline_care_offer_repair (GtkWindow *window,
                            DatelineCareFunc repair,
                            gpointer user_data)
{
  Question *self = g_new0 (Question, 1);

  g_set_weak_pointer (&self->window, window);
  self->func = repair;
  self->user_data = user_data;
  ask (self,
       _ ("Some Stories Cannot Be Read"),
       _ ("The file in which the stories are kept is damaged. Dateline can save what is"
          " readable into a new one, and keeps the damaged one beside it. Otherwise it "
          "does"
          " so at its next start."),
       _ ("_Later"),
       _ ("_Repair Now"),
       ADW_RESPONSE_SUGGESTED);
}

static void
told_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  DatelineStore *store = user_data;
  g_autoptr (DatelineRescueReport) report = dateline_store_dup_rescue_report (store);
  g_autofree char *folder = NULL;
  g_autofree char *uri = NULL;

  dateline_store_forget_rescue_report (store);
  if (!g_str_equal (response, "show") || report == NULL)
    return;
  folder = g_path_get_dirname (dateline_rescue_report_get_damaged_path (report));
  uri = g_filename_to_uri (folder, NULL, NULL);
  gtk_show_uri (gtk_window_get_transient_for (GTK_WINDOW (dialog)),
                uri,
                GDK_CURRENT_TIME);
}

void
dateline_care_tell_of_rescue (GtkWindow *window, DatelineStore *store)
{
  g_autoptr (DatelineRescueReport) report = dateline_store_dup_rescue_report (store);
  g_autofree char *counts = NULL;
  g_autofree char *text = NULL;
  AdwMessageDialog *dialog;
  const char *path;

  if (report == NULL)
    return;
  counts = dateline_rescue_report_dup_text (report);
  path = dateline_rescue_report_get_damaged_path (report);
  if (path != NULL)
    {
      g_autofree char *shown = g_filename_display_name (path);
      g_autofree char *where = g_strdup_printf (_ ("The damaged file is “%s”."), shown);

      text = g_strdup_printf ("%s\n\n%s", counts, where);
    }
  dialog = ADW_MESSAGE_DIALOG (
      create_dialog (window, _ ("The Stories Were Repaired"), text ? text : counts));
  if (path != NULL)
    adw_message_dialog_add_response (dialog, "show", _ ("_Show File"));
  adw_message_dialog_add_response (dialog, "ok", _ ("_OK"));
  adw_message_dialog_set_default_response (dialog, "ok");
  adw_message_dialog_set_close_response (dialog, "ok");
  g_signal_connect_object (dialog, "response", G_CALLBACK (told_cb), store, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
