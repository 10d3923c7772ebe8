/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How a feed document comes to be; see dateline-entry-builder-private.h. */

#pragma once

#include "dateline/model/dateline-feed-document.h"

G_BEGIN_DECLS

typedef struct
{
  DatelineFeedFormat format;
  gboolean is_complete;  /* the document's end was seen: nothing was cut off */
  gboolean is_too_large; /* it was read up to a limit only */
  gboolean is_too_slow;  /* and that limit was the time */
  DatelineDirection direction;
  gboolean is_damaged;  /* reading was given up at something that no feed has */
  gboolean is_repaired; /* what is not well formed was read as it was meant */
  char *title;
  char *link;        /* the home page */
  char *id;          /* Atom's, as written; NULL without one */
  char *self_uri;    /* where the document says that it lives; shown, never followed */
  char *description; /* plain text */
  char *icon_uri;
  char *favicon_uri;
  char *language;
  char *rights;
  gint64 update_interval; /* seconds, or DATELINE_COUNT_UNKNOWN */
  guint skip_hours;       /* bit 0: the hour after midnight UTC */
  guint skip_days;        /* bit 0: Monday */
  GPtrArray *authors;     /* of DatelineAuthor */
  GPtrArray *hubs;        /* of char *: type, address, type, address, … */
  GPtrArray *entries;     /* of DatelineEntry, in document order */
} DatelineFeedDocumentBuilder;

void dateline_feed_document_builder_init (DatelineFeedDocumentBuilder *self);
void dateline_feed_document_builder_clear (DatelineFeedDocumentBuilder *self);
DatelineFeedDocument *
dateline_feed_document_builder_build (DatelineFeedDocumentBuilder *self);

/* Whether the document was given up in its midst: what came before is there, and it is
 * not complete. */
gboolean dateline_feed_document_is_damaged (const DatelineFeedDocument *self);

/* Whether it was read up to a limit only: of entries, of what they become, or, if
 * @is_too_slow, of time. */
gboolean dateline_feed_document_is_too_large (const DatelineFeedDocument *self,
                                              gboolean *is_too_slow);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineFeedDocumentBuilder,
                                  dateline_feed_document_builder_clear)

G_END_DECLS
