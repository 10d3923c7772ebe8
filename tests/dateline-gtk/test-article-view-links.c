/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where the links and the buttons of the article pane lead, and who is told of it. What
 * happens before a link is opened is in test-article-links. */

#include "article-view-test.h"

static void
test_buttons (Fixture *fixture, gconstpointer unused)
{
  show_full_story (fixture);
  g_signal_emit_by_name (find (fixture, "GtkButton", "chip"), "clicked");
  g_assert_cmpstr (fixture->category, ==, "World");
  g_signal_emit_by_name (find (fixture, "GtkButton", "comments"), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://news.example/harbour#comments");
  g_signal_emit_by_name (find (fixture, "GtkButton", "continue"), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://www.news.example/harbour");
  g_signal_emit_by_name (
      find_widget (find (fixture, "GtkBox", "enclosure"), "GtkButton", NULL),
      "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://news.example/1.mp3");
}

static void
test_links (Fixture *fixture, gconstpointer unused)
{
  DatelineBlockWidget *row;
  GtkWidget *proxy;
  graphene_rect_t bounds;

  show_html (fixture, "<p>One <a href='/a'>first link</a>, <a href='b'>second</a>.</p>");
  row = dateline_article_rows_get (&fixture->view->rows, 0);
  g_assert_cmpuint (dateline_block_widget_get_n_links (row), ==, 2);
  proxy = dateline_block_widget_get_proxy (row, 1);
  gtk_test_accessible_assert_role (proxy, GTK_ACCESSIBLE_ROLE_LINK);
  g_signal_emit_by_name (proxy, "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://news.example/b");

  /* The pointer finds the same link where its words are. */
  g_assert_true (gtk_widget_compute_bounds (proxy, GTK_WIDGET (row), &bounds));
  g_assert_cmpfloat (bounds.size.width, >, 10);
  g_assert_cmpstr (
      dateline_block_widget_find_link (row,
                                       bounds.origin.x + 3,
                                       bounds.origin.y + bounds.size.height / 2),
      ==,
      "https://news.example/b");
  g_assert_null (dateline_block_widget_find_link (row, 2, bounds.origin.y + 5));
}

static void
test_links_in_table (Fixture *fixture, gconstpointer unused)
{
  DatelineBlockWidget *row;
  g_autofree char *text = NULL;

  show_html (fixture,
             "<table><tr><th>Land</th><th>Host</th></tr>"
             "<tr><td>Norway</td><td><a href='/oslo'>Oslo</a></td></tr></table>");
  row = dateline_article_rows_get (&fixture->view->rows, 0);
  g_assert_cmpuint (dateline_block_widget_get_n_links (row), ==, 1);
  g_signal_emit_by_name (dateline_block_widget_get_proxy (row, 0), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://news.example/oslo");
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, "Land\tHost\nNorway\tOslo");
}

static void
hovered_cb (DatelineArticleView *view, const char *uri, char **hovered)
{
  g_free (*hovered);
  *hovered = g_strdup (uri);
}

/* Where a link leads is told by the focus as by the pointer. */
static void
test_focus_tells_target (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *hovered = NULL;
  DatelineBlockWidget *row;

  show_html (fixture, "<p>One <a href='/a'>first</a>, <a href='/b'>second</a>.</p>");
  g_signal_connect (fixture->view, "link-hovered", G_CALLBACK (hovered_cb), &hovered);
  row = dateline_article_rows_get (&fixture->view->rows, 0);
  gtk_widget_grab_focus (dateline_block_widget_get_proxy (row, 1));
  g_assert_cmpstr (hovered, ==, "https://news.example/b");
  g_assert_cmpstr (pango_layout_get_text (fixture->view->links.target),
                   ==,
                   "news.example  ·  https://news.example/b");
  settle (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_null (hovered);
  gtk_widget_grab_focus (dateline_block_widget_get_proxy (row, 0));
  g_assert_cmpstr (hovered, ==, "https://news.example/a");
  show_html (fixture, "<p>None.</p>");
  g_assert_null (hovered);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/article-view-links/buttons", test_buttons);
  ADD ("/article-view-links/links", test_links);
  ADD ("/article-view-links/links-in-table", test_links_in_table);
  ADD ("/article-view-links/focus-tells-target", test_focus_tells_target);
  return g_test_run ();
}
