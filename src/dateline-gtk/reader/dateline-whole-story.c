/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Gathers all of a story that goes into a file: its entry, the article, and those of its
 * pictures that are on disk. No server is asked. Main context only; articles are built on
 * workers. */

#include "dateline-gtk/reader/dateline-whole-story-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A name of 255 bytes is the longest that file systems take, and other writing than the
 * Latin has three or four of them a letter. */
#define MAX_NAME_CHARS 80
#define MAX_NAME_BYTES 200

typedef struct
{
  DatelineWholeStory *story;
  DatelineMediaCache *cache;
} Loading;

void
dateline_whole_story_free (DatelineWholeStory *self)
{
  dateline_headline_unref (self->headline);
  g_clear_pointer (&self->entry, dateline_entry_unref);
  g_clear_pointer (&self->article, dateline_article_unref);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_free (self);
}

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_clear_pointer (&loading->story, dateline_whole_story_free);
  g_clear_object (&loading->cache);
  g_free (loading);
}

static void
pictures_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;

  loading->story->pictures =
      dateline_media_cache_find_finish (DATELINE_MEDIA_CACHE (source), result, &error);
  if (loading->story->pictures == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           g_steal_pointer (&loading->story),
                           (GDestroyNotify) dateline_whole_story_free);
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
article_built_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;
  g_auto (GStrv) uris = NULL;

  loading->story->article = g_task_propagate_pointer (G_TASK (result), &error);
  if (loading->story->article == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  uris = list_pictures (loading->story->article);
  dateline_media_cache_find_async (loading->cache,
                                   (const char *const *) uris,
                                   g_task_get_cancellable (task),
                                   pictures_found_cb,
                                   g_object_ref (task));
}

static void
build_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task,
                         dateline_article_new_for_entry (data),
                         (GDestroyNotify) dateline_article_unref);
}

static void
entry_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GTask) building = NULL;

  loading->story->entry =
      dateline_store_load_entry_finish (DATELINE_STORE (source), result, &error);
  if (loading->story->entry == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  building = g_task_new (NULL,
                         g_task_get_cancellable (task),
                         article_built_cb,
                         g_object_ref (task));
  g_task_set_source_tag (building, entry_loaded_cb);
  g_task_set_task_data (building,
                        dateline_entry_ref (loading->story->entry),
                        (GDestroyNotify) dateline_entry_unref);
  g_task_run_in_thread (building, build_thread);
}

void
dateline_whole_story_load_async (DatelineStore *store,
                                 DatelineMediaCache *cache,
                                 DatelineHeadline *headline,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Loading *loading = g_new0 (Loading, 1);

  loading->story = g_new0 (DatelineWholeStory, 1);
  loading->story->headline = dateline_headline_ref (headline);
  loading->cache = g_object_ref (cache);
  g_task_set_source_tag (task, dateline_whole_story_load_async);
  g_task_set_task_data (task, loading, loading_free);
  dateline_store_load_entry_async (store,
                                   dateline_headline_get_id (headline),
                                   cancellable,
                                   entry_loaded_cb,
                                   task);
}

DatelineWholeStory *
dateline_whole_story_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
dateline_whole_story_make_name (DatelineHeadline *headline, const char *suffix)
{
  const char *whole = dateline_headline_get_title (headline);
  g_autofree char *title =
      g_utf8_substring (whole, 0, MIN (g_utf8_strlen (whole, -1), MAX_NAME_CHARS));

  if (strlen (title) > MAX_NAME_BYTES)
    *g_utf8_find_prev_char (title, title + MAX_NAME_BYTES + 1) = '\0';
  g_strdelimit (title, "/\\:*?\"<>|\n\r\t", ' ');
  g_strstrip (title);
  if (*title == '\0' || *title == '.')
    return g_strconcat (_ ("Story"), suffix, NULL);
  return g_strconcat (title, suffix, NULL);
}
