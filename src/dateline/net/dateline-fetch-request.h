/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FETCH_REQUEST (dateline_fetch_request_get_type ())

/**
 * DatelineFetchPurpose:
 * @DATELINE_FETCH_FEED: a feed document; at most 16 MB in 60 s
 * @DATELINE_FETCH_PAGE: a web page; at most 5 MB in 30 s
 * @DATELINE_FETCH_PICTURE: a picture; at most 8 MB in 30 s
 * @DATELINE_FETCH_ICON: a site's icon; at most 256 KB in 30 s
 * @DATELINE_FETCH_ENCLOSURE: what is sent along with a story; at most 2 GB in four hours
 *
 * What a fetch is for, which sets its limits and its Accept header.
 */
typedef enum
{
  DATELINE_FETCH_FEED,
  DATELINE_FETCH_PAGE,
  DATELINE_FETCH_PICTURE,
  DATELINE_FETCH_ICON,
  DATELINE_FETCH_ENCLOSURE,
} DatelineFetchPurpose;

typedef struct _DatelineFetchRequest DatelineFetchRequest;

DATELINE_AVAILABLE_IN_ALL
GType dateline_fetch_request_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineFetchRequest *dateline_fetch_request_new (const char *uri,
                                                  DatelineFetchPurpose purpose);
DATELINE_AVAILABLE_IN_ALL
DatelineFetchRequest *dateline_fetch_request_ref (DatelineFetchRequest *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_fetch_request_unref (DatelineFetchRequest *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_request_get_uri (const DatelineFetchRequest *self);
DATELINE_AVAILABLE_IN_ALL
DatelineFetchPurpose
dateline_fetch_request_get_purpose (const DatelineFetchRequest *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_fetch_request_set_validators (DatelineFetchRequest *self,
                                            const char *etag,
                                            const char *last_modified);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_request_get_etag (const DatelineFetchRequest *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetch_request_get_last_modified (const DatelineFetchRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineFetchRequest, dateline_fetch_request_unref)

G_END_DECLS
