/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How long a window keeps a person waiting while it refreshes: what the main thread does
 * between one look for events and the next.
 *
 * usage: bench-stalls STORE
 *
 * Opens a window on the store, refreshes all its feeds, and prints "feeds seconds
 * longest-ms over-8-ms over-16-ms pss-mb": processor time of the main thread in one go,
 * and how often it was longer than that; and the most memory that was seen, twice a
 * second.
 */

#include "bench-meter.h"
#include "dateline-gtk/reader/dateline-reader-private.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

static GMainLoop *loop;

typedef struct
{
  gint64 began;
  GThread *watch;
  int is_over;
  double memory;
} Refresh;

/* On a thread of its own, as the kernel counts for some milliseconds. */
static gpointer
watch_memory (gpointer data)
{
  Refresh *refresh = data;

  while (!g_atomic_int_get (&refresh->is_over))
    {
      refresh->memory = MAX (refresh->memory, bench_meter_get_memory ());
      g_usleep (G_USEC_PER_SEC / 2);
    }
  return NULL;
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Refresh *refresh = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineRefreshSummary) summary =
      dateline_refresher_refresh_finish (DATELINE_REFRESHER (source), result, &error);
  BenchTurns turns;

  bench_meter_stop_turns (&turns);
  g_atomic_int_set (&refresh->is_over, TRUE);
  g_thread_join (refresh->watch);
  if (summary == NULL)
    {
      fprintf (stderr, "bench-stalls: %s\n", error->message);
      exit (1);
    }
  printf ("%u %.3f %.2f %u %u %.1f\n",
          dateline_refresh_summary_get_n_feeds (summary),
          (g_get_monotonic_time () - refresh->began) / 1e6,
          turns.longest,
          turns.n_over_8,
          turns.n_over_16,
          refresh->memory);
  g_main_loop_quit (loop);
}

/* Once the window is at rest. */
static gboolean
refresh_cb (gpointer user_data)
{
  static Refresh refresh;

  refresh.began = g_get_monotonic_time ();
  refresh.watch = g_thread_new ("memory", watch_memory, &refresh);
  bench_meter_start_turns ();
  dateline_refresher_refresh_async (user_data,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    refreshed_cb,
                                    &refresh);
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
  /* As the program has it. */
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, 128 * 1024);
  mallopt (M_TRIM_THRESHOLD, 128 * 1024);
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
