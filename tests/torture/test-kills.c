/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* K1: the program is killed at any moment while it refreshes two hundred feeds and a
 * person marks, saves and searches. Each time the next one finds a sound file, all marks
 * that were made, each story once, and the validators of what was merged, not of what was
 * only fetched.
 *
 * The program is this one, started with --victim; it says what it is about to mark and
 * what was marked, a line each. */

#include "dateline-names.h"
#include "dateline-refreshing.h"
#include "dateline-torturing.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#define N_KILLS 500
#define N_SAMPLED 8
#define N_FEEDS 200
/* After so many the server and the profile are new ones. */
#define N_TOGETHER 10
/* Of a document: what is not there when it is killed comes again. */
#define N_ITEMS (N_TOGETHER + 2)

#define MAX_OPENING (2 * G_TIME_SPAN_SECOND)

/* The victim */

static void
say (const char *format, const char *what, gint64 id, gboolean value)
{
  g_autofree char *line =
      g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %d\n", format, what, id, value);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (1);
}

static void
mark (DatelineStore *store, gint64 id, gboolean saves, gboolean value)
{
  const char *what = saves ? "saved" : "read";

  say ("will", what, id, value);
  if (saves)
    storing_set_saved (store, id, value);
  else
    storing_set_read (store, id, value);
  say ("did", what, id, value);
}

static void
search (DatelineStore *store)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_words (query, "ferry");
  g_array_unref (storing_list_ids (store, query));
}

static void G_GNUC_NORETURN
be_killed (const char *path, guint32 seed)
{
  DatelineStore *store = dateline_store_new (path);
  DatelineFetcher *fetcher = dateline_fetcher_new (NULL);
  DatelineRefresher *refresher = dateline_refresher_new (store, fetcher);
  GRand *rand = g_rand_new_with_seed (seed);
  GAsyncResult *result = NULL;

  names_use ();
  dateline_fetcher_force_online (fetcher, TRUE);
  dateline_refresher_refresh_async (refresher,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    storing_cb,
                                    &result);
  for (guint i = 0;; i++)
    {
      g_autoptr (GArray) ids = storing_list_ids (store, NULL);

      for (guint j = 0; ids->len > 0 && j < 8; j++)
        mark (store,
              g_array_index (ids, gint64, g_rand_int_range (rand, 0, ids->len)),
              g_rand_boolean (rand),
              g_rand_boolean (rand));
      search (store);
      if (result != NULL)
        {
          say ("done", "refresh", 0, 0);
          g_usleep (20000);
        }
    }
}

/* Who kills it */

typedef struct
{
  char *folder;
  char *path;
  ScriptedServer *server;
  GHashTable *marks; /* "saved 12" to what it is for sure */
  char *open_mark;   /* of which only the intention was told, or NULL */
  gint64 n_stories;  /* there were already */
  GRand *rand;
  guint n_marks;
  guint n_refreshed; /* that were through before they were killed */
  gint64 longest_opening;
  guint longest_life; /* milliseconds */
} Killing;

/* What a feed has at its @nth request: an item more than before. */
static char *
make_document (guint feed, guint nth)
{
  GString *items = g_string_new ("<?xml version='1.0'?><rss version='2.0'><channel>"
                                 "<title>News</title>");

  for (int i = nth; i >= 0 && i > (int) nth - N_ITEMS; i--)
    g_string_append_printf (items,
                            "<item><title>Story %u of %u</title><guid>s%u</guid>"
                            "<description>A ferry ran aground near the harbour %u"
                            "</description></item>",
                            i,
                            feed,
                            i,
                            i);
  g_string_append (items, "</channel></rss>");
  return g_string_free (items, FALSE);
}

static void
begin_together (Killing *self)
{
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  DatelineStore *store;

  self->folder = torturing_make_folder ();
  self->path = g_build_filename (self->folder, "dateline.db", NULL);
  self->server = scripted_server_new ();
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_stories = 0;
  store = dateline_store_new (self->path);
  storing_try_remove_feed (store, 1, NULL);
  for (guint i = 0; i < N_FEEDS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *uri = g_strdup_printf ("http://h%u.test:%u%s",
                                              i,
                                              scripted_server_get_port (self->server),
                                              path);

      for (guint j = 0; j < N_ITEMS; j++)
        {
          g_autofree char *body = make_document (i, j);
          g_autofree char *etag = g_strdup_printf ("\"%u\"", j);

          scripted_reply_header (
              scripted_server_add (self->server, path, 200, NULL, body),
              "ETag",
              etag);
        }
      storing_add_feed (store, uri, NULL);
    }
  torturing_close (&store);
}

static void
end_together (Killing *self)
{
  scripted_server_free (self->server);
  remove_folder (self->folder);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->open_mark, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

/* What it said before it was killed; of the last line perhaps a part. */
static void
hear (Killing *self, const char *said)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  gboolean was_done = FALSE;

  g_clear_pointer (&self->open_mark, g_free);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_autofree char *mark_name = g_strjoin (" ", words[1], words[2], NULL);

      if (g_str_equal (words[0], "done"))
        {
          was_done = TRUE;
          continue;
        }
      g_clear_pointer (&self->open_mark, g_free);
      if (g_str_equal (words[0], "will"))
        {
          self->open_mark = g_steal_pointer (&mark_name);
          continue;
        }
      g_hash_table_replace (self->marks,
                            g_steal_pointer (&mark_name),
                            GINT_TO_POINTER (*words[3] == '1'));
      self->n_marks++;
    }
  /* Of that either may be. */
  if (self->open_mark != NULL)
    g_hash_table_remove (self->marks, self->open_mark);
  self->n_refreshed += was_done;
}

static void
live_and_die (Killing *self, const char *program)
{
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (self->rand));
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) victim = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                     &error,
                                                     program,
                                                     "--victim",
                                                     self->path,
                                                     seed,
                                                     NULL);

  g_assert_no_error (error);
  g_usleep (g_rand_int_range (self->rand, 1, self->longest_life) *
            G_TIME_SPAN_MILLISECOND);
  g_subprocess_force_exit (victim);
  g_subprocess_communicate_utf8 (victim, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  /* It must not have ended by itself. */
  g_assert_true (g_subprocess_get_if_signaled (victim));
  g_assert_cmpint (g_subprocess_get_term_sig (victim), ==, SIGKILL);
  hear (self, said);
}

static void
assert_marks (Killing *self, DatelineDatabase *database)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_auto (GStrv) words = g_strsplit (name, " ", 2);
      g_autofree char *sql =
          g_strdup_printf ("SELECT %s FROM story WHERE id = %s", words[0], words[1]);

      g_assert_cmpint (torturing_get_number (database, sql), ==, GPOINTER_TO_INT (value));
    }
}

/* Of each feed all is there that the document had whose validator it has, once, and
 * nothing of a later one. */
static void
assert_stories (Killing *self, DatelineDatabase *database)
{
  gint64 n = torturing_get_number (database, "SELECT count(*) FROM story");

  g_assert_cmpint (n, >=, self->n_stories);
  self->n_stories = n;
  g_assert_cmpint (
      torturing_get_number (database,
                            "SELECT count(*) FROM feed WHERE removed_at IS NULL AND"
                            " (SELECT count(*) FROM story WHERE feed_id = feed.id) <>"
                            " iif (etag IS NULL, 0, trim (etag, '\"') + 1)"),
      ==,
      0);
  g_assert_cmpint (
      torturing_get_number (
          database,
          "SELECT count(*) FROM (SELECT 1 FROM story JOIN headline ON story_id = id"
          " GROUP BY feed_id, title HAVING count(*) > 1)"),
      ==,
      0);
}

static void
check (Killing *self, gboolean thoroughly)
{
  gint64 began = g_get_monotonic_time ();
  g_autoptr (DatelineDatabase) database = torturing_open (self->path);
  gint64 opening = g_get_monotonic_time () - began;

  self->longest_opening = MAX (self->longest_opening, opening);
  torturing_assert_sound (database, thoroughly);
  assert_marks (self, database);
  assert_stories (self, database);
}

static char *program;

static void
test_k1_kills (void)
{
  guint n_kills = torturing_is_full ? N_KILLS : N_SAMPLED;
  Killing killing = { .longest_life = torturing_is_full ? 1500 : 700 };

  killing.rand = g_rand_new_with_seed (torturing_seed);
  for (guint i = 0; i < n_kills; i++)
    {
      if (i % N_TOGETHER == 0)
        begin_together (&killing);
      live_and_die (&killing, program);
      check (&killing, i % 50 == 0);
      if ((i + 1) % N_TOGETHER == 0 || i + 1 == n_kills)
        end_together (&killing);
    }
  g_rand_free (killing.rand);
  torturing_report ("K1",
                    "%u kills, %u of them after the refresh was through, %u marks made:"
                    " none lost, no story lost or twice, opened in %d ms at most",
                    n_kills,
                    killing.n_refreshed,
                    killing.n_marks,
                    (int) (killing.longest_opening / 1000));
  g_assert_cmpuint (killing.n_marks, >, 0);
#ifndef DATELINE_SANITIZED
  g_assert_cmpint (killing.longest_opening, <=, MAX_OPENING);
#endif
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--victim"))
    be_killed (argv[2], strtoul (argv[3], NULL, 10));
  program = argv[0];
  torturing_init (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/torture/k1-kills", test_k1_kills);

  return g_test_run ();
}
