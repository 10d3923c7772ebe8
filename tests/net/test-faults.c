/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Each fault that a server can show, all the way from the wire to the store. Every case
 * is a feed of its own, and all are refreshed together: once well, once with their
 * faults, once well again. What the reader is told and what is stored is looked at after
 * each. Times are three tenths of what they are. */

#include "dateline-names.h"
#include "dateline-refreshing.h"
#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/refresh/dateline-schedule-private.h"
#include "fault-cases.h"

#include <string.h>

#define TIME_SCALE 0.3
#define GOOD_ETAG "W/\"good one\""
#define GOOD_DATE "Sat, 30 Aug 2014 11:40:24 GMT"

/* How a feed of a case was after a round. */
typedef struct
{
  DatelineFeed *feed;
  GString *stories;
  GString *kept; /* address, validators and digest */
  guint n_requests;
} State;

typedef struct
{
  Storing storing;
  DatelineFetcher *fetcher;
  DatelineRefresher *refresher;
  FaultServers servers;
  GPtrArray *servers_of_cases; /* of ScriptedServer, a case an entry */
  gint64 *ids;
  State *states[3];
  gint64 time; /* microseconds that the round with the faults took */
} World;

static World world;

static char *
make_path (const FaultCase *fault)
{
  g_autofree char *row = g_ascii_strdown (fault->row, -1);

  return g_strdup_printf ("/%s-%s", row, fault->name);
}

static char *
make_uri (guint i)
{
  const FaultCase *fault = &fault_cases[i];
  ScriptedServer *server = world.servers_of_cases->pdata[i];
  g_autofree char *path = make_path (fault);

  if (fault->place != FAULT_ON_SERVER)
    return scripted_server_uri (server, path);
  return g_strdup_printf ("http://%s.test:%u%s",
                          path + 1,
                          scripted_server_get_port (server),
                          path);
}

static ScriptedServer *
choose_server (const FaultCase *fault, const char *pem)
{
  switch (fault->place)
    {
    case FAULT_ON_LOST:
      return world.servers.lost;
    case FAULT_ON_TLS:
      return world.servers.tls;
    case FAULT_ON_BAD_TLS:
      return scripted_server_new_tls (pem);
    case FAULT_ON_SERVER:
    default:
      return world.servers.server;
    }
}

/* The round before the faults, and with other text the one after. */
static void
script_good_answer (guint i, const char *text)
{
  const FaultCase *fault = &fault_cases[i];
  g_autofree char *path = make_path (fault);
  ScriptedReply *reply = scripted_server_add (world.servers_of_cases->pdata[i],
                                              path,
                                              200,
                                              "application/rss+xml",
                                              text);

  if (!fault->is_bare)
    scripted_reply_header (scripted_reply_header (reply, "ETag", GOOD_ETAG),
                           "Last-Modified",
                           GOOD_DATE);
}

/* The faults come at a later start of the program, which knows only what is stored. */
static void
start_program (const char *pem)
{
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (pem, NULL);

  world.fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  world.refresher = dateline_refresher_new (world.storing.store, world.fetcher);
  dateline_fetcher_force_online (world.fetcher, TRUE);
  dateline_fetcher_set_time_scale (world.fetcher, TIME_SCALE);
  dateline_fetcher_set_tls_database (world.fetcher, database);
}

static void
end_program (void)
{
  settle_finalize (world.refresher);
  settle_finalize (world.fetcher);
  settle_until (G_OBJECT (world.storing.store)->ref_count == 1);
}

static void
set_up_world (const char *pem)
{
  g_autoptr (GError) error = NULL;

  names_use ();
  storing_set_up (&world.storing, NULL);
  storing_try_remove_feed (world.storing.store, 1, &error);
  g_assert_no_error (error);

  world.servers.server = scripted_server_new ();
  world.servers.lost = scripted_server_new ();
  world.servers.tls = scripted_server_new_tls (pem);
  world.servers.inner = scripted_server_new_at ("127.0.0.2");
  world.servers_of_cases = g_ptr_array_new ();
  world.ids = g_new0 (gint64, n_fault_cases);
  for (guint i = 0; i < n_fault_cases; i++)
    {
      g_autofree char *uri = NULL;

      g_ptr_array_add (world.servers_of_cases, choose_server (&fault_cases[i], pem));
      script_good_answer (i, FAULTS_BEFORE);
      uri = make_uri (i);
      world.ids[i] = storing_add_feed (world.storing.store, uri, NULL);
    }
}

static guint
get_n_requests (guint i)
{
  g_autofree char *path = make_path (&fault_cases[i]);

  if (fault_cases[i].place == FAULT_ON_LOST && world.servers.lost == NULL)
    return 0;
  return scripted_server_get_n_requests (world.servers_of_cases->pdata[i], path);
}

static void
note_feed (State *state, DatelineFeed *feed, guint n_requests)
{
  state->feed = dateline_feed_ref (feed);
  state->stories = g_string_new (NULL);
  state->kept = g_string_new (NULL);
  state->n_requests = n_requests;
  g_string_append_printf (state->kept,
                          "%s %s %s %s %s",
                          dateline_feed_get_uri (feed),
                          dateline_feed_get_etag (feed),
                          dateline_feed_get_last_modified (feed),
                          dateline_feed_get_body_digest (feed),
                          dateline_feed_get_title (feed));
}

static void
note_story (State *states, DatelineHeadline *headline)
{
  g_autoptr (DatelineEntry) entry =
      storing_load_entry (world.storing.store, dateline_headline_get_id (headline), NULL);

  for (guint i = 0; i < n_fault_cases; i++)
    {
      if (world.ids[i] == dateline_headline_get_feed_id (headline))
        g_string_append_printf (states[i].stories,
                                "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                                " %s %s read:%d saved:%d\n",
                                dateline_headline_get_id (headline),
                                dateline_headline_get_time (headline),
                                dateline_headline_get_title (headline),
                                dateline_entry_get_content_text (entry),
                                dateline_headline_is_read (headline),
                                dateline_headline_is_saved (headline));
    }
}

static State *
note_states (void)
{
  State *states = g_new0 (State, n_fault_cases);
  g_autoptr (GArray) ids = storing_list_ids (world.storing.store, NULL);
  g_autoptr (GPtrArray) headlines = storing_load_headlines (world.storing.store, ids);

  for (guint i = 0; i < n_fault_cases; i++)
    {
      g_autoptr (DatelineFeed) feed =
          storing_get_feed (world.storing.store, world.ids[i]);

      note_feed (&states[i], feed, get_n_requests (i));
    }
  for (guint i = 0; i < headlines->len; i++)
    note_story (states, headlines->pdata[i]);
  return states;
}

static void
refresh_all (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  dateline_refresher_refresh_async (world.refresher,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    storing_cb,
                                    &result);
  storing_wait (&result);
  summary = dateline_refresher_refresh_finish (world.refresher, result, &error);
  g_assert_no_error (error);
}

static void
mark_first_stories (void)
{
  g_autoptr (GArray) ids = storing_list_ids (world.storing.store, NULL);
  g_autoptr (GPtrArray) headlines = storing_load_headlines (world.storing.store, ids);

  for (guint i = 0; i < headlines->len; i++)
    {
      DatelineHeadline *headline = headlines->pdata[i];

      if (!g_str_equal (dateline_headline_get_title (headline), "Story a"))
        continue;
      storing_set_read (world.storing.store, dateline_headline_get_id (headline), TRUE);
      storing_set_saved (world.storing.store, dateline_headline_get_id (headline), TRUE);
    }
}

static void
play_faults (void)
{
  gint64 began_at;
  GLogLevelFlags fatal;

  for (guint i = 0; i < n_fault_cases; i++)
    {
      g_autofree char *path = make_path (&fault_cases[i]);
      ScriptedServer *server = world.servers_of_cases->pdata[i];

      scripted_server_clear (server, path);
      fault_cases[i].play (&fault_cases[i], &world.servers, server, path);
    }
  g_clear_pointer (&world.servers.lost, scripted_server_free);
  /* A negative length becomes a warning of GLib's within libsoup. */
  fatal = g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  began_at = g_get_monotonic_time ();
  refresh_all ();
  world.time = g_get_monotonic_time () - began_at;
  g_log_set_always_fatal (fatal);
}

/* What has a server that is well again. */
static gboolean
recovers (const FaultCase *fault)
{
  return fault->place == FAULT_ON_SERVER && !g_str_equal (fault->row, "X02");
}

static void
end_faults (void)
{
  for (guint i = 0; i < n_fault_cases; i++)
    {
      g_autofree char *path = make_path (&fault_cases[i]);

      if (!recovers (&fault_cases[i]))
        continue;
      scripted_server_clear (world.servers.server, path);
      script_good_answer (i, FAULTS_AFTER);
    }
  refresh_all ();
}

static void
ensure_world (void)
{
  g_autofree char *pem =
      g_test_build_filename (G_TEST_DIST, "data", "net", "server.pem", NULL);

  if (world.ids != NULL)
    return;
  set_up_world (pem);
  start_program (pem);
  refresh_all ();
  mark_first_stories ();
  world.states[0] = note_states ();
  end_program ();
  start_program (pem);
  play_faults ();
  world.states[1] = note_states ();
  end_faults ();
  world.states[2] = note_states ();
}

static void
assert_sentence (const FaultCase *fault, const State *state)
{
  const char *sentence = dateline_feed_get_error (state->feed);

  g_test_message ("%s", sentence != NULL ? sentence : "all well");
  if (fault->sentence == NULL)
    g_assert_null (sentence);
  else if (strchr (fault->sentence, '*') == NULL)
    g_assert_cmpstr (sentence, ==, fault->sentence);
  else
    g_assert_true (g_pattern_match_simple (fault->sentence, sentence));
}

static void
assert_backed_off (const State *state)
{
  const DatelineOccasion occasion = {
    .flags = DATELINE_REFRESH_DUE,
    .now = dateline_feed_get_attempted_at (state->feed) + 60 * 60 - 1,
  };

  g_assert_cmpuint (dateline_feed_get_n_failures (state->feed), ==, 1);
  g_assert_cmpint (dateline_schedule_judge (state->feed, &occasion).reason,
                   !=,
                   DATELINE_WAIT_NONE);
}

/* Whether what was there before is there as it was: the first stories in the list are the
 * new ones. */
static void
assert_stories (const FaultCase *fault, const State *before, const State *after)
{
  gboolean has_more = fault->result == FAULT_KEEPS_PART || fault->result == FAULT_IS_NONE;

  if (!has_more)
    g_assert_cmpstr (after->stories->str, ==, before->stories->str);
  g_assert_true (g_str_has_suffix (after->stories->str, before->stories->str));
  g_assert_cmpuint (dateline_feed_get_n_stories (after->feed), ==, has_more ? 3 : 2);
}

static void
test_fault (gconstpointer data)
{
  const FaultCase *fault = data;
  guint i = fault - fault_cases;
  const State *before;
  const State *after;

  ensure_world ();
  before = &world.states[0][i];
  after = &world.states[1][i];
  g_assert_null (dateline_feed_get_error (before->feed));
  g_assert_cmpuint (dateline_feed_get_n_stories (before->feed), ==, 2);

  assert_sentence (fault, after);
  assert_stories (fault, before, after);
  if (fault->result != FAULT_IS_NONE)
    g_assert_cmpstr (after->kept->str, ==, before->kept->str);
  if (fault->sentence != NULL)
    assert_backed_off (after);
  else
    g_assert_cmpuint (dateline_feed_get_n_failures (after->feed), ==, 0);
  g_assert_cmpint (dateline_feed_is_gone (after->feed), ==, fault->status == 410);
  if (recovers (fault))
    g_assert_cmpuint (after->n_requests - before->n_requests,
                      <=,
                      MAX (fault->n_requests, 1));
}

/* When the server is well again, so is the feed; it was asked with what it had. */
static void
test_recovery (void)
{
  ensure_world ();
  for (guint i = 0; i < n_fault_cases; i++)
    {
      const FaultCase *fault = &fault_cases[i];
      const State *state = &world.states[2][i];
      g_autofree char *path = make_path (fault);
      const ScriptedRequest *request;

      if (!recovers (fault) || state->n_requests == world.states[1][i].n_requests)
        continue;
      g_test_message ("%s", path);
      g_assert_null (dateline_feed_get_error (state->feed));
      g_assert_cmpuint (dateline_feed_get_n_stories (state->feed), ==, 3);
      request =
          scripted_server_get_request (world.servers.server, path, state->n_requests - 1);
      g_assert_null (scripted_request_get_header (request, "cookie"));
      if (fault->is_bare || fault->result == FAULT_IS_NONE)
        continue;
      g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"),
                       ==,
                       GOOD_ETAG);
      g_assert_cmpstr (scripted_request_get_header (request, "if-modified-since"),
                       ==,
                       GOOD_DATE);
    }
}

/* What nobody asked for was not fetched, and where nobody may lead nobody went. */
static void
test_silence_elsewhere (void)
{
  const ScriptedRequest *abroad;

  ensure_world ();
  g_assert_cmpuint (scripted_server_get_n_connections (world.servers.inner), ==, 0);
  g_assert_cmpuint (scripted_server_get_n_requests (world.servers.server, "/x36-plain"),
                    ==,
                    0);
  g_assert_cmpuint (scripted_server_get_n_requests (world.servers.server, "/x39-wish"),
                    ==,
                    0);
  abroad = scripted_server_get_request (world.servers.server, "/x37-target", 0);
  g_assert_null (scripted_request_get_header (abroad, "authorization"));
  g_assert_null (scripted_request_get_header (abroad, "cookie"));
  g_assert_null (scripted_request_get_header (abroad, "if-none-match"));
  for (guint i = 0; i < n_fault_cases; i++)
    {
      if (fault_cases[i].place == FAULT_ON_BAD_TLS)
        g_assert_cmpuint (get_n_requests (i), ==, 1);
    }
}

/* Whether a test in one of the other folders bears the row's name. */
static gboolean
is_elsewhere (const char *row)
{
  static const char *const folders[] = { "dateline", "net", "dateline-gtk" };
  g_autofree char *name = g_strdup_printf ("\"/faults/%s/", row);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, folders[i], NULL);
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      const char *file;

      while (folder != NULL && (file = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *file_path = g_build_filename (path, file, NULL);
          g_autofree char *text = NULL;

          if (g_str_has_suffix (file, ".c") &&
              g_file_get_contents (file_path, &text, NULL, NULL) &&
              strstr (text, name) != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

/* Every row of the table has a case here or a test elsewhere. */
static void
test_rows (void)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint row = 1; row <= 55; row++)
    {
      g_autofree char *name = g_strdup_printf ("X%02u", row);
      gboolean is_found = is_elsewhere (name);

      for (guint i = 0; i < n_fault_cases; i++)
        is_found = is_found || g_str_equal (fault_cases[i].row, name);
      if (!is_found)
        g_string_append_printf (missing, " %s", name);
    }
  g_assert_cmpstr (missing->str, ==, "");
}

static void
free_states (State *states)
{
  for (guint i = 0; states != NULL && i < n_fault_cases; i++)
    {
      dateline_feed_unref (states[i].feed);
      g_string_free (states[i].stories, TRUE);
      g_string_free (states[i].kept, TRUE);
    }
  g_free (states);
}

static void
tear_down_world (void)
{
  if (world.ids == NULL)
    return;
  g_test_message ("the faults took %" G_GINT64_FORMAT " ms", world.time / 1000);
  for (guint i = 0; i < G_N_ELEMENTS (world.states); i++)
    free_states (world.states[i]);
  end_program ();
  storing_tear_down (&world.storing, NULL);
  for (guint i = 0; i < n_fault_cases; i++)
    {
      if (fault_cases[i].place == FAULT_ON_BAD_TLS)
        scripted_server_free (world.servers_of_cases->pdata[i]);
    }
  g_ptr_array_unref (world.servers_of_cases);
  scripted_server_free (world.servers.server);
  scripted_server_free (world.servers.tls);
  scripted_server_free (world.servers.inner);
  g_free (world.ids);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* one fault does not hide the others */

  for (guint i = 0; i < n_fault_cases; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/faults/%s/%s", fault_cases[i].row, fault_cases[i].name);

      g_test_add_data_func (path, &fault_cases[i], test_fault);
    }
  g_test_add_func ("/faults/recovery", test_recovery);
  g_test_add_func ("/faults/silence-elsewhere", test_silence_elsewhere);
  g_test_add_func ("/faults/rows", test_rows);
  status = g_test_run ();
  tear_down_world ();
  return status;
}
