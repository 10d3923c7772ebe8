/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The order of the reader's lists: chosen by a menu's action or a key, one for all lists
 * but for sections, which have their own. */

#include "reader-test.h"

static void
choose (Fixture *fixture, const char *action, const char *target)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->reader), action, "s", target));
  WAIT_FOR (!dateline_edition_is_loading (fixture->reader->edition));
}

static DatelineQueryOrder
get_order (Fixture *fixture)
{
  return dateline_query_get_order (dateline_edition_get_query (fixture->reader->edition));
}

static gint64
get_time (Fixture *fixture, guint position)
{
  g_autoptr (DatelineStory) story = get_story (fixture, position);

  return dateline_headline_get_time (dateline_story_get_headline (story));
}

static void
show_unread (Fixture *fixture, gboolean unread)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_unread_only (query, unread);
  dateline_reader_set_query (fixture->reader, query);
  WAIT_FOR (!dateline_edition_is_loading (fixture->reader->edition));
}

static void
notify_cb (guint *n)
{
  (*n)++;
}

/* What is chosen is of every list, and a program can keep it. */
static void
test_choose (Fixture *fixture, gconstpointer unused)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->reader->edition));
  guint n_notified = 0;
  DatelineQueryOrder order;

  g_signal_connect_swapped (fixture->reader,
                            "notify::order",
                            G_CALLBACK (notify_cb),
                            &n_notified);
  choose (fixture, "reader.order", "oldest");
  g_assert_cmpuint (n_notified, ==, 1);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (get_time (fixture, i - 1), <=, get_time (fixture, i));
  g_object_get (fixture->reader, "order", &order, NULL);
  g_assert_cmpint (order, ==, DATELINE_QUERY_ORDER_OLDEST);

  show_unread (fixture, TRUE);
  g_assert_cmpint (get_order (fixture), ==, DATELINE_QUERY_ORDER_OLDEST);
  choose (fixture, "reader.grouping", "feed");
  show_unread (fixture, FALSE);
  g_assert_cmpint (
      dateline_query_get_grouping (dateline_edition_get_query (fixture->reader->edition)),
      ==,
      DATELINE_QUERY_GROUPING_FEED);

  /* As a program that has kept it sets it. */
  g_object_set (fixture->reader, "order", DATELINE_QUERY_ORDER_NEWEST, NULL);
  WAIT_FOR (!dateline_edition_is_loading (fixture->reader->edition));
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (get_time (fixture, i - 1), >=, get_time (fixture, i));
}

/* The key goes round. */
static void
test_next (Fixture *fixture, gconstpointer unused)
{
  act (fixture, "reader.next-order");
  g_assert_cmpint (get_order (fixture), ==, DATELINE_QUERY_ORDER_OLDEST);
  act (fixture, "reader.next-order");
  g_assert_cmpint (get_order (fixture), ==, DATELINE_QUERY_ORDER_UNREAD);
  act (fixture, "reader.next-order");
  g_assert_cmpint (get_order (fixture), ==, DATELINE_QUERY_ORDER_NEWEST);
  act (fixture, "reader.next-grouping");
  g_assert_cmpint (dateline_query_get_grouping (fixture->reader->query),
                   ==,
                   DATELINE_QUERY_GROUPING_FEED);
}

static GListModel *
get_rows (Fixture *fixture)
{
  GtkWidget *view = find_widget (
      GTK_WIDGET (dateline_sidebar_pane_get_sidebar (fixture->reader->sidebar_pane)),
      "GtkListView",
      NULL);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

static void
add_section (Fixture *fixture, DatelineQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rows = g_list_model_get_n_items (get_rows (fixture));

  dateline_store_add_section_async (fixture->store,
                                    "Mine",
                                    query,
                                    NULL,
                                    result_cb,
                                    &result);
  WAIT_FOR (result != NULL);
  dateline_store_add_section_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  WAIT_FOR (g_list_model_get_n_items (get_rows (fixture)) > n_rows);
}

static DatelineQueryOrder
load_order_of_section (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) sections = NULL;

  dateline_store_list_sections_async (fixture->store, NULL, result_cb, &result);
  WAIT_FOR (result != NULL);
  sections = dateline_store_list_sections_finish (fixture->store, result, NULL);
  g_assert_cmpuint (sections->len, ==, 1);
  return dateline_query_get_order (dateline_section_get_query (sections->pdata[0]));
}

/* Presses the row that stands for @query in the sidebar. */
static void
go_to_row (Fixture *fixture, const DatelineQuery *query)
{
  DatelineSidebar *sidebar =
      dateline_sidebar_pane_get_sidebar (fixture->reader->sidebar_pane);

  dateline_sidebar_set_query (sidebar, query);
  g_signal_emit_by_name (sidebar, "query-selected", query);
  WAIT_FOR (!dateline_edition_is_loading (fixture->reader->edition));
}

/* A section keeps its order whatever is chosen elsewhere, and what is chosen while it is
 * shown is for it alone. */
static void
test_section (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) own = dateline_query_new ();
  g_autoptr (DatelineQuery) all = dateline_query_new ();
  DatelineQueryOrder order;

  dateline_query_set_date_range (own, DATELINE_DATE_RANGE_LAST_30_DAYS);
  dateline_query_set_order (own, DATELINE_QUERY_ORDER_UNREAD);
  add_section (fixture, own);
  choose (fixture, "reader.order", "oldest");

  go_to_row (fixture, own);
  g_assert_cmpint (get_order (fixture), ==, DATELINE_QUERY_ORDER_UNREAD);
  g_object_get (fixture->reader, "order", &order, NULL);
  g_assert_cmpint (order, ==, DATELINE_QUERY_ORDER_OLDEST);
  choose (fixture, "reader.order", "newest");
  g_assert_cmpint (get_order (fixture), ==, DATELINE_QUERY_ORDER_NEWEST);
  WAIT_FOR (load_order_of_section (fixture) == DATELINE_QUERY_ORDER_NEWEST);

  go_to_row (fixture, all);
  g_assert_cmpint (get_order (fixture), ==, DATELINE_QUERY_ORDER_OLDEST);
}

/* A search is by relevance as long as there is one. */
static void
test_relevance (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  choose (fixture, "reader.order", "oldest");
  dateline_query_set_words (query, "the");
  dateline_query_set_order (query, DATELINE_QUERY_ORDER_RELEVANCE);
  dateline_reader_set_query (fixture->reader, query);
  g_assert_cmpint (get_order (fixture), ==, DATELINE_QUERY_ORDER_RELEVANCE);
  act (fixture, "reader.back");
  g_assert_null (dateline_query_get_words (fixture->reader->query));
  g_assert_cmpint (get_order (fixture), ==, DATELINE_QUERY_ORDER_OLDEST);
}

/* To the feed of the story that is selected, alone: in days again. */
static void
test_go_to_feed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineStory) story = get_story (fixture, 0);
  gint64 feed_id = dateline_headline_get_feed_id (dateline_story_get_headline (story));

  choose (fixture, "reader.grouping", "feed");
  dateline_headline_list_select (dateline_list_pane_get_list (fixture->reader->list_pane),
                                 dateline_story_get_id (story));
  act (fixture, "reader.go-to-feed");
  g_assert_cmpint (dateline_query_get_feed (fixture->reader->query), ==, feed_id);
  g_assert_cmpint (dateline_query_find_grouping (fixture->reader->query),
                   ==,
                   DATELINE_QUERY_GROUPING_DAY);
}

static guint
count_unread (Fixture *fixture, guint first, guint end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    {
      g_autoptr (DatelineStory) story = get_story (fixture, i);

      n += !dateline_story_is_read (story);
    }
  return n;
}

/* Above and below are what the list shows, in any order. */
static void
test_around (Fixture *fixture, gconstpointer unused)
{
  DatelineHeadlineList *list = dateline_list_pane_get_list (fixture->reader->list_pane);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->reader->edition));
  g_autoptr (DatelineStory) story = NULL;

  choose (fixture, "reader.order", "oldest");
  story = get_story (fixture, 3);
  dateline_headline_list_select (list, dateline_story_get_id (story));
  WAIT_FOR (dateline_story_is_read (story));
  g_assert_cmpuint (count_unread (fixture, 0, n), >, 3);
  act (fixture, "reader.mark-above-read");
  WAIT_FOR (count_unread (fixture, 0, 3) == 0);
  g_assert_cmpuint (count_unread (fixture, 4, n), ==, n - 4);
  act (fixture, "reader.undo");
  WAIT_FOR (count_unread (fixture, 0, 3) == 3);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                  \
  g_test_add ("/reader-order/" path,                                                     \
              Fixture,                                                                   \
              GINT_TO_POINTER (1200),                                                    \
              set_up,                                                                    \
              test,                                                                      \
              tear_down)
  ADD ("choose", test_choose);
  ADD ("next", test_next);
  ADD ("section", test_section);
  ADD ("relevance", test_relevance);
  ADD ("go-to-feed", test_go_to_feed);
  ADD ("around", test_around);
  return g_test_run ();
}
