/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The fetcher and TLS: what is trusted, what is spoken, where a redirect may not lead. */

#include "dateline-fetching.h"

static DatelineFetchResponse *
fetch_tls (Fetching *fixture, const char *pem, const char *trusted, GError **error)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "net", pem, NULL);
  g_autofree char *anchor =
      g_test_build_filename (G_TEST_DIST, "data", "net", trusted, NULL);
  g_autoptr (ScriptedServer) server = scripted_server_new_tls (path);
  g_autofree char *uri = scripted_server_uri (server, "/");
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (anchor, NULL);
  DatelineFetchResponse *response;

  dateline_fetcher_set_time_scale (fixture->fetcher, 0.2);
  dateline_fetcher_set_tls_database (fixture->fetcher, database);
  scripted_server_add (server, "/", 200, NULL, "secret");
  response = fetching_fetch (fixture, uri, FALSE, error);
  if (response == NULL)
    g_assert_cmpuint (scripted_server_get_n_requests (server, NULL), ==, 0);
  return response;
}

static gboolean
skip_without_tls (void)
{
  if (g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    return FALSE;
  g_test_skip ("no TLS here");
  return TRUE;
}

/* The server would rather speak HTTP/2, and could not answer in it. */
static void
test_tls (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  if (skip_without_tls ())
    return;
  response = fetch_tls (fixture, "server.pem", "server.pem", &error);
  g_assert_no_error (error);
  g_assert_nonnull (response);
}

/* Brotli on secure connections only, and read wherever it comes. */
static void
test_brotli (Fetching *fixture, gconstpointer data)
{
  g_autofree char *pem =
      g_test_build_filename (G_TEST_DIST, "data", "net", "server.pem", NULL);
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (pem, NULL);
  g_autofree char *text = g_strnfill (100 * 1000, 'x');
  g_autoptr (ScriptedServer) secure = NULL;

  if (skip_without_tls ())
    return;
  secure = scripted_server_new_tls (pem);
  /* Nobody is late here, but a handshake takes its time on a busy machine. */
  dateline_fetcher_set_time_scale (fixture->fetcher, 1);
  dateline_fetcher_set_tls_database (fixture->fetcher, database);
  for (guint i = 0; i < 4; i++)
    {
      ScriptedServer *server = i % 2 == 0 ? secure : fixture->server;
      g_autofree char *uri = scripted_server_uri (server, "/");
      g_autoptr (DatelineFetchResponse) response = NULL;
      ScriptedReply *reply;

      scripted_server_clear (server, "/");
      reply = scripted_server_add (server, "/", 200, NULL, text);
      if (i < 2)
        scripted_reply_brotli (reply);
      response = fetching_ask_well (fixture, uri, NULL, NULL);
      fetching_assert_body (response, text);
      g_assert_cmpstr (
          scripted_request_get_header (scripted_server_get_request (server, NULL, i / 2),
                                       "accept-encoding"),
          ==,
          server == secure ? "gzip, br" : "gzip");
    }
}

static void
test_tls_faults (Fetching *fixture, gconstpointer data)
{
  static const struct
  {
    const char *pem;
    const char *trusted;
    const char *sentence;
  } faults[] = {
    { "server.pem",
      "elsewhere.pem",
      "The server's certificate was not issued by anyone whom this computer trusts." },
    { "elsewhere.pem",
      "elsewhere.pem",
      "The server's certificate belongs to another server." },
    { "expired.pem", "expired.pem", "The server's certificate has expired." },
  };

  if (skip_without_tls ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (DatelineFetchResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      response = fetch_tls (fixture, faults[i].pem, faults[i].trusted, &error);
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TLS);
      g_assert_cmpstr (error->message, ==, faults[i].sentence);
    }
}

static void
test_tls_to_plain (Fetching *fixture, gconstpointer data)
{
  g_autofree char *uri = g_strdup_printf ("https://127.0.0.1:%u/",
                                          scripted_server_get_port (fixture->server));

  if (skip_without_tls ())
    return;
  scripted_reply_raw (scripted_server_add (fixture->server, "/", 200, NULL, ""), "no", 2);
  fetching_assert_fault (fixture, uri, DATELINE_FETCH_ERROR_TIMED_OUT, NULL);
}

static void
test_insecure_redirect (Fetching *fixture, gconstpointer data)
{
  g_autofree char *pem =
      g_test_build_filename (G_TEST_DIST, "data", "net", "server.pem", NULL);
  g_autoptr (ScriptedServer) server = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (pem, NULL);
  g_autofree char *from = NULL;
  g_autofree char *back = NULL;
  g_autofree char *plain = scripted_server_uri (fixture->server, "/plain");

  if (skip_without_tls ())
    return;
  server = scripted_server_new_tls (pem);
  from = scripted_server_uri (server, "/");
  back = scripted_server_uri (server, "/up");
  dateline_fetcher_set_time_scale (fixture->fetcher, 0.2);
  dateline_fetcher_set_tls_database (fixture->fetcher, database);
  scripted_reply_header (scripted_server_add (server, "/", 301, NULL, ""),
                         "Location",
                         plain);
  fetching_assert_fault (
      fixture,
      from,
      DATELINE_FETCH_ERROR_REDIRECT,
      "The server redirects from a secure address to one that is not secure.");
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 0);

  /* The other way is welcome. */
  scripted_reply_header (scripted_server_add (fixture->server, "/plain", 301, NULL, ""),
                         "Location",
                         back);
  scripted_server_add (server, "/up", 410, NULL, "");
  fetching_assert_fault (fixture, plain, DATELINE_FETCH_ERROR_GONE, NULL);
}

#define ADD(path, func)                                                                  \
  g_test_add (path, Fetching, NULL, fetching_set_up_hasty, func, fetching_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/fetcher-tls/trusted", test_tls);
  ADD ("/fetcher-tls/faults", test_tls_faults);
  ADD ("/fetcher-tls/to-plain", test_tls_to_plain);
  ADD ("/manners/H07/brotli", test_brotli);
  ADD ("/manners/H50/insecure-redirect", test_insecure_redirect);
  return g_test_run ();
}
