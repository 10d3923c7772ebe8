/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What an article view shows, from the source's name at the top to the attachments at the
 * end, as a flat list of parts: one part, one widget, one row of the column. Immutable.
 */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_PART_SOURCE,
  DATELINE_PART_TITLE,
  DATELINE_PART_DETAILS, /* byline, date, comments */
  DATELINE_PART_CATEGORIES,
  DATELINE_PART_BLOCK, /* a block of the body */
  DATELINE_PART_NOTE,  /* that the body was simplified */
  DATELINE_PART_OFFER, /* what the host can do for who has read so far */
  DATELINE_PART_ENCLOSURES,
  DATELINE_PART_LINK, /* to the story on the publisher's page */
  DATELINE_PART_RIGHTS,
} DatelinePartKind;

typedef struct
{
  DatelinePartKind kind;
  const DatelineBlock *block; /* of a BLOCK */
  DatelinePicture *picture;   /* of a BLOCK that is a figure; not owned */
  guint index;                /* of a BLOCK, in the article */
} DatelinePart;

/* Words on a button, and the action that it does. */
typedef struct
{
  const char *words;
  const char *action;
} DatelineArticleOffer;

typedef struct _DatelineArticleParts DatelineArticleParts;

DatelineArticleParts *dateline_article_parts_new (DatelineHeadline *headline,
                                                  DatelineEntry *entry,
                                                  DatelineArticle *article,
                                                  const DatelineArticleOffer *offer);
DatelineArticleParts *dateline_article_parts_ref (DatelineArticleParts *self);
void dateline_article_parts_unref (DatelineArticleParts *self);
guint dateline_article_parts_get_n_parts (const DatelineArticleParts *self);
const DatelinePart *dateline_article_parts_get (const DatelineArticleParts *self,
                                                guint part);
gboolean dateline_article_parts_find_block (const DatelineArticleParts *self,
                                            guint block,
                                            guint *part);
const DatelineNote *dateline_article_parts_find_note (const DatelineArticleParts *self,
                                                      guint block);
DatelineHeadline *dateline_article_parts_get_headline (const DatelineArticleParts *self);
DatelineEntry *dateline_article_parts_get_entry (const DatelineArticleParts *self);

DatelineArticle *dateline_article_parts_get_article (const DatelineArticleParts *self);

const char *dateline_article_parts_get_title (const DatelineArticleParts *self);
const char *dateline_article_parts_get_rights (const DatelineArticleParts *self);
gboolean dateline_article_parts_is_right_to_left (const DatelineArticleParts *self);
const char *dateline_article_parts_get_link (const DatelineArticleParts *self);
const char *dateline_article_parts_name_author (DatelineAuthor *author);
char *dateline_article_parts_get_byline (const DatelineArticleParts *self);
char *dateline_article_parts_format_date (const DatelineArticleParts *self);
char *dateline_article_parts_describe_date (const DatelineArticleParts *self);
char *dateline_article_parts_format_update (const DatelineArticleParts *self);
char *dateline_article_parts_format_length (const DatelineArticleParts *self);
char *dateline_article_parts_format_comments (const DatelineArticleParts *self);
char *dateline_article_parts_format_link (const DatelineArticleParts *self);
const DatelineArticleOffer *
dateline_article_parts_get_offer (const DatelineArticleParts *self);
GPtrArray *dateline_article_parts_get_enclosures (const DatelineArticleParts *self);
const char *dateline_article_parts_get_note (void);

const char *dateline_article_parts_get_running_text (const DatelineArticleParts *self,
                                                     guint part);
char *dateline_article_parts_get_text (const DatelineArticleParts *self, guint part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineArticleParts, dateline_article_parts_unref)

G_END_DECLS
