/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the view sets a story: what it takes from the theme and what it does not, papers,
 * lines and letters. */

#include "article-view-test.h"

static gboolean
has_contrast (Fixture *fixture)
{
  return gtk_widget_has_css_class (GTK_WIDGET (fixture->view), "high-contrast");
}

static void
test_contrast (Fixture *fixture, gconstpointer unused)
{
  GtkSettings *settings = gtk_settings_get_default ();

  show_full_story (fixture);
  for (int dark = 0; dark < 2; dark++)
    {
      g_object_set (settings, "gtk-application-prefer-dark-theme", dark, NULL);
      run_for (50);
      g_assert_false (has_contrast (fixture));
      g_object_set (settings, "gtk-theme-name", "HighContrast", NULL);
      WAIT_FOR (has_contrast (fixture));
      settle (fixture);
      g_object_set (settings, "gtk-theme-name", "Default", NULL);
      WAIT_FOR (!has_contrast (fixture));
    }
  g_object_set (settings, "gtk-application-prefer-dark-theme", FALSE, NULL);
}

static double
get_light (GtkWidget *widget)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  return (color.red + color.green + color.blue) / 3;
}

/* All that stands on a paper can be read on it, whatever the theme is. */
static void
test_papers (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    DatelinePaper paper;
    gboolean is_dark;
  } papers[] = {
    { DATELINE_PAPER_LIGHT, FALSE },
    { DATELINE_PAPER_SEPIA, FALSE },
    { DATELINE_PAPER_DARK, TRUE },
  };
  static const char *const buttons[] = { "chip", "continue", "comments" };
  GtkSettings *settings = gtk_settings_get_default ();

  show_full_story (fixture);
  for (int dark = 0; dark < 2; dark++)
    for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
      {
        g_object_set (settings, "gtk-application-prefer-dark-theme", dark, NULL);
        g_object_set (fixture->view, "paper", papers[i].paper, NULL);
        settle (fixture);
        /* A theme fades from one colour to the other. */
        for (gsize k = 0; k < G_N_ELEMENTS (buttons); k++)
          WAIT_FOR (papers[i].is_dark
                        ? get_light (find (fixture, "GtkButton", buttons[k])) > 0.55
                        : get_light (find (fixture, "GtkButton", buttons[k])) < 0.5);
      }
  g_object_set (settings, "gtk-application-prefer-dark-theme", FALSE, NULL);
}

static int
get_text_height (Fixture *fixture)
{
  settle (fixture);
  return dateline_article_column_get_height (&fixture->view->rows.column, 0);
}

static void
test_text_is_set (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new (NULL);
  int column;
  int height;
  double measure;
  GdkRGBA before;

  for (int i = 0; i < 40; i++)
    g_string_append (html, "The ministers met in the old harbour town. ");
  g_string_append (html, "<a href='/a'>On.</a>");
  show_html (fixture, html->str);
  column = fixture->view->rows.column.width;
  height = get_text_height (fixture);

  g_object_set (fixture->view, "line-length", 48, NULL);
  WAIT_FOR (fixture->view->rows.column.width < column * 0.8);
  g_assert_cmpint (get_text_height (fixture), >, height);
  g_object_set (fixture->view, "line-length", 66, NULL);
  WAIT_FOR (fixture->view->rows.column.width == column);
  g_assert_cmpint (get_text_height (fixture), ==, height);

  g_object_set (fixture->view, "line-spacing", 2, NULL);
  WAIT_FOR (get_text_height (fixture) > height * 1.15);
  g_object_set (fixture->view, "line-spacing", -2, NULL);
  WAIT_FOR (get_text_height (fixture) < height * 0.9);
  g_object_set (fixture->view, "line-spacing", 0, NULL);
  WAIT_FOR (get_text_height (fixture) == height);

  /* Other letters are of another width: the line keeps its number of them. */
  measure = fixture->view->rows.measure;
  g_object_set (fixture->view, "typeface", DATELINE_TYPEFACE_SANS, NULL);
  WAIT_FOR (fixture->view->rows.measure != measure);
  g_object_set (fixture->view, "typeface", DATELINE_TYPEFACE_SERIF, NULL);
  WAIT_FOR (fixture->view->rows.measure == measure);

  before = fixture->view->rows.link_color;
  g_object_set (fixture->view, "paper", DATELINE_PAPER_SEPIA, NULL);
  WAIT_FOR (!gdk_rgba_equal (&before, &fixture->view->rows.link_color));
  g_object_set (fixture->view, "paper", DATELINE_PAPER_AUTOMATIC, NULL);
  WAIT_FOR (gdk_rgba_equal (&before, &fixture->view->rows.link_color));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/article-view-style/contrast", test_contrast);
  ADD ("/article-view-style/papers", test_papers);
  ADD ("/article-view-style/text-is-set", test_text_is_set);
  return g_test_run ();
}
