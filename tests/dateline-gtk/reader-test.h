/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A reader in a window, with the guide's stories, for the tests of what it does. Each
 * test program includes it once.
 */

#pragma once

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"
#include "dateline/net/dateline-fetcher-private.h"

#include "gui-test.h"

typedef struct
{
  char *folder;
  DatelineStore *store;
  DatelineRefresher *refresher;
  GtkWindow *window;
  DatelineReader *reader;
} Fixture;

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer width)
{
  g_autofree char *path = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GAsyncResult) refreshed = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dateline-reader-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "dateline.db", NULL);
  fixture->store = dateline_store_new (path);
  fixture->refresher = dateline_refresher_new (fixture->store, NULL);
  /* Wherever the test runs. */
  dateline_fetcher_force_online (dateline_refresher_get_fetcher (fixture->refresher),
                                 TRUE);
  dateline_refresher_refresh_async (fixture->refresher,
                                    DATELINE_REFRESH_ASKED,
                                    NULL,
                                    result_cb,
                                    &refreshed);
  WAIT_FOR (refreshed != NULL);
  summary = dateline_refresher_refresh_finish (fixture->refresher, refreshed, &error);
  g_assert_no_error (error);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->reader =
      DATELINE_READER (dateline_reader_new (fixture->store, fixture->refresher));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->reader));
  gtk_window_set_default_size (fixture->window, GPOINTER_TO_INT (width), 700);
  gtk_window_present (fixture->window);
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (fixture->reader->edition)) >= 6);
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (fixture->reader)) > 0);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer width)
{
  gpointer reader = fixture->reader, store = fixture->store;

  g_object_add_weak_pointer (G_OBJECT (fixture->reader), &reader);
  gtk_window_destroy (fixture->window);
  WAIT_FOR (reader == NULL);
  g_object_unref (fixture->refresher);
  g_object_add_weak_pointer (G_OBJECT (fixture->store), &store);
  g_object_unref (fixture->store);
  WAIT_FOR (store == NULL);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

G_GNUC_UNUSED static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->reader), action, NULL));
}

G_GNUC_UNUSED static DatelineStory *
get_story (Fixture *fixture, guint position)
{
  g_autoptr (DatelineStory) story =
      g_list_model_get_item (G_LIST_MODEL (fixture->reader->edition), position);

  WAIT_FOR (dateline_story_get_headline (story) != NULL);
  return g_steal_pointer (&story);
}

G_GNUC_UNUSED static gint64
get_open_id (Fixture *fixture)
{
  DatelineHeadline *headline =
      dateline_article_pane_get_headline (fixture->reader->article_pane);

  return headline != NULL ? dateline_headline_get_id (headline) : 0;
}
