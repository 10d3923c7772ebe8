/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An edition while its store changes: nothing moves under its reader's eyes, and the
 * signals tell the truth.
 */

#include "../support/dateline-reading.h"

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

  reading_wait_until_loaded (self);
  kept = reading_get_filled_story (self, 1);
  g_string_truncate (self->signals, 0);
  g_signal_connect_swapped (self->edition,
                            "notify::n-pending",
                            G_CALLBACK (count_notify_cb),
                            &n_notified);
  reading_merge (self,
                 storing_make_document (storing_make_entry ("g:4", "four", 0, "x"),
                                        storing_make_entry ("g:5", "five", 9, "y"),
                                        NULL));
  wait_for_pending (self, 2);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (self->signals->str, ==, "");
  reading_merge (self,
                 storing_make_document (storing_make_entry ("g:6", "six", 0, "x"), NULL));
  wait_for_pending (self, 3);

  dateline_edition_reload (self->edition);
  reading_wait_until_loaded (self);
  g_assert_cmpuint (dateline_edition_get_n_pending (self->edition), ==, 0);
  g_assert_cmpstr (self->signals->str, ==, "3,0,1 0,0,2 ");
  reading_assert_titles (self, "six four one two three five");
  {
    g_autoptr (DatelineStory) same = reading_get_story (self, 3);

    g_assert_true (same == kept);
  }
}

/* What the query would not list is not pending. */
static void
test_pending_of_query (Reading *self, gconstpointer unused)
{
  dateline_query_set_words (self->query, "x");
  reading_show (self);
  reading_merge (
      self,
      storing_make_document (storing_make_entry ("g:4", "four", 0, "q"), NULL));
  reading_settle ();
  g_assert_cmpuint (dateline_edition_get_n_pending (self->edition), ==, 0);
  reading_merge (
      self,
      storing_make_document (storing_make_entry ("g:5", "five", 0, "x"), NULL));
  wait_for_pending (self, 1);
}

/* Where there is nothing to disturb, what arrives comes in by itself. */
static void
test_empty_fills (Reading *self, gconstpointer unused)
{
  dateline_query_set_words (self->query, "later");
  reading_show (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->edition)), ==, 0);
  reading_merge (
      self,
      storing_make_document (storing_make_entry ("g:4", "four", 0, "later"), NULL));
  while (g_list_model_get_n_items (G_LIST_MODEL (self->edition)) == 0)
    g_main_context_iteration (NULL, TRUE);
  reading_wait_until_loaded (self);
  reading_assert_titles (self, "four");
  g_assert_cmpuint (dateline_edition_get_n_pending (self->edition), ==, 0);
}

/* Marks show on the stories that are held, and nothing moves. */
static void
test_marks (Reading *self, gconstpointer unused)
{
  g_autoptr (DatelineStory) story = NULL;
  guint n_notified = 0;

  dateline_query_set_unread_only (self->query, TRUE);
  reading_show (self);
  story = reading_get_filled_story (self, 1);
  g_signal_connect_swapped (story,
                            "notify::read",
                            G_CALLBACK (count_notify_cb),
                            &n_notified);
  storing_set_read (self->store, dateline_story_get_id (story), TRUE);
  g_assert_true (dateline_story_is_read (story));
  g_assert_cmpuint (n_notified, ==, 1);
  storing_set_saved (self->store, dateline_story_get_id (story), TRUE);
  g_assert_true (dateline_story_is_saved (story));
  reading_settle ();
  g_assert_cmpstr (self->signals->str, ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->edition)), ==, 3);

  /* It stays when others come in, and goes when the query is set again. */
  reading_merge (
      self,
      storing_make_document (storing_make_entry ("g:4", "four", 0, "x"), NULL));
  wait_for_pending (self, 1);
  dateline_edition_reload (self->edition);
  reading_wait_until_loaded (self);
  reading_assert_titles (self, "four one two three");
  dateline_edition_set_query (self->edition, self->query);
  reading_wait_until_loaded (self);
  reading_assert_titles (self, "four one three");
}

/* A story that was marked elsewhere and never was in this list does not slip into it. */
static void
test_marks_of_others (Reading *self, gconstpointer unused)
{
  gint64 three = storing_find (self->store, "three");

  dateline_query_set_unread_only (self->query, TRUE);
  dateline_query_set_words (self->query, "x");
  reading_show (self);
  storing_set_read (self->store, three, TRUE);
  dateline_edition_reload (self->edition);
  reading_wait_until_loaded (self);
  reading_assert_titles (self, "one");
}

static void
test_marked_while_loading (Reading *self, gconstpointer unused)
{
  g_autoptr (DatelineStory) story = NULL;

  reading_wait_until_loaded (self);
  story = reading_get_story (self, 0);
  storing_set_read (self->store, dateline_story_get_id (story), TRUE);
  reading_settle ();
  g_assert_nonnull (dateline_story_get_headline (story));
  g_assert_true (dateline_story_is_read (story));
}

static void
test_updated_content (Reading *self, gconstpointer unused)
{
  g_autoptr (DatelineStory) story = NULL;

  reading_wait_until_loaded (self);
  story = reading_get_filled_story (self, 0);
  reading_merge (self,
                 storing_make_document (storing_make_entry ("g:1", "uno", 1, "x"), NULL));
  reading_settle ();
  g_assert_cmpstr (dateline_headline_get_title (dateline_story_get_headline (story)),
                   ==,
                   "uno");
  g_assert_true (dateline_headline_is_updated (dateline_story_get_headline (story)));

  /* The feed's name is part of it. */
  storing_rename_feed (self->store, self->feed, "Mine");
  reading_settle ();
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

  reading_show (self);
  reading_assert_titles (self, "other one two three");
  g_assert_true (storing_try_remove_feed (self->store, self->feed, NULL));
  reading_settle ();
  g_assert_cmpstr (self->signals->str, ==, "1,3,0 ");
  reading_assert_titles (self, "other");

  g_assert_true (storing_try_restore_feed (self->store, self->feed, NULL));
  reading_settle ();
  reading_assert_titles (self, "other one two three");
}

static void
test_remove_feed_of_saved (Reading *self, gconstpointer unused)
{
  storing_set_saved (self->store, storing_find (self->store, "two"), TRUE);
  dateline_query_set_saved_only (self->query, TRUE);
  reading_show (self);
  g_assert_true (storing_try_remove_feed (self->store, self->feed, NULL));
  reading_settle ();
  reading_assert_titles (self, "two");
}

static void
test_file_feed (Reading *self, gconstpointer unused)
{
  dateline_query_add_category (self->query, "Elsewhere");
  reading_show (self);
  reading_assert_titles (self, "");
  storing_set_feed_categories (self->store, self->feed, "Elsewhere");
  reading_settle ();
  reading_assert_titles (self, "one two three");
  storing_set_feed_categories (self->store, self->feed, NULL);
  reading_settle ();
  reading_assert_titles (self, "");
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
          reading_merge (
              self,
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
        reading_settle ();
    }
  reading_wait_until_loaded (self);
  dateline_query_set_unread_only (self->query, FALSE);
  reading_show (self);
  {
    g_autofree char *shown = reading_list_titles (self);

    storing_assert_titles (self->store, NULL, shown);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  READING_TEST ("/edition-changes/pending", test_pending);
  READING_TEST ("/edition-changes/pending-of-query", test_pending_of_query);
  READING_TEST ("/edition-changes/empty-fills", test_empty_fills);
  READING_TEST ("/edition-changes/marks", test_marks);
  READING_TEST ("/edition-changes/marks-of-others", test_marks_of_others);
  READING_TEST ("/edition-changes/marked-while-loading", test_marked_while_loading);
  READING_TEST ("/edition-changes/updated-content", test_updated_content);
  READING_TEST ("/edition-changes/remove-feed", test_remove_feed);
  READING_TEST ("/edition-changes/remove-feed-of-saved", test_remove_feed_of_saved);
  READING_TEST ("/edition-changes/file-feed", test_file_feed);
  READING_TEST ("/edition-changes/random", test_random);

  return g_test_run ();
}
