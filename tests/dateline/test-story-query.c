/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Queries: each filter, filters together, order, days, words, and words that mean harm.
 */

#include "../support/dateline-storing.h"

#include "dateline/store/dateline-store-keys-private.h"

#include <stdlib.h>

typedef struct
{
  Storing storing;
  DatelineQuery *query;
  gint64 world;
  gint64 sport;
} Library;

static DatelineEntry *
make_entry (const char *title, int days, const char *text, const char *categories)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autofree char *key = g_strconcat ("g:", title, NULL);

  storing_init_entry (&builder, key, title, days, text);
  if (categories != NULL)
    builder.categories = g_strsplit (categories, ",", -1);
  if (g_str_equal (title, "Kerry"))
    {
      builder.authors =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
      g_ptr_array_add (builder.authors, dateline_author_new ("Nadia Rahman", NULL, NULL));
      builder.summary = g_strdup ("A coalition is sought");
      builder.pictures =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
      g_ptr_array_add (builder.pictures,
                       dateline_picture_new ("http://example.org/p.jpg",
                                             NULL,
                                             "At the September summit.",
                                             "AFP/File",
                                             0,
                                             0));
    }
  return dateline_entry_builder_build (&builder);
}

static void
library_set_up (Library *self, gconstpointer unused)
{
  DatelineStore *store;

  storing_set_up (&self->storing, NULL);
  self->query = dateline_query_new ();
  store = self->storing.store;
  self->world = storing_add_feed (store, "http://world.example/", "World");
  self->sport = storing_add_feed (store, "http://sport.example/", "Sport");
  storing_merge (store,
                 self->world,
                 storing_make_document (
                     make_entry ("Kerry", 1, "The secretary met envoys", "Diplomacy"),
                     make_entry ("Floods", 3, "Rivers rose in Zürich", "Weather,World"),
                     make_entry ("Vote", 40, "Ballots and envoys", "diplomacy"),
                     NULL),
                 3,
                 0);
  storing_merge (
      store,
      self->sport,
      storing_make_document (make_entry ("Cup", 2, "Rivers of fans", NULL),
                             make_entry ("Race", 8, "Cyclists in the Alps", "World"),
                             NULL),
      2,
      0);
  storing_set_read (store, storing_find (store, "Floods"), TRUE);
  storing_set_read (store, storing_find (store, "Cup"), TRUE);
  storing_set_saved (store, storing_find (store, "Cup"), TRUE);
  storing_set_saved (store, storing_find (store, "Vote"), TRUE);
}

static void
library_tear_down (Library *self, gconstpointer unused)
{
  dateline_query_free (self->query);
  storing_tear_down (&self->storing, NULL);
}

#define assert_titles(self, expected)                                                    \
  storing_assert_titles (self->storing.store, self->query, expected)

static void
test_filters (Library *self, gconstpointer unused)
{
  assert_titles (self, "Kerry Cup Floods Race Vote");

  dateline_query_set_unread_only (self->query, TRUE);
  assert_titles (self, "Kerry Race Vote");
  dateline_query_set_saved_only (self->query, TRUE);
  assert_titles (self, "Vote");
  dateline_query_set_unread_only (self->query, FALSE);
  assert_titles (self, "Cup Vote");
  dateline_query_set_feed (self->query, self->sport);
  assert_titles (self, "Cup");
  dateline_query_set_saved_only (self->query, FALSE);
  assert_titles (self, "Cup Race");
  dateline_query_set_limit (self->query, 1);
  assert_titles (self, "Cup");
  dateline_query_set_feed (self->query, 4711);
  assert_titles (self, "");
}

static void
test_categories (Library *self, gconstpointer unused)
{
  dateline_query_add_category (self->query, "diplomacy");
  assert_titles (self, "Kerry Vote");
  dateline_query_set_unread_only (self->query, TRUE);
  dateline_query_set_saved_only (self->query, TRUE);
  assert_titles (self, "Vote");
  dateline_query_set_unread_only (self->query, FALSE);
  dateline_query_set_saved_only (self->query, FALSE);

  /* A story that is in both comes once. */
  dateline_query_add_category (self->query, "WORLD");
  assert_titles (self, "Kerry Floods Race Vote");
  dateline_query_set_feed (self->query, self->sport);
  assert_titles (self, "Race");
  dateline_query_set_feed (self->query, 0);
  dateline_query_set_limit (self->query, 2);
  assert_titles (self, "Kerry Floods");
  dateline_query_set_limit (self->query, 0);

  dateline_query_remove_category (self->query, "diplomacy");
  assert_titles (self, "Kerry Floods Race Vote");
  dateline_query_remove_category (self->query, "world");
  dateline_query_add_category (self->query, "Nowhere");
  assert_titles (self, "");
}

static void
test_days (Library *self, gconstpointer unused)
{
  g_autoptr (GDateTime) last = g_date_time_new_from_unix_local (STORING_NOW);
  g_autoptr (GDateTime) first = g_date_time_add_days (last, -3);
  GDate from, until;

  g_date_set_dmy (&from,
                  g_date_time_get_day_of_month (first),
                  g_date_time_get_month (first),
                  g_date_time_get_year (first));
  g_date_set_dmy (&until,
                  g_date_time_get_day_of_month (last),
                  g_date_time_get_month (last),
                  g_date_time_get_year (last));
  dateline_query_set_days (self->query, &from, &until);
  assert_titles (self, "Kerry Cup Floods");
  dateline_query_add_category (self->query, "World");
  assert_titles (self, "Kerry Floods");
  g_date_subtract_days (&until, 2);
  dateline_query_set_days (self->query, &from, &until);
  assert_titles (self, "Floods");
}

static void
test_words (Library *self, gconstpointer unused)
{
  static const struct
  {
    const char *words;
    const char *titles;
  } cases[] = {
    { "envoys", "Kerry Vote" },
    { "ENVOYS met", "Kerry" },
    { "met envoys", "Kerry" },
    { "env", "Kerry Vote" },
    { "env met", "" },
    { "rivers", "Cup Floods" },
    { "zurich", "Floods" },
    { "ZÜRICH", "Floods" },
    { "Rahman", "Kerry" },
    { "coalition", "Kerry" },
    { "september summit afp", "Kerry" },
    { "kerry nothing", "" },
    { "?!", "Kerry Cup Floods Race Vote" },
    { "title:kerry ", "Kerry" },
    { "title:envoys ", "" },
    { "caption:summit ", "Kerry" },
    { "caption:afp ", "" },
    { "credit:afp ", "Kerry" },
    { "author:rahman ", "Kerry" },
    { "has:image ", "Kerry" },
    { "has:caption -has:video ", "Kerry" },
    { "envoys -has:image ", "Vote" },
    { "is:unread envoys ", "Kerry Vote" },
    { "is:saved ", "Cup Vote" },
    { "is:unread -envoys ", "Race" },
    { "-is:unread ", "Cup Floods" },
    { "feed:sport ", "Cup Race" },
    { "-feed:sport rivers ", "Floods" },
    { "category:diplo ", "Kerry Vote" },
    { "category:world rivers ", "Floods" },
    { "envoys OR cyclists ", "Kerry Race Vote" },
    { "\"met envoys\" ", "Kerry" },
    { "\"envoys met\" ", "" },
    { "riv* ", "Cup Floods" },
    { "rivers OR is:saved ", "Cup Floods Vote" },
    { "-(rivers OR is:saved) ", "Kerry Race" },
    { "-rivers -envoys ", "Race" },
    { "rivers OR -envoys ", "Cup Floods Race" },
    { "before:2026-02-25 ", "Race Vote" },
    { "on:2026-02 rivers ", "Cup Floods" },
    { "after:2026-02-26 ", "Kerry Cup" },
    { "on:2026-02-20..2026-02-26 ", "Floods Race" },
    { "lang:de ", "" },
    { "is:blue ", "Kerry Cup Floods Race Vote" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dateline_query_set_words (self->query, cases[i].words);
      assert_titles (self, cases[i].titles);
    }
  dateline_query_set_words (self->query, "envoys");
  dateline_query_set_saved_only (self->query, TRUE);
  assert_titles (self, "Vote");
  dateline_query_set_saved_only (self->query, FALSE);
  dateline_query_add_category (self->query, "World");
  dateline_query_set_unread_only (self->query, TRUE);
  dateline_query_set_feed (self->query, self->world);
  assert_titles (self, "Kerry Vote");
}

static void
test_order (Library *self, gconstpointer unused)
{
  dateline_query_set_words (self->query, "floods OR fans ");
  assert_titles (self, "Cup Floods");
  dateline_query_set_order (self->query, DATELINE_QUERY_ORDER_RELEVANCE);
  assert_titles (self, "Floods Cup");
  dateline_query_set_limit (self->query, 1);
  assert_titles (self, "Floods");
  dateline_query_set_words (self->query, NULL);
  assert_titles (self, "Kerry");
}

/* None of these is an error, to the index or to SQL. */
static void
test_hostile_words (Library *self, gconstpointer unused)
{
  static const char *const words[] = {
    "\"",
    "\"\"\"",
    "'",
    "foo'bar",
    "AND",
    "OR",
    "NOT",
    "foo AND",
    "NEAR",
    "NEAR(",
    "(((((",
    ")",
    "*",
    "foo*bar*",
    "^foo",
    "title:",
    "title:foo",
    "{title}:foo",
    "-foo",
    "foo -bar",
    "+",
    ":",
    "\\",
    "%s%n",
    "; DROP TABLE story; --",
    "\xe2\x80\xae\xe2\x80\xad",
    "\xf0\x9f\x98\x80",
    "\xf0\x9f\x98\x80 foo",
    "\xcc\x81",
    "\xe6\x97\xa5\xe6\x9c\xac",
    "a\xcc\x81",
    "1/0",
    "NULL",
    "x'00'",
  };
  g_autoptr (GString) nested = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GArray) ids = NULL;

      dateline_query_set_words (self->query, words[i]);
      ids = storing_list_ids (self->storing.store, self->query);
      g_assert_nonnull (ids);
    }

  for (guint i = 0; i < 5000; i++)
    g_string_append (nested, "( OR f* NEAR ");
  dateline_query_set_words (self->query, nested->str);
  assert_titles (self, "");
  dateline_query_set_words (self->query, NULL);
  assert_titles (self, "Kerry Cup Floods Race Vote");
}

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
  for (gint64 time = 1518831000; time < 1518931000; time += 1723)
    {
      g_auto (DatelineEntryBuilder) entry = { 0 };
      g_autofree char *key = g_strdup_printf ("g:%" G_GINT64_FORMAT, time);

      storing_init_entry (&entry, key, key, 0, NULL);
      entry.published = time;
      g_ptr_array_add (builder.entries, dateline_entry_builder_build (&entry));
    }
  for (gint64 time = 1541270000; time < 1541390000; time += 1723)
    {
      g_auto (DatelineEntryBuilder) entry = { 0 };
      g_autofree char *key = g_strdup_printf ("g:%" G_GINT64_FORMAT, time);

      storing_init_entry (&entry, key, key, 0, NULL);
      entry.published = time;
      g_ptr_array_add (builder.entries, dateline_entry_builder_build (&entry));
    }
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

/* The stories of a removed feed are in no list, but for the saved ones in theirs. */
static void
test_removed (Library *self, gconstpointer unused)
{
  g_assert_true (storing_try_remove_feed (self->storing.store, self->sport, NULL));
  assert_titles (self, "Kerry Floods Vote");
  dateline_query_add_category (self->query, "World");
  assert_titles (self, "Kerry Floods Vote");
  dateline_query_add_category (self->query, "Sport");
  assert_titles (self, "Kerry Floods Vote");
  dateline_query_set_words (self->query, "rivers");
  assert_titles (self, "Floods");
  dateline_query_set_saved_only (self->query, TRUE);
  assert_titles (self, "Cup");
}

/* More categories than a statement may have parameters. */
static void
test_many_categories (Library *self, gconstpointer unused)
{
  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nowhere %u", i);

      if (i == 3)
        dateline_query_add_category (self->query, "Weather");
      dateline_query_add_category (self->query, name);
    }
  assert_titles (self, "Floods");
}

#define LIBRARY_TEST(path, func)                                                         \
  g_test_add (path, Library, NULL, library_set_up, func, library_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/story-query/days-of-zone", test_days_of_zone);
  LIBRARY_TEST ("/story-query/filters", test_filters);
  LIBRARY_TEST ("/story-query/categories", test_categories);
  LIBRARY_TEST ("/story-query/days", test_days);
  LIBRARY_TEST ("/story-query/words", test_words);
  LIBRARY_TEST ("/story-query/order", test_order);
  LIBRARY_TEST ("/story-query/hostile-words", test_hostile_words);
  LIBRARY_TEST ("/story-query/keys", test_keys);
  LIBRARY_TEST ("/story-query/kept", test_kept);
  LIBRARY_TEST ("/story-query/newer", test_newer);
  LIBRARY_TEST ("/story-query/removed", test_removed);
  LIBRARY_TEST ("/story-query/many-categories", test_many_categories);

  return g_test_run ();
}
