/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One fetch over HTTP with its redirects. Main context only. Every hop waits for its
 * host's turn, is an exchange of its own (dateline-exchange), ends the turn, and is
 * judged here: what the status means, where it leads. */

#include "dateline/net/dateline-fetch-private.h"

#include "dateline/net/dateline-answer-head-private.h"
#include "dateline/net/dateline-exchange-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetch-request-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/net/dateline-fetch-trace-private.h"
#include "dateline/net/dateline-host-pauses-private.h"
#include "dateline/net/dateline-http-uri-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GTask *task; /* which owns this */
  DatelineFetcher *fetcher;
  DatelineFetchRequest *request;
  DatelineFetchLimits limits;
  GSource *cancelled_source; /* of the caller's cancellable */
  gboolean is_cancelled;

  /* the way so far */
  GUri *uri;
  GUri *first_uri;
  GHashTable *visited; /* addresses */
  char *moved_to;
  gboolean has_left_permanent_way;
  gint64 time_left; /* microseconds; waiting for a turn does not count */

  /* the hop under way */
  DatelineHostTurn *turn;
  gint64 turn_began;
  GCancellable *cancellable; /* of its exchange; NULL while it waits for its turn */

  gint64 retry_after;
  DatelineFetchTrace trace;
} Fetch;

/* Seconds that a host is left alone that has been asked too much and does not say until
 * when it wants to be. */
#define UNSAID_PAUSE (60 * 60)

static void begin_hop (Fetch *fetch);

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->fetcher);
  dateline_fetch_request_unref (fetch->request);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_clear_pointer (&fetch->first_uri, g_uri_unref);
  g_hash_table_unref (fetch->visited);
  g_free (fetch->moved_to);
  g_free ((char *) fetch->trace.uri);
  g_ptr_array_unref (fetch->trace.redirects);
  g_free (fetch);
}

static void
end_hop (Fetch *fetch)
{
  if (fetch->turn_began != 0)
    {
      gint64 time = g_get_monotonic_time () - fetch->turn_began;

      fetch->time_left -= time;
      fetch->trace.duration += time / G_TIME_SPAN_MILLISECOND;
      fetch->turn_began = 0;
    }
  g_clear_object (&fetch->cancellable);
  g_clear_pointer (&fetch->turn, dateline_host_turn_end);
}

/* The two ends of a fetch. Nothing may be touched after. */

static GTask *
end (Fetch *fetch)
{
  end_hop (fetch);
  if (fetch->cancelled_source != NULL)
    g_source_destroy (fetch->cancelled_source);
  g_clear_pointer (&fetch->cancelled_source, g_source_unref);
  return fetch->task;
}

static void
fail (Fetch *fetch, GError *error)
{
  g_autoptr (GTask) task = end (fetch);

  g_task_return_error (task, error);
}

static void
succeed (Fetch *fetch, DatelineFetchResponse *response)
{
  g_autoptr (GTask) task = end (fetch);

  g_task_return_pointer (task, response, (GDestroyNotify) dateline_fetch_response_unref);
}

static void
fail_cancelled (Fetch *fetch)
{
  fail (fetch,
        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was cancelled.")));
}

/* The caller cancels: from the main loop, so that nothing of the caller's is on the
 * stack. */
static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->is_cancelled = TRUE;
  if (fetch->cancellable != NULL)
    g_cancellable_cancel (fetch->cancellable);
  else
    fail_cancelled (fetch);
  return G_SOURCE_REMOVE;
}

/* What the answer means. */

/* @body: NULL when it is not modified */
static DatelineFetchResponse *
make_response (Fetch *fetch, SoupMessage *message, GBytes *body, gboolean is_complete)
{
  DatelineFetchResponse *response = dateline_fetch_response_new ();

  response->is_not_modified = body == NULL;
  response->is_complete = is_complete;
  response->body = body != NULL ? g_bytes_ref (body) : NULL;
  response->uri = dateline_http_uri_to_string (fetch->uri);
  response->moved_to = g_steal_pointer (&fetch->moved_to);
  dateline_answer_head_read (message, response);
  return response;
}

static void
follow_redirect (Fetch *fetch, SoupMessage *message)
{
  guint status = soup_message_get_status (message);
  GError *error = NULL;
  GUri *target =
      dateline_http_uri_redirect (fetch->uri,
                                  dateline_answer_head_get (message, "Location"),
                                  &error);

  if (target == NULL)
    {
      fail (fetch, error);
      return;
    }
  if (status != 301 && status != 308)
    fetch->has_left_permanent_way = TRUE;
  if (!fetch->has_left_permanent_way)
    {
      g_free (fetch->moved_to);
      fetch->moved_to = dateline_http_uri_to_string (target);
    }
  g_uri_unref (fetch->uri);
  fetch->uri = target;
  g_ptr_array_add (fetch->trace.redirects, dateline_http_uri_to_string (target));
  end_hop (fetch);
  begin_hop (fetch);
}

static void
judge_content (Fetch *fetch, SoupMessage *message, GBytes *body, gboolean is_complete)
{
  gboolean is_empty = g_bytes_get_size (body) == 0 &&
                      dateline_fetch_request_get_file (fetch->request) == NULL;

  if (!is_complete &&
      (is_empty || !dateline_fetch_request_takes_partial (fetch->request)))
    fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_INCOMPLETE));
  else if (is_empty)
    fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_EMPTY));
  else
    succeed (fetch, make_response (fetch, message, body, is_complete));
}

/* From now on nobody asks this host, and those who waited for their turn need not wait
 * any longer. */
static void
leave_host_alone (Fetch *fetch, gint64 wait)
{
  const char *host = g_uri_get_host (fetch->uri);

  dateline_host_pauses_add (dateline_fetcher_get_pauses (fetch->fetcher),
                            host,
                            wait,
                            g_get_monotonic_time ());
  dateline_host_queue_call_off (dateline_fetcher_get_queue (fetch->fetcher), host);
}

static void
judge_refusal (Fetch *fetch, const DatelineAnswer *answer)
{
  SoupMessage *message = answer->message;
  guint status = answer->status;

  if (status == 407 && answer->is_of_proxy)
    {
      fail (fetch, dateline_fetch_error_new_for_proxy ());
      return;
    }
  if (status == 429 || status == 503)
    {
      fetch->retry_after = dateline_answer_head_get_retry_after (message);
      dateline_host_queue_space_out (dateline_fetcher_get_queue (fetch->fetcher),
                                     g_uri_get_host (fetch->uri),
                                     fetch->limits.refused_gap);
      if (status == 429 || fetch->retry_after > 0)
        leave_host_alone (fetch,
                          fetch->retry_after > 0 ? fetch->retry_after : UNSAID_PAUSE);
    }
  fail (fetch, dateline_fetch_error_new_for_status (status, fetch->retry_after));
}

static void
judge (Fetch *fetch, const DatelineAnswer *answer)
{
  SoupMessage *message = answer->message;
  guint status = answer->status;

  if (answer->body != NULL)
    judge_content (fetch, message, answer->body, answer->is_complete);
  else if (status == 304 && fetch->trace.is_conditional)
    succeed (fetch, make_response (fetch, message, NULL, TRUE));
  else if (status == 301 || status == 302 || status == 303 || status == 307 ||
           status == 308)
    follow_redirect (fetch, message);
  else if (status == 204 || status == 205 || status == 206)
    fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_EMPTY));
  else if (status < 400)
    fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_BAD_REPLY));
  else
    judge_refusal (fetch, answer);
}

/* What fails while the network goes away is no fault of the server's. Takes @failure. */
static GError *
blame_network (Fetch *fetch, GError *failure)
{
  if (failure->domain != DATELINE_FETCH_ERROR ||
      (failure->code != DATELINE_FETCH_ERROR_HOST_NOT_FOUND &&
       failure->code != DATELINE_FETCH_ERROR_UNREACHABLE &&
       failure->code != DATELINE_FETCH_ERROR_TIMED_OUT) ||
      dateline_fetcher_is_online (fetch->fetcher) ||
      dateline_http_uri_is_loopback (fetch->uri))
    return failure;
  g_error_free (failure);
  return dateline_fetch_error_new (DATELINE_FETCH_ERROR_OFFLINE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  g_auto (DatelineAnswer) answer = { NULL };
  GError *error = NULL;
  gboolean has_answered = dateline_exchange_run_finish (result, &answer, &error);

  fetch->trace.status = answer.status;
  fetch->trace.n_bytes += answer.n_received;
  if (answer.is_private && !dateline_fetch_request_is_embedded (fetch->request))
    dateline_host_memory_note_private (dateline_fetcher_get_memory (fetch->fetcher),
                                       g_uri_get_host (fetch->uri));
  if (fetch->is_cancelled)
    {
      g_clear_error (&error);
      fail_cancelled (fetch);
    }
  else if (!has_answered)
    fail (fetch, blame_network (fetch, error));
  else
    judge (fetch, &answer);
}

/* Into a private network leads only who was named by a person, and what a server there
 * publishes: never another host. */
static gboolean
may_be_private (Fetch *fetch)
{
  const char *host = g_uri_get_host (fetch->uri);

  if (dateline_fetch_request_is_embedded (fetch->request))
    return dateline_host_memory_is_private (dateline_fetcher_get_memory (fetch->fetcher),
                                            host);
  return g_ascii_strcasecmp (host, g_uri_get_host (fetch->first_uri)) == 0;
}

static void
note_question (Fetch *fetch, const DatelineQuestion *question)
{
  DatelineFetchTrace *trace = &fetch->trace;

  g_free ((char *) trace->uri);
  trace->uri = dateline_http_uri_to_string (question->uri);
  trace->etag = question->etag; /* the request keeps them */
  trace->last_modified = question->last_modified;
  trace->is_conditional = question->etag != NULL || question->last_modified != NULL;
  trace->status = 0;
  trace->n_requests++;
}

/* Whether the host asked to be left alone; the fetch has failed then. */
static gboolean
is_called_off (Fetch *fetch)
{
  gint64 wait = dateline_host_pauses_get (dateline_fetcher_get_pauses (fetch->fetcher),
                                          g_uri_get_host (fetch->uri),
                                          g_get_monotonic_time ());

  if (wait == 0)
    return FALSE;
  fetch->retry_after = wait;
  fail (fetch, dateline_fetch_error_new_for_status (429, wait));
  return TRUE;
}

/* Validators go where they came from, and where that is not known to the address itself
 * and to what it redirects to on the same server: never to another server. */
static gboolean
takes_validators (Fetch *fetch)
{
  const char *validators_uri = dateline_fetch_request_get_validators_uri (fetch->request);
  g_autofree char *uri = dateline_http_uri_to_string (fetch->uri);

  return validators_uri != NULL
             ? g_str_equal (uri, validators_uri)
             : dateline_http_uri_is_same_origin (fetch->uri, fetch->first_uri);
}

static void
turn_cb (gpointer user_data)
{
  Fetch *fetch = user_data;
  gboolean is_home = takes_validators (fetch);
  const DatelineQuestion question = {
    .uri = fetch->uri,
    .accept = dateline_fetch_request_get_accept (fetch->request),
    .etag = is_home ? dateline_fetch_request_get_etag (fetch->request) : NULL,
    .last_modified =
        is_home ? dateline_fetch_request_get_last_modified (fetch->request) : NULL,
    .may_be_private = may_be_private (fetch),
    .path = dateline_fetch_request_get_file (fetch->request),
    .offset = dateline_fetch_request_get_offset (fetch->request),
    .range_validator = dateline_fetch_request_get_range_validator (fetch->request),
  };

  if (is_called_off (fetch))
    return;
  note_question (fetch, &question);
  if (dateline_fetch_request_get_purpose (fetch->request) == DATELINE_FETCH_FEED)
    dateline_host_memory_note_feed (dateline_fetcher_get_memory (fetch->fetcher),
                                    g_uri_get_host (fetch->uri));
  fetch->turn_began = g_get_monotonic_time ();
  fetch->cancellable = g_cancellable_new ();
  dateline_exchange_run_async (fetch->fetcher,
                               &question,
                               &fetch->limits,
                               MAX (fetch->time_left / 1000, 1),
                               fetch->cancellable,
                               answered_cb,
                               fetch);
}

/* A network that wants a sign-in has nothing to give but its own page; a feed is asked
 * for to see whether it still does. */
static GError *
find_no_network (Fetch *fetch)
{
  gboolean has_portal = dateline_fetcher_has_portal (fetch->fetcher);

  if (dateline_http_uri_is_loopback (fetch->uri))
    return NULL;
  if (has_portal &&
      (!dateline_fetcher_is_online (fetch->fetcher) ||
       dateline_fetch_request_get_purpose (fetch->request) != DATELINE_FETCH_FEED))
    return dateline_fetch_error_new_for_portal ();
  return dateline_fetcher_is_online (fetch->fetcher)
             ? NULL
             : dateline_fetch_error_new (DATELINE_FETCH_ERROR_OFFLINE);
}

static DatelineHostLane
get_lane (Fetch *fetch)
{
  return dateline_fetch_request_get_purpose (fetch->request) == DATELINE_FETCH_ENCLOSURE
             ? DATELINE_HOST_LANE_LONG
             : DATELINE_HOST_LANE_SHORT;
}

static void
begin_hop (Fetch *fetch)
{
  GError *no_network = NULL;
  g_autofree char *address = dateline_http_uri_to_string (fetch->uri);

  if (g_hash_table_size (fetch->visited) > fetch->limits.max_redirects)
    fail (fetch,
          g_error_new_literal (DATELINE_FETCH_ERROR,
                               DATELINE_FETCH_ERROR_REDIRECT,
                               _ ("The server redirects too many times.")));
  else if (!g_hash_table_add (fetch->visited, g_strdup (address)))
    fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_REDIRECT));
  else if ((no_network = find_no_network (fetch)) != NULL)
    fail (fetch, no_network);
  else if (dateline_fetcher_is_private_host (fetch->fetcher,
                                             g_uri_get_host (fetch->uri)) &&
           !may_be_private (fetch))
    fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_PRIVATE));
  else if (!dateline_fetch_request_may_send (fetch->request, address))
    fail (fetch,
          g_error_new_literal (DATELINE_FETCH_ERROR,
                               DATELINE_FETCH_ERROR_REDIRECT,
                               _ ("The server redirects too many times.")));
  else if (!is_called_off (fetch))
    fetch->turn = dateline_host_queue_wait (dateline_fetcher_get_queue (fetch->fetcher),
                                            g_uri_get_host (fetch->uri),
                                            get_lane (fetch),
                                            turn_cb,
                                            fetch);
}

static void
watch_cancellable (Fetch *fetch)
{
  GCancellable *cancellable = g_task_get_cancellable (fetch->task);

  if (cancellable == NULL)
    return;
  fetch->cancelled_source = g_cancellable_source_new (cancellable);
  g_source_set_callback (fetch->cancelled_source,
                         G_SOURCE_FUNC (cancelled_cb),
                         fetch,
                         NULL);
  g_source_attach (fetch->cancelled_source, NULL);
}

void
dateline_fetch_run (GTask *task, DatelineFetcher *fetcher, DatelineFetchRequest *request)
{
  Fetch *fetch = g_new0 (Fetch, 1);
  GError *error = NULL;

  g_task_set_task_data (task, fetch, fetch_free);
  fetch->task = task;
  fetch->fetcher = g_object_ref (fetcher);
  fetch->request = dateline_fetch_request_ref (request);
  fetch->limits =
      dateline_fetcher_get_limits (fetcher, dateline_fetch_request_get_purpose (request));
  fetch->time_left = fetch->limits.total_time * G_TIME_SPAN_MILLISECOND;
  fetch->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fetch->trace.redirects = g_ptr_array_new_with_free_func (g_free);
  fetch->uri = dateline_http_uri_parse (dateline_fetch_request_get_uri (request), &error);
  if (fetch->uri == NULL)
    {
      fail (fetch, error);
      return;
    }
  fetch->first_uri = g_uri_ref (fetch->uri);
  watch_cancellable (fetch);
  begin_hop (fetch);
}

gint64
dateline_fetch_get_retry_after (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  return fetch->retry_after;
}

const DatelineFetchTrace *
dateline_fetch_get_trace (GAsyncResult *result)
{
  static const DatelineFetchTrace nothing;
  Fetch *fetch = g_task_get_task_data (G_TASK (result));

  return fetch != NULL ? &fetch->trace : &nothing;
}
