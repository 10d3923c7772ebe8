/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How long a window keeps a person waiting while it refreshes: what the main thread does
 * between one look for events and the next.
 *
 * usage: bench-stalls STORE
 *
 * Opens a window on the store, refreshes all its feeds, and prints "feeds seconds
 * longest-ms over-8-ms over-16-ms": processor time of the main thread in one go, and how
 * often it was longer than that.
 */

#include "bench-meter.h"
#include "dateline-gtk/reader/dateline-reader-private.h"

#include <stdio.h>
#include <stdlib.h>

static GMainLoop *loop;

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gint64 began = *(gint64 *) user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineRefreshSummary) summary =
      dateline_refresher_refresh_finish (DATELINE_REFRESHER (source), result, &error);
  BenchTurns turns;

  bench_meter_stop_turns (&turns);
  if (summary == NULL)
    {
      fprintf (stderr, "bench-stalls: %s\n", error->message);
      exit (1);
    }
  printf ("%u %.3f %.2f %u %u\n",
          dateline_refresh_summary_get_n_feeds (summary),
          (g_get_monotonic_time () - began) / 1e6,
          turns.longest,
          turns.n_over_8,
          turns.n_over_16);
  g_main_loop_quit (loop);
}

/* Once the window is at rest. */
static gboolean
refresh_cb (gpointer user_data)
{
  static gint64 began;

  began = g_get_monotonic_time ();
  bench_meter_start_turns ();
  dateline_refresher_refresh_async (user_data,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    refreshed_cb,
                                    &began);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineStore) store = NULL;
  g_autoptr (DatelineRefresher) refresher = NULL;
  GtkWidget *window;

  if (argc != 2)
    {
      fprintf (stderr, "Usage: bench-stalls STORE\n");
      return 2;
    }
  gtk_init ();
  loop = g_main_loop_new (NULL, FALSE);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  store = dateline_store_new (argv[1]);
  refresher = dateline_refresher_new (store, NULL);
  gtk_window_set_child (GTK_WINDOW (window), dateline_reader_new (store, refresher));
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (3000, refresh_cb, refresher);
  g_main_loop_run (loop);
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (loop);
  return 0;
}
