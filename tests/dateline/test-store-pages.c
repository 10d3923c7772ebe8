/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a store keeps of the pages that stories link to: what came of asking, what is
 * shown, what is searched, and with what it goes.
 */

#include "../support/dateline-paging.h"
#include "../support/dateline-publishing.h"

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-store-keys-private.h"

#define HERE "http://e.example/"

static gint64
add_story (Storing *fixture, const char *title, const char *text)
{
  gint64 feed = publishing_add_feed (fixture);

  MERGE (fixture, feed, { title, HERE "1", title, 1, text });
  return storing_find (fixture->store, title);
}

static void
run_sql (Storing *fixture, const char *sql)
{
  g_autoptr (DatelineDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  database = dateline_database_open (fixture->path, DATELINE_DATABASE_WRITER, &error);
  g_assert_no_error (error);
  dateline_database_run (database, sql, &error);
  g_assert_no_error (error);
  g_clear_pointer (&database, dateline_database_close);
  storing_open (fixture);
}

/* The index has what its view says, word for word. */
static void
assert_index (Storing *fixture)
{
  run_sql (fixture, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
}

static void
test_states (Storing *fixture, gconstpointer unused)
{
  gint64 id = add_story (fixture, "one", "summary");
  g_autoptr (DatelinePage) page = NULL;
  g_autoptr (DatelineHeadline) before = storing_load_headline (fixture->store, id);
  g_autoptr (DatelineHeadline) after = NULL;
  DatelineStoreChanges *changes;
  DatelinePicture *lead;

  paging_assert_state (fixture->store, id, DATELINE_PAGE_NEVER);
  g_assert_false (dateline_headline_has_full_text (before));
  paging_set_failed (fixture->store, id, "It was not there.");
  page = paging_load (fixture->store, id);
  g_assert_cmpint (dateline_page_get_state (page), ==, DATELINE_PAGE_FAILED);
  g_assert_cmpint (dateline_page_get_asked_at (page), ==, STORING_NOW);
  g_assert_cmpstr (dateline_page_get_error (page), ==, "It was not there.");
  g_assert_false (dateline_page_is_shown (page));
  paging_assert_shown (fixture->store, id, "summary");

  paging_set_text (fixture->store, id, "all of it");
  storing_reopen (fixture);
  g_clear_pointer (&page, dateline_page_unref);
  page = paging_load (fixture->store, id);
  g_assert_cmpint (dateline_page_get_state (page), ==, DATELINE_PAGE_HAD);
  g_assert_null (dateline_page_get_error (page));
  g_assert_true (dateline_page_is_shown (page));
  g_assert_cmpuint (dateline_page_get_n_parts (page), ==, 2);
  g_assert_cmpstr (dateline_page_get_site_name (page), ==, "The Example");
  g_assert_cmpstr (dateline_entry_get_title (dateline_page_get_entry (page)),
                   ==,
                   "As the page has it");
  g_assert_cmpstr (dateline_entry_get_link (dateline_page_get_entry (page)),
                   ==,
                   "http://e.example/page");
  g_assert_cmpstr (dateline_entry_get_language (dateline_page_get_entry (page)),
                   ==,
                   "en");
  lead = dateline_entry_get_lead_picture (dateline_page_get_entry (page));
  g_assert_cmpstr (dateline_picture_get_caption (lead), ==, "A lighthouse");
  g_assert_cmpstr (dateline_picture_get_credit (lead), ==, "Ben/Agency");
  after = storing_load_headline (fixture->store, id);
  g_assert_true (dateline_headline_has_full_text (after));

  paging_show (fixture->store, id, TRUE);
  changes = fixture->changes->pdata[fixture->changes->len - 1];
  g_assert_cmpint (dateline_store_changes_get_flags (changes),
                   ==,
                   DATELINE_STORE_CHANGE_PAGES);
  g_assert_cmpint (
      g_array_index (dateline_store_changes_get_story_ids (changes), gint64, 0),
      ==,
      id);
}

/* The reader's choice holds, and only another article undoes it. A page that does not
 * come again takes nothing away. */
static void
test_shown (Storing *fixture, gconstpointer unused)
{
  gint64 id = add_story (fixture, "one", "summary");
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (DatelinePage) page = NULL;

  paging_set_text (fixture->store, id, "all of it");
  paging_assert_shown (fixture->store, id, "all of it");
  entry = storing_load_entry (fixture->store, id, NULL);
  g_assert_cmpstr (dateline_entry_get_title (entry), ==, "one");
  g_assert_cmpstr (dateline_entry_get_link (entry), ==, HERE "1");
  g_assert_cmpuint (dateline_entry_get_authors (entry)->len, ==, 1);
  g_assert_cmpuint (dateline_entry_get_pictures (entry)->len, ==, 1);

  paging_show (fixture->store, id, FALSE);
  paging_assert_shown (fixture->store, id, "summary");
  storing_reopen (fixture);
  paging_assert_shown (fixture->store, id, "summary");
  paging_set_failed (fixture->store, id, "It was not there.");
  paging_assert_shown (fixture->store, id, "summary");
  paging_show (fixture->store, id, TRUE);
  paging_assert_shown (fixture->store, id, "all of it");
  page = paging_load (fixture->store, id);
  g_assert_cmpint (dateline_page_get_state (page), ==, DATELINE_PAGE_HAD);
  g_assert_cmpstr (dateline_page_get_error (page), ==, "It was not there.");

  paging_show (fixture->store, id, FALSE);
  paging_set_text (fixture->store, id, "more than that");
  paging_assert_shown (fixture->store, id, "more than that");
}

/* What is found is what the page says, with the captions of its pictures; what the feed
 * changes meanwhile does not undo that, and nothing is left of it when it goes. */
static void
test_search (Storing *fixture, gconstpointer unused)
{
  gint64 id = add_story (fixture, "one", "summary");

  paging_set_text (fixture->store, id, "the ferry ran aground");
  assert_index (fixture);
  storing_assert_found (fixture->store, "aground", "one");
  storing_assert_found (fixture->store, "lighthouse", "one");
  storing_assert_found (fixture->store, "credit:ben", "one");

  MERGE (fixture, 2, { "one", HERE "1", "one", 1, "another summary" });
  assert_index (fixture);
  storing_assert_found (fixture->store, "aground", "one");
  paging_set_text (fixture->store, id, "the ferry floats");
  assert_index (fixture);
  storing_assert_found (fixture->store, "aground", "");
  storing_assert_found (fixture->store, "floats", "one");
  MERGE (fixture, 2, { "two", HERE "2", "two", 1, "nothing" });
  assert_index (fixture);
}

/* The line under a headline shows where the words stand. */
static void
test_excerpt (Storing *fixture, gconstpointer unused)
{
  gint64 id = add_story (fixture, "one", "summary");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) headlines = NULL;

  paging_set_text (fixture->store, id, "the ferry ran aground");
  dateline_store_load_found_async (fixture->store,
                                   &id,
                                   1,
                                   "aground",
                                   NULL,
                                   storing_cb,
                                   &result);
  storing_wait (&result);
  headlines = dateline_store_load_headlines_finish (fixture->store, result, NULL);
  g_assert_cmpstr (dateline_headline_get_excerpt (headlines->pdata[0]),
                   ==,
                   "the ferry ran aground");
}

/* A story that is in the index of an older version yet. */
static void
test_moving (Storing *fixture, gconstpointer unused)
{
  gint64 id = add_story (fixture, "one", "summary");

  run_sql (
      fixture,
      "CREATE VIEW search_text (story_id, title, summary, content, authors, captions) AS"
      " SELECT story_id, title, body_text (packed, dictionary_id, 2),"
      " body_text (packed, dictionary_id, 1), byline,"
      " body_text (packed, dictionary_id, 3) FROM headline JOIN body USING (story_id);"
      "CREATE VIRTUAL TABLE old_search USING fts5 (title, summary, content, authors,"
      " captions, content = 'search_text', content_rowid = 'story_id',"
      " tokenize = 'unicode61 remove_diacritics 2');"
      "INSERT INTO old_search (old_search) VALUES ('rebuild');"
      "INSERT INTO search (search) VALUES ('delete-all');"
      "INSERT INTO moving SELECT max (id) + 1 FROM story");
  paging_set_text (fixture->store, id, "the ferry ran aground");
  for (guint i = 0; i < 100; i++)
    paging_assert_shown (fixture->store, id, "the ferry ran aground");
  assert_index (fixture);
  storing_assert_found (fixture->store, "aground", "one");
}

static gint64
count_pages (Storing *fixture)
{
  return publishing_get_number (fixture, "SELECT count (*) FROM page");
}

/* It goes with its story and no sooner: what is saved stays when its feed goes. */
static void
test_goes_with_story (Storing *fixture, gconstpointer unused)
{
  gint64 id = add_story (fixture, "one", "summary");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) gone = NULL;
  g_autoptr (DatelineMarking) deletion = NULL;
  g_autoptr (GError) error = NULL;

  MERGE (fixture, 2, { "two", HERE "2", "two", 1, "summary" });
  paging_set_text (fixture->store, id, "all of it");
  paging_set_text (fixture->store, storing_find (fixture->store, "two"), "all of two");
  storing_set_saved (fixture->store, storing_find (fixture->store, "two"), TRUE);
  deletion = storing_delete (fixture->store, id);
  g_assert_cmpint (count_pages (fixture), ==, 2);
  run_sql (fixture, "UPDATE deleted_story SET deleted_at = 1");
  dateline_store_purge_async (fixture->store, 2, NULL, storing_cb, &result);
  storing_wait (&result);
  gone = dateline_store_purge_finish (fixture->store, result, NULL);
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_cmpint (count_pages (fixture), ==, 1);
  g_assert_null (paging_try_load (fixture->store, id, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
  assert_index (fixture);

  /* What came too late has nowhere to go. */
  g_clear_error (&error);
  g_assert_false (paging_try_set (fixture->store, dateline_page_new (id), &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (count_pages (fixture), ==, 1);

  storing_try_remove_feed (fixture->store, 2, NULL);
  paging_assert_shown (fixture->store, 2, "all of two");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/store-pages/states", test_states);
  STORING_TEST ("/store-pages/shown", test_shown);
  STORING_TEST ("/store-pages/search", test_search);
  STORING_TEST ("/store-pages/excerpt", test_excerpt);
  STORING_TEST ("/store-pages/moving", test_moving);
  STORING_TEST ("/store-pages/goes-with-story", test_goes_with_story);

  return g_test_run ();
}
