/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A reader whose list is one feed's many stories. Each test program includes it once. */

#pragma once

#include "reader-test.h"

#include "dateline-gtk/headlines/dateline-headline-list-private.h"
#include "dateline-gtk/headlines/dateline-headline-row-private.h"

#define N_STORIES 200

G_GNUC_UNUSED static DatelineHeadlineList *
get_list (Fixture *fixture)
{
  return dateline_list_pane_get_list (fixture->reader->list_pane);
}

G_GNUC_UNUSED static GtkWidget *
get_scrolled (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (get_list (fixture)), "GtkScrolledWindow", NULL);
}

G_GNUC_UNUSED static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (get_scrolled (fixture)));
}

G_GNUC_UNUSED static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->reader->edition));
}

G_GNUC_UNUSED static gint64
add_feed (Fixture *fixture)
{
  TestStore store = { fixture->folder, fixture->store };

  return test_store_add_feed (&store, "https://a.example/feed", "Aurora", "World");
}

/* Numbers beginning with @first, the newest @age seconds old. */
G_GNUC_UNUSED static void
add_stories (Fixture *fixture, gint64 feed_id, guint first, guint n, int age)
{
  TestStore store = { fixture->folder, fixture->store };

  test_store_add_stories (&store,
                          feed_id,
                          first,
                          n,
                          g_get_real_time () / G_USEC_PER_SEC - age);
}

/* A reader of the feed's stories alone. */
G_GNUC_UNUSED static gint64
show_many (Fixture *fixture)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 feed_id = add_feed (fixture);

  add_stories (fixture, feed_id, 1, N_STORIES, 24 * 3600);
  dateline_query_set_feed (query, feed_id);
  dateline_reader_set_query (fixture->reader, query);
  WAIT_FOR (count (fixture) == N_STORIES &&
            gtk_adjustment_get_upper (get_adjustment (fixture)) > 10000);
  return feed_id;
}

/* The story at the upper edge, 0 for none. */
G_GNUC_UNUSED static gint64
get_top (Fixture *fixture)
{
  GtkWidget *scrolled = get_scrolled (fixture);
  GtkWidget *row = gtk_widget_pick (scrolled, 100, 0, GTK_PICK_DEFAULT);
  DatelineStory *story;

  while (row != NULL && !DATELINE_IS_HEADLINE_ROW (row))
    row = gtk_widget_get_parent (row);
  story =
      row != NULL ? dateline_headline_row_get_story (DATELINE_HEADLINE_ROW (row)) : NULL;
  return story != NULL ? dateline_story_get_id (story) : 0;
}
