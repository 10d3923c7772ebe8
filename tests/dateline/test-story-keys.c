/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The keys of a list, ids with their days, what is kept in it, and how many are newer. */

#include "dateline/store/dateline-store-keys-private.h"
#include "library-test.h"

static DatelineStoryList *
list_keys (DatelineStore *store, DatelineQuery *query, GArray *kept)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DatelineStoryList *list;

  dateline_store_list_keys_async (store, query, kept, NULL, NULL, storing_cb, &result);
  storing_wait (&result);
  list = dateline_store_list_keys_finish (store, result, &error);
  g_assert_no_error (error);
  return list;
}

/* The keys are the ids, with the day that GLib finds for each time. */
static void
test_keys (Library *self, gconstpointer unused)
{
  DatelineStore *store = self->storing.store;
  g_autoptr (GArray) ids = storing_list_ids (store, self->query);
  g_autoptr (GPtrArray) headlines = storing_load_headlines (store, ids);
  g_autoptr (DatelineStoryList) list = list_keys (store, self->query, NULL);
  gint64 last_id = 0;

  g_assert_cmpuint (list->keys->len, ==, ids->len);
  for (gsize i = 0; i < ids->len; i++)
    {
      const DatelineStoryKey *key = &g_array_index (list->keys, DatelineStoryKey, i);
      gint64 time = dateline_headline_get_time (g_ptr_array_index (headlines, i));
      g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
      GDate day;

      g_date_clear (&day, 1);
      g_date_set_dmy (&day,
                      g_date_time_get_day_of_month (local),
                      g_date_time_get_month (local),
                      g_date_time_get_year (local));
      g_assert_cmpint (key->id, ==, g_array_index (ids, gint64, i));
      g_assert_cmpint (key->group, ==, (int) g_date_get_julian (&day));
      last_id = MAX (last_id, key->id);
    }
  g_assert_cmpint (list->last_id, ==, last_id);
}

static void
add_stories_between (GPtrArray *entries, gint64 from, gint64 until)
{
  for (gint64 time = from; time < until; time += 1723)
    {
      g_auto (DatelineEntryBuilder) entry = { 0 };
      g_autofree char *key = g_strdup_printf ("g:%" G_GINT64_FORMAT, time);

      storing_init_entry (&entry, key, key, 0, NULL);
      entry.published = time;
      g_ptr_array_add (entries, dateline_entry_builder_build (&entry));
    }
}

/* Days in a zone with daylight saving, around the nights in which it changes. */
static void
test_days_of_zone (void)
{
  Library self = { 0 };
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  g_autoptr (DatelineStoreChanges) changes = NULL;

  /* The first of the tests: no thread may run when the environment is changed. */
  if (!g_test_subprocess ())
    {
      g_autofree char *zone = g_strdup (g_getenv ("TZ"));

      g_setenv ("TZ", "America/Sao_Paulo", TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      if (zone != NULL)
        g_setenv ("TZ", zone, TRUE);
      else
        g_unsetenv ("TZ");
      g_test_trap_assert_passed ();
      return;
    }

  storing_set_up (&self.storing, NULL);
  self.query = dateline_query_new ();
  self.world = storing_add_feed (self.storing.store, "http://world.example/", NULL);
  dateline_feed_document_builder_init (&builder);
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);

  /* Midnight did not exist there on 2018-11-04, and 23:00 came twice on 2018-02-17. */
  add_stories_between (builder.entries, 1518831000, 1518931000);
  add_stories_between (builder.entries, 1541270000, 1541390000);
  changes = storing_merge_at (self.storing.store,
                              self.world,
                              dateline_feed_document_builder_build (&builder),
                              STORING_NOW);
  test_keys (&self, NULL);
  library_tear_down (&self, NULL);
}

/* What was marked meanwhile stays in its place when that is asked for. */
static void
test_kept (Library *self, gconstpointer unused)
{
  DatelineStore *store = self->storing.store;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 floods = storing_find (store, "Floods");
  gint64 vote = storing_find (store, "Vote");
  gint64 missing = 4711;
  g_autoptr (DatelineStoryList) list = NULL;

  g_array_append_val (kept, vote);
  g_array_append_val (kept, floods);
  g_array_append_val (kept, missing);
  dateline_query_set_unread_only (self->query, TRUE);
  list = list_keys (store, self->query, kept);
  g_assert_cmpuint (list->keys->len, ==, 4);
  g_assert_cmpint (g_array_index (list->keys, DatelineStoryKey, 1).id, ==, floods);
  g_assert_cmpint (g_array_index (list->keys, DatelineStoryKey, 3).id, ==, vote);
}

static gint64
count_newer (Library *self, gint64 last_id)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_count_newer_async (self->storing.store,
                                    self->query,
                                    last_id,
                                    NULL,
                                    storing_cb,
                                    &result);
  storing_wait (&result);
  return dateline_store_count_newer_finish (self->storing.store, result, NULL);
}

static void
test_newer (Library *self, gconstpointer unused)
{
  g_autoptr (DatelineStoryList) list = list_keys (self->storing.store, self->query, NULL);

  g_assert_cmpint (count_newer (self, list->last_id), ==, 0);
  g_assert_cmpint (count_newer (self, 0), ==, 5);
  storing_merge (self->storing.store,
                 self->sport,
                 storing_make_document (make_entry ("Old", 300, "Envoys", "Sport"),
                                        make_entry ("New", 0, "Fans", "Diplomacy"),
                                        NULL),
                 2,
                 0);
  g_assert_cmpint (count_newer (self, list->last_id), ==, 2);
  dateline_query_set_words (self->query, "envoys");
  g_assert_cmpint (count_newer (self, list->last_id), ==, 1);
  dateline_query_set_words (self->query, NULL);
  dateline_query_add_category (self->query, "diplomacy");
  g_assert_cmpint (count_newer (self, list->last_id), ==, 1);
  dateline_query_set_unread_only (self->query, TRUE);
  dateline_query_add_category (self->query, "sport");
  g_assert_cmpint (count_newer (self, list->last_id), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/story-keys/days-of-zone", test_days_of_zone);
  LIBRARY_TEST ("/story-keys/keys", test_keys);
  LIBRARY_TEST ("/story-keys/kept", test_kept);
  LIBRARY_TEST ("/story-keys/newer", test_newer);
  return g_test_run ();
}
