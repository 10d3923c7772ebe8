/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The three rounds of all fault cases. Times are three tenths of what they are. */

#include "fault-rounds.h"

#include "dateline-names.h"
#include "dateline-refreshing.h"

#include <string.h>

#define TIME_SCALE 0.3

typedef struct
{
  Storing storing;
  DatelineFetcher *fetcher;
  DatelineRefresher *refresher;
  GResolver *resolver; /* of before, for the end of the process */
  FaultServers servers;
  GPtrArray *servers_of_cases; /* of ScriptedServer, a case an entry */
  gint64 *ids;
  FaultState *states[N_FAULT_ROUNDS];
  gint64 time; /* microseconds that the round with the faults took */
} World;

static World world;

static char *
make_uri (guint i)
{
  const FaultCase *fault = &fault_cases[i];
  ScriptedServer *server = world.servers_of_cases->pdata[i];
  g_autofree char *path = fault_case_make_path (fault);

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
  g_autofree char *path = fault_case_make_path (fault);
  ScriptedReply *reply = scripted_server_add (world.servers_of_cases->pdata[i],
                                              path,
                                              200,
                                              "application/rss+xml",
                                              text);

  if (!fault->is_bare)
    scripted_reply_header (scripted_reply_header (reply, "ETag", FAULT_ETAG),
                           "Last-Modified",
                           FAULT_DATE);
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

  world.resolver = names_use ();
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

guint
fault_rounds_count_requests (guint i)
{
  g_autofree char *path = fault_case_make_path (&fault_cases[i]);

  if (fault_cases[i].place == FAULT_ON_LOST && world.servers.lost == NULL)
    return 0;
  return scripted_server_get_n_requests (world.servers_of_cases->pdata[i], path);
}

static void
note_feed (FaultState *state, DatelineFeed *feed, guint n_requests)
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
note_story (FaultState *states, DatelineHeadline *headline)
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

static FaultState *
note_states (void)
{
  FaultState *states = g_new0 (FaultState, n_fault_cases);
  g_autoptr (GArray) ids = storing_list_ids (world.storing.store, NULL);
  g_autoptr (GPtrArray) headlines = storing_load_headlines (world.storing.store, ids);

  for (guint i = 0; i < n_fault_cases; i++)
    {
      g_autoptr (DatelineFeed) feed =
          storing_get_feed (world.storing.store, world.ids[i]);

      note_feed (&states[i], feed, fault_rounds_count_requests (i));
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
      g_autofree char *path = fault_case_make_path (&fault_cases[i]);
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

static void
end_faults (void)
{
  for (guint i = 0; i < n_fault_cases; i++)
    {
      g_autofree char *path = fault_case_make_path (&fault_cases[i]);

      if (!fault_case_recovers (&fault_cases[i]))
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
  world.states[FAULT_ROUND_BEFORE] = note_states ();
  end_program ();
  start_program (pem);
  play_faults ();
  world.states[FAULT_ROUND_FAULTS] = note_states ();
  end_faults ();
  world.states[FAULT_ROUND_AFTER] = note_states ();
}

const FaultState *
fault_rounds_get_state (FaultRound round, guint i)
{
  ensure_world ();
  return &world.states[round][i];
}

const FaultServers *
fault_rounds_get_servers (void)
{
  ensure_world ();
  return &world.servers;
}

static void
free_states (FaultState *states)
{
  for (guint i = 0; states != NULL && i < n_fault_cases; i++)
    {
      dateline_feed_unref (states[i].feed);
      g_string_free (states[i].stories, TRUE);
      g_string_free (states[i].kept, TRUE);
    }
  g_free (states);
}

void
fault_rounds_end (void)
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
