/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From a picture's address to an animation: its bytes come as those of a still picture,
 * and its frames when it is played. Main context only.
 */

#include "dateline-gtk/images/dateline-picture-loader-private.h"

#include "dateline-gtk/images/dateline-picture-header-private.h"

/* An animation on its way. */
typedef struct
{
  char *uri;
  int max_width;
  int max_height;
} Wish;

static void
wish_free (Wish *wish)
{
  g_free (wish->uri);
  g_free (wish);
}

static void
animation_bytes_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DatelinePictureLoader *self = g_task_get_source_object (task);
  Wish *wish = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = NULL;
  DatelinePictureHeader header;
  gsize size;
  const guint8 *start;
  GError *error = NULL;

  bytes =
      dateline_media_cache_load_finish (DATELINE_MEDIA_CACHE (source), result, &error);
  start = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  if (bytes == NULL || !dateline_picture_header_read (start, size, &header, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (
      task,
      dateline_picture_animation_new (dateline_picture_loader_get_program (self),
                                      bytes,
                                      wish->max_width,
                                      wish->max_height,
                                      dateline_picture_loader_peek (self,
                                                                    wish->uri,
                                                                    wish->max_width,
                                                                    wish->max_height)),
      g_object_unref);
}

/* Loads a GIF or an animated WebP to be played. The bounds are those of
 * dateline_picture_loader_load_async(): with the same ones it shows the same still until
 * the first frame. */
void
dateline_picture_loader_load_animation_async (DatelinePictureLoader *self,
                                              const char *uri,
                                              int max_width,
                                              int max_height,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Wish *wish = g_new0 (Wish, 1);

  g_task_set_source_tag (task, dateline_picture_loader_load_animation_async);
  wish->uri = g_strdup (uri);
  wish->max_width = max_width;
  wish->max_height = max_height;
  g_task_set_task_data (task, wish, (GDestroyNotify) wish_free);
  dateline_media_cache_load_async (dateline_picture_loader_get_media_cache (self),
                                   uri,
                                   dateline_picture_loader_get_reach (self, uri),
                                   cancellable,
                                   animation_bytes_loaded_cb,
                                   task);
}

/* Returns an animation that stands still, see dateline_picture_animation_set_playing().
 * Fails as dateline_picture_loader_load_finish() does, but what is damaged behind the
 * header shows when it is played: it stops. */
DatelinePictureAnimation *
dateline_picture_loader_load_animation_finish (DatelinePictureLoader *self,
                                               GAsyncResult *result,
                                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
