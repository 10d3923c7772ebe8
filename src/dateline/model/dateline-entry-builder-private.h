/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How an entry comes to be. Fill the members of a builder, each owned by it, then
 * build: the members move into the entry, which never changes after. A builder lives on
 * the stack; what is left in it is freed by dateline_entry_builder_clear ().
 *
 * The same convention serves every immutable record of this folder.
 */

#pragma once

#include "dateline/model/dateline-entry.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;    /* guid, atom:id or rdf:about exactly as written; NULL without one */
  char *key;   /* identity inside its feed: "g:…", "u:…", "t:…" or "c:…" */
  char *title; /* plain text */
  char *link;
  char *external_link;  /* JSON Feed's external_url */
  char *summary;        /* plain text; only what stands besides the content */
  char *content;        /* HTML exactly as published; a plain-text body comes escaped */
  char *content_text;   /* plain text of the content, for search and excerpts */
  char *base_uri;       /* what relative addresses in the content resolve against */
  char *language;       /* only where the entry states its own */
  char *rights;         /* plain text */
  gint64 published;     /* seconds since the epoch, or DATELINE_TIME_UNKNOWN */
  int published_offset; /* minutes east of UTC that the publisher wrote */
  gint64 updated;
  char *comments_uri;
  int comment_count;  /* or DATELINE_COUNT_UNKNOWN */
  char *source_title; /* plain text; the feed that the entry was taken from */
  char *source_uri;
  char *place; /* plain text; where the story happens */
  gboolean has_position;
  double latitude; /* degrees */
  double longitude;
  DatelineDirection direction;
  GPtrArray *authors;        /* of DatelineAuthor; may be NULL for none */
  GStrv categories;          /* may be NULL for none */
  GPtrArray *enclosures;     /* of DatelineEnclosure; may be NULL for none */
  GPtrArray *pictures;       /* of DatelinePicture, content's pictures too; may be NULL */
  gboolean has_lead_picture; /* pictures[0] is the entry's own picture (media:*, image),
                              * not merely the first one of the content */
} DatelineEntryBuilder;

void dateline_entry_builder_init (DatelineEntryBuilder *self);
void dateline_entry_builder_clear (DatelineEntryBuilder *self);
DatelineEntry *dateline_entry_builder_build (DatelineEntryBuilder *self);

/* All members, to look at. */
const DatelineEntryBuilder *dateline_entry_peek (const DatelineEntry *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineEntryBuilder, dateline_entry_builder_clear)

G_END_DECLS
