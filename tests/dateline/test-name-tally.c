/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The authors and the languages that can be chosen, with their stories. */

#include "../support/dateline-storing.h"
#include "dateline/model/dateline-name-count.h"
#include "dateline/store/dateline-store-counts.h"

/* A story of each byline; its authors are parted by "+". */
static void
merge (DatelineStore *store,
       gint64 feed,
       const char *language,
       const char *const *bylines)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = TRUE;
  builder.language = g_strdup (language);
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = 0; bylines[i] != NULL; i++)
    {
      g_auto (DatelineEntryBuilder) entry = { 0 };
      g_auto (GStrv) names = g_strsplit (bylines[i], "+", -1);

      dateline_entry_builder_init (&entry);
      entry.key = g_strdup_printf ("g:%u", i);
      entry.title = g_strdup_printf ("Story %u", i);
      entry.published = STORING_NOW - i;
      entry.authors =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
      for (guint j = 0; names[j] != NULL; j++)
        if (*names[j] != '\0')
          g_ptr_array_add (entry.authors, dateline_author_new (names[j], NULL, NULL));
      g_ptr_array_add (builder.entries, dateline_entry_builder_build (&entry));
    }
  document = dateline_feed_document_builder_build (&builder);
  changes = storing_try_merge (store, feed, document, outcome, &error);
  g_assert_no_error (error);
}

/* "Ada Lee 3, Bo 1" */
static char *
join (GPtrArray *counts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++)
    g_string_append_printf (text,
                            "%s%s %u",
                            i > 0 ? ", " : "",
                            dateline_name_count_get_name (counts->pdata[i]),
                            dateline_name_count_get_n_stories (counts->pdata[i]));
  return g_string_free (text, FALSE);
}

static void
assert_authors (DatelineStore *store,
                const DatelineQuery *query,
                const char *typed,
                const char *wanted)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  dateline_store_count_authors_async (store, query, typed, NULL, storing_cb, &result);
  storing_wait (&result);
  counts = dateline_store_count_authors_finish (store, result, &error);
  g_assert_no_error (error);
  text = join (counts);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_authors (Storing *fixture, gconstpointer unused)
{
  static const char *const bylines[] = {
    "Ada Lee", "Zoë Márquez", "Ada Lee+Zoë Márquez", "Ada Lee", "", "Lee Adams", NULL
  };
  static const char *const others[] = { "Bo Ek", NULL };
  static const struct
  {
    const char *typed;
    const char *wanted;
  } rows[] = {
    { "", "Ada Lee 3, Zoë Márquez 2, Bo Ek 1, Lee Adams 1" },
    { "a", "Ada Lee 3, Lee Adams 1" },
    { "lee", "Ada Lee 3, Lee Adams 1" },
    { "lee ad", "Ada Lee 3, Lee Adams 1" },
    { "lee adams", "Lee Adams 1" },
    { "MARQ", "Zoë Márquez 2" },
    { "quez", "" },
    { "\"*(: AND", "" },
    { "author:lee", "" },
  };
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  gint64 other = storing_add_feed (fixture->store, "http://b.example/", NULL);

  merge (fixture->store, feed, NULL, bylines);
  merge (fixture->store, other, NULL, others);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_authors (fixture->store, query, rows[i].typed, rows[i].wanted);

  /* In what is listed, but for the author who is asked for. */
  dateline_query_set_feed (query, other);
  dateline_query_set_author (query, "Ada");
  assert_authors (fixture->store, query, "", "Bo Ek 1");
}

static void
assert_languages (DatelineStore *store, const DatelineQuery *query, const char *wanted)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  dateline_store_count_languages_async (store, query, NULL, storing_cb, &result);
  storing_wait (&result);
  counts = dateline_store_count_languages_finish (store, result, &error);
  g_assert_no_error (error);
  text = join (counts);
  g_assert_cmpstr (text, ==, wanted);
}

/* A language's countries count with it; one that nothing is in is none. */
static void
test_languages (Storing *fixture, gconstpointer unused)
{
  static const char *const two[] = { "", "", NULL };
  static const char *const three[] = { "", "", "", NULL };
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 german = storing_add_feed (fixture->store, "http://a.example/", "A");
  gint64 austrian = storing_add_feed (fixture->store, "http://b.example/", "B");
  gint64 welsh = storing_add_feed (fixture->store, "http://c.example/", "B");

  assert_languages (fixture->store, query, "");
  merge (fixture->store, german, "de", two);
  merge (fixture->store, austrian, "DE_at", two);
  merge (fixture->store, welsh, "cy", three);
  assert_languages (fixture->store, query, "de 4, cy 3");
  dateline_query_add_category (query, "A");
  assert_languages (fixture->store, query, "de 2");
  dateline_query_set_language (query, "cy");
  assert_languages (fixture->store, query, "de 2");
}

/* What only single stories state is offered, too; a story without is in its feed's. */
static void
test_stated (Storing *fixture, gconstpointer unused)
{
  static const char *const stated[] = { NULL,   "cy",           "gd_GB",  "cy-GB",
                                        "de",   "x1",           NULL,     "gd",
                                        "zxxx", "cy-argentina", "ancient" };
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", "A");
  gint64 other = storing_add_feed (fixture->store, "http://b.example/", "A");
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = TRUE;
  builder.language = g_strdup ("de");
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = 0; i < G_N_ELEMENTS (stated); i++)
    {
      g_auto (DatelineEntryBuilder) entry = { 0 };
      g_autofree char *key = g_strdup_printf ("g:%u", i);

      storing_init_entry (&entry, key, key, i, "text");
      entry.language = g_strdup (stated[i]);
      g_ptr_array_add (builder.entries, dateline_entry_builder_build (&entry));
    }
  document = dateline_feed_document_builder_build (&builder);
  changes = storing_try_merge (fixture->store, feed, document, outcome, &error);
  g_assert_no_error (error);

  assert_languages (fixture->store, query, "cy 3, de 3, gd 2");
  /* The connection still writes nothing, and what was prepared serves on. */
  assert_languages (fixture->store, query, "cy 3, de 3, gd 2");
  dateline_query_set_language (query, "GD");
  assert_languages (fixture->store, query, "cy 3, de 3, gd 2");
  dateline_query_set_feed (query, other);
  assert_languages (fixture->store, query, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/name-tally/authors", test_authors);
  STORING_TEST ("/name-tally/languages", test_languages);
  STORING_TEST ("/name-tally/stated", test_stated);
  return g_test_run ();
}
