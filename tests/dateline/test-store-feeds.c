/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is followed: added, known again, named, moved, removed and brought back. */

#include "../support/dateline-storing.h"

static void
test_guide (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineOverview) overview = storing_load_overview (fixture->store);
  GPtrArray *feeds = dateline_overview_get_feeds (overview);
  DatelineFeed *guide = g_ptr_array_index (feeds, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_cmpstr (dateline_feed_get_uri (guide), ==, DATELINE_GUIDE_URI);
  g_assert_cmpstr (dateline_feed_get_title (guide), ==, "The Dateline guide");
  g_assert_cmpint (dateline_overview_get_refreshed_at (overview),
                   ==,
                   DATELINE_TIME_UNKNOWN);

  /* It does not come back by itself. */
  storing_try_remove_feed (fixture->store, dateline_feed_get_id (guide), &error);
  g_assert_no_error (error);
  storing_reopen (fixture);
  g_clear_pointer (&overview, dateline_overview_unref);
  overview = storing_load_overview (fixture->store);
  g_assert_cmpuint (dateline_overview_get_feeds (overview)->len, ==, 0);
}

static void
test_add_feed (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 id = storing_add_feed (store, "https://www.Example.org/feed/", "News,world");
  g_autoptr (DatelineFeed) feed = storing_get_feed (store, id);
  const char *const *categories = dateline_feed_get_categories (feed);

  g_assert_cmpstr (dateline_feed_get_uri (feed), ==, "https://www.Example.org/feed/");
  g_assert_cmpuint (g_strv_length ((GStrv) categories), ==, 2);
  g_assert_cmpstr (categories[0], ==, "News");
  g_assert_cmpstr (categories[1], ==, "world");
  g_assert_null (dateline_feed_get_error (feed));
  g_assert_cmpint (dateline_feed_get_fetched_at (feed), ==, DATELINE_TIME_UNKNOWN);
  g_assert_cmpuint (dateline_feed_get_n_stories (feed), ==, 0);

  /* Nothing says what it is called yet: then its host does. */
  g_assert_cmpstr (dateline_feed_get_title (feed), ==, "example.org");
}

/* One feed however its address is written. */
static void
test_same_address (Storing *fixture, gconstpointer unused)
{
  static const char *const others[] = {
    "https://example.org/feed",   "http://www.example.org/feed",
    "http://example.org/feed/",   "http://EXAMPLE.org/feed#x",
    "http://example.org:80/feed",
  };
  static const char *const different[] = {
    "http://example.org/feed2",
    "http://example.org/Feed",
    "http://example.org/feed?x=1",
    "http://news.example.org/feed",
  };

  storing_add_feed (fixture->store, "http://example.org/feed", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (storing_try_add_feed (fixture->store, others[i], NULL, &error),
                       ==,
                       0);
      g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_EXISTS);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (different); i++)
    storing_add_feed (fixture->store, different[i], NULL);
}

static DatelineFeed *
make_feed (const char *uri, const char *title, const char *categories)
{
  g_auto (DatelineFeedBuilder) builder = { 0 };

  dateline_feed_builder_init (&builder);
  builder.uri = g_strdup (uri);
  builder.title = g_strdup (title);
  builder.categories = g_strsplit (categories, ",", -1);
  return dateline_feed_builder_build (&builder);
}

static void
test_add_feeds (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  gint64 known = storing_add_feed (fixture->store, "http://known.example/", "Old");
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (DatelineOverview) overview = NULL;
  const char *const *categories;

  storing_merge (fixture->store,
                 known,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"), NULL),
                 1,
                 0);
  g_ptr_array_add (feeds, make_feed ("http://known.example", "Another", "new,OLD"));
  g_ptr_array_add (feeds, make_feed ("http://one.example", "One", "New"));
  g_ptr_array_add (feeds, make_feed ("https://one.example/", "One again", "New"));
  g_ptr_array_add (feeds, make_feed ("http://two.example", "Two", ""));
  g_assert_cmpuint (storing_add_feeds (fixture->store, feeds), ==, 2);

  feed = storing_get_feed (fixture->store, known);
  g_assert_cmpstr (dateline_feed_get_title (feed), ==, "known.example");
  categories = dateline_feed_get_categories (feed);
  g_assert_cmpuint (g_strv_length ((GStrv) categories), ==, 2);
  g_assert_cmpstr (categories[0], ==, "Old");
  g_assert_cmpstr (categories[1], ==, "new");

  /* Its stories follow it into the new category. */
  {
    g_autoptr (DatelineCategory) category = storing_get_category (fixture->store, "new");

    g_assert_cmpuint (dateline_category_get_n_feeds (category), ==, 2);
    g_assert_cmpuint (dateline_category_get_n_stories (category), ==, 1);
  }
  overview = storing_load_overview (fixture->store);
  g_assert_cmpuint (dateline_overview_get_feeds (overview)->len, ==, 4);
}

/* A name of the reader's own stays, the publisher's follows the document. */
static void
test_titles (Storing *fixture, gconstpointer unused)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  gint64 id = storing_add_feed (fixture->store, "http://example.org/feed", NULL);
  g_autoptr (DatelineFeed) feed = NULL;

  dateline_feed_document_builder_init (&builder);
  builder.title = g_strdup ("The Example");
  builder.link = g_strdup ("http://example.org/");
  builder.icon_uri = g_strdup ("http://example.org/banner.png");
  builder.favicon_uri = g_strdup ("http://example.org/favicon.png");
  storing_merge (fixture->store,
                 id,
                 dateline_feed_document_builder_build (&builder),
                 0,
                 0);
  feed = storing_get_feed (fixture->store, id);
  g_assert_cmpstr (dateline_feed_get_title (feed), ==, "The Example");
  g_assert_cmpstr (dateline_feed_get_link (feed), ==, "http://example.org/");
  g_assert_cmpstr (dateline_feed_get_icon_uri (feed),
                   ==,
                   "http://example.org/favicon.png");

  storing_rename_feed (fixture->store, id, "Mine");
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (fixture->store, id);
  g_assert_cmpstr (dateline_feed_get_title (feed), ==, "Mine");

  /* A document that says less takes nothing away. */
  storing_merge (fixture->store, id, storing_make_document (NULL, NULL), 0, 0);
  storing_rename_feed (fixture->store, id, "");
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (fixture->store, id);
  g_assert_cmpstr (dateline_feed_get_title (feed), ==, "The Example");
  g_assert_cmpstr (dateline_feed_get_link (feed), ==, "http://example.org/");
}

static void
test_order_of_feeds (Storing *fixture, gconstpointer unused)
{
  static const char *const titles[] = { "beta", "Alpha", "alpha 2", "Gamma" };
  static const char *const expected[] = {
    "Alpha", "alpha 2", "beta", "Gamma", "The Dateline guide",
  };
  g_autoptr (DatelineOverview) overview = NULL;
  GPtrArray *feeds;

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *uri = g_strdup_printf ("http://%zu.example/", i);

      storing_rename_feed (fixture->store,
                           storing_add_feed (fixture->store, uri, NULL),
                           titles[i]);
    }
  overview = storing_load_overview (fixture->store);
  feeds = dateline_overview_get_feeds (overview);
  g_assert_cmpuint (feeds->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < feeds->len; i++)
    g_assert_cmpstr (dateline_feed_get_title (g_ptr_array_index (feeds, i)),
                     ==,
                     expected[i]);
}

static void
test_remove_feed (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://example.org/feed", "News");
  g_autoptr (DatelineQuery) saved = dateline_query_new ();
  g_autoptr (DatelineFeed) gone = NULL;
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  DatelineStoreChanges *changes;

  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_filed_entry ("g:1", "one", "Sport"),
                                        storing_make_filed_entry ("g:2", "two", "Sport"),
                                        NULL),
                 2,
                 0);
  storing_set_saved (store, storing_find (store, "two"), TRUE);
  dateline_query_set_saved_only (saved, TRUE);

  g_assert_true (storing_try_remove_feed (store, feed, &error));
  g_assert_no_error (error);
  changes = g_ptr_array_index (fixture->changes, fixture->changes->len - 1);
  g_assert_true (dateline_store_changes_get_flags (changes) &
                 DATELINE_STORE_CHANGE_REMOVED);
  g_assert_cmpuint (dateline_store_changes_get_story_ids (changes)->len, ==, 2);
  gone = storing_get_feed (store, feed);
  g_assert_null (gone);
  storing_assert_titles (store, NULL, "");
  storing_assert_titles (store, saved, "two");
  g_assert_null (storing_get_category (store, "Sport"));
  g_assert_null (storing_get_category (store, "News"));

  /* What is on its way for it comes too late. */
  document = storing_make_document (storing_make_entry ("g:3", "three", 1, "late"), NULL);
  g_assert_null (storing_try_merge (store, feed, document, outcome, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (storing_try_remove_feed (store, feed, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* A mark that is made meanwhile counts when it is back. */
  storing_set_read (store, storing_find_in (store, saved, "two"), TRUE);

  g_assert_true (storing_try_restore_feed (store, feed, &error));
  g_assert_no_error (error);
  storing_assert_titles (store, NULL, "one two");
  storing_assert_counts (store, feed, 2, 1);
  storing_assert_category (store, "Sport", 2, 1);
  storing_assert_category (store, "News", 2, 1);

  /* To restore what is there is no mistake; what never was is one. */
  g_assert_true (storing_try_restore_feed (store, feed, &error));
  g_assert_no_error (error);
  storing_assert_counts (store, feed, 2, 1);
  g_assert_false (storing_try_restore_feed (store, 4711, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
}

/* Who follows a feed again finds it as it was. */
static void
test_follow_again (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://example.org/feed", "News");

  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"), NULL),
                 1,
                 0);
  storing_set_read (store, storing_find (store, "one"), TRUE);
  g_assert_true (storing_try_remove_feed (store, feed, NULL));
  g_assert_cmpint (storing_add_feed (store, "https://example.org/feed", NULL), ==, feed);
  storing_assert_counts (store, feed, 1, 0);
  storing_assert_category (store, "News", 1, 0);
  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"), NULL),
                 0,
                 0);
}

static void
test_note_fetch (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 id = storing_add_feed (store, "http://example.org/feed", NULL);
  g_autoptr (DatelineFetchOutcome) good = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineFetchOutcome) bad = storing_make_outcome (STORING_NOW + 60);
  g_autoptr (DatelineFetchOutcome) unchanged = storing_make_outcome (STORING_NOW + 120);
  g_autoptr (DatelineFetchOutcome) ended = storing_make_outcome (STORING_NOW + 180);
  g_autoptr (DatelineFeed) feed = NULL;

  storing_merge (store,
                 id,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"), NULL),
                 1,
                 0);
  good->etag = g_strdup ("W/\"1\"");
  good->last_modified = g_strdup ("yesterday");
  good->body_digest = g_strdup ("d1");
  storing_note_fetch (store, id, good);

  bad->succeeded = FALSE;
  bad->keep_validators = TRUE;
  bad->not_before = STORING_NOW + 3600;
  bad->error = g_strdup ("The server did not answer.");
  storing_note_fetch (store, id, bad);
  storing_note_fetch (store, id, bad);
  feed = storing_get_feed (store, id);
  g_assert_cmpstr (dateline_feed_get_error (feed), ==, "The server did not answer.");
  g_assert_cmpuint (dateline_feed_get_n_failures (feed), ==, 2);
  g_assert_cmpint (dateline_feed_get_fetched_at (feed), ==, STORING_NOW);
  g_assert_cmpint (dateline_feed_get_attempted_at (feed), ==, STORING_NOW + 60);
  g_assert_cmpint (dateline_feed_get_not_before (feed), ==, STORING_NOW + 3600);
  g_assert_cmpstr (dateline_feed_get_etag (feed), ==, "W/\"1\"");
  g_assert_cmpstr (dateline_feed_get_last_modified (feed), ==, "yesterday");
  g_assert_cmpstr (dateline_feed_get_body_digest (feed), ==, "d1");
  g_assert_cmpuint (dateline_feed_get_n_stories (feed), ==, 1);

  /* Validators come and go together; the body is the one from before. */
  unchanged->etag = g_strdup ("\"2\"");
  storing_note_fetch (store, id, unchanged);
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (store, id);
  g_assert_null (dateline_feed_get_error (feed));
  g_assert_cmpuint (dateline_feed_get_n_failures (feed), ==, 0);
  g_assert_cmpstr (dateline_feed_get_etag (feed), ==, "\"2\"");
  g_assert_null (dateline_feed_get_last_modified (feed));
  g_assert_cmpstr (dateline_feed_get_body_digest (feed), ==, "d1");

  /* Gone until it answers again. */
  ended->succeeded = FALSE;
  ended->gone = TRUE;
  ended->keep_validators = TRUE;
  storing_note_fetch (store, id, ended);
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (store, id);
  g_assert_true (dateline_feed_is_gone (feed));
  storing_note_fetch (store, id, unchanged);
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (store, id);
  g_assert_false (dateline_feed_is_gone (feed));

  storing_assert_titles (store, NULL, "one");
}

static void
test_move (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 id = storing_add_feed (store, "http://example.org/feed", NULL);
  g_autoptr (DatelineFetchOutcome) moved = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineFetchOutcome) taken = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (GError) error = NULL;

  storing_add_feed (store, "http://taken.example/feed", NULL);
  moved->moved_to = g_strdup ("https://new.example/feed.xml");
  storing_note_fetch (store, id, moved);
  feed = storing_get_feed (store, id);
  g_assert_cmpstr (dateline_feed_get_uri (feed), ==, "https://new.example/feed.xml");
  g_assert_cmpint (
      storing_try_add_feed (store, "http://new.example/feed.xml", NULL, &error),
      ==,
      0);
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_EXISTS);

  taken->moved_to = g_strdup ("https://taken.example/feed");
  storing_note_fetch (store, id, taken);
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (store, id);
  g_assert_cmpstr (dateline_feed_get_uri (feed), ==, "https://new.example/feed.xml");
}

static DatelineFeed *
find_in (DatelineOverview *overview, gint64 id)
{
  GPtrArray *feeds = dateline_overview_get_feeds (overview);

  for (guint i = 0; i < feeds->len; i++)
    if (dateline_feed_get_id (feeds->pdata[i]) == id)
      return feeds->pdata[i];
  return NULL;
}

/* A feed that did not change is the same record, and all are in their order. */
static void
test_same_records (Storing *fixture, gconstpointer unused)
{
  gint64 one = storing_add_feed (fixture->store, "http://one.example/", "News");
  gint64 two = storing_add_feed (fixture->store, "http://two.example/", NULL);
  g_autoptr (DatelineOverview) first = storing_load_overview (fixture->store);
  g_autoptr (DatelineOverview) second = storing_load_overview (fixture->store);
  g_autoptr (DatelineOverview) third = NULL;
  g_autoptr (DatelineOverview) fourth = NULL;
  GPtrArray *feeds;

  g_assert_true (find_in (first, one) == find_in (second, one));
  g_assert_true (find_in (first, two) == find_in (second, two));

  storing_rename_feed (fixture->store, one, "Zulu");
  third = storing_load_overview (fixture->store);
  g_assert_true (find_in (third, one) != find_in (second, one));
  g_assert_cmpstr (dateline_feed_get_title (find_in (third, one)), ==, "Zulu");
  g_assert_true (find_in (third, two) == find_in (second, two));
  feeds = dateline_overview_get_feeds (third);
  g_assert_cmpstr (dateline_feed_get_title (feeds->pdata[feeds->len - 1]), ==, "Zulu");

  storing_set_feed_categories (fixture->store, two, "Elsewhere");
  fourth = storing_load_overview (fixture->store);
  g_assert_cmpstr (*dateline_feed_get_categories (find_in (fourth, two)),
                   ==,
                   "Elsewhere");
  g_assert_true (find_in (fourth, one) == find_in (third, one));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/store-feeds/guide", test_guide);
  STORING_TEST ("/store-feeds/add-feed", test_add_feed);
  STORING_TEST ("/store-feeds/same-address", test_same_address);
  STORING_TEST ("/store-feeds/add-feeds", test_add_feeds);
  STORING_TEST ("/store-feeds/titles", test_titles);
  STORING_TEST ("/store-feeds/order-of-feeds", test_order_of_feeds);
  STORING_TEST ("/store-feeds/remove-feed", test_remove_feed);
  STORING_TEST ("/store-feeds/follow-again", test_follow_again);
  STORING_TEST ("/store-feeds/note-fetch", test_note_fetch);
  STORING_TEST ("/store-feeds/move", test_move);
  STORING_TEST ("/store-feeds/same-records", test_same_records);

  return g_test_run ();
}
