/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Nothing of an article is left when it has been closed: no widget, no layout of text, no
 * texture, however often articles are opened, scrolled and closed, and whatever else is
 * open. Every warning is fatal.
 */

#include "article-view-test.h"

#define N_ROUNDS 12

/* Objects that live among those that were watched. */
static guint n_alive;

static void
gone_cb (gpointer data, GObject *object)
{
  n_alive--;
}

static void
watch (gpointer object)
{
  if (object == NULL || g_object_get_data (object, "watched") != NULL)
    return;
  g_object_set_data (object, "watched", GINT_TO_POINTER (TRUE));
  g_object_weak_ref (object, gone_cb, NULL);
  n_alive++;
}

/* The widget, what it holds, and all below it. */
static void
watch_all (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  watch (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      watch (controller);
    }
  if (GTK_IS_LABEL (widget))
    watch (gtk_label_get_layout (GTK_LABEL (widget)));
  if (DATELINE_IS_FIGURE (widget))
    watch (dateline_figure_get_texture (DATELINE_FIGURE (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_all (child);
}

static void
watch_rows (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (DATELINE_IS_BLOCK_WIDGET (child))
      watch_all (child);
}

/* A picture of its own for each number. */
static char *
make_picture (guint number)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 200);
  g_autofree char *png = NULL;
  g_autofree char *text = NULL;
  gsize size;

  gdk_pixbuf_fill (pixbuf, (number * 2654435761u) | 0xff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &png, &size, "png", NULL, NULL));
  text = g_base64_encode ((guchar *) png, size);
  return g_strconcat ("data:image/png;base64,", text, NULL);
}

static char *
make_html (guint number)
{
  g_autofree char *picture = make_picture (number);
  GString *html = g_string_new (NULL);

  g_string_append_printf (html,
                          "<h2>Story %u</h2><figure><img src='%s' alt='A pier'>"
                          "<figcaption>A pier. (AFP/File)</figcaption></figure>"
                          "<p>Of <a href='/a'>links</a> and <a href='/b'>more</a>."
                          "<pre>int x = %u;</pre><ul><li>one<li>two</ul>"
                          "<table><tr><th>Port<th>Tons<tr><td>North<td>%u</table>"
                          "<blockquote><p>Said.</blockquote>"
                          "<iframe src='https://films.example/%u'></iframe>",
                          number,
                          picture,
                          number,
                          number,
                          number);
  add_paragraphs (html, 60);
  return g_string_free (html, FALSE);
}

static gboolean
is_picture_there (Fixture *fixture)
{
  GtkWidget *figure = find (fixture, "DatelineFigure", NULL);

  return figure != NULL && dateline_figure_get_texture (DATELINE_FIGURE (figure)) != NULL;
}

static void
scroll_through (Fixture *fixture)
{
  GtkAdjustment *adjustment = get_adjustment (fixture);

  for (int i = 0; i <= 4; i++)
    {
      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_upper (adjustment) * i / 4);
      settle (fixture);
      watch_rows (fixture);
    }
}

static void
open_and_watch (Fixture *fixture, guint number)
{
  g_autofree char *html = make_html (number);

  show_html (fixture, html);
  WAIT_FOR (is_picture_there (fixture));
  /* What is beyond the view follows behind the first frame. */
  WAIT_FOR (fixture->view->rows.margin > 0);
  settle (fixture);
  watch_rows (fixture);
}

/* GTK holds what the last frame showed until the next one. */
static void
paint_again (Fixture *fixture)
{
  gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
test_close (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      open_and_watch (fixture, i);
      scroll_through (fixture);
      g_assert_cmpuint (n_alive, >, 20);
      dateline_article_view_clear (fixture->view);
      paint_again (fixture);
      WAIT_FOR (n_alive == 0);
    }
}

/* One article takes the place of another. */
static void
test_replace (Fixture *fixture, gconstpointer unused)
{
  guint n_first = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      open_and_watch (fixture, 100 + i);
      paint_again (fixture);
      if (i == 0)
        n_first = n_alive;
      WAIT_FOR (n_alive <= n_first);
    }
  dateline_article_view_clear (fixture->view);
  paint_again (fixture);
  WAIT_FOR (n_alive == 0);
}

/* With something selected, something found, another size of text and the focus on a
 * link. */
static void
test_in_use (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      open_and_watch (fixture, 200 + i);
      gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD);
      activate (fixture, "article.select-all");
      dateline_article_view_set_zoom (fixture->view, i % 2 ? 1.5 : 1);
      settle (fixture);
      watch_rows (fixture);
      dateline_article_view_clear (fixture->view);
      paint_again (fixture);
      WAIT_FOR (n_alive == 0);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/article-leaks/close", test_close);
  ADD ("/article-leaks/replace", test_replace);
  ADD ("/article-leaks/in-use", test_in_use);
  return g_test_run ();
}
