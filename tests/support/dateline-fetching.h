/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Fetches that wait for their answers, and servers that misbehave, for tests. */

#pragma once

#include "dateline-scripted-server.h"
#include "dateline/net/dateline-fetch-request-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/net/dateline-fetcher-private.h"

#include <string.h>

/* Faults are waited for a fiftieth of the time. */
#define FETCHING_TIME_SCALE 0.02

static inline void
fetching_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline DatelineFetchResponse *
fetch_and_wait (DatelineFetcher *fetcher,
                DatelineFetchRequest *request,
                gint64 *retry_after,
                GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_fetcher_fetch_async (fetcher, request, NULL, fetching_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dateline_fetcher_fetch_finish (fetcher, result, retry_after, error);
}

typedef struct
{
  ScriptedServer *server;
  DatelineFetcher *fetcher;
  gint64 retry_after;
  gint64 time; /* milliseconds that the last fetch took */
} Fetching;

static inline void
fetching_set_up (Fetching *self, gconstpointer data)
{
  self->server = scripted_server_new ();
  self->fetcher = dateline_fetcher_new (NULL);
  dateline_fetcher_force_online (self->fetcher, TRUE);
}

/* For servers whose faults are waited for. */
static inline void
fetching_set_up_hasty (Fetching *self, gconstpointer data)
{
  fetching_set_up (self, data);
  dateline_fetcher_set_time_scale (self->fetcher, FETCHING_TIME_SCALE);
}

static inline void
fetching_tear_down (Fetching *self, gconstpointer data)
{
  g_assert_finalize_object (self->fetcher);
  scripted_server_free (self->server);
}

static inline DatelineFetchResponse *
fetching_fetch (Fetching *self, const char *uri, gboolean takes_partial, GError **error)
{
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (uri, DATELINE_FETCH_FEED);
  gint64 began = g_get_monotonic_time ();
  DatelineFetchResponse *response;

  dateline_fetch_request_set_takes_partial (request, takes_partial);
  response = fetch_and_wait (self->fetcher, request, &self->retry_after, error);
  self->time = (g_get_monotonic_time () - began) / 1000;
  return response;
}

static inline void
fetching_assert_fault (Fetching *self, const char *path, int code, const char *sentence)
{
  g_autofree char *uri = strstr (path, "://") != NULL
                             ? g_strdup (path)
                             : scripted_server_uri (self->server, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineFetchResponse) response = fetching_fetch (self, uri, FALSE, &error);

  g_test_message ("%s", path);
  g_assert_error (error, DATELINE_FETCH_ERROR, code);
  if (sentence != NULL)
    g_assert_cmpstr (error->message, ==, sentence);
}

/* A fetch of a path or a whole address, with validators. */
static inline DatelineFetchResponse *
fetching_ask (Fetching *self,
              const char *path,
              const char *etag,
              const char *last_modified,
              GError **error)
{
  g_autofree char *uri = strstr (path, "://") != NULL
                             ? g_strdup (path)
                             : scripted_server_uri (self->server, path);
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (uri, DATELINE_FETCH_FEED);

  dateline_fetch_request_set_validators (request, etag, last_modified);
  return fetch_and_wait (self->fetcher, request, NULL, error);
}

static inline DatelineFetchResponse *
fetching_ask_well (Fetching *self,
                   const char *path,
                   const char *etag,
                   const char *last_modified)
{
  g_autoptr (GError) error = NULL;
  DatelineFetchResponse *response =
      fetching_ask (self, path, etag, last_modified, &error);

  g_assert_no_error (error);
  return response;
}

static inline void
fetching_assert_body (DatelineFetchResponse *response, const char *text)
{
  GBytes *body = dateline_fetch_response_get_body (response);

  g_assert_nonnull (body);
  g_assert_cmpmem (g_bytes_get_data (body, NULL),
                   g_bytes_get_size (body),
                   text,
                   strlen (text));
}
