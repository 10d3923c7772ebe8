/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/article/dateline-block.h"
#include "dateline/model/dateline-headline.h"

G_BEGIN_DECLS

/**
 * DatelineNote:
 * @first: index of its first block
 * @last: index of its last block
 * @source: index of the block that first refers to it
 * @source_start: byte of the text of that block where the reference begins; 0 in a table
 * @source_end: byte after the reference; 0 in a table
 *
 * A note of an article, as a footnote is. Notes do not overlap and stand in order;
 * @source is before @first.
 */
typedef struct
{
  guint first;
  guint last;
  guint source;
  guint source_start;
  guint source_end;
} DatelineNote;

#define DATELINE_TYPE_ARTICLE (dateline_article_get_type ())

typedef struct _DatelineArticle DatelineArticle;

DATELINE_AVAILABLE_IN_ALL
GType dateline_article_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineArticle *
dateline_article_new_from_html (const char *html, gssize length, const char *base_uri);
DATELINE_AVAILABLE_IN_ALL
DatelineArticle *dateline_article_new_for_entry (DatelineEntry *entry);
DATELINE_AVAILABLE_IN_ALL
DatelineArticle *dateline_article_ref (DatelineArticle *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_article_unref (DatelineArticle *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_article_get_n_blocks (const DatelineArticle *self);
DATELINE_AVAILABLE_IN_ALL
const DatelineBlock *dateline_article_get_block (const DatelineArticle *self,
                                                 guint index);
DATELINE_AVAILABLE_IN_ALL
const DatelineNote *dateline_article_get_notes (const DatelineArticle *self,
                                                guint *n_notes);
DATELINE_AVAILABLE_IN_ALL
const DatelineNote *dateline_article_find_note (const DatelineArticle *self, guint block);
DATELINE_AVAILABLE_IN_ALL
guint dateline_article_count_words (const DatelineArticle *self, guint *seconds);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_article_is_right_to_left (const DatelineArticle *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_article_is_simplified (const DatelineArticle *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_article_to_text (const DatelineArticle *self,
                                DatelineHeadline *headline,
                                DatelineEntry *entry,
                                int width);
DATELINE_AVAILABLE_IN_ALL
char *dateline_article_to_html (const DatelineArticle *self,
                                DatelineHeadline *headline,
                                DatelineEntry *entry,
                                GHashTable *pictures);
DATELINE_AVAILABLE_IN_ALL
char *dateline_article_range_to_html (const DatelineArticle *self,
                                      guint first,
                                      guint start,
                                      guint last,
                                      guint end);
DATELINE_AVAILABLE_IN_ALL
char *dateline_article_to_markdown (const DatelineArticle *self,
                                    DatelineHeadline *headline,
                                    DatelineEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineArticle, dateline_article_unref)

G_END_DECLS
