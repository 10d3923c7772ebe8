/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One start of a window: from exec to its first picture with everything in it, and the
 * memory then. Without a store it is the yardstick, an empty window.
 * tests/bench/bench-window.py starts it several times in turn.
 *
 * usage: bench-window [STORE]
 *
 * Prints "wall-ms cpu-ms pss-mb": of the first picture; with a store once more, of the
 * first article.
 */

#include "bench-meter.h"
#include "dateline-gtk/reader/dateline-reader-private.h"

#include <stdio.h>

static GMainLoop *loop;
static DatelineReader *reader;
static gboolean article_asked;

static void
report (void)
{
  double wall = bench_meter_get_wall (), cpu = bench_meter_get_cpu ();

  printf ("%.0f %.0f %.1f\n", wall, cpu, bench_meter_get_memory ());
  fflush (stdout);
}

static gboolean
first_headline_is_there (void)
{
  g_autoptr (DatelineStory) story =
      g_list_model_get_item (G_LIST_MODEL (reader->edition), 0);

  return story != NULL && dateline_story_get_headline (story) != NULL;
}

/* The picture with the article in it is the one after it was opened. */
static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  if (reader == NULL)
    {
      report ();
      g_main_loop_quit (loop);
    }
  else if (!article_asked && first_headline_is_there ())
    {
      report ();
      article_asked = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (reader), "reader.next-unread", NULL);
    }
  else if (article_asked &&
           dateline_article_pane_get_headline (reader->article_pane) != NULL)
    {
      report ();
      g_main_loop_quit (loop);
    }
}

static gboolean
queue_draw_cb (gpointer user_data)
{
  gtk_widget_queue_draw (user_data);
  return G_SOURCE_CONTINUE;
}

static void
realized_cb (GtkWidget *window, gpointer user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window),
                    "after-paint",
                    G_CALLBACK (painted_cb),
                    NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineStore) store = NULL;
  g_autoptr (DatelineRefresher) refresher = NULL;
  GtkWidget *window;

  gtk_init ();
  loop = g_main_loop_new (NULL, FALSE);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  if (argc > 1)
    {
      store = dateline_store_new (argv[1]);
      refresher = dateline_refresher_new (store, NULL);
      reader = DATELINE_READER (dateline_reader_new (store, refresher));
      gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (reader));
    }
  g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
  /* A window that is still paints nothing: one is asked for until the loop ends. */
  g_timeout_add (4, queue_draw_cb, window);
  g_main_loop_run (loop);
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (loop);
  return 0;
}
