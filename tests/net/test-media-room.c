/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The room that pictures take: what goes first, what never goes, and what is not stored
 * on a disk that is nearly full (DB9). With DATELINE_MEDIA_FILES=50000 the many are as
 * many, and what it takes is told.
 */

#include "dateline-folders.h"
#include "dateline-names.h"
#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/net/dateline-media-cache-private.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <utime.h>

#define PNG "\x89PNG\r\n\x1a\n"
#define N_MANY 2500

typedef struct
{
  char *root;
  char *folder;
  char *kept_folder;
  DatelineMediaFiles *files;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->root = g_dir_make_tmp ("dateline-room-XXXXXX", NULL);
  self->folder = g_build_filename (self->root, "cache", NULL);
  self->kept_folder = g_build_filename (self->root, "kept", NULL);
  self->files = dateline_media_files_new (self->folder, self->kept_folder);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  dateline_media_files_unref (self->files);
  remove_folder (self->root);
  g_free (self->root);
  g_free (self->folder);
  g_free (self->kept_folder);
}

static char *
make_uri (guint number)
{
  return g_strdup_printf ("https://e.example/%u.png", number);
}

/* A picture of 108 bytes that was last used @age seconds ago. */
static void
add (Fixture *self, DatelineMediaShelf shelf, guint number, int age)
{
  g_autofree char *uri = make_uri (number);
  g_autofree char *name = dateline_media_files_make_name (uri);
  const char *folder = dateline_media_files_get_folder (self->files, shelf);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char content[108] = PNG;
  struct utimbuf times;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents_full (path,
                                           content,
                                           sizeof content,
                                           G_FILE_SET_CONTENTS_NONE,
                                           0600,
                                           NULL));
  times.actime = times.modtime = time (NULL) - age;
  g_utime (path, &times);
}

static gboolean
has (Fixture *self, guint number, gboolean *is_kept)
{
  g_autofree char *uri = make_uri (number);
  g_autoptr (GBytes) picture = dateline_media_files_read (self->files, uri, is_kept);

  return picture != NULL;
}

static void
assert_amount (Fixture *self, DatelineMediaShelf shelf, guint n)
{
  DatelineMediaAmount amount;

  dateline_media_room_measure (self->files, shelf, &amount);
  g_assert_cmpuint (amount.n_pictures, ==, n);
  g_assert_cmpuint (amount.n_bytes, ==, n * 108);
}

/* The ones that were not used for longest go, whatever was written when; what is saved or
 * was fetched ahead does not. */
static void
test_least_recently_used (Fixture *self, gconstpointer unused)
{
  gboolean is_kept, is_done;

  for (guint i = 0; i < 10; i++)
    add (self, DATELINE_MEDIA_SEEN, i, 1000 - i);
  for (guint i = 10; i < 15; i++)
    add (self, DATELINE_MEDIA_SAVED, i, 100000);
  for (guint i = 15; i < 18; i++)
    add (self, DATELINE_MEDIA_AHEAD, i, 100000);
  /* To be shown again is to be used. */
  g_assert_true (has (self, 0, &is_kept));
  g_assert_false (is_kept);

  /* Room for three that were fetched ahead and four others. */
  g_assert_cmpuint (
      dateline_media_room_trim (self->files, 7 * 108 + 50, 1000, NULL, &is_done),
      ==,
      7 * 108);
  g_assert_true (is_done);
  assert_amount (self, DATELINE_MEDIA_SEEN, 4);
  g_assert_true (has (self, 0, &is_kept));
  for (guint i = 1; i < 7; i++)
    g_assert_false (has (self, i, &is_kept));
  for (guint i = 7; i < 10; i++)
    g_assert_true (has (self, i, &is_kept));

  /* However little room there is. */
  dateline_media_room_trim (self->files, 0, 1000, NULL, &is_done);
  g_assert_true (is_done);
  assert_amount (self, DATELINE_MEDIA_SEEN, 0);
  assert_amount (self, DATELINE_MEDIA_AHEAD, 3);
  assert_amount (self, DATELINE_MEDIA_SAVED, 5);
  g_assert_true (has (self, 12, &is_kept));
  g_assert_true (is_kept);
}

/* A run does a bounded piece of the work, and the next one goes on. */
static void
test_many (Fixture *self, gconstpointer unused)
{
  const char *wanted = g_getenv ("DATELINE_MEDIA_FILES");
  guint n = wanted != NULL ? strtoul (wanted, NULL, 10) : N_MANY;
  guint n_runs = 0;
  gboolean is_done = FALSE;
  clock_t start;

  for (guint i = 0; i < n; i++)
    add (self, DATELINE_MEDIA_SEEN, i, 100000 + i);
  start = clock ();
  dateline_media_room_trim (self->files, n * 108, 1000, NULL, &is_done);
  g_test_message ("looking at %u: %.1f ms of a processor",
                  n,
                  (clock () - start) * 1000.0 / CLOCKS_PER_SEC);
  g_assert_true (is_done);
  assert_amount (self, DATELINE_MEDIA_SEEN, n);

  start = clock ();
  do
    {
      dateline_media_room_trim (self->files, 0, 1000, NULL, &is_done);
      n_runs++;
      g_assert_cmpuint (n_runs, <=, n / 1000 + 1);
      if (n_runs == 1)
        {
          g_test_message ("dropping 1,000: %.1f ms of a processor",
                          (clock () - start) * 1000.0 / CLOCKS_PER_SEC);
          assert_amount (self, DATELINE_MEDIA_SEEN, n - 1000);
        }
    }
  while (!is_done);
  assert_amount (self, DATELINE_MEDIA_SEEN, 0);
}

static void
test_cancelled (Fixture *self, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean is_done;

  add (self, DATELINE_MEDIA_SEEN, 1, 10);
  g_cancellable_cancel (cancellable);
  dateline_media_room_trim (self->files, 0, 1000, cancellable, &is_done);
  g_assert_false (is_done);
  assert_amount (self, DATELINE_MEDIA_SEEN, 1);
}

/* Upwards a picture is moved and never copied, and downwards only what nobody wants. */
static void
test_shelves (Fixture *self, gconstpointer unused)
{
  g_autofree char *first = make_uri (1);
  g_autofree char *second = make_uri (2);
  const char *const held[] = { first, NULL };
  g_autoptr (GError) error = NULL;
  gboolean is_kept;

  add (self, DATELINE_MEDIA_SEEN, 1, 10);
  add (self, DATELINE_MEDIA_SEEN, 2, 10);
  g_assert_true (
      dateline_media_files_keep (self->files, first, DATELINE_MEDIA_AHEAD, NULL, &error));
  g_assert_true (dateline_media_files_keep (self->files,
                                            second,
                                            DATELINE_MEDIA_AHEAD,
                                            NULL,
                                            &error));
  assert_amount (self, DATELINE_MEDIA_AHEAD, 2);
  assert_amount (self, DATELINE_MEDIA_SEEN, 0);
  /* What is saved is not taken down again. */
  g_assert_true (dateline_media_files_keep (self->files,
                                            second,
                                            DATELINE_MEDIA_SAVED,
                                            NULL,
                                            &error));
  g_assert_true (dateline_media_files_keep (self->files,
                                            second,
                                            DATELINE_MEDIA_AHEAD,
                                            NULL,
                                            &error));
  assert_amount (self, DATELINE_MEDIA_AHEAD, 1);
  assert_amount (self, DATELINE_MEDIA_SAVED, 1);
  g_assert_true (
      dateline_media_files_keep_only (self->files, DATELINE_MEDIA_AHEAD, held, &error));
  assert_amount (self, DATELINE_MEDIA_AHEAD, 1);
  g_assert_true (
      dateline_media_files_keep_only (self->files, DATELINE_MEDIA_AHEAD, NULL, &error));
  g_assert_no_error (error);
  assert_amount (self, DATELINE_MEDIA_AHEAD, 0);
  assert_amount (self, DATELINE_MEDIA_SAVED, 1);
  g_assert_true (has (self, 1, &is_kept));
  g_assert_false (is_kept);
}

/* A picture that was loaded to be kept is written once, whoever comes first. */
static void
test_once (Fixture *self, gconstpointer unused)
{
  g_autofree char *uri = make_uri (1);
  g_autoptr (GBytes) picture = g_bytes_new (PNG "a", 9);
  g_autoptr (GError) error = NULL;

  g_assert_true (dateline_media_files_keep (self->files,
                                            uri,
                                            DATELINE_MEDIA_SAVED,
                                            picture,
                                            &error));
  g_assert_true (dateline_media_files_write (self->files, uri, picture, &error));
  g_assert_no_error (error);
  assert_amount (self, DATELINE_MEDIA_SEEN, 0);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* A disk with too little room: a picture is shown, and only one that is saved stays. */
static void
test_full_disk (Fixture *self, gconstpointer unused)
{
  ScriptedServer *server = scripted_server_new ();
  DatelineFetcher *fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  DatelineMediaCache *cache =
      dateline_media_cache_new (fetcher, self->folder, self->kept_folder);
  g_autofree char *uri = scripted_server_uri (server, "/a.png");
  g_autofree char *other_uri = scripted_server_uri (server, "/b.png");
  DatelineMediaAmount amount;

  scripted_server_add (server, "/a.png", 200, "image/png", PNG "a");
  scripted_server_add (server, "/b.png", 200, "image/png", PNG "b");
  dateline_media_cache_set_min_free (cache, G_MAXUINT64);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GBytes) picture = NULL;
      g_autoptr (GError) error = NULL;

      if (i == 0)
        dateline_media_cache_load_async (cache,
                                         uri,
                                         DATELINE_MEDIA_REACH_PLAIN,
                                         NULL,
                                         result_cb,
                                         &result);
      else if (i == 1)
        dateline_media_cache_hold_async (cache,
                                         uri,
                                         DATELINE_MEDIA_REACH_PLAIN,
                                         NULL,
                                         result_cb,
                                         &result);
      else
        dateline_media_cache_keep_async (cache,
                                         other_uri,
                                         DATELINE_MEDIA_REACH_PLAIN,
                                         NULL,
                                         result_cb,
                                         &result);
      settle_until (result != NULL);
      if (i == 0)
        picture = dateline_media_cache_load_finish (cache, result, &error);
      else if (i == 1)
        g_assert_false (dateline_media_cache_hold_finish (cache, result, &error));
      else
        g_assert_true (dateline_media_cache_keep_finish (cache, result, &error));
      g_assert_true ((picture != NULL) == (i == 0));
      if (i == 1)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      else
        g_assert_no_error (error);
    }
  settle_finalize (cache);
  dateline_media_room_measure (self->files, DATELINE_MEDIA_SEEN, &amount);
  g_assert_cmpuint (amount.n_pictures, ==, 0);
  dateline_media_room_measure (self->files, DATELINE_MEDIA_AHEAD, &amount);
  g_assert_cmpuint (amount.n_pictures, ==, 0);
  dateline_media_room_measure (self->files, DATELINE_MEDIA_SAVED, &amount);
  g_assert_cmpuint (amount.n_pictures, ==, 1);
  settle_finalize (fetcher);
  scripted_server_free (server);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ROOM_TEST(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ROOM_TEST ("/media-room/least-recently-used", test_least_recently_used);
  ROOM_TEST ("/media-room/many", test_many);
  ROOM_TEST ("/media-room/cancelled", test_cancelled);
  ROOM_TEST ("/media-room/shelves", test_shelves);
  ROOM_TEST ("/media-room/once", test_once);
  ROOM_TEST ("/durability/DB9/pictures", test_full_disk);

  return g_test_run ();
}
