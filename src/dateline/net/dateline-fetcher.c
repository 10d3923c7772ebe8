/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Fetches over HTTP for everyone else, politely. Main context only; each fetcher has a
 * session of its own with nothing in it that remembers: no cookies, no cache, no signing
 * in, no guessing of types, no undoing of packing (dateline-body-decoder does that). */

#include "dateline/net/dateline-fetcher-private.h"

#include "dateline/net/dateline-fetch-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/net/dateline-local-content-private.h"
#include "dateline/net/dateline-private-network-private.h"

#include <libsoup/soup.h>

/**
 * DatelineFetcher:
 *
 * Downloads feeds, pages and pictures. One fetcher serves a whole program: it asks a host
 * one thing at a time, uses connections again, and holds to limits of size and time that
 * no server can stretch. It sends no cookie, no referrer and no password.
 */
struct _DatelineFetcher
{
  GObject parent_instance;

  char *user_agent;
  SoupSession *session;
  DatelineHostQueue *queue;
  DatelineHostPauses *pauses;
  double time_scale;
  gsize max_sizes[DATELINE_FETCH_ENCLOSURE + 1]; /* 0: the usual */
  GNetworkMonitor *monitor;
  gboolean was_online;
  gboolean was_portal; /* which is not online either */
  gboolean has_portal; /* as a refresh has found out */
  int forced_online;   /* -1: ask the monitor */
  DatelinePrivateAddressFunc is_private;
  gpointer is_private_data;
  DatelineHostMemory *memory;
};

#define DEFAULT_USER_AGENT "Dateline/0.1.0 (+https://dateline.github.io/bot)"

#define MAX_TURNS 32

/* Seconds that a connection is kept for the next request to its host. */
#define IDLE_TIME 30

/* Milliseconds between a feed and what else is asked of its host. */
#define FEED_REST 1000

enum
{
  PROP_0,
  PROP_USER_AGENT,
  PROP_ONLINE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DatelineFetcher, dateline_fetcher, G_TYPE_OBJECT)

static gboolean
wants_sign_in (DatelineFetcher *self)
{
  return g_network_monitor_get_connectivity (self->monitor) ==
         G_NETWORK_CONNECTIVITY_PORTAL;
}

static void
look_at_network (DatelineFetcher *self)
{
  gboolean is_online = dateline_fetcher_is_online (self);
  gboolean is_portal = !is_online && wants_sign_in (self);

  if (self->was_online == is_online && self->was_portal == is_portal)
    return;
  self->was_online = is_online;
  self->was_portal = is_portal;
  /* It may be another network. */
  self->has_portal = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

static void
dateline_fetcher_constructed (GObject *object)
{
  DatelineFetcher *self = DATELINE_FETCHER (object);

  G_OBJECT_CLASS (dateline_fetcher_parent_class)->constructed (object);

  if (self->user_agent == NULL)
    self->user_agent = g_strdup (DEFAULT_USER_AGENT);
  /* One request a host is under way at a time, and one enclosure beside it; the third
   * place is for a connection that is still being closed. The timeout of libsoup is for
   * each read, ours are stricter. */
  dateline_fetcher_set_network_monitor (self, g_network_monitor_get_default ());
  self->session = soup_session_new_with_options ("user-agent",
                                                 self->user_agent,
                                                 "max-conns",
                                                 2 * MAX_TURNS,
                                                 "max-conns-per-host",
                                                 3,
                                                 "idle-timeout",
                                                 IDLE_TIME,
                                                 "timeout",
                                                 0,
                                                 NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
}

static void
dateline_fetcher_finalize (GObject *object)
{
  DatelineFetcher *self = DATELINE_FETCHER (object);

  soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_pointer (&self->queue, dateline_host_queue_unref);
  g_clear_pointer (&self->pauses, dateline_host_pauses_free);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  dateline_host_memory_free (self->memory);
  g_free (self->user_agent);

  G_OBJECT_CLASS (dateline_fetcher_parent_class)->finalize (object);
}

static void
dateline_fetcher_get_property (GObject *object,
                               guint prop_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  DatelineFetcher *self = DATELINE_FETCHER (object);

  switch (prop_id)
    {
    case PROP_USER_AGENT:
      g_value_set_string (value, self->user_agent);
      break;
    case PROP_ONLINE:
      g_value_set_boolean (value, dateline_fetcher_is_online (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dateline_fetcher_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DatelineFetcher *self = DATELINE_FETCHER (object);

  switch (prop_id)
    {
    case PROP_USER_AGENT:
      self->user_agent = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dateline_fetcher_class_init (DatelineFetcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dateline_fetcher_constructed;
  object_class->finalize = dateline_fetcher_finalize;
  object_class->get_property = dateline_fetcher_get_property;
  object_class->set_property = dateline_fetcher_set_property;

  /**
   * DatelineFetcher:user-agent:
   *
   * The name that every request is sent under, with an address that tells who asks.
   */
  properties[PROP_USER_AGENT] = g_param_spec_string (
      "user-agent",
      NULL,
      NULL,
      NULL,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * DatelineFetcher:online:
   *
   * Whether there is a network, and none that wants a sign-in first.
   */
  properties[PROP_ONLINE] =
      g_param_spec_boolean ("online",
                            NULL,
                            NULL,
                            TRUE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static gboolean
is_private_by_itself (GInetAddress *address, gpointer user_data)
{
  return dateline_private_network_contains (address);
}

static void
dateline_fetcher_init (DatelineFetcher *self)
{
  self->queue = dateline_host_queue_new (MAX_TURNS);
  self->pauses = dateline_host_pauses_new ();
  self->time_scale = 1;
  self->forced_online = -1;
  self->was_online = TRUE;
  self->is_private = is_private_by_itself;
  self->memory = dateline_host_memory_new ();
}

/**
 * dateline_fetcher_new:
 * @user_agent: (nullable): the name that requests are sent under, as "Name/1.0
 *   (+https://example.org/about)", or %NULL for Dateline's own
 *
 * Makes a fetcher.
 *
 * Returns: (transfer full): a new fetcher
 */
DatelineFetcher *
dateline_fetcher_new (const char *user_agent)
{
  return g_object_new (DATELINE_TYPE_FETCHER, "user-agent", user_agent, NULL);
}

/**
 * dateline_fetcher_get_user_agent:
 * @self: a fetcher
 *
 * Gets the name that requests are sent under.
 *
 * Returns: the user agent
 */
const char *
dateline_fetcher_get_user_agent (DatelineFetcher *self)
{
  g_return_val_if_fail (DATELINE_IS_FETCHER (self), NULL);

  return self->user_agent;
}

static void
return_resource (GTask *task, DatelineFetchRequest *request)
{
  const char *uri = dateline_fetch_request_get_uri (request);
  g_autoptr (DatelineFetchResponse) response = dateline_fetch_response_new ();
  GError *error = NULL;

  response->uri = g_strdup (uri);
  response->body = dateline_local_content_load (uri, &response->content_type, &error);
  if (response->body == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           g_steal_pointer (&response),
                           (GDestroyNotify) dateline_fetch_response_unref);
}

/**
 * dateline_fetcher_fetch_async:
 * @self: a fetcher
 * @request: what to fetch; it must not change any more
 * @cancellable: (nullable): cancels the fetch, whether it waits or is under way
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Fetches over HTTP. Redirects are followed, at most ten, never from https to http. At
 * most one request to a host is under way, others wait. An address inside the program
 * (resource:///io/github/dateline/…) is answered from its resources. Main context only.
 */
void
dateline_fetcher_fetch_async (DatelineFetcher *self,
                              DatelineFetchRequest *request,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DATELINE_IS_FETCHER (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dateline_fetcher_fetch_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (dateline_local_content_is_resource (dateline_fetch_request_get_uri (request)))
    return_resource (task, request);
  else
    dateline_fetch_run (g_steal_pointer (&task), self, request);
}

/**
 * dateline_fetcher_fetch_finish:
 * @self: a fetcher
 * @result: what the callback got
 * @retry_after: (out) (optional): seconds that the server asked to wait before the next
 *   request (429, 503), 0 when it did not; set when the fetch failed, too
 * @error: for a #DatelineFetchError with a sentence for the reader, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Ends dateline_fetcher_fetch_async ().
 *
 * Returns: (transfer full): the answer, or %NULL with an error
 */
DatelineFetchResponse *
dateline_fetcher_fetch_finish (DatelineFetcher *self,
                               GAsyncResult *result,
                               gint64 *retry_after,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (retry_after != NULL)
    *retry_after = g_task_get_task_data (G_TASK (result)) != NULL
                       ? dateline_fetch_get_retry_after (G_TASK (result))
                       : 0;
  return g_task_propagate_pointer (G_TASK (result), error);
}

DatelineFetchLimits
dateline_fetcher_get_limits (DatelineFetcher *self, DatelineFetchPurpose purpose)
{
  DatelineFetchLimits limits = dateline_fetch_limits_get (purpose, self->time_scale);

  if (self->max_sizes[purpose] != 0)
    limits.max_size = self->max_sizes[purpose];
  return limits;
}

DatelineFetcher *
dateline_fetcher_new_with_privacy (DatelinePrivateAddressFunc is_private,
                                   gpointer user_data)
{
  DatelineFetcher *self = dateline_fetcher_new (NULL);

  self->is_private = is_private;
  self->is_private_data = user_data;
  return self;
}

gboolean
dateline_fetcher_is_private (DatelineFetcher *self, GSocketAddress *address)
{
  GInetAddress *inet_address;

  if (!G_IS_INET_SOCKET_ADDRESS (address) || G_IS_PROXY_ADDRESS (address))
    return FALSE;
  inet_address = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address));
  return self->is_private (inet_address, self->is_private_data);
}

gboolean
dateline_fetcher_is_private_host (DatelineFetcher *self, const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return self->is_private (address, self->is_private_data);
  return dateline_private_network_has_name (host);
}

SoupSession *
dateline_fetcher_get_session (DatelineFetcher *self)
{
  return self->session;
}

DatelineHostQueue *
dateline_fetcher_get_queue (DatelineFetcher *self)
{
  return self->queue;
}

DatelineHostPauses *
dateline_fetcher_get_pauses (DatelineFetcher *self)
{
  return self->pauses;
}

DatelineHostMemory *
dateline_fetcher_get_memory (DatelineFetcher *self)
{
  return self->memory;
}

guint
dateline_fetcher_get_rest (DatelineFetcher *self, const char *host)
{
  return dateline_host_memory_get_rest (self->memory, host, FEED_REST * self->time_scale);
}

/**
 * dateline_fetcher_set_network_monitor:
 * @self: a fetcher
 * @monitor: what knows whether there is a network
 *
 * Has the fetcher ask another monitor than the system's. Without a network, and with one
 * that wants a sign-in first, every fetch fails at once with
 * %DATELINE_FETCH_ERROR_OFFLINE, but of what is on this computer.
 */
void
dateline_fetcher_set_network_monitor (DatelineFetcher *self, GNetworkMonitor *monitor)
{
  g_return_if_fail (DATELINE_IS_FETCHER (self));
  g_return_if_fail (G_IS_NETWORK_MONITOR (monitor));

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_set_object (&self->monitor, monitor);
  self->forced_online = -1;
  g_signal_connect_swapped (monitor,
                            "network-changed",
                            G_CALLBACK (look_at_network),
                            self);
  g_signal_connect_swapped (monitor,
                            "notify::connectivity",
                            G_CALLBACK (look_at_network),
                            self);
  look_at_network (self);
}

gboolean
dateline_fetcher_is_online (DatelineFetcher *self)
{
  if (self->forced_online >= 0)
    return self->forced_online;
  return g_network_monitor_get_network_available (self->monitor) && !wants_sign_in (self);
}

gboolean
dateline_fetcher_has_portal (DatelineFetcher *self)
{
  return self->has_portal || wants_sign_in (self);
}

void
dateline_fetcher_note_portal (DatelineFetcher *self, gboolean has_portal)
{
  has_portal = !!has_portal;
  if (self->has_portal == has_portal)
    return;
  self->has_portal = has_portal;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

void
dateline_fetcher_set_time_scale (DatelineFetcher *self, double scale)
{
  self->time_scale = scale;
}

void
dateline_fetcher_set_max_size (DatelineFetcher *self,
                               DatelineFetchPurpose purpose,
                               gsize max_size)
{
  self->max_sizes[purpose] = max_size;
}

void
dateline_fetcher_force_online (DatelineFetcher *self, gboolean online)
{
  self->forced_online = online;
  look_at_network (self);
}

void
dateline_fetcher_set_tls_database (DatelineFetcher *self, GTlsDatabase *database)
{
  soup_session_set_tls_database (self->session, database);
}
