/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The sidebar over a real store: its rows and their order, its counts, what it emits and
 * what it does not, and what stays as it was when the store changes. */

#include "dateline-gtk/sidebar/dateline-sidebar-outline-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar.h"

#include "gui-test.h"

typedef struct
{
  TestStore store;
  gint64 loose_id;
  gint64 filed_id;
  DatelineSidebar *sidebar;
  GtkWindow *window;
  guint n_selected;
  DatelineQuery *selected;
} Fixture;

static void
query_selected_cb (DatelineSidebar *sidebar, DatelineQuery *query, Fixture *fixture)
{
  fixture->n_selected++;
  g_clear_pointer (&fixture->selected, dateline_query_free);
  fixture->selected = dateline_query_copy (query);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  test_store_init (&fixture->store);
  fixture->filed_id =
      test_store_add_feed (&fixture->store, "https://a.example/feed", "Aurora", "World");
  test_store_add_feed (&fixture->store, "https://b.example/feed", "Bulletin", "Arts");
  fixture->loose_id =
      test_store_add_feed (&fixture->store, "https://c.example/feed", "Courier", NULL);
  /* All of today, at any time of the day. */
  for (guint i = 0; i < 5; i++)
    test_store_add_stories (&fixture->store, fixture->filed_id, 1 + i, 1, now - i);

  fixture->sidebar = DATELINE_SIDEBAR (dateline_sidebar_new (fixture->store.store, NULL));
  g_signal_connect (fixture->sidebar,
                    "query-selected",
                    G_CALLBACK (query_selected_cb),
                    fixture);
  fixture->window = show_in_window (GTK_WIDGET (fixture->sidebar), 240, 700);
  WAIT_FOR (dateline_sidebar_get_overview (fixture->sidebar) != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer sidebar = fixture->sidebar;

  g_object_add_weak_pointer (G_OBJECT (fixture->sidebar), &sidebar);
  gtk_window_destroy (fixture->window);
  WAIT_FOR (sidebar == NULL);
  g_clear_pointer (&fixture->selected, dateline_query_free);
  test_store_clear (&fixture->store);
}

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  GtkWidget *list = find_widget (GTK_WIDGET (fixture->sidebar), "GtkListView", NULL);

  return gtk_list_view_get_model (GTK_LIST_VIEW (list));
}

/* All rows as text: "World 5 > Aurora 5", a line each. */
static char *
get_rows (Fixture *fixture)
{
  GListModel *rows = G_LIST_MODEL (get_selection (fixture));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr (DatelineSidebarPlace) place = gtk_tree_list_row_get_item (row);

      g_string_append_printf (text,
                              "%s%s %u\n",
                              gtk_tree_list_row_get_depth (row) > 0 ? "  " : "",
                              place->label,
                              place->count);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_rows (Fixture *fixture, const char *wanted)
{
  g_autofree char *rows = get_rows (fixture);

  return g_str_equal (rows, wanted);
}

static const char *
get_selected_label (Fixture *fixture)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (get_selection (fixture));
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autoptr (DatelineSidebarPlace) place = NULL;

  if (gtk_bitset_is_empty (selected))
    return NULL;
  row = g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)),
                               gtk_bitset_get_minimum (selected));
  place = gtk_tree_list_row_get_item (row);
  return place->label;
}

static void
mark_all_read (Fixture *fixture)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GAsyncResult) marked = NULL;

  dateline_store_mark_all_read_async (fixture->store.store,
                                      query,
                                      NULL,
                                      result_cb,
                                      &marked);
  WAIT_FOR (marked != NULL);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rows = get_rows (fixture);

  g_assert_cmpstr (rows,
                   ==,
                   "All stories 5\nToday 5\nUnread 5\nSaved 0\n"
                   "Arts 0\n  Bulletin 0\nWorld 5\n  Aurora 5\nCourier 0\n");
}

static void
test_follows_store (Fixture *fixture, gconstpointer data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC - 86400 * 3;

  test_store_add_stories (&fixture->store, fixture->loose_id, 100, 2, now);
  WAIT_FOR (has_rows (fixture,
                      "All stories 7\nToday 5\nUnread 7\nSaved 0\n"
                      "Arts 0\n  Bulletin 0\nWorld 5\n  Aurora 5\nCourier 2\n"));

  /* A new feed in a new category comes in its place by name. */
  test_store_add_feed (&fixture->store, "https://d.example/feed", "Daily", "Business");
  WAIT_FOR (has_rows (fixture,
                      "All stories 7\nToday 5\nUnread 7\nSaved 0\n"
                      "Arts 0\n  Bulletin 0\nBusiness 0\n  Daily 0\n"
                      "World 5\n  Aurora 5\nCourier 2\n"));
}

/* A feed that is called otherwise goes to where its name belongs. */
static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { fixture->filed_id, fixture->loose_id };

  test_store_add_feed (&fixture->store, "https://d.example/feed", "Daily", NULL);
  test_store_add_feed (&fixture->store, "https://e.example/feed", "Echo", "World");
  WAIT_FOR (has_rows (fixture,
                      "All stories 5\nToday 5\nUnread 5\nSaved 0\n"
                      "Arts 0\n  Bulletin 0\nWorld 5\n  Aurora 5\n  Echo 0\n"
                      "Courier 0\nDaily 0\n"));
  for (guint i = 0; i < 2; i++)
    dateline_store_rename_feed_async (fixture->store.store,
                                      ids[i],
                                      "Z",
                                      NULL,
                                      NULL,
                                      NULL);
  WAIT_FOR (has_rows (fixture,
                      "All stories 5\nToday 5\nUnread 5\nSaved 0\n"
                      "Arts 0\n  Bulletin 0\nWorld 5\n  Echo 0\n  Z 5\nDaily 0\nZ 0\n"));
}

static void
test_selecting_emits (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_item (get_selection (fixture), 2, TRUE);
  g_assert_cmpuint (fixture->n_selected, ==, 1);
  g_assert_true (dateline_query_get_unread_only (fixture->selected));
  gtk_selection_model_select_item (get_selection (fixture), 6, TRUE);
  g_assert_cmpuint (fixture->n_selected, ==, 2);
  g_assert_true (dateline_query_has_category (fixture->selected, "World"));
  gtk_selection_model_select_item (get_selection (fixture), 7, TRUE);
  g_assert_cmpint (dateline_query_get_feed (fixture->selected), ==, fixture->filed_id);

  /* Enter on the row that is selected already means "go there". */
  g_signal_emit_by_name (find_widget (GTK_WIDGET (fixture->sidebar), "GtkListView", NULL),
                         "activate",
                         7);
  g_assert_cmpuint (fixture->n_selected, ==, 4);
}

static void
test_set_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autofree char *narrowed = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *name = NULL;

  dateline_query_set_feed (query, fixture->filed_id);
  dateline_sidebar_set_query (fixture->sidebar, query);
  g_assert_cmpstr (get_selected_label (fixture), ==, "Aurora");
  exact = dateline_sidebar_describe_query (fixture->sidebar, query);
  g_assert_cmpstr (exact, ==, "Aurora");

  /* Narrowed down it is still at home there, but the name alone says no longer all. */
  dateline_query_set_words (query, "harbour");
  dateline_sidebar_set_query (fixture->sidebar, query);
  g_assert_cmpstr (get_selected_label (fixture), ==, "Aurora");
  narrowed = dateline_sidebar_describe_query (fixture->sidebar, query);
  g_assert_null (narrowed);
  name = dateline_sidebar_name_query (fixture->sidebar, query);
  g_assert_cmpstr (name, ==, "Aurora");

  dateline_query_clear_filters (query);
  dateline_query_set_words (query, "harbour");
  dateline_sidebar_set_query (fixture->sidebar, query);
  g_assert_null (get_selected_label (fixture));
  dateline_query_set_words (query, NULL);
  dateline_sidebar_set_query (fixture->sidebar, query);
  g_assert_cmpstr (get_selected_label (fixture), ==, "All stories");
  g_assert_cmpuint (fixture->n_selected, ==, 0);
}

static void
test_names_of_queries (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autofree char *both = NULL;
  g_autofree char *gone = NULL;

  dateline_query_add_category (query, "World");
  dateline_query_add_category (query, "Arts");
  both = dateline_sidebar_name_query (fixture->sidebar, query);
  g_assert_cmpstr (both, ==, "World, Arts");

  dateline_query_clear_filters (query);
  dateline_query_set_feed (query, 4711);
  gone = dateline_sidebar_name_query (fixture->sidebar, query);
  g_assert_cmpstr (gone, ==, "All stories");
}

/* What the reader has closed and selected stays so while counts and rows change around
 * it. */
static void
test_state_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GListModel *rows = G_LIST_MODEL (get_selection (fixture));
  g_autoptr (GtkTreeListRow) world = g_list_model_get_item (rows, 6);

  gtk_tree_list_row_set_expanded (world, FALSE);
  dateline_query_set_feed (query, fixture->loose_id);
  dateline_sidebar_set_query (fixture->sidebar, query);
  g_assert_cmpstr (get_selected_label (fixture), ==, "Courier");

  test_store_add_feed (&fixture->store, "https://d.example/feed", "Daily", "Business");
  test_store_add_feed (&fixture->store, "https://e.example/feed", "Echo", "World");
  WAIT_FOR (
      has_rows (fixture,
                "All stories 5\nToday 5\nUnread 5\nSaved 0\n"
                "Arts 0\n  Bulletin 0\nBusiness 0\n  Daily 0\nWorld 5\nCourier 0\n"));
  g_assert_cmpstr (get_selected_label (fixture), ==, "Courier");
  g_assert_cmpuint (fixture->n_selected, ==, 0);
}

static void
overview_cb (guint *count)
{
  (*count)++;
}

/* A refresh of many feeds changes the store all the time: four overviews a second will
 * do. */
static void
test_changes_are_gathered (Fixture *fixture, gconstpointer data)
{
  guint n_overviews = 0;
  gint64 begin = g_get_monotonic_time ();
  double seconds;

  g_signal_connect_swapped (fixture->sidebar,
                            "notify::overview",
                            G_CALLBACK (overview_cb),
                            &n_overviews);
  for (guint i = 0; i < 60; i++)
    {
      test_store_add_stories (&fixture->store,
                              fixture->loose_id,
                              1000 + i,
                              1,
                              1000000 + i);
      run_for (5);
    }
  WAIT_FOR (dateline_overview_get_n_stories (
                dateline_sidebar_get_overview (fixture->sidebar)) == 65);
  seconds = (g_get_monotonic_time () - begin) / (double) G_USEC_PER_SEC;
  g_assert_cmpuint (n_overviews, >=, 1);
  g_assert_cmpfloat (n_overviews, <=, seconds * 4 + 2);
}

/* What has nothing unread is left out, but for what is shown, until something else is. */
static void
test_hides_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_sidebar_set_hides_read (fixture->sidebar, TRUE);
  WAIT_FOR (has_rows (fixture,
                      "All stories 5\nToday 5\nUnread 5\nSaved 0\n"
                      "World 5\n  Aurora 5\n"));
  dateline_query_set_feed (query, fixture->loose_id);
  dateline_sidebar_set_query (fixture->sidebar, query);
  WAIT_FOR (has_rows (fixture,
                      "All stories 5\nToday 5\nUnread 5\nSaved 0\n"
                      "World 5\n  Aurora 5\nCourier 0\n"));
  g_assert_cmpstr (get_selected_label (fixture), ==, "Courier");

  /* Read to its end it stays as long as it is shown. */
  dateline_query_set_feed (query, fixture->filed_id);
  dateline_sidebar_set_query (fixture->sidebar, query);
  WAIT_FOR (has_rows (fixture,
                      "All stories 5\nToday 5\nUnread 5\nSaved 0\n"
                      "World 5\n  Aurora 5\n"));
  mark_all_read (fixture);
  WAIT_FOR (has_rows (fixture,
                      "All stories 5\nToday 5\nUnread 0\nSaved 0\n"
                      "World 0\n  Aurora 0\n"));
  g_assert_cmpstr (get_selected_label (fixture), ==, "Aurora");
  dateline_query_clear_filters (query);
  dateline_sidebar_set_query (fixture->sidebar, query);
  WAIT_FOR (has_rows (fixture, "All stories 5\nToday 5\nUnread 0\nSaved 0\n"));
  g_assert_cmpuint (fixture->n_selected, ==, 0);

  dateline_sidebar_set_hides_read (fixture->sidebar, FALSE);
  WAIT_FOR (has_rows (fixture,
                      "All stories 5\nToday 5\nUnread 0\nSaved 0\n"
                      "Arts 0\n  Bulletin 0\nWorld 0\n  Aurora 0\nCourier 0\n"));
}

/* The next feed with something unread, also where it is closed, and round again. */
static void
test_next_unread (Fixture *fixture, gconstpointer data)
{
  GListModel *rows = G_LIST_MODEL (get_selection (fixture));
  g_autoptr (GtkTreeListRow) world = g_list_model_get_item (rows, 6);

  gtk_tree_list_row_set_expanded (world, FALSE);
  test_store_add_stories (&fixture->store, fixture->loose_id, 100, 2, 1000);
  WAIT_FOR (dateline_overview_get_n_unread (
                dateline_sidebar_get_overview (fixture->sidebar)) == 7);
  g_assert_true (dateline_sidebar_go_to_unread (fixture->sidebar, TRUE));
  g_assert_cmpstr (get_selected_label (fixture), ==, "Aurora");
  g_assert_cmpint (dateline_query_get_feed (fixture->selected), ==, fixture->filed_id);
  g_assert_true (dateline_sidebar_go_to_unread (fixture->sidebar, TRUE));
  g_assert_cmpstr (get_selected_label (fixture), ==, "Courier");
  g_assert_true (dateline_sidebar_go_to_unread (fixture->sidebar, TRUE));
  g_assert_cmpstr (get_selected_label (fixture), ==, "Aurora");
  g_assert_true (dateline_sidebar_go_to_unread (fixture->sidebar, FALSE));
  g_assert_cmpstr (get_selected_label (fixture), ==, "Courier");
}

/* Several rows are selected without anything being shown, and stay so. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = get_selection (fixture);
  g_autoptr (GtkBitset) selected = NULL;

  gtk_selection_model_select_item (selection, 5, TRUE);
  g_assert_cmpuint (fixture->n_selected, ==, 1);
  gtk_selection_model_select_item (selection, 7, FALSE);
  g_assert_cmpuint (fixture->n_selected, ==, 1);
  test_store_add_stories (&fixture->store, fixture->loose_id, 100, 2, 1000);
  WAIT_FOR (dateline_overview_get_n_unread (
                dateline_sidebar_get_overview (fixture->sidebar)) == 7);
  selected = gtk_selection_model_get_selection (selection);
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 2);
}

/* Without a host the sidebar makes the change itself. */
static void
test_removes (Fixture *fixture, gconstpointer data)
{
  const char *const keys[] = { "feed:1@", NULL };
  g_autofree char *key =
      g_strdup_printf ("feed:%" G_GINT64_FORMAT "@", fixture->loose_id);
  const char *const right[] = { key, "feed:4711@", NULL };

  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar),
                              "sidebar.remove",
                              "^as",
                              keys);
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar),
                              "sidebar.remove",
                              "^as",
                              right);
  WAIT_FOR (has_rows (fixture,
                      "All stories 5\nToday 5\nUnread 5\nSaved 0\n"
                      "Arts 0\n  Bulletin 0\nWorld 5\n  Aurora 5\n"));
}

static gboolean
has_row (Fixture *fixture, const char *wanted)
{
  g_autofree char *rows = get_rows (fixture);

  return strstr (rows, wanted) != NULL;
}

/* What is kept under a name has a row with its unread stories, and lists them. */
static void
test_section (Fixture *fixture, gconstpointer data)
{
  DatelineStore *store = fixture->store.store;
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) removed = NULL;
  g_autofree char *name = NULL;
  gint64 id;

  dateline_query_add_category (query, "World");
  dateline_query_set_unread_only (query, TRUE);
  dateline_store_add_section_async (store, "My world", query, NULL, result_cb, &added);
  WAIT_FOR (added != NULL);
  id = dateline_store_add_section_finish (store, added, NULL);
  g_assert_cmpint (id, >, 0);
  WAIT_FOR (has_row (fixture, "My world 5\n"));
  name = dateline_sidebar_describe_query (fixture->sidebar, query);
  g_assert_cmpstr (name, ==, "My world");

  dateline_sidebar_set_query (fixture->sidebar, query);
  g_assert_cmpstr (get_selected_label (fixture), ==, "My world");

  dateline_store_remove_section_async (store, id, NULL, result_cb, &removed);
  WAIT_FOR (removed != NULL);
  g_assert_true (dateline_store_remove_section_finish (store, removed, NULL));
  WAIT_FOR (!has_row (fixture, "My world"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                  \
  g_test_add ("/sidebar/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("rows", test_rows);
  ADD ("follows-store", test_follows_store);
  ADD ("renamed", test_renamed);
  ADD ("selecting-emits", test_selecting_emits);
  ADD ("set-query", test_set_query);
  ADD ("names-of-queries", test_names_of_queries);
  ADD ("state-is-kept", test_state_is_kept);
  ADD ("changes-are-gathered", test_changes_are_gathered);
  ADD ("hides-read", test_hides_read);
  ADD ("next-unread", test_next_unread);
  ADD ("several", test_several);
  ADD ("removes", test_removes);
  ADD ("section", test_section);
  return g_test_run ();
}
