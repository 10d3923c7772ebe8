/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The unread stories of sections: right after whatever happens to stories and sections.
 */

#include "dateline/edition/dateline-section-counts.h"

#include "dateline/store/dateline-store-sections.h"

#include "../support/dateline-storing.h"

static gint64
add (DatelineStore *store, const char *name, const char *words)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GAsyncResult) result = NULL;

  dateline_query_set_words (query, words);
  dateline_store_add_section_async (store, name, query, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_add_section_finish (store, result, NULL);
}

static void
iterate (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
}

static void
wait_for (DatelineSectionCounts *counts, gint64 id, gint64 n)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (dateline_section_counts_get_n_unread (counts, id) != n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      iterate ();
    }
}

static void
test_followed (Storing *fixture, gconstpointer unused)
{
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/feed", NULL);
  gint64 tides = add (fixture->store, "Tides", "tide");
  g_autoptr (DatelineSectionCounts) counts = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 ebbs;

  storing_merge_only (fixture->store,
                      feed,
                      storing_make_document (storing_make_entry ("a", "Tide", 1, "x"),
                                             storing_make_entry ("b", "Ebb", 2, "tide"),
                                             NULL),
                      STORING_NOW);
  counts = dateline_section_counts_new (fixture->store);
  g_assert_cmpint (dateline_section_counts_get_n_unread (counts, tides), ==, -1);
  wait_for (counts, tides, 2);
  g_assert_cmpuint (dateline_section_counts_get_sections (counts)->len, ==, 1);

  storing_set_read (fixture->store, storing_find (fixture->store, "Tide"), TRUE);
  wait_for (counts, tides, 1);
  storing_set_read (fixture->store, storing_find (fixture->store, "Tide"), FALSE);
  wait_for (counts, tides, 2);

  ebbs = add (fixture->store, "Ebbs", "ebb");
  wait_for (counts, ebbs, 1);
  g_assert_cmpuint (dateline_section_counts_get_sections (counts)->len, ==, 2);

  /* Many changes, one after the other. */
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *key = g_strdup_printf ("k%d", i);

      storing_merge_only (
          fixture->store,
          feed,
          storing_make_document (storing_make_entry (key, "Ebb", 3, "x"), NULL),
          STORING_NOW + i);
    }
  wait_for (counts, ebbs, 21);
  wait_for (counts, tides, 2);

  dateline_store_remove_section_async (fixture->store, tides, NULL, storing_cb, &result);
  storing_wait (&result);
  while (dateline_section_counts_get_sections (counts)->len > 1)
    iterate ();

  /* What is being counted still refers to the store. */
  g_clear_object (&counts);
  g_clear_object (&result);
  while (G_OBJECT (fixture->store)->ref_count > 1)
    iterate ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/section-counts/followed", test_followed);

  return g_test_run ();
}
