/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a host sets on an article view is what it reads of it. */

#include "article-view-test.h"

typedef struct
{
  double zoom;
  DatelineTypeface typeface;
  DatelinePaper paper;
  int line_spacing;
  int line_length;
  gboolean cleans_links;
} Values;

static void
assert_values (Fixture *fixture, const Values *wanted)
{
  Values values;

  g_object_get (fixture->view,
                "zoom",
                &values.zoom,
                "typeface",
                &values.typeface,
                "paper",
                &values.paper,
                "line-spacing",
                &values.line_spacing,
                "line-length",
                &values.line_length,
                "cleans-links",
                &values.cleans_links,
                NULL);
  g_assert_cmpfloat (values.zoom, ==, wanted->zoom);
  g_assert_cmpint (values.typeface, ==, wanted->typeface);
  g_assert_cmpint (values.paper, ==, wanted->paper);
  g_assert_cmpint (values.line_spacing, ==, wanted->line_spacing);
  g_assert_cmpint (values.line_length, ==, wanted->line_length);
  g_assert_cmpint (values.cleans_links, ==, wanted->cleans_links);
}

/* Each changes itself alone. */
static void
test_values (Fixture *fixture, gconstpointer unused)
{
  Values wanted = { 1, DATELINE_TYPEFACE_SERIF,      DATELINE_PAPER_AUTOMATIC,
                    0, DATELINE_ARTICLE_LINE_LENGTH, TRUE };

  assert_values (fixture, &wanted);
  g_object_set (fixture->view, "zoom", wanted.zoom = 1.5, NULL);
  assert_values (fixture, &wanted);
  g_object_set (fixture->view,
                "typeface",
                wanted.typeface = DATELINE_TYPEFACE_SANS,
                NULL);
  assert_values (fixture, &wanted);
  g_object_set (fixture->view, "paper", wanted.paper = DATELINE_PAPER_SEPIA, NULL);
  assert_values (fixture, &wanted);
  g_object_set (fixture->view, "line-spacing", wanted.line_spacing = 2, NULL);
  assert_values (fixture, &wanted);
  g_object_set (fixture->view, "line-length", wanted.line_length = 80, NULL);
  assert_values (fixture, &wanted);
  g_object_set (fixture->view, "cleans-links", wanted.cleans_links = FALSE, NULL);
  assert_values (fixture, &wanted);
}

/* As what scrolls it asks for it. */
static void
test_scrolling (Fixture *fixture, gconstpointer unused)
{
  GtkScrollablePolicy across;
  GtkScrollablePolicy down;

  g_object_set (fixture->view,
                "hscroll-policy",
                GTK_SCROLL_NATURAL,
                "vscroll-policy",
                GTK_SCROLL_MINIMUM,
                NULL);
  g_object_get (fixture->view, "hscroll-policy", &across, "vscroll-policy", &down, NULL);
  g_assert_cmpint (across, ==, GTK_SCROLL_NATURAL);
  g_assert_cmpint (down, ==, GTK_SCROLL_MINIMUM);
  g_assert_true (
      get_adjustment (fixture) ==
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/article-view-properties/values", test_values);
  ADD ("/article-view-properties/scrolling", test_scrolling);
  return g_test_run ();
}
