/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any text as a date: a date that was read and is written is read as the same. */

#include "fuzz-target.h"

#include "dateline/text/dateline-date-private.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  gint64 time;
  gint64 again;
  int offset;

  if (dateline_date_parse (text, &time, &offset))
    {
      g_autofree char *written = dateline_date_format_utc (time);

      g_assert_true (dateline_date_parse (written, &again, &offset));
      g_assert_cmpint (again, ==, time);
    }
  return 0;
}
