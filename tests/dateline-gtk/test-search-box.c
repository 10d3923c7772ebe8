/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The search box: what it says that it understood, what it offers, and the order. */

#include "dateline-gtk/reader/dateline-search-box-private.h"

#include "dateline-gtk/reader/dateline-search-completion-private.h"

#include "gui-test.h"

typedef struct
{
  TestStore store;
  DatelineEdition *edition;
  DatelineSearchBox *box;
  GtkWindow *window;
  guint n_searches;
} Fixture;

static void
searched_cb (Fixture *fixture)
{
  fixture->n_searches++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineOverview) overview = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  test_store_init (&fixture->store);
  test_store_add_feed (&fixture->store, "http://post.example/", "Morning Post", "World");
  dateline_store_load_overview_async (fixture->store.store, NULL, result_cb, &result);
  WAIT_FOR (result != NULL);
  overview = dateline_store_load_overview_finish (fixture->store.store, result, NULL);

  fixture->edition = dateline_edition_new (fixture->store.store);
  fixture->box = DATELINE_SEARCH_BOX (dateline_search_box_new (fixture->edition));
  dateline_search_box_set_overview (fixture->box, overview);
  g_signal_connect_swapped (fixture->box,
                            "search-changed",
                            G_CALLBACK (searched_cb),
                            fixture);
  fixture->window = show_in_window (GTK_WIDGET (fixture->box), 380, 300);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->edition);
  test_store_clear (&fixture->store);
}

/* As if typed at the end. */
static void
type (Fixture *fixture, const char *letters)
{
  GtkEditable *entry = dateline_search_box_get_entry (fixture->box);

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_position (entry, -1);
  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
    {
      int position = gtk_editable_get_position (entry);

      gtk_editable_insert_text (entry, p, g_utf8_next_char (p) - p, &position);
      gtk_editable_set_position (entry, position);
    }
}

static const char *
get_explanation (Fixture *fixture)
{
  GtkWidget *label =
      find_widget (GTK_WIDGET (fixture->box), "GtkLabel", "dateline-understood");

  return label != NULL ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

static DatelineSearchCompletion *
get_completion (Fixture *fixture)
{
  GtkWidget *entry = GTK_WIDGET (dateline_search_box_get_entry (fixture->box));
  GtkWidget *found = find_widget (entry, "DatelineSearchCompletion", NULL);

  return found != NULL ? DATELINE_SEARCH_COMPLETION (found) : NULL;
}

static void
test_explanation (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  g_assert_null (get_explanation (fixture));
  type (fixture, "is:unread title:harb");
  g_assert_cmpstr (get_explanation (fixture),
                   ==,
                   "Unread stories with “harb…” in the title");
  WAIT_FOR (fixture->n_searches == 1);
  type (fixture, " is:blue ");
  g_assert_cmpstr (get_explanation (fixture),
                   ==,
                   "Unread stories with “harb” in the title. Not understood: is:blue");
  dateline_search_box_get_words (fixture->box, query);
  g_assert_cmpstr (dateline_query_get_words (query), ==, "is:unread title:harb is:blue");
  WAIT_FOR (fixture->n_searches == 2);

  /* What the query brings is no search of a person's. */
  dateline_query_set_words (query, "river");
  dateline_query_set_order (query, DATELINE_QUERY_ORDER_RELEVANCE);
  dateline_search_box_set_query (fixture->box, query);
  g_assert_cmpstr (get_explanation (fixture), ==, "Stories with “river…”");
  dateline_query_set_words (query, NULL);
  dateline_search_box_set_query (fixture->box, query);
  g_assert_null (get_explanation (fixture));
  run_for (300);
  g_assert_cmpuint (fixture->n_searches, ==, 2);
}

static void
test_order (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GtkStringObject *item;
  GtkWidget *order;

  type (fixture, "river");
  WAIT_FOR (fixture->n_searches == 1);
  order = find_widget (GTK_WIDGET (fixture->box), "GtkDropDown", NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (order), 1);
  g_assert_cmpuint (fixture->n_searches, ==, 2);
  dateline_search_box_get_words (fixture->box, query);
  g_assert_cmpint (dateline_query_get_order (query), ==, DATELINE_QUERY_ORDER_RELEVANCE);

  /* The other choice is the order of the list, whichever that is. */
  dateline_query_set_order (query, DATELINE_QUERY_ORDER_OLDEST);
  dateline_search_box_set_query (fixture->box, query);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (order)), ==, 0);
  item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (order));
  g_assert_cmpstr (gtk_string_object_get_string (item), ==, "Oldest first");
  dateline_search_box_get_words (fixture->box, query);
  g_assert_cmpint (dateline_query_get_order (query), ==, DATELINE_QUERY_ORDER_OLDEST);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (order), 1);

  /* Without words nothing is by relevance; the next words are again. */
  gtk_editable_set_text (dateline_search_box_get_entry (fixture->box), "");
  dateline_search_box_get_words (fixture->box, query);
  g_assert_cmpint (dateline_query_get_order (query), ==, DATELINE_QUERY_ORDER_OLDEST);
  dateline_search_box_set_query (fixture->box, query);
  type (fixture, "lake");
  dateline_search_box_get_words (fixture->box, query);
  g_assert_cmpint (dateline_query_get_order (query), ==, DATELINE_QUERY_ORDER_RELEVANCE);
}

static void
test_completion (Fixture *fixture, gconstpointer unused)
{
  GtkEditable *entry = dateline_search_box_get_entry (fixture->box);

  type (fixture, "x ca");
  WAIT_FOR (get_completion (fixture) != NULL);
  /* Nothing is chosen yet, so that Enter only searches. */
  g_assert_false (dateline_search_completion_accept (get_completion (fixture), FALSE));
  g_assert_true (dateline_search_completion_move (get_completion (fixture), 1));
  g_assert_true (dateline_search_completion_move (get_completion (fixture), 1));
  g_assert_true (dateline_search_completion_move (get_completion (fixture), -1));
  g_assert_true (dateline_search_completion_accept (get_completion (fixture), FALSE));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "x category:");

  type (fixture, "wo");
  g_assert_true (dateline_search_completion_accept (get_completion (fixture), TRUE));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "x category:World ");
  g_assert_null (get_completion (fixture));

  type (fixture, "on:last");
  g_assert_true (dateline_search_completion_accept (get_completion (fixture), TRUE));
  g_assert_cmpstr (gtk_editable_get_text (entry),
                   ==,
                   "x category:World on:\"last week\" ");
  type (fixture, "zzz");
  g_assert_null (get_completion (fixture));
}

#define BOX_TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  BOX_TEST ("/search-box/explanation", test_explanation);
  BOX_TEST ("/search-box/order", test_order);
  BOX_TEST ("/search-box/completion", test_completion);

  return g_test_run ();
}
