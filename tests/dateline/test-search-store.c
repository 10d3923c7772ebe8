/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Searching a store: every script, facts about stories, excerpts, and the way from an
 * index of an older version into that of this one.
 */

#include "../support/dateline-storing.h"

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-search-excerpt-private.h"
#include "dateline/store/dateline-search-moving-private.h"
#include "dateline/store/dateline-search-table-private.h"
#include "dateline/store/dateline-story-query-private.h"
#include "dateline/store/dateline-store-keys-private.h"

static void
assert_sound (DatelineDatabase *database)
{
  g_autoptr (GError) error = NULL;

  dateline_database_run (database,
                         "INSERT INTO search (search, rank)"
                         " VALUES ('integrity-check', 1)",
                         &error);
  g_assert_no_error (error);
}

static void
test_scripts (Storing *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *title;
    const char *text;
  } stories[] = {
    { "Chinese", "中国国家主席在北京会见代表团" },
    { "Japanese", "東京都は新しい計画を発表した" },
    { "Korean", "서울에서 회담이 열렸다" },
    { "Thai", "นายกรัฐมนตรีเดินทางไปกรุงเทพมหานคร" },
    { "Hindi", "प्रधानमंत्री दिल्ली पहुंचे" },
    { "German", "Die Straße über den Fluß nach Łódź" },
    { "Greek", "Ο Οδυσσεύς στην Αθήνα" },
    { "Arabic", "الرَّئِيسُ في القاهرة" },
  };
  static const struct
  {
    const char *words;
    const char *titles;
  } cases[] = {
    { "北京", "Chinese" },     { "京", "Japanese Chinese" },
    { "国家主席", "Chinese" }, { "主国", "" },
    { "東京都", "Japanese" },  { "京都", "Japanese" },
    { "計画", "Japanese" },    { "서울", "Korean" },
    { "회담", "Korean" },      { "กรุงเทพ", "Thai" },
    { "รัฐมนตรี", "Thai" },      { "दिल्ली", "Hindi" },
    { "दिल्ला ", "" },          { "strasse ", "German" },
    { "FLUSS ", "German" },    { "lodz ", "German" },
    { "uber ", "German" },     { "αθηνα ", "Greek" },
    { "ΟΔΥΣΣΕΥΣ ", "Greek" },  { "الرئيس ", "Arabic" },
    { "北京 -代表团", "" },    { "北京 OR 서울", "Korean Chinese" },
  };
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    storing_merge (fixture->store,
                   feed,
                   storing_make_document (storing_make_entry (stories[i].title,
                                                              stories[i].title,
                                                              9 - i,
                                                              stories[i].text),
                                          NULL),
                   1,
                   0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    storing_assert_found (fixture->store, cases[i].words, cases[i].titles);
}

static DatelineEntry *
make_entry (const char *key, const char *link, const char *language, const char *type)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, key, key, 1, "words");
  builder.link = g_strdup (link);
  builder.language = g_strdup (language);
  if (type != NULL)
    {
      builder.enclosures =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
      g_ptr_array_add (
          builder.enclosures,
          dateline_enclosure_new ("http://a.example/file", type, NULL, -1, -1));
    }
  return dateline_entry_builder_build (&builder);
}

static void
test_facts (Storing *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *words;
    const char *titles;
  } cases[] = {
    { "has:audio ", "Heard" },
    { "has:podcast words ", "Heard" },
    { "has:video ", "Seen" },
    { "has:enclosure ", "Heard Seen Read" },
    { "has:image ", "" },
    { "site:example.org ", "Heard Read" },
    { "site:news.example.org ", "Heard" },
    { "site:www.example ", "Heard Seen Read" },
    { "site:example ", "Heard Seen Read" },
    { "site:ample ", "" },
    { "-site:example.org words ", "Seen" },
    { "lang:de ", "Heard" },
    { "lang:en ", "Seen" },
    { "lang:en-gb ", "Seen" },
    { "lang:en-us ", "" },
    /* Nobody finds facts by typing what they are called. */
    { "audio ", "" },
    { "example ", "" },
  };
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  g_autoptr (DatelineDatabase) database = NULL;

  storing_merge (
      fixture->store,
      feed,
      storing_make_document (
          make_entry ("Heard", "https://News.example.org:80/a?b", "de", "audio/mpeg"),
          make_entry ("Seen", "http://example.com/", "en-GB", "video/mp4"),
          make_entry ("Read", "http://example.org/x", NULL, "application/pdf"),
          NULL),
      3,
      0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    storing_assert_found (fixture->store, cases[i].words, cases[i].titles);

  /* What changed is found by what it says now alone. */
  storing_merge (
      fixture->store,
      feed,
      storing_make_document (make_entry ("Heard", "http://b.example/", "fr", NULL), NULL),
      0,
      1);
  storing_assert_found (fixture->store, "has:audio ", "");
  storing_assert_found (fixture->store, "lang:de ", "");
  storing_assert_found (fixture->store, "lang:fr site:b.example ", "Heard");

  g_clear_object (&fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  database = dateline_database_open (fixture->path, DATELINE_DATABASE_WRITER, NULL);
  assert_sound (database);
  g_clear_pointer (&database, dateline_database_close);
  storing_open (fixture);
}

static void
test_excerpts (void)
{
  static const struct
  {
    const char *words;
    const char *text;
    const char *excerpt;
  } cases[] = {
    { "river ", "The river rose", "The river rose" },
    { "river ",
      "A good deal was said before anybody came to speak of the river that rose",
      "…before anybody came to speak of the river that rose" },
    { "river ", "A heading\nThe river rose", "…The river rose" },
    { "lake ", "The river rose", NULL },
    { "title:river ", "The river rose", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineSearch) search = dateline_search_new (cases[i].words, NULL);
      g_autofree char *excerpt =
          dateline_search_excerpt_cut (search, DATELINE_SEARCH_FIELD_ANY, cases[i].text);

      g_assert_cmpstr (excerpt, ==, cases[i].excerpt);
    }
}

/* The excerpt of a headline that was found is of the place where the words stand. */
static void
test_found_excerpt (Storing *fixture, gconstpointer unused)
{
  g_autofree char *before = g_strnfill (400, 'x');
  g_autofree char *text = g_strconcat (before, " the harbour was closed", NULL);
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  g_autoptr (GArray) ids = NULL;

  storing_merge (
      fixture->store,
      feed,
      storing_make_document (storing_make_entry ("g:1", "Boats", 1, text), NULL),
      1,
      0);
  ids = storing_list_ids (fixture->store, NULL);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) headlines = NULL;

      dateline_store_load_found_async (fixture->store,
                                       (const gint64 *) ids->data,
                                       1,
                                       i == 0 ? NULL : "harbour ",
                                       NULL,
                                       storing_cb,
                                       &result);
      storing_wait (&result);
      headlines = dateline_store_load_headlines_finish (fixture->store, result, NULL);
      if (i == 0)
        g_assert_null (
            strstr (dateline_headline_get_excerpt (headlines->pdata[0]), "harbour"));
      else
        g_assert_cmpstr (dateline_headline_get_excerpt (headlines->pdata[0]),
                         ==,
                         "…the harbour was closed");
    }
}

static guint
count_found (DatelineDatabase *database, const char *words)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  dateline_query_set_words (query, words);
  ids = dateline_story_query_list_ids (database, query, &error);
  g_assert_no_error (error);
  return ids->len;
}

/* Puts a file back to before the stories moved. */
static void
move_back (DatelineDatabase *database)
{
  g_autoptr (GError) error = NULL;

  dateline_database_run (
      database,
      "CREATE VIEW search_text (story_id, title, summary, content, authors, captions) AS"
      " SELECT story_id, title, body_text (packed, dictionary_id, 2),"
      " body_text (packed, dictionary_id, 1), byline,"
      " body_text (packed, dictionary_id, 3) FROM headline JOIN body USING (story_id);"
      "CREATE VIRTUAL TABLE old_search USING fts5 (title, summary, content, authors,"
      " captions, content = 'search_text', content_rowid = 'story_id',"
      " tokenize = 'unicode61 remove_diacritics 2');"
      "INSERT INTO old_search (old_search) VALUES ('rebuild');"
      "INSERT INTO search (search) VALUES ('delete-all');"
      "INSERT INTO moving SELECT max (id) + 1 FROM story",
      &error);
  g_assert_no_error (error);
}

static void
test_moving (Storing *fixture, gconstpointer unused)
{
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  g_autoptr (DatelineDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  gboolean left = TRUE;
  guint n_steps = 0;

  for (guint i = 0; i < 250; i++)
    {
      g_autofree char *key = g_strdup_printf ("g:%u", i);

      storing_merge (
          fixture->store,
          feed,
          storing_make_document (
              storing_make_entry (key, key, 1, i % 2 == 0 ? "harbour 北京" : "river"),
              NULL),
          1,
          0);
    }
  g_clear_object (&fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  database = dateline_database_open (fixture->path, DATELINE_DATABASE_WRITER, NULL);
  move_back (database);
  while (left)
    {
      g_assert_cmpuint (count_found (database, "harbour "), ==, 125);
      g_assert_cmpuint (count_found (database, "-harbour is:unread "), >=, 125);
      g_assert_cmpuint (count_found (database, "harbour OR river "), ==, 250);

      /* A story that goes or changes while others move. */
      if (n_steps == 1)
        {
          g_autoptr (DatelineEntry) entry =
              storing_make_entry ("g:0", "g:0", 1, "harbour lake");

          dateline_database_run (database, "BEGIN IMMEDIATE", &error);
          dateline_search_table_remove (database, 1, &error);
          g_assert_no_error (error);
          dateline_database_run (database,
                                 "UPDATE headline SET title = 'g:0 lake'"
                                 " WHERE story_id = 1",
                                 &error);
          dateline_search_table_add (database, 1, entry);
          dateline_search_table_write (database, &error);
          g_assert_no_error (error);
          dateline_database_run (database, "COMMIT", &error);
          g_assert_cmpuint (count_found (database, "lake "), ==, 1);
        }
      dateline_database_run (database, "BEGIN IMMEDIATE", &error);
      g_assert_true (dateline_search_moving_go_on (database, &left, &error));
      g_assert_no_error (error);
      dateline_database_run (database, "COMMIT", &error);
      n_steps++;
    }
  g_assert_cmpuint (n_steps, ==, 4);
  g_assert_cmpuint (count_found (database, "harbour "), ==, 125);
  g_assert_cmpuint (count_found (database, "lake "), ==, 1);
  g_assert_cmpuint (count_found (database, "京 "), ==, 125);
  assert_sound (database);
  g_clear_pointer (&database, dateline_database_close);
  storing_open (fixture);
}

/* What another version left half done goes on while the store is open. */
static void
test_moving_by_itself (Storing *fixture, gconstpointer unused)
{
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  g_autoptr (DatelineDatabase) database = NULL;
  gint64 below = 1;

  for (guint i = 0; i < 350; i++)
    {
      g_autofree char *key = g_strdup_printf ("g:%u", i);

      storing_merge (
          fixture->store,
          feed,
          storing_make_document (storing_make_entry (key, key, 1, "北京"), NULL),
          1,
          0);
    }
  g_clear_object (&fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  database = dateline_database_open (fixture->path, DATELINE_DATABASE_WRITER, NULL);
  move_back (database);
  g_clear_pointer (&database, dateline_database_close);

  storing_open (fixture);
  storing_set_read (fixture->store, 1, TRUE);
  database = dateline_database_open (fixture->path, DATELINE_DATABASE_READER, NULL);
  while (below > 0)
    {
      dateline_search_moving_get_below (database, &below, NULL);
      g_usleep (1000);
    }
  g_assert_cmpuint (count_found (database, "京 "), ==, 350);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/search-store/scripts", test_scripts);
  STORING_TEST ("/search-store/facts", test_facts);
  g_test_add_func ("/search-store/excerpts", test_excerpts);
  STORING_TEST ("/search-store/found-excerpt", test_found_excerpt);
  STORING_TEST ("/search-store/moving", test_moving);
  STORING_TEST ("/search-store/moving-by-itself", test_moving_by_itself);

  return g_test_run ();
}
