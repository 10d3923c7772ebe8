/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What comes and goes with the network, which a monitor of the test's own plays. */

#include "dateline-refreshing.h"
#include "dateline/refresh/dateline-refresher-private.h"

typedef struct
{
  GObject parent_instance;

  gboolean is_available;
  GNetworkConnectivity connectivity;
} FakeMonitor;

typedef GObjectClass FakeMonitorClass;

enum
{
  PROP_0,
  PROP_NETWORK_AVAILABLE,
  PROP_NETWORK_METERED,
  PROP_CONNECTIVITY,
};

static GType fake_monitor_get_type (void);

static void
fake_monitor_init_interface (GNetworkMonitorInterface *iface)
{
}

static gboolean
fake_monitor_initable_init (GInitable *self, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
fake_monitor_init_initable (GInitableIface *iface)
{
  iface->init = fake_monitor_initable_init;
}

G_DEFINE_TYPE_WITH_CODE (FakeMonitor,
                         fake_monitor,
                         G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE,
                                                fake_monitor_init_initable)
                             G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR,
                                                    fake_monitor_init_interface))

static void
fake_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FakeMonitor *self = (FakeMonitor *) object;

  switch (id)
    {
    case PROP_NETWORK_AVAILABLE:
      g_value_set_boolean (value, self->is_available);
      break;
    case PROP_CONNECTIVITY:
      g_value_set_enum (value, self->connectivity);
      break;
    default:
      g_value_set_boolean (value, FALSE);
    }
}

static void
fake_monitor_class_init (FakeMonitorClass *klass)
{
  klass->get_property = fake_monitor_get_property;
  g_object_class_override_property (klass, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (klass, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (klass, PROP_CONNECTIVITY, "connectivity");
}

static void
fake_monitor_init (FakeMonitor *self)
{
  self->is_available = TRUE;
  self->connectivity = G_NETWORK_CONNECTIVITY_FULL;
}

/* The network comes or goes, or wants a sign-in. */
static void
change (FakeMonitor *monitor, gboolean is_available, GNetworkConnectivity connectivity)
{
  monitor->is_available = is_available;
  monitor->connectivity = connectivity;
  g_signal_emit_by_name (monitor, "network-changed", is_available);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
assert_fails (DatelineFetcher *fetcher, const char *sentence)
{
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new ("http://192.0.2.1/", DATELINE_FETCH_PAGE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  dateline_fetcher_fetch_async (fetcher, request, NULL, storing_cb, &result);
  storing_wait (&result);
  response = dateline_fetcher_fetch_finish (fetcher, result, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_OFFLINE);
  g_assert_cmpstr (error->message, ==, sentence);
  /* Nothing was waited for: a server that does not answer would have taken 15 s. */
  g_assert_cmpint (g_get_monotonic_time () - began, <, 5 * G_TIME_SPAN_SECOND);
}

/* Whether there is a network is asked of the monitor that was passed in, and told. */
static void
test_monitor (Refreshing *fixture, gconstpointer data)
{
  FakeMonitor *monitor = g_object_new (fake_monitor_get_type (), NULL);
  guint n_told = 0;

  dateline_fetcher_set_network_monitor (fixture->fetcher, G_NETWORK_MONITOR (monitor));
  g_signal_connect_swapped (fixture->refresher,
                            "notify::online",
                            G_CALLBACK (count_cb),
                            &n_told);
  g_assert_true (dateline_refresher_is_online (fixture->refresher));
  change (monitor, FALSE, G_NETWORK_CONNECTIVITY_LOCAL);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_false (dateline_refresher_is_online (fixture->refresher));
  assert_fails (fixture->fetcher, "You are offline.");

  change (monitor, TRUE, G_NETWORK_CONNECTIVITY_PORTAL);
  /* No more online than before, but for another reason. */
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_false (dateline_refresher_is_online (fixture->refresher));
  g_assert_true (dateline_refresher_wants_sign_in (fixture->refresher));
  assert_fails (fixture->fetcher, "The network wants you to sign in first.");

  change (monitor, TRUE, G_NETWORK_CONNECTIVITY_FULL);
  g_assert_true (dateline_refresher_is_online (fixture->refresher));
  g_assert_false (dateline_refresher_wants_sign_in (fixture->refresher));
  g_assert_cmpuint (n_told, ==, 3);
  g_object_unref (monitor);
}

/* Without a network nothing is refreshed by itself; with it, it goes on. */
static void
test_timer (Refreshing *fixture, gconstpointer data)
{
  FakeMonitor *monitor = g_object_new (fake_monitor_get_type (), NULL);

  change (monitor, FALSE, G_NETWORK_CONNECTIVITY_LOCAL);
  dateline_fetcher_set_network_monitor (fixture->fetcher, G_NETWORK_MONITOR (monitor));
  dateline_refresher_set_time_scale (fixture->refresher, 0);
  scripted_server_add (fixture->server,
                       "/feed",
                       200,
                       "application/rss+xml",
                       "<rss version='2.0'><channel><title>A</title></channel></rss>");
  follow (fixture, "/feed");
  dateline_refresher_set_interval (fixture->refresher, 60);
  settle_for (50);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 0);
  change (monitor, TRUE, G_NETWORK_CONNECTIVITY_FULL);
  settle_until (scripted_server_get_n_requests (fixture->server, "/feed") == 1);
  settle_until (!dateline_refresher_is_busy (fixture->refresher));
  g_object_unref (monitor);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/network/monitor",
              Refreshing,
              NULL,
              refreshing_set_up,
              test_monitor,
              refreshing_tear_down);
  g_test_add ("/network/timer",
              Refreshing,
              NULL,
              refreshing_set_up,
              test_timer,
              refreshing_tear_down);
  return g_test_run ();
}
