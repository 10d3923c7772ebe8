/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The times of what is merged: those that are missing, cannot be or change, and the order
 * that comes of them.
 */

#include "../support/dateline-storing.h"

static gint64
add_feed (Storing *fixture)
{
  return storing_add_feed (fixture->store, "http://example.org/feed", NULL);
}

static DatelineEntry *
make_undated (const char *key, const char *title)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, key, title, 0, "x");
  builder.published = DATELINE_TIME_UNKNOWN;
  return dateline_entry_builder_build (&builder);
}

static DatelineEntry *
make_dated (const char *key, const char *title, gint64 published, gint64 updated)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, key, title, 0, "x");
  builder.published = published;
  builder.updated = updated;
  return dateline_entry_builder_build (&builder);
}

/* Without times the document's order counts; what comes later is newer. */
static void
test_undated (Storing *fixture, gconstpointer unused)
{
  gint64 feed = add_feed (fixture);
  g_autoptr (DatelineStoreChanges) first = NULL;
  g_autoptr (DatelineStoreChanges) second = NULL;
  g_autoptr (DatelineHeadline) headline = NULL;

  first = storing_merge_at (
      fixture->store,
      feed,
      storing_make_document (make_undated ("g:1", "a"), make_undated ("g:2", "b"), NULL),
      STORING_NOW - 60);
  second = storing_merge_at (fixture->store,
                             feed,
                             storing_make_document (make_undated ("g:4", "c"),
                                                    make_undated ("g:3", "d"),
                                                    make_undated ("g:1", "a"),
                                                    NULL),
                             STORING_NOW);
  storing_assert_titles (fixture->store, NULL, "c d a b");
  headline = storing_load_headline (fixture->store, storing_find (fixture->store, "a"));
  g_assert_cmpint (dateline_headline_get_time (headline), ==, STORING_NOW - 60);
  g_assert_cmpint (dateline_headline_get_published (headline), ==, DATELINE_TIME_UNKNOWN);
}

/* Dates that cannot be. */
static void
test_absurd_times (Storing *fixture, gconstpointer unused)
{
  const struct
  {
    gint64 published;
    gint64 updated;
    gint64 time;
  } cases[] = {
    { 0, DATELINE_TIME_UNKNOWN, STORING_NOW },
    { -1, DATELINE_TIME_UNKNOWN, STORING_NOW },
    { G_GINT64_CONSTANT (4070908800), DATELINE_TIME_UNKNOWN, STORING_NOW },
    { STORING_NOW + 300, DATELINE_TIME_UNKNOWN, STORING_NOW },
    { STORING_NOW + 900, DATELINE_TIME_UNKNOWN, STORING_NOW + 900 },
    { STORING_NOW + 366 * STORING_DAY + 1, DATELINE_TIME_UNKNOWN, STORING_NOW },
    { G_GINT64_CONSTANT (631152000),
      DATELINE_TIME_UNKNOWN,
      G_GINT64_CONSTANT (631152000) },
    { DATELINE_TIME_UNKNOWN, STORING_NOW - 5000, STORING_NOW - 5000 },
    { STORING_NOW - 7000, STORING_NOW - 5000, STORING_NOW - 7000 },
    { G_MAXINT64, G_MAXINT64, STORING_NOW },
  };
  gint64 feed = add_feed (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = g_strdup_printf ("g:%zu", i);
      g_autoptr (DatelineHeadline) headline = NULL;

      storing_merge (fixture->store,
                     feed,
                     storing_make_document (
                         make_dated (key, key, cases[i].published, cases[i].updated),
                         NULL),
                     1,
                     0);
      headline =
          storing_load_headline (fixture->store, storing_find (fixture->store, key));
      g_assert_cmpint (dateline_headline_get_time (headline), ==, cases[i].time);
      g_assert_cmpint (dateline_headline_get_published (headline),
                       ==,
                       cases[i].published);
    }
}

/* Dates that are touched up do not reshuffle a list; a story that proves to be old moves.
 */
static void
test_changed_times (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://example.org/feed", "News");
  g_autoptr (DatelineQuery) news = dateline_query_new ();

  dateline_query_add_category (news, "news");
  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"),
                                        storing_make_entry ("g:2", "two", 2, "y"),
                                        storing_make_entry ("g:3", "three", 9, "z"),
                                        NULL),
                 3,
                 0);
  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:2", "two", 0, "y"), NULL),
                 0,
                 1);
  storing_assert_titles (store, NULL, "one two three");
  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:2", "two", 20, "y"), NULL),
                 0,
                 1);
  storing_assert_titles (store, NULL, "one three two");
  storing_assert_titles (store, news, "one three two");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/store-merge/undated", test_undated);
  STORING_TEST ("/store-merge/absurd-times", test_absurd_times);
  STORING_TEST ("/store-merge/changed-times", test_changed_times);

  return g_test_run ();
}
