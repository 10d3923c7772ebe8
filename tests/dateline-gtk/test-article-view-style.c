/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the view takes from the theme and what it does not: contrast, and the colours of
 * papers.
 */

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

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/article-view-style/contrast", test_contrast);
  ADD ("/article-view-style/papers", test_papers);
  return g_test_run ();
}
