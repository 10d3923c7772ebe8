/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* DB3 and K9: two programs have one store. Each sees what the other changes, and when
 * both write at once nothing that either was told is lost. */

#include "dateline-torturing.h"

#include "dateline/store/dateline-store-private.h"

#include <stdio.h>

#define N_RACES 100
#define N_SAMPLED 8
#define N_STORIES 40
#define N_MARKS 12
#define N_MERGES 4

/* In the other program: one of two that mark a half of the stories each, and merge into a
 * feed of their own each. What was done is said, a line each. */
static int
race (const char *path, guint side)
{
  DatelineStore *store = dateline_store_new (path);
  g_autofree char *uri = g_strdup_printf ("http://side%u.example/", side);
  gint64 feed;

  setvbuf (stdout, NULL, _IONBF, 0);
  dateline_store_set_first_unread (store, -1, -1);
  feed = storing_add_feed (store, uri, NULL);
  for (guint i = 0; i < N_MARKS; i++)
    {
      g_autofree char *name = g_strdup_printf ("side%u-%u", side, i);
      g_autoptr (GError) error = NULL;
      gint64 id = 1 + 2 * i + side;

      if (!torturing_try_set_read (store, id, &error))
        g_error ("%s", error->message);
      printf ("mark %" G_GINT64_FORMAT "\n", id);
      if (i % (N_MARKS / N_MERGES) != 0)
        continue;
      if (!torturing_try_merge (store, feed, name, 6, STORING_NOW, &error))
        g_error ("%s", error->message);
      printf ("merge %s\n", name);
    }
  torturing_close (&store);
  return 0;
}

static char *program;

static GSubprocess *
begin (const char *path, guint side)
{
  g_autofree char *number = g_strdup_printf ("%u", side);
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                           &error,
                                           program,
                                           "--race",
                                           path,
                                           number,
                                           NULL);

  g_assert_no_error (error);
  return process;
}

/* What it said is so. */
static guint
assert_said (DatelineDatabase *database, const char *said)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  guint n = 0;

  for (; lines[n] != NULL && *lines[n] != '\0'; n++)
    {
      g_auto (GStrv) words = g_strsplit (lines[n], " ", -1);
      gboolean is_mark = g_str_equal (words[0], "mark");
      g_autofree char *sql =
          is_mark ? g_strdup_printf ("SELECT read FROM story WHERE id = %s", words[1])
                  : g_strdup_printf ("SELECT count(*) FROM story WHERE key GLOB '%s-*'",
                                     words[1]);

      g_assert_cmpint (torturing_get_number (database, sql), ==, is_mark ? 1 : 6);
    }
  return n;
}

static void
make_profile (const char *path)
{
  DatelineStore *store = dateline_store_new (path);
  gint64 feed;

  dateline_store_set_first_unread (store, -1, -1);
  feed = storing_add_feed (store, "http://a.example/", NULL);
  g_assert_true (torturing_try_merge (store, feed, "a", N_STORIES, STORING_NOW, NULL));
  torturing_close (&store);
}

static guint
run_race (void)
{
  g_autofree char *folder = torturing_make_folder ();
  g_autofree char *path = g_build_filename (folder, "dateline.db", NULL);
  GSubprocess *sides[2];
  g_autoptr (DatelineDatabase) database = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  guint n_said;

  make_profile (path);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    sides[i] = begin (path, i);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *said = NULL;
      g_autoptr (GError) error = NULL;

      g_subprocess_communicate_utf8 (sides[i], NULL, NULL, &said, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_successful (sides[i]));
      g_string_append (all, said);
    }
  database = torturing_open (path);
  torturing_assert_sound (database, TRUE);
  n_said = assert_said (database, all->str);
  g_assert_cmpint (torturing_get_number (database, "SELECT count(*) FROM story"),
                   ==,
                   N_STORIES + 2 * N_MERGES * 6);
  g_clear_pointer (&database, dateline_database_close);
  g_clear_object (&sides[0]);
  g_clear_object (&sides[1]);
  remove_folder (folder);
  return n_said;
}

static void
test_k9_races (void)
{
  guint n_races = torturing_is_full ? N_RACES : N_SAMPLED;
  guint n_said = 0;

  for (guint i = 0; i < n_races; i++)
    n_said += run_race ();
  g_assert_cmpuint (n_said, ==, n_races * 2 * (N_MARKS + N_MERGES));
  torturing_report ("K9",
                    "%u races of two programs, %u changes: none lost, none refused",
                    n_races,
                    n_said);
}

/* DB3 */

static gboolean
was_told (Storing *fixture)
{
  for (guint i = 0; i < fixture->changes->len; i++)
    if ((dateline_store_changes_get_flags (fixture->changes->pdata[i]) &
         DATELINE_STORE_CHANGE_ELSEWHERE) != 0)
      return TRUE;
  return FALSE;
}

/* What another program marks, saves and follows is seen within a second or two; what this
 * one does is no news. */
static void
test_db3_seen (Storing *fixture, gconstpointer unused)
{
  DatelineStore *other = dateline_store_new (fixture->path);
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  gint64 began;

  g_assert_true (
      torturing_try_merge (fixture->store, feed, "a", N_STORIES, STORING_NOW, NULL));
  settle_for (1200);
  for (gint64 id = 1; id < 4; id++)
    storing_set_read (fixture->store, id, TRUE);
  settle_for (1500);
  g_assert_false (was_told (fixture));

  g_assert_true (storing_try_open (other, NULL));
  for (gint64 id = 4; id < 7; id++)
    {
      g_ptr_array_set_size (fixture->changes, 0);
      began = g_get_monotonic_time ();
      storing_set_saved (other, id, TRUE);
      settle_until (was_told (fixture));
      g_test_message ("seen after %d ms",
                      (int) ((g_get_monotonic_time () - began) / 1000));
    }
  torturing_close (&other);
  settle_until (G_OBJECT (fixture->store)->ref_count == 1);
}

/* DB2 */

/* Of a thread's time as of the clock's: a busy computer makes all slow. */
#define MAX_DELAY (250 * G_TIME_SPAN_MILLISECOND)

static gint64
get_process_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * G_TIME_SPAN_SECOND + time.tv_nsec / 1000;
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineStoreChanges) changes =
      dateline_store_merge_finish (DATELINE_STORE (source), result, NULL);

  g_assert_nonnull (changes);
  ++*(guint *) user_data;
}

/* What a large refresh asks for, all at once. */
static void
flood (DatelineStore *store, gint64 feed, guint *n_merged)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("m%u", i);
      g_autoptr (DatelineFeedDocument) document = torturing_make_document (name, 20);
      g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);

      dateline_store_merge_async (store,
                                  feed,
                                  document,
                                  outcome,
                                  NULL,
                                  merged_cb,
                                  n_merged);
    }
}

/* A mark is on the disk in a quarter of a second, whatever else is to be written. */
static void
test_db2_marks_at_once (Storing *fixture, gconstpointer unused)
{
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  guint n_merged = 0;
  gint64 longest = 0;

  g_assert_true (
      torturing_try_merge (fixture->store, feed, "a", N_STORIES, STORING_NOW, NULL));
  flood (fixture->store, feed, &n_merged);
  for (gint64 id = 1; id <= 20; id++)
    {
      gint64 began = get_process_time ();

      storing_set_read (fixture->store, id, TRUE);
      longest = MAX (longest, get_process_time () - began);
    }
  g_test_message ("at most %d ms, %u of 200 documents merged meanwhile",
                  (int) (longest / 1000),
                  n_merged);
#ifndef DATELINE_SANITIZED
  g_assert_cmpint (longest, <=, MAX_DELAY);
#endif
  g_assert_cmpuint (n_merged, <, 200);
  settle_until (n_merged == 200);
}

/* Merges without a rest: for each document that was merged another one comes. */
typedef struct
{
  DatelineStore *store;
  gint64 feed;
  guint n_merged;
  guint n_under_way;
  gboolean is_over;
} Flow;

static void flow (Flow *self);

static void
flowed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Flow *self = user_data;

  merged_cb (source, result, &self->n_merged);
  self->n_under_way--;
  if (!self->is_over)
    flow (self);
}

static void
flow (Flow *self)
{
  g_autofree char *name = g_strdup_printf ("m%u", self->n_merged + self->n_under_way);
  g_autoptr (DatelineFeedDocument) document = torturing_make_document (name, 20);
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);

  self->n_under_way++;
  dateline_store_merge_async (self->store,
                              self->feed,
                              document,
                              outcome,
                              NULL,
                              flowed_cb,
                              self);
}

/* Another program has its turn while one merges without a rest. */
static void
test_db3_turns (Storing *fixture, gconstpointer unused)
{
  DatelineStore *other = dateline_store_new (fixture->path);
  Flow merging = { .store = fixture->store };

  merging.feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  g_assert_true (torturing_try_merge (fixture->store,
                                      merging.feed,
                                      "a",
                                      N_STORIES,
                                      STORING_NOW,
                                      NULL));
  g_assert_true (storing_try_open (other, NULL));
  for (guint i = 0; i < 50; i++)
    flow (&merging);
  for (gint64 id = 1; id <= 10; id++)
    {
      guint n_before = merging.n_merged;
      g_autoptr (GError) error = NULL;

      /* One that has no turn for five seconds fails. */
      torturing_try_set_read (other, id, &error);
      g_assert_no_error (error);
      g_test_message ("a mark after %u documents", merging.n_merged - n_before);
    }
  g_assert_cmpuint (merging.n_merged, >, 0);
  merging.is_over = TRUE;
  settle_until (merging.n_under_way == 0);
  torturing_close (&other);
  settle_until (G_OBJECT (fixture->store)->ref_count == 1);
}

/* What was marked a moment before the end is marked. */
static void
test_db2_before_the_end (Storing *fixture, gconstpointer unused)
{
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  g_autoptr (DatelineDatabase) database = NULL;

  g_assert_true (
      torturing_try_merge (fixture->store, feed, "a", N_STORIES, STORING_NOW, NULL));
  for (gint64 id = 1; id <= 10; id++)
    dateline_store_set_read_async (fixture->store, &id, 1, TRUE, NULL, NULL, NULL);
  dateline_store_close (fixture->store);
  database = torturing_open (fixture->path);
  g_assert_cmpint (
      torturing_get_number (database, "SELECT count(*) FROM story WHERE read = 1"),
      ==,
      10);
  settle_until (G_OBJECT (fixture->store)->ref_count == 1);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--race"))
    return race (argv[2], strtoul (argv[3], NULL, 10));
  program = argv[0];
  torturing_init (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/torture/db2-marks-at-once", test_db2_marks_at_once);
  STORING_TEST ("/torture/db2-before-the-end", test_db2_before_the_end);
  STORING_TEST ("/torture/db3-seen-by-the-other", test_db3_seen);
  STORING_TEST ("/torture/db3-turns", test_db3_turns);
  g_test_add_func ("/torture/k9-races", test_k9_races);

  return g_test_run ();
}
