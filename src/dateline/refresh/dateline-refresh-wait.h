/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-wait-reason.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_REFRESH_WAIT (dateline_refresh_wait_get_type ())

typedef struct _DatelineRefreshWait DatelineRefreshWait;

DATELINE_AVAILABLE_IN_ALL
GType dateline_refresh_wait_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineRefreshWait *dateline_refresh_wait_ref (DatelineRefreshWait *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_refresh_wait_unref (DatelineRefreshWait *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_refresh_wait_get_feed_id (const DatelineRefreshWait *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_refresh_wait_get_title (const DatelineRefreshWait *self);
DATELINE_AVAILABLE_IN_ALL
DatelineWaitReason dateline_refresh_wait_get_reason (const DatelineRefreshWait *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_refresh_wait_get_until (const DatelineRefreshWait *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_refresh_wait_dup_text (const DatelineRefreshWait *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineRefreshWait, dateline_refresh_wait_unref)

G_END_DECLS
