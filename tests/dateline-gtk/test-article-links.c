/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What happens before a link is opened: trackers go, and words that name another site are
 * asked about, whichever way the link is activated. */

#include "article-view-test.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"

enum
{
  RESPONSE_OPEN = 1,
  RESPONSE_COPY,
};

static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
get_proxy (Fixture *fixture, guint link)
{
  return dateline_block_widget_get_proxy (
      dateline_article_rows_get (&fixture->view->rows, 0),
      link);
}

/* Presses Enter on the first link, and awaits the question. */
static GtkWidget *
ask (Fixture *fixture, const char *html)
{
  show_html (fixture, html);
  g_clear_pointer (&fixture->activated, g_free);
  g_signal_emit_by_name (get_proxy (fixture, 0), "clicked");
  WAIT_FOR (find_question () != NULL);
  g_assert_null (fixture->activated);
  return find_question ();
}

static void
answer (GtkWidget *question, int response)
{
  gtk_dialog_response (GTK_DIALOG (question), response);
  WAIT_FOR (find_question () == NULL);
}

/* A finger that stays on words selects one for the menu; on a link it does not, nor where
 * something is selected already. */
static void
test_long_press (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  GtkEventController *hold;
  g_autofree char *word = NULL;
  g_autofree char *all = NULL;
  DatelineBlockWidget *row;
  graphene_rect_t place;

  show_html (fixture, "<p>Harbour news <a href='https://example.com/'>elsewhere</a></p>");
  hold = find_controller (view, GTK_TYPE_GESTURE_LONG_PRESS);
  row = dateline_article_rows_get (&fixture->view->rows, 0);
  g_assert_true (gtk_widget_compute_bounds (dateline_block_widget_get_text (row)->label,
                                            view,
                                            &place));
  g_assert_true (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (hold)));
  g_signal_emit_by_name (hold, "pressed", place.origin.x + 8.0, place.origin.y + 8.0);
  WAIT_FOR (fixture->view->links.menu != NULL &&
            gtk_widget_get_mapped (fixture->view->links.menu));
  word = dateline_article_view_get_selected_text (fixture->view);
  g_assert_cmpstr (word, ==, "Harbour");
  gtk_popover_popdown (GTK_POPOVER (fixture->view->links.menu));

  dateline_article_selection_select_all (&fixture->view->selection);
  g_signal_emit_by_name (hold, "pressed", place.origin.x + 8.0, place.origin.y + 8.0);
  WAIT_FOR (gtk_widget_get_mapped (fixture->view->links.menu));
  all = dateline_article_view_get_selected_text (fixture->view);
  g_assert_nonnull (strstr (all, "Harbour news elsewhere"));
  gtk_popover_popdown (GTK_POPOVER (fixture->view->links.menu));
}

#define LIE "<p><a href='https://evil.test/a?utm_source=b'>example.com</a></p>"

static void
test_lie (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *question = ask (fixture, LIE);
  GtkWidget *cancel =
      gtk_dialog_get_widget_for_response (GTK_DIALOG (question), GTK_RESPONSE_CANCEL);
  g_autofree char *words = NULL;

  g_object_get (question, "secondary-text", &words, NULL);
  g_assert_cmpstr (words,
                   ==,
                   "The text says \u2068example.com\u2069, but this link leads to "
                   "\u2068evil.test\u2069.");
  /* Enter does nothing, and nor does Escape. */
  g_assert_true (gtk_window_get_default_widget (GTK_WINDOW (question)) == cancel);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (question)) == cancel);
  answer (question, GTK_RESPONSE_CANCEL);
  g_assert_null (fixture->activated);
  answer (ask (fixture, LIE), GTK_RESPONSE_DELETE_EVENT);
  g_assert_null (fixture->activated);

  answer (ask (fixture, LIE), RESPONSE_OPEN);
  g_assert_cmpstr (fixture->activated, ==, "https://evil.test/a");
}

/* In a narrow window the answers stand below each other, and the question is no wider. */
static void
test_narrow (Fixture *fixture, gconstpointer width)
{
  GtkWidget *question = ask (fixture, LIE);
  GtkWidget *cancel =
      gtk_dialog_get_widget_for_response (GTK_DIALOG (question), GTK_RESPONSE_CANCEL);
  GtkWidget *open =
      gtk_dialog_get_widget_for_response (GTK_DIALOG (question), RESPONSE_OPEN);
  graphene_rect_t first;
  graphene_rect_t last;

  WAIT_FOR (gtk_widget_get_width (question) > 0);
  g_assert_cmpint (gtk_widget_get_width (question), <=, GPOINTER_TO_INT (width));
  g_assert_true (gtk_widget_compute_bounds (cancel, question, &first));
  g_assert_true (gtk_widget_compute_bounds (open, question, &last));
  g_assert_cmpfloat (last.origin.x, ==, first.origin.x);
  g_assert_cmpfloat (last.origin.y, >=, first.origin.y + first.size.height);
  answer (question, GTK_RESPONSE_CANCEL);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (Fixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)),
                                 NULL,
                                 text_read_cb,
                                 &text);
  WAIT_FOR (text != NULL);
  return text;
}

static void
test_copy (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  g_autofree char *from_question = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *original = NULL;

  answer (ask (fixture, LIE), RESPONSE_COPY);
  g_assert_null (fixture->activated);
  from_question = read_clipboard (fixture);
  g_assert_cmpstr (from_question, ==, "https://evil.test/a");
  gtk_widget_activate_action (view, "article.copy-link", "s", "https://x.org/?fbclid=1");
  clean = read_clipboard (fixture);
  g_assert_cmpstr (clean, ==, "https://x.org/");
  gtk_widget_activate_action (view,
                              "article.copy-original",
                              "s",
                              "https://x.org/?fbclid=1");
  original = read_clipboard (fixture);
  g_assert_cmpstr (original, ==, "https://x.org/?fbclid=1");
}

/* The words of one link that are set in several ways are read together. */
static void
test_split_words (Fixture *fixture, gconstpointer unused)
{
  answer (ask (fixture, "<p><a href='https://evil.test/'>exam<b>ple</b>.com</a></p>"),
          GTK_RESPONSE_CANCEL);
  answer (ask (fixture,
               "<p><a href='https://evil.test/'>exam<b>ple</b>.co<i>m</i></a> and "
               "<a href='https://evil.test/'>here</a></p>"),
          GTK_RESPONSE_CANCEL);
}

/* As the menus and the middle button do. */
static void
test_other_ways (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  show_html (fixture, LIE);
  gtk_widget_activate_action (view,
                              "article.open",
                              "s",
                              "https://evil.test/a?utm_source=b");
  WAIT_FOR (find_question () != NULL);
  answer (find_question (), RESPONSE_OPEN);
  g_assert_cmpstr (fixture->activated, ==, "https://evil.test/a");
  gtk_widget_activate_action (view,
                              "article.open-original",
                              "s",
                              "https://evil.test/a?utm_source=b");
  WAIT_FOR (find_question () != NULL);
  answer (find_question (), RESPONSE_OPEN);
  g_assert_cmpstr (fixture->activated, ==, "https://evil.test/a?utm_source=b");
}

static void
test_truth (Fixture *fixture, gconstpointer unused)
{
  show_html (
      fixture,
      "<p><a href='https://www.example.com/?utm_medium=x&amp;a=1'>example.com</a>, "
      "<a href='https://www.google.com/url?q=https://b.org/'>b.org</a></p>");
  g_signal_emit_by_name (get_proxy (fixture, 0), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://www.example.com/?a=1");
  g_signal_emit_by_name (get_proxy (fixture, 1), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://b.org/");
  g_assert_null (find_question ());

  /* Who keeps trackers is asked about the redirector. */
  g_object_set (fixture->view, "cleans-links", FALSE, NULL);
  g_signal_emit_by_name (get_proxy (fixture, 0), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://www.example.com/?utm_medium=x&a=1");
  g_signal_emit_by_name (get_proxy (fixture, 1), "clicked");
  WAIT_FOR (find_question () != NULL);
  answer (find_question (), GTK_RESPONSE_CANCEL);
}

/* The real host, whatever stands before it or turns letters around. */
static void
test_target (Fixture *fixture, gconstpointer unused)
{
  static const char *const rows[][2] = {
    { "https://example.com@evil.test/a", "evil.test  ·  https://evil.test/a" },
    { "https://evil.test/\u202egpj.exe", "evil.test  ·  https://evil.test/gpj.exe" },
    { "https://аррӏе.com/", "xn--80ak6aa92e.com  ·  https://xn--80ak6aa92e.com/" },
    { "https://b\u00fccher.de/?fbclid=1", "bücher.de  ·  https://bücher.de/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *html = g_strdup_printf ("<p><a href='%s'>a</a></p>", rows[i][0]);

      show_html (fixture, html);
      gtk_widget_grab_focus (get_proxy (fixture, 0));
      g_assert_cmpstr (pango_layout_get_text (fixture->view->links.target),
                       ==,
                       rows[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/article-links/long-press", test_long_press);
  ADD ("/article-links/lie", test_lie);
  g_test_add ("/article-links/narrow",
              Fixture,
              GINT_TO_POINTER (400),
              set_up,
              test_narrow,
              tear_down);
  ADD ("/article-links/copy", test_copy);
  ADD ("/article-links/split-words", test_split_words);
  ADD ("/article-links/other-ways", test_other_ways);
  ADD ("/article-links/truth", test_truth);
  ADD ("/article-links/target", test_target);
  return g_test_run ();
}
