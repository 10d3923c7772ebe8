/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any text as a date: a date that was read and is written is read as the same, white
 * space around it does not matter, and its offset is one of this earth. */

#include "fuzz-target.h"

#include "dateline/text/dateline-date-private.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  g_autofree char *wide = g_strconcat ("\n ", text, " ", NULL);
  g_autofree char *written = NULL;
  gint64 time;
  gint64 again;
  int offset;
  int other;

  if (!dateline_date_parse (text, &time, &offset))
    return 0;
  g_assert_cmpint (ABS (offset), <=, 24 * 60);

  written = dateline_date_format_utc (time);
  g_assert_true (dateline_date_parse (written, &again, &other));
  g_assert_cmpint (again, ==, time);
  g_assert_cmpint (other, ==, 0);

  g_assert_true (dateline_date_parse (wide, &again, &other));
  g_assert_cmpint (again, ==, time);
  g_assert_cmpint (other, ==, offset);
  return 0;
}
