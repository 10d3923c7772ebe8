/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An edition in other orders than the newest first: what stands where, what bears a
 * heading, and that nothing moves under its reader's eyes.
 */

#include "../support/dateline-reading.h"

static void
show_in (Reading *self, DatelineQueryOrder order, DatelineQueryGrouping grouping)
{
  dateline_query_set_order (self->query, order);
  dateline_query_set_grouping (self->query, grouping);
  reading_show (self);
}

/* The titles with what bears a heading in front of it: "|", or "/" among what is read. */
static void
assert_groups (Reading *self, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->edition)); i++)
    {
      g_autoptr (DatelineStory) story = reading_get_filled_story (self, i);

      if (dateline_story_is_first_of_group (story))
        g_string_append (text, dateline_story_is_among_read (story) ? "/ " : "| ");
      g_string_append_printf (
          text,
          "%s ",
          dateline_headline_get_title (dateline_story_get_headline (story)));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
add_news (Reading *self)
{
  gint64 other = storing_add_feed (self->store, "http://example.org/a", NULL);
  g_autoptr (DatelineStoreChanges) changes = NULL;

  changes = storing_merge_at (
      self->store,
      other,
      storing_make_document (storing_make_entry ("g:7", "seven", 30, "x"),
                             storing_make_entry ("g:8", "eight", 0, "x"),
                             NULL),
      STORING_NOW);
  storing_rename_feed (self->store, other, "All before others");
  storing_rename_feed (self->store, self->feed, "Behind it");
}

static void
set_read (Reading *self, const char *title, gboolean read)
{
  storing_set_read (self->store, storing_find (self->store, title), read);
  reading_settle ();
}

static void
reload (Reading *self)
{
  dateline_edition_reload (self->edition);
  reading_wait_until_loaded (self);
}

/* New ones come at the end, and nothing else moves. */
static void
test_oldest (Reading *self, gconstpointer unused)
{
  show_in (self, DATELINE_QUERY_ORDER_OLDEST, DATELINE_QUERY_GROUPING_DAY);
  reading_assert_titles (self, "three two one");
  g_string_truncate (self->signals, 0);
  reading_merge (
      self,
      storing_make_document (storing_make_entry ("g:4", "four", 0, "x"), NULL));
  while (dateline_edition_get_n_pending (self->edition) != 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (self->signals->str, ==, "");
  reload (self);
  g_assert_cmpstr (self->signals->str, ==, "3,0,1 ");
  reading_assert_titles (self, "three two one four");
}

/* Feeds by their titles; of one alone the days count. */
static void
test_by_feed (Reading *self, gconstpointer unused)
{
  add_news (self);
  show_in (self, DATELINE_QUERY_ORDER_NEWEST, DATELINE_QUERY_GROUPING_FEED);
  assert_groups (self, "| eight seven | one two three ");
  show_in (self, DATELINE_QUERY_ORDER_OLDEST, DATELINE_QUERY_GROUPING_FEED);
  assert_groups (self, "| seven eight | three two one ");
  dateline_query_set_feed (self->query, self->feed);
  show_in (self, DATELINE_QUERY_ORDER_NEWEST, DATELINE_QUERY_GROUPING_FEED);
  assert_groups (self, "| one two | three ");
}

/* What is read within a feed comes last, under the feed's only heading. */
static void
test_by_feed_and_unread (Reading *self, gconstpointer unused)
{
  add_news (self);
  storing_set_read (self->store, storing_find (self->store, "one"), TRUE);
  show_in (self, DATELINE_QUERY_ORDER_UNREAD, DATELINE_QUERY_GROUPING_FEED);
  assert_groups (self, "| eight seven | two three one ");
}

/* What is read stays where it was unread, whatever comes, until the list is left. */
static void
test_unread (Reading *self, gconstpointer unused)
{
  storing_set_read (self->store, storing_find (self->store, "one"), TRUE);
  show_in (self, DATELINE_QUERY_ORDER_UNREAD, DATELINE_QUERY_GROUPING_DAY);
  assert_groups (self, "| two | three / one ");
  g_string_truncate (self->signals, 0);

  set_read (self, "two", TRUE);
  g_assert_cmpstr (self->signals->str, ==, "");
  reading_merge (
      self,
      storing_make_document (storing_make_entry ("g:4", "four", 0, "x"), NULL));
  reload (self);
  assert_groups (self, "| four | two | three / one ");

  /* The same the other way round, and taken back. */
  set_read (self, "one", FALSE);
  set_read (self, "two", FALSE);
  set_read (self, "three", TRUE);
  reload (self);
  assert_groups (self, "| four | two | three / one ");
  set_read (self, "two", TRUE);
  set_read (self, "one", TRUE);
  reload (self);
  assert_groups (self, "| four | two | three / one ");

  dateline_edition_set_query (self->edition, self->query);
  reading_wait_until_loaded (self);
  assert_groups (self, "| four / one two / three ");
}

/* It stands where it stood, in the other part. */
static void
test_last_unread (Reading *self, gconstpointer unused)
{
  storing_set_read (self->store, storing_find (self->store, "three"), TRUE);
  show_in (self, DATELINE_QUERY_ORDER_UNREAD, DATELINE_QUERY_GROUPING_DAY);
  assert_groups (self, "| one two / three ");
  set_read (self, "two", TRUE);
  dateline_edition_set_query (self->edition, self->query);
  reading_wait_until_loaded (self);
  assert_groups (self, "| one / two / three ");
}

/* What was unsaved stays in a list of what is saved, in its part of it. */
static void
test_unread_of_saved (Reading *self, gconstpointer unused)
{
  static const char *const titles[] = { "one", "two", "three" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    storing_set_saved (self->store, storing_find (self->store, titles[i]), TRUE);
  storing_set_read (self->store, storing_find (self->store, "one"), TRUE);
  dateline_query_set_saved_only (self->query, TRUE);
  show_in (self, DATELINE_QUERY_ORDER_UNREAD, DATELINE_QUERY_GROUPING_DAY);
  assert_groups (self, "| two | three / one ");
  set_read (self, "two", TRUE);
  storing_set_saved (self->store, storing_find (self->store, "two"), FALSE);
  storing_set_saved (self->store, storing_find (self->store, "one"), FALSE);
  reload (self);
  assert_groups (self, "| two | three / one ");
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  READING_TEST ("/edition-order/oldest", test_oldest);
  READING_TEST ("/edition-order/by-feed", test_by_feed);
  READING_TEST ("/edition-order/by-feed-and-unread", test_by_feed_and_unread);
  READING_TEST ("/edition-order/unread", test_unread);
  READING_TEST ("/edition-order/last-unread", test_last_unread);
  READING_TEST ("/edition-order/unread-of-saved", test_unread_of_saved);
  return g_test_run ();
}
