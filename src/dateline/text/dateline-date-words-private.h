/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The words that stand in dates. Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_DATE_WORD_UNKNOWN,
  DATELINE_DATE_WORD_MONTH,       /* value: 1 to 12 */
  DATELINE_DATE_WORD_MORNING,     /* am */
  DATELINE_DATE_WORD_AFTERNOON,   /* pm */
  DATELINE_DATE_WORD_MONTH_COMES, /* a number that follows is a month */
} DatelineDateWord;

/* What stands after its number, as in "2004年05月28日". */
typedef enum
{
  DATELINE_DATE_MARK_NONE,
  DATELINE_DATE_MARK_YEAR,
  DATELINE_DATE_MARK_MONTH,
  DATELINE_DATE_MARK_DAY,
  DATELINE_DATE_MARK_HOUR,
  DATELINE_DATE_MARK_MINUTE,
  DATELINE_DATE_MARK_SECOND,
  DATELINE_DATE_MARK_MORNING,   /* stands before its number */
  DATELINE_DATE_MARK_AFTERNOON, /* the same */
} DatelineDateMark;

DatelineDateWord dateline_date_find_word (const char *word, gsize length, int *value);
DatelineDateMark
dateline_date_find_mark (const char *text, gsize *length, gboolean *korean);
gboolean dateline_date_find_zone (const char *name, gsize length, int *minutes);

G_END_DECLS
