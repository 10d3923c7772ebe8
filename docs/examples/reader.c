/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
/* cc reader.c $(pkg-config --cflags --libs dateline-gtk-0) && ./a.out stories.db */
#include <dateline-gtk/dateline-gtk.h>

int
main (int argc, char **argv)
{
  gtk_init ();
  g_autoptr (DatelineStore) store =
      dateline_store_new (argc > 1 ? argv[1] : "stories.db");
  g_autoptr (DatelineFetcher) fetcher = dateline_fetcher_new ("Example/1.0");
  g_autoptr (DatelineRefresher) refresher = dateline_refresher_new (store, fetcher);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkWidget *window = gtk_window_new ();

  dateline_refresher_refresh_async (refresher, DATELINE_REFRESH_DUE, NULL, NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (window), dateline_reader_new (store, refresher));
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);
  return 0;
}
