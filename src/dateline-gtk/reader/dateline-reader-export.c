/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Carrying the story that is shown out of the program: into a file of some type, or onto
 * paper. Its pictures are those on disk. Main context only; files are made and written on
 * workers.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/article/dateline-article-pdf.h"
#include "dateline-gtk/article/dateline-article-print-private.h"
#include "dateline-gtk/reader/dateline-story-files-private.h"
#include "dateline-gtk/reader/dateline-whole-story-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Seconds after the start. */
#define TIDY_AFTER 60

/* A story on its way out. */
typedef struct
{
  DatelineReader *reader;
  DatelineWholeStory *story;
  DatelineTypeface typeface;
  GFile *file; /* NULL: it is printed */
  guint type;  /* of the file */
} Export;

typedef struct
{
  const char *name;
  const char *suffix;
  GBytes *(*write) (const Export *export, GError **error);
} FileType;

static void
export_free (Export *export)
{
  g_object_unref (export->reader);
  g_clear_pointer (&export->story, dateline_whole_story_free);
  g_clear_object (&export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static GBytes *
write_html (const Export *export, GError **error)
{
  char *html = dateline_article_to_html (export->story->article,
                                         export->story->headline,
                                         export->story->entry,
                                         export->story->pictures);

  return g_bytes_new_take (html, strlen (html));
}

static GBytes *
write_pdf (const Export *export, GError **error)
{
  return dateline_article_to_pdf (export->story->article,
                                  export->story->headline,
                                  export->story->entry,
                                  export->story->pictures,
                                  export->typeface,
                                  error);
}

static GBytes *
write_markdown (const Export *export, GError **error)
{
  char *markdown = dateline_article_to_markdown (export->story->article,
                                                 export->story->headline,
                                                 export->story->entry);

  return g_bytes_new_take (markdown, strlen (markdown));
}

static GBytes *
write_text (const Export *export, GError **error)
{
  g_autofree char *text = dateline_article_to_text (export->story->article,
                                                    export->story->headline,
                                                    export->story->entry,
                                                    0);
  char *line = g_strconcat (text, "\n", NULL);

  return g_bytes_new_take (line, strlen (line));
}

/* The first one is offered first. */
static const FileType types[] = {
  { N_ ("Web page (HTML)"), ".html", write_html },
  { N_ ("PDF"), ".pdf", write_pdf },
  { N_ ("Markdown"), ".md", write_markdown },
  { N_ ("Plain text"), ".txt", write_text },
};

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = types[export->type].write (export, &error);

  if (bytes != NULL && g_file_replace_contents (export->file,
                                                g_bytes_get_data (bytes, NULL),
                                                g_bytes_get_size (bytes),
                                                NULL,
                                                FALSE,
                                                G_FILE_CREATE_REPLACE_DESTINATION,
                                                NULL,
                                                cancellable,
                                                &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineReader *self = DATELINE_READER (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    dateline_notice_say (self->notice, _ ("The story was saved to a file"));
  else
    dateline_reader_say_error (self, error);
}

static void
printed_cb (GtkPrintOperation *operation,
            GtkPrintOperationResult result,
            DatelineReader *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      dateline_reader_say_error (self, error);
    }
  g_object_unref (operation);
}

/* GTK's preview is a program of its own, or whichever shows PDF; without either it ends
 * without a word. */
static gboolean
can_preview (void)
{
  g_autofree char *command = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *program = NULL;
  g_autoptr (GAppInfo) viewer =
      g_app_info_get_default_for_type ("application/pdf", FALSE);

  g_object_get (gtk_settings_get_default (), "gtk-print-preview-command", &command, NULL);
  words = command != NULL ? g_strsplit (command, " ", 2) : NULL;
  if (words != NULL && words[0] != NULL)
    program = g_find_program_in_path (words[0]);
  return viewer != NULL || program != NULL;
}

/* The preview stays GTK's own. */
static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            DatelineReader *self)
{
  if (!can_preview ())
    dateline_notice_say (
        self->notice,
        _ ("No program that shows PDF files is installed for the preview"));
  return FALSE;
}

static void
print (Export *export)
{
  GtkPrintOperation *operation = dateline_article_print_new (export->story->article,
                                                             export->story->headline,
                                                             export->story->entry,
                                                             export->story->pictures,
                                                             export->typeface);

  /* It goes when it is done, which may be at once. */
  g_signal_connect_data (operation,
                         "done",
                         G_CALLBACK (printed_cb),
                         g_object_ref (export->reader),
                         (GClosureNotify) (void (*) (void)) g_object_unref,
                         0);
  g_signal_connect_object (operation,
                           "preview",
                           G_CALLBACK (preview_cb),
                           export->reader,
                           0);
  gtk_print_operation_run (operation,
                           GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           dateline_reader_get_window (export->reader),
                           NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  export->story = dateline_whole_story_load_finish (result, &error);
  if (export->story == NULL)
    {
      dateline_reader_say_error (export->reader, error);
      return;
    }
  if (export->file == NULL)
    {
      print (export);
      return;
    }
  task = g_task_new (export->reader, export->reader->cancellable, written_cb, NULL);
  g_task_set_source_tag (task, loaded_cb);
  g_task_set_task_data (task, g_steal_pointer (&export), (GDestroyNotify) export_free);
  g_task_run_in_thread (task, write_thread);
}

static void
begin (DatelineReader *self, DatelineHeadline *headline, GFile *file, guint type)
{
  Export *export = g_new0 (Export, 1);

  export->reader = g_object_ref (self);
  export->file = file != NULL ? g_object_ref (file) : NULL;
  export->type = type;
  g_object_get (self, "typeface", &export->typeface, NULL);
  dateline_whole_story_load_async (self->store,
                                   dateline_refresher_get_media_cache (self->refresher),
                                   headline,
                                   self->cancellable,
                                   loaded_cb,
                                   export);
}

static DatelineHeadline *
get_headline (DatelineReader *self)
{
  return dateline_article_pane_get_headline (self->article_pane);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);

  if (get_headline (self) != NULL)
    begin (self, get_headline (self), NULL, 0);
}

/* The type that a name ends in, or G_N_ELEMENTS (types). */
static guint
find_type (const char *name)
{
  guint type = 0;

  while (type < G_N_ELEMENTS (types) && !g_str_has_suffix (name, types[type].suffix))
    type++;
  return type;
}

/**
 * dateline_reader_save_story:
 * @self: a reader
 * @file: where the story goes; what is there is replaced
 *
 * Saves the story that is shown to a file, with those of its pictures that are on disk:
 * as PDF, Markdown or plain text if its name ends in ".pdf", ".md" or ".txt", else as a
 * web page. What comes of it is said in the reader.
 */
void
dateline_reader_save_story (DatelineReader *self, GFile *file)
{
  g_autofree char *name = NULL;
  guint type;

  g_return_if_fail (DATELINE_IS_READER (self) && G_IS_FILE (file));

  name = g_file_get_basename (file);
  type = find_type (name);
  if (get_headline (self) != NULL)
    begin (self, get_headline (self), file, type < G_N_ELEMENTS (types) ? type : 0);
}

/* A name without an ending that is known gets that of the type that was chosen. */
static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autoptr (GFile) file =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (chooser) : NULL;

  if (file != NULL)
    {
      g_autofree char *name = g_file_get_basename (file);
      GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
      guint type = 0;

      while (filter != NULL && type + 1 < G_N_ELEMENTS (types) &&
             g_strcmp0 (gtk_file_filter_get_name (filter), _ (types[type].name)) != 0)
        type++;
      if (find_type (name) == G_N_ELEMENTS (types))
        {
          g_autoptr (GFile) folder = g_file_get_parent (file);
          g_autofree char *full = g_strconcat (name, types[type].suffix, NULL);

          g_object_unref (file);
          file = g_file_get_child (folder, full);
        }
      dateline_reader_save_story (user_data, file);
    }
  g_object_unref (dialog);
}

static void
save_as_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autofree char *suggested = NULL;
  GtkFileChooserNative *chooser;

  if (get_headline (self) == NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("Save the Story"),
                                         dateline_reader_get_window (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE,
                                         NULL,
                                         NULL);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _ (types[i].name));
      gtk_file_filter_add_suffix (filter, types[i].suffix + 1);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  suggested = dateline_whole_story_make_name (get_headline (self), types[0].suffix);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggested);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
files_failed_cb (DatelineStoryFiles *files, const GError *error, DatelineReader *self)
{
  dateline_reader_say_error (self, error);
}

static GdkContentProvider *
create_files_cb (DatelineHeadlineList *list, GPtrArray *headlines, DatelineReader *self)
{
  GdkContentProvider *files = dateline_story_files_new (self->refresher, headlines);

  g_signal_connect_object (files, "failed", G_CALLBACK (files_failed_cb), self, 0);
  return files;
}

static gboolean
tidy_cb (gpointer user_data)
{
  DatelineReader *self = user_data;

  self->tidy_source = 0;
  dateline_story_files_tidy (self->refresher);
  return G_SOURCE_REMOVE;
}

/* Lets stories be dragged out as files. What is left of earlier times goes, well after
 * all that is waited for at the start. */
void
dateline_reader_connect_export (DatelineReader *self)
{
  self->tidy_source = g_timeout_add_seconds (TIDY_AFTER, tidy_cb, self);
  g_signal_connect_object (dateline_list_pane_get_list (self->list_pane),
                           "create-files",
                           G_CALLBACK (create_files_cb),
                           self,
                           0);
}

void
dateline_reader_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class,
                                   "reader.save-story-as",
                                   NULL,
                                   save_as_cb);
  gtk_widget_class_install_action (widget_class, "reader.print", NULL, print_cb);
}
