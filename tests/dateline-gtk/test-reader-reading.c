/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where a person is the next time, and which stories count as read without being marked:
 * after a delay, and by scrolling past them with a real wheel. */

#include "reader-test.h"

#include "dateline-gtk/headlines/dateline-headline-list-private.h"
#include "dateline-gtk/headlines/dateline-headline-row-private.h"
#include "dateline-gtk/headlines/dateline-headline-view-private.h"

#include "pointer-test.h"

#define TITLE "Dateline for reading"
#define N_STORIES 200

static DatelineHeadlineList *
get_list (Fixture *fixture)
{
  return dateline_list_pane_get_list (fixture->reader->list_pane);
}

static GtkWidget *
get_scrolled (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (get_list (fixture)), "GtkScrolledWindow", NULL);
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (get_scrolled (fixture)));
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->reader->edition));
}

static gint64
add_feed (Fixture *fixture)
{
  TestStore store = { fixture->folder, fixture->store };

  return test_store_add_feed (&store, "https://a.example/feed", "Aurora", "World");
}

/* Numbers beginning with @first, the newest @age seconds old. */
static void
add_stories (Fixture *fixture, gint64 feed_id, guint first, guint n, int age)
{
  TestStore store = { fixture->folder, fixture->store };

  test_store_add_stories (&store,
                          feed_id,
                          first,
                          n,
                          g_get_real_time () / G_USEC_PER_SEC - age);
}

/* A reader of the feed's stories alone. */
static gint64
show_many (Fixture *fixture)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 feed_id = add_feed (fixture);

  add_stories (fixture, feed_id, 1, N_STORIES, 24 * 3600);
  dateline_query_set_feed (query, feed_id);
  dateline_reader_set_query (fixture->reader, query);
  WAIT_FOR (count (fixture) == N_STORIES &&
            gtk_adjustment_get_upper (get_adjustment (fixture)) > 10000);
  return feed_id;
}

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

/* The story at the upper edge, 0 for none. */
static gint64
get_top (Fixture *fixture)
{
  GtkWidget *scrolled = get_scrolled (fixture);
  GtkWidget *row = gtk_widget_pick (scrolled, 100, 0, GTK_PICK_DEFAULT);
  DatelineStory *story;

  while (row != NULL && !DATELINE_IS_HEADLINE_ROW (row))
    row = gtk_widget_get_parent (row);
  story =
      row != NULL ? dateline_headline_row_get_story (DATELINE_HEADLINE_ROW (row)) : NULL;
  return story != NULL ? dateline_story_get_id (story) : 0;
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

static gboolean
is_read (Fixture *fixture, guint position)
{
  g_autoptr (DatelineStory) story = get_story (fixture, position);

  return dateline_story_is_read (story);
}

static void
open_nth (Fixture *fixture, guint position)
{
  gint64 id = dateline_edition_get_id (fixture->reader->edition, position);

  dateline_reader_open_story (fixture->reader, id);
  WAIT_FOR (get_open_id (fixture) == id);
}

static void
test_delay (Fixture *fixture, gconstpointer width)
{
  open_nth (fixture, 0);
  WAIT_FOR (is_read (fixture, 0));

  g_object_set (fixture->reader, "read-delay", -1, NULL);
  open_nth (fixture, 1);
  run_for (50);
  g_assert_false (is_read (fixture, 1));

  /* Who goes on before has not read it. */
  g_object_set (fixture->reader, "read-delay", 1, NULL);
  open_nth (fixture, 2);
  open_nth (fixture, 3);
  g_assert_false (is_read (fixture, 3));
  WAIT_FOR (is_read (fixture, 3));
  g_assert_false (is_read (fixture, 1));
  g_assert_false (is_read (fixture, 2));
}

static guint
count_read (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < 60; i++)
    n += is_read (fixture, i);
  return n;
}

/* The wheel over the list, a notch at a time. */
static void
turn_wheel (Fixture *fixture, int n)
{
  GtkWidget *scrolled = get_scrolled (fixture);
  double x, y, surface_x, surface_y;

  g_assert_true (gtk_widget_translate_coordinates (scrolled,
                                                   GTK_WIDGET (fixture->window),
                                                   100,
                                                   200,
                                                   &x,
                                                   &y));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &surface_x, &surface_y);
  do_tool ("mousemove %d %d", (int) (x + surface_x), (int) (y + surface_y));
  for (int i = 0; i < n; i++)
    {
      double value = gtk_adjustment_get_value (get_adjustment (fixture));

      do_tool ("click 5");
      WAIT_FOR (gtk_adjustment_get_value (get_adjustment (fixture)) > value);
    }
}

static void
put_in_corner (Fixture *fixture)
{
  gtk_window_set_title (fixture->window, TITLE);
  do_tool ("search --sync --onlyvisible --name reading windowmove --sync 0 0");
}

static gboolean
be_busy_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* On a busy machine a person scrolls before the list has been put at its top. */
static void
test_scrolled_at_once (Fixture *fixture, gconstpointer width)
{
  double value;
  guint busy;

  show_many (fixture);
  put_in_corner (fixture);
  busy = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE - 1, be_busy_cb, NULL, NULL);
  dateline_headline_list_scroll_to_top (get_list (fixture));
  WAIT_FOR (get_list (fixture)->scroll_source != 0);
  turn_wheel (fixture, 2);
  value = gtk_adjustment_get_value (get_adjustment (fixture));
  g_source_remove (busy);
  run_for (300);
  /* But for what is rounded where rows are laid out. */
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), >, value - 10);
}

static void
test_passing (Fixture *fixture, gconstpointer width)
{
  guint position, n_passed;

  show_many (fixture);
  put_in_corner (fixture);

  /* Off unless wished for. */
  turn_wheel (fixture, 4);
  run_for (1000);
  g_assert_cmpuint (count_read (fixture), ==, 0);

  /* What scrolls without a person reads nothing. */
  g_object_set (fixture->reader, "reads-passed", TRUE, NULL);
  gtk_adjustment_set_value (get_adjustment (fixture), 0);
  run_for (100);
  gtk_adjustment_set_value (get_adjustment (fixture), 900);
  run_for (1000);
  gtk_adjustment_set_value (get_adjustment (fixture), 0);
  run_for (1000);
  g_assert_cmpuint (count_read (fixture), ==, 0);

  turn_wheel (fixture, 12);
  WAIT_FOR (count_read (fixture) > 0);
  g_assert_true (
      dateline_edition_find (fixture->reader->edition, get_top (fixture), &position));
  g_assert_cmpuint (position, >, 2);
  n_passed = count_read (fixture);
  g_assert_cmpuint (n_passed, ==, position);
  for (guint i = 0; i < n_passed; i++)
    g_assert_true (is_read (fixture, i));

  /* One stretch is one step. */
  act (fixture, "reader.undo");
  WAIT_FOR (count_read (fixture) == 0);
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
  g_autofree char *tool = g_find_program_in_path ("xdotool");

  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, width, test)                                                           \
  g_test_add ("/reader-reading/" path, Fixture, width, set_up, test, tear_down)
  ADD ("first-on", wide, test_first_on);
  ADD ("restart", wide, test_restart);
  ADD ("filters", wide, test_filters);
  ADD ("bad-states", wide, test_bad_states);
  ADD ("delay", wide, test_delay);
  ADD ("filled", wide, test_filled);
  if (tool != NULL)
    {
      ADD ("scrolled-at-once", wide, test_scrolled_at_once);
      ADD ("passing", wide, test_passing);
    }
  return g_test_run ();
}
