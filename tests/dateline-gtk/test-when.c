/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Times as headlines say them, at the borders of days, weeks and years and across zones.
 */

#include "dateline-gtk/headlines/dateline-when-private.h"

#include <glib.h>
#include <locale.h>

static const struct
{
  const char *time;
  const char *brief;
  const char *day;
} samples[] = {
  { "2025-11-12T14:20:00+01:00", "14:20", "Today" },
  { "2025-11-12T00:00:00+01:00", "00:00", "Today" },
  { "2025-11-11T23:59:59+01:00", "Yesterday", "Yesterday" },
  /* Already today where the reader is. */
  { "2025-11-11T23:30:00Z", "00:30", "Today" },
  { "2025-11-10T12:00:00+01:00", "Mon", "Monday" },
  { "2025-11-06T12:00:00+01:00", "Thu", "Thursday" },
  { "2025-11-05T12:00:00+01:00", "5 Nov", "Wednesday, 5 November" },
  { "2025-01-01T00:00:00+01:00", "1 Jan", "Wednesday, 1 January" },
  { "2024-12-31T23:59:59+01:00", "31 Dec 2024", "Tuesday, 31 December 2024" },
  { "1970-01-01T00:00:00Z", "1 Jan 1970", "Thursday, 1 January 1970" },
  { "2025-11-13T08:00:00+01:00", "13 Nov", "Thursday, 13 November" },
  { "2031-02-03T08:00:00+01:00", "3 Feb 2031", "Monday, 3 February 2031" },
};

static void
test_samples (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2025, 11, 12, 18, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (samples[i].time, NULL);
      g_autofree char *brief = dateline_when_brief (g_date_time_to_unix (time), now);
      g_autofree char *day = dateline_when_day (g_date_time_to_unix (time), now);

      g_assert_cmpstr (brief, ==, samples[i].brief);
      g_assert_cmpstr (day, ==, samples[i].day);
    }
}

/* Under the heading of a day. */
static void
test_clock (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2025, 11, 12, 18, 0, 0);
  g_autoptr (GDateTime) then =
      g_date_time_new_from_iso8601 ("2024-12-31T23:30:00Z", NULL);
  g_autofree char *clock = dateline_when_clock (g_date_time_to_unix (then), now);

  g_assert_cmpstr (clock, ==, "00:30");
}

static void
test_full (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2025, 11, 12, 18, 0, 0);
  g_autofree char *full = dateline_when_full (g_date_time_to_unix (now), now);

  g_assert_cmpstr (full, ==, "Wednesday, 12 November 2025 at 18:00");
}

/* The clock goes back on the 26th: days are counted by the calendar, not by seconds. */
static void
test_long_day (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) then = NULL;
  g_autofree char *brief = NULL;

  if (zone == NULL)
    {
      g_test_skip ("no time zone database");
      return;
    }
  now = g_date_time_new (zone, 2025, 10, 27, 0, 30, 0);
  then = g_date_time_new (zone, 2025, 10, 26, 0, 10, 0);
  brief = dateline_when_brief (g_date_time_to_unix (then), now);
  g_assert_cmpstr (brief, ==, "Yesterday");
}

/* Times beyond the calendar, which only a broken store would hold. */
static void
test_out_of_range (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2025, 11, 12, 18, 0, 0);
  const gint64 times[] = { G_MININT64, G_MAXINT64, -62135596801, 253402300800 };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *brief = dateline_when_brief (times[i], now);
      g_autofree char *day = dateline_when_day (times[i], now);
      g_autofree char *full = dateline_when_full (times[i], now);

      g_assert_cmpstr (brief, ==, "");
      g_assert_cmpstr (day, ==, "");
      g_assert_cmpstr (full, ==, "");
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/when/samples", test_samples);
  g_test_add_func ("/when/clock", test_clock);
  g_test_add_func ("/when/full", test_full);
  g_test_add_func ("/when/long-day", test_long_day);
  g_test_add_func ("/when/out-of-range", test_out_of_range);
  return g_test_run ();
}
