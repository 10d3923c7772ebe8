/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-entry.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FEED_DOCUMENT (dateline_feed_document_get_type ())

/**
 * DatelineFeedFormat:
 * @DATELINE_FEED_FORMAT_RSS: RSS 0.91 to 2.0
 * @DATELINE_FEED_FORMAT_RDF: RSS 0.90 and 1.0, which are RDF
 * @DATELINE_FEED_FORMAT_ATOM: Atom 0.3 and 1.0 (RFC 4287)
 * @DATELINE_FEED_FORMAT_JSON: JSON Feed 1 and 1.1
 *
 * What a feed document is written in.
 */
typedef enum
{
  DATELINE_FEED_FORMAT_RSS,
  DATELINE_FEED_FORMAT_RDF,
  DATELINE_FEED_FORMAT_ATOM,
  DATELINE_FEED_FORMAT_JSON,
} DatelineFeedFormat;

typedef struct _DatelineFeedDocument DatelineFeedDocument;

DATELINE_AVAILABLE_IN_ALL
GType dateline_feed_document_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineFeedDocument *dateline_feed_document_ref (DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_feed_document_unref (DatelineFeedDocument *self);

DATELINE_AVAILABLE_IN_ALL
DatelineFeedFormat dateline_feed_document_get_format (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_document_get_format_name (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_feed_document_is_complete (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
DatelineDirection dateline_feed_document_get_direction (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_feed_document_is_repaired (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_document_get_title (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_document_get_link (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_document_get_id (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_document_get_self_uri (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_document_get_description (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_document_get_icon_uri (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_document_get_favicon_uri (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_document_get_language (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_document_get_rights (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_feed_document_get_update_interval (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_feed_document_get_skip_hours (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_feed_document_get_skip_days (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_feed_document_get_authors (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
const char *const *dateline_feed_document_get_hubs (const DatelineFeedDocument *self);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_feed_document_get_entries (const DatelineFeedDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineFeedDocument, dateline_feed_document_unref)

G_END_DECLS
