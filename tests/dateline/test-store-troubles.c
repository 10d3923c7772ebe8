/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is kept of feeds beside their stories: what they say of themselves, where they
 * moved from, and what the reader was told.
 */

#include "../support/dateline-storing.h"

static gboolean
try_set_address (DatelineStore *store, gint64 id, const char *uri, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_set_feed_address_async (store, id, uri, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_set_feed_address_finish (store, result, error);
}

static void
set_told (DatelineStore *store, gint64 id, DatelineFeedTrouble trouble)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_set_feed_told_async (store, id, trouble, NULL, storing_cb, &result);
  storing_wait (&result);
  dateline_store_set_feed_told_finish (store, result, &error);
  g_assert_no_error (error);
}

static void
note_move (DatelineStore *store, gint64 id, const char *uri)
{
  g_autoptr (DatelineFetchOutcome) moved = storing_make_outcome (STORING_NOW);

  moved->etag = g_strdup ("\"of the new server\"");
  moved->moved_to = g_strdup (uri);
  storing_note_fetch (store, id, moved);
}

static void
assert_place (DatelineStore *store, gint64 id, const char *uri, const char *moved_from)
{
  g_autoptr (DatelineFeed) feed = storing_get_feed (store, id);

  g_assert_cmpstr (dateline_feed_get_uri (feed), ==, uri);
  g_assert_cmpstr (dateline_feed_get_moved_from (feed), ==, moved_from);
  g_assert_cmpint (dateline_feed_get_trouble (feed),
                   ==,
                   moved_from != NULL ? DATELINE_FEED_TROUBLE_MOVED
                                      : DATELINE_FEED_TROUBLE_NONE);
}

static void
test_facts (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 id = storing_add_feed (store, "https://example.org/feed", NULL);
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  g_autoptr (DatelineFeed) feed = storing_get_feed (store, id);

  g_assert_null (dateline_feed_get_publisher_title (feed));
  g_assert_null (dateline_feed_get_format (feed));

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = TRUE;
  builder.format = DATELINE_FEED_FORMAT_ATOM;
  builder.title = g_strdup ("The Chronicle");
  builder.rights = g_strdup ("© The Chronicle");
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  storing_merge (store, id, dateline_feed_document_builder_build (&builder), 0, 0);

  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (store, id);
  g_assert_cmpstr (dateline_feed_get_publisher_title (feed), ==, "The Chronicle");
  g_assert_null (dateline_feed_get_name (feed));
  g_assert_cmpstr (dateline_feed_get_rights (feed), ==, "© The Chronicle");
  g_assert_cmpstr (dateline_feed_get_format (feed), ==, "Atom");
  g_assert_cmpint (dateline_feed_get_added_at (feed), >, STORING_NOW);
}

static void
test_move_and_back (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 id = storing_add_feed (store, "http://old.example/feed", NULL);
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (GError) error = NULL;

  /* The same as https: nobody has to hear of it. */
  note_move (store, id, "https://old.example/feed");
  assert_place (store, id, "https://old.example/feed", NULL);

  note_move (store, id, "https://new.example/feed");
  assert_place (store, id, "https://new.example/feed", "https://old.example/feed");
  set_told (store, id, DATELINE_FEED_TROUBLE_MOVED);

  /* Further on: where it came from first is what the reader knows. */
  note_move (store, id, "https://newer.example/feed");
  assert_place (store, id, "https://newer.example/feed", "https://old.example/feed");
  feed = storing_get_feed (store, id);
  g_assert_cmpint (dateline_feed_get_told (feed), ==, DATELINE_FEED_TROUBLE_NONE);
  g_assert_nonnull (dateline_feed_get_etag (feed));

  /* Back: what the new server said is forgotten, and the move not followed again. */
  try_set_address (store, id, "https://old.example/feed", &error);
  g_assert_no_error (error);
  assert_place (store, id, "https://old.example/feed", NULL);
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (store, id);
  g_assert_null (dateline_feed_get_etag (feed));
  note_move (store, id, "https://newer.example/feed");
  assert_place (store, id, "https://old.example/feed", NULL);
}

static void
test_move_agreed (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 id = storing_add_feed (store, "https://old.example/feed", NULL);
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (GError) error = NULL;

  note_move (store, id, "https://new.example/feed");
  try_set_address (store, id, "https://new.example/feed", &error);
  g_assert_no_error (error);
  assert_place (store, id, "https://new.example/feed", NULL);
  feed = storing_get_feed (store, id);
  g_assert_nonnull (dateline_feed_get_etag (feed));

  storing_add_feed (store, "https://taken.example/feed", NULL);
  g_assert_false (try_set_address (store, id, "http://taken.example/feed/", &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_EXISTS);
  assert_place (store, id, "https://new.example/feed", NULL);
  g_clear_error (&error);
  g_assert_false (try_set_address (store, 999, "http://x.example/", &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
}

/* A trouble is told once: the next program knows, and after a success it is news again.
 */
static void
test_told (Storing *fixture, gconstpointer unused)
{
  gint64 id = storing_add_feed (fixture->store, "https://example.org/feed", NULL);
  g_autoptr (DatelineFetchOutcome) failed = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineFetchOutcome) well = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineFeed) feed = NULL;

  failed->succeeded = FALSE;
  failed->error = g_strdup ("The server is away.");
  for (guint i = 0; i < 3; i++)
    storing_note_fetch (fixture->store, id, failed);
  feed = storing_get_feed (fixture->store, id);
  g_assert_cmpint (dateline_feed_get_trouble (feed), ==, DATELINE_FEED_TROUBLE_FAILING);
  g_assert_cmpint (dateline_feed_get_told (feed), ==, DATELINE_FEED_TROUBLE_NONE);

  set_told (fixture->store, id, DATELINE_FEED_TROUBLE_FAILING);
  storing_reopen (fixture);
  storing_note_fetch (fixture->store, id, failed);
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (fixture->store, id);
  g_assert_cmpint (dateline_feed_get_told (feed), ==, DATELINE_FEED_TROUBLE_FAILING);

  storing_note_fetch (fixture->store, id, well);
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (fixture->store, id);
  g_assert_cmpint (dateline_feed_get_trouble (feed), ==, DATELINE_FEED_TROUBLE_NONE);
  g_assert_cmpint (dateline_feed_get_told (feed), ==, DATELINE_FEED_TROUBLE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/store-troubles/facts", test_facts);
  STORING_TEST ("/store-troubles/move-and-back", test_move_and_back);
  STORING_TEST ("/store-troubles/move-agreed", test_move_agreed);
  STORING_TEST ("/store-troubles/told", test_told);

  return g_test_run ();
}
