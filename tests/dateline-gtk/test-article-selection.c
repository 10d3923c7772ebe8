/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Text selected across the rows of an article, and what is copied of it. */

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

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/article-selection/copy-all", test_copy_all);
  ADD ("/article-selection/copy-part", test_copy_part);
  return g_test_run ();
}
