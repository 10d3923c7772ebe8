/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-feed.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_RESCUE_REPORT (dateline_rescue_report_get_type ())

/**
 * DatelineRescueReport:
 *
 * What became of a store whose file was damaged: how much of it could be saved, and where
 * the damaged file is now. Immutable, any thread.
 */
typedef struct _DatelineRescueReport DatelineRescueReport;

DATELINE_AVAILABLE_IN_ALL
GType dateline_rescue_report_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineRescueReport *dateline_rescue_report_ref (DatelineRescueReport *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_rescue_report_unref (DatelineRescueReport *self);

DATELINE_AVAILABLE_IN_ALL
gint64 dateline_rescue_report_get_time (DatelineRescueReport *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_rescue_report_get_damaged_path (DatelineRescueReport *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_rescue_report_get_n_stories (DatelineRescueReport *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_rescue_report_get_n_expected (DatelineRescueReport *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_rescue_report_get_n_from_backup (DatelineRescueReport *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_rescue_report_get_n_feeds (DatelineRescueReport *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_rescue_report_get_n_from_list (DatelineRescueReport *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_rescue_report_dup_text (DatelineRescueReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineRescueReport, dateline_rescue_report_unref)

G_END_DECLS
