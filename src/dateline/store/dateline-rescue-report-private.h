/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the report of a rescue comes to be, and how it waits beside the file until somebody
 * has read it. Any thread.
 */

#pragma once

#include "dateline/store/dateline-rescue-report.h"

G_BEGIN_DECLS

struct _DatelineRescueReport
{
  gint64 time;
  char *damaged_path;  /* where the file is now, or NULL: there was none */
  guint n_expected;    /* stories that the file said that it had, or what was found */
  guint n_stories;     /* that are there now… */
  guint n_from_backup; /* …of these from a backup */
  guint n_feeds;       /* that are followed now… */
  guint n_from_list;   /* …of these from the list beside the file */
  guint n_damaged;     /* pages */
};

DatelineRescueReport *dateline_rescue_report_new (void);
/* Of the store at @store, NULL if nobody has to be told of anything. */
DatelineRescueReport *dateline_rescue_report_read (const char *store);
gboolean dateline_rescue_report_write (DatelineRescueReport *self,
                                       const char *store,
                                       GError **error);
void dateline_rescue_report_forget (const char *store);

G_END_DECLS
