/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where filters are chosen, and what is listed is kept under a name. */

#include "dateline-gtk/reader/dateline-author-choice-private.h"
#include "dateline-gtk/reader/dateline-category-popover-private.h"
#include "dateline-gtk/reader/dateline-filter-choices-private.h"
#include "dateline-gtk/reader/dateline-language-choice-private.h"
#include "dateline-gtk/reader/dateline-section-button-private.h"

#include "filter-test.h"

/* Shows a popover under a button in a window. */
static GtkWindow *
pop_up (GtkWidget *popover)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWindow *window;

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  window = show_in_window (button, 380, 600);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  WAIT_FOR (gtk_widget_get_mapped (popover));
  return window;
}

static GListModel *
get_matches (GtkWidget *popover)
{
  GtkWidget *list = find_widget (popover, "GtkListView", NULL);

  return list != NULL ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))
                      : NULL;
}

static guint
count_matches (GtkWidget *popover)
{
  GListModel *matches = get_matches (popover);

  return matches != NULL ? g_list_model_get_n_items (matches) : 0;
}

/* How many stories the row at @position says. */
static const char *
get_count (GtkWidget *popover, guint position)
{
  GtkWidget *row =
      gtk_widget_get_first_child (find_widget (popover, "GtkListView", NULL));

  while (position-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return gtk_label_get_label (
      GTK_LABEL (gtk_widget_get_last_child (gtk_widget_get_first_child (row))));
}

static void
test_choices (void)
{
  TestStore store;
  GtkWidget *choices;
  DatelineQuery *changed = NULL;
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GtkWidget *box, *entry;

  test_store_init (&store);
  choices = g_object_ref_sink (dateline_filter_choices_new (store.store));
  g_signal_connect (choices, "query-changed", G_CALLBACK (query_changed_cb), &changed);
  dateline_query_add_category (query, "World");
  dateline_query_set_saved_only (query, TRUE);
  dateline_query_set_author (query, "Ada");
  dateline_filter_choices_set_query (DATELINE_FILTER_CHOICES (choices), query);
  g_assert_null (changed);

  box = gtk_widget_get_first_child (choices);
  box = gtk_widget_get_first_child (box);
  for (GtkWidget *button = gtk_widget_get_first_child (box); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      gtk_toggle_button_set_active (
          GTK_TOGGLE_BUTTON (button),
          !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
      dateline_filter_choices_set_query (DATELINE_FILTER_CHOICES (choices), changed);
    }
  g_assert_true (dateline_query_get_unread_only (changed));
  g_assert_false (dateline_query_get_saved_only (changed));
  g_assert_cmpint (dateline_query_get_parts (changed),
                   ==,
                   DATELINE_QUERY_PARTS_PICTURE | DATELINE_QUERY_PARTS_MEDIA);
  g_assert_cmpstr (dateline_query_get_author (changed), ==, "Ada");

  entry = gtk_widget_get_first_child (gtk_widget_get_next_sibling (box));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ada");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Béla");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (dateline_query_get_author (changed), ==, "Béla");
  g_assert_true (dateline_query_has_category (changed, "World"));
  g_clear_pointer (&changed, dateline_query_free);
  g_object_unref (choices);
  test_store_clear (&store);
}

/* Two feeds, one of them German, with a story a byline. */
static void
add_bylines (TestStore *store)
{
  static const struct
  {
    const char *language;
    const char *authors[4];
  } feeds[] = {
    { "de", { "Ada Lee", "Ada Lee", "Zoë Márquez" } },
    { "en-GB", { "Bo Ek" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autofree char *uri = g_strdup_printf ("https://%u.example/", i);
      gint64 feed_id = test_store_add_feed (store, uri, uri, NULL);
      g_auto (DatelineFeedDocumentBuilder) document = { 0 };
      g_autoptr (DatelineFeedDocument) built = NULL;

      dateline_feed_document_builder_init (&document);
      document.is_complete = TRUE;
      document.language = g_strdup (feeds[i].language);
      document.entries =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
      for (guint j = 0; feeds[i].authors[j] != NULL; j++)
        {
          g_auto (DatelineEntryBuilder) entry = { 0 };

          dateline_entry_builder_init (&entry);
          entry.key = g_strdup_printf ("g:%u-%u", i, j);
          entry.title = g_strdup ("Story");
          entry.authors =
              g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
          g_ptr_array_add (entry.authors,
                           dateline_author_new (feeds[i].authors[j], NULL, NULL));
          g_ptr_array_add (document.entries, dateline_entry_builder_build (&entry));
        }
      built = dateline_feed_document_builder_build (&document);
      test_store_merge (store, feed_id, built, g_get_real_time () / G_USEC_PER_SEC);
    }
}

/* The names and numbers of the rows below @list: "Ada Lee 2, Bo Ek 1". */
static char *
get_names (GtkWidget *list)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);

      g_string_append_printf (
          text,
          "%s%s %s",
          text->len > 0 ? ", " : "",
          gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (box))),
          gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (box))));
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_names (GtkWidget *list, const char *wanted)
{
  g_autofree char *names = get_names (list);

  return g_str_equal (names, wanted);
}

/* Authors stand below the line while it has the keys, are narrowed by what is typed, and
 * one is chosen by a press. */
static void
test_authors (void)
{
  TestStore store;
  DatelineQuery *changed = NULL;
  GtkWidget *choice, *entry, *list;
  GtkWindow *window;

  test_store_init (&store);
  add_bylines (&store);
  choice = dateline_author_choice_new (store.store);
  g_signal_connect (choice, "query-changed", G_CALLBACK (query_changed_cb), &changed);
  window = show_in_window (choice, 300, 400);
  entry = gtk_widget_get_first_child (choice);
  list = gtk_widget_get_last_child (choice);
  gtk_widget_grab_focus (entry);
  WAIT_FOR (has_names (list, "Ada Lee 2, Bo Ek 1, Zoë Márquez 1"));
  g_assert_true (gtk_widget_get_visible (list));
  gtk_editable_set_text (GTK_EDITABLE (entry), "marq");
  WAIT_FOR (has_names (list, "Zoë Márquez 1"));

  g_signal_emit_by_name (list, "row-activated", gtk_widget_get_first_child (list));
  g_assert_cmpstr (dateline_query_get_author (changed), ==, "Zoë Márquez");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Zoë Márquez");
  run_for (100); /* the words that were set are no typing */
  dateline_author_choice_set_query (DATELINE_AUTHOR_CHOICE (choice), changed);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  WAIT_FOR (dateline_query_get_author (changed) == NULL);

  g_clear_pointer (&changed, dateline_query_free);
  gtk_window_destroy (window);
  test_store_clear (&store);
}

/* Languages are called what they call themselves, with how many stories they have. */
static void
test_language (void)
{
  TestStore store;
  DatelineQuery *changed = NULL;
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GtkWidget *choice;
  GtkWindow *window;
  GtkDropDown *drop_down;

  test_store_init (&store);
  add_bylines (&store);
  choice = dateline_language_choice_new (store.store);
  g_signal_connect (choice, "query-changed", G_CALLBACK (query_changed_cb), &changed);
  window = show_in_window (choice, 300, 400);
  drop_down = GTK_DROP_DOWN (gtk_widget_get_first_child (choice));
#define WORDS(n)                                                                         \
  gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)), n)
  WAIT_FOR (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)) == 3);
  g_assert_cmpstr (WORDS (0), ==, "Any language");
  g_assert_cmpstr (WORDS (1), ==, "Deutsch (German): 3");
  g_assert_cmpstr (WORDS (2), ==, "English: 1");
  gtk_drop_down_set_selected (drop_down, 1);
  g_assert_cmpstr (dateline_query_get_language (changed), ==, "de");

  /* One that no feed is in is there as well while it is asked for. */
  dateline_query_set_language (query, "cy");
  dateline_language_choice_set_query (DATELINE_LANGUAGE_CHOICE (choice), query);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 3);
  g_assert_cmpstr (WORDS (3), ==, "Cymraeg (Welsh)");
  gtk_drop_down_set_selected (drop_down, 0);
  g_assert_null (dateline_query_get_language (changed));
#undef WORDS

  g_clear_pointer (&changed, dateline_query_free);
  gtk_window_destroy (window);
  test_store_clear (&store);
}

static void
test_category_popover (void)
{
  TestStore store;
  GtkWidget *popover, *list;
  GtkEditable *entry;
  GtkWindow *window;
  DatelineQuery *changed = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 feed_id;
  gpointer left;

  test_store_init (&store);
  test_store_add_feed (&store, "https://a.example/", "A", "World");
  test_store_add_feed (&store, "https://b.example/", "B", "Arts");
  feed_id = test_store_add_feed (&store, "https://c.example/", "C", "Weather");
  test_store_add_stories (&store, feed_id, 1, 3, now);

  popover = dateline_category_popover_new (store.store);
  g_signal_connect (popover, "query-changed", G_CALLBACK (query_changed_cb), &changed);
  window = pop_up (popover);
  WAIT_FOR (count_matches (popover) == 3);

  /* The fullest comes first; several can be chosen at once. */
  list = find_widget (popover, "GtkListView", NULL);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_true (dateline_query_has_category (changed, "Weather"));
  g_signal_emit_by_name (list, "activate", 1);
  g_assert_true (dateline_query_has_category (changed, "Weather"));
  g_assert_true (dateline_query_has_category (changed, "Arts"));
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_false (dateline_query_has_category (changed, "Weather"));
  g_assert_true (dateline_query_has_category (changed, "Arts"));

  /* What is listed is what is counted. */
  g_assert_cmpstr (get_count (popover, 0), ==, "3");
  {
    g_autoptr (DatelineQuery) query = dateline_query_copy (changed);

    dateline_query_set_saved_only (query, TRUE);
    dateline_category_popover_set_query (DATELINE_CATEGORY_POPOVER (popover), query);
    WAIT_FOR (g_strcmp0 (get_count (popover, 0), "0") == 0);
    dateline_query_set_saved_only (query, FALSE);
    dateline_category_popover_set_query (DATELINE_CATEGORY_POPOVER (popover), query);
    WAIT_FOR (g_strcmp0 (get_count (popover, 0), "3") == 0);
  }

  /* Typing narrows them, and Enter takes the first. */
  entry = GTK_EDITABLE (find_widget (popover, "GtkSearchEntry", NULL));
  gtk_editable_set_text (entry, "ORL");
  WAIT_FOR (count_matches (popover) == 1);
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (dateline_query_has_category (changed, "World"));
  gtk_editable_set_text (entry, "nothing of the kind");
  WAIT_FOR (count_matches (popover) == 0);

  g_clear_pointer (&changed, dateline_query_free);
  left = popover;
  g_object_add_weak_pointer (G_OBJECT (popover), &left);
  gtk_popover_popdown (GTK_POPOVER (popover));
  WAIT_FOR (!gtk_widget_get_mapped (popover));
  gtk_window_destroy (window);
  WAIT_FOR (left == NULL);
  test_store_clear (&store);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GPtrArray **sections = user_data;

  *sections = dateline_store_list_sections_finish (DATELINE_STORE (source), result, NULL);
}

static GPtrArray *
list_sections (TestStore *store)
{
  GPtrArray *sections = NULL;

  dateline_store_list_sections_async (store->store, NULL, listed_cb, &sections);
  WAIT_FOR (sections != NULL);
  return sections;
}

/* What is listed is kept under a name, which is nobody else's. */
static void
test_section_button (void)
{
  TestStore store;
  GtkWidget *button, *entry, *popover;
  GtkWindow *window;
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GPtrArray *sections = NULL;

  test_store_init (&store);
  dateline_query_set_words (query, "lock gates");
  button = dateline_section_button_new (store.store);
  dateline_section_button_set_query (DATELINE_SECTION_BUTTON (button), query, "Locks");
  window = show_in_window (button, 380, 400);
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_last_child (button)));
  popover = GTK_WIDGET (
      gtk_menu_button_get_popover (GTK_MENU_BUTTON (gtk_widget_get_last_child (button))));
  WAIT_FOR (gtk_widget_get_mapped (popover));
  entry = find_widget (popover, "GtkEntry", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Locks");

  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_signal_emit_by_name (entry, "activate");
  WAIT_FOR (find_widget (popover, "GtkLabel", "error") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Gates");
  g_signal_emit_by_name (entry, "activate");
  WAIT_FOR (!gtk_widget_get_mapped (popover));
  sections = list_sections (&store);
  g_assert_cmpuint (sections->len, ==, 1);
  g_assert_cmpstr (dateline_section_get_name (sections->pdata[0]), ==, "Gates");
  g_assert_true (
      dateline_query_equal (dateline_section_get_query (sections->pdata[0]), query));

  g_ptr_array_unref (sections);
  run_for (50);
  gtk_window_destroy (window);
  test_store_clear (&store);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter-bar/choices", test_choices);
  g_test_add_func ("/filter-bar/authors", test_authors);
  g_test_add_func ("/filter-bar/language", test_language);
  g_test_add_func ("/filter-bar/section-button", test_section_button);
  g_test_add_func ("/filter-bar/category-popover", test_category_popover);
  return g_test_run ();
}
