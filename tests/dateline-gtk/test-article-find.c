/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Finding words in an article: what counts as the same, and that it comes into view. */

#include "dateline-gtk/article/dateline-text-fold-private.h"
#include "dateline-gtk/article/dateline-wide-box-private.h"

#include "article-view-test.h"

static void
found_cb (guint start, guint end, gpointer user_data)
{
  g_string_append_printf (user_data, "%u-%u ", start, end);
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    const char *found;
  } cases[] = {
    { "Peace, PEACE, peace", "peace", "0-5 7-12 14-19 " },
    { "peace", "Peace", "0-5 " },
    { "A cafe, a café", "CAFÉ", "2-6 10-15 " },
    { "cafe\xcc\x81s", "cafes", "0-7 " },
    { "aaaa", "aa", "0-2 2-4 " },
    { "Straße", "STRASSE", "0-7 " },
    { "Straße", "stras", "0-6 " },
    { "Ærø, Łódź", "aero", "0-5 " },
    { "Ærø, Łódź", "lodz", "7-14 " },
    { "İstanbul", "istanbul", "0-9 " },
    { "ΣΊΣΥΦΟΣ", "σισυφος", "0-14 " },
    { "the U.S.’s", "u.s.'s", "4-12 " },
    { "soft\xc2\xadly", "softly", "0-8 " },
    { "two\nlines", "two lines", "0-9 " },
    { "ﬁsh", "fi", "0-3 " },
    { "東京都", "京", "3-6 " },
    { "words", "", "" },
    { "", "words", "" },
    { "words", "\xcc\x81", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = dateline_text_fold (cases[i].words, NULL);
      g_autoptr (GString) found = g_string_new (NULL);

      dateline_text_find_folded (cases[i].text, folded, found_cb, found);
      g_assert_cmpstr (found->str, ==, cases[i].found);
    }
}

static void
assert_found (Fixture *fixture, guint current, guint n)
{
  guint n_found;

  g_assert_cmpuint (dateline_article_view_get_found (fixture->view, &n_found),
                    ==,
                    current);
  g_assert_cmpuint (n_found, ==, n);
}

static void
test_count (Fixture *fixture, gconstpointer unused)
{
  show_html (fixture,
             "<h2>Peace</h2><p>They spoke of peace. <b>Pea</b>ce is near.</p>"
             "<table><tr><td>War</td><td>and peace</td></tr></table>"
             "<pre>peace = 1;</pre><ul><li>Péace</li></ul>"
             "<figure><img src='https://127.0.0.1:1/a.jpg'>"
             "<figcaption>In peace.</figcaption></figure>");
  g_assert_cmpuint (dateline_article_view_find (fixture->view, "peace"), ==, 7);
  assert_found (fixture, 1, 7);
  g_assert_true (dateline_article_view_find_next (fixture->view, FALSE));
  assert_found (fixture, 7, 7);
  g_assert_true (dateline_article_view_find_next (fixture->view, TRUE));
  g_assert_true (dateline_article_view_find_next (fixture->view, TRUE));
  assert_found (fixture, 2, 7);

  /* More letters stay where they are. */
  g_assert_cmpuint (dateline_article_view_find (fixture->view, "peace."), ==, 2);
  assert_found (fixture, 1, 2);
  g_assert_cmpuint (dateline_article_view_find (fixture->view, "no such words"), ==, 0);
  assert_found (fixture, 0, 0);
  g_assert_false (dateline_article_view_find_next (fixture->view, TRUE));
  dateline_article_view_find (fixture->view, "peace");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  dateline_article_view_find (fixture->view, NULL);
  assert_found (fixture, 0, 0);

  /* Another story has nothing found in it. */
  dateline_article_view_find (fixture->view, "peace");
  show_html (fixture, "<p>Peace.</p>");
  assert_found (fixture, 0, 0);
}

/* Where the match that is gone to stands in the view. */
static double
get_match_y (Fixture *fixture)
{
  const DatelineArticleMatch *match =
      dateline_article_find_get_current (&fixture->view->find);
  DatelineBlockWidget *row =
      dateline_article_rows_get (&fixture->view->rows, match->part);
  graphene_rect_t bounds;
  cairo_rectangle_int_t line;
  cairo_region_t *region;

  if (row == NULL)
    return -1;
  dateline_article_rows_get_bounds (&fixture->view->rows, match->part, &bounds);
  region = dateline_block_text_get_region (
      dateline_block_widget_get_nth_text (row, match->text),
      GTK_WIDGET (row),
      match->start,
      match->end);
  cairo_region_get_extents (region, &line);
  cairo_region_destroy (region);
  return bounds.origin.y + line.y;
}

/* Whether the match that is gone to is seen in the box that scrolls it sideways. */
static gboolean
is_match_in_box (Fixture *fixture)
{
  const DatelineArticleMatch *match =
      dateline_article_find_get_current (&fixture->view->find);
  DatelineBlockWidget *row =
      dateline_article_rows_get (&fixture->view->rows, match->part);
  const DatelineBlockText *text = dateline_block_widget_get_nth_text (row, match->text);
  GtkWidget *box = gtk_widget_get_ancestor (text->label, DATELINE_TYPE_WIDE_BOX);
  cairo_region_t *region =
      dateline_block_text_get_region (text, box, match->start, match->end);
  cairo_rectangle_int_t line;

  cairo_region_get_extents (region, &line);
  cairo_region_destroy (region);
  return line.width > 0 && line.x >= 0 &&
         line.x + line.width <= gtk_widget_get_width (box);
}

/* Code and tables scroll sideways to what is found, to and fro, in both directions of
 * writing; a far one is scrolled when it comes into view. */
static void
test_across (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new (NULL);

  for (int dir = 0; dir < 2; dir++)
    {
      g_string_assign (html, "<p>No match.</p><pre>needle ");
      for (int i = 0; i < 40; i++)
        g_string_append (html, "hay and straw ");
      g_string_append (html, "needle</pre>");
      add_paragraphs (html, 60);
      g_string_append_printf (html,
                              "<table%s><tr><th>Year</th>",
                              dir == 0 ? "" : " dir='rtl'");
      for (int i = 0; i < 20; i++)
        g_string_append_printf (html, "<th>1012345%d</th>", i);
      g_string_append (html, "<th>needle</th></tr><tr><td>needle</td></tr></table>");
      show_html (fixture, html->str);
      g_assert_cmpuint (dateline_article_view_find (fixture->view, "needle"), ==, 4);
      for (int step = 0; step < 9; step++)
        {
          settle (fixture);
          g_assert_true (is_match_in_box (fixture));
          assert_found (fixture, step % 4 + 1, 4);
          dateline_article_view_find_next (fixture->view, TRUE);
        }
    }
}

/* A match in the middle of a paragraph that is higher than the view, far below. */
static void
test_scroll (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new (NULL);

  add_paragraphs (html, 200);
  g_string_append (html, "<p>");
  for (int i = 0; i < 1000; i++)
    g_string_append (html, i == 700 ? "Needle " : "hay and straw ");
  g_string_append (html, "</p>");
  add_paragraphs (html, 200);
  g_string_append (html, "<p>A needle.</p>");
  show_html (fixture, html->str);
  g_assert_cmpuint (dateline_article_view_find (fixture->view, "needle"), ==, 2);
  WAIT_FOR (get_match_y (fixture) > 0);
  settle (fixture);
  g_assert_cmpfloat (get_match_y (fixture), >=, 0);
  g_assert_cmpfloat (get_match_y (fixture), <, 680);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), >, 5000);

  dateline_article_view_find_next (fixture->view, TRUE);
  WAIT_FOR (get_match_y (fixture) > 0 && get_match_y (fixture) < 680);

  /* What is in view does not move. */
  dateline_article_view_find_next (fixture->view, FALSE);
  WAIT_FOR (get_match_y (fixture) > 0 && get_match_y (fixture) < 680);
  settle (fixture);
  {
    double value = gtk_adjustment_get_value (get_adjustment (fixture));

    dateline_article_view_find (fixture->view, "needl");
    settle (fixture);
    run_for (30);
    g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), ==, value);
  }
}

/* 40,000 words are gone through between two letters that are typed. */
static void
test_speed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (DatelineSearch) search = dateline_search_new ("harbour OR e*", NULL);
  gint64 start;

  add_paragraphs (html, 2000);
  show_html (fixture, html->str);
  start = g_get_monotonic_time ();
  g_assert_cmpuint (dateline_article_view_find (fixture->view, "e"), >, 20000);
  g_test_message ("a letter in 40,000 words: %.1f ms",
                  (g_get_monotonic_time () - start) / 1000.0);
  start = g_get_monotonic_time ();
  g_assert_cmpuint (dateline_article_view_find (fixture->view, "harbour"), ==, 2000);
  g_test_message ("a word in 40,000 words: %.1f ms",
                  (g_get_monotonic_time () - start) / 1000.0);
  start = g_get_monotonic_time ();
  dateline_article_view_mark (fixture->view, search);
  g_test_message ("the marks of two words searched for: %.1f ms",
                  (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpuint (fixture->view->find.matches->len, >=, 2000);
}

/* What a list was searched for is marked, goes nowhere and is not stepped through. */
static void
test_marks (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new ("<p>A pier.</p>");
  g_autoptr (DatelineSearch) search = dateline_search_new ("lantern PIER -boat", NULL);
  GArray *matches = fixture->view->find.matches;
  guint n = 99;

  add_paragraphs (html, 60);
  g_string_append (html, "<p>Lanterns, a <b>lantern</b> and a boat at the pier</p>");
  show_html (fixture, html->str);
  g_assert_false (dateline_article_view_mark (fixture->view, search));
  settle (fixture);
  g_assert_cmpuint (matches->len, ==, 3);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), ==, 0);
  g_assert_cmpuint (dateline_article_view_get_found (fixture->view, &n), ==, 0);
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (dateline_article_view_find_next (fixture->view, TRUE));

  /* Looking for it begins with what is seen. */
  g_assert_cmpuint (dateline_article_view_find (fixture->view, "lantern"), ==, 2);
  g_assert_cmpuint (dateline_article_view_get_found (fixture->view, NULL), ==, 1);
  settle (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), >, 1000);

  dateline_article_view_mark (fixture->view, search);
  g_assert_true (dateline_article_view_mark (fixture->view, NULL));
  g_assert_cmpuint (matches->len, ==, 0);
  g_assert_false (dateline_article_view_mark (fixture->view, NULL));
}

/* The end stays in view while what is above it grows. */
static void
test_end (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new (NULL);
  GtkAdjustment *adjustment;

  add_paragraphs (html, 40);
  for (int i = 0; i < 12; i++)
    g_string_append (html,
                     "<figure><img src='resource:///io/github/dateline/guide/"
                     "welcome.png' width=900 height=40></figure>");
  show_html (fixture, html->str);
  adjustment = get_adjustment (fixture);
  dateline_article_view_scroll (fixture->view, GTK_SCROLL_END);
  for (int i = 0; i < 20; i++)
    {
      run_for (20);
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment) +
                             gtk_adjustment_get_page_size (adjustment),
                         >=,
                         gtk_adjustment_get_upper (adjustment) - 1);
    }
  g_assert_nonnull (
      dateline_article_rows_get (&fixture->view->rows,
                                 dateline_article_rows_get_n (&fixture->view->rows) - 1));

  /* Who scrolls away is not held back. */
  dateline_article_view_page_up (fixture->view);
  settle (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment) +
                         gtk_adjustment_get_page_size (adjustment),
                     <,
                     gtk_adjustment_get_upper (adjustment) - 100);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-find/fold", test_fold);
  ADD ("/article-find/count", test_count);
  ADD ("/article-find/across", test_across);
  ADD ("/article-find/scroll", test_scroll);
  ADD ("/article-find/speed", test_speed);
  ADD ("/article-find/marks", test_marks);
  ADD ("/article-find/end", test_end);
  return g_test_run ();
}
