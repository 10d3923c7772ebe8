/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-wait-reason.h"

G_BEGIN_DECLS

/**
 * DatelineFetchResult:
 * @DATELINE_FETCH_RESULT_READ: the feed document was read
 * @DATELINE_FETCH_RESULT_UNCHANGED: it is as it was
 * @DATELINE_FETCH_RESULT_FAILED: something went wrong
 *
 * What came of a fetch.
 */
typedef enum
{
  DATELINE_FETCH_RESULT_READ,
  DATELINE_FETCH_RESULT_UNCHANGED,
  DATELINE_FETCH_RESULT_FAILED,
} DatelineFetchResult;

#define DATELINE_TYPE_FETCH_RECORD (dateline_fetch_record_get_type ())

typedef struct _DatelineFetchRecord DatelineFetchRecord;

DATELINE_AVAILABLE_IN_ALL
GType dateline_fetch_record_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineFetchRecord *dateline_fetch_record_ref (DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_fetch_record_unref (DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_fetch_record_get_time (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_record_get_uri (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_fetch_record_get_status (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_fetch_record_get_n_bytes (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_record_get_etag (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_record_get_last_modified (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
DatelineFetchResult dateline_fetch_record_get_result (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_fetch_record_get_n_added (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_fetch_record_get_n_updated (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_record_get_error (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_fetch_record_get_next_check (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
DatelineWaitReason
dateline_fetch_record_get_wait_reason (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_fetch_record_dup_result_text (const DatelineFetchRecord *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_fetch_record_dup_wait_text (const DatelineFetchRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineFetchRecord, dateline_fetch_record_unref)

G_END_DECLS
