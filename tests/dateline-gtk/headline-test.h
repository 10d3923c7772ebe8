/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A list of headlines in a window, over a real store and edition, for the tests of what
 * it does. Each test program includes it once.
 */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-list-private.h"

#include "gui-test.h"

typedef struct
{
  TestStore store;
  gint64 feeds[2];
  gint64 now;
  DatelineEdition *edition;
  DatelineHeadlineList *list;
  GtkWindow *window;
} Fixture;

static guint
count_stories (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->edition));
}

static void
open_store (Fixture *fixture)
{
  test_store_init (&fixture->store);
  /* What is dated in the future would wait. */
  fixture->now = g_get_real_time () / G_USEC_PER_SEC - 24 * 3600;
}

/* @n: the stories that were put into the store. */
static void
show_list (Fixture *fixture, guint n)
{
  fixture->edition = dateline_edition_new (fixture->store.store);
  fixture->list =
      DATELINE_HEADLINE_LIST (dateline_headline_list_new (fixture->edition, NULL));
  fixture->window = show_in_window (GTK_WIDGET (fixture->list), 380, 700);
  WAIT_FOR (!dateline_edition_is_loading (fixture->edition) &&
            count_stories (fixture) == n);
  run_for (50);
}

/* A list of so many stories of one feed. */
G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer n_stories)
{
  guint n = GPOINTER_TO_UINT (n_stories);

  open_store (fixture);
  fixture->feeds[0] =
      test_store_add_feed (&fixture->store, "https://a.example/feed", "Aurora", "World");
  if (n > 0)
    test_store_add_stories (&fixture->store, fixture->feeds[0], 1, n, fixture->now);
  show_list (fixture, n);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gpointer list = fixture->list;
  gpointer edition = fixture->edition;

  /* GTK 4.8 keeps a focused widget that was hidden until the next frame, and for ever if
   * the window goes before. */
  run_for (50);
  g_object_add_weak_pointer (G_OBJECT (fixture->list), &list);
  g_object_add_weak_pointer (G_OBJECT (fixture->edition), &edition);
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->edition);
  /* What was asked of the store still has to be answered. */
  WAIT_FOR (list == NULL && edition == NULL);
  test_store_clear (&fixture->store);
}
