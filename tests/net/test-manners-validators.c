/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Validators go back as they came, byte for byte, or not at all, by the rows H13 to H25
 * of docs/notes/fetching.md. */

#include "dateline-fetching.h"

/* Byte for byte: weak mark, inner spaces, UTF-8, dates of no known form. */
static void
test_exact_validators (Fetching *fixture, gconstpointer data)
{
  static const char *const rows[][2] = {
    { "W/\"a b\"", "Sat, 30 Aug 2014 11:40:24 GMT" },
    { "unquoted", "yesterday, about noon" },
    { "\"\u00e9\u4e2d\"", "2014-08-30" },
    { "\"only an ETag\"", NULL },
    { NULL, "Sat,  30 Aug 2014 11:40:24 +0200" },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autoptr (DatelineFetchResponse) first = NULL;
      g_autoptr (DatelineFetchResponse) second = NULL;
      const ScriptedRequest *request;
      ScriptedReply *reply = scripted_server_add (fixture->server, path, 200, NULL, "x");

      if (rows[i][0] != NULL)
        scripted_reply_header (reply, "ETag", rows[i][0]);
      if (rows[i][1] != NULL)
        scripted_reply_header (reply, "Last-Modified", rows[i][1]);
      /* What is told beside them is no validator. */
      scripted_reply_header (reply, "Date", "Sun, 06 Nov 1994 08:49:37 GMT");
      scripted_reply_header (reply, "Expires", "Sun, 06 Nov 1994 08:49:37 GMT");
      first = fetching_ask_well (fixture, path, NULL, NULL);
      second = fetching_ask_well (fixture,
                                  path,
                                  dateline_fetch_response_get_etag (first),
                                  dateline_fetch_response_get_last_modified (first));
      request = scripted_server_get_request (fixture->server, path, 0);
      g_assert_null (scripted_request_get_header (request, "if-none-match"));
      g_assert_null (scripted_request_get_header (request, "if-modified-since"));
      request = scripted_server_get_request (fixture->server, path, 1);
      g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"),
                       ==,
                       rows[i][0]);
      g_assert_cmpstr (scripted_request_get_header (request, "if-modified-since"),
                       ==,
                       rows[i][1]);
    }
}

/* What a 304 brings along is not read, and does not get into the next answer. */
static void
test_body_of_304 (Fetching *fixture, gconstpointer data)
{
  static const char *const answers[] = {
    "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\nhello",
    "HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n"
    "\r\n",
    "HTTP/1.1 304 Not Modified\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autoptr (DatelineFetchResponse) response = NULL;
      g_autoptr (DatelineFetchResponse) next = NULL;

      scripted_reply_raw_kept (scripted_server_add (fixture->server, path, 200, NULL, ""),
                               answers[i],
                               -1);
      scripted_server_add (fixture->server, "/next", 200, NULL, "right");
      response = fetching_ask_well (fixture, path, "\"e\"", NULL);
      g_assert_true (dateline_fetch_response_is_not_modified (response));
      g_assert_null (dateline_fetch_response_get_body (response));
      next = fetching_ask_well (fixture, "/next", NULL, NULL);
      fetching_assert_body (next, "right");
    }
}

/* What no header can carry is neither kept nor sent. */
static void
test_bad_validators (Fetching *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (1025, 'e');
  g_autofree char *largest = g_strnfill (1024, 'e');
  const char *const bad[] = { huge, "\"a\"\r\nX-Evil: 1", "a\nb", "a\x01", "a\x7f", "" };
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (DatelineFetchResponse) large = NULL;

  scripted_reply_header (
      scripted_reply_header (scripted_server_add (fixture->server, "/", 200, NULL, "x"),
                             "ETag",
                             huge),
      "Last-Modified",
      huge);
  response = fetching_ask_well (fixture, "/", NULL, NULL);
  g_assert_null (dateline_fetch_response_get_etag (response));
  g_assert_null (dateline_fetch_response_get_last_modified (response));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (DatelineFetchResponse) next =
          fetching_ask_well (fixture, "/", bad[i], bad[i]);
      const ScriptedRequest *request =
          scripted_server_get_request (fixture->server, "/", i + 1);

      g_assert_null (scripted_request_get_header (request, "if-none-match"));
      g_assert_null (scripted_request_get_header (request, "if-modified-since"));
      g_assert_null (scripted_request_get_header (request, "x-evil"));
    }
  scripted_reply_header (scripted_server_add (fixture->server, "/large", 200, NULL, "x"),
                         "ETag",
                         largest);
  large = fetching_ask_well (fixture, "/large", NULL, NULL);
  g_assert_cmpstr (dateline_fetch_response_get_etag (large), ==, largest);
}

/* What libsoup cannot hand over byte for byte is not sent back as something else. */
static void
test_lossy_validator (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;

  scripted_reply_header (scripted_server_add (fixture->server, "/", 200, NULL, "x"),
                         "ETag",
                         "\"\xe9\"");
  response = fetching_ask_well (fixture, "/", NULL, NULL);
  g_assert_null (dateline_fetch_response_get_etag (response));
}

static void
test_doubled_etag (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  ScriptedReply *reply = scripted_server_add (fixture->server, "/", 200, NULL, "x");

  scripted_reply_header (reply, "ETag", "\"1\"");
  scripted_reply_header (reply, "ETag", "\"2\"");
  response = fetching_ask_well (fixture, "/", NULL, NULL);
  g_assert_cmpstr (dateline_fetch_response_get_etag (response), ==, "\"2\"");
}

#define ADD(path, func)                                                                  \
  g_test_add (path, Fetching, NULL, fetching_set_up, func, fetching_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/manners/H13/exact-validators", test_exact_validators);
  ADD ("/manners/H13/lossy-validator", test_lossy_validator);
  ADD ("/manners/H21/body-of-304", test_body_of_304);
  ADD ("/manners/H24/bad-validators", test_bad_validators);
  ADD ("/manners/H25/doubled-etag", test_doubled_etag);
  return g_test_run ();
}
