/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is chosen for a feed, for its categories, and what counts then. */

#include "../support/dateline-storing.h"
#include "dateline/model/dateline-feed-builder-private.h"

#include <sqlite3.h>

#define HOUR (60 * 60)

static void
test_ranges (void)
{
  static const struct
  {
    DatelineFeedSetting setting;
    int value;
    gboolean accepted;
  } rows[] = {
    { DATELINE_FEED_SETTING_INTERVAL, -1, TRUE },
    { DATELINE_FEED_SETTING_INTERVAL, 60, TRUE },
    { DATELINE_FEED_SETTING_INTERVAL, -3, FALSE },
    { DATELINE_FEED_SETTING_INTERVAL, G_MAXINT, FALSE },
    { DATELINE_FEED_SETTING_KEEP_DAYS, -1, TRUE },
    { DATELINE_FEED_SETTING_NOTIFY, 1, TRUE },
    { DATELINE_FEED_SETTING_NOTIFY, 2, FALSE },
    { DATELINE_FEED_SETTING_NOTIFY, -1, FALSE },
    { DATELINE_FEED_SETTING_KEEP_PICTURES, G_MAXINT, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (dateline_feed_setting_accepts (rows[i].setting, rows[i].value),
                     ==,
                     rows[i].accepted);
  for (guint i = 0; i <= DATELINE_FEED_SETTING_LAST; i++)
    g_assert_true (dateline_feed_setting_accepts (i, DATELINE_FEED_SETTING_UNSET));
}

/* What is chosen stays, what is not comes from the first that says something. */
static void
test_inherit (void)
{
  g_autoptr (DatelineFeedSettings) own = dateline_feed_settings_new ();
  g_autoptr (DatelineFeedSettings) first = dateline_feed_settings_new ();
  g_autoptr (DatelineFeedSettings) second = dateline_feed_settings_new ();
  g_autoptr (DatelineFeedSettings) counting = NULL;

  dateline_feed_settings_set (own, DATELINE_FEED_SETTING_NOTIFY, 0);
  dateline_feed_settings_set (first, DATELINE_FEED_SETTING_NOTIFY, 1);
  dateline_feed_settings_set (first, DATELINE_FEED_SETTING_PICTURES, 0);
  dateline_feed_settings_set (second, DATELINE_FEED_SETTING_PICTURES, 1);
  dateline_feed_settings_set (second, DATELINE_FEED_SETTING_FULL_TEXT, 1);

  counting = dateline_feed_settings_copy (own);
  g_assert_true (dateline_feed_settings_equal (own, counting));
  dateline_feed_settings_inherit (counting, first);
  dateline_feed_settings_inherit (counting, second);
  g_assert_false (dateline_feed_settings_equal (own, counting));
#define COUNTING(setting) dateline_feed_settings_get (counting, setting)
  g_assert_cmpint (COUNTING (DATELINE_FEED_SETTING_NOTIFY), ==, 0);
  g_assert_cmpint (COUNTING (DATELINE_FEED_SETTING_PICTURES), ==, 0);
  g_assert_cmpint (COUNTING (DATELINE_FEED_SETTING_FULL_TEXT), ==, 1);
  g_assert_cmpint (COUNTING (DATELINE_FEED_SETTING_ENCLOSURES),
                   ==,
                   DATELINE_FEED_SETTING_UNSET);
#undef COUNTING
}

static int
get (DatelineStore *store, gint64 feed_id, DatelineFeedSetting setting)
{
  g_autoptr (DatelineFeed) feed = storing_get_feed (store, feed_id);

  return dateline_feed_settings_get (dateline_feed_get_settings (feed), setting);
}

static int
get_own (DatelineStore *store, gint64 feed_id, DatelineFeedSetting setting)
{
  g_autoptr (DatelineFeed) feed = storing_get_feed (store, feed_id);

  return dateline_feed_settings_get (dateline_feed_get_own_settings (feed), setting);
}

static void
set (DatelineStore *store, gint64 feed_id, DatelineFeedSetting setting, int value)
{
  g_autoptr (DatelineFeed) feed = storing_get_feed (store, feed_id);
  g_autoptr (DatelineFeedSettings) settings =
      dateline_feed_settings_copy (dateline_feed_get_own_settings (feed));

  dateline_feed_settings_set (settings, setting, value);
  storing_set_settings (store, feed_id, settings);
}

static void
set_category (DatelineStore *store,
              const char *name,
              DatelineFeedSetting setting,
              int value)
{
  g_autoptr (DatelineCategory) category = storing_get_category (store, name);
  g_autoptr (DatelineFeedSettings) settings =
      dateline_feed_settings_copy (dateline_category_get_settings (category));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_feed_settings_set (settings, setting, value);
  dateline_store_set_category_settings_async (store,
                                              name,
                                              settings,
                                              NULL,
                                              storing_cb,
                                              &result);
  storing_wait (&result);
  dateline_store_set_category_settings_finish (store, result, &error);
  g_assert_no_error (error);
}

static DatelineArrangement *
arrange (DatelineStore *store, const DatelineArrangement *arrangement)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DatelineArrangement *inverse;

  dateline_store_arrange_async (store, arrangement, NULL, storing_cb, &result);
  storing_wait (&result);
  inverse = dateline_store_arrange_finish (store, result, &error);
  g_assert_no_error (error);
  return inverse;
}

/* Each is kept, and none in the place of another. */
static void
test_kept (Storing *fixture, gconstpointer unused)
{
  static const int values[] = { 240, 30, -1, 1, 0, 1, 50, 0 };
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", "News");

  G_STATIC_ASSERT (G_N_ELEMENTS (values) == DATELINE_FEED_SETTING_LAST + 1);
  for (guint i = 0; i <= DATELINE_FEED_SETTING_LAST; i++)
    {
      g_assert_cmpint (get (fixture->store, feed, i), ==, DATELINE_FEED_SETTING_UNSET);
      set (fixture->store, feed, i, values[i]);
      set_category (fixture->store,
                    "News",
                    i,
                    values[DATELINE_FEED_SETTING_LAST - i] > 0);
    }
  storing_reopen (fixture);
  for (guint i = 0; i <= DATELINE_FEED_SETTING_LAST; i++)
    {
      g_autoptr (DatelineCategory) news = storing_get_category (fixture->store, "News");

      g_assert_cmpint (get_own (fixture->store, feed, i), ==, values[i]);
      g_assert_cmpint (get (fixture->store, feed, i), ==, values[i]);
      g_assert_cmpint (
          dateline_feed_settings_get (dateline_category_get_settings (news), i),
          ==,
          values[DATELINE_FEED_SETTING_LAST - i] > 0);
    }
}

/* The feed, then its categories as it is filed, then nothing. */
static void
test_counts (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://a.example/", "World,Arts");
  gint64 other = storing_add_feed (store, "http://b.example/", NULL);

  set_category (store, "Arts", DATELINE_FEED_SETTING_PICTURES, 1);
  g_assert_cmpint (get (store, feed, DATELINE_FEED_SETTING_PICTURES), ==, 1);
  set_category (store, "World", DATELINE_FEED_SETTING_PICTURES, 0);
  g_assert_cmpint (get (store, feed, DATELINE_FEED_SETTING_PICTURES), ==, 0);
  g_assert_cmpint (get_own (store, feed, DATELINE_FEED_SETTING_PICTURES),
                   ==,
                   DATELINE_FEED_SETTING_UNSET);
  set (store, feed, DATELINE_FEED_SETTING_PICTURES, 1);
  g_assert_cmpint (get (store, feed, DATELINE_FEED_SETTING_PICTURES), ==, 1);
  g_assert_cmpint (get (store, other, DATELINE_FEED_SETTING_PICTURES),
                   ==,
                   DATELINE_FEED_SETTING_UNSET);
}

/* How often a feed is asked follows at once from what is chosen for its category, unless
 * its own choice comes before that. */
static void
test_interval (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 ids[] = { storing_add_feed (store, "http://a.example/", "News"),
                   storing_add_feed (store, "http://b.example/", "News") };

  set (store, ids[1], DATELINE_FEED_SETTING_INTERVAL, 8 * 60);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);

      outcome->next_check = STORING_NOW + 9 * HOUR;
      outcome->wait_reason = DATELINE_WAIT_CHOSEN;
      storing_note_fetch (store, ids[i], outcome);
    }
  set_category (store, "News", DATELINE_FEED_SETTING_INTERVAL, 120);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DatelineFeed) feed = storing_get_feed (store, ids[i]);

      g_assert_cmpint (dateline_feed_peek (feed)->next_check,
                       ==,
                       STORING_NOW + (i == 0 ? 2 : 9) * HOUR);
    }
  set_category (store, "News", DATELINE_FEED_SETTING_INTERVAL, -1);
  {
    g_autoptr (DatelineFeed) feed = storing_get_feed (store, ids[0]);

    g_assert_cmpint (dateline_feed_get_wait_reason (feed), ==, DATELINE_WAIT_MANUAL);
  }
}

/* What was chosen is taken back together with what else was changed. */
static void
test_taken_back (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://a.example/", "News");
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  g_autoptr (DatelineArrangement) back = NULL;
  g_autoptr (DatelineArrangement) again = NULL;

  set (store, feed, DATELINE_FEED_SETTING_NOTIFY, 1);
  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_FULL_TEXT, 1);
  dateline_arrangement_set_feed_settings (arrangement, feed, settings);
  dateline_arrangement_set_category_settings (arrangement, "News", settings);
  back = arrange (store, arrangement);
  g_assert_cmpint (get_own (store, feed, DATELINE_FEED_SETTING_FULL_TEXT), ==, 1);
  g_assert_cmpint (get (store, feed, DATELINE_FEED_SETTING_NOTIFY),
                   ==,
                   DATELINE_FEED_SETTING_UNSET);

  again = arrange (store, back);
  g_assert_cmpint (get (store, feed, DATELINE_FEED_SETTING_FULL_TEXT),
                   ==,
                   DATELINE_FEED_SETTING_UNSET);
  g_assert_cmpint (get_own (store, feed, DATELINE_FEED_SETTING_NOTIFY), ==, 1);
  g_clear_pointer (&back, dateline_arrangement_free);
  back = arrange (store, again);
  g_assert_cmpint (get (store, feed, DATELINE_FEED_SETTING_FULL_TEXT), ==, 1);
}

/* A category that gets another name keeps what holds for its feeds. */
static void
test_renamed (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://a.example/", "News");
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  g_autoptr (DatelineArrangement) back = NULL;

  set_category (store, "News", DATELINE_FEED_SETTING_NOTIFY, 1);
  dateline_arrangement_rename_category (arrangement, "News", "Nachrichten");
  back = arrange (store, arrangement);
  g_assert_cmpint (get (store, feed, DATELINE_FEED_SETTING_NOTIFY), ==, 1);
}

static guint
count_news (DatelineStore *store, gint64 feed, guint n_stories, gint64 fetched_at)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (fetched_at);
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  const GArray *ids;

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = TRUE;
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = 0; i < n_stories; i++)
    {
      g_auto (DatelineEntryBuilder) entry = { 0 };

      dateline_entry_builder_init (&entry);
      entry.key = g_strdup_printf ("g:%u", i);
      entry.title = g_strdup_printf ("Story %u", i);
      /* The last is to come. */
      entry.published = i == 3 ? fetched_at + 24 * HOUR : fetched_at - HOUR;
      g_ptr_array_add (builder.entries, dateline_entry_builder_build (&entry));
    }
  document = dateline_feed_document_builder_build (&builder);
  changes = storing_try_merge (store, feed, document, outcome, &error);
  g_assert_no_error (error);
  ids = dateline_store_changes_get_news_ids (changes);
  return ids != NULL ? ids->len : 0;
}

/* Of news is told where that was chosen: not of what a feed had at first, and not of what
 * is to come. */
static void
test_news (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 quiet = storing_add_feed (store, "http://a.example/", NULL);
  gint64 loud = storing_add_feed (store, "http://b.example/", "News");

  set_category (store, "News", DATELINE_FEED_SETTING_NOTIFY, 1);
  g_assert_cmpuint (count_news (store, quiet, 1, STORING_NOW), ==, 0);
  g_assert_cmpuint (count_news (store, loud, 1, STORING_NOW), ==, 0);
  g_assert_cmpuint (count_news (store, quiet, 3, STORING_NOW + HOUR), ==, 0);
  g_assert_cmpuint (count_news (store, loud, 3, STORING_NOW + HOUR), ==, 2);
  g_assert_cmpuint (count_news (store, loud, 4, STORING_NOW + 2 * HOUR), ==, 0);
  set (store, loud, DATELINE_FEED_SETTING_NOTIFY, 0);
  g_assert_cmpuint (count_news (store, loud, 6, STORING_NOW + 3 * HOUR), ==, 0);
}

static void
run_sql (Storing *fixture, const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* A number that no version wrote is no choice. */
static void
test_strange_numbers (Storing *fixture, gconstpointer unused)
{
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);

  g_clear_object (&fixture->store);
  run_sql (fixture,
           "UPDATE feed SET interval = 9223372036854775807, full_text = 7,"
           " keep_pictures = -9, notify = 1");
  storing_open (fixture);
  g_assert_cmpint (get (fixture->store, feed, DATELINE_FEED_SETTING_INTERVAL),
                   ==,
                   DATELINE_FEED_SETTING_UNSET);
  g_assert_cmpint (get (fixture->store, feed, DATELINE_FEED_SETTING_FULL_TEXT),
                   ==,
                   DATELINE_FEED_SETTING_UNSET);
  g_assert_cmpint (get (fixture->store, feed, DATELINE_FEED_SETTING_KEEP_PICTURES),
                   ==,
                   DATELINE_FEED_SETTING_UNSET);
  g_assert_cmpint (get (fixture->store, feed, DATELINE_FEED_SETTING_NOTIFY), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feed-settings/ranges", test_ranges);
  g_test_add_func ("/feed-settings/inherit", test_inherit);
  STORING_TEST ("/feed-settings/kept", test_kept);
  STORING_TEST ("/feed-settings/counts", test_counts);
  STORING_TEST ("/feed-settings/interval", test_interval);
  STORING_TEST ("/feed-settings/taken-back", test_taken_back);
  STORING_TEST ("/feed-settings/renamed", test_renamed);
  STORING_TEST ("/feed-settings/news", test_news);
  STORING_TEST ("/feed-settings/strange-numbers", test_strange_numbers);
  return g_test_run ();
}
