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

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/figure/figure", test_figure);
  ADD ("/figure/right-to-left", test_right_to_left);
  ADD ("/figure/picture-size", test_picture_size);
  return g_test_run ();
}
