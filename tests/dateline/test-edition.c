/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The edition as a list model: it never waits, and answers for the last query only. */

#include "../support/dateline-reading.h"

static void
test_first_list (Reading *self, gconstpointer unused)
{
  g_assert_true (dateline_edition_is_loading (self->edition));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->edition)), ==, 0);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (self->edition)) ==
                 DATELINE_TYPE_STORY);
  reading_wait_until_loaded (self);
  g_assert_cmpstr (self->signals->str, ==, "0,0,3 ");
  reading_assert_titles (self, "one two three");
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

  reading_wait_until_loaded (self);
  story = reading_get_story (self, 1);
  again = reading_get_story (self, 1);
  g_assert_true (story == again);
  g_assert_null (dateline_story_get_headline (story));
  g_assert_cmpint (dateline_story_get_id (story),
                   ==,
                   dateline_edition_get_id (self->edition, 1));
  g_assert_true (
      dateline_edition_find (self->edition, dateline_story_get_id (story), &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_false (dateline_edition_find (self->edition, 4711, &position));

  g_assert_false (dateline_story_is_first_of_group (story));
  g_clear_object (&again);
  again = reading_get_filled_story (self, 1);
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
  reading_wait_until_loaded (self);
  for (guint round = 0; round < 50; round++)
    for (guint i = 0; i < 3; i++)
      {
        g_autoptr (DatelineStory) story = reading_get_story (self, i);

        if (round % 7 == 0)
          g_main_context_iteration (NULL, FALSE);
      }
  reading_settle ();
  reading_assert_titles (self, "one two three");
}

static void
test_first_of_group (Reading *self, gconstpointer unused)
{
  static const gboolean expected[] = { TRUE, FALSE, TRUE };
  g_autoptr (DatelineStory) first = NULL;

  reading_wait_until_loaded (self);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DatelineStory) story = reading_get_story (self, i);

      g_assert_cmpint (dateline_story_is_first_of_group (story), ==, expected[i]);
    }

  /* A newer story of the day takes the heading over. */
  first = reading_get_filled_story (self, 0);
  {
    g_auto (DatelineEntryBuilder) builder = { 0 };

    storing_init_entry (&builder, "g:4", "four", 1, "x");
    builder.published += 60;
    reading_merge (self,
                   storing_make_document (dateline_entry_builder_build (&builder), NULL));
  }
  dateline_edition_reload (self->edition);
  reading_wait_until_loaded (self);
  reading_assert_titles (self, "four one two three");
  g_assert_false (dateline_story_is_first_of_group (first));
}

static void
test_query (Reading *self, gconstpointer unused)
{
  reading_wait_until_loaded (self);
  g_string_truncate (self->signals, 0);
  dateline_query_set_words (self->query, "z");
  dateline_edition_set_query (self->edition, self->query);
  g_assert_true (
      dateline_query_equal (dateline_edition_get_query (self->edition), self->query));

  /* The list from before stays until the other is there, then goes at once. */
  g_assert_true (dateline_edition_is_loading (self->edition));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->edition)), ==, 3);
  reading_wait_until_loaded (self);
  g_assert_cmpstr (self->signals->str, ==, "0,3,0 0,0,1 ");
  reading_assert_titles (self, "three");
}

/* Of many queries only the last one is answered. */
static void
test_stale_answers (Reading *self, gconstpointer unused)
{
  reading_wait_until_loaded (self);
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
  reading_wait_until_loaded (self);
  reading_settle ();
  reading_assert_titles (self, "three");
  g_assert_false (dateline_edition_is_loading (self->edition));
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
      reading_settle ();
    }
}

static DatelineFeedDocument *
make_long_document (guint n)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };

  dateline_feed_document_builder_init (&builder);
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("g:long %u", i);

      g_ptr_array_add (builder.entries, storing_make_entry (key, key, 3 + i, "x"));
    }
  return dateline_feed_document_builder_build (&builder);
}

/* Asks for the feed's list once more as soon as the first stories of all are there. */
static void
ask_again_cb (Reading *self)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_feed (query, self->feed);
  g_signal_handlers_disconnect_by_func (self->edition, ask_again_cb, self);
  dateline_edition_set_query (self->edition, query);
}

/* The first stories of a long list come first, and nothing of it moves when it is taken
 * in anew. */
static void
test_long_list (Reading *self, gconstpointer unused)
{
  reading_merge (self, make_long_document (600));
  reading_wait_until_loaded (self);
  g_string_truncate (self->signals, 0);
  dateline_edition_reload (self->edition);
  reading_wait_until_loaded (self);
  g_assert_cmpstr (self->signals->str, ==, "3,0,600 ");

  g_string_truncate (self->signals, 0);
  reading_merge (
      self,
      storing_make_document (storing_make_entry ("g:new", "new", 0, "x"), NULL));
  dateline_edition_reload (self->edition);
  reading_wait_until_loaded (self);
  g_assert_cmpstr (self->signals->str, ==, "0,0,1 ");

  dateline_query_set_unread_only (self->query, TRUE);
  g_string_truncate (self->signals, 0);
  dateline_edition_set_query (self->edition, self->query);
  reading_wait_until_loaded (self);
  g_assert_cmpstr (self->signals->str, ==, "0,604,0 0,0,256 256,0,348 ");

  /* Another query while the rest is on its way: it never comes. */
  dateline_query_set_unread_only (self->query, FALSE);
  dateline_edition_set_query (self->edition, self->query);
  g_signal_connect_swapped (self->edition,
                            "items-changed",
                            G_CALLBACK (ask_again_cb),
                            self);
  reading_wait_until_loaded (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->edition)), ==, 604);
  reading_settle ();
  g_assert_cmpuint (self->shadow->len, ==, 604);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  READING_TEST ("/edition/first-list", test_first_list);
  READING_TEST ("/edition/get-item", test_get_item);
  READING_TEST ("/edition/fleeting", test_fleeting);
  READING_TEST ("/edition/first-of-group", test_first_of_group);
  READING_TEST ("/edition/query", test_query);
  READING_TEST ("/edition/stale-answers", test_stale_answers);
  READING_TEST ("/edition/dispose-while-loading", test_dispose_while_loading);
  READING_TEST ("/edition/long-list", test_long_list);
  READING_TEST ("/edition/error", test_error);

  return g_test_run ();
}
