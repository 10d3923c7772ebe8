/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* K5: the program is killed while it brings an older store up to date, at whatever write
 * to the disk: the file is of one version as a whole, nothing of it is lost, and the next
 * start finishes. `--full` kills at fifty moments each, and stores of up to 100,000
 * stories.
 */

#include "../support/dateline-damaging.h"
#include "../support/dateline-torturing.h"

#include "dateline/store/dateline-backup-private.h"
#include "dateline/store/dateline-migrations-private.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* A way to the disk on which the program dies at a certain step. */
typedef struct
{
  sqlite3_io_methods methods; /* first: what a file refers to */
  const sqlite3_io_methods *real;
} Way;

/* SQLite has other methods for a database than for its logs. */
static Way ways[8];
static sqlite3_vfs counting;
static guint n_steps;
static guint dies_at;

static const sqlite3_io_methods *
step (sqlite3_file *file)
{
  if (++n_steps == dies_at)
    raise (SIGKILL);
  return ((const Way *) file->pMethods)->real;
}

static int
write_cb (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  return step (file)->xWrite (file, bytes, length, offset);
}

static int
truncate_cb (sqlite3_file *file, sqlite3_int64 length)
{
  return step (file)->xTruncate (file, length);
}

static int
sync_cb (sqlite3_file *file, int flags)
{
  return step (file)->xSync (file, flags);
}

static const sqlite3_io_methods *
get_counting (const sqlite3_io_methods *real)
{
  Way *way = ways;

  while (way->real != NULL && way->real != real)
    way++;
  g_assert_true (way < ways + G_N_ELEMENTS (ways));
  way->real = real;
  way->methods = *real;
  way->methods.xWrite = write_cb;
  way->methods.xTruncate = truncate_cb;
  way->methods.xSync = sync_cb;
  return &way->methods;
}

static int
open_cb (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
  sqlite3_vfs *real = vfs->pAppData;
  int result = real->xOpen (real, name, file, flags, out);

  if (file->pMethods != NULL)
    file->pMethods = get_counting (file->pMethods);
  return result;
}

static void
count_steps (guint last)
{
  sqlite3_vfs *real = sqlite3_vfs_find (NULL);

  counting = *real;
  counting.zName = "counting";
  counting.pAppData = real;
  counting.xOpen = open_cb;
  counting.pNext = NULL;
  n_steps = 0;
  dies_at = last;
  sqlite3_vfs_register (&counting, TRUE);
}

/* Opens it in a process of its own, which dies at step @last, 0 for never; how many steps
 * there were. */
static guint
open_in_child (const char *path, guint last)
{
  int pipe_ends[2];
  guint n = 0;
  int status;
  pid_t child;

  g_assert_no_errno (pipe (pipe_ends));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (DatelineDatabase) database = NULL;
      g_autoptr (GError) error = NULL;

      count_steps (last);
      database = dateline_database_open (path, DATELINE_DATABASE_WRITER, &error);
      if (database == NULL)
        g_printerr ("%s\n", error->message);
      if (database == NULL || write (pipe_ends[1], &n_steps, sizeof n_steps) < 0)
        _exit (1);
      g_clear_pointer (&database, dateline_database_close);
      _exit (0);
    }
  close (pipe_ends[1]);
  if (read (pipe_ends[0], &n, sizeof n) < (gssize) sizeof n)
    n = 0;
  close (pipe_ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL
                                      : WEXITSTATUS (status) == 0);
  return n;
}

/* As the first version kept them. */
static const char FILL[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)"
    " INSERT INTO feed (uri, address, added_at, fetched_at)"
    " SELECT 'http://f' || i, 'f' || i, 1, 1772366400 FROM n;"
    "INSERT INTO category (name, fold) VALUES ('World', 'world');"
    "INSERT INTO feed_category SELECT id, 1, 0 FROM feed;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
    " INSERT INTO story (id, feed_id, time, read, saved, digest, first_seen, key)"
    " SELECT i, 2 + i %% 20, 1772366400 - i, i %% 3 = 0, i %% 11 = 0, i, 1772366400,"
    " 'g:' || i FROM n;"
    "INSERT INTO headline (story_id, published_offset, title)"
    " SELECT id, 0, 'Story ' || id FROM story;"
    "INSERT INTO body SELECT id, '<p>' || hex (randomblob (400)) || '</p>',"
    " hex (randomblob (200)), NULL, NULL, x'00000000' FROM story;"
    "INSERT INTO story_category SELECT 1, time, id, 0, 1 FROM story;"
    "INSERT INTO search (rowid, title) SELECT story_id, title FROM headline;";

/* What has to be the same before and after. */
static const char *const facts[] = {
  "SELECT id, uri FROM feed ORDER BY id",
  "SELECT * FROM feed_category ORDER BY feed_id",
  "SELECT id, feed_id, time, read, saved, key FROM story ORDER BY id",
  "SELECT story_id, title FROM headline ORDER BY story_id",
  "SELECT category_id, story_id, filed FROM story_category ORDER BY story_id",
  "SELECT count (*) FROM body",
};

static char *
read_facts (const char *path)
{
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3 *handle = damaging_open (path);

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *list = damaging_list (handle, facts[i]);

      g_checksum_update (digest, (const guchar *) list, -1);
    }
  sqlite3_close (handle);
  return g_strdup (g_checksum_get_string (digest));
}

static DatelineDatabase *
make_version (const char *path, guint version, guint n_stories)
{
  g_autofree char *fill = g_strdup_printf (FILL, n_stories);
  g_autoptr (GError) error = NULL;
  DatelineDatabase *database =
      dateline_database_open (path, DATELINE_DATABASE_BUILDER, &error);

  g_assert_no_error (error);
  dateline_migrations_run_to (database, 1, &error);
  g_assert_no_error (error);
  if (n_stories > 0)
    dateline_database_run (database, fill, &error);
  g_assert_no_error (error);
  dateline_migrations_run_to (database, version, &error);
  g_assert_no_error (error);
  return database;
}

static const char SCHEMA[] = "SELECT type, name, sql FROM sqlite_schema"
                             " WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name";

/* The tables of each version, as lines. */
static GPtrArray *
list_schemas (void)
{
  GPtrArray *schemas = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = torturing_make_folder ();
  g_autofree char *path = g_build_filename (folder, "dateline.db", NULL);

  g_ptr_array_add (schemas, NULL);
  for (guint version = 1; version <= dateline_migrations_get_latest (); version++)
    {
      sqlite3 *handle;

      dateline_database_close (make_version (path, version, 0));
      handle = damaging_open (path);
      g_ptr_array_add (schemas, damaging_list (handle, SCHEMA));
      sqlite3_close (handle);
      g_unlink (path);
    }
  remove_folder (folder);
  return schemas;
}

/* One version as a whole, with all that was in it. */
static void
assert_whole (const char *path, GPtrArray *schemas, guint oldest, const char *expected)
{
  sqlite3 *handle = damaging_open (path);
  guint version = damaging_count (handle, "PRAGMA user_version");
  g_autofree char *schema = damaging_list (handle, SCHEMA);
  g_autofree char *sound = damaging_list (handle, "PRAGMA quick_check");
  g_autofree char *found = NULL;

  sqlite3_close (handle);
  g_assert_cmpuint (version, >=, oldest);
  g_assert_cmpuint (version, <, schemas->len);
  g_assert_cmpstr (schema, ==, schemas->pdata[version]);
  g_assert_cmpstr (sound, ==, "ok\n");
  found = read_facts (path);
  g_assert_cmpstr (found, ==, expected);
}

/* Copies the file and what belongs to it to a folder of its own. */
static char *
copy_to (const char *folder, GBytes *bytes)
{
  char *path = g_build_filename (folder, "killed", "dateline.db", NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  remove_folder (parent);
  g_mkdir (parent, 0700);
  damaging_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return path;
}

/* Numbers of versions may have been left out. */
static gboolean
is_version (const char *path, guint version)
{
  sqlite3 *handle = damaging_open (path);
  gint64 found = damaging_count (handle, "PRAGMA user_version");

  sqlite3_close (handle);
  return found == version;
}

static guint
kill_from (GPtrArray *schemas, guint version, guint n_stories, guint n_kills)
{
  g_autofree char *folder = torturing_make_folder ();
  g_autofree char *model = g_build_filename (folder, "dateline.db", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n;

  dateline_database_close (make_version (model, version, n_stories));
  if (!is_version (model, version))
    {
      remove_folder (folder);
      return 0;
    }
  expected = read_facts (model);
  bytes = damaging_read (model);
  whole = copy_to (folder, bytes);
  n = open_in_child (whole, 0);
  g_assert_cmpuint (n, >, 0);
  g_test_message ("from version %u with %u stories: %u writes", version, n_stories, n);
  for (guint i = 0; i < n_kills; i++)
    {
      g_autofree char *path = copy_to (folder, bytes);
      g_autoptr (GPtrArray) backups = NULL;

      open_in_child (path, 1 + ((guint64) i * n / n_kills + torturing_seed - 1) % n);
      assert_whole (path, schemas, version, expected);
      open_in_child (path, 0);
      assert_whole (path, schemas, dateline_migrations_get_latest (), expected);
      backups = dateline_backup_list (path, DATELINE_BACKUP_BEFORE);
      g_assert_cmpuint (backups->len, >=, 1);
      assert_whole (backups->pdata[backups->len - 1], schemas, version, expected);
    }
  remove_folder (folder);
  return n_kills;
}

static void
test_killed (void)
{
  g_autoptr (GPtrArray) schemas = list_schemas ();
  guint n = torturing_is_full ? 50 : 2;
  guint n_kills = 0, n_versions = 0;

  for (guint version = 1; version < dateline_migrations_get_latest (); version++)
    {
      guint n_of_empty = kill_from (schemas, version, 0, n);

      n_versions += n_of_empty > 0;
      n_kills += n_of_empty;
      n_kills += kill_from (schemas, version, torturing_is_full ? 10000 : 60, n);
      if (torturing_is_full)
        n_kills += kill_from (schemas, version, 100000, n);
    }
  torturing_report ("K5",
                    "killed %u times on the way from %u versions, each time of one"
                    " version as a whole",
                    n_kills,
                    n_versions);
}

int
main (int argc, char **argv)
{
  torturing_init (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/durable/K5/migrations-killed", test_killed);

  return g_test_run ();
}
