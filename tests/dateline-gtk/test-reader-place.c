/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where a person is in a reader the next time: the list, the place in it, the story and
 * the filters, and when a host may show them. */

#include "long-list-test.h"

#include "dateline-gtk/headlines/dateline-headline-view-private.h"

/* However far down one was in the list before. */
static void
test_first_on (Fixture *fixture, gconstpointer width)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 feed_id = show_many (fixture);

  gtk_adjustment_set_value (get_adjustment (fixture), 8037);
  run_for (100);
  dateline_query_set_feed (query, feed_id);
  dateline_query_set_unread_only (query, TRUE);
  dateline_reader_set_query (fixture->reader, query);
  WAIT_FOR (gtk_adjustment_get_value (get_adjustment (fixture)) == 0);
  run_for (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), ==, 0);
}

static void
restart (Fixture *fixture, const char *state)
{
  gpointer reader = fixture->reader;

  g_object_add_weak_pointer (G_OBJECT (fixture->reader), &reader);
  gtk_window_destroy (fixture->window);
  WAIT_FOR (reader == NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->reader =
      DATELINE_READER (dateline_reader_new (fixture->store, fixture->refresher));
  dateline_reader_set_state (fixture->reader, state);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->reader));
  gtk_window_set_default_size (fixture->window, 1200, 700);
  gtk_window_present (fixture->window);
}

/* Where the row of a story begins in the list. */
static double
get_y (Fixture *fixture, gint64 id)
{
  GtkWidget *row =
      dateline_headline_view_find_row (DATELINE_HEADLINE_VIEW (get_list (fixture)->view),
                                       id);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, get_scrolled (fixture), &bounds))
    return G_MAXDOUBLE;
  return bounds.origin.y;
}

/* GTK's list view keeps its place as a fraction of a row, which is rounded whenever rows
 * are laid out: that moves it by up to three pixels. */
static gboolean
is_at (Fixture *fixture, gint64 id, double y)
{
  return ABS (get_y (fixture, id) - y) <= 3;
}

static gboolean
has_settled (Fixture *fixture)
{
  return get_list (fixture)->jump == NULL;
}

static void
test_restart (Fixture *fixture, gconstpointer width)
{
  gint64 feed_id = show_many (fixture);
  g_autofree char *state = NULL, *again = NULL;
  gint64 selected, top, next;
  double y;
  guint position;

  selected = dateline_edition_get_id (fixture->reader->edition, 50);
  dateline_headline_list_select (get_list (fixture), selected);
  WAIT_FOR (get_open_id (fixture) == selected);
  WAIT_FOR (get_list (fixture)->scroll_source == 0 && get_y (fixture, selected) < 600);
  gtk_adjustment_set_value (get_adjustment (fixture), 8037);
  WAIT_FOR (
      dateline_edition_find (fixture->reader->edition, get_top (fixture), &position) &&
      position > 60);
  top = get_top (fixture);
  y = get_y (fixture, top);
  g_assert_true (dateline_edition_find (fixture->reader->edition, top, &position));
  next = dateline_edition_get_id (fixture->reader->edition, position + 1);
  state = dateline_reader_get_state (fixture->reader);
  g_assert_null (strchr (state, '\n'));

  /* What has come since is above, and moves nothing. */
  add_stories (fixture, feed_id, N_STORIES + 1, 7, 3600);
  restart (fixture, state);
  WAIT_FOR (count (fixture) == N_STORIES + 7 && has_settled (fixture));
  WAIT_FOR (get_open_id (fixture) == selected);
  WAIT_FOR (is_at (fixture, top, y));
  g_assert_cmpint (dateline_query_get_feed (dateline_reader_get_query (fixture->reader)),
                   ==,
                   feed_id);

  /* Both stories are gone. */
  {
    const gint64 ids[] = { selected, top };
    g_autoptr (GAsyncResult) deleted = NULL;
    g_autoptr (DatelineMarking) marking = NULL;

    dateline_store_delete_stories_async (fixture->store,
                                         ids,
                                         2,
                                         NULL,
                                         result_cb,
                                         &deleted);
    WAIT_FOR (deleted != NULL);
    marking = dateline_store_delete_stories_finish (fixture->store, deleted, NULL);
  }
  restart (fixture, state);
  WAIT_FOR (count (fixture) == N_STORIES + 5 && has_settled (fixture));
  WAIT_FOR (is_at (fixture, next, 0));
  g_assert_cmpint (dateline_headline_list_get_selected_id (get_list (fixture)), ==, 0);
}

static gboolean
lists_unread_only (Fixture *fixture)
{
  return dateline_query_get_unread_only (dateline_reader_get_query (fixture->reader));
}

/* As the sidebar's row does. */
static void
go_to (Fixture *fixture, gint64 feed_id, const char *category, const char *words)
{
  DatelineSidebarPane *pane = fixture->reader->sidebar_pane;
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_feed (query, feed_id);
  if (category != NULL)
    dateline_query_add_category (query, category);
  dateline_query_set_words (query, words);
  g_signal_emit_by_name (dateline_sidebar_pane_get_sidebar (pane),
                         "query-selected",
                         query);
}

static void
set_unread_only (Fixture *fixture, gboolean unread_only)
{
  g_autoptr (DatelineQuery) query =
      dateline_query_copy (dateline_reader_get_query (fixture->reader));

  dateline_query_set_unread_only (query, unread_only);
  g_signal_emit_by_name (fixture->reader->list_pane, "query-changed", query);
}

/* Unread stays with a feed or a category; nothing else stays with anything. */
static void
test_filters (Fixture *fixture, gconstpointer width)
{
  gint64 feed_id = add_feed (fixture);
  g_autofree char *state = NULL;

  go_to (fixture, feed_id, NULL, NULL);
  set_unread_only (fixture, TRUE);
  go_to (fixture, 0, NULL, NULL);
  g_assert_false (lists_unread_only (fixture));
  go_to (fixture, 0, "World", NULL);
  g_assert_false (lists_unread_only (fixture));
  set_unread_only (fixture, TRUE);
  go_to (fixture, feed_id, NULL, NULL);
  g_assert_true (lists_unread_only (fixture));
  go_to (fixture, feed_id + 1, NULL, NULL);
  g_assert_false (lists_unread_only (fixture));
  /* A section that is about the feed. */
  go_to (fixture, feed_id, NULL, "harbour");
  g_assert_false (lists_unread_only (fixture));

  state = dateline_reader_get_state (fixture->reader);
  restart (fixture, state);
  go_to (fixture, 0, "World", NULL);
  g_assert_true (lists_unread_only (fixture));
  set_unread_only (fixture, FALSE);
  go_to (fixture, feed_id, NULL, NULL);
  g_assert_true (lists_unread_only (fixture));
  go_to (fixture, 0, "World", NULL);
  g_assert_false (lists_unread_only (fixture));
  /* All stories has a row for it. */
  go_to (fixture, 0, NULL, NULL);
  set_unread_only (fixture, TRUE);
  go_to (fixture, 0, NULL, NULL);
  g_assert_false (lists_unread_only (fixture));
}

/* What is no state is passed over. */
static void
test_bad_states (Fixture *fixture, gconstpointer width)
{
  static const char *const states[] = {
    "",
    "{",
    "7",
    "{'query': <7>, 'pane': <'x'>, 'place': <[1, 2]>, 'unread': <7>}",
    "{'query': <'no query'>, 'pane': <uint32 99>, 'place': <(int64 -1, nan, @ax [])>}",
    "{'place': <(int64 99999, 1e300, [int64 99998, 99997])>, 'newer': <true>}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      dateline_reader_set_state (fixture->reader, states[i]);
      WAIT_FOR (has_settled (fixture));
      g_assert_cmpuint (count (fixture), >=, 6);
      g_assert_cmpuint (dateline_fold_get_pane (fixture->reader->fold), <, 3);
    }
}

typedef struct
{
  guint n_told;
  gboolean was_there; /* all that is seen first, when it was told */
} Filled;

static void
filled_cb (DatelineReader *reader, Filled *filled)
{
  g_autoptr (DatelineStory) first =
      g_list_model_get_item (G_LIST_MODEL (reader->edition), 0);
  DatelineSidebar *sidebar = dateline_sidebar_pane_get_sidebar (reader->sidebar_pane);

  filled->n_told++;
  filled->was_there = first != NULL && dateline_story_get_headline (first) != NULL &&
                      dateline_sidebar_get_overview (sidebar) != NULL;
}

/* A host may show its window then: so it is told to a reader that is in none, and also
 * where there is nothing to list. */
static void
test_filled (Fixture *fixture, gconstpointer width)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkWidget) reader =
          g_object_ref_sink (dateline_reader_new (fixture->store, fixture->refresher));
      g_autoptr (DatelineQuery) query = dateline_query_new ();
      Filled filled = { 0 };

      g_signal_connect (reader, "filled", G_CALLBACK (filled_cb), &filled);
      if (i == 1)
        dateline_query_set_words (query, "nowheretobefound");
      dateline_reader_set_query (DATELINE_READER (reader), query);
      WAIT_FOR (filled.n_told > 0);
      g_assert_true (filled.was_there == (i == 0));
      dateline_edition_reload (DATELINE_READER (reader)->edition);
      WAIT_FOR (!dateline_edition_is_loading (DATELINE_READER (reader)->edition));
      g_assert_cmpuint (filled.n_told, ==, 1);
      g_object_run_dispose (G_OBJECT (reader));
    }
}

int
main (int argc, char *argv[])
{
  gpointer wide = GINT_TO_POINTER (1200);

  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, width, test)                                                           \
  g_test_add ("/reader-place/" path, Fixture, width, set_up, test, tear_down)
  ADD ("first-on", wide, test_first_on);
  ADD ("restart", wide, test_restart);
  ADD ("filters", wide, test_filters);
  ADD ("bad-states", wide, test_bad_states);
  ADD ("filled", wide, test_filled);
  return g_test_run ();
}
