/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A disk that is full (K7, DB9): what is marked on it waits for room, is shown, and
 * outlives the program. Who marks stories until it is killed is this program, started
 * with --victim. */

#include "dateline-settling.h"
#include "dateline-torturing.h"
#include "own-file-systems.h"

#include "dateline/store/dateline-readable-file-private.h"
#include "dateline/store/dateline-store-private.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/statvfs.h>

#define N_LEVELS 100
#define N_SAMPLED 10
#define STEP (24 * 1024) /* bytes of room between two levels */
#define N_MARKS 10
#define MAX_MERGES 60

typedef struct
{
  char *folder;
  char *path;
  char *filler;
  DatelineStore *store;
  gint64 feed;
  guint n_merged;
  guint n_marked;
  guint n_refused;
  guint n_waited;
} Disk;

static void
fill (Disk *disk, gint64 room)
{
  int file = g_open (disk->filler, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  struct statvfs status;
  gint64 size;

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (statvfs (disk->folder, &status), ==, 0);
  size = (gint64) status.f_bavail * (gint64) status.f_frsize - room;
  if (size > 0)
    g_assert_cmpint (posix_fallocate (file, 0, size), ==, 0);
  close (file);
}

static void
open_store (Disk *disk)
{
  disk->store = dateline_store_new (disk->path);
  dateline_store_set_first_unread (disk->store, -1, -1);
  dateline_store_set_waits_for_room (disk->store, TRUE);
  dateline_store_set_room_interval (disk->store, 20);
  g_assert_true (storing_try_open (disk->store, NULL));
}

static void
merge_until_full (Disk *disk)
{
  for (guint i = 0; i < MAX_MERGES; i++)
    {
      g_autofree char *name = g_strdup_printf ("r%u", i);
      g_autoptr (GError) error = NULL;

      if (torturing_try_merge (disk->store, disk->feed, name, 8, STORING_NOW, &error))
        {
          disk->n_merged++;
          continue;
        }
      g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL);
      g_assert_true (
          (dateline_store_get_limits (disk->store) & DATELINE_STORE_LIMIT_FULL) != 0);
      disk->n_refused++;
      return;
    }
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Disk *disk = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineMarking) marking =
      dateline_store_set_read_finish (DATELINE_STORE (source), result, &error);

  g_assert_no_error (error);
  disk->n_marked++;
}

/* How many of the stories are marked in the file itself, whatever a store says. */
static guint
count_in_file (Disk *disk)
{
  g_autoptr (GError) error = NULL;
  DatelineReadableFile *readable = dateline_readable_file_find (disk->path, &error);
  DatelineDatabase *database;
  guint n;

  g_assert_no_error (error);
  database = dateline_database_open (readable->path, readable->role, &error);
  g_assert_no_error (error);
  n = torturing_get_number (database, "SELECT count(*) FROM story WHERE read = 1");
  dateline_database_close (database);
  dateline_readable_file_free (readable);
  return n;
}

/* In the lists and in the counts. */
static void
assert_shown (DatelineStore *store, guint n_read)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GArray) all = storing_list_ids (store, NULL);
  g_autoptr (DatelineOverview) overview = storing_load_overview (store);
  GPtrArray *feeds = dateline_overview_get_feeds (overview);
  g_autoptr (GArray) unread = NULL;
  guint n_counted = 0;

  dateline_query_set_unread_only (query, TRUE);
  unread = storing_list_ids (store, query);
  g_assert_cmpuint (unread->len, ==, all->len - n_read);
  for (guint i = 0; i < feeds->len; i++)
    n_counted += dateline_feed_get_n_unread (feeds->pdata[i]);
  g_assert_cmpuint (n_counted, ==, unread->len);
}

static guint
count_read (DatelineStore *store)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GArray) all = storing_list_ids (store, NULL);
  g_autoptr (GArray) unread = NULL;

  dateline_query_set_unread_only (query, TRUE);
  unread = storing_list_ids (store, query);
  return all->len - unread->len;
}

static void
mark (Disk *disk)
{
  for (gint64 id = 1; id <= N_MARKS; id++)
    {
      dateline_store_set_read_async (disk->store, &id, 1, TRUE, NULL, marked_cb, disk);
      settle_for (1);
    }
  settle_until (disk->n_marked == N_MARKS);
  disk->n_waited += N_MARKS - count_in_file (disk);
  assert_shown (disk->store, N_MARKS);
}

static void
assert_all_there (Disk *disk)
{
  g_autoptr (DatelineDatabase) database = torturing_open (disk->path);

  torturing_assert_sound (database, TRUE);
  g_assert_cmpint (torturing_get_number (database,
                                         "SELECT count(*) FROM story WHERE read = 1"
                                         " AND key LIKE 'first%'"),
                   ==,
                   N_MARKS);
  g_assert_cmpint (torturing_get_number (database, "SELECT count(*) FROM story"),
                   ==,
                   40 + 8 * disk->n_merged + 8);
}

/* The disk has so much room left, is filled, and gets room again. */
static void
live_through (Disk *disk, guint level, gboolean opens_full, gboolean quits_full)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  disk->n_merged = disk->n_marked = 0;
  open_store (disk);
  disk->feed = storing_add_feed (disk->store, "http://a.example/", NULL);
  g_assert_true (
      torturing_try_merge (disk->store, disk->feed, "first", 40, STORING_NOW, NULL));
  if (opens_full)
    torturing_close (&disk->store);
  fill (disk, (gint64) level * STEP);
  if (opens_full)
    open_store (disk);

  merge_until_full (disk);
  mark (disk);
  if (quits_full)
    {
      torturing_close (&disk->store);
      open_store (disk);
      assert_shown (disk->store, N_MARKS);
    }
  ids = storing_list_ids (disk->store, NULL);
  g_assert_cmpuint (ids->len, ==, 40 + 8 * disk->n_merged);
  dateline_entry_unref (
      storing_load_entry (disk->store, g_array_index (ids, gint64, 0), &error));
  g_assert_no_error (error);

  g_unlink (disk->filler);
  settle_until (dateline_store_get_limits (disk->store) == 0);
  assert_shown (disk->store, N_MARKS);
  torturing_try_merge (disk->store, disk->feed, "last", 8, STORING_NOW, &error);
  g_assert_no_error (error);
  torturing_close (&disk->store);
  assert_all_there (disk);
}

static void
test_k7_full_disk (void)
{
  guint n = torturing_is_full ? N_LEVELS : N_SAMPLED;
  Disk disk = { 0 };

  if (skip_outside ())
    return;
  disk.folder = torturing_make_folder ();
  disk.path = g_build_filename (disk.folder, "dateline.db", NULL);
  disk.filler = g_build_filename (disk.folder, "filler", NULL);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (mount ("tmpfs", disk.folder, "tmpfs", 0, "size=48m"), ==, 0);
      live_through (&disk, i * N_LEVELS / n, i % 2 == 1, i % 3 == 1);
      g_assert_cmpint (umount (disk.folder), ==, 0);
    }
  torturing_report ("K7",
                    "%u fill levels: %u documents found no room, %u marks waited for it,"
                    " shown in lists and counts; all went on without a restart, 0 marks"
                    " lost",
                    n,
                    disk.n_refused,
                    disk.n_waited);
  g_assert_cmpuint (disk.n_refused, >, 0);
  g_assert_cmpuint (disk.n_waited, >, 0);
  g_rmdir (disk.folder);
  g_free (disk.folder);
  g_free (disk.path);
  g_free (disk.filler);
}

/* Marks one story after the other, and says which were. */
static void G_GNUC_NORETURN
be_killed (const char *path)
{
  DatelineStore *store = dateline_store_new (path);

  dateline_store_set_waits_for_room (store, TRUE);
  for (gint64 id = 1;; id = id % 40 + 1)
    {
      g_autofree char *line = NULL;

      storing_set_read (store, id, TRUE);
      line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", id);
      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        _exit (1);
    }
}

/* Kills it after it has said @n marks; how many it made. */
static guint
kill_one (const char *path, guint n)
{
  const char *arguments[] = { "/proc/self/exe", "--victim", path, NULL };
  g_autoptr (GSubprocess) victim = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", &error);
  guint n_said = 0;

  g_assert_no_error (error);
  arguments[0] = program;
  victim = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (victim));
  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

      if (line == NULL)
        break;
      if (++n_said == n)
        g_subprocess_force_exit (victim);
    }
  g_subprocess_wait (victim, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_term_sig (victim), ==, SIGKILL);
  return MIN (n_said, 40);
}

/* K7: what waits outlives the program. It is there at once while the disk is still full,
 * and in the file when there is room. */
static void
test_k7_killed (void)
{
  guint n = torturing_is_full ? 40 : 6;
  guint n_waited = 0;
  Disk disk = { 0 };

  if (skip_outside ())
    return;
  disk.folder = torturing_make_folder ();
  disk.path = g_build_filename (disk.folder, "dateline.db", NULL);
  disk.filler = g_build_filename (disk.folder, "filler", NULL);
  for (guint i = 0; i < n; i++)
    {
      guint n_said, n_read;

      g_assert_cmpint (mount ("tmpfs", disk.folder, "tmpfs", 0, "size=48m"), ==, 0);
      open_store (&disk);
      disk.feed = storing_add_feed (disk.store, "http://a.example/", NULL);
      g_assert_true (
          torturing_try_merge (disk.store, disk.feed, "first", 40, STORING_NOW, NULL));
      if (i % 2 == 0)
        torturing_close (&disk.store);
      fill (&disk, i % 3 * STEP);
      if (i % 2 == 1)
        torturing_close (&disk.store);
      n_said = kill_one (disk.path, 1 + i * 7 % 40);

      open_store (&disk);
      n_read = count_read (disk.store);
      /* One more may have been made than it came to say. */
      g_assert_cmpuint (n_read, >=, n_said);
      g_assert_cmpuint (n_read, <=, n_said + 1);
      assert_shown (disk.store, n_read);
      n_waited += n_read - count_in_file (&disk);
      g_unlink (disk.filler);
      settle_until (dateline_store_get_limits (disk.store) == 0);
      assert_shown (disk.store, n_read);
      torturing_close (&disk.store);
      g_assert_cmpuint (count_in_file (&disk), ==, n_read);
      g_assert_cmpint (umount (disk.folder), ==, 0);
    }
  torturing_report ("K7",
                    "killed %u times on a full disk: %u marks waited, 0 lost",
                    n,
                    n_waited);
  g_assert_cmpuint (n_waited, >, 0);
  g_rmdir (disk.folder);
  g_free (disk.folder);
  g_free (disk.path);
  g_free (disk.filler);
}

/* DB9: a program that ends is told, instead of waiting. And what waits is shown. */
static void
test_db9_full (void)
{
  Disk disk = { 0 };
  g_autoptr (GError) error = NULL;
  guint n_refused = 0;

  if (skip_outside ())
    return;
  disk.folder = torturing_make_folder ();
  disk.path = g_build_filename (disk.folder, "dateline.db", NULL);
  disk.filler = g_build_filename (disk.folder, "filler", NULL);
  g_assert_cmpint (mount ("tmpfs", disk.folder, "tmpfs", 0, "size=48m"), ==, 0);
  open_store (&disk);
  dateline_store_set_waits_for_room (disk.store, FALSE);
  disk.feed = storing_add_feed (disk.store, "http://a.example/", NULL);
  g_assert_true (
      torturing_try_merge (disk.store, disk.feed, "first", 40, STORING_NOW, NULL));
  fill (&disk, 0);
  for (gint64 id = 1; id <= 40 && n_refused == 0; id++)
    n_refused += !torturing_try_set_read (disk.store, id, &error);
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL);
  torturing_close (&disk.store);
  g_unlink (disk.filler);
  remove_folder (disk.folder);
  g_assert_cmpint (umount (disk.folder), ==, 0);
  g_rmdir (disk.folder);
  g_free (disk.folder);
  g_free (disk.path);
  g_free (disk.filler);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--victim"))
    be_killed (argv[2]);
  go_inside (argc, argv);
  torturing_init (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/torture/k7-full-disk", test_k7_full_disk);
  g_test_add_func ("/torture/k7-killed", test_k7_killed);
  g_test_add_func ("/torture/db9-full", test_db9_full);

  return g_test_run ();
}
