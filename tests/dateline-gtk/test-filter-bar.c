/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The chips of the filters that are on, and their words. */

#include "dateline-gtk/reader/dateline-filter-bar-private.h"
#include "dateline-gtk/reader/dateline-filter-words-private.h"

#include "filter-test.h"

/* What a chip or button says: the first label in it. */
static const char *
get_words (GtkWidget *button)
{
  GtkWidget *label = find_widget (button, "GtkLabel", NULL);

  return label != NULL ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

/* All chips, joined: "World|Unread|Clear All". */
static char *
get_chips (DatelineFilterBar *bar)
{
  GString *text = g_string_new (NULL);
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (bar));

  for (GtkWidget *chip = gtk_widget_get_first_child (box); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", get_words (chip));
  return g_string_free (text, FALSE);
}

static GtkWidget *
get_chip (DatelineFilterBar *bar, const char *words)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (bar));

  for (GtkWidget *chip = gtk_widget_get_first_child (box); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (g_strcmp0 (get_words (chip), words) == 0)
      return chip;
  g_assert_not_reached ();
}

static DatelineQuery *
make_full_query (void)
{
  DatelineQuery *query = dateline_query_new ();

  dateline_query_set_feed (query, 7);
  dateline_query_add_category (query, "World");
  dateline_query_add_category (query, "Arts");
  dateline_query_set_date_range (query, DATELINE_DATE_RANGE_LAST_7_DAYS);
  dateline_query_set_unread_only (query, TRUE);
  dateline_query_set_saved_only (query, TRUE);
  dateline_query_set_parts (query,
                            DATELINE_QUERY_PARTS_PICTURE | DATELINE_QUERY_PARTS_MEDIA);
  dateline_query_set_language (query, "de");
  dateline_query_set_author (query, "Ada");
  dateline_query_set_upcoming (query, TRUE);
  dateline_query_set_words (query, "lock gates");
  return query;
}

static void
test_chips (void)
{
  DatelineFilterBar *bar = DATELINE_FILTER_BAR (dateline_filter_bar_new ());
  g_autoptr (DatelineQuery) query = make_full_query ();
  g_autofree char *chips = NULL;

  g_object_ref_sink (bar);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  dateline_filter_bar_set_query (bar, query, "The Harbour Times");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  chips = get_chips (bar);
  g_assert_cmpstr (chips,
                   ==,
                   "The Harbour Times|World|Arts|Any of these|Last 7 days|Unread|Saved|"
                   "Upcoming|With picture|Audio or video|German|By Ada|"
                   "“lock gates”|Clear All");

  dateline_query_clear_filters (query);
  dateline_filter_bar_set_query (bar, query, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_object_unref (bar);
}

/* Each chip takes off its filter and no other. */
static void
test_removing (void)
{
  DatelineFilterBar *bar = DATELINE_FILTER_BAR (dateline_filter_bar_new ());
  g_autoptr (DatelineQuery) query = make_full_query ();
  DatelineQuery *changed = NULL;
  const char *const chips[] = {
    "The Harbour Times", "World",  "Arts",   "Last 7 days",  "Unread",         "Saved",
    "“lock gates”",      "German", "By Ada", "With picture", "Audio or video", "Upcoming",
  };

  g_object_ref_sink (bar);
  g_signal_connect (bar, "query-changed", G_CALLBACK (query_changed_cb), &changed);
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      g_autofree char *left = NULL;

      dateline_filter_bar_set_query (bar, query, "The Harbour Times");
      g_signal_emit_by_name (get_chip (bar, chips[i]), "clicked");
      g_assert_false (dateline_query_equal (changed, query));
      dateline_filter_bar_set_query (bar, changed, "The Harbour Times");
      left = get_chips (bar);
      g_assert_null (strstr (left, chips[i]));
      for (guint j = 0; j < G_N_ELEMENTS (chips); j++)
        g_assert_true (j == i || strstr (left, chips[j]) != NULL);
    }

  dateline_filter_bar_set_query (bar, query, NULL);
  g_signal_emit_by_name (get_chip (bar, "Clear All"), "clicked");
  g_assert_false (dateline_query_is_filtered (changed));
  g_clear_pointer (&changed, dateline_query_free);
  g_object_unref (bar);
}

/* Between several categories a press switches from any to all. */
static void
test_any_or_all (void)
{
  DatelineFilterBar *bar = DATELINE_FILTER_BAR (dateline_filter_bar_new ());
  g_autoptr (DatelineQuery) query = make_full_query ();
  g_autofree char *one = NULL;
  DatelineQuery *changed = NULL;

  g_object_ref_sink (bar);
  g_signal_connect (bar, "query-changed", G_CALLBACK (query_changed_cb), &changed);
  dateline_filter_bar_set_query (bar, query, NULL);
  g_signal_emit_by_name (get_chip (bar, "Any of these"), "clicked");
  g_assert_true (dateline_query_get_all_categories (changed));
  dateline_filter_bar_set_query (bar, changed, NULL);
  g_signal_emit_by_name (get_chip (bar, "All of these"), "clicked");
  g_assert_false (dateline_query_get_all_categories (changed));

  dateline_query_remove_category (query, "World");
  dateline_filter_bar_set_query (bar, query, NULL);
  one = get_chips (bar);
  g_assert_null (strstr (one, "of these"));
  g_clear_pointer (&changed, dateline_query_free);
  g_object_unref (bar);
}

/* The host answers a press at once, while the chip that was pressed is still busy. */
static void
answer_cb (DatelineFilterBar *bar, DatelineQuery *query, gpointer user_data)
{
  dateline_filter_bar_set_query (bar, query, NULL);
}

static void
test_focus_stays (void)
{
  DatelineFilterBar *bar = DATELINE_FILTER_BAR (dateline_filter_bar_new ());
  g_autoptr (DatelineQuery) query = make_full_query ();
  GtkWindow *window;

  g_signal_connect (bar, "query-changed", G_CALLBACK (answer_cb), NULL);
  dateline_filter_bar_set_query (bar, query, NULL);
  window = show_in_window (GTK_WIDGET (bar), 380, 300);
  gtk_widget_grab_focus (get_chip (bar, "World"));
  g_signal_emit_by_name (get_chip (bar, "World"), "clicked");
  g_assert_true (gtk_window_get_focus (window) == get_chip (bar, "Arts"));
  gtk_window_destroy (window);
}

/* Filters that do not fit into a line of 380 px go on in the next. */
static void
test_chips_wrap (void)
{
  DatelineFilterBar *bar = DATELINE_FILTER_BAR (dateline_filter_bar_new ());
  g_autoptr (DatelineQuery) query = make_full_query ();
  int minimum, narrow, wide;

  g_object_ref_sink (bar);
  dateline_filter_bar_set_query (bar, query, NULL);
  gtk_widget_measure (GTK_WIDGET (bar),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &minimum,
                      NULL,
                      NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_widget_measure (GTK_WIDGET (bar),
                      GTK_ORIENTATION_VERTICAL,
                      380,
                      &narrow,
                      NULL,
                      NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (bar),
                      GTK_ORIENTATION_VERTICAL,
                      2000,
                      &wide,
                      NULL,
                      NULL,
                      NULL);
  g_assert_cmpint (narrow, >, wide);
  g_object_unref (bar);
}

static void
test_words_of_days (void)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GDate first, last;
  char *words;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_dmy (&first, 3, 11, 2025);
  g_date_set_dmy (&last, 9, 11, 2025);

#define ASSERT_WORDS(from, to, expected)                                                 \
  dateline_query_set_days (query, from, to);                                             \
  words = dateline_filter_words_for_days (query);                                        \
  g_assert_cmpstr (words, ==, expected);                                                 \
  g_free (words)
  ASSERT_WORDS (&first, &last, "3 Nov 2025 – 9 Nov 2025");
  ASSERT_WORDS (&first, &first, "3 Nov 2025");
  ASSERT_WORDS (&first, NULL, "Since 3 Nov 2025");
  ASSERT_WORDS (NULL, &last, "Until 9 Nov 2025");
#undef ASSERT_WORDS
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter-bar/chips", test_chips);
  g_test_add_func ("/filter-bar/removing", test_removing);
  g_test_add_func ("/filter-bar/any-or-all", test_any_or_all);
  g_test_add_func ("/filter-bar/focus-stays", test_focus_stays);
  g_test_add_func ("/filter-bar/chips-wrap", test_chips_wrap);
  g_test_add_func ("/filter-bar/words-of-days", test_words_of_days);
  return g_test_run ();
}
