/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures with captions in a real window: their sizes, and what stands there without
 * them. */

#include "article-view-test.h"

static void
test_figure (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *figure;

  show_html (
      fixture,
      "<figure><img src='https://127.0.0.1:1/a.jpg' alt='Hills' width=900 "
      "height=600><figcaption>The hills at dawn. (AFP/File)</figcaption></figure>");
  figure = find (fixture, "DatelineFigure", NULL);
  gtk_test_accessible_assert_role (figure, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_cmpstr (find_label (fixture, "caption"), ==, "The hills at dawn.");
  g_assert_cmpstr (find_label (fixture, "credit"), ==, "AFP/File");

  /* Its place is kept until it comes; when it cannot come, words stand there. */
  WAIT_FOR (dateline_figure_has_failed (DATELINE_FIGURE (figure)));
  g_assert_cmpstr (find_label (fixture, "alternative"), ==, "Hills");
  g_signal_emit_by_name (find_widget (figure, "GtkButton", NULL), "clicked");
  g_assert_false (dateline_figure_has_failed (DATELINE_FIGURE (figure)));
  WAIT_FOR (dateline_figure_has_failed (DATELINE_FIGURE (figure)));
}

/* Caption and credit begin on the side that the caption is read from. */
static void
test_right_to_left (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *caption;

  show_html (fixture,
             "<figure><img src='https://127.0.0.1:1/a.jpg'><figcaption>الجسر القديم عند "
             "الفجر. صورة: Jane Doe/AFP</figcaption></figure>");
  caption = dateline_figure_get_caption_label (
      DATELINE_FIGURE (find (fixture, "DatelineFigure", NULL)));
  g_assert_cmpstr (find_label (fixture, "credit"), ==, "Jane Doe/AFP");
  g_assert_cmpint (gtk_widget_get_direction (caption), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (gtk_widget_get_next_sibling (caption)),
                   ==,
                   GTK_TEXT_DIR_RTL);

  /* As what stands there without it does. */
  WAIT_FOR (find (fixture, "DatelineFigureFallback", NULL) != NULL);
  g_assert_cmpint (gtk_widget_get_direction (gtk_widget_get_parent (
                       find_widget (find (fixture, "DatelineFigureFallback", NULL),
                                    "GtkButton",
                                    NULL))),
                   ==,
                   GTK_TEXT_DIR_RTL);
}

static char *
make_figure (int width, int height, const char *declared)
{
  g_autoptr (GdkPixbuf) pixbuf =
      gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autofree char *bytes = NULL;
  g_autofree char *coded = NULL;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &size, "png", NULL, NULL));
  coded = g_base64_encode ((guchar *) bytes, size);
  return g_strdup_printf ("<figure><img src='data:image/png;base64,%s' %s alt='Square'>"
                          "</figure><p>Words below.</p>",
                          coded,
                          declared);
}

static void
get_picture_size (Fixture *fixture, int *width, int *height)
{
  GtkWidget *figure = find (fixture, "DatelineFigure", NULL);
  GtkWidget *frame;

  WAIT_FOR (dateline_figure_get_texture (DATELINE_FIGURE (figure)) != NULL);
  settle (fixture);
  frame = dateline_figure_get_frame (DATELINE_FIGURE (figure));
  *width = gtk_widget_get_width (frame);
  *height = gtk_widget_get_height (frame);
}

/* A picture is as wide as the column, or as it is itself, and never larger. */
static void
test_picture_size (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *small = make_figure (120, 60, "");
  g_autofree char *large = make_figure (1600, 800, "width=300 height=300");
  g_autofree char *icon = make_figure (96, 96, "width=24 height=24");
  int width;
  int height;

  show_html (fixture, small);
  get_picture_size (fixture, &width, &height);
  g_assert_cmpint (width, ==, 120);
  g_assert_cmpint (height, ==, 60);

  show_html (fixture, large);
  get_picture_size (fixture, &width, &height);
  g_assert_cmpint (width, ==, fixture->view->rows.column.width);
  g_assert_cmpint (height, ==, (int) (width / 2.0 + 0.5));

  show_html (fixture, icon);
  if (find (fixture, "DatelineFigure", NULL) == NULL)
    return; /* the article took it for an ornament */
  get_picture_size (fixture, &width, &height);
  g_assert_cmpint (width, ==, 24);
  g_assert_cmpint (height, ==, 24);
}

static void
picture_activated_cb (DatelineArticleView *view, guint position, gint *activated)
{
  *activated = position;
}

/* A press shows the picture; where it is a link, the menu and the middle button still
 * know of it. Small ones belong to the text. */
static void
test_picture_is_pressed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) pictures = NULL;
  DatelineBlockWidget *row;
  GtkWidget *proxy;
  gint activated = -1;

  show_html (
      fixture,
      "<p>Words.</p><figure><img src='https://127.0.0.1:1/a.jpg' width=900 height=600>"
      "<figcaption>The hills. (AFP)</figcaption></figure><p>More.</p>"
      "<p><img src='https://127.0.0.1:1/i.png' width=16 height=16></p>"
      "<p><a href='/all'><img src='https://127.0.0.1:1/b.jpg' alt='Two' width=90 "
      "height=60></a></p>");
  pictures = dateline_article_view_list_pictures (fixture->view);
  g_assert_cmpuint (pictures->len, ==, 2);
  g_assert_cmpstr (dateline_picture_get_caption (pictures->pdata[0]), ==, "The hills.");
  g_assert_cmpstr (dateline_picture_get_credit (pictures->pdata[0]), ==, "AFP");

  row =
      dateline_article_rows_get (&fixture->view->rows,
                                 dateline_article_rows_get_n (&fixture->view->rows) - 1);
  g_assert_cmpuint (dateline_block_widget_get_n_links (row), ==, 1);
  proxy = dateline_block_widget_get_proxy (row, 0);
  gtk_test_accessible_assert_property (proxy, GTK_ACCESSIBLE_PROPERTY_LABEL, "Two");

  /* Without a viewer the link is followed. */
  g_signal_emit_by_name (proxy, "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://news.example/all");
  g_clear_pointer (&fixture->activated, g_free);
  g_signal_connect (fixture->view,
                    "picture-activated",
                    G_CALLBACK (picture_activated_cb),
                    &activated);
  g_signal_emit_by_name (proxy, "clicked");
  g_assert_cmpint (activated, ==, 1);
  g_assert_null (fixture->activated);

  /* What could not be loaded cannot be opened. */
  WAIT_FOR (!gtk_widget_get_visible (proxy));
  g_assert_false (dateline_block_widget_has_picture_at (row, 10, 10));
}

/* Pictures of one figure stand together, and share its words in the viewer. */
static void
test_gallery (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) pictures = NULL;
  graphene_rect_t bounds[3];

  show_html (fixture,
             "<figure><img src='https://127.0.0.1:1/a.jpg' width=90 height=60>"
             "<img src='https://127.0.0.1:1/b.jpg' width=90 height=60><figcaption>Two. "
             "(AFP)</figcaption></figure><figure><img src='https://127.0.0.1:1/c.jpg' "
             "width=90 height=60></figure>");
  for (guint i = 0; i < 3; i++)
    dateline_article_rows_get_bounds (&fixture->view->rows, i, &bounds[i]);
  g_assert_cmpfloat (bounds[1].origin.y - bounds[0].origin.y - bounds[0].size.height,
                     <,
                     bounds[2].origin.y - bounds[1].origin.y - bounds[1].size.height);
  pictures = dateline_article_view_list_pictures (fixture->view);
  g_assert_cmpstr (dateline_picture_get_caption (pictures->pdata[0]), ==, "Two.");
  g_assert_cmpstr (dateline_picture_get_credit (pictures->pdata[0]), ==, "AFP");
  g_assert_cmpstr (dateline_picture_get_caption (pictures->pdata[2]), ==, "");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/figure/figure", test_figure);
  ADD ("/figure/right-to-left", test_right_to_left);
  ADD ("/figure/picture-size", test_picture_size);
  ADD ("/figure/gallery", test_gallery);
  ADD ("/figure/picture-is-pressed", test_picture_is_pressed);
  return g_test_run ();
}
