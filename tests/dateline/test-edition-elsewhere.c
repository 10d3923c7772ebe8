/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An edition while another program changes the store: what comes waits, what is marked
 * stays where it is, what is gone goes, and nothing else moves.
 */

#include "../support/dateline-reading.h"

#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-store-private.h"

/* What the store says once it has noticed; when it does is tested elsewhere. */
static void
tell (Reading *self)
{
  g_autoptr (DatelineStoreChanges) changes = dateline_store_changes_new (
      DATELINE_STORE_CHANGE_STORIES | DATELINE_STORE_CHANGE_FEEDS |
          DATELINE_STORE_CHANGE_SECTIONS | DATELINE_STORE_CHANGE_ELSEWHERE,
      0,
      0,
      0,
      NULL,
      FALSE);

  dateline_store_announce (self->store, changes);
}

static DatelineStore *
open_other (Reading *self)
{
  DatelineStore *other = dateline_store_new (self->storing.path);

  dateline_store_set_first_unread (other, -1, -1);
  g_assert_true (storing_try_open (other, NULL));
  return other;
}

static void
merge (DatelineStore *store, gint64 feed, const char *key, int age)
{
  g_autoptr (DatelineStoreChanges) changes = storing_merge_at (
      store,
      feed,
      storing_make_document (storing_make_entry (key, key, age, "x"), NULL),
      STORING_NOW);
}

/* Whatever was asked for is answered in the order in which it was asked: so the answers
 * to a question of three steps are here when three that were asked later are. */
static void
wait_until_looked (Reading *self)
{
  for (guint i = 0; i < 6; i++)
    storing_find (self->store, "one");
  reading_settle ();
}

static void
test_nothing (Reading *self, gconstpointer unused)
{
  reading_show (self);
  tell (self);
  wait_until_looked (self);
  g_assert_cmpstr (self->signals->str, ==, "");
  g_assert_false (dateline_edition_is_loading (self->edition));
}

/* New stories wait to be asked for, whatever their dates are. */
static void
test_new_stories (Reading *self, gconstpointer unused)
{
  DatelineStore *other = open_other (self);

  reading_show (self);
  merge (other, self->feed, "four", 0);
  merge (other, self->feed, "five", 9);
  tell (self);
  while (dateline_edition_get_n_pending (self->edition) != 2)
    g_main_context_iteration (NULL, TRUE);
  wait_until_looked (self);
  g_assert_cmpstr (self->signals->str, ==, "");
  reading_assert_titles (self, "one two three");

  dateline_edition_reload (self->edition);
  reading_wait_until_loaded (self);
  reading_assert_titles (self, "four one two three five");
  g_assert_cmpuint (dateline_edition_get_n_pending (self->edition), ==, 0);
  g_assert_finalize_object (other);
}

/* In a list of what is unread. */
static void
test_marks (Reading *self, gconstpointer unused)
{
  DatelineStore *other = open_other (self);
  g_autoptr (DatelineStory) story = NULL;

  dateline_query_set_unread_only (self->query, TRUE);
  reading_show (self);
  story = reading_get_filled_story (self, 1);
  storing_set_read (other, dateline_story_get_id (story), TRUE);
  tell (self);
  while (!dateline_story_is_read (story))
    g_main_context_iteration (NULL, TRUE);
  wait_until_looked (self);
  g_assert_cmpstr (self->signals->str, ==, "");
  reading_assert_titles (self, "one two three");

  /* As with a mark of one's own it goes when the query is set again. */
  reading_show (self);
  reading_assert_titles (self, "one three");
  g_assert_finalize_object (other);
}

/* Where what is unread comes first. */
static void
test_parts (Reading *self, gconstpointer unused)
{
  DatelineStore *other = open_other (self);
  gint64 two = storing_find (self->store, "two");

  storing_set_read (self->store, storing_find (self->store, "three"), TRUE);
  dateline_query_set_order (self->query, DATELINE_QUERY_ORDER_UNREAD);
  reading_show (self);
  reading_assert_titles (self, "one two three");
  storing_set_read (other, storing_find (self->store, "one"), TRUE);
  tell (self);
  wait_until_looked (self);
  reading_assert_titles (self, "one two three");
  g_assert_cmpstr (self->signals->str, ==, "");

  storing_set_read (other, two, TRUE);
  storing_set_read (other, two, FALSE);
  tell (self);
  wait_until_looked (self);
  reading_assert_titles (self, "one two three");
  reading_show (self);
  reading_assert_titles (self, "two one three");
  g_assert_finalize_object (other);
}

/* What the other removed goes alone, and is no reason to show what is new. */
static void
test_removed (Reading *self, gconstpointer unused)
{
  DatelineStore *other = open_other (self);
  gint64 feed = storing_add_feed (self->store, "http://other.example/", NULL);

  merge (self->store, feed, "other", 1);
  dateline_query_set_unread_only (self->query, TRUE);
  reading_show (self);
  reading_assert_titles (self, "other one two three");
  storing_set_read (other, storing_find (self->store, "two"), TRUE);
  merge (other, self->feed, "four", 0);
  g_assert_true (storing_try_remove_feed (other, feed, NULL));
  tell (self);
  wait_until_looked (self);
  g_assert_cmpstr (self->signals->str, ==, "0,1,0 ");
  reading_assert_titles (self, "one two three");
  g_assert_cmpuint (dateline_edition_get_n_pending (self->edition), ==, 1);

  g_assert_true (storing_try_restore_feed (other, feed, NULL));
  tell (self);
  wait_until_looked (self);
  reading_assert_titles (self, "other one two three");
  g_assert_finalize_object (other);
}

/* What is done here while one looks is not undone by what was found. */
static void
test_both (Reading *self, gconstpointer unused)
{
  DatelineStore *other = open_other (self);

  dateline_query_set_unread_only (self->query, TRUE);
  reading_show (self);
  storing_set_read (other, storing_find (self->store, "one"), TRUE);
  tell (self);
  tell (self);
  storing_set_read (self->store, storing_find (self->store, "three"), TRUE);
  wait_until_looked (self);
  reading_assert_titles (self, "one two three");
  g_assert_cmpstr (self->signals->str, ==, "");
  g_assert_finalize_object (other);
}

/* The store itself notices. */
static void
test_noticed (Reading *self, gconstpointer unused)
{
  DatelineStore *other = open_other (self);

  reading_show (self);
  merge (other, self->feed, "four", 0);
  while (dateline_edition_get_n_pending (self->edition) != 1)
    g_main_context_iteration (NULL, TRUE);
  wait_until_looked (self);
  reading_assert_titles (self, "one two three");
  g_assert_finalize_object (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  READING_TEST ("/edition-elsewhere/nothing", test_nothing);
  READING_TEST ("/edition-elsewhere/new-stories", test_new_stories);
  READING_TEST ("/edition-elsewhere/marks", test_marks);
  READING_TEST ("/edition-elsewhere/parts", test_parts);
  READING_TEST ("/edition-elsewhere/removed", test_removed);
  READING_TEST ("/edition-elsewhere/both", test_both);
  READING_TEST ("/edition-elsewhere/noticed", test_noticed);

  return g_test_run ();
}
