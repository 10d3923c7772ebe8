/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds and categories are the records from before where nothing changed, and others
 * wherever something did, whatever it was. */

#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/store/dateline-category-table-private.h"
#include "dateline/store/dateline-feed-list-private.h"
#include "dateline/store/dateline-migrations-private.h"

typedef struct
{
  DatelineDatabase *database;
  GPtrArray *feeds;
  GPtrArray *categories;
} Fixture;

/* Lists both anew, and remembers them. */
static void
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->feeds, g_ptr_array_unref);
  g_clear_pointer (&fixture->categories, g_ptr_array_unref);
  fixture->categories = dateline_category_table_list (fixture->database, &error);
  g_assert_no_error (error);
  fixture->feeds =
      dateline_feed_list_load (fixture->database, fixture->categories, &error);
  g_assert_no_error (error);
  dateline_list_memory_set (dateline_database_get_feeds (fixture->database),
                            fixture->feeds);
  dateline_list_memory_set (dateline_database_get_categories (fixture->database),
                            fixture->categories);
}

static void
run (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  dateline_database_run (fixture->database, sql, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->database =
      dateline_database_open (":memory:", DATELINE_DATABASE_BUILDER, &error);
  g_assert_no_error (error);
  dateline_migrations_run_to (fixture->database,
                              dateline_migrations_get_latest (),
                              &error);
  g_assert_no_error (error);
  run (fixture,
       "DELETE FROM feed;"
       "INSERT INTO category (id, name, fold) VALUES (1, 'One', 'one'),"
       " (2, 'Two', 'two'), (3, 'Nobody''s', 'nobody''s');"
       "INSERT INTO feed (id, uri, address, title, added_at, n_stories) VALUES"
       " (1, 'https://a.example/', 'a', 'B', 5, 7),"
       " (2, 'https://b.example/', 'b', 'A', 5, 8),"
       " (3, 'https://c.example/', 'c', 'C', 5, 9);"
       "INSERT INTO feed_category VALUES (1, 2, 1), (1, 1, 2), (2, 1, 1);");
  list (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_ptr_array_unref (fixture->feeds);
  g_ptr_array_unref (fixture->categories);
  dateline_database_close (fixture->database);
}

static DatelineFeed *
get_feed (Fixture *fixture, gint64 id)
{
  for (guint i = 0; i < fixture->feeds->len; i++)
    if (dateline_feed_get_id (fixture->feeds->pdata[i]) == id)
      return fixture->feeds->pdata[i];
  g_assert_not_reached ();
}

/* Does that, and asserts that of the feeds exactly those of @ids have new records. */
static void
assert_new (Fixture *fixture, const char *sql, const char *ids)
{
  g_autoptr (GPtrArray) before = g_ptr_array_ref (fixture->feeds);
  g_autoptr (GString) found = g_string_new (NULL);

  run (fixture, sql);
  list (fixture);
  for (gint64 id = 1; id <= 3; id++)
    if (!g_ptr_array_find (before, get_feed (fixture, id), NULL))
      g_string_append_printf (found, "%" G_GINT64_FORMAT, id);
  g_test_message ("%s", sql);
  g_assert_cmpstr (found->str, ==, ids);
  list (fixture);
}

/* What no record says. */
static const char *const unlisted[] = { "id",         "address",      "refused_move",
                                        "removed_at", "completed_at", "purge_at",
                                        "ids_shared", "aliased",      "n_fetches",
                                        NULL };

static GPtrArray *
list_columns (Fixture *fixture)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (fixture->database,
                                 "SELECT name, type FROM pragma_table_info ('feed')",
                                 NULL);

  while (dateline_statement_step (statement, NULL) == DATELINE_STEP_ROW)
    {
      g_ptr_array_add (columns, dateline_statement_dup_text (statement, 0));
      g_ptr_array_add (columns, dateline_statement_dup_text (statement, 1));
    }
  return columns;
}

/* A column that is added later is one that is looked at, or that no record has. */
static void
test_columns (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) columns = list_columns (fixture);

  g_assert_cmpuint (columns->len, >, 90);
  for (guint i = 0; i < columns->len; i += 2)
    {
      g_autofree char *sql = NULL;
      gboolean is_text = g_str_equal (columns->pdata[i + 1], "TEXT");

      if (g_strv_contains (unlisted, columns->pdata[i]))
        continue;
      sql = g_strdup_printf ("UPDATE feed SET %s = %s WHERE id = 2",
                             (char *) columns->pdata[i],
                             is_text ? "'https://d.example/'" : "1");
      assert_new (fixture, sql, "2");
      assert_new (fixture, sql, "");
    }
}

static void
test_others (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *sql;
    const char *ids;
  } rows[] = {
    { "UPDATE feed SET n_fetches = 9", "" },
    { "UPDATE category SET name = 'ONE' WHERE id = 1", "12" },
    { "UPDATE category SET n_stories = 5 WHERE id = 1", "" },
    { "UPDATE category SET keep_days = 5 WHERE id = 2", "1" },
    { "UPDATE feed SET keep_days = 5 WHERE id = 1", "1" },
    /* Its own choice counts. */
    { "UPDATE category SET keep_days = 6 WHERE id = 2", "" },
    { "INSERT INTO feed_place VALUES (1, 2, 4), (1, 3, 1)", "2" },
    { "INSERT INTO feed_place VALUES (1, 1, 2)", "1" },
    { "UPDATE feed_category SET position = 3 WHERE feed_id = 1 AND category_id = 2",
      "1" },
    { "INSERT INTO feed_category VALUES (3, 3, 1)", "3" },
    { "DELETE FROM feed_category WHERE feed_id = 1 AND category_id = 2", "1" },
    { "INSERT INTO host VALUES ('c.example', 5, 1)", "3" },
    { "UPDATE host SET n_refusals = 2", "3" },
    { "DELETE FROM host", "3" },
    { "UPDATE feed SET n_unread = n_unread + 1", "123" },
    { "UPDATE feed SET move_offer = 'https://c.example/x' WHERE id = 3", "3" },
    { "UPDATE feed SET address = 'c.example/x' WHERE id = 1", "3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_new (fixture, rows[i].sql, rows[i].ids);
  g_assert_cmpint (dateline_feed_get_twin_id (get_feed (fixture, 3)), ==, 1);
}

/* What the records say of where a feed is filed, and of what is kept in one block. */
static void
test_records (Fixture *fixture, gconstpointer unused)
{
  DatelineFeed *feed;
  const char *title;

  run (fixture,
       "INSERT INTO feed_place VALUES (1, 1, 4); UPDATE category SET pictures = 1");
  list (fixture);
  feed = get_feed (fixture, 1);
  g_assert_cmpstr (dateline_feed_get_categories (feed)[0], ==, "Two");
  g_assert_cmpstr (dateline_feed_get_categories (feed)[1], ==, "One");
  g_assert_null (dateline_feed_get_categories (feed)[2]);
  g_assert_cmpuint (dateline_feed_get_place (feed, 0), ==, 0);
  g_assert_cmpuint (dateline_feed_get_place (feed, 1), ==, 4);
  g_assert_null (dateline_feed_get_categories (get_feed (fixture, 3))[0]);
  g_assert_cmpuint (fixture->categories->len, ==, 2);
  g_assert_true (dateline_feed_get_id (fixture->feeds->pdata[0]) == 2);

  /* Where the counts alone changed the texts are shared, and outlive the first record. */
  title = dateline_feed_get_title (feed);
  run (fixture, "UPDATE feed SET n_unread = 3, n_stories = 4");
  list (fixture);
  list (fixture);
  feed = get_feed (fixture, 1);
  g_assert_true (dateline_feed_get_title (feed) == title);
  g_assert_cmpstr (title, ==, "B");
  g_assert_cmpuint (dateline_feed_get_n_unread (feed), ==, 3);
  g_assert_cmpuint (dateline_feed_get_n_stories (feed), ==, 4);
  g_assert_cmpuint (dateline_feed_get_place (feed, 1), ==, 4);

  run (fixture, "UPDATE feed SET removed_at = 1 WHERE id = 1");
  list (fixture);
  g_assert_cmpuint (fixture->feeds->len, ==, 2);
  g_assert_cmpuint (fixture->categories->len, ==, 1);
  run (fixture, "UPDATE feed SET removed_at = NULL, title = 'z' WHERE id = 1");
  list (fixture);
  g_assert_true (dateline_feed_get_id (fixture->feeds->pdata[2]) == 1);
}

/* A category is a new record where something of it changed. */
static void
test_categories (Fixture *fixture, gconstpointer unused)
{
  static const char *const changes[] = {
    "UPDATE category SET name = 'A'",
    "UPDATE category SET n_stories = 3",
    "UPDATE category SET n_unread = 3",
    "UPDATE category SET place = 3",
    "UPDATE category SET closed = 1",
    "UPDATE category SET full_text = 1",
    "UPDATE feed SET removed_at = 1 WHERE id IN (1, 2)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GPtrArray) before = g_ptr_array_ref (fixture->categories);

      list (fixture);
      g_assert_true (before->pdata[0] == fixture->categories->pdata[0]);
      run (fixture, changes[i]);
      list (fixture);
      g_test_message ("%s", changes[i]);
      g_assert_false (before->pdata[0] == fixture->categories->pdata[0]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/feed-list/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add ("/feed-list/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/feed-list/records", Fixture, NULL, set_up, test_records, tear_down);
  g_test_add ("/feed-list/categories", Fixture, NULL, set_up, test_categories, tear_down);
  return g_test_run ();
}
