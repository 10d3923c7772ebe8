/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Marks that wait on a full disk (K7, DB9), and others: another program writes meanwhile,
 * what finds no room to wait in is refused, and nothing that was said to be kept is lost.
 * The other program is this one, started with --other or --victim. */

#include "dateline-settling.h"
#include "dateline-test-disk.h"
#include "dateline-torturing.h"
#include "own-file-systems.h"

#include "dateline/store/dateline-mark-journal-private.h"
#include "dateline/store/dateline-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/statvfs.h>

#define N_STORIES 40
#define N_MARKS 10

/* Less than what is looked for before a disk counts as having room. */
#define SOME_ROOM (3 * 1024 * 1024)

typedef struct
{
  char *folder;
  char *path;
  char *filler;
  DatelineStore *store;
} Disk;

/* What is free may be another's the next moment: the store looks for room. */
static void
fill (Disk *disk, gint64 room)
{
  int file = g_open (disk->filler, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  struct statvfs status;
  int result;

  g_assert_cmpint (file, >=, 0);
  do
    {
      g_assert_cmpint (ftruncate (file, 0), ==, 0);
      g_assert_cmpint (statvfs (disk->folder, &status), ==, 0);
      result =
          posix_fallocate (file,
                           0,
                           (gint64) status.f_bavail * (gint64) status.f_frsize - room);
    }
  while (result == ENOSPC);
  g_assert_cmpint (result, ==, 0);
  close (file);
}

static void
open_store (Disk *disk, gboolean waits)
{
  disk->store = dateline_store_new (disk->path);
  dateline_store_set_first_unread (disk->store, -1, -1);
  dateline_store_set_waits_for_room (disk->store, waits);
  dateline_store_set_room_interval (disk->store, 20);
  g_assert_true (storing_try_open (disk->store, NULL));
}

/* A store of some stories, open; whether its marks can wait. */
static void
set_up (Disk *disk, gboolean waits)
{
  gint64 feed;

  disk->folder = torturing_make_folder ();
  disk->path = g_build_filename (disk->folder, "dateline.db", NULL);
  disk->filler = g_build_filename (disk->folder, "filler", NULL);
  g_assert_cmpint (mount ("tmpfs", disk->folder, "tmpfs", 0, "size=48m"), ==, 0);
  open_store (disk, waits);
  feed = storing_add_feed (disk->store, "http://a.example/", NULL);
  g_assert_true (
      torturing_try_merge (disk->store, feed, "a", N_STORIES, STORING_NOW, NULL));
}

static void
tear_down (Disk *disk)
{
  remove_folder (disk->folder);
  g_assert_cmpint (umount (disk->folder), ==, 0);
  g_rmdir (disk->folder);
  g_free (disk->folder);
  g_free (disk->path);
  g_free (disk->filler);
}

static gboolean
try_set_read (DatelineStore *store, gint64 id, gboolean read, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineMarking) marking = NULL;

  dateline_store_set_read_async (store, &id, 1, read, NULL, storing_cb, &result);
  storing_wait (&result);
  marking = dateline_store_set_read_finish (store, result, error);
  return marking != NULL;
}

/* Which stories are read, a bit each. */
static guint64
list_read (DatelineStore *store)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GArray) unread = NULL;
  guint64 bits = ((guint64) 1 << N_STORIES) - 1;

  dateline_query_set_unread_only (query, TRUE);
  unread = storing_list_ids (store, query);
  for (guint i = 0; i < unread->len; i++)
    if (g_array_index (unread, gint64, i) <= N_STORIES)
      bits &= ~((guint64) 1 << (g_array_index (unread, gint64, i) - 1));
  return bits;
}

#define BIT(id) ((guint64) 1 << ((id) -1))

/* Marks stories until some wait, one after the other. */
static guint64
mark_some (Disk *disk)
{
  guint64 bits = 0;

  for (gint64 id = 1; id <= N_MARKS; id++)
    {
      g_assert_true (try_set_read (disk->store, id, TRUE, NULL));
      bits |= BIT (id);
    }
  g_assert_true ((dateline_store_get_limits (disk->store) & DATELINE_STORE_LIMIT_FULL) !=
                 0);
  g_assert_cmpuint (list_read (disk->store), ==, bits);
  return bits;
}

/* In the other program: takes a mark back, and says what came of it. */
static int
be_other (const char *path)
{
  DatelineStore *store = dateline_store_new (path);
  g_autoptr (GError) error = NULL;

  if (try_set_read (store, 3, FALSE, &error) &&
      storing_try_add_feed (store, "http://b.example/", NULL, &error))
    g_print ("done");
  else
    g_print ("%s",
             g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL)
                 ? "full"
                 : error->message);
  torturing_close (&store);
  return 0;
}

static char *program;

static GSubprocess *
start (const char *as, const char *path)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, as, path, NULL);

  g_assert_no_error (error);
  return process;
}

static char *
ask_other (Disk *disk)
{
  g_autoptr (GSubprocess) other = start ("--other", disk->path);
  g_autoptr (GBytes) said = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate (other, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (other));
  return g_strndup (g_bytes_get_data (said, NULL), g_bytes_get_size (said));
}

/* DB9, DB3: where marks of one program wait, another that finds a little room writes, and
 * does what waits before, so that what was marked last holds. Where it finds none it is
 * told so. */
static void
test_db9_other_program (void)
{
  Disk disk = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint64 bits;
  guint n_done;

  if (skip_outside ())
    return;
  set_up (&disk, TRUE);
  fill (&disk, 0);
  bits = mark_some (&disk);
  first = ask_other (&disk);
  if (!g_str_equal (first, "done"))
    g_assert_cmpstr (first, ==, "full");
  n_done = g_str_equal (first, "done");
  g_assert_cmpuint (list_read (disk.store), ==, n_done > 0 ? bits & ~BIT (3) : bits);

  /* Another mark waits; and there is not enough for the window to think that it has. */
  g_assert_true (try_set_read (disk.store, 3, TRUE, NULL));
  g_unlink (disk.filler);
  fill (&disk, SOME_ROOM);
  second = ask_other (&disk);
  g_assert_cmpstr (second, ==, "done");
  bits &= ~BIT (3);
  settle_until (list_read (disk.store) == bits);
  g_unlink (disk.filler);
  settle_until (dateline_store_get_limits (disk.store) == 0);
  g_assert_cmpuint (list_read (disk.store), ==, bits);
  torturing_close (&disk.store);
  open_store (&disk, FALSE);
  g_assert_cmpuint (list_read (disk.store), ==, bits);
  torturing_close (&disk.store);
  tear_down (&disk);
}

/* DB9, DB3: so does one that was open before they began to wait. */
static void
test_db9_beside (void)
{
  Disk disk = { 0 };
  DatelineStore *other;
  guint64 bits;

  if (skip_outside ())
    return;
  set_up (&disk, TRUE);
  other = dateline_store_new (disk.path);
  g_assert_true (storing_try_open (other, NULL));
  fill (&disk, 0);
  bits = mark_some (&disk);
  g_unlink (disk.filler);
  fill (&disk, SOME_ROOM);
  g_assert_true (try_set_read (other, 3, FALSE, NULL));
  bits &= ~BIT (3);
  g_assert_cmpuint (list_read (other), ==, bits);
  settle_until (list_read (disk.store) == bits);
  g_unlink (disk.filler);
  settle_until (dateline_store_get_limits (disk.store) == 0);
  torturing_close (&other);
  torturing_close (&disk.store);
  open_store (&disk, FALSE);
  g_assert_cmpuint (list_read (disk.store), ==, bits);
  torturing_close (&disk.store);
  tear_down (&disk);
}

static gint64
get_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_size : 0;
}

/* DB9: what has nowhere to wait is refused, and not shown as kept. Once there is room
 * there is a place for the next time. */
static void
test_db9_nowhere_to_wait (void)
{
  Disk disk = { 0 };
  g_autofree char *journal = NULL;
  guint64 bits = 0;
  guint n_refused = 0;

  if (skip_outside ())
    return;
  set_up (&disk, FALSE);
  journal = dateline_mark_journal_make_path (disk.path);
  fill (&disk, 0);
  torturing_close (&disk.store);
  fill (&disk, 0);
  open_store (&disk, TRUE);
  g_assert_cmpint (get_size (journal), ==, 0);
  for (gint64 id = 1; id <= N_STORIES; id++)
    {
      g_autoptr (GError) error = NULL;

      if (try_set_read (disk.store, id, TRUE, &error))
        {
          bits |= BIT (id);
          continue;
        }
      g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL);
      n_refused++;
      g_assert_cmpuint (list_read (disk.store), ==, bits);
    }
  g_assert_cmpuint (n_refused, >, 0);

  g_unlink (disk.filler);
  settle_until (dateline_store_get_limits (disk.store) == 0);
  g_assert_cmpuint (list_read (disk.store), ==, bits);
  g_assert_cmpint (get_size (journal), ==, DATELINE_MARK_JOURNAL_LEAST);
  fill (&disk, 0);
  for (gint64 id = 1; id <= N_STORIES; id++)
    g_assert_true (try_set_read (disk.store, id, TRUE, NULL));
  g_assert_cmpuint (list_read (disk.store), ==, BIT (N_STORIES + 1) - 1);
  torturing_close (&disk.store);
  tear_down (&disk);
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineMarking) marking =
      dateline_store_set_read_finish (DATELINE_STORE (source), result, &error);

  g_assert_no_error (error);
  (*(guint *) user_data)++;
}

/* DB9: a mark that finds room behind one that found none does not come before it. */
static void
test_db9_order (void)
{
  static const gint64 ids[] = { 3, 4 };
  Disk disk = { .folder = torturing_make_folder () };
  gint64 feed;
  guint n_marked = 0;

  disk.path = g_build_filename (disk.folder, "dateline.db", NULL);
  test_disk_set_up (disk.folder);
  open_store (&disk, TRUE);
  feed = storing_add_feed (disk.store, "http://a.example/", NULL);
  g_assert_true (
      torturing_try_merge (disk.store, feed, "a", N_STORIES, STORING_NOW, NULL));
  /* The fault is the writer's: the reader has its file open by now. */
  g_assert_cmpuint (list_read (disk.store), ==, 0);
  test_disk_fail (TEST_DISK_FULL, 1, FALSE);
  dateline_store_set_read_async (disk.store, ids, 2, TRUE, NULL, marked_cb, &n_marked);
  dateline_store_set_read_async (disk.store, ids, 1, FALSE, NULL, marked_cb, &n_marked);
  settle_until (n_marked == 2);
  g_assert_cmpuint (test_disk_get_n_failed (), ==, 1);
  g_assert_cmpuint (list_read (disk.store), ==, BIT (4));
  settle_until (dateline_store_get_limits (disk.store) == 0);
  torturing_close (&disk.store);
  test_disk_tear_down ();
  open_store (&disk, FALSE);
  g_assert_cmpuint (list_read (disk.store), ==, BIT (4));
  torturing_close (&disk.store);
  remove_folder (disk.folder);
  g_free (disk.folder);
  g_free (disk.path);
}

/* Leaves little room for marks that wait, by what is of no store. */
static void
write_much (const char *path)
{
  g_autoptr (DatelineMarkJournal) journal = dateline_mark_journal_new (path);

  dateline_mark_journal_lock (journal);
  for (guint n = 30000; n > 30; n /= 2)
    {
      g_autoptr (DatelineMarkNote) note =
          dateline_mark_note_new (DATELINE_STORE_CHANGE_READ, TRUE);

      for (guint i = 0; i < n; i++)
        dateline_mark_note_add (note, 1000000 + i, 1);
      while (dateline_mark_journal_add (journal, note, NULL))
        ;
    }
  dateline_mark_journal_unlock (journal);
}

/* In the other program: marks to and fro until that is refused, says what was kept, and
 * waits for its end. */
static void G_GNUC_NORETURN
be_killed (const char *path)
{
  DatelineStore *store = dateline_store_new (path);
  gboolean waits = FALSE;

  dateline_store_set_waits_for_room (store, TRUE);
  for (guint i = 0;; i++)
    {
      const gint64 id = i % N_STORIES + 1;
      const gboolean read = i / N_STORIES % 2 == 0;
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT " %d\n", id, read);

      if (!try_set_read (store, id, read, NULL))
        break;
      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        _exit (1);
      if (!waits && (dateline_store_get_limits (store) & DATELINE_STORE_LIMIT_FULL) != 0)
        write_much (path);
      waits = (dateline_store_get_limits (store) & DATELINE_STORE_LIMIT_FULL) != 0;
    }
  if (write (STDOUT_FILENO, "refused\n", strlen ("refused\n")) < 0)
    _exit (1);
  for (;;)
    pause ();
}

/* K7: so much waits that no more can: that is refused, and what was kept outlives the
 * program. */
static void
test_k7_too_much_waits (void)
{
  Disk disk = { 0 };
  g_autoptr (GSubprocess) victim = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  guint64 bits = 0;
  guint n_kept = 0;
  gboolean refused = FALSE;

  if (skip_outside ())
    return;
  set_up (&disk, TRUE);
  torturing_close (&disk.store);
  fill (&disk, 0);
  victim = start ("--victim", disk.path);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (victim));
  while (!refused)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
      guint64 bit;

      g_assert_nonnull (line);
      refused = g_str_equal (line, "refused");
      if (refused)
        break;
      n_kept++;
      bit = BIT (g_ascii_strtoll (line, NULL, 10));
      bits = g_str_has_suffix (line, " 1") ? bits | bit : bits & ~bit;
    }
  g_subprocess_force_exit (victim);
  g_subprocess_wait (victim, NULL, NULL);

  open_store (&disk, TRUE);
  g_assert_cmpuint (list_read (disk.store), ==, bits);
  g_unlink (disk.filler);
  settle_until (dateline_store_get_limits (disk.store) == 0);
  g_assert_cmpuint (list_read (disk.store), ==, bits);
  torturing_report ("K7",
                    "killed when no more could wait: %u marks were kept before, 0 lost",
                    n_kept);
  torturing_close (&disk.store);
  tear_down (&disk);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--victim"))
    be_killed (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--other"))
    return be_other (argv[2]);
  go_inside (argc, argv);
  program = g_file_read_link ("/proc/self/exe", NULL);
  torturing_init (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/torture/db9-other-program", test_db9_other_program);
  g_test_add_func ("/torture/db9-beside", test_db9_beside);
  g_test_add_func ("/torture/db9-nowhere-to-wait", test_db9_nowhere_to_wait);
  g_test_add_func ("/torture/db9-order", test_db9_order);
  g_test_add_func ("/torture/k7-too-much-waits", test_k7_too_much_waits);

  return g_test_run ();
}
