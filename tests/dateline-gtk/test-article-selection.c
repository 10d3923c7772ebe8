/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Text selected across the rows of an article, and what is copied of it. */

#include "dateline-gtk/article/dateline-article-caret-private.h"

#include "article-view-test.h"

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data =
      gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (Fixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  WAIT_FOR (text != NULL);
  return text;
}

/* All of a story is copied, what has no widgets too, with the numbers of lists. */
static void
test_copy_all (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new ("<ol><li>First</li><li>Second</li></ol>");
  g_autofree char *copied = NULL;
  g_autofree char *shown = NULL;

  add_paragraphs (html, 300);
  show_html (fixture, html->str);
  activate (fixture, "article.select-all");
  activate (fixture, "article.copy");
  copied = read_clipboard (fixture);
  shown = get_text (fixture);
  g_assert_cmpstr (copied, ==, shown);
  g_assert_true (g_str_has_prefix (copied, "1. First\n\n2. Second\n\nParagraph 0:"));
  g_assert_nonnull (strstr (copied, "Paragraph 299:"));
  settle (fixture);
}

/* A selection from within one paragraph to within another. */
static void
test_copy_part (Fixture *fixture, gconstpointer unused)
{
  DatelineArticleSelection *selection = &fixture->view->selection;
  g_autofree char *text = NULL;
  g_autofree char *within = NULL;

  show_html (fixture, "<p>Größe zählt.</p><ul><li>In between</li></ul><p>The end.</p>");
  selection->anchor = (DatelineTextPlace){ 2, 3 };
  selection->caret = (DatelineTextPlace){ 0, strlen ("Größe ") };
  selection->is_active = TRUE;
  text = dateline_article_selection_get_text (selection);
  g_assert_cmpstr (text, ==, "zählt.\n\n• In between\n\nThe");
  selection->anchor = (DatelineTextPlace){ 1, 3 };
  selection->caret = (DatelineTextPlace){ 1, 10 };
  within = dateline_article_selection_get_text (selection);
  g_assert_cmpstr (within, ==, "between");
  settle (fixture);
  activate (fixture, "article.unselect");
  g_assert_null (dateline_article_selection_get_text (selection));
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GInputStream **) user_data =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
}

/* The HTML that a word processor would paste. */
static char *
read_html (Fixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  const char *types[] = { "text/html", NULL };
  g_autoptr (GInputStream) stream = NULL;
  char html[4000];
  gsize length = 0;

  gdk_clipboard_read_async (clipboard,
                            types,
                            G_PRIORITY_DEFAULT,
                            NULL,
                            stream_cb,
                            &stream);
  WAIT_FOR (stream != NULL);
  while (length < sizeof html)
    {
      g_autoptr (GAsyncResult) read = NULL;
      gssize n;

      g_input_stream_read_async (stream,
                                 html + length,
                                 sizeof html - length,
                                 G_PRIORITY_DEFAULT,
                                 NULL,
                                 result_cb,
                                 &read);
      WAIT_FOR (read != NULL);
      n = g_input_stream_read_finish (stream, read, NULL);
      g_assert_cmpint (n, >=, 0);
      if (n == 0)
        break;
      length += n;
    }
  return g_strndup (html, length);
}

/* What is copied is written anew: escaped, and without what would be fetched. */
static void
test_copy_html (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;

  show_html (
      fixture,
      "<h2 onclick='x'>One &amp; two</h2><p class='a'>A <b>bold <i>word</i></b> & a "
      "<a href='/link?a=1&amp;b=\"2\"'>link</a> &lt;script&gt;</p>"
      "<blockquote><p>Said.</p><ul><li>x<ol><li>y</li></ol></li></ul></blockquote>"
      "<figure><img src='https://127.0.0.1:1/a.jpg'><figcaption>Hills. (AFP)"
      "</figcaption></figure><pre>a < b</pre>"
      "<table><tr><th>Land</th><th>Seat</th></tr>"
      "<tr><td>Norway</td><td>Oslo</td></tr></table>"
      "<p dir='rtl'>سلام</p>");
  activate (fixture, "article.select-all");
  activate (fixture, "article.copy");
  html = read_html (fixture);
  g_assert_cmpstr (html,
                   ==,
                   "<meta charset=\"utf-8\"><h2>One &amp; two</h2>\n"
                   "<p>A <strong>bold </strong><strong><em>word</em></strong> &amp; a "
                   "<a href=\"https://news.example/link?a=1&amp;b=%222%22\">link</a> "
                   "&lt;script&gt;</p>\n<blockquote>\n<p>Said.</p>\n<ul>\n<li>x\n<ol>\n"
                   "<li>y</li>\n</ol>\n</li>\n</ul>\n</blockquote>\n<figure>\n\n"
                   "<figcaption>Hills.\n<small>AFP</small></figcaption>\n</figure>\n"
                   "<pre>\n<code>a &lt; b</code></pre>\n<table>\n<thead>\n"
                   "<tr><th scope=\"col\">Land</th><th scope=\"col\">Seat</th></tr>\n"
                   "</thead>\n<tbody>\n<tr><td>Norway</td><td>Oslo</td></tr>\n</tbody>\n"
                   "</table>\n<p dir=\"rtl\">سلام</p>\n");
  text = read_clipboard (fixture);
  g_assert_nonnull (strstr (text, "A bold word & a link <script>"));

  /* A part of a span is still set as it is. */
  fixture->view->selection.anchor = (DatelineTextPlace){ 1, 4 };
  fixture->view->selection.caret = (DatelineTextPlace){ 1, 9 };
  g_free (html);
  html = dateline_article_selection_get_html (&fixture->view->selection);
  g_assert_cmpstr (html,
                   ==,
                   "<meta charset=\"utf-8\"><p><strong>ld </strong>"
                   "<strong><em>wo</em></strong></p>\n");
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_autofree char *text = dateline_article_selection_get_text (&fixture->view->selection);

  g_assert_cmpstr (text, ==, expected);
}

static void
move (Fixture *fixture, GtkMovementStep step, int count, gboolean extends)
{
  dateline_article_caret_move (&fixture->view->selection, step, count, extends);
  settle (fixture);
}

/* From letter to letter, word to word and line to line, and over the parts between. */
static void
test_caret (Fixture *fixture, gconstpointer unused)
{
  DatelineArticleSelection *selection = &fixture->view->selection;
  DatelineTextPlace start = { 0, 0 };
  graphene_rect_t first;
  graphene_rect_t second;

  show_html (fixture,
             "<p>Größe zählt, sagte<br>der Minister.</p><hr><p>The end.</p>"
             "<p dir='rtl'>سلام عليكم</p>");
  dateline_article_selection_set (selection, &start, &start);
  move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, 4, TRUE);
  assert_selected (fixture, "Größ");
  move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, -1, TRUE);
  assert_selected (fixture, "Grö");
  move (fixture, GTK_MOVEMENT_WORDS, 2, TRUE);
  assert_selected (fixture, "Größe zählt");
  move (fixture, GTK_MOVEMENT_WORDS, -1, TRUE);
  assert_selected (fixture, "Größe ");

  /* Down to the second line, as far from the left, and to its end. */
  g_assert_true (dateline_article_caret_get_rectangle (selection, &first));
  move (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1, TRUE);
  g_assert_true (dateline_article_caret_get_rectangle (selection, &second));
  g_assert_cmpfloat (second.origin.y, >, first.origin.y + 5);
  g_assert_cmpfloat_with_epsilon (second.origin.x, first.origin.x, 12);
  move (fixture, GTK_MOVEMENT_DISPLAY_LINE_ENDS, 1, TRUE);
  assert_selected (fixture, "Größe zählt, sagte\nder Minister.");
  move (fixture, GTK_MOVEMENT_DISPLAY_LINES, -1, TRUE);
  move (fixture, GTK_MOVEMENT_DISPLAY_LINE_ENDS, -1, TRUE);
  assert_selected (fixture, NULL);

  /* Over the rule, which is stepped over as one letter. */
  move (fixture, GTK_MOVEMENT_DISPLAY_LINE_ENDS, 1, FALSE);
  move (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE);
  move (fixture, GTK_MOVEMENT_DISPLAY_LINE_ENDS, 1, FALSE);
  assert_selected (fixture, NULL);
  move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, 3, TRUE);
  g_assert_cmpuint (selection->caret.part, ==, 2);
  move (fixture, GTK_MOVEMENT_WORDS, 1, TRUE);
  g_assert_cmpuint (selection->caret.part, ==, 2);
  g_assert_cmpuint (selection->caret.byte, ==, 3);

  /* Read from the right, what comes next is on the left. */
  start = (DatelineTextPlace){ 3, 0 };
  dateline_article_selection_set (selection, &start, &start);
  move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, -2, TRUE);
  assert_selected (fixture, "سل");

  /* At the ends there is no further. */
  move (fixture, GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  move (fixture, GTK_MOVEMENT_VISUAL_POSITIONS, -9, FALSE);
  move (fixture, GTK_MOVEMENT_DISPLAY_LINES, 9, FALSE);
  move (fixture, GTK_MOVEMENT_BUFFER_ENDS, -1, TRUE);
  g_assert_cmpuint (selection->caret.part, ==, 0);
  move (fixture, GTK_MOVEMENT_DISPLAY_LINES, -9, FALSE);
  move (fixture, GTK_MOVEMENT_WORDS, -9, FALSE);
  g_assert_cmpuint (selection->caret.byte, ==, 0);
}

/* Shown, the caret takes the keys that scroll otherwise, and comes into view. */
static void
test_caret_browsing (Fixture *fixture, gconstpointer unused)
{
  DatelineArticleSelection *selection = &fixture->view->selection;
  g_autoptr (GString) html = g_string_new (NULL);
  graphene_rect_t caret;

  add_paragraphs (html, 300);
  show_html (fixture, html->str);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  activate (fixture, "article.toggle-caret");
  g_assert_true (selection->has_place);
  move (fixture, GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  dateline_article_view_reveal (fixture->view,
                                selection->caret.part,
                                0,
                                selection->caret.byte,
                                selection->caret.byte);
  WAIT_FOR (dateline_article_caret_get_rectangle (selection, &caret) &&
            caret.origin.y > 0 && caret.origin.y < 700);
  settle (fixture);
  activate (fixture, "article.toggle-caret");
  g_assert_false (selection->shows_caret);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/article-selection/copy-all", test_copy_all);
  ADD ("/article-selection/copy-part", test_copy_part);
  ADD ("/article-selection/copy-html", test_copy_html);
  ADD ("/article-selection/caret", test_caret);
  ADD ("/article-selection/caret-browsing", test_caret_browsing);
  return g_test_run ();
}
