/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/text/dateline-date-private.h"

#include <glib.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *instant; /* NULL: no date */
  int offset;
} Case;

static const Case standard[] = {
  { "Thu, 04 Sep 2025 12:30:00 +0200", "2025-09-04T10:30:00Z", 120 },
  { "Thu, 4 Sep 25 12:30 EDT", "2025-09-04T16:30:00Z", -240 },
  { "Sat, 30 Aug 2014 11:40:24 -0000", "2014-08-30T11:40:24Z", 0 },
  { "2014-08-30T11:40:24+00:00", "2014-08-30T11:40:24Z", 0 },
  { "2025-09-04T12:30:00.987654321+05:30", "2025-09-04T07:00:00Z", 330 },
  { "2025-09-04t12:30:00z", "2025-09-04T12:30:00Z", 0 },
  { "2025-12-31T23:30:00-01:00", "2026-01-01T00:30:00Z", -60 },
  { "2024-02-29", "2024-02-29T00:00:00Z", 0 },
  { "2025-09", "2025-09-01T00:00:00Z", 0 },
  { "2025", "2025-01-01T00:00:00Z", 0 },
  { "20250904T123000+0200", "2025-09-04T10:30:00Z", 120 },
  { "2025-247T12:30:00Z", "2025-09-04T12:30:00Z", 0 },
  { "2025-W36-4", "2025-09-04T00:00:00Z", 0 },
  { "2025-W01-1", "2024-12-30T00:00:00Z", 0 },
  { "2020-W53-7", "2021-01-03T00:00:00Z", 0 },
  { "1969-07-20T20:17:40Z", "1969-07-20T20:17:40Z", 0 },
  { "2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z", 0 },
  { "2025-09-04T24:00:00Z", "2025-09-05T00:00:00Z", 0 },
  { "Tue, 31 Dec 2024 23:59:60 GMT", "2025-01-01T00:00:00Z", 0 },
};

static const Case lenient[] = {
  { "Thu, 04 Sep 2025 12:30:00 --0200", "2025-09-04T14:30:00Z", -120 },
  { "Thu, 04 Sep 2025 12:30:00 00", "2025-09-04T12:30:00Z", 0 },
  { "2025-09-04T12:30:00+02:00:00", "2025-09-04T10:30:00Z", 120 },
  { "12:30 04.09.2025 +0200", "2025-09-04T10:30:00Z", 120 },
  { "Thu Sep 4 12:30:00 2025 CEST", "2025-09-04T10:30:00Z", 120 },
  { "1756989000.25", "2025-09-04T12:30:00Z", 0 },
  { "  Thu, 04 Sep 2025 12:30:00 GMT\n", "2025-09-04T12:30:00Z", 0 },
  { "Thu, 04-Sep-2025 12:30:00 GMT", "2025-09-04T12:30:00Z", 0 },
  { "04/Sep/2025:12:30:00 +0200", "2025-09-04T10:30:00Z", 120 },
  { "Thu Sep  4 12:30:00 GMT 2025", "2025-09-04T12:30:00Z", 0 },
  { "Thu Sep 04 2025 12:30:00 GMT+0200 (CEST)", "2025-09-04T10:30:00Z", 120 },
  { "2025-09-04T12:30:00+02:00[Europe/Berlin]", "2025-09-04T10:30:00Z", 120 },
  { "September 4, 2025 12:30 PM", "2025-09-04T12:30:00Z", 0 },
  { "Sept. 4, 2025 3:45 p.m. EST", "2025-09-04T20:45:00Z", -300 },
  { "9/4/2025 12:05:00 AM", "2025-09-04T00:05:00Z", 0 },
  { "25/12/2025 10:00", "2025-12-25T10:00:00Z", 0 },
  { "04.09.2025 12:30", "2025-09-04T12:30:00Z", 0 },
  { "Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z", -240 },
  { "03-12-31", "2003-12-31T00:00:00Z", 0 },
  { "1756989000", "2025-09-04T12:30:00Z", 0 },
  { "1756989000123", "2025-09-04T12:30:00Z", 0 },
  { "20250904123000", "2025-09-04T12:30:00Z", 0 },
  { "12:30, 4 Sep 2025", "2025-09-04T12:30:00Z", 0 },
  { "Thu, 04 Sep 104 12:00:00 GMT", "2004-09-04T12:00:00Z", 0 },
  { "Thu, 04 Sep 99 12:30:00 GMT", "1999-09-04T12:30:00Z", 0 },
  { "September 2025", "2025-09-01T00:00:00Z", 0 },
  { "Sunday, the 4th of May 2025", "2025-05-04T00:00:00Z", 0 },
};

static const Case zones[] = {
  { "Thu, 04 Sep 2025 12:30:00 UTC+2", "2025-09-04T10:30:00Z", 120 },
  { "Wed, 19 Feb 2012 22:40:00 GMT-01:01", "2012-02-19T23:41:00Z", -61 },
  { "Thu, 04 Sep 2025 12:30:00 JST", "2025-09-04T03:30:00Z", 540 },
  { "Thu, 04 Sep 2025 12:30:00 Z", "2025-09-04T12:30:00Z", 0 },
  { "Thu, 04 Sep 2025 12:30:00 A", "2025-09-04T12:30:00Z", 0 },
  { "Thu, 04 Sep 2025 12:30:00 +0200 CEST", "2025-09-04T10:30:00Z", 120 },
  { "Thu, 04 Sep 2025 12:30:00 NOWHERE", "2025-09-04T12:30:00Z", 0 },
  { "Thu, 04 Sep 2025 12:30:00 −0300", "2025-09-04T15:30:00Z", -180 },
  { "Thu, 04 Sep 2025 12:30:00 Europe/../../x", "2025-09-04T12:30:00Z", 0 },
  { "Thu, 04 Sep 2025 12:30:00 ../../../etc/passwd", "2025-09-04T12:30:00Z", 0 },
};

static const Case languages[] = {
  { "Do, 4. September 2025, 14:30 Uhr", "2025-09-04T14:30:00Z", 0 },
  { "mar, 4 sep 2025 12:30", "2025-09-04T12:30:00Z", 0 },
  { "4 mars 2025", "2025-03-04T00:00:00Z", 0 },
  { "Publié le 4 août 2025 à 12h30", "2025-08-04T12:30:00Z", 0 },
  { "1er février 2025", "2025-02-01T00:00:00Z", 0 },
  { "jue, 4 dic 2025 08:00:00 +0100", "2025-12-04T07:00:00Z", 60 },
  { "4 de março de 2025", "2025-03-04T00:00:00Z", 0 },
  { "4 agosto 2025", "2025-08-04T00:00:00Z", 0 },
  { "1 mei 2025", "2025-05-01T00:00:00Z", 0 },
  { "wtorek, 4 września 2025", "2025-09-04T00:00:00Z", 0 },
  { "3. července 2025", "2025-07-03T00:00:00Z", 0 },
  { "2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z", -300 },
  { "12 Ağu 2025 10:00", "2025-08-12T10:00:00Z", 0 },
  { "Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z", -300 },
  { "пт, 05 сен 2025 10:00:00 +0300", "2025-09-05T07:00:00Z", 180 },
  { "5 травня 2025", "2025-05-05T00:00:00Z", 0 },
  { "الخميس 4 سبتمبر 2025", "2025-09-04T00:00:00Z", 0 },
  { "2025年9月4日 12時30分", "2025-09-04T12:30:00Z", 0 },
  { "2025年9月4日(木) 午後3時5分", "2025-09-04T15:05:00Z", 0 },
  { "2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z", 540 },
  { "2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z", 540 },
  { "ngày 4 tháng 9 năm 2025", "2025-09-04T00:00:00Z", 0 },
};

static const char *const no_dates[] = {
  "",
  " ",
  "yesterday",
  "4",
  "12:30",
  "September",
  "0000-00-00 00:00:00",
  "0001-01-01T00:00:00Z",
  "2025-13-40T12:30:00Z",
  "2025-02-29",
  "1900-02-29",
  "31 Jun 2025",
  "2003-12-31T25:14:55Z",
  "2003-12-31T10:61:55Z",
  "2025-09-04T24:01:00Z",
  "2013-xx-27",
  "2013-01-28T09:xx:00Z",
  "2013-01-28T09:00:00+00:xx",
  "Sun, Dec x 2012 11:47:32 GMT",
  "Thu, 32 Foo 2025 12:30:00 GMT",
  "Sun, 99 Jun 2009 12:00:00 GMT",
  "2025-366",
  "99999999999999999999",
  "Thu, 04 Sep 2025 12:30:00 +2500",
  "\xff\xfe",
  "----------",
  "((((((",
};

static void
check (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      gint64 time = 0;
      int offset = -1;
      g_autofree char *instant = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_true (dateline_date_parse (cases[i].text, &time, &offset));
      instant = dateline_date_format_utc (time);
      g_assert_cmpstr (instant, ==, cases[i].instant);
      g_assert_cmpint (offset, ==, cases[i].offset);
    }
}

static void
test_standard (void)
{
  check (standard, G_N_ELEMENTS (standard));
}

static void
test_lenient (void)
{
  check (lenient, G_N_ELEMENTS (lenient));
}

static void
test_zones (void)
{
  check (zones, G_N_ELEMENTS (zones));
}

static void
test_languages (void)
{
  check (languages, G_N_ELEMENTS (languages));
}

static void
test_no_dates (void)
{
  gint64 time;
  int offset;

  g_assert_false (dateline_date_parse (NULL, &time, &offset));
  for (gsize i = 0; i < G_N_ELEMENTS (no_dates); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_false (dateline_date_parse (no_dates[i], &time, &offset));
    }
}

/* Every day of four centuries, against GLib's calendar. */
static void
test_calendar (void)
{
  for (int year = 1800; year < 2200; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= g_date_get_days_in_month (month, year); day += 9)
        {
          g_autofree char *text =
              g_strdup_printf ("%04d-%02d-%02dT01:02:03Z", year, month, day);
          g_autoptr (GDateTime) date = g_date_time_new_utc (year, month, day, 1, 2, 3);
          g_autofree char *again = NULL;
          gint64 time;
          int offset;

          g_assert_true (dateline_date_parse (text, &time, &offset));
          g_assert_cmpint (time, ==, g_date_time_to_unix (date));
          again = dateline_date_format_utc (time);
          g_assert_cmpstr (again, ==, text);
        }
}

/* Cut anywhere, and with any byte in the middle: it may be a date or not, but it ends. */
static void
test_mutilated (void)
{
  const char *whole = "Thu, 04 Sep 2025 12:30:00 Europe/Berlin 午後 2025-W36-4";
  gint64 time;
  int offset;

  for (gsize length = 0; length <= strlen (whole); length++)
    for (int byte = 1; byte < 256; byte += 3)
      {
        g_autofree char *text = g_strndup (whole, length);

        if (length > 0)
          text[length / 2] = (char) byte;
        dateline_date_parse (text, &time, &offset);
      }
}

static void
test_long (void)
{
  g_autofree char *digits = g_strnfill (100000, '9');
  g_autofree char *spaces = g_strnfill (100000, ' ');
  gint64 time;
  int offset;

  g_assert_false (dateline_date_parse (digits, &time, &offset));
  g_assert_false (dateline_date_parse (spaces, &time, &offset));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/standard", test_standard);
  g_test_add_func ("/date/lenient", test_lenient);
  g_test_add_func ("/date/zones", test_zones);
  g_test_add_func ("/date/languages", test_languages);
  g_test_add_func ("/date/no-dates", test_no_dates);
  g_test_add_func ("/date/calendar", test_calendar);
  g_test_add_func ("/date/mutilated", test_mutilated);
  g_test_add_func ("/date/long", test_long);
  return g_test_run ();
}
