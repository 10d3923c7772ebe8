/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Carrying the story that is shown out of the program: into a file of some type, or onto
 * paper. Its pictures are those on disk. Main context only; articles are built, and files
 * made and written, on workers.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/article/dateline-article-pdf.h"
#include "dateline-gtk/article/dateline-article-print-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME_CHARS 80

/* A story on its way out. */
typedef struct
{
  DatelineReader *reader;
  DatelineHeadline *headline;
  DatelineEntry *entry;
  DatelineArticle *article;
  GHashTable *pictures;
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
  dateline_headline_unref (export->headline);
  g_clear_pointer (&export->entry, dateline_entry_unref);
  g_clear_pointer (&export->article, dateline_article_unref);
  g_clear_pointer (&export->pictures, g_hash_table_unref);
  g_clear_object (&export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static GBytes *
write_html (const Export *export, GError **error)
{
  char *html = dateline_article_to_html (export->article,
                                         export->headline,
                                         export->entry,
                                         export->pictures);

  return g_bytes_new_take (html, strlen (html));
}

static GBytes *
write_pdf (const Export *export, GError **error)
{
  return dateline_article_to_pdf (export->article,
                                  export->headline,
                                  export->entry,
                                  export->pictures,
                                  export->typeface,
                                  error);
}

static GBytes *
write_markdown (const Export *export, GError **error)
{
  char *markdown =
      dateline_article_to_markdown (export->article, export->headline, export->entry);

  return g_bytes_new_take (markdown, strlen (markdown));
}

static GBytes *
write_text (const Export *export, GError **error)
{
  g_autofree char *text =
      dateline_article_to_text (export->article, export->headline, export->entry, 0);
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
  GtkPrintOperation *operation = dateline_article_print_new (export->article,
                                                             export->headline,
                                                             export->entry,
                                                             export->pictures,
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
pictures_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  export->pictures =
      dateline_media_cache_find_finish (DATELINE_MEDIA_CACHE (source), result, &error);
  if (export->pictures == NULL)
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
  g_task_set_source_tag (task, pictures_found_cb);
  g_task_set_task_data (task, g_steal_pointer (&export), (GDestroyNotify) export_free);
  g_task_run_in_thread (task, write_thread);
}

static GStrv
list_pictures (DatelineArticle *article)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < dateline_article_get_n_blocks (article); i++)
    {
      DatelinePicture *picture =
          dateline_block_get_picture (dateline_article_get_block (article, i));

      if (picture != NULL)
        g_strv_builder_add (builder, dateline_picture_get_uri (picture));
    }
  return g_strv_builder_end (builder);
}

static void
build_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task,
                         dateline_article_new_for_entry (data),
                         (GDestroyNotify) dateline_article_unref);
}

static void
article_built_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  DatelineReader *self = export->reader;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) uris = NULL;

  export->article = g_task_propagate_pointer (G_TASK (result), &error);
  if (export->article == NULL)
    {
      dateline_reader_say_error (self, error);
      return;
    }
  uris = list_pictures (export->article);
  dateline_media_cache_find_async (dateline_refresher_get_media_cache (self->refresher),
                                   (const char *const *) uris,
                                   self->cancellable,
                                   pictures_found_cb,
                                   g_steal_pointer (&export));
}

static void
entry_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  DatelineReader *self = export->reader;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  export->entry =
      dateline_store_load_entry_finish (DATELINE_STORE (source), result, &error);
  if (export->entry == NULL)
    {
      dateline_reader_say_error (self, error);
      return;
    }
  task = g_task_new (self, self->cancellable, article_built_cb, export);
  g_task_set_source_tag (task, entry_loaded_cb);
  g_task_set_task_data (task,
                        dateline_entry_ref (export->entry),
                        (GDestroyNotify) dateline_entry_unref);
  export = NULL;
  g_task_run_in_thread (task, build_thread);
}

static void
begin (DatelineReader *self, DatelineHeadline *headline, GFile *file, guint type)
{
  Export *export = g_new0 (Export, 1);

  export->reader = g_object_ref (self);
  export->headline = dateline_headline_ref (headline);
  export->file = file != NULL ? g_object_ref (file) : NULL;
  export->type = type;
  g_object_get (self, "typeface", &export->typeface, NULL);
  dateline_store_load_entry_async (self->store,
                                   dateline_headline_get_id (headline),
                                   self->cancellable,
                                   entry_loaded_cb,
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

/* The story's title, as far as it can name a file. */
static char *
suggest_name (DatelineHeadline *headline)
{
  g_autofree char *title = g_utf8_substring (
      dateline_headline_get_title (headline),
      0,
      MIN (g_utf8_strlen (dateline_headline_get_title (headline), -1), MAX_NAME_CHARS));

  g_strdelimit (title, "/\\:*?\"<>|\n\r\t", ' ');
  g_strstrip (title);
  if (*title == '\0' || *title == '.')
    return g_strconcat (_ ("Story"), types[0].suffix, NULL);
  return g_strconcat (title, types[0].suffix, NULL);
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
  suggested = suggest_name (get_headline (self));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggested);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
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
