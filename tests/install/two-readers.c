/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Two readers with two stores in one window of one process, as a host might have them. */

#include <dateline-gtk/dateline-gtk.h>

static GtkWidget *
make_reader (const char *path)
{
  g_autoptr (DatelineStore) store = dateline_store_new (path);
  g_autoptr (DatelineFetcher) fetcher = dateline_fetcher_new ("Two/1.0");
  g_autoptr (DatelineRefresher) refresher = dateline_refresher_new (store, fetcher);
  GtkWidget *reader = dateline_reader_new (store, refresher);

  dateline_refresher_refresh_async (refresher, DATELINE_REFRESH_DUE, NULL, NULL, NULL);
  gtk_widget_set_hexpand (reader, TRUE);
  return reader;
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *other = g_strconcat (argv[1], "-other", NULL);
  GtkWidget *window;
  GtkWidget *box;

  gtk_init ();
  window = gtk_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (box), make_reader (argv[1]));
  gtk_box_append (GTK_BOX (box), make_reader (other));
  gtk_window_set_default_size (GTK_WINDOW (window), 1380, 800);
  gtk_window_set_child (GTK_WINDOW (window), box);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);
  return 0;
}
