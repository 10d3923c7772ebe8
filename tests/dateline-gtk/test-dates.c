/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Days as numbers and words: where they stand in a grid and among bars, how many stories
 * one has, and what is typed. */

#include "dateline-gtk/reader/dateline-date-bins-private.h"
#include "dateline-gtk/reader/dateline-date-grid-private.h"
#include "dateline-gtk/reader/dateline-date-text-private.h"

#include "gui-test.h"

static void
add_day (GArray *days, int day, guint n_stories)
{
  DatelineStoryDay next = { day, n_stories };

  g_array_append_val (days, next);
}

static void
test_grid (void)
{
  /* 2025-11-03, a Monday. */
  GDate monday;
  int day;

  g_date_clear (&monday, 1);
  g_date_set_dmy (&monday, 3, 11, 2025);
  day = g_date_get_julian (&monday);
  g_assert_cmpint (dateline_date_grid_get_week (day, G_DATE_MONDAY), ==, day);
  g_assert_cmpint (dateline_date_grid_get_week (day, G_DATE_SUNDAY), ==, day - 1);
  g_assert_cmpint (dateline_date_grid_get_week (day, G_DATE_SATURDAY), ==, day - 2);
  g_assert_cmpint (dateline_date_grid_get_week (day + 6, G_DATE_MONDAY), ==, day);
  g_assert_cmpint (dateline_date_grid_add_months (day - 3, 1), ==, day + 27);
}

static void
test_steps (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DatelineStoryDay));
  g_autoptr (GArray) alike = g_array_new (FALSE, FALSE, sizeof (DatelineStoryDay));
  DatelineDateSteps steps;

  /* One day of which all talk does not make all others look empty. */
  for (int i = 0; i < 20; i++)
    add_day (days, 1000 - i, i == 3 ? 100000 : (guint) i);
  dateline_date_steps_init (&steps, days);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 0), ==, 0);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 1), ==, 1);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 8), ==, 2);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 12), ==, 3);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 19), ==, 4);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 100000), ==, 4);
  g_assert_cmpuint (dateline_date_grid_count (days, 997), ==, 100000);
  g_assert_cmpuint (dateline_date_grid_count (days, 981), ==, 19);
  g_assert_cmpuint (dateline_date_grid_count (days, 1001), ==, 0);
  g_assert_cmpuint (dateline_date_grid_count (days, 5), ==, 0);

  add_day (alike, 9, 5);
  add_day (alike, 8, 5);
  dateline_date_steps_init (&steps, alike);
  for (guint n = 0; n < 4; n++)
    g_assert_cmpuint (dateline_date_steps_get (&steps, n),
                      <=,
                      dateline_date_steps_get (&steps, n + 1));
  g_assert_cmpuint (dateline_date_steps_get (&steps, 5), >, 0);
}

static void
test_bins (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DatelineStoryDay));
  int today = 739000;
  guint n_in_bins = 0;
  DatelineDateBins bins = { 0 };

  for (int i = 0; i < 200; i++)
    add_day (days, today - i, 2);
  /* Somebody's test of 1990. */
  add_day (days, today - 13000, 1);
  dateline_date_bins_init (&bins, days, today, 90);
  g_assert_cmpint (bins.n_bins, ==, 90);
  g_assert_cmpint (bins.first, >, today - 201);
  for (int bin = 0; bin < bins.n_bins; bin++)
    {
      int first = dateline_date_bins_get_first (&bins, bin);
      int last = dateline_date_bins_get_last (&bins, bin);

      n_in_bins += bins.counts[bin];
      g_assert_cmpint (first, <=, last);
      g_assert_cmpint (dateline_date_bins_find (&bins, first), ==, bin);
      g_assert_cmpint (dateline_date_bins_find (&bins, last), ==, bin);
      g_assert_true (bin == 0 ||
                     first == dateline_date_bins_get_last (&bins, bin - 1) + 1);
    }
  g_assert_cmpuint (n_in_bins, ==, 401);
  g_assert_cmpint (dateline_date_bins_get_first (&bins, 0), ==, today - 13000);
  g_assert_cmpint (dateline_date_bins_get_last (&bins, 89), ==, today);
  dateline_date_bins_clear (&bins);

  g_array_set_size (days, 0);
  dateline_date_bins_init (&bins, days, today, 90);
  g_assert_cmpint (bins.n_bins, ==, 7);
  dateline_date_bins_clear (&bins);
}

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    int year, month, day; /* 0: none */
  } cases[] = {
    { "2025-11-03", 2025, 11, 3 },
    { " 2025-11-3 ", 2025, 11, 3 },
    { "11/03/2025", 2025, 11, 3 },
    { "3 Nov 2025", 2025, 11, 3 },
    { "2025-02-30", 0, 0, 0 },
    { "2025-13-01", 0, 0, 0 },
    { "soon", 0, 0, 0 },
    { "", 0, 0, 0 },
    { "99", 0, 0, 0 },
    { "no 3 idea", 0, 0, 0 },
    { "2025-11-03 or so", 0, 0, 0 },
    { "--", 0, 0, 0 },
  };
  g_autofree char *written = NULL;
  GDate day, again;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_day = dateline_date_text_read (cases[i].text, &day);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (is_day, ==, cases[i].year != 0);
      g_assert_cmpint (g_date_valid (&day), ==, is_day);
      if (is_day)
        {
          g_assert_cmpint (g_date_get_year (&day), ==, cases[i].year);
          g_assert_cmpint (g_date_get_month (&day), ==, cases[i].month);
          g_assert_cmpint (g_date_get_day (&day), ==, cases[i].day);
        }
    }
  g_assert_true (dateline_date_text_read ("yesterday", &day));
  g_assert_cmpint (g_date_get_julian (&day), ==, dateline_date_grid_get_today () - 1);
  written = dateline_date_text_write (&day);
  g_assert_true (dateline_date_text_read (written, &again));
  g_assert_cmpint (g_date_compare (&day, &again), ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dates/grid", test_grid);
  g_test_add_func ("/dates/steps", test_steps);
  g_test_add_func ("/dates/bins", test_bins);
  g_test_add_func ("/dates/text", test_text);
  return g_test_run ();
}
