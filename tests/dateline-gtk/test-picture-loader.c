/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From a picture's address to a texture: sharing, cancelling, and what is kept in memory.
 * Pictures come in data: addresses, so that nothing is fetched.
 */

#include "dateline-gtk/images/dateline-picture-loader.h"
#include "dateline-gtk/images/dateline-texture-store-private.h"

#include "picture-test.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  DatelinePictureLoader *loader;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineFetcher) fetcher = dateline_fetcher_new ("test");
  g_autoptr (DatelineMediaCache) cache = NULL;
  g_autofree char *kept = NULL;

  fixture->folder = g_dir_make_tmp ("dateline-pictures-XXXXXX", NULL);
  kept = g_build_filename (fixture->folder, "kept", NULL);
  cache = dateline_media_cache_new (fetcher, fixture->folder, kept);
  fixture->loader = dateline_picture_loader_new (cache);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *kept = g_build_filename (fixture->folder, "kept", NULL);

  /* A load that nobody waits for any more holds it until its answer has come. */
  g_object_add_weak_pointer (G_OBJECT (fixture->loader), (gpointer *) &fixture->loader);
  g_object_unref (fixture->loader);
  while (fixture->loader != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_rmdir (kept);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static char *
make_address (int width, int height)
{
  g_autoptr (GBytes) bytes = make_picture ("png", width, height);
  gsize size;
  const guint8 *start = g_bytes_get_data (bytes, &size);
  g_autofree char *coded = g_base64_encode (start, size);

  return g_strconcat ("data:image/png;base64,", coded, NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
ask (Fixture *fixture,
     const char *uri,
     int width,
     GCancellable *cancellable,
     GAsyncResult **result)
{
  dateline_picture_loader_load_async (fixture->loader,
                                      uri,
                                      width,
                                      0,
                                      cancellable,
                                      loaded_cb,
                                      result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Two who want the same picture get the same texture, and then it is in memory. */
static void
test_shared (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *uri = make_address (100, 50);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  g_autoptr (GdkTexture) a = NULL;
  g_autoptr (GdkTexture) b = NULL;
  g_autoptr (GdkTexture) c = NULL;

  g_assert_null (dateline_picture_loader_peek (fixture->loader, uri, 40, 0));
  ask (fixture, uri, 40, NULL, &first);
  ask (fixture, uri, 40, NULL, &second);
  wait_for (&first);
  wait_for (&second);
  a = dateline_picture_loader_load_finish (fixture->loader, first, NULL);
  b = dateline_picture_loader_load_finish (fixture->loader, second, NULL);
  g_assert_nonnull (a);
  g_assert_true (a == b);
  g_assert_cmpint (gdk_texture_get_width (a), ==, 40);
  g_assert_true (dateline_picture_loader_peek (fixture->loader, uri, 40, 0) == a);
  g_assert_null (dateline_picture_loader_peek (fixture->loader, uri, 20, 0));
  ask (fixture, uri, 40, NULL, &third);
  wait_for (&third);
  c = dateline_picture_loader_load_finish (fixture->loader, third, NULL);
  g_assert_true (a == c);
}

/* One who loses interest does not take the picture from the other. */
static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *uri = make_address (100, 50);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  ask (fixture, uri, 0, cancellable, &first);
  ask (fixture, uri, 0, NULL, &second);
  g_cancellable_cancel (cancellable);
  wait_for (&first);
  wait_for (&second);
  g_assert_null (dateline_picture_loader_load_finish (fixture->loader, first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  texture = dateline_picture_loader_load_finish (fixture->loader, second, NULL);
  g_assert_nonnull (texture);
}

/* After the only one has lost interest, the next one still gets it. */
static void
test_asked_again (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *uri = make_address (100, 50);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  ask (fixture, uri, 0, cancellable, &first);
  g_cancellable_cancel (cancellable);
  wait_for (&first);
  ask (fixture, uri, 0, NULL, &second);
  wait_for (&second);
  texture = dateline_picture_loader_load_finish (fixture->loader, second, &error);
  g_assert_no_error (error);
  g_assert_nonnull (texture);
  g_assert_null (dateline_picture_loader_load_finish (fixture->loader, first, NULL));
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  static const char *const addresses[] = {
    "data:image/png;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=",
    "resource:///io/github/dateline/there-is-no-such-picture.png",
    "file:///etc/hostname",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      ask (fixture, addresses[i], 0, NULL, &result);
      wait_for (&result);
      g_assert_null (
          dateline_picture_loader_load_finish (fixture->loader, result, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
    }
}

static GdkTexture *
make_texture (void)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (10, 10);

  return gdk_texture_new_for_pixbuf (pixbuf);
}

/* The texture that was used least lately is the first to go. */
static void
test_store (void)
{
  g_autoptr (DatelineTextureStore) store = dateline_texture_store_new (1000);
  g_autoptr (GdkTexture) texture = make_texture ();

  dateline_texture_store_add (store, "a", texture);
  dateline_texture_store_add (store, "b", texture);
  g_assert_cmpuint (dateline_texture_store_get_size (store), ==, 800);
  g_assert_nonnull (dateline_texture_store_look_up (store, "a"));
  dateline_texture_store_add (store, "c", texture);
  g_assert_cmpuint (dateline_texture_store_get_size (store), ==, 800);
  g_assert_nonnull (dateline_texture_store_look_up (store, "a"));
  g_assert_null (dateline_texture_store_look_up (store, "b"));
  dateline_texture_store_add (store, "c", texture);
  g_assert_cmpuint (dateline_texture_store_get_size (store), ==, 800);
}

static void
test_store_too_large (void)
{
  g_autoptr (DatelineTextureStore) store = dateline_texture_store_new (399);
  g_autoptr (GdkTexture) texture = make_texture ();

  dateline_texture_store_add (store, "a", texture);
  g_assert_null (dateline_texture_store_look_up (store, "a"));
  g_assert_cmpuint (dateline_texture_store_get_size (store), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/picture-loader/shared", Fixture, NULL, set_up, test_shared, tear_down);
  g_test_add ("/picture-loader/cancelled",
              Fixture,
              NULL,
              set_up,
              test_cancelled,
              tear_down);
  g_test_add ("/picture-loader/asked-again",
              Fixture,
              NULL,
              set_up,
              test_asked_again,
              tear_down);
  g_test_add ("/picture-loader/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add_func ("/picture-loader/store", test_store);
  g_test_add_func ("/picture-loader/store-too-large", test_store_too_large);
  return g_test_run ();
}
