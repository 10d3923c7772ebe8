/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A host that shows a picture and has done nothing for it: prints its size, or what is
 * wrong. Its one argument is a folder for the cache. */

#include <dateline-gtk/dateline-gtk.h>

/* Three red pixels. */
#define ADDRESS                                                                          \
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAIAAACU"                       \
  "goPjAAAADUlEQVR4nGP4z8AAQQAR+AL+4+XvtgAAAABJRU5ErkJggg=="

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  GdkTexture *texture =
      dateline_picture_loader_load_finish (DATELINE_PICTURE_LOADER (source),
                                           result,
                                           &error);

  if (texture != NULL)
    g_print ("%d by %d\n",
             gdk_texture_get_width (texture),
             gdk_texture_get_height (texture));
  else
    g_print ("%s\n", error->message);
  g_clear_object (&texture);
  g_clear_error (&error);
  g_main_loop_quit (user_data);
}

int
main (int argc, char *argv[])
{
  GMainLoop *loop = g_main_loop_new (NULL, FALSE);
  DatelineFetcher *fetcher = dateline_fetcher_new ("Host");
  DatelineMediaCache *cache = dateline_media_cache_new (fetcher, argv[1], argv[1]);
  DatelinePictureLoader *loader = dateline_picture_loader_new (cache);

  dateline_picture_loader_load_async (loader, ADDRESS, 0, 0, NULL, loaded_cb, loop);
  g_main_loop_run (loop);
  g_object_unref (loader);
  g_object_unref (cache);
  g_object_unref (fetcher);
  g_main_loop_unref (loop);
  return 0;
}
