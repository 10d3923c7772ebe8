/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person asks of a store's file: backed up, restored, stopped in the middle of
 * either, and closed.
 */

#include "../support/dateline-damaging.h"

#include "dateline/store/dateline-backup-private.h"
#include "dateline/store/dateline-side-car-private.h"

#include <errno.h>
#include <string.h>

static void
close_store (Storing *fixture)
{
  dateline_store_close (fixture->store);
  g_clear_object (&fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* That nothing is left of @name, however it was called while it was made. */
static void
assert_nothing_of (const char *folder, const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *found;

  while ((found = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (found, name));
}

/* How often it was told how far the work is, and when it is to be cancelled. */
typedef struct
{
  GCancellable *cancellable;
  DatelineStoreWork kind;
  guint n_told;
  guint cancels_at; /* 0: never */
} Telling;

static void
tell_cb (DatelineStoreWork kind, double fraction, gpointer user_data)
{
  Telling *telling = user_data;

  g_assert_cmpint (kind, ==, telling->kind);
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  if (++telling->n_told == telling->cancels_at)
    g_cancellable_cancel (telling->cancellable);
}

/* In the middle of it, too. */
static void
test_backup_stopped (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  Telling telling = { cancellable, DATELINE_STORE_WORK_BACK_UP, 0, 0 };
  const DatelineWork work = { telling.kind, cancellable, tell_cb, &telling };
  g_autoptr (GError) error = NULL;

  storing_add_feed (fixture->store, "https://a.example/", NULL);
  close_store (fixture);
  damaging_make_store (fixture->path, 3, 5, 300);
  g_assert_true (dateline_backup_copy_file (fixture->path, path, &work, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (telling.n_told, >, 0);
  g_unlink (path);
  telling.n_told = 0;
  telling.cancels_at = 1;
  g_assert_false (dateline_backup_copy_file (fixture->path, path, &work, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_of (fixture->folder, "copy");
  storing_open (fixture);
}

static void
test_backup_cancelled (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const DatelineWork work = { .cancellable = cancellable };
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  storing_add_feed (fixture->store, "https://a.example/", NULL);
  close_store (fixture);
  damaging_make_store (fixture->path, 3, 5, 100);
  g_cancellable_cancel (cancellable);
  g_assert_false (dateline_backup_copy_file (fixture->path, path, &work, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  storing_open (fixture);
}

static char *
try_restore (Storing *fixture, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_restore_async (fixture->store, path, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_restore_finish (fixture->store, result, error);
}

static void
assert_refused (Storing *fixture, const char *path, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_restore (fixture, path, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, code);
  g_assert_cmpstr (error->message, ==, words);
}

/* What is wrong with a backup is said of the backup: the stories are well. */
static void
test_bad_backups (Storing *fixture, gconstpointer unused)
{
  g_autofree char *foreign = g_build_filename (fixture->folder, "foreign.db", NULL);
  g_autofree char *newer = g_build_filename (fixture->folder, "newer.db", NULL);
  g_autofree char *cut = g_build_filename (fixture->folder, "cut.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  storing_add_feed (fixture->store, "https://a.example/", NULL);
  close_store (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  damaging_write (foreign, "no backup", 9);
  damaging_write (cut, bytes, length / 2);
  bytes[60] = 1; /* the version, which begins there */
  damaging_write (newer, bytes, length);
  storing_open (fixture);

  assert_refused (fixture,
                  foreign,
                  DATELINE_STORE_ERROR_NOT_OURS,
                  "“foreign.db” is no backup of Dateline, or is too damaged to tell. "
                  "Nothing was changed.");
  assert_refused (fixture,
                  newer,
                  DATELINE_STORE_ERROR_TOO_NEW,
                  "“newer.db” was made by a newer version of Dateline, which can restore "
                  "it. Nothing was changed.");
  assert_refused (fixture,
                  cut,
                  DATELINE_STORE_ERROR_DAMAGED,
                  "“cut.db” is damaged. Nothing was changed.");
  close_store (fixture);
}

/* So is what keeps one from being made. */
static void
test_nowhere (Storing *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *words = g_strdup_printf ("Nothing can be written to “%s”: %s.",
                                            folder,
                                            g_strerror (ENOENT));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  storing_add_feed (fixture->store, "https://a.example/", NULL);
  dateline_store_back_up_async (fixture->store, path, NULL, storing_cb, &result);
  storing_wait (&result);
  g_assert_false (dateline_store_back_up_finish (fixture->store, result, &error));
  g_assert_cmpstr (error->message, ==, words);
  close_store (fixture);
}

static void
test_restore (Storing *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *no_backup = g_build_filename (fixture->folder, "x.db", NULL);
  g_autofree char *aside = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  storing_add_feed (fixture->store, "https://a.example/", NULL);
  dateline_store_back_up_async (fixture->store, path, NULL, storing_cb, &result);
  storing_wait (&result);
  g_assert_true (dateline_store_back_up_finish (fixture->store, result, &error));
  g_assert_no_error (error);
  storing_add_feed (fixture->store, "https://b.example/", NULL);

  g_assert_null (try_restore (fixture, path, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  close_store (fixture);
  storing_open (fixture);
  damaging_write (no_backup, "no backup", 9);
  g_assert_null (try_restore (fixture, no_backup, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_OURS);
  g_clear_error (&error);

  aside = try_restore (fixture, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_cmpint (
      storing_try_add_feed (fixture->store, "https://a.example/", NULL, NULL),
      ==,
      0);
  g_assert_cmpint (
      storing_try_add_feed (fixture->store, "https://b.example/", NULL, NULL),
      >,
      0);
  close_store (fixture);
}

static void
working_cb (DatelineStore *store,
            DatelineStoreWork work,
            double fraction,
            gpointer user_data)
{
  tell_cb (work, fraction, user_data);
}

/* Until one takes the place of the other, nothing is changed. */
static void
test_restore_cancelled (Storing *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  Telling telling = { cancellable, DATELINE_STORE_WORK_RESTORE, 0, 1 };
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  storing_add_feed (fixture->store, "https://a.example/", NULL);
  close_store (fixture);
  damaging_make_store (path, 3, 5, 600);
  storing_open (fixture);
  before = damaging_read (fixture->path);
  g_signal_connect (fixture->store, "working", G_CALLBACK (working_cb), &telling);
  dateline_store_restore_async (fixture->store, path, cancellable, storing_cb, &result);
  /* Whoever is quick has told of it all the same before it is done. */
  g_cancellable_cancel (cancellable);
  storing_wait (&result);
  g_assert_null (dateline_store_restore_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = damaging_read (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  assert_nothing_of (fixture->folder, "dateline-replaced");
  assert_nothing_of (fixture->folder, "dateline.db-ready");
  g_clear_object (&result);
  close_store (fixture);
}

/* What was asked before is done, and the program goes on meanwhile. */
static void
test_close (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_add_feed_async (fixture->store,
                                 "https://a.example/",
                                 NULL,
                                 NULL,
                                 NULL,
                                 storing_cb,
                                 &added);
  dateline_store_close_async (fixture->store, storing_cb, &closed);
  g_assert_null (closed);
  storing_wait (&closed);
  g_assert_nonnull (added);
  g_assert_true (dateline_store_close_finish (fixture->store, closed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dateline_store_add_feed_finish (fixture->store, added, &error), >, 0);
  g_assert_cmpint (
      storing_try_add_feed (fixture->store, "https://b.example/", NULL, &error),
      ==,
      0);
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_clear_object (&added);
  g_clear_object (&closed);
  close_store (fixture);

  storing_open (fixture);
  g_assert_cmpint (
      storing_try_add_feed (fixture->store, "https://a.example/", NULL, NULL),
      ==,
      0);
  /* Who ends while it is closed waits for that. */
  dateline_store_close_async (fixture->store, storing_cb, &closed);
  dateline_store_close (fixture->store);
  storing_wait (&closed);
  g_clear_object (&closed);
  close_store (fixture);
}

static void
set_category (DatelineStore *store, const char *name, int interval)
{
  DatelineFeedSettings settings;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_feed_settings_init (&settings);
  dateline_feed_settings_set (&settings, DATELINE_FEED_SETTING_INTERVAL, interval);
  dateline_store_set_category_settings_async (store,
                                              name,
                                              &settings,
                                              NULL,
                                              storing_cb,
                                              &result);
  storing_wait (&result);
  dateline_store_set_category_settings_finish (store, result, &error);
  g_assert_no_error (error);
}

/* What was chosen for a category stands in the list beside the file, whatever it is
 * called and whether or not it is a folder there, and comes back from it alone. */
static void
test_categories (Storing *fixture, gconstpointer unused)
{
  static const char *const names[] = { "World", "<Wind & \"Waves\">" };
  g_autofree char *list = dateline_side_car_make_path (fixture->path);
  g_autofree char *text = NULL;

  storing_add_feed (fixture->store, "https://a.example/", "World,<Wind & \"Waves\">");
  set_category (fixture->store, names[0], 120);
  set_category (fixture->store, names[1], 240);
  close_store (fixture);
  g_assert_true (g_file_get_contents (list, &text, NULL, NULL));
  g_assert_nonnull (
      strstr (text, "<dateline:category name=\"World\" settings=\"interval=120\"/>"));
  g_assert_no_errno (remove (fixture->path));

  storing_open (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DatelineCategory) category =
          storing_get_category (fixture->store, names[i]);

      g_assert_cmpint (
          dateline_feed_settings_get (dateline_category_get_settings (category),
                                      DATELINE_FEED_SETTING_INTERVAL),
          ==,
          (int) (i + 1) * 120);
    }
  close_store (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/durable/DB6/cancelled", test_backup_cancelled);
  STORING_TEST ("/durable/DB6/stopped", test_backup_stopped);
  STORING_TEST ("/durable/DB8/restore", test_restore);
  STORING_TEST ("/durable/DB8/bad-backups", test_bad_backups);
  STORING_TEST ("/durable/DB6/nowhere", test_nowhere);
  STORING_TEST ("/durable/DB8/restore-cancelled", test_restore_cancelled);
  STORING_TEST ("/durable/close", test_close);
  STORING_TEST ("/durable/DB6/categories", test_categories);

  return g_test_run ();
}
