/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Documents into the store: no story is lost, none comes twice, none changes its marks.
 */

#include "../support/dateline-storing.h"

#include "dateline/store/dateline-database-private.h"

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
  g_autoptr (DatelineQuery) query = dateline_query_new ();

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
  dateline_query_set_words (query, "long uno");
  storing_assert_titles (store, query, "uno");

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

/* The index follows: what was is not found, what is is. */
static void
test_search_follows (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = add_feed (fixture);
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  storing_merge (
      store,
      feed,
      storing_make_document (storing_make_entry ("g:1", "one", 1, "Kerry meets"), NULL),
      1,
      0);
  dateline_query_set_words (query, "kerry");
  storing_assert_titles (store, query, "one");
  storing_merge (
      store,
      feed,
      storing_make_document (storing_make_entry ("g:1", "one", 1, "Ban leaves"), NULL),
      0,
      1);
  storing_assert_titles (store, query, "");
  dateline_query_set_words (query, "ban leaves");
  storing_assert_titles (store, query, "one");
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

/* Some entries, some of them changed since, some never seen; says how many are not in
 * @expected, and adds them. */
static DatelineFeedDocument *
make_random_document (GHashTable *expected, guint *n_new)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };

  *n_new = 0;
  dateline_feed_document_builder_init (&builder);
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (gint i = g_test_rand_int_range (0, 12); i > 0; i--)
    {
      g_auto (DatelineEntryBuilder) entry = { 0 };
      g_autofree char *key = g_strdup_printf ("g:%d", g_test_rand_int_range (0, 80));
      g_autofree char *text = g_strdup_printf ("text %d", g_test_rand_int_range (0, 3));
      g_autofree char *tag = g_strdup_printf ("Tag %d", g_test_rand_int_range (0, 4));

      storing_init_entry (&entry, key, key, g_test_rand_int_range (0, 50), text);
      entry.categories = g_strsplit (tag, ",", -1);
      g_ptr_array_add (builder.entries, dateline_entry_builder_build (&entry));
      *n_new += g_hash_table_add (expected, g_strdup (key));
    }
  return dateline_feed_document_builder_build (&builder);
}

/* The counts that are kept are those that one counts. */
static void
assert_true_counts (DatelineStore *store, gint64 feed_id)
{
  g_autoptr (DatelineQuery) unread = dateline_query_new ();
  g_autoptr (GArray) ids = storing_list_ids (store, NULL);
  g_autoptr (GArray) unread_ids = NULL;

  dateline_query_set_unread_only (unread, TRUE);
  unread_ids = storing_list_ids (store, unread);
  storing_assert_counts (store, feed_id, ids->len, unread_ids->len);

  for (guint tag = 0; tag < 4; tag++)
    {
      g_autofree char *name = g_strdup_printf ("Tag %u", tag);
      g_autoptr (DatelineQuery) query = dateline_query_new ();
      g_autoptr (GArray) in_category = NULL;
      g_autoptr (GArray) unread_in_category = NULL;

      dateline_query_add_category (query, name);
      in_category = storing_list_ids (store, query);
      dateline_query_set_unread_only (query, TRUE);
      unread_in_category = storing_list_ids (store, query);
      if (in_category->len > 0)
        storing_assert_category (store, name, in_category->len, unread_in_category->len);
    }
}

/* The index covers every story once and nothing else, and no row points nowhere. */
static void
assert_sound (Storing *fixture)
{
  g_autoptr (DatelineDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_lost;

  g_clear_object (&fixture->store);
  database = dateline_database_open (fixture->path, DATELINE_DATABASE_WRITER, &error);
  g_assert_no_error (error);
  dateline_database_run (database,
                         "INSERT INTO search (search, rank)"
                         " VALUES ('integrity-check', 1)",
                         &error);
  g_assert_no_error (error);
  dateline_database_get_int64 (database,
                               "SELECT count (*) FROM pragma_foreign_key_check",
                               &n_lost,
                               &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_lost, ==, 0);
}

static gint64
count_dictionaries (Storing *fixture)
{
  g_autoptr (DatelineDatabase) database =
      dateline_database_open (fixture->path, DATELINE_DATABASE_READER, NULL);
  gint64 n = -1;

  dateline_database_get_int64 (database, "SELECT count (*) FROM dictionary", &n, NULL);
  return n;
}

/* The bodies of a feed that begins with enough of them share a dictionary, and all come
 * out as they went in, those of later documents and changed ones, too. */
static void
test_dictionary (Storing *fixture, gconstpointer unused)
{
  enum
  {
    N = 12
  };
  gint64 feed = add_feed (fixture);
  g_autoptr (GRand) randomness = g_rand_new_with_seed (5);
  char *texts[N + 1];
  DatelineEntry *entries[N + 1] = { NULL };

  for (int i = 0; i < N; i++)
    {
      GString *text = g_string_new (NULL);

      while (text->len < 3000)
        g_string_append_printf (text, "word%d ", g_rand_int_range (randomness, 0, 5000));
      texts[i] = g_string_free (text, FALSE);
    }
  for (int round = 0; round < 2; round++)
    {
      g_auto (DatelineFeedDocumentBuilder) builder = { 0 };

      dateline_feed_document_builder_init (&builder);
      builder.is_complete = TRUE;
      builder.entries =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
      for (int i = 0; i < N; i++)
        {
          g_autofree char *key = g_strdup_printf ("g:%d", i);

          entries[i] = storing_make_entry (key, key, i, texts[(i + round) % N]);
          g_ptr_array_add (builder.entries, entries[i]);
        }
      storing_merge (fixture->store,
                     feed,
                     dateline_feed_document_builder_build (&builder),
                     round == 0 ? N : 0,
                     round == 0 ? 0 : N);
      if (round == 0)
        storing_reopen (fixture);
      for (int i = 0; i < N; i++)
        {
          g_autofree char *key = g_strdup_printf ("g:%d", i);
          g_autoptr (DatelineEntry) entry =
              storing_load_entry (fixture->store,
                                  storing_find (fixture->store, key),
                                  NULL);

          g_assert_cmpstr (dateline_entry_get_content_text (entry),
                           ==,
                           texts[(i + round) % N]);
        }
    }
  for (int i = 0; i < N; i++)
    g_free (texts[i]);
  assert_sound (fixture);
  g_assert_cmpint (count_dictionaries (fixture), ==, 1);
}

/* A model beside the store: what was merged at random is what is there. */
static void
test_random (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  g_autoptr (GHashTable) expected =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 feed = storing_add_feed (store, "http://example.org/feed", "News,Tag 1");

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (DatelineStoreChanges) changes = NULL;
      g_autoptr (GArray) ids = NULL;
      guint n_new;
      DatelineFeedDocument *document = make_random_document (expected, &n_new);

      changes = storing_merge_at (store, feed, document, STORING_NOW);
      g_assert_cmpuint (dateline_store_changes_get_n_added (changes), ==, n_new);
      ids = storing_list_ids (store, NULL);
      g_assert_cmpuint (ids->len, ==, g_hash_table_size (expected));
      if (ids->len > 0)
        storing_set_read (
            store,
            g_array_index (ids, gint64, g_test_rand_int_range (0, ids->len)),
            g_test_rand_bit ());
      if (round % 10 == 9)
        storing_set_feed_categories (store, feed, round % 20 == 9 ? "Tag 2" : "Tag 1");
      assert_true_counts (store, feed);
    }
  assert_sound (fixture);
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
  STORING_TEST ("/store-merge/undated", test_undated);
  STORING_TEST ("/store-merge/absurd-times", test_absurd_times);
  STORING_TEST ("/store-merge/changed-times", test_changed_times);
  STORING_TEST ("/store-merge/search-follows", test_search_follows);
  STORING_TEST ("/store-merge/validators", test_validators);
  STORING_TEST ("/store-merge/odd-entries", test_odd_entries);
  STORING_TEST ("/store-merge/dictionary", test_dictionary);
  STORING_TEST ("/store-merge/random", test_random);

  return g_test_run ();
}
