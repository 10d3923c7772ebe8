/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The days that a person means by a few letters: a day, a month or a year in numbers, a
 * span as "7d", a name as "last week", and from one to another as "2026-01..2026-03".
 * Pure.
 */

#include "dateline/model/dateline-search-private.h"

#include <glib/gi18n-lib.h>

#include <stdlib.h>
#include <string.h>

#define CONTEXT "search value"
#define MAX_SPAN 100000
/* A day later there is still a year of four digits. */
#define MAX_YEAR 9998

typedef enum
{
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

static const struct
{
  const char *name;
  Unit unit;
  int ago;
} names[] = {
  { NC_ ("search value", "today"), UNIT_DAY, 0 },
  { NC_ ("search value", "yesterday"), UNIT_DAY, 1 },
  { NC_ ("search value", "this week"), UNIT_WEEK, 0 },
  { NC_ ("search value", "last week"), UNIT_WEEK, 1 },
  { NC_ ("search value", "this month"), UNIT_MONTH, 0 },
  { NC_ ("search value", "last month"), UNIT_MONTH, 1 },
  { NC_ ("search value", "this year"), UNIT_YEAR, 0 },
  { NC_ ("search value", "last year"), UNIT_YEAR, 1 },
};

/* How spans are written, and their days. */
static const struct
{
  const char *letter;
  int days;
} spans[] = {
  { "d", 1 },   { NC_ ("search value", "d"), 1 },
  { "w", 7 },   { NC_ ("search value", "w"), 7 },
  { "m", 30 },  { NC_ ("search value", "m"), 30 },
  { "y", 365 }, { NC_ ("search value", "y"), 365 },
};

/* A name with spaces may be typed with hyphens, or without anything. */
static char *
fold_name (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *name = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (strchr (" -_", *p) == NULL)
      g_string_append_c (name, *p);
  return g_string_free (name, FALSE);
}

static gboolean
is_name (const char *typed, const char *name)
{
  g_autofree char *english = fold_name (name);
  g_autofree char *own = fold_name (g_dpgettext2 (GETTEXT_PACKAGE, CONTEXT, name));

  return g_str_equal (typed, english) || g_str_equal (typed, own);
}

/* The unit in which @today is, or one before it. Weeks begin on Monday. */
static void
find_unit (const GDate *today, Unit unit, int ago, GDate *first, GDate *last)
{
  *first = *today;
  switch (unit)
    {
    case UNIT_WEEK:
      g_date_subtract_days (first, g_date_get_weekday (today) - G_DATE_MONDAY + 7 * ago);
      *last = *first;
      g_date_add_days (last, 6);
      break;
    case UNIT_MONTH:
      g_date_set_day (first, 1);
      g_date_subtract_months (first, ago);
      *last = *first;
      g_date_add_months (last, 1);
      g_date_subtract_days (last, 1);
      break;
    case UNIT_YEAR:
      g_date_set_dmy (first, 1, G_DATE_JANUARY, g_date_get_year (today) - ago);
      g_date_set_dmy (last, 31, G_DATE_DECEMBER, g_date_get_year (today) - ago);
      break;
    case UNIT_DAY:
    default:
      g_date_subtract_days (first, ago);
      *last = *first;
    }
}

static gboolean
read_name (const char *text, const GDate *today, GDate *first, GDate *last)
{
  g_autofree char *typed = fold_name (text);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_name (typed, names[i].name))
      {
        find_unit (today, names[i].unit, names[i].ago, first, last);
        return TRUE;
      }
  return FALSE;
}

/* "7d": today and the six days before. */
static gboolean
read_span (const char *text, const GDate *today, GDate *first, GDate *last)
{
  char *rest;
  g_autofree char *typed = NULL;
  gint64 n = g_ascii_strtoll (text, &rest, 10);

  if (rest == text || !g_ascii_isdigit (*text) || n < 1)
    return FALSE;
  typed = fold_name (rest);
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    if (is_name (typed, spans[i].letter))
      {
        *last = *first = *today;
        g_date_subtract_days (
            first,
            MIN (MIN (n, MAX_SPAN) * spans[i].days, g_date_get_julian (today)) - 1);
        return TRUE;
      }
  return FALSE;
}

/* "2026", "2026-03", "2026-03-01", with any of - / . between. */
static gboolean
read_numbers (const char *text, GDate *first, GDate *last)
{
  guint numbers[3] = { 0, 0, 0 };
  gsize n = 0;
  const char *p = text;

  while (n < 3)
    {
      const char *start = p;

      while (g_ascii_isdigit (*p) && p - start < 4)
        numbers[n] = numbers[n] * 10 + (*p++ - '0');
      if (p == start || (n == 0 && p - start != 4) || (n > 0 && p - start > 2))
        return FALSE;
      n++;
      if (*p == '\0' || strchr ("-/.", *p) == NULL || p[1] == '\0')
        break;
      p++;
    }
  if ((*p != '\0' && p[1] != '\0') || numbers[0] == 0 || numbers[0] > MAX_YEAR)
    return FALSE;

  if (n == 3 && g_date_valid_dmy (numbers[2], numbers[1], numbers[0]))
    {
      g_date_set_dmy (first, numbers[2], numbers[1], numbers[0]);
      *last = *first;
      return TRUE;
    }
  if (n == 3 || (n == 2 && !g_date_valid_month (numbers[1])))
    return FALSE;
  g_date_set_dmy (first, 1, n == 2 ? numbers[1] : G_DATE_JANUARY, numbers[0]);
  g_date_set_dmy (last,
                  g_date_get_days_in_month (n == 2 ? numbers[1] : 12, numbers[0]),
                  n == 2 ? numbers[1] : G_DATE_DECEMBER,
                  numbers[0]);
  return TRUE;
}

static gboolean
read_one (const char *text, const GDate *today, GDate *first, GDate *last)
{
  return read_numbers (text, first, last) || read_name (text, today, first, last) ||
         read_span (text, today, first, last);
}

gboolean
dateline_search_read_days (const char *text, GDateTime *now, GDate *first, GDate *last)
{
  const char *dots = strstr (text, "..");
  g_autofree char *from = NULL;
  GDate today, unused;

  g_date_set_dmy (&today,
                  g_date_time_get_day_of_month (now),
                  g_date_time_get_month (now),
                  g_date_time_get_year (now));
  g_date_clear (first, 1);
  g_date_clear (last, 1);
  if (dots == NULL)
    return read_one (text, &today, first, last);

  from = g_strndup (text, dots - text);
  if (*from != '\0' && !read_one (from, &today, first, &unused))
    return FALSE;
  if (dots[2] != '\0' && !read_one (dots + 2, &today, &unused, last))
    return FALSE;
  return g_date_valid (first) || g_date_valid (last);
}

GStrv
dateline_search_list_days (void)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_strv_builder_add (list, g_dpgettext2 (GETTEXT_PACKAGE, CONTEXT, names[i].name));
  return g_strv_builder_end (list);
}
