/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A folder that cannot be written to (K8, DB10), a file on a network drive (DB11). The
 * first needs a file system of its own. */

#include "dateline-refreshing.h"
#include "dateline-torturing.h"
#include "own-file-systems.h"

#include "dateline/store/dateline-readable-file-private.h"
#include "dateline/store/dateline-store-private.h"

#include <sys/syscall.h>
#include <sys/vfs.h>

/* What the system says that files lie on; 0 for the truth. */
static guint32 said_kind;

/* In the place of the system's. */
int
statfs (const char *path, struct statfs *status)
{
  if (said_kind == 0)
    return syscall (SYS_statfs, path, status);
  memset (status, 0, sizeof *status);
  status->f_type = said_kind;
  return 0;
}

/* What lies in a folder when it can no longer be written to. */
typedef enum
{
  STATE_CLEAN,
  STATE_WITH_LOG,
  STATE_WITH_LOG_ALONE,
  STATE_OLD,
  N_STATES,
} State;

static const char *const state_names[] = { "after a clean end",
                                           "with a log",
                                           "with a log but not its index",
                                           "of the first version" };

static void
copy_part (const char *from, const char *to, const char *part)
{
  g_autofree char *source = g_strconcat (from, part, NULL);
  g_autofree char *target = g_strconcat (to, part, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (source, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (target, bytes, length, &error);
  g_assert_no_error (error);
}

/* Six stories about a ferry, of which the log has three if there is one. */
static void
make_profile (const char *path, State state, const char *uri)
{
  g_autofree char *folder = torturing_make_folder ();
  g_autofree char *origin = g_build_filename (folder, "dateline.db", NULL);
  DatelineStore *store = dateline_store_new (origin);
  gint64 feed = storing_add_feed (store, uri, NULL);

  g_assert_true (torturing_try_merge (store, feed, "a", 3, STORING_NOW, NULL));
  torturing_close (&store);
  store = dateline_store_new (origin);
  g_assert_true (torturing_try_merge (store, feed, "b", 3, STORING_NOW, NULL));
  if (state != STATE_WITH_LOG && state != STATE_WITH_LOG_ALONE)
    torturing_close (&store);
  copy_part (origin, path, "");
  if (store != NULL)
    copy_part (origin, path, "-wal");
  if (state == STATE_WITH_LOG)
    copy_part (origin, path, "-shm");
  if (store != NULL)
    torturing_close (&store);
  remove_folder (folder);
}

static void
make_read_only (const char *folder, gboolean is_to_be)
{
  if (is_to_be)
    {
      g_assert_cmpint (mount (folder, folder, NULL, MS_BIND, NULL), ==, 0);
      g_assert_cmpint (mount (NULL, folder, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL),
                       ==,
                       0);
    }
  else
    g_assert_cmpint (umount (folder), ==, 0);
}

/* All can be read and found, nothing is changed, nobody is asked. */
static void
read_only (DatelineStore *store, ScriptedServer *server)
{
  g_autoptr (DatelineFetcher) fetcher = dateline_fetcher_new (NULL);
  DatelineRefresher *refresher = dateline_refresher_new (store, fetcher);
  g_autoptr (DatelineQuery) words = dateline_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) mark_error = NULL;
  g_autoptr (GError) refresh_error = NULL;

  g_assert_cmpuint (dateline_store_get_limits (store),
                    ==,
                    DATELINE_STORE_LIMIT_READ_ONLY);
  all = storing_list_ids (store, NULL);
  g_assert_cmpuint (all->len, ==, 6);
  entry = storing_load_entry (store, g_array_index (all, gint64, 0), &error);
  g_assert_no_error (error);
  dateline_query_set_words (words, "ferry");
  found = storing_list_ids (store, words);
  g_assert_cmpuint (found->len, ==, 6);

  g_assert_false (torturing_try_set_read (store, 1, &mark_error));
  g_assert_error (mark_error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_READ_ONLY);
  dateline_fetcher_force_online (fetcher, TRUE);
  dateline_refresher_refresh_async (refresher,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    storing_cb,
                                    &result);
  storing_wait (&result);
  summary = dateline_refresher_refresh_finish (refresher, result, &refresh_error);
  g_assert_error (refresh_error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_READ_ONLY);
  g_assert_cmpuint (scripted_server_get_n_requests (server, NULL), ==, 0);
  g_clear_object (&result);
  settle_finalize (refresher);
}

/* No copy is made where the file itself can be read. */
static void
assert_read_in_place (const char *path, State state)
{
  DatelineReadableFile *readable = dateline_readable_file_find (path, NULL);

  g_assert_nonnull (readable);
  g_assert_cmpint (readable->folder == NULL,
                   ==,
                   state == STATE_CLEAN || state == STATE_WITH_LOG);
  dateline_readable_file_free (readable);
}

static void
test_k8_read_only (void)
{
  ScriptedServer *server;
  g_autofree char *uri = NULL;

  if (skip_outside ())
    return;
  server = scripted_server_new ();
  uri = scripted_server_uri (server, "/feed");
  for (State state = 0; state < N_STATES; state++)
    {
      g_autofree char *folder = torturing_make_folder ();
      g_autofree char *path = g_build_filename (folder, "dateline.db", NULL);
      DatelineStore *store = dateline_store_new (path);

      g_test_message ("%s", state_names[state]);
      if (state == STATE_OLD)
        torturing_make_first_version (path, 6);
      else
        make_profile (path, state, uri);
      make_read_only (folder, TRUE);
      assert_read_in_place (path, state);
      g_assert_true (storing_try_open (store, NULL));
      read_only (store, server);
      torturing_close (&store);
      make_read_only (folder, FALSE);
      remove_folder (folder);
    }
  scripted_server_free (server);
  torturing_report ("K8",
                    "%u kinds of profile in a folder that cannot be written to: all"
                    " read and searched, nothing changed, 0 requests",
                    N_STATES);
}

/* A newer version's file is not read either, nor one that is not ours. */
static void
test_db10_refused (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  DatelineStore *store;

  if (skip_outside ())
    return;
  folder = torturing_make_folder ();
  path = g_build_filename (folder, "dateline.db", NULL);
  store = dateline_store_new (path);
  g_assert_true (g_file_set_contents (path, "Dear diary,", -1, NULL));
  make_read_only (folder, TRUE);
  g_assert_false (storing_try_open (store, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_OURS);
  torturing_close (&store);
  make_read_only (folder, FALSE);
  remove_folder (folder);
}

static void
test_db11_network_drive (void)
{
  static const guint32 kinds[] = { 0x6969, 0xff534d42, 0xfe534d42, 0x65735546 };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *folder = torturing_make_folder ();
      g_autofree char *path = g_build_filename (folder, "dateline.db", NULL);
      g_autofree char *log = g_strconcat (path, "-wal", NULL);
      DatelineStore *store = dateline_store_new (path);
      gint64 feed;

      said_kind = kinds[i];
      g_assert_true (storing_try_open (store, NULL));
      g_assert_cmpuint (dateline_store_get_limits (store),
                        ==,
                        DATELINE_STORE_LIMIT_DISTANT);
      feed = storing_add_feed (store, "http://a.example/", NULL);
      g_assert_true (torturing_try_merge (store, feed, "a", 6, STORING_NOW, NULL));
      g_assert_true (torturing_try_set_read (store, 1, NULL));
      g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
      torturing_close (&store);

      /* At home it has a log again, and all that was there. */
      said_kind = 0;
      store = dateline_store_new (path);
      g_assert_true (storing_try_open (store, NULL));
      g_assert_cmpuint (dateline_store_get_limits (store), ==, 0);
      g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
      torturing_close (&store);
      remove_folder (folder);
    }
}

int
main (int argc, char **argv)
{
  go_inside (argc, argv);
  torturing_init (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/torture/k8-read-only", test_k8_read_only);
  g_test_add_func ("/torture/db10-refused", test_db10_refused);
  g_test_add_func ("/torture/db11-network-drive", test_db11_network_drive);

  return g_test_run ();
}
