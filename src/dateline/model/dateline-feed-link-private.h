/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Filled by who finds feeds: complete a fresh one, then treat it as immutable. */

#pragma once

#include "dateline/model/dateline-feed-link.h"

G_BEGIN_DECLS

/* Where a feed stands among those that are found together. */
typedef enum
{
  DATELINE_FEED_LINK_OWN,      /* of the very section that was asked for */
  DATELINE_FEED_LINK_USUAL,    /* of the site */
  DATELINE_FEED_LINK_COMMENTS, /* of what readers write */
} DatelineFeedLinkRank;

struct _DatelineFeedLink
{
  char *uri;
  char *title;
  char *mime_type;
  char *kind;     /* translated, or NULL */
  char *language; /* a tag, or NULL */
  DatelineFeedDocument *document;
  DatelineFetchOutcome *outcome;
  gint64 feed_id; /* in the store, 0 when it is not followed */
  DatelineFeedLinkRank rank;
};

G_END_DECLS
