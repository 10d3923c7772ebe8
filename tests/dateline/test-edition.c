/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The edition as a list model: it never waits, and does not change under its reader's
 * eyes. */

#include "../support/dateline-storing.h"

#include "dateline/edition/dateline-edition.h"

typedef struct
{
  Storing storing;
  DatelineStore *store; /* the fixture's */
  gint64 feed;
  DatelineEdition *edition;
  DatelineQuery *query;
  GArray *shadow;   /* of gint64: what the signals said */
  GString *signals; /* "position,removed,added " each */
} Reading;

/* Follows the signals as a list view does, and looks at every story that comes. */
static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint n_removed,
                  guint n_added,
                  gpointer user_data)
{
  Reading *self = user_data;

  g_string_append_printf (self->signals, "%u,%u,%u ", position, n_removed, n_added);
  g_assert_cmpuint (position + n_removed, <=, self->shadow->len);
  if (n_removed > 0)
    g_array_remove_range (self->shadow, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      gint64 id = dateline_edition_get_id (self->edition, position + i);

      g_array_insert_val (self->shadow, position + i, id);
    }

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, self->shadow->len);
  for (guint i = 0; i < self->shadow->len; i++)
    g_assert_cmpint (dateline_edition_get_id (self->edition, i),
                     ==,
                     g_array_index (self->shadow, gint64, i));
}

static void
wait_until_loaded (Reading *self)
{
  while (dateline_edition_is_loading (self->edition))
    g_main_context_iteration (NULL, TRUE);
}

static void
merge (Reading *self, DatelineFeedDocument *document)
{
  g_autoptr (DatelineStoreChanges) changes =
      storing_merge_at (self->store, self->feed, document, STORING_NOW);
}

static void
reading_set_up (Reading *self, gconstpointer unused)
{
  storing_set_up (&self->storing, NULL);
  self->store = self->storing.store;
  self->feed = storing_add_feed (self->store, "http://example.org/feed", "News");
  merge (self,
         storing_make_document (storing_make_entry ("g:1", "one", 1, "x"),
                                storing_make_entry ("g:2", "two", 1, "y"),
                                storing_make_entry ("g:3", "three", 2, "z"),
                                NULL));
  self->query = dateline_query_new ();
  self->shadow = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->signals = g_string_new (NULL);
  self->edition = dateline_edition_new (self->store);
  g_signal_connect (self->edition, "items-changed", G_CALLBACK (items_changed_cb), self);
}

/* Everything that is on its way arrives. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 30 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static void
reading_tear_down (Reading *self, gconstpointer unused)
{
  settle ();
  g_assert_finalize_object (self->edition);
  dateline_query_free (self->query);
  g_array_unref (self->shadow);
  g_string_free (self->signals, TRUE);
  storing_tear_down (&self->storing, NULL);
}

#define READING_TEST(path, func)                                                         \
  g_test_add (path, Reading, NULL, reading_set_up, func, reading_tear_down)

static DatelineStory *
get_story (Reading *self, guint position)
{
  g_autoptr (DatelineStory) story =
      g_list_model_get_item (G_LIST_MODEL (self->edition), position);

  g_assert_nonnull (story);
  return g_steal_pointer (&story);
}

/* The story once its headline is there. */
static DatelineStory *
get_filled_story (Reading *self, guint position)
{
  DatelineStory *story = get_story (self, position);

  while (dateline_story_get_headline (story) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return story;
}

static char *
list_titles (Reading *self)
{
  GString *titles = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->edition));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DatelineStory) story = get_filled_story (self, i);

      g_string_append_printf (
          titles,
          "%s%s",
          i > 0 ? " " : "",
          dateline_headline_get_title (dateline_story_get_headline (story)));
    }
  return g_string_free (titles, FALSE);
}

#define assert_titles(self, expected)                                                    \
  G_STMT_START                                                                           \
  {                                                                                      \
    g_autofree char *edition_titles = list_titles (self);                                \
                                                                                         \
    g_assert_cmpstr (edition_titles, ==, expected);                                      \
  }                                                                                      \
  G_STMT_END

static void
show (Reading *self)
{
  dateline_edition_set_query (self->edition, self->query);
  wait_until_loaded (self);
  g_string_truncate (self->signals, 0);
}

static void
test_first_list (Reading *self, gconstpointer unused)
{
  g_assert_true (dateline_edition_is_loading (self->edition));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->edition)), ==, 0);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (self->edition)) ==
                 DATELINE_TYPE_STORY);
  wait_until_loaded (self);
  g_assert_cmpstr (self->signals->str, ==, "0,0,3 ");
  assert_titles (self, "one two three");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->edition), 3));
  g_assert_cmpint (dateline_edition_get_id (self->edition, 3), ==, 0);
  g_assert_null (dateline_edition_get_error (self->edition));
}

/* A story is there at once, empty, and the same as long as anybody holds it. */
static void
test_get_item (Reading *self, gconstpointer unused)
{
  g_autoptr (DatelineStory) story = NULL;
  g_autoptr (DatelineStory) again = NULL;
  gpointer watched;
  guint position;

  wait_until_loaded (self);
  story = get_story (self, 1);
  again = get_story (self, 1);
  g_assert_true (story == again);
  g_assert_null (dateline_story_get_headline (story));
  g_assert_cmpint (dateline_story_get_id (story),
                   ==,
                   dateline_edition_get_id (self->edition, 1));
  g_assert_true (
      dateline_edition_find (self->edition, dateline_story_get_id (story), &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_false (dateline_edition_find (self->edition, 4711, &position));

  g_assert_false (dateline_story_is_first_of_day (story));
  g_clear_object (&again);
  again = get_filled_story (self, 1);
  g_assert_cmpstr (dateline_headline_get_title (dateline_story_get_headline (again)),
                   ==,
                   "two");

  watched = story;
  g_object_add_weak_pointer (G_OBJECT (story), &watched);
  g_clear_object (&again);
  g_clear_object (&story);
  g_assert_null (watched);
}

/* Stories that nobody holds any more when their turn comes are not loaded, and do no
 * harm. */
static void
test_fleeting (Reading *self, gconstpointer unused)
{
  wait_until_loaded (self);
  for (guint round = 0; round < 50; round++)
    for (guint i = 0; i < 3; i++)
      {
        g_autoptr (DatelineStory) story = get_story (self, i);

        if (round % 7 == 0)
          g_main_context_iteration (NULL, FALSE);
      }
  settle ();
  assert_titles (self, "one two three");
}

static void
test_first_of_day (Reading *self, gconstpointer unused)
{
  static const gboolean expected[] = { TRUE, FALSE, TRUE };
  g_autoptr (DatelineStory) first = NULL;

  wait_until_loaded (self);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DatelineStory) story = get_story (self, i);

      g_assert_cmpint (dateline_story_is_first_of_day (story), ==, expected[i]);
    }

  /* A newer story of the day takes the heading over. */
  first = get_filled_story (self, 0);
  {
    g_auto (DatelineEntryBuilder) builder = { 0 };

    storing_init_entry (&builder, "g:4", "four", 1, "x");
    builder.published += 60;
    merge (self, storing_make_document (dateline_entry_builder_build (&builder), NULL));
  }
  dateline_edition_reload (self->edition);
  wait_until_loaded (self);
  assert_titles (self, "four one two three");
  g_assert_false (dateline_story_is_first_of_day (first));
}

static void
test_query (Reading *self, gconstpointer unused)
{
  wait_until_loaded (self);
  g_string_truncate (self->signals, 0);
  dateline_query_set_words (self->query, "z");
  dateline_edition_set_query (self->edition, self->query);
  g_assert_true (
      dateline_query_equal (dateline_edition_get_query (self->edition), self->query));

  /* The list from before stays until the other is there, then goes at once. */
  g_assert_true (dateline_edition_is_loading (self->edition));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->edition)), ==, 3);
  wait_until_loaded (self);
  g_assert_cmpstr (self->signals->str, ==, "0,3,0 0,0,1 ");
  assert_titles (self, "three");
}

/* Of many queries only the last one is answered. */
static void
test_stale_answers (Reading *self, gconstpointer unused)
{
  wait_until_loaded (self);
  g_string_truncate (self->signals, 0);
  for (guint i = 0; i < 30; i++)
    {
      dateline_query_set_words (self->query, i % 2 == 0 ? "x" : "y");
      dateline_edition_set_query (self->edition, self->query);
      if (i % 5 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  dateline_query_set_words (self->query, "z");
  dateline_edition_set_query (self->edition, self->query);
  wait_until_loaded (self);
  settle ();
  assert_titles (self, "three");
  g_assert_false (dateline_edition_is_loading (self->edition));
}

static void
wait_for_pending (Reading *self, guint n)
{
  while (dateline_edition_get_n_pending (self->edition) != n)
    g_main_context_iteration (NULL, TRUE);
}

static void
count_notify_cb (guint *n)
{
  (*n)++;
}

static void
test_pending (Reading *self, gconstpointer unused)
{
  guint n_notified = 0;
  g_autoptr (DatelineStory) kept = NULL;

  wait_until_loaded (self);
  kept = get_filled_story (self, 1);
  g_string_truncate (self->signals, 0);
  g_signal_connect_swapped (self->edition,
                            "notify::n-pending",
                            G_CALLBACK (count_notify_cb),
                            &n_notified);
  merge (self,
         storing_make_document (storing_make_entry ("g:4", "four", 0, "x"),
                                storing_make_entry ("g:5", "five", 9, "y"),
                                NULL));
  wait_for_pending (self, 2);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (self->signals->str, ==, "");
  merge (self, storing_make_document (storing_make_entry ("g:6", "six", 0, "x"), NULL));
  wait_for_pending (self, 3);

  dateline_edition_reload (self->edition);
  wait_until_loaded (self);
  g_assert_cmpuint (dateline_edition_get_n_pending (self->edition), ==, 0);
  g_assert_cmpstr (self->signals->str, ==, "3,0,1 0,0,2 ");
  assert_titles (self, "six four one two three five");
  {
    g_autoptr (DatelineStory) same = get_story (self, 3);

    g_assert_true (same == kept);
  }
}

/* What the query would not list is not pending. */
static void
test_pending_of_query (Reading *self, gconstpointer unused)
{
  dateline_query_set_words (self->query, "x");
  show (self);
  merge (self, storing_make_document (storing_make_entry ("g:4", "four", 0, "q"), NULL));
  settle ();
  g_assert_cmpuint (dateline_edition_get_n_pending (self->edition), ==, 0);
  merge (self, storing_make_document (storing_make_entry ("g:5", "five", 0, "x"), NULL));
  wait_for_pending (self, 1);
}

/* Where there is nothing to disturb, what arrives comes in by itself. */
static void
test_empty_fills (Reading *self, gconstpointer unused)
{
  dateline_query_set_words (self->query, "later");
  show (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->edition)), ==, 0);
  merge (self,
         storing_make_document (storing_make_entry ("g:4", "four", 0, "later"), NULL));
  while (g_list_model_get_n_items (G_LIST_MODEL (self->edition)) == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_until_loaded (self);
  assert_titles (self, "four");
  g_assert_cmpuint (dateline_edition_get_n_pending (self->edition), ==, 0);
}

/* Marks show on the stories that are held, and nothing moves. */
static void
test_marks (Reading *self, gconstpointer unused)
{
  g_autoptr (DatelineStory) story = NULL;
  guint n_notified = 0;

  dateline_query_set_unread_only (self->query, TRUE);
  show (self);
  story = get_filled_story (self, 1);
  g_signal_connect_swapped (story,
                            "notify::read",
                            G_CALLBACK (count_notify_cb),
                            &n_notified);
  storing_set_read (self->store, dateline_story_get_id (story), TRUE);
  g_assert_true (dateline_story_is_read (story));
  g_assert_cmpuint (n_notified, ==, 1);
  storing_set_saved (self->store, dateline_story_get_id (story), TRUE);
  g_assert_true (dateline_story_is_saved (story));
  settle ();
  g_assert_cmpstr (self->signals->str, ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->edition)), ==, 3);

  /* It stays when others come in, and goes when the query is set again. */
  merge (self, storing_make_document (storing_make_entry ("g:4", "four", 0, "x"), NULL));
  wait_for_pending (self, 1);
  dateline_edition_reload (self->edition);
  wait_until_loaded (self);
  assert_titles (self, "four one two three");
  dateline_edition_set_query (self->edition, self->query);
  wait_until_loaded (self);
  assert_titles (self, "four one three");
}

/* A story that was marked elsewhere and never was in this list does not slip into it. */
static void
test_marks_of_others (Reading *self, gconstpointer unused)
{
  gint64 three = storing_find (self->store, "three");

  dateline_query_set_unread_only (self->query, TRUE);
  dateline_query_set_words (self->query, "x");
  show (self);
  storing_set_read (self->store, three, TRUE);
  dateline_edition_reload (self->edition);
  wait_until_loaded (self);
  assert_titles (self, "one");
}

static void
test_marked_while_loading (Reading *self, gconstpointer unused)
{
  g_autoptr (DatelineStory) story = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id;

  wait_until_loaded (self);
  story = get_story (self, 0);
  id = dateline_story_get_id (story);
  dateline_store_set_read_async (self->store, &id, 1, TRUE, NULL, storing_cb, &result);
  storing_wait (&result);
  settle ();
  g_assert_nonnull (dateline_story_get_headline (story));
  g_assert_true (dateline_story_is_read (story));
}

static void
test_updated_content (Reading *self, gconstpointer unused)
{
  g_autoptr (DatelineStory) story = NULL;

  wait_until_loaded (self);
  story = get_filled_story (self, 0);
  merge (self, storing_make_document (storing_make_entry ("g:1", "uno", 1, "x"), NULL));
  settle ();
  g_assert_cmpstr (dateline_headline_get_title (dateline_story_get_headline (story)),
                   ==,
                   "uno");
  g_assert_true (dateline_headline_is_updated (dateline_story_get_headline (story)));

  /* The feed's name is part of it. */
  storing_rename_feed (self->store, self->feed, "Mine");
  settle ();
  g_assert_cmpstr (dateline_headline_get_feed_title (dateline_story_get_headline (story)),
                   ==,
                   "Mine");
}

/* What the reader does with feeds shows at once. */
static void
test_remove_feed (Reading *self, gconstpointer unused)
{
  gint64 other = storing_add_feed (self->store, "http://other.example/", NULL);
  g_autoptr (DatelineStoreChanges) changes = storing_merge_at (
      self->store,
      other,
      storing_make_document (storing_make_entry ("g:1", "other", 1, "x"), NULL),
      STORING_NOW);

  show (self);
  assert_titles (self, "other one two three");
  g_assert_true (storing_try_remove_feed (self->store, self->feed, NULL));
  settle ();
  g_assert_cmpstr (self->signals->str, ==, "1,3,0 ");
  assert_titles (self, "other");

  g_assert_true (storing_try_restore_feed (self->store, self->feed, NULL));
  settle ();
  assert_titles (self, "other one two three");
}

static void
test_remove_feed_of_saved (Reading *self, gconstpointer unused)
{
  storing_set_saved (self->store, storing_find (self->store, "two"), TRUE);
  dateline_query_set_saved_only (self->query, TRUE);
  show (self);
  g_assert_true (storing_try_remove_feed (self->store, self->feed, NULL));
  settle ();
  assert_titles (self, "two");
}

static void
test_file_feed (Reading *self, gconstpointer unused)
{
  dateline_query_add_category (self->query, "Elsewhere");
  show (self);
  assert_titles (self, "");
  storing_set_feed_categories (self->store, self->feed, "Elsewhere");
  settle ();
  assert_titles (self, "one two three");
  storing_set_feed_categories (self->store, self->feed, NULL);
  settle ();
  assert_titles (self, "");
}

/* The last reference may go at any moment. */
static void
test_dispose_while_loading (Reading *self, gconstpointer unused)
{
  for (guint turns = 0; turns < 8; turns++)
    {
      DatelineEdition *edition = dateline_edition_new (self->store);
      g_autoptr (DatelineStory) story = NULL;

      if (turns % 2 == 0)
        dateline_edition_set_query (edition, self->query);
      for (guint i = 0; i < turns; i++)
        g_main_context_iteration (NULL, FALSE);
      if (turns == 7)
        {
          while (dateline_edition_is_loading (edition))
            g_main_context_iteration (NULL, TRUE);
          story = g_list_model_get_item (G_LIST_MODEL (edition), 0);
        }
      g_object_unref (edition);
      settle ();
    }
}

static void
test_error (Reading *self, gconstpointer unused)
{
  g_autoptr (DatelineStore) store = dateline_store_new ("/proc/nowhere/dateline.db");
  g_autoptr (DatelineEdition) edition = dateline_edition_new (store);

  while (dateline_edition_is_loading (edition))
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (dateline_edition_get_error (edition),
                  DATELINE_STORE_ERROR,
                  DATELINE_STORE_ERROR_CANNOT_OPEN);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (edition)), ==, 0);
}

/* The signals tell the truth through all that happens: the shadow that they are applied
 * to is compared with the model at every one. */
static void
test_random (Reading *self, gconstpointer unused)
{
  for (guint round = 0; round < 150; round++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (self->edition));
      g_autofree char *key = g_strdup_printf ("g:%d", g_test_rand_int_range (0, 200));

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
        case 1:
          merge (self,
                 storing_make_document (
                     storing_make_entry (key, key, g_test_rand_int_range (0, 40), "x"),
                     NULL));
          break;
        case 2:
          if (n > 0)
            storing_set_read (
                self->store,
                dateline_edition_get_id (self->edition, g_test_rand_int_range (0, n)),
                g_test_rand_bit ());
          break;
        case 3:
          dateline_query_set_unread_only (self->query, g_test_rand_bit ());
          dateline_edition_set_query (self->edition, self->query);
          break;
        case 4:
          dateline_edition_reload (self->edition);
          break;
        case 5:
        default:
          if (g_test_rand_bit ())
            storing_try_remove_feed (self->store, self->feed, NULL);
          storing_try_restore_feed (self->store, self->feed, NULL);
          break;
        }
      if (g_test_rand_bit ())
        settle ();
    }
  wait_until_loaded (self);
  dateline_query_set_unread_only (self->query, FALSE);
  show (self);
  {
    g_autofree char *shown = list_titles (self);

    storing_assert_titles (self->store, NULL, shown);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  READING_TEST ("/edition/first-list", test_first_list);
  READING_TEST ("/edition/get-item", test_get_item);
  READING_TEST ("/edition/fleeting", test_fleeting);
  READING_TEST ("/edition/first-of-day", test_first_of_day);
  READING_TEST ("/edition/query", test_query);
  READING_TEST ("/edition/stale-answers", test_stale_answers);
  READING_TEST ("/edition/pending", test_pending);
  READING_TEST ("/edition/pending-of-query", test_pending_of_query);
  READING_TEST ("/edition/empty-fills", test_empty_fills);
  READING_TEST ("/edition/marks", test_marks);
  READING_TEST ("/edition/marks-of-others", test_marks_of_others);
  READING_TEST ("/edition/marked-while-loading", test_marked_while_loading);
  READING_TEST ("/edition/updated-content", test_updated_content);
  READING_TEST ("/edition/remove-feed", test_remove_feed);
  READING_TEST ("/edition/remove-feed-of-saved", test_remove_feed_of_saved);
  READING_TEST ("/edition/file-feed", test_file_feed);
  READING_TEST ("/edition/dispose-while-loading", test_dispose_while_loading);
  READING_TEST ("/edition/error", test_error);
  READING_TEST ("/edition/random", test_random);

  return g_test_run ();
}
