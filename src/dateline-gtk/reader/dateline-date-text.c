/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A day as a person types it. Pure but for the locale and the clock. */

#include "dateline-gtk/reader/dateline-date-text-private.h"

#include "dateline-gtk/reader/dateline-date-grid-private.h"
#include "dateline-gtk/reader/dateline-filter-words-private.h"

#include <stdio.h>
#include <string.h>

#define MAX_LENGTH 60
/* "3/11", "Mon, 3 Nov 2025": GLib passes over words that it does not know. */
#define MIN_RUNS 2
#define MAX_RUNS 4
#define MIN_YEAR 1000
#define MAX_YEAR 9999

static gboolean
read_iso (const char *text, GDate *day)
{
  guint year, month, date;
  int length = 0;

  if (sscanf (text, "%4u-%2u-%2u%n", &year, &month, &date, &length) != 3 ||
      text[length] != '\0' || !g_date_valid_dmy (date, month, year))
    return FALSE;
  g_date_set_dmy (day, date, month, year);
  return TRUE;
}

static gboolean
read_word (const char *text, GDate *day)
{
  static const DatelineDateRange words[] = { DATELINE_DATE_RANGE_TODAY,
                                             DATELINE_DATE_RANGE_YESTERDAY };
  g_autofree char *typed = g_utf8_casefold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word =
          g_utf8_casefold (dateline_filter_words_for_range (words[i]), -1);

      if (g_str_equal (typed, word))
        {
          g_date_set_julian (day, dateline_date_grid_get_today () - (int) i);
          return TRUE;
        }
    }
  return FALSE;
}

/* How many runs of letters and digits there are. */
static guint
count_runs (const char *text, gboolean *has_digit)
{
  guint n = 0;
  gboolean in_run = FALSE;

  *has_digit = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_part = g_unichar_isalnum (g_utf8_get_char (p));

      n += is_part && !in_run;
      in_run = is_part;
      *has_digit = *has_digit || g_ascii_isdigit (*p);
    }
  return n;
}

static gboolean
read_local (const char *text, GDate *day)
{
  gboolean has_digit;

  guint n_runs = count_runs (text, &has_digit);

  if (n_runs < MIN_RUNS || n_runs > MAX_RUNS || !has_digit)
    return FALSE;
  g_date_set_parse (day, text);
  return g_date_valid (day) && g_date_get_year (day) >= MIN_YEAR &&
         g_date_get_year (day) <= MAX_YEAR;
}

gboolean
dateline_date_text_read (const char *text, GDate *day)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  g_date_clear (day, 1);
  if (*trimmed == '\0' || strlen (trimmed) > MAX_LENGTH)
    return FALSE;
  if (read_iso (trimmed, day) || read_word (trimmed, day) || read_local (trimmed, day))
    return TRUE;
  g_date_clear (day, 1);
  return FALSE;
}

char *
dateline_date_text_write (const GDate *day)
{
  char text[128];

  /* Of the C library, as what it writes can be read again: it knows the order. */
  if (g_date_get_year (day) >= MIN_YEAR &&
      g_date_strftime (text, sizeof text, "%x", day) > 0)
    {
      GDate again;

      if (dateline_date_text_read (text, &again) && g_date_compare (&again, day) == 0)
        return g_strdup (text);
    }
  g_date_strftime (text, sizeof text, "%Y-%m-%d", day);
  return g_strdup (text);
}
