/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which date of a story decides its place in lists, and why that one, in a sentence: the
 * lists, the article and the answer to "Why is this here?" say the same. Main context
 * only.
 */

#include "dateline-gtk/images/dateline-date-reason-private.h"

#include <glib/gi18n-lib.h>

/* @entry: nullable; without it a story that has no date of publication may have one of
 * an update. @when: the time of @headline in words. */
char *
dateline_date_reason_describe (const DatelineHeadline *headline,
                               DatelineEntry *entry,
                               const char *when)
{
  gint64 time = dateline_headline_get_time (headline);
  gint64 published = entry != NULL ? dateline_entry_get_published (entry)
                                   : dateline_headline_get_published (headline);
  gint64 updated =
      entry != NULL ? dateline_entry_get_updated (entry) : DATELINE_TIME_UNKNOWN;

  if (published == time)
    return g_strdup_printf (_ ("It stands at its date of publication: %s."), when);
  if (published == DATELINE_TIME_UNKNOWN && entry == NULL)
    return g_strdup_printf (_ ("It has no date of publication. It stands at its last "
                               "update, or where it was seen first: %s."),
                            when);
  if (published == DATELINE_TIME_UNKNOWN && updated == time)
    return g_strdup_printf (_ ("It stands at the date of its last update, as it has none "
                               "of publication: %s."),
                            when);
  if (published == DATELINE_TIME_UNKNOWN && updated == DATELINE_TIME_UNKNOWN)
    return g_strdup_printf (_ ("It has no date. It stands where it was seen first: %s."),
                            when);
  return g_strdup_printf (_ ("The date that it gives was changed since, or cannot be "
                             "believed. It stands where it was seen first, or at its "
                             "date from before: %s."),
                          when);
}
