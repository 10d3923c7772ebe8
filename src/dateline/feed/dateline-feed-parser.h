/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-feed-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DATELINE_FEED_ERROR:
 *
 * Error domain of what is wrong with a feed document. The message is a sentence for the
 * reader.
 */
#define DATELINE_FEED_ERROR (dateline_feed_error_quark ())

/**
 * DatelineFeedError:
 * @DATELINE_FEED_ERROR_EMPTY: there were no bytes
 * @DATELINE_FEED_ERROR_NOT_A_FEED: it is something else, as a web page or a picture
 * @DATELINE_FEED_ERROR_DAMAGED: it is a feed, but nothing of it can be read
 * @DATELINE_FEED_ERROR_TOO_LARGE: it passes a limit
 *
 * What can be wrong with a feed document.
 */
typedef enum
{
  DATELINE_FEED_ERROR_EMPTY,
  DATELINE_FEED_ERROR_NOT_A_FEED,
  DATELINE_FEED_ERROR_DAMAGED,
  DATELINE_FEED_ERROR_TOO_LARGE,
} DatelineFeedError;

DATELINE_AVAILABLE_IN_ALL
GQuark dateline_feed_error_quark (void);

DATELINE_AVAILABLE_IN_ALL
DatelineFeedDocument *dateline_feed_document_parse (GBytes *bytes,
                                                    const char *content_type,
                                                    const char *uri,
                                                    GError **error);

G_END_DECLS
