/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When a refresher acts by itself. Main context. */

#include "dateline/refresh/dateline-refresh-timer-private.h"

#include "dateline/net/dateline-fetcher-private.h"

/* Minutes. So often, at least, somebody looks whether a feed's time has come: a computer
 * that slept, or a server that asked for an odd time, is not waited for longer. */
#define LONGEST_TICK 5

/* Microseconds. The clock on the wall goes on while a computer sleeps, the other does
 * not: so much apart since the last look, they tell that it slept. */
#define LONG_SLEEP (2 * 60 * G_USEC_PER_SEC)

struct _DatelineRefreshTimer
{
  DatelineFetcher *fetcher;
  DatelineRefreshDueFunc due;
  DatelineRefreshTimerFunc online_changed;
  gpointer owner;
  gulong online_handler;
  guint interval; /* minutes */
  guint source;
  gint64 clocks_apart; /* microseconds, at the last look */
};

static gint64
get_clocks_apart (void)
{
  return g_get_real_time () - g_get_monotonic_time ();
}

static void
look (DatelineRefreshTimer *self)
{
  gint64 clocks_apart = get_clocks_apart ();
  gboolean has_slept = clocks_apart - self->clocks_apart > LONG_SLEEP;

  if (self->interval == 0 || !dateline_fetcher_is_online (self->fetcher))
    return;
  self->clocks_apart = clocks_apart;
  self->due (self->owner, has_slept);
}

void
dateline_refresh_timer_look (DatelineRefreshTimer *self)
{
  look (self);
}

static void
online_changed_cb (DatelineFetcher *fetcher, GParamSpec *pspec, gpointer user_data)
{
  DatelineRefreshTimer *self = user_data;

  self->online_changed (self->owner);
  look (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

DatelineRefreshTimer *
dateline_refresh_timer_new (DatelineFetcher *fetcher,
                            DatelineRefreshDueFunc due,
                            DatelineRefreshTimerFunc online_changed,
                            gpointer owner)
{
  DatelineRefreshTimer *self = g_new0 (DatelineRefreshTimer, 1);

  self->fetcher = g_object_ref (fetcher);
  self->due = due;
  self->online_changed = online_changed;
  self->owner = owner;
  self->clocks_apart = get_clocks_apart ();
  self->online_handler =
      g_signal_connect (fetcher, "notify::online", G_CALLBACK (online_changed_cb), self);
  return self;
}

void
dateline_refresh_timer_free (DatelineRefreshTimer *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_signal_handler (&self->online_handler, self->fetcher);
  g_object_unref (self->fetcher);
  g_free (self);
}

void
dateline_refresh_timer_set_interval (DatelineRefreshTimer *self, guint minutes)
{
  self->interval = minutes;
  g_clear_handle_id (&self->source, g_source_remove);
  if (minutes > 0)
    self->source =
        g_timeout_add_seconds (MIN (minutes, LONGEST_TICK) * 60, tick_cb, self);
  look (self);
}

guint
dateline_refresh_timer_get_interval (DatelineRefreshTimer *self)
{
  return self->interval;
}
