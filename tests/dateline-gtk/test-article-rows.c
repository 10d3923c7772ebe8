/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The column of an article in a real window: scrolling, resizing, zooming, and how little
 * of a long story exists. Every warning is fatal.
 */

#include "article-view-test.h"

static void
test_pages (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new (NULL);
  GtkAdjustment *adjustment = get_adjustment (fixture);
  guint last = 99;
  int n_pages = 0;

  add_paragraphs (html, last + 1);
  show_html (fixture, html->str);
  g_assert_false (dateline_article_view_page_up (fixture->view));
  while (dateline_article_view_page_down (fixture->view))
    {
      double before = gtk_adjustment_get_value (adjustment);

      settle (fixture);
      /* What heights turn out to be moves nothing that is in view. */
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, before);
      g_assert_cmpint (++n_pages, <, 100);
    }
  g_assert_cmpint (n_pages, >, 5);
  g_assert_nonnull (dateline_article_rows_get (&fixture->view->rows, last));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment) + 700,
                     ==,
                     gtk_adjustment_get_upper (adjustment));
  g_assert_true (dateline_article_view_page_up (fixture->view));

  /* A new story begins at its beginning. */
  show_html (fixture, html->str);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

/* From 1,300 to 300 pixels, rows fit the column and what was read stays in view. */
static void
test_resize (Fixture *fixture, gconstpointer unused)
{
  static const int widths[] = { 1200, 380, 300, 1300, 560 };
  g_autoptr (GString) html =
      g_string_new ("<h1>A heading of some length</h1>"
                    "<pre>a line of code that is very long indeed, "
                    "and which does not wrap at all</pre>"
                    "<blockquote><blockquote><ul><li>deep<ul><li>deeper "
                    "still</ul></ul></blockquote></blockquote>");
  guint anchor;

  add_paragraphs (html, 100);
  show_html (fixture, html->str);
  gtk_adjustment_set_value (get_adjustment (fixture), 3000);
  settle (fixture);
  anchor = fixture->view->rows.column.anchor;
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      DatelineBlockWidget *row;
      graphene_rect_t bounds;

      resize (fixture, widths[i]);
      row = dateline_article_rows_get (&fixture->view->rows, anchor);
      g_assert_nonnull (row);
      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row),
                                                GTK_WIDGET (fixture->view),
                                                &bounds));
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, >, 0);
      g_assert_cmpfloat (bounds.origin.y, <, 700);
      g_assert_cmpfloat (bounds.origin.x, >=, 16);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, widths[i] - 16);
      g_assert_cmpfloat (bounds.size.width, <=, fixture->view->rows.measure);
    }
  gtk_adjustment_set_value (get_adjustment (fixture), 0);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    resize (fixture, widths[i]);
}

/* Of a very long story only what is near the view costs anything. */
static void
test_long_story (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new (NULL);
  GtkAdjustment *adjustment = get_adjustment (fixture);

  add_paragraphs (html, 2000);
  show_html (fixture, html->str);
  g_assert_cmpuint (dateline_article_rows_get_n (&fixture->view->rows), ==, 2000);
  g_assert_cmpuint (count_rows (fixture), <, 60);
  for (int i = 0; i < 20; i++)
    {
      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_upper (adjustment) * i / 19.0);
      settle (fixture);
      g_assert_cmpuint (count_rows (fixture), <, 60);
    }
  g_assert_nonnull (dateline_article_rows_get (&fixture->view->rows, 1999));
  g_assert_null (dateline_article_rows_get (&fixture->view->rows, 0));
}

/* The Tab key reaches links far below, which have no widgets yet, and they come into
 * view. */
static void
test_far_link (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new ("<p><a href='/near'>Near</a></p>");
  GtkWidget *focus;
  graphene_rect_t bounds;

  for (int i = 0; i < 200; i++)
    g_string_append (html, "<p>Words between the two links.</p>");
  g_string_append (html, "<p><a href='/far'>Far</a></p>");
  show_html (fixture, html->str);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (fixture->window);
  g_assert_cmpstr (dateline_link_proxy_get_uri (DATELINE_LINK_PROXY (focus)),
                   ==,
                   "https://news.example/near");
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (fixture->window);
  g_assert_cmpstr (dateline_link_proxy_get_uri (DATELINE_LINK_PROXY (focus)),
                   ==,
                   "https://news.example/far");
  settle (fixture);
  g_assert_true (gtk_widget_compute_bounds (focus, GTK_WIDGET (fixture->view), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, <, 700);
}

static void
test_find_place (Fixture *fixture, gconstpointer unused)
{
  DatelineArticleRows *rows = &fixture->view->rows;
  DatelineTextPlace caret;
  guint letter;
  graphene_rect_t bounds;

  show_html (fixture, "<p>First line.</p><hr><p>Last line.</p>");
  dateline_article_rows_get_bounds (rows, 2, &bounds);
  g_assert_true (dateline_article_rows_find_place (rows,
                                                   bounds.origin.x + 2,
                                                   bounds.origin.y + 5,
                                                   &caret,
                                                   &letter));
  g_assert_cmpuint (caret.part, ==, 2);
  g_assert_cmpuint (caret.byte, ==, 0);
  g_assert_cmpuint (letter, ==, 0);
  g_assert_true (dateline_article_rows_find_place (rows, 5000, 5000, &caret, &letter));
  g_assert_cmpuint (caret.part, ==, 2);
  g_assert_cmpuint (caret.byte, ==, strlen ("Last line."));
  g_assert_cmpuint (letter, ==, G_MAXUINT);
  g_assert_true (dateline_article_rows_find_place (rows, -9, -9, &caret, &letter));
  g_assert_cmpuint (caret.part, ==, 0);
  g_assert_cmpuint (caret.byte, ==, 0);
}

static void
test_zoom (Fixture *fixture, gconstpointer unused)
{
  double em;

  show_full_story (fixture);
  em = fixture->view->rows.em;
  activate (fixture, "article.zoom-in");
  WAIT_FOR (fixture->view->rows.em > em);
  activate (fixture, "article.zoom-out");
  WAIT_FOR (ABS (fixture->view->rows.em - em) < 0.1);
  dateline_article_view_set_zoom (fixture->view, 2);
  WAIT_FOR (ABS (fixture->view->rows.em - 2 * em) < 0.2);
  settle (fixture);
  activate (fixture, "article.zoom-reset");
  g_assert_cmpfloat (dateline_article_view_get_zoom (fixture->view), ==, 1);
  WAIT_FOR (ABS (fixture->view->rows.em - em) < 0.1);
  g_object_set (fixture->view, "zoom", 3.0, NULL);
  resize (fixture, 300);
}

static void
test_dark (Fixture *fixture, gconstpointer unused)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GdkRGBA light;

  show_full_story (fixture);
  light = fixture->view->rows.link_color;
  g_object_set (settings, "gtk-application-prefer-dark-theme", TRUE, NULL);
  WAIT_FOR (!gdk_rgba_equal (&light, &fixture->view->rows.link_color));
  settle (fixture);
  g_object_set (settings, "gtk-application-prefer-dark-theme", FALSE, NULL);
  WAIT_FOR (gdk_rgba_equal (&light, &fixture->view->rows.link_color));
}

/* The view makes rows while it gets its place, in the same frame as something beside it
 * asks for another: all that is around it is painted nevertheless, as a warning is fatal.
 */
static void
test_among_others (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *beside = gtk_label_new ("Beside");
  g_autoptr (GString) html = g_string_new (NULL);

  g_object_ref (fixture->scrolled);
  gtk_window_set_child (fixture->window, NULL);
  gtk_stack_add_child (GTK_STACK (stack), fixture->scrolled);
  g_object_unref (fixture->scrolled);
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (box), beside);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_window_set_child (fixture->window, box);

  add_paragraphs (html, 200);
  show_html (fixture, html->str);
  for (int i = 1; i <= 8; i++)
    {
      guint first = fixture->view->rows.first;

      gtk_adjustment_set_value (get_adjustment (fixture), i * 1500);
      gtk_widget_queue_resize (beside);
      settle (fixture);
      g_assert_cmpuint (fixture->view->rows.first, >, first);
      g_assert_true (gtk_widget_get_mapped (stack));
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/article-rows/pages", test_pages);
  ADD ("/article-rows/resize", test_resize);
  ADD ("/article-rows/long-story", test_long_story);
  ADD ("/article-rows/far-link", test_far_link);
  ADD ("/article-rows/find-place", test_find_place);
  ADD ("/article-rows/zoom", test_zoom);
  ADD ("/article-rows/dark", test_dark);
  ADD ("/article-rows/among-others", test_among_others);
  return g_test_run ();
}
