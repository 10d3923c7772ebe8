/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* K3: each call that the store makes to the disk fails once, and from then on: nothing
 * crashes, what is said to be done is done, what failed left no trace, and the file is
 * sound. */

#include "dateline-torturing.h"

#include "dateline-test-disk.h"

#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-search-tokenizer-private.h"

#include <sqlite3.h>

/* So many injections a deed and fault in a sample; and how rarely one is made that has
 * the store wait for its five seconds. */
#define N_SAMPLED 4
#define N_LEAST 3000 /* in all, where it is no sample */
#define ONE_IN_SLOW 40

#define LATER (STORING_NOW + 30 * STORING_DAY)

#define VERSION "PRAGMA user_version"
#define MERGED "SELECT count(*) FROM story WHERE key LIKE 'new%'"
#define MARKED "SELECT count(*) FROM story WHERE read = 1"
#define STORIES "SELECT count(*) FROM story"

/* The files that a deed begins with. */
typedef struct
{
  char *bytes;
  gsize length;
} Template;

typedef struct
{
  char *folder;
  char *path;
  char *backup;
  Template now;
  Template first_version;
  gint64 story; /* that is marked */
  gint64 feed;  /* that is merged into, and purged */
} Fixture;

/* What is done, on a store that is open unless it begins by opening. TRUE if it is said
 * to be done. */
typedef gboolean (*DoFunc) (Fixture *fixture, DatelineStore *store);
typedef struct
{
  const char *name;
  DoFunc perform;
  const char *measure; /* how far it is done, as SQL of the file; NULL: of the copy */
  gint64 before;
  gint64 after;
  gboolean opens;       /* the deed is to open the file */
  gboolean is_stepwise; /* of the first version, and any in between will do */
} Deed;

static guint n_injections;
static guint n_successes;

static gboolean
do_open (Fixture *fixture, DatelineStore *store)
{
  /* What can only be read is not what was asked for, and the store says so. */
  return storing_try_open (store, NULL) && dateline_store_get_limits (store) == 0;
}

static gboolean
do_merge (Fixture *fixture, DatelineStore *store)
{
  return torturing_try_merge (store, fixture->feed, "new", 12, LATER, NULL);
}

static gboolean
do_mark (Fixture *fixture, DatelineStore *store)
{
  return torturing_try_set_read (store, fixture->story, NULL);
}

static gboolean
do_purge (Fixture *fixture, DatelineStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) purged = NULL;

  dateline_store_set_keeping (store, -1, 5);
  dateline_store_purge_async (store, fixture->feed, NULL, storing_cb, &result);
  storing_wait (&result);
  purged = dateline_store_purge_finish (store, result, NULL);
  return purged != NULL;
}

/* A whole copy, as backups are made. */
static gboolean
do_copy (Fixture *fixture, DatelineStore *store)
{
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", fixture->backup);
  g_autoptr (DatelineDatabase) database =
      dateline_database_open (fixture->path, DATELINE_DATABASE_WRITER, NULL);

  return database != NULL && dateline_database_run (database, sql, NULL);
}

/* Without the program, which would do what was not done. 0 if it cannot be had. */
static gint64
get_number (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 n = 0;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
      dateline_search_tokenizer_add (handle) &&
      sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return n;
}

static gint64
measure (Fixture *fixture, const Deed *deed)
{
  if (deed->measure != NULL)
    return get_number (fixture->path, deed->measure);
  return get_number (
      fixture->backup,
      "SELECT count(*) = 40 FROM story"
      " WHERE (SELECT quick_check FROM pragma_quick_check LIMIT 1) = 'ok'");
}

static void
take_template (Fixture *fixture, Template *template)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (fixture->path, &template->bytes, &template->length, &error);
  g_assert_no_error (error);
}

/* The folder with nothing but the file of @template in it. */
static void
lay_out (Fixture *fixture, const Template *template)
{
  g_autoptr (GError) error = NULL;

  remove_folder (fixture->folder);
  g_mkdir (fixture->folder, 0700);
  g_file_set_contents_full (fixture->path,
                            template->bytes,
                            template->length,
                            G_FILE_SET_CONTENTS_NONE,
                            0600,
                            &error);
  g_assert_no_error (error);
}

static void
make_present_version (Fixture *fixture)
{
  DatelineStore *store = dateline_store_new (fixture->path);
  g_autoptr (GError) error = NULL;

  fixture->feed = storing_add_feed (store, "http://b.example/", "News");
  torturing_try_merge (store, fixture->feed, "old", 39, STORING_NOW, &error);
  g_assert_no_error (error);
  torturing_try_merge (store, fixture->feed, "last", 1, LATER, &error);
  g_assert_no_error (error);
  fixture->story = storing_find (store, "last-0");
  torturing_close (&store);
  take_template (fixture, &fixture->now);
}

static void
fixture_set_up (Fixture *fixture)
{
  fixture->folder = torturing_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "dateline.db", NULL);
  fixture->backup = g_build_filename (fixture->folder, "copy.db", NULL);
  torturing_make_first_version (fixture->path, 30);
  take_template (fixture, &fixture->first_version);
  g_unlink (fixture->path);
  make_present_version (fixture);
}

static void
fixture_tear_down (Fixture *fixture)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->backup);
  g_free (fixture->now.bytes);
  g_free (fixture->first_version.bytes);
}

/* Does it with the disk failing at the @nth call; closes the store with it too. */
static gboolean
perform (Fixture *fixture,
         const Deed *deed,
         TestDiskFault fault,
         guint nth,
         gboolean sticky)
{
  DatelineStore *store;
  gboolean done;

  lay_out (fixture, deed->is_stepwise ? &fixture->first_version : &fixture->now);
  store = dateline_store_new (fixture->path);
  dateline_store_set_first_unread (store, -1, -1);
  if (!deed->opens)
    g_assert_true (storing_try_open (store, NULL));
  test_disk_fail (fault, nth, sticky);
  done = deed->perform (fixture, store);
  torturing_close (&store);
  return done;
}

/* Looks at what came of it. */
static void
check (Fixture *fixture, const Deed *deed, gboolean done)
{
  g_autoptr (DatelineDatabase) database = NULL;
  gint64 came_of_it;

  test_disk_fail (TEST_DISK_IOERR, 0, FALSE);
  came_of_it = measure (fixture, deed);
  database = torturing_open (fixture->path);
  torturing_assert_sound (database, FALSE);
  if (deed->opens)
    g_assert_cmpint (torturing_get_number (database, "SELECT count(*) FROM story"),
                     ==,
                     deed->is_stepwise ? 30 : 40);
  if (done)
    g_assert_cmpint (came_of_it, ==, deed->after);
  else if (deed->is_stepwise)
    g_assert_true (came_of_it >= deed->before && came_of_it <= deed->after);
  else
    g_assert_true (came_of_it == deed->before || came_of_it == deed->after);
}

static void
inject (Fixture *fixture,
        const Deed *deed,
        TestDiskFault fault,
        guint nth,
        gboolean sticky)
{
  gboolean done;

  g_test_message ("%s: %s at call %u%s",
                  deed->name,
                  test_disk_fault_get_name (fault),
                  nth,
                  sticky ? " and after" : "");
  done = perform (fixture, deed, fault, nth, sticky);
  n_injections += test_disk_get_n_failed () > 0;
  n_successes += done;
  check (fixture, deed, done);
}

static void
inject_all (Fixture *fixture, const Deed *deed, TestDiskFault fault, GRand *rand)
{
  guint n_calls;

  g_assert_true (perform (fixture, deed, fault, 0, FALSE));
  n_calls = test_disk_get_n_calls ();
  check (fixture, deed, TRUE);
  for (guint sticky = 0; sticky <= 1; sticky++)
    {
      gboolean is_slow = fault == TEST_DISK_BUSY && sticky;
      guint step = is_slow             ? MIN (n_calls, ONE_IN_SLOW)
                   : torturing_is_full ? 1
                                       : MAX (1, n_calls / N_SAMPLED);

      if (is_slow && !torturing_is_full)
        break;
      for (guint nth = g_rand_int_range (rand, 1, step + 1); nth <= n_calls; nth += step)
        inject (fixture, deed, fault, nth, sticky);
    }
}

static void
test_k3_disk_faults (void)
{
  const guint latest = dateline_migrations_get_latest ();
  const Deed deeds[] = {
    { "open", do_open, VERSION, latest, latest, TRUE, FALSE },
    { "migrate", do_open, VERSION, 1, latest, TRUE, TRUE },
    { "merge", do_merge, MERGED, 0, 12, FALSE, FALSE },
    { "mark", do_mark, MARKED, 0, 1, FALSE, FALSE },
    { "purge", do_purge, STORIES, 40, 5, FALSE, FALSE },
    { "copy", do_copy, NULL, 0, 1, FALSE, FALSE },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (torturing_seed);
  Fixture fixture = { 0 };

  fixture_set_up (&fixture);
  test_disk_set_up (fixture.folder);
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    for (TestDiskFault fault = 0; fault < TEST_DISK_N_FAULTS; fault++)
      inject_all (&fixture, &deeds[i], fault, rand);
  test_disk_tear_down ();
  fixture_tear_down (&fixture);
  torturing_report ("K3",
                    "%u calls to the disk failed, %u times it was done all the same;"
                    " no file damaged, nothing half done, nothing said that was not so",
                    n_injections,
                    n_successes);
  g_assert_cmpuint (n_injections, >=, torturing_is_full ? N_LEAST : 1);
}

int
main (int argc, char **argv)
{
  torturing_init (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/torture/k3-disk-faults", test_k3_disk_faults);

  return g_test_run ();
}
