/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-feed-document.h"
#include "dateline/model/dateline-fetch-outcome.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FEED_LINK (dateline_feed_link_get_type ())

typedef struct _DatelineFeedLink DatelineFeedLink;

DATELINE_AVAILABLE_IN_ALL
GType dateline_feed_link_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineFeedLink *dateline_feed_link_new (const char *uri,
                                          const char *title,
                                          const char *mime_type,
                                          DatelineFeedDocument *document,
                                          DatelineFetchOutcome *outcome);
DATELINE_AVAILABLE_IN_ALL
DatelineFeedLink *dateline_feed_link_ref (DatelineFeedLink *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_feed_link_unref (DatelineFeedLink *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_link_get_uri (const DatelineFeedLink *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_link_get_title (const DatelineFeedLink *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_link_get_mime_type (const DatelineFeedLink *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_link_get_kind (const DatelineFeedLink *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_link_get_language (const DatelineFeedLink *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_feed_link_get_feed_id (const DatelineFeedLink *self);
DATELINE_AVAILABLE_IN_ALL
DatelineFeedDocument *dateline_feed_link_get_document (const DatelineFeedLink *self);
DATELINE_AVAILABLE_IN_ALL
DatelineFetchOutcome *dateline_feed_link_get_outcome (const DatelineFeedLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineFeedLink, dateline_feed_link_unref)

G_END_DECLS
