/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The fetcher with servers that misbehave: each fault has its own sentence. What one may
 * cost is in test-fetcher-limits. Times are scaled down to a fiftieth. */

#include "dateline-fetching.h"
#include "dateline-names.h"

#include <string.h>

static void
test_statuses (Fetching *fixture, gconstpointer data)
{
  static const struct
  {
    guint status;
    int code;
    const char *sentence;
  } statuses[] = {
    { 400, DATELINE_FETCH_ERROR_REFUSED, "The server refused the request (400)." },
    { 401, DATELINE_FETCH_ERROR_UNAUTHORIZED, "The server asks for a sign-in." },
    { 403, DATELINE_FETCH_ERROR_FORBIDDEN, "The server does not allow access." },
    { 404, DATELINE_FETCH_ERROR_NOT_FOUND, "There is nothing at this address." },
    { 410, DATELINE_FETCH_ERROR_GONE, "The publisher has ended it for good (410)." },
    { 451,
      DATELINE_FETCH_ERROR_REFUSED,
      "The server may not show it for legal reasons." },
    { 500, DATELINE_FETCH_ERROR_SERVER, "The server has a fault of its own (500)." },
    { 503, DATELINE_FETCH_ERROR_SERVER, "The server is not available at the moment." },
    { 511, DATELINE_FETCH_ERROR_OFFLINE, "The network wants you to sign in first." },
    { 599, DATELINE_FETCH_ERROR_SERVER, "The server has a fault of its own (599)." },
    { 600, DATELINE_FETCH_ERROR_REFUSED, "The server refused the request (600)." },
    { 204, DATELINE_FETCH_ERROR_EMPTY, "The server sent an empty answer." },
    { 206, DATELINE_FETCH_ERROR_EMPTY, "The server sent an empty answer." },
    { 300,
      DATELINE_FETCH_ERROR_BAD_REPLY,
      "The server's answer could not be understood." },
    /* the last, for nobody asks after it */
    { 429,
      DATELINE_FETCH_ERROR_TOO_MANY,
      "The server asked to be left alone for a while." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", statuses[i].status);

      scripted_server_add (fixture->server, path, statuses[i].status, "text/html", "<p>");
      fetching_assert_fault (fixture, path, statuses[i].code, statuses[i].sentence);
      g_assert_cmpint (fixture->retry_after, ==, 0);
    }
}

static void
test_asked_to_wait (Fetching *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/");
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = g_date_time_add_minutes (now, 20);
  g_autofree char *sentence =
      g_date_time_format (until, "The server asked to wait until %H:%M.");

  scripted_reply_header (scripted_server_add (fixture->server, "/", 503, NULL, ""),
                         "Retry-After",
                         "1200");
  response = fetching_fetch (fixture, uri, FALSE, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TOO_MANY);
  g_assert_cmpint (fixture->retry_after, ==, 1200);
  if (g_date_time_get_second (now) < 58)
    g_assert_cmpstr (error->message, ==, sentence);
}

/* Only statuses that mean it: a Retry-After on others says nothing. */
static void
test_retry_after_ignored (Fetching *fixture, gconstpointer data)
{
  scripted_reply_header (scripted_server_add (fixture->server, "/", 404, NULL, ""),
                         "Retry-After",
                         "1200");
  fetching_assert_fault (fixture, "/", DATELINE_FETCH_ERROR_NOT_FOUND, NULL);
  g_assert_cmpint (fixture->retry_after, ==, 0);
}

static void
test_unknown_host (Fetching *fixture, gconstpointer data)
{
  GResolver *before = names_use ();

  fetching_assert_fault (fixture,
                         "http://nobody.invalid/feed",
                         DATELINE_FETCH_ERROR_HOST_NOT_FOUND,
                         "The server could not be found.");
  names_restore (before);
}

static void
test_refused (Fetching *fixture, gconstpointer data)
{
  /* Nobody listens on the port of a server that is gone. */
  ScriptedServer *gone = scripted_server_new ();
  g_autofree char *uri = scripted_server_uri (gone, "/");

  scripted_server_free (gone);
  fetching_assert_fault (fixture,
                         uri,
                         DATELINE_FETCH_ERROR_UNREACHABLE,
                         "The server refused the connection.");
}

static void
test_closes_at_once (Fetching *fixture, gconstpointer data)
{
  scripted_reply_raw (scripted_server_add (fixture->server, "/", 200, NULL, ""), "", 0);
  fetching_assert_fault (fixture,
                         "/",
                         DATELINE_FETCH_ERROR_UNREACHABLE,
                         "The server closed the connection without an answer.");
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), <=, 2);
}

/* Asks for a body that breaks off; @is_detected tells whether anybody can know. */
static void
assert_partial (Fetching *fixture, const char *path, gboolean is_detected)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, path);
  g_autoptr (DatelineFetchResponse) whole = NULL;
  g_autoptr (DatelineFetchResponse) partial = NULL;
  g_autoptr (GError) error = NULL;
  const char *beginning = "0 1 2 3 4";
  const char *body;
  gsize length;

  g_test_message ("%s", path);
  whole = fetching_fetch (fixture, uri, FALSE, &error);
  /* From 3.6.5 on libsoup notices a body that is cut between two chunks. */
  is_detected |= error != NULL;
  if (is_detected)
    {
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_INCOMPLETE);
      g_assert_cmpstr (error->message,
                       ==,
                       "The server's answer broke off before its end.");
      g_clear_error (&error);
    }
  g_assert_no_error (error);
  partial = fetching_fetch (fixture, uri, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dateline_fetch_response_is_complete (partial), ==, !is_detected);
  body = g_bytes_get_data (dateline_fetch_response_get_body (partial), &length);
  g_assert_cmpuint (length, >, strlen (beginning));
  g_assert_cmpmem (body, strlen (beginning), beginning, strlen (beginning));
}

static void
test_cut (Fetching *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u ", i);
  scripted_reply_cut (
      scripted_server_add (fixture->server, "/length", 200, NULL, text->str),
      30000);
  assert_partial (fixture, "/length", TRUE);

  scripted_reply_length (
      scripted_reply_close (
          scripted_server_add (fixture->server, "/long", 200, NULL, text->str)),
      "999999");
  assert_partial (fixture, "/long", TRUE);

  scripted_reply_cut (
      scripted_reply_gzip (
          scripted_server_add (fixture->server, "/gzip", 200, NULL, text->str)),
      20000);
  assert_partial (fixture, "/gzip", TRUE);

  /* Cut between the chunks: only what is packed inside shows that there should be more.
   */
  scripted_reply_cut (
      scripted_reply_chunked (scripted_reply_gzip (
          scripted_server_add (fixture->server, "/chunked-gzip", 200, NULL, text->str))),
      20000);
  assert_partial (fixture, "/chunked-gzip", TRUE);

  scripted_reply_cut (
      scripted_reply_chunked (
          scripted_server_add (fixture->server, "/chunked", 200, NULL, text->str)),
      30000);
  assert_partial (fixture, "/chunked", FALSE);
}

/* An answer that is longer than it says, or that should have no body, does not spoil the
 * next one on the same connection. */
static void
test_too_much (Fetching *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/long");
  g_autofree char *next = scripted_server_uri (fixture->server, "/next");
  g_autoptr (DatelineFetchResponse) first = NULL;
  g_autoptr (DatelineFetchResponse) second = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *body;

  scripted_reply_length (
      scripted_server_add (fixture->server, "/long", 200, NULL, "xyz and more of it"),
      "2");
  scripted_server_add (fixture->server, "/next", 200, NULL, "right");
  first = fetching_fetch (fixture, uri, FALSE, &error);
  g_assert_no_error (error);
  second = fetching_fetch (fixture, next, FALSE, &error);
  g_assert_no_error (error);
  body = dateline_fetch_response_get_body (second);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), "right", 5);
}

static void
test_empty (Fetching *fixture, gconstpointer data)
{
  scripted_server_add (fixture->server, "/", 200, "text/xml", "");
  fetching_assert_fault (fixture,
                         "/",
                         DATELINE_FETCH_ERROR_EMPTY,
                         "The server sent an empty answer.");
}

static void
test_no_http (Fetching *fixture, gconstpointer data)
{
  static const struct
  {
    const char *bytes;
    gssize length;
  } answers[] = {
    { "SSH-2.0-OpenSSH_9.2\r\n", -1 },
    { "<html>HTTP/0.9</html>", -1 },
    { "HTTP/1.1 abc\r\n\r\n", -1 },
    { "HTTP/1.1 200 OK\r\nA\0: b\r\n\r\nx", 28 },
    { "\r\n\r\n\r\n", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      scripted_reply_raw (scripted_server_add (fixture->server, path, 200, NULL, ""),
                          answers[i].bytes,
                          answers[i].length);
      fetching_assert_fault (fixture,
                             path,
                             DATELINE_FETCH_ERROR_BAD_REPLY,
                             "The server's answer could not be understood.");
    }
}

static void
test_odd_lengths (Fetching *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/digits");
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  GLogLevelFlags fatal;

  scripted_reply_raw (scripted_server_add (fixture->server, "/negative", 200, NULL, ""),
                      "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                      -1);
  /* Inside libsoup it becomes a warning of GLib's, of 2.84's a critical one; either would
   * end a test. */
  fatal = g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  fetching_assert_fault (fixture, "/negative", DATELINE_FETCH_ERROR_EMPTY, NULL);
  g_log_set_always_fatal (fatal);

  scripted_reply_raw (
      scripted_server_add (fixture->server, "/digits", 200, NULL, ""),
      "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nhello",
      -1);
  response = fetching_fetch (fixture, uri, TRUE, &error);
  if (response != NULL)
    g_assert_cmpuint (g_bytes_get_size (dateline_fetch_response_get_body (response)),
                      ==,
                      5);
  else
    g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TOO_LARGE);
}

static void
test_endless_head (Fetching *fixture, gconstpointer data)
{
  g_autoptr (GString) head = g_string_new ("HTTP/1.1 200 OK\r\n");

  while (head->len < 8 * 1024 * 1024)
    g_string_append (head, "X-Header: and again and again and again and again\r\n");
  scripted_reply_raw (scripted_server_add (fixture->server, "/", 200, NULL, ""),
                      head->str,
                      head->len);
  fetching_assert_fault (fixture, "/", DATELINE_FETCH_ERROR_BAD_REPLY, NULL);
}

static void
test_many_continues (Fetching *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/");
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (answer, "HTTP/1.1 100 Continue\r\n\r\n");
  g_string_append (answer, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
  scripted_reply_raw (scripted_server_add (fixture->server, "/", 200, NULL, ""),
                      answer->str,
                      answer->len);
  response = fetching_fetch (fixture, uri, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (response);
}

#define ADD(path, func)                                                                  \
  g_test_add (path, Fetching, NULL, fetching_set_up_hasty, func, fetching_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/fetcher-faults/statuses", test_statuses);
  ADD ("/fetcher-faults/asked-to-wait", test_asked_to_wait);
  ADD ("/fetcher-faults/retry-after-ignored", test_retry_after_ignored);
  ADD ("/fetcher-faults/unknown-host", test_unknown_host);
  ADD ("/fetcher-faults/refused", test_refused);
  ADD ("/fetcher-faults/closes-at-once", test_closes_at_once);
  ADD ("/fetcher-faults/cut", test_cut);
  ADD ("/fetcher-faults/too-much", test_too_much);
  ADD ("/fetcher-faults/empty", test_empty);
  ADD ("/fetcher-faults/no-http", test_no_http);
  ADD ("/fetcher-faults/odd-lengths", test_odd_lengths);
  ADD ("/fetcher-faults/endless-head", test_endless_head);
  ADD ("/fetcher-faults/many-continues", test_many_continues);
  return g_test_run ();
}
