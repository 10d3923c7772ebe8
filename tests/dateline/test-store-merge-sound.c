/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* After many documents the file is sound, and says what was merged: stories at random,
 * against a model, and bodies that share a dictionary.
 */

#include "../support/dateline-storing.h"

#include "dateline/store/dateline-database-private.h"

static gint64
add_feed (Storing *fixture)
{
  return storing_add_feed (fixture->store, "http://example.org/feed", NULL);
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

  STORING_TEST ("/store-merge/dictionary", test_dictionary);
  STORING_TEST ("/store-merge/random", test_random);

  return g_test_run ();
}
