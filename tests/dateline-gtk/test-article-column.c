/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Heights, gaps and the anchor of a virtualised column; and which quotes stand together;
 * needs no display. */

#include "dateline-gtk/article/dateline-article-column-private.h"
#include "dateline-gtk/article/dateline-part-metrics-private.h"

/* A column of @n rows, each guessed at 100 pixels with a gap of 10 above, stacked. */
static void
make_column (DatelineArticleColumn *column, guint n)
{
  dateline_article_column_init (column);
  dateline_article_column_set_width (column, 500);
  dateline_article_column_set_n_rows (column, n);
  for (guint i = 0; i < n; i++)
    dateline_article_column_guess (column, i, 10, 100);
  column->bottom = 50;
  dateline_article_column_stack (column);
}

static void
test_stack (void)
{
  DatelineArticleColumn column;

  make_column (&column, 3);
  g_assert_cmpfloat (dateline_article_column_get_y (&column, 0), ==, 10);
  g_assert_cmpfloat (dateline_article_column_get_y (&column, 2), ==, 230);
  g_assert_cmpfloat (dateline_article_column_get_total (&column), ==, 380);
  g_assert_true (dateline_article_column_set_height (&column, 1, 100));
  g_assert_false (dateline_article_column_set_height (&column, 1, 100));
  g_assert_true (dateline_article_column_set_height (&column, 1, 40));
  dateline_article_column_stack (&column);
  g_assert_cmpfloat (dateline_article_column_get_y (&column, 2), ==, 170);
  dateline_article_column_clear (&column);
}

static void
test_find (void)
{
  DatelineArticleColumn column;

  make_column (&column, 1000);
  g_assert_cmpuint (dateline_article_column_find (&column, -5), ==, 0);
  g_assert_cmpuint (dateline_article_column_find (&column, 0), ==, 0);
  g_assert_cmpuint (dateline_article_column_find (&column, 10), ==, 0);
  g_assert_cmpuint (dateline_article_column_find (&column, 119), ==, 0);
  g_assert_cmpuint (dateline_article_column_find (&column, 120), ==, 1);
  g_assert_cmpuint (dateline_article_column_find (&column, 1e9), ==, 999);
  dateline_article_column_clear (&column);
}

/* What is read stays where it is when a row above it turns out to be higher. */
static void
test_anchor_keeps_place (void)
{
  DatelineArticleColumn column;
  double before;

  make_column (&column, 100);
  g_assert_cmpfloat (dateline_article_column_get_value (&column, 600), ==, 0);
  dateline_article_column_set_value (&column, 5030);
  before = dateline_article_column_get_y (&column, 50) - 5030;
  dateline_article_column_set_height (&column, 3, 700);
  dateline_article_column_set_height (&column, 60, 700);
  dateline_article_column_stack (&column);
  g_assert_cmpfloat (dateline_article_column_get_value (&column, 600), ==, 5630);
  g_assert_cmpfloat (dateline_article_column_get_y (&column, 50) -
                         dateline_article_column_get_value (&column, 600),
                     ==,
                     before);
  dateline_article_column_clear (&column);
}

static void
test_value_stays_inside (void)
{
  DatelineArticleColumn column;

  make_column (&column, 10);
  dateline_article_column_set_value (&column, 900);
  g_assert_cmpfloat (dateline_article_column_get_value (&column, 600), ==, 550);
  g_assert_cmpfloat (dateline_article_column_get_value (&column, 5000), ==, 0);
  dateline_article_column_set_n_rows (&column, 0);
  dateline_article_column_set_value (&column, 900);
  dateline_article_column_stack (&column);
  g_assert_cmpfloat (dateline_article_column_get_value (&column, 600), ==, 0);
  dateline_article_column_clear (&column);
}

static void
test_width_scales_guesses (void)
{
  DatelineArticleColumn column;

  make_column (&column, 10);
  dateline_article_column_set_height (&column, 4, 200);
  dateline_article_column_stack (&column);
  dateline_article_column_set_value (&column,
                                     dateline_article_column_get_y (&column, 4) + 50);
  dateline_article_column_set_width (&column, 250);
  dateline_article_column_stack (&column);
  g_assert_cmpint (dateline_article_column_get_height (&column, 4), ==, 400);
  g_assert_true (dateline_article_column_set_height (&column, 4, 400));
  g_assert_cmpfloat (dateline_article_column_get_value (&column, 100),
                     ==,
                     dateline_article_column_get_y (&column, 4) + 100);
  dateline_article_column_clear (&column);
}

/* The bar of a quotation ends with whom it is from, but for the card of a post. */
static void
test_joined (void)
{
  g_autoptr (DatelineArticle) article = dateline_article_new_from_html (
      "<blockquote><p>One.</p><p>Two.</p><footer>Ann</footer></blockquote>"
      "<blockquote><p>Three.</p></blockquote>"
      "<blockquote class=twitter-tweet><p>Four</p>&mdash; Ann "
      "<a href='https://twitter.com/ann/status/1'>May 1</a></blockquote>",
      -1,
      NULL);
  g_autoptr (DatelineArticleParts) parts =
      dateline_article_parts_new (NULL, NULL, article, NULL);
  static const int depths[] = { 0, 1, 1, 0, 1, 1, 1 };

  g_assert_cmpuint (dateline_article_parts_get_n_parts (parts),
                    >=,
                    G_N_ELEMENTS (depths));
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    g_assert_cmpint (dateline_part_get_joined_depth (parts, i), ==, depths[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-column/stack", test_stack);
  g_test_add_func ("/article-column/find", test_find);
  g_test_add_func ("/article-column/anchor", test_anchor_keeps_place);
  g_test_add_func ("/article-column/inside", test_value_stays_inside);
  g_test_add_func ("/article-column/width", test_width_scales_guesses);
  g_test_add_func ("/article-column/joined", test_joined);
  return g_test_run ();
}
