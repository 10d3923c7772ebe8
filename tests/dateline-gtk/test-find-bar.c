/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The bar that finds words in a story: what it counts, and how it steps and closes. */

#include "dateline-gtk/reader/dateline-find-bar-private.h"

#include "article-view-test.h"

typedef struct
{
  Fixture article;
  GtkWidget *box;
  DatelineFindBar *bar;
} Bar;

static void
set_up_bar (Bar *self, gconstpointer unused)
{
  set_up (&self->article, NULL);
  show_html (&self->article, "<p>Peace and war.</p><p>Peace.</p><p>At peace.</p>");
  self->bar = DATELINE_FIND_BAR (dateline_find_bar_new (self->article.view));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_object_ref (self->article.scrolled);
  gtk_window_set_child (self->article.window, self->box);
  gtk_widget_set_vexpand (self->article.scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self->box), self->article.scrolled);
  g_object_unref (self->article.scrolled);
  settle (&self->article);
}

static void
tear_down_bar (Bar *self, gconstpointer unused)
{
  tear_down (&self->article, NULL);
}

static GtkWidget *
get_entry (Bar *self)
{
  return find_widget (GTK_WIDGET (self->bar), "GtkSearchEntry", NULL);
}

/* The bar slides in. */
static void
open_bar (Bar *self)
{
  dateline_find_bar_start (self->bar, NULL);
  WAIT_FOR (get_entry (self) != NULL);
}

static gboolean
is_count (Bar *self, const char *wanted)
{
  GtkWidget *count = find_widget (GTK_WIDGET (self->bar), "GtkLabel", "numeric");

  return count != NULL &&
         g_strcmp0 (gtk_label_get_label (GTK_LABEL (count)), wanted) == 0;
}

static void
type (Bar *self, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry (self)), words);
}

static void
test_count (Bar *self, gconstpointer unused)
{
  g_assert_false (dateline_find_bar_is_open (self->bar));
  open_bar (self);
  type (self, "peace");
  WAIT_FOR (is_count (self, "1 of 3"));
  g_signal_emit_by_name (get_entry (self), "activate");
  g_assert_true (is_count (self, "2 of 3"));
  g_signal_emit_by_name (get_entry (self), "next-match");
  g_assert_true (is_count (self, "3 of 3"));
  g_signal_emit_by_name (get_entry (self), "next-match");
  g_assert_true (is_count (self, "1 of 3"));
  g_signal_emit_by_name (get_entry (self), "previous-match");
  g_assert_true (is_count (self, "3 of 3"));
  dateline_find_bar_step (self->bar, FALSE);
  g_assert_true (is_count (self, "2 of 3"));

  type (self, "no such words");
  WAIT_FOR (is_count (self, "Not found"));
  g_assert_true (gtk_widget_has_css_class (get_entry (self), "error"));
  type (self, "");
  WAIT_FOR (is_count (self, ""));
  g_assert_false (gtk_widget_has_css_class (get_entry (self), "error"));
}

/* Enter finds what was typed just now; what is selected is looked for; closed, nothing is
 * marked and the story has the focus. */
static void
test_open_and_close (Bar *self, gconstpointer unused)
{
  const DatelineTextPlace start = { 0, 10 };
  const DatelineTextPlace end = { 0, 13 };
  guint n;

  open_bar (self);
  type (self, "peace");
  g_signal_emit_by_name (get_entry (self), "activate");
  g_assert_true (is_count (self, "1 of 3"));
  g_assert_true (dateline_find_bar_stop (self->bar));
  g_assert_false (dateline_find_bar_stop (self->bar));
  dateline_article_view_get_found (self->article.view, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (self->article.view)));

  dateline_article_selection_set (&self->article.view->selection, &start, &end);
  open_bar (self);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (self))), ==, "war");
  WAIT_FOR (is_count (self, "1 of 1"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/find-bar/count", Bar, NULL, set_up_bar, test_count, tear_down_bar);
  g_test_add ("/find-bar/open-and-close",
              Bar,
              NULL,
              set_up_bar,
              test_open_and_close,
              tear_down_bar);
  return g_test_run ();
}
