/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a document says about a feed or an entry, while it is still being read: the same
 * fact may come in several forms, from the format and from its modules, and the best one
 * wins. All formats gather into a draft; a finished draft becomes a record. Any thread.
 */

#pragma once

#include "dateline/feed/dateline-feed-media-private.h"
#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/model/dateline-feed-document-builder-private.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_DRAFT_ID,
  DATELINE_DRAFT_TITLE,
  DATELINE_DRAFT_LINK,
  DATELINE_DRAFT_EXTERNAL_LINK,
  DATELINE_DRAFT_SELF_URI,
  DATELINE_DRAFT_DESCRIPTION, /* of a feed */
  DATELINE_DRAFT_SUMMARY,     /* of an entry, plain text: never the content */
  DATELINE_DRAFT_RIGHTS,
  DATELINE_DRAFT_LANGUAGE,
  DATELINE_DRAFT_COMMENTS_URI,
  DATELINE_DRAFT_ICON_URI,
  DATELINE_DRAFT_FAVICON_URI,
  DATELINE_DRAFT_ENCLOSURE_URI, /* where the first enclosure was before a proxy */
  DATELINE_DRAFT_SOURCE_TITLE,  /* of the feed that the entry was taken from */
  DATELINE_DRAFT_SOURCE_URI,
  DATELINE_DRAFT_PLACE, /* by name */
  DATELINE_DRAFT_N_FIELDS,
} DatelineDraftField;

typedef enum
{
  DATELINE_DRAFT_PUBLISHED,
  DATELINE_DRAFT_UPDATED,
  DATELINE_DRAFT_DATED, /* dc:date, which says no more */
  DATELINE_DRAFT_N_DATES,
} DatelineDraftDateField;

/* The forms of an entry's body, fullest first. */
typedef enum
{
  DATELINE_DRAFT_BODY_CONTENT,
  DATELINE_DRAFT_BODY_ENCODED,
  DATELINE_DRAFT_BODY_XHTML,
  DATELINE_DRAFT_BODY_DESCRIPTION, /* from here on a form may be a summary */
  DATELINE_DRAFT_BODY_DC,
  DATELINE_DRAFT_BODY_ABSTRACT,
  DATELINE_DRAFT_BODY_ITUNES,
  DATELINE_DRAFT_BODY_SUBTITLE,
  DATELINE_DRAFT_BODY_MEDIA,
  DATELINE_DRAFT_N_BODIES,
} DatelineDraftBodyField;

/* Where authors come from, best first. */
typedef enum
{
  DATELINE_DRAFT_AUTHORS_OWN,
  DATELINE_DRAFT_AUTHORS_DC,
  DATELINE_DRAFT_AUTHORS_ITUNES,
  DATELINE_DRAFT_AUTHORS_PODCAST,
  DATELINE_DRAFT_AUTHORS_OWNER,
  DATELINE_DRAFT_AUTHORS_SOURCE, /* from here on they are others, rather than none */
  DATELINE_DRAFT_AUTHORS_PUBLISHER,
  DATELINE_DRAFT_N_AUTHORS,
} DatelineDraftAuthorsField;

typedef struct
{
  char *html;
  char *base_uri;
  char *language; /* NULL unless stated inside the entry */
} DatelineDraftBody;

typedef struct
{
  gint64 time;
  int offset;
  int rank;
} DatelineDraftDate;

/* Where on the globe, in degrees. */
typedef struct
{
  double latitude;
  double longitude;
  gboolean is_known;
} DatelineDraftPosition;

typedef struct
{
  char *fields[DATELINE_DRAFT_N_FIELDS];
  int ranks[DATELINE_DRAFT_N_FIELDS];
  DatelineDraftDate dates[DATELINE_DRAFT_N_DATES];
  char *raw_date; /* as written */
  DatelineDraftBody bodies[DATELINE_DRAFT_N_BODIES];
  GPtrArray *authors[DATELINE_DRAFT_N_AUTHORS]; /* of DatelineAuthor; NULL for none */
  GPtrArray *categories;                        /* of char *; NULL for none */
  GPtrArray *enclosures;                        /* of DatelineEnclosure; NULL for none */
  GPtrArray *media;                             /* of DatelineDraftMedia; NULL for none */
  GArray *media_groups;                         /* of DatelineMediaGroup; NULL for none */
  DatelineMediaNotes media_notes;               /* beside all media */
  gint64 duration;
  int comment_count;
  DatelineDirection direction;
  DatelineDraftPosition position;
} DatelineDraft;

void dateline_draft_init (DatelineDraft *self);
void dateline_draft_clear (DatelineDraft *self);

void dateline_draft_take (DatelineDraft *self,
                          DatelineDraftField field,
                          int rank,
                          char *value);
void dateline_draft_take_first (DatelineDraft *self,
                                DatelineDraftField field,
                                int rank,
                                char *value);
void dateline_draft_take_body (DatelineDraft *self,
                               DatelineDraftBodyField field,
                               char *html,
                               const char *base_uri,
                               const char *language);
void dateline_draft_set_date (DatelineDraft *self,
                              DatelineDraftDateField field,
                              int rank,
                              const char *text);
void dateline_draft_take_author (DatelineDraft *self,
                                 DatelineDraftAuthorsField field,
                                 DatelineAuthor *author);
void dateline_draft_add_category (DatelineDraft *self, const char *text);
void dateline_draft_add_enclosure (DatelineDraft *self,
                                   const char *uri,
                                   const char *mime_type,
                                   const char *title,
                                   gint64 length,
                                   gint64 duration);
DatelineDraftMedia *dateline_draft_add_media (DatelineDraft *self);

DatelineEntry *dateline_draft_finish_entry (DatelineDraft *self, GHashTable *keys);
void dateline_draft_finish_feed (DatelineDraft *self,
                                 DatelineFeedDocumentBuilder *builder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineDraft, dateline_draft_clear)

G_END_DECLS
