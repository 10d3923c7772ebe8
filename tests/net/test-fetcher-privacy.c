/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* No publisher leads into a private network: 127.0.0.1 plays a public server here and
 * 127.0.0.2 one in a private network, which must not even see a connection. */

#include "dateline-fetching.h"
#include "dateline-names.h"

#define SENTENCE "This leads into a private network, where no publisher may lead."

typedef struct
{
  Fetching outer;
  ScriptedServer *inner;
  GResolver *resolver;
} Networks;

static void
set_up (Networks *self, gconstpointer data)
{
  self->outer.server = scripted_server_new ();
  self->outer.fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  dateline_fetcher_force_online (self->outer.fetcher, TRUE);
  dateline_fetcher_set_time_scale (self->outer.fetcher, 0.1);
  self->inner = scripted_server_new_at ("127.0.0.2");
  self->resolver = names_use ();
}

static void
tear_down (Networks *self, gconstpointer data)
{
  names_restore (self->resolver);
  fetching_tear_down (&self->outer, NULL);
  scripted_server_free (self->inner);
}

static char *
make_uri (ScriptedServer *server, const char *host, const char *path)
{
  return g_strdup_printf ("http://%s:%u%s",
                          host,
                          scripted_server_get_port (server),
                          path);
}

static void
redirect (Networks *self, ScriptedServer *from, const char *path, const char *location)
{
  scripted_reply_header (scripted_server_add (from, path, 302, NULL, ""),
                         "Location",
                         location);
}

static DatelineFetchResponse *
fetch_embedded (Networks *self, const char *uri, GError **error)
{
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (uri, DATELINE_FETCH_PICTURE);

  dateline_fetch_request_set_embedded (request, TRUE);
  return fetch_and_wait (self->outer.fetcher, request, NULL, error);
}

static void
assert_embedded_is_kept_out (Networks *self, const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineFetchResponse) response = fetch_embedded (self, uri, &error);

  g_test_message ("%s", uri);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_PRIVATE);
  g_assert_cmpstr (error->message, ==, SENTENCE);
}

/* By its number and by a name that only the look-up shows to lead there. */
static void
test_redirect (Networks *self, gconstpointer data)
{
  static const char *const hosts[] = { "127.0.0.2", "inner.test" };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *target = make_uri (self->inner, hosts[i], "/secret");

      redirect (self, self->outer.server, path, target);
      fetching_assert_fault (&self->outer, path, DATELINE_FETCH_ERROR_PRIVATE, SENTENCE);
    }
  g_assert_cmpuint (scripted_server_get_n_connections (self->inner), ==, 0);
}

static void
test_embedded (Networks *self, gconstpointer data)
{
  g_autofree char *number = make_uri (self->inner, "127.0.0.2", "/a.png");
  g_autofree char *name = make_uri (self->inner, "inner.test", "/a.png");
  g_autofree char *way = scripted_server_uri (self->outer.server, "/way");
  g_autofree char *outer = scripted_server_uri (self->outer.server, "/a.png");
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  redirect (self, self->outer.server, "/way", name);
  assert_embedded_is_kept_out (self, number);
  assert_embedded_is_kept_out (self, name);
  assert_embedded_is_kept_out (self, way);
  g_assert_cmpuint (scripted_server_get_n_connections (self->inner), ==, 0);

  scripted_server_add (self->outer.server, "/a.png", 200, NULL, "x");
  response = fetch_embedded (self, outer, &error);
  g_assert_no_error (error);
}

/* What a person typed is asked, and may name addresses on its own host; on no other. */
static void
test_typed (Networks *self, gconstpointer data)
{
  g_autofree char *typed = make_uri (self->inner, "nas.inner.test", "/feed");
  g_autofree char *picture = make_uri (self->inner, "nas.inner.test", "/a.png");
  g_autofree char *other = make_uri (self->inner, "else.inner.test", "/a.png");
  g_autofree char *sideways = make_uri (self->inner, "nas.inner.test", "/sideways");
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (DatelineFetchResponse) embedded = NULL;
  g_autoptr (GError) error = NULL;

  assert_embedded_is_kept_out (self, picture);
  redirect (self, self->inner, "/feed", "/real");
  scripted_server_add (self->inner, "/real", 200, NULL, "x");
  scripted_server_add (self->inner, "/a.png", 200, NULL, "y");
  redirect (self, self->inner, "/sideways", other);
  response = fetching_ask_well (&self->outer, typed, NULL, NULL);
  fetching_assert_body (response, "x");
  embedded = fetch_embedded (self, picture, &error);
  g_assert_no_error (error);
  fetching_assert_body (embedded, "y");
  assert_embedded_is_kept_out (self, other);
  fetching_assert_fault (&self->outer, sideways, DATELINE_FETCH_ERROR_PRIVATE, NULL);
}

/* A name with a private and a public address is asked at the public one. */
static void
test_both (Networks *self, gconstpointer data)
{
  g_autofree char *uri = make_uri (self->outer.server, "both.test", "/a.png");
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (self->outer.server, "/a.png", 200, NULL, "x");
  response = fetch_embedded (self, uri, &error);
  g_assert_no_error (error);
  fetching_assert_body (response, "x");
}

static gboolean
is_private_by_flag (GInetAddress *address, gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* A connection that stands for somebody who may is not lent to somebody who may not. */
static void
test_used_connection (Networks *self, gconstpointer data)
{
  g_autofree char *typed = make_uri (self->outer.server, "late.test", "/feed");
  g_autofree char *secret = make_uri (self->outer.server, "late.test", "/secret");
  g_autoptr (DatelineFetchResponse) response = NULL;
  gboolean is_private = FALSE;

  g_object_unref (self->outer.fetcher);
  self->outer.fetcher =
      dateline_fetcher_new_with_privacy (is_private_by_flag, &is_private);
  dateline_fetcher_force_online (self->outer.fetcher, TRUE);
  scripted_server_add (self->outer.server, "/feed", 200, NULL, "x");
  scripted_server_add (self->outer.server, "/secret", 200, NULL, "x");
  response = fetching_ask_well (&self->outer, typed, NULL, NULL);
  fetching_assert_body (response, "x");
  is_private = TRUE;
  assert_embedded_is_kept_out (self, secret);
  g_assert_cmpuint (scripted_server_get_n_requests (self->outer.server, NULL), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_connections (self->outer.server), ==, 1);
}

/* Without the fetcher's help: what is really private, with its own eyes. */
static void
test_own_eyes (Networks *self, gconstpointer data)
{
  g_autoptr (DatelineFetcher) fetcher = dateline_fetcher_new (NULL);
  g_autofree char *uri = scripted_server_uri (self->outer.server, "/a.png");
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (uri, DATELINE_FETCH_PICTURE);
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  dateline_fetcher_force_online (fetcher, TRUE);
  dateline_fetch_request_set_embedded (request, TRUE);
  response = fetch_and_wait (fetcher, request, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_PRIVATE);
  g_assert_cmpuint (scripted_server_get_n_connections (self->outer.server), ==, 0);
}

#define ADD(name, func)                                                                  \
  g_test_add ("/limits/S29/" name, Networks, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("redirect", test_redirect);
  ADD ("embedded", test_embedded);
  ADD ("typed", test_typed);
  ADD ("both-addresses", test_both);
  ADD ("used-connection", test_used_connection);
  ADD ("own-eyes", test_own_eyes);
  return g_test_run ();
}
