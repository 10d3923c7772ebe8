/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/refresh/dateline-refresh-wait.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_REFRESH_SUMMARY (dateline_refresh_summary_get_type ())

typedef struct _DatelineRefreshSummary DatelineRefreshSummary;

DATELINE_AVAILABLE_IN_ALL
GType dateline_refresh_summary_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineRefreshSummary *dateline_refresh_summary_ref (DatelineRefreshSummary *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_refresh_summary_unref (DatelineRefreshSummary *self);
/* feeds that were asked, of these with something new, failed; feeds left out as not due
 */
DATELINE_AVAILABLE_IN_ALL
guint dateline_refresh_summary_get_n_feeds (const DatelineRefreshSummary *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_refresh_summary_get_n_failed (const DatelineRefreshSummary *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_refresh_summary_get_n_waiting (const DatelineRefreshSummary *self);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_refresh_summary_get_waiting (const DatelineRefreshSummary *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_refresh_summary_dup_waiting_text (const DatelineRefreshSummary *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_refresh_summary_get_n_added (const DatelineRefreshSummary *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_refresh_summary_get_n_updated (const DatelineRefreshSummary *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_refresh_summary_get_n_pages (const DatelineRefreshSummary *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_refresh_summary_get_first_error (const DatelineRefreshSummary *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_refresh_summary_wants_sign_in (const DatelineRefreshSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineRefreshSummary, dateline_refresh_summary_unref)

G_END_DECLS
