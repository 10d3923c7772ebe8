/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Stories that are dragged out, as files: web pages that are whole in themselves, with
 * the pictures that are on disk. They are made when somebody asks for them, once, one
 * after the other, and stay for a day, as what takes them may read them late. Main
 * context only; files are written on workers. */

#include "dateline-gtk/reader/dateline-story-files-private.h"

#include "dateline-gtk/reader/dateline-dragged-folder-private.h"
#include "dateline-gtk/reader/dateline-whole-story-private.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_AGE (24 * 60 * 60)
#define MAX_SIZE (G_GUINT64_CONSTANT (256) * 1000 * 1000)

/* Once the files that were made for one drag take so much, others go without pictures. */
#define MAX_WITH_PICTURES (G_GUINT64_CONSTANT (64) * 1000 * 1000)

struct _DatelineStoryFiles
{
  GdkContentProvider parent_instance;

  DatelineRefresher *refresher;
  GPtrArray *headlines; /* of DatelineHeadline */
  guint n_done;
  char *folder;    /* of these files; NULL before the first was made */
  GSList *files;   /* of GFile, the last one first until all are made */
  guint64 size;    /* of the files */
  GError *error;   /* what went wrong; no more files are made then */
  GPtrArray *asks; /* of GTask: who waits for them */
  gboolean is_begun;
};

/* A file that is to be written. */
typedef struct
{
  DatelineWholeStory *story;
  gboolean has_pictures;
  char *dragged; /* the folder of all such folders */
  char *folder;  /* NULL before there is one */
  guint64 size;
} Writing;

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DatelineStoryFiles, dateline_story_files, GDK_TYPE_CONTENT_PROVIDER)

static void make_next (DatelineStoryFiles *self);

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  dateline_whole_story_free (writing->story);
  g_free (writing->dragged);
  g_free (writing->folder);
  g_free (writing);
}

static char *
make_dragged_path (DatelineRefresher *refresher)
{
  return g_build_filename (dateline_refresher_get_cache_folder (refresher),
                           "dragged",
                           NULL);
}

static void
serialized_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (gdk_content_serialize_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What was asked for, and where it goes: the data of a task. */
typedef struct
{
  char *mime_type;
  GOutputStream *stream;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->mime_type);
  g_object_unref (ask->stream);
  g_free (ask);
}

/* GTK writes the list, in each of the forms that it knows. */
static void
answer (DatelineStoryFiles *self, GTask *task)
{
  const Ask *ask = g_task_get_task_data (task);
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->error != NULL)
    {
      g_task_return_error (task, g_error_copy (self->error));
      return;
    }
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (self->files));
  gdk_content_serialize_async (ask->stream,
                               ask->mime_type,
                               &value,
                               g_task_get_priority (task),
                               g_task_get_cancellable (task),
                               serialized_cb,
                               g_object_ref (task));
}

static void
end (DatelineStoryFiles *self)
{
  g_autoptr (GPtrArray) asks = g_steal_pointer (&self->asks);

  self->files = g_slist_reverse (self->files);
  if (self->error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, self->error);
  for (guint i = 0; i < asks->len; i++)
    answer (self, asks->pdata[i]);
}

/* The path of a file in a folder that has none of this name; a second one is numbered. */
static char *
make_free_path (const Writing *writing)
{
  char *path = NULL;

  for (guint i = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *suffix =
          i == 1 ? g_strdup (".html") : g_strdup_printf (" %u.html", i);
      g_autofree char *name =
          dateline_whole_story_make_name (writing->story->headline, suffix);

      g_free (path);
      path = g_build_filename (writing->folder, name, NULL);
    }
  return path;
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  const DatelineWholeStory *story = writing->story;
  g_autofree char *html =
      dateline_article_to_html (story->article,
                                story->headline,
                                story->entry,
                                writing->has_pictures ? story->pictures : NULL);
  g_autofree char *path = NULL;
  GError *error = NULL;

  if (writing->folder == NULL)
    {
      dateline_dragged_folder_tidy (writing->dragged, MAX_AGE, MAX_SIZE);
      writing->folder = dateline_dragged_folder_make (writing->dragged, &error);
    }
  if (writing->folder != NULL)
    path = make_free_path (writing);
  writing->size = strlen (html);
  if (path != NULL && g_file_set_contents (path, html, writing->size, &error))
    g_task_return_pointer (task, g_file_new_for_path (path), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineStoryFiles *self = DATELINE_STORY_FILES (source);
  Writing *writing = g_task_get_task_data (G_TASK (result));
  GFile *file = g_task_propagate_pointer (G_TASK (result), &self->error);

  if (self->folder == NULL)
    self->folder = g_steal_pointer (&writing->folder);
  if (file != NULL)
    self->files = g_slist_prepend (self->files, file);
  self->size += writing->size;
  self->n_done++;
  make_next (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineStoryFiles) self = user_data;
  DatelineWholeStory *story = dateline_whole_story_load_finish (result, &self->error);
  g_autoptr (GTask) task = NULL;
  Writing *writing;

  if (story == NULL)
    {
      make_next (self);
      return;
    }
  writing = g_new0 (Writing, 1);
  writing->story = story;
  writing->has_pictures = self->size < MAX_WITH_PICTURES;
  writing->dragged = make_dragged_path (self->refresher);
  writing->folder = g_strdup (self->folder);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, loaded_cb);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_thread);
}

static void
make_next (DatelineStoryFiles *self)
{
  if (self->error != NULL || self->n_done == self->headlines->len)
    end (self);
  else
    dateline_whole_story_load_async (dateline_refresher_get_store (self->refresher),
                                     dateline_refresher_get_media_cache (self->refresher),
                                     self->headlines->pdata[self->n_done],
                                     NULL,
                                     loaded_cb,
                                     g_object_ref (self));
}

/* What GTK writes lists of files as, but for text: there the links are. */
static GdkContentFormats *
dateline_story_files_ref_formats (GdkContentProvider *provider)
{
  g_autoptr (GdkContentFormats) all = gdk_content_formats_union_serialize_mime_types (
      gdk_content_formats_new_for_gtype (GDK_TYPE_FILE_LIST));
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  gsize n_types;
  const char *const *types = gdk_content_formats_get_mime_types (all, &n_types);

  for (gsize i = 0; i < n_types; i++)
    {
      if (!g_str_has_prefix (types[i], "text/plain"))
        gdk_content_formats_builder_add_mime_type (builder, types[i]);
    }
  return gdk_content_formats_builder_free_to_formats (builder);
}

static void
dateline_story_files_write_async (GdkContentProvider *provider,
                                  const char *mime_type,
                                  GOutputStream *stream,
                                  int io_priority,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  DatelineStoryFiles *self = DATELINE_STORY_FILES (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Ask *ask = g_new0 (Ask, 1);

  ask->mime_type = g_strdup (mime_type);
  ask->stream = g_object_ref (stream);
  g_task_set_source_tag (task, dateline_story_files_write_async);
  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, ask, ask_free);
  if (self->asks == NULL)
    answer (self, task);
  else
    g_ptr_array_add (self->asks, g_object_ref (task));
  if (!self->is_begun)
    {
      self->is_begun = TRUE;
      make_next (self);
    }
}

static gboolean
dateline_story_files_write_finish (GdkContentProvider *provider,
                                   GAsyncResult *result,
                                   GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
dateline_story_files_finalize (GObject *object)
{
  DatelineStoryFiles *self = DATELINE_STORY_FILES (object);

  g_clear_object (&self->refresher);
  g_clear_pointer (&self->headlines, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_slist (&self->files, g_object_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->asks, g_ptr_array_unref);

  G_OBJECT_CLASS (dateline_story_files_parent_class)->finalize (object);
}

static void
dateline_story_files_class_init (DatelineStoryFilesClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dateline_story_files_finalize;
  provider_class->ref_formats = dateline_story_files_ref_formats;
  provider_class->write_mime_type_async = dateline_story_files_write_async;
  provider_class->write_mime_type_finish = dateline_story_files_write_finish;

  signals[SIGNAL_FAILED] = g_signal_new ("failed",
                                         DATELINE_TYPE_STORY_FILES,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_ERROR);
}

static void
dateline_story_files_init (DatelineStoryFiles *self)
{
  self->asks = g_ptr_array_new_with_free_func (g_object_unref);
}

GdkContentProvider *
dateline_story_files_new (DatelineRefresher *refresher, GPtrArray *headlines)
{
  DatelineStoryFiles *self = g_object_new (DATELINE_TYPE_STORY_FILES, NULL);

  self->refresher = g_object_ref (refresher);
  self->headlines = g_ptr_array_ref (headlines);
  return GDK_CONTENT_PROVIDER (self);
}

static void
tidy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  dateline_dragged_folder_tidy (data, MAX_AGE, MAX_SIZE);
}

void
dateline_story_files_tidy (DatelineRefresher *refresher)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, dateline_story_files_tidy);
  g_task_set_task_data (task, make_dragged_path (refresher), g_free);
  g_task_run_in_thread (task, tidy_thread);
}
