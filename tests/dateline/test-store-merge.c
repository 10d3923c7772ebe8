/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Documents into the store: no story is lost, none comes twice, none changes its marks.
 */

#include "../support/dateline-storing.h"

static gint64
add_feed (Storing *fixture)
{
  return storing_add_feed (fixture->store, "http://example.org/feed", NULL);
}

static void
test_again (Storing *fixture, gconstpointer unused)
{
  gint64 feed = add_feed (fixture);

  for (guint i = 0; i < 3; i++)
    storing_merge (fixture->store,
                   feed,
                   storing_make_document (storing_make_entry ("g:1", "one", 1, "x"),
                                          storing_make_entry ("g:2", "two", 2, "y"),
                                          NULL),
                   i == 0 ? 2 : 0,
                   0);
  storing_assert_titles (fixture->store, NULL, "one two");

  /* A document without news says that it was fetched, and nothing else. */
  g_assert_cmpint (dateline_store_changes_get_flags (
                       g_ptr_array_index (fixture->changes, fixture->changes->len - 1)),
                   ==,
                   DATELINE_STORE_CHANGE_FETCHED);
}

/* A feed shrinks to nothing and comes back. */
static void
test_shrinking (Storing *fixture, gconstpointer unused)
{
  gint64 feed = add_feed (fixture);

  storing_merge (fixture->store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"),
                                        storing_make_entry ("g:2", "two", 2, "y"),
                                        NULL),
                 2,
                 0);
  storing_merge (fixture->store, feed, storing_make_document (NULL, NULL), 0, 0);
  storing_assert_titles (fixture->store, NULL, "one two");
  storing_merge (fixture->store,
                 feed,
                 storing_make_document (storing_make_entry ("g:3", "three", 0, "z"),
                                        storing_make_entry ("g:1", "one", 1, "x"),
                                        storing_make_entry ("g:2", "two", 2, "y"),
                                        NULL),
                 1,
                 0);
  storing_assert_titles (fixture->store, NULL, "three one two");
}

static void
test_update (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = add_feed (fixture);
  g_autoptr (DatelineHeadline) headline = NULL;
  g_autoptr (DatelineEntry) entry = NULL;
  DatelineStoreChanges *changes;
  gint64 id;

  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "before"),
                                        storing_make_entry ("g:2", "two", 2, "y"),
                                        NULL),
                 2,
                 0);
  id = storing_find (store, "one");
  storing_set_read (store, id, TRUE);
  storing_set_saved (store, id, TRUE);

  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "uno", 1, "after"),
                                        storing_make_entry ("g:2", "two", 2, "y"),
                                        NULL),
                 0,
                 1);
  changes = g_ptr_array_index (fixture->changes, fixture->changes->len - 1);
  g_assert_cmpint (dateline_store_changes_get_flags (changes),
                   ==,
                   DATELINE_STORE_CHANGE_FETCHED | DATELINE_STORE_CHANGE_CONTENT);
  g_assert_cmpint (
      g_array_index (dateline_store_changes_get_story_ids (changes), gint64, 0),
      ==,
      id);

  headline = storing_load_headline (store, id);
  g_assert_cmpstr (dateline_headline_get_title (headline), ==, "uno");
  g_assert_cmpstr (dateline_headline_get_excerpt (headline), ==, "after");
  g_assert_true (dateline_headline_is_read (headline));
  g_assert_true (dateline_headline_is_saved (headline));
  g_assert_true (dateline_headline_is_updated (headline));
  entry = storing_load_entry (store, id, NULL);
  g_assert_cmpstr (dateline_entry_get_content (entry), ==, "<p>after</p>");
  storing_assert_titles (store, NULL, "uno two");
}

/* What nobody sees is updated without a word. */
static void
test_unseen_update (Storing *fixture, gconstpointer unused)
{
  gint64 feed = add_feed (fixture);
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (DatelineHeadline) headline = NULL;
  g_autoptr (DatelineEntry) entry = NULL;
  gint64 id;

  storing_merge (fixture->store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"), NULL),
                 1,
                 0);
  storing_init_entry (&builder, "g:1", "one", 1, "x");
  builder.comment_count = 12;
  storing_merge (fixture->store,
                 feed,
                 storing_make_document (dateline_entry_builder_build (&builder), NULL),
                 0,
                 1);
  id = storing_find (fixture->store, "one");
  headline = storing_load_headline (fixture->store, id);
  g_assert_false (dateline_headline_is_updated (headline));
  entry = storing_load_entry (fixture->store, id, NULL);
  g_assert_cmpint (dateline_entry_get_comment_count (entry), ==, 12);
}

/* A publisher that stops to send the text does not take it away, unless it means it: two
 * whole documents have to say so, one after the other (ID5). */
static void
test_emptied (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = add_feed (fixture);
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (DatelineEntry) entry = NULL;

  storing_merge (
      store,
      feed,
      storing_make_document (storing_make_entry ("g:1", "one", 1, "Long text"), NULL),
      1,
      0);
  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "uno", 1, NULL), NULL),
                 0,
                 1);
  entry = storing_load_entry (store, storing_find (store, "uno"), NULL);
  g_assert_cmpstr (dateline_entry_get_content (entry), ==, "<p>Long text</p>");
  g_assert_cmpstr (dateline_entry_get_content_text (entry), ==, "Long text");
  storing_assert_found (store, "long uno", "uno");

  /* A summary in its place comes besides; the next document has the text again. */
  storing_init_entry (&builder, "g:1", "uno", 1, "Long text");
  builder.summary = g_strdup ("Short");
  storing_merge (store,
                 feed,
                 storing_make_document (dateline_entry_builder_build (&builder), NULL),
                 0,
                 1);
  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "uno", 1, NULL), NULL),
                 0,
                 1);
  g_clear_pointer (&entry, dateline_entry_unref);
  entry = storing_load_entry (store, storing_find (store, "uno"), NULL);
  g_assert_cmpstr (dateline_entry_get_content (entry), ==, "<p>Long text</p>");
  g_assert_cmpstr (dateline_entry_get_summary (entry), ==, "Short");
}

/* One feed never touches another's stories (V8). */
static void
test_feeds_apart (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 one = storing_add_feed (store, "http://one.example/", NULL);
  gint64 two = storing_add_feed (store, "http://two.example/", NULL);

  storing_merge (store,
                 one,
                 storing_make_document (storing_make_entry ("g:1", "mine", 1, "x"), NULL),
                 1,
                 0);
  storing_set_read (store, storing_find (store, "mine"), TRUE);
  storing_merge (
      store,
      two,
      storing_make_document (storing_make_entry ("g:1", "theirs", 2, "y"), NULL),
      1,
      0);
  storing_assert_titles (store, NULL, "mine theirs");
  {
    g_autoptr (DatelineHeadline) theirs =
        storing_load_headline (store, storing_find (store, "theirs"));

    g_assert_false (dateline_headline_is_read (theirs));
  }
}

/* Should two entries of a document share a key, the first has it, every time. */
static void
test_same_key (Storing *fixture, gconstpointer unused)
{
  gint64 feed = add_feed (fixture);

  for (guint i = 0; i < 3; i++)
    storing_merge (fixture->store,
                   feed,
                   storing_make_document (storing_make_entry ("g:1", "first", 1, "x"),
                                          storing_make_entry ("g:1", "second", 2, "y"),
                                          NULL),
                   i == 0 ? 1 : 0,
                   0);
  storing_assert_titles (fixture->store, NULL, "first");
}

/* The index follows: what was is not found, what is is. */
static void
test_search_follows (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = add_feed (fixture);

  storing_merge (
      store,
      feed,
      storing_make_document (storing_make_entry ("g:1", "one", 1, "Kerry meets"), NULL),
      1,
      0);
  storing_assert_found (store, "kerry", "one");
  storing_merge (
      store,
      feed,
      storing_make_document (storing_make_entry ("g:1", "one", 1, "Ban leaves"), NULL),
      0,
      1);
  storing_assert_found (store, "kerry", "");
  storing_assert_found (store, "ban leaves", "one");
}

/* All of a document or nothing. */
static void
test_validators (Storing *fixture, gconstpointer unused)
{
  gint64 id = add_feed (fixture);
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineFeedDocument) document =
      storing_make_document (storing_make_entry ("g:1", "one", 1, "x"), NULL);
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (DatelineFeed) feed = NULL;

  outcome->etag = g_strdup ("\"x\"");
  outcome->body_digest = g_strdup ("abc");
  outcome->moved_to = g_strdup ("http://moved.example/feed");
  outcome->not_before = STORING_NOW + 7;
  changes = storing_try_merge (fixture->store, id, document, outcome, NULL);
  g_assert_nonnull (changes);
  feed = storing_get_feed (fixture->store, id);
  g_assert_cmpstr (dateline_feed_get_etag (feed), ==, "\"x\"");
  g_assert_cmpstr (dateline_feed_get_body_digest (feed), ==, "abc");
  g_assert_cmpstr (dateline_feed_get_uri (feed), ==, "http://moved.example/feed");
  g_assert_cmpint (dateline_feed_get_fetched_at (feed), ==, STORING_NOW);
  g_assert_cmpint (dateline_feed_get_not_before (feed), ==, STORING_NOW + 7);
}

/* What is not there must be stood for; what is hostile is kept as it is. */
static void
test_odd_entries (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = add_feed (fixture);
  g_auto (DatelineEntryBuilder) bare = { 0 };
  g_auto (DatelineEntryBuilder) untitled = { 0 };
  g_auto (DatelineEntryBuilder) hostile = { 0 };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) headlines = NULL;
  g_autoptr (DatelineEntry) entry = NULL;
  char *categories[201];

  for (gsize i = 0; i < 200; i++)
    categories[i] = g_strdup_printf ("Category %zu", i);
  categories[200] = NULL;

  storing_init_entry (&bare, "c:1", NULL, 1, NULL);
  storing_init_entry (&untitled, "c:2", NULL, 2, "An excerpt stands for it");
  storing_init_entry (&hostile, "g:'); DROP TABLE story; --", "x' OR 1=1", 3, "%s \"*\"");
  hostile.categories = g_strdupv (categories);
  for (gsize i = 0; i < 200; i++)
    g_free (categories[i]);

  storing_merge (store,
                 feed,
                 storing_make_document (dateline_entry_builder_build (&bare),
                                        dateline_entry_builder_build (&untitled),
                                        dateline_entry_builder_build (&hostile),
                                        NULL),
                 3,
                 0);
  ids = storing_list_ids (store, NULL);
  headlines = storing_load_headlines (store, ids);
  g_assert_cmpstr (dateline_headline_get_title (g_ptr_array_index (headlines, 0)),
                   ==,
                   "Untitled");
  g_assert_cmpstr (dateline_headline_get_title (g_ptr_array_index (headlines, 1)),
                   ==,
                   "An excerpt stands for it");
  g_assert_cmpstr (dateline_headline_get_title (g_ptr_array_index (headlines, 2)),
                   ==,
                   "x' OR 1=1");
  entry = storing_load_entry (store, g_array_index (ids, gint64, 2), NULL);
  g_assert_cmpuint (g_strv_length ((GStrv) dateline_entry_get_categories (entry)),
                    ==,
                    200);
  g_assert_cmpstr (dateline_entry_get_content (entry), ==, "<p>%s \"*\"</p>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/store-merge/again", test_again);
  STORING_TEST ("/store-merge/shrinking", test_shrinking);
  STORING_TEST ("/store-merge/update", test_update);
  STORING_TEST ("/store-merge/unseen-update", test_unseen_update);
  STORING_TEST ("/store-merge/emptied", test_emptied);
  STORING_TEST ("/store-merge/feeds-apart", test_feeds_apart);
  STORING_TEST ("/store-merge/same-key", test_same_key);
  STORING_TEST ("/store-merge/search-follows", test_search_follows);
  STORING_TEST ("/store-merge/validators", test_validators);
  STORING_TEST ("/store-merge/odd-entries", test_odd_entries);

  return g_test_run ();
}
