/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FETCH_RESPONSE (dateline_fetch_response_get_type ())

typedef struct _DatelineFetchResponse DatelineFetchResponse;

DATELINE_AVAILABLE_IN_ALL
GType dateline_fetch_response_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineFetchResponse *dateline_fetch_response_ref (DatelineFetchResponse *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_fetch_response_unref (DatelineFetchResponse *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_fetch_response_is_not_modified (const DatelineFetchResponse *self);
DATELINE_AVAILABLE_IN_ALL
GBytes *dateline_fetch_response_get_body (const DatelineFetchResponse *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_response_get_uri (const DatelineFetchResponse *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_response_get_moved_to (const DatelineFetchResponse *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_response_get_content_type (const DatelineFetchResponse *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_response_get_etag (const DatelineFetchResponse *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_response_get_last_modified (const DatelineFetchResponse *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_fetch_response_get_fresh_for (const DatelineFetchResponse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineFetchResponse, dateline_fetch_response_unref)

G_END_DECLS
