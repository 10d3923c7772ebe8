/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The door of the store: categories, marks, counts, signals, threads. */

#include "../support/dateline-storing.h"

/* The reader's categories and the publisher's are one. */
static void
test_categories (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://example.org/feed", "World News");
  g_autoptr (DatelineCategory) empty = NULL;

  storing_merge (
      store,
      feed,
      storing_make_document (storing_make_filed_entry ("g:1", "one", "world  NEWS,Sport"),
                             storing_make_filed_entry ("g:2", "two", "Sport,sport, "),
                             NULL),
      2,
      0);
  storing_assert_category (store, "World News", 2, 2);
  storing_assert_category (store, "Sport", 2, 2);

  storing_set_read (store, storing_find (store, "one"), TRUE);
  storing_assert_category (store, "World News", 2, 1);
  storing_assert_category (store, "Sport", 2, 1);

  /* Filed elsewhere, what the publisher filed there stays there. */
  storing_set_feed_categories (store, feed, "Other,Sport");
  storing_assert_category (store, "World News", 1, 0);
  storing_assert_category (store, "Other", 2, 1);
  storing_assert_category (store, "Sport", 2, 1);

  storing_set_feed_categories (store, feed, NULL);
  storing_assert_category (store, "World News", 1, 0);
  storing_assert_category (store, "Sport", 2, 1);
  empty = storing_get_category (store, "Other");
  g_assert_null (empty);

  /* The publisher files a story elsewhere. */
  storing_merge (
      store,
      feed,
      storing_make_document (storing_make_filed_entry ("g:1", "one", "Culture"), NULL),
      0,
      1);
  storing_assert_category (store, "Culture", 1, 0);
  storing_assert_category (store, "Sport", 1, 1);
}

static void
test_marks (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://example.org/feed", NULL);
  g_autoptr (DatelineHeadline) headline = NULL;
  g_autoptr (DatelineOverview) overview = NULL;
  DatelineStoreChanges *changes;
  gint64 one;

  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"),
                                        storing_make_entry ("g:2", "two", 2, "y"),
                                        NULL),
                 2,
                 0);
  one = storing_find (store, "one");
  storing_assert_counts (store, feed, 2, 2);

  g_ptr_array_set_size (fixture->changes, 0);
  storing_set_read (store, one, TRUE);
  storing_assert_counts (store, feed, 2, 1);
  g_assert_cmpuint (fixture->changes->len, ==, 1);
  changes = g_ptr_array_index (fixture->changes, 0);
  g_assert_cmpint (dateline_store_changes_get_flags (changes),
                   ==,
                   DATELINE_STORE_CHANGE_READ);
  g_assert_true (dateline_store_changes_get_value (changes));
  g_assert_cmpuint (dateline_store_changes_get_story_ids (changes)->len, ==, 1);
  g_assert_cmpint (
      g_array_index (dateline_store_changes_get_story_ids (changes), gint64, 0),
      ==,
      one);

  /* What is so already changes nothing. */
  storing_set_read (store, one, TRUE);
  storing_set_read (store, 123456, TRUE);
  g_assert_cmpuint (fixture->changes->len, ==, 1);
  storing_assert_counts (store, feed, 2, 1);

  storing_set_saved (store, one, TRUE);
  g_assert_cmpuint (fixture->changes->len, ==, 2);
  g_assert_cmpint (
      dateline_store_changes_get_flags (g_ptr_array_index (fixture->changes, 1)),
      ==,
      DATELINE_STORE_CHANGE_SAVED);

  /* Marks outlive the program. */
  storing_reopen (fixture);
  store = fixture->store;
  headline = storing_load_headline (store, one);
  g_assert_true (dateline_headline_is_read (headline));
  g_assert_true (dateline_headline_is_saved (headline));
  overview = storing_load_overview (store);
  g_assert_cmpuint (dateline_overview_get_n_saved (overview), ==, 1);
  g_assert_cmpuint (dateline_overview_get_n_stories (overview), ==, 2);
  g_assert_cmpuint (dateline_overview_get_n_unread (overview), ==, 1);
}

static void
test_mark_all_read (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://example.org/feed", "News");
  gint64 other = storing_add_feed (store, "http://other.example/feed", "News");
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (DatelineMarking) marking = NULL;

  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"),
                                        storing_make_entry ("g:2", "two", 2, "y"),
                                        storing_make_entry ("g:3", "three", 3, "z"),
                                        NULL),
                 3,
                 0);
  storing_merge (
      store,
      other,
      storing_make_document (storing_make_entry ("g:1", "other", 1, "x"), NULL),
      1,
      0);
  storing_set_read (store, storing_find (store, "two"), TRUE);

  dateline_query_set_feed (query, feed);
  marking = storing_mark_all_read (store, query);
  g_assert_cmpuint (dateline_marking_get_n_stories (marking), ==, 2);
  storing_assert_counts (store, feed, 3, 0);
  storing_assert_counts (store, other, 1, 1);
  storing_assert_category (store, "News", 4, 1);

  /* And back: "two" was read before. */
  storing_take_back (store, &marking);
  storing_assert_counts (store, feed, 3, 2);
  storing_assert_category (store, "News", 4, 3);
}

/* A feed that is named twice counts once. */
static void
test_mark_feeds_read (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  const gint64 feeds[] = {
    storing_add_feed (store, "http://example.org/feed", "News"),
    storing_add_feed (store, "http://other.example/feed", "News"),
    storing_add_feed (store, "http://third.example/feed", "News"),
  };
  const gint64 marked[] = { feeds[0], feeds[1], feeds[0] };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineMarking) marking = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (feeds); i++)
    storing_merge (store,
                   feeds[i],
                   storing_make_document (storing_make_entry ("g:1", "one", 1, "x"),
                                          storing_make_entry ("g:2", "two", 2, "y"),
                                          NULL),
                   2,
                   0);

  dateline_store_mark_feeds_read_async (store,
                                        marked,
                                        G_N_ELEMENTS (marked),
                                        NULL,
                                        storing_cb,
                                        &result);
  storing_wait (&result);
  marking = dateline_store_mark_feeds_read_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dateline_marking_get_n_stories (marking), ==, 4);
  storing_assert_counts (store, feeds[0], 2, 0);
  storing_assert_counts (store, feeds[1], 2, 0);
  storing_assert_counts (store, feeds[2], 2, 2);

  storing_take_back (store, &marking);
  storing_assert_counts (store, feeds[0], 2, 2);
  storing_assert_counts (store, feeds[1], 2, 2);
  storing_assert_category (store, "News", 6, 6);
}

static void
test_overview_today (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://example.org/feed", NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (DatelineOverview) overview = NULL;
  g_autoptr (DatelineStoreChanges) changes = NULL;

  /* One is without a time, and so of when it was seen; the other is old. */
  {
    g_auto (DatelineEntryBuilder) builder = { 0 };

    storing_init_entry (&builder, "g:1", "today", 0, "x");
    builder.published = DATELINE_TIME_UNKNOWN;
    changes = storing_merge_at (
        store,
        feed,
        storing_make_document (dateline_entry_builder_build (&builder),
                               storing_make_entry ("g:2", "old", 40, "y"),
                               NULL),
        now);
  }
  overview = storing_load_overview (store);
  g_assert_cmpuint (dateline_overview_get_n_today (overview), ==, 1);
  g_assert_cmpint (dateline_overview_get_refreshed_at (overview), ==, now);
}

static void
test_missing_story (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) headlines = NULL;
  gint64 id = 99;

  g_assert_null (storing_load_entry (fixture->store, id, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
  g_array_append_val (ids, id);
  headlines = storing_load_headlines (fixture->store, ids);
  g_assert_cmpuint (headlines->len, ==, 0);
}

static void
test_cancel (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) addition = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineOverview) overview = NULL;

  dateline_store_list_ids_async (fixture->store, query, cancellable, storing_cb, &result);
  dateline_store_add_feed_async (fixture->store,
                                 "http://example.org/",
                                 NULL,
                                 NULL,
                                 cancellable,
                                 storing_cb,
                                 &addition);
  g_cancellable_cancel (cancellable);
  storing_wait (&result);
  g_assert_null (dateline_store_list_ids_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* The addition came before the cancellation or not: what it says is what is so. */
  storing_wait (&addition);
  overview = storing_load_overview (fixture->store);
  if (dateline_store_add_feed_finish (fixture->store, addition, &error) != 0)
    g_assert_cmpuint (dateline_overview_get_feeds (overview)->len, ==, 2);
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (dateline_overview_get_feeds (overview)->len, ==, 1);
    }
}

/* Marks that were asked for are made, also when nobody waits for them. */
static void
test_close (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://example.org/feed", NULL);
  g_autoptr (DatelineHeadline) headline = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"), NULL),
                 1,
                 0);
  id = storing_find (store, "one");
  for (guint i = 0; i < 101; i++)
    dateline_store_set_read_async (store, &id, 1, i % 2 == 0, NULL, NULL, NULL);
  dateline_store_close (store);
  g_assert_false (storing_try_open (store, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FAILED);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  storing_reopen (fixture);
  headline = storing_load_headline (fixture->store, id);
  g_assert_true (dateline_headline_is_read (headline));
}

static void
test_two_stores (Storing *fixture, gconstpointer unused)
{
  Storing other = { 0 };

  storing_set_up (&other, NULL);
  storing_add_feed (fixture->store, "http://one.example/", NULL);
  storing_add_feed (other.store, "http://two.example/", NULL);
  storing_add_feed (other.store, "http://one.example/", NULL);
  g_assert_cmpuint (fixture->changes->len, ==, 1);
  g_assert_cmpuint (other.changes->len, ==, 2);
  storing_tear_down (&other, NULL);
}

/* One file, two doors: what one writes the other reads, and neither waits for ever. */
static void
test_two_doors (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineStore) other = dateline_store_new (fixture->path);
  gint64 feed = storing_add_feed (fixture->store, "http://one.example/", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (storing_try_add_feed (other, "http://one.example/", NULL, &error),
                   ==,
                   0);
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_EXISTS);
  storing_merge (other,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"), NULL),
                 1,
                 0);
  storing_assert_titles (fixture->store, NULL, "one");
}

/* Signals and answers come on the context in which the store was made, and in order. */
static gpointer
own_context_thread (gpointer user_data)
{
  Storing *fixture = user_data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  DatelineStore *store;

  g_main_context_push_thread_default (context);
  store = dateline_store_new (fixture->path);
  g_signal_connect (store, "changed", G_CALLBACK (storing_changed_cb), fixture);
  storing_add_feed (store, "http://example.org/", NULL);
  g_assert_cmpuint (fixture->changes->len, ==, 1);
  /* Its thread may have it in hand still. */
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  while (g_atomic_pointer_get (&store) != NULL)
    if (!g_main_context_iteration (context, FALSE))
      g_usleep (1000);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static void
test_own_context (Storing *fixture, gconstpointer unused)
{
  g_thread_join (g_thread_new ("own-context", own_context_thread, fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/store/categories", test_categories);
  STORING_TEST ("/store/marks", test_marks);
  STORING_TEST ("/store/mark-all-read", test_mark_all_read);
  STORING_TEST ("/store/mark-feeds-read", test_mark_feeds_read);
  STORING_TEST ("/store/overview-today", test_overview_today);
  STORING_TEST ("/store/missing-story", test_missing_story);
  STORING_TEST ("/store/cancel", test_cancel);
  STORING_TEST ("/store/close", test_close);
  STORING_TEST ("/store/two-stores", test_two_stores);
  STORING_TEST ("/store/two-doors", test_two_doors);
  STORING_TEST ("/store/own-context", test_own_context);

  return g_test_run ();
}
