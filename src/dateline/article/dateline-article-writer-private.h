/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The one walk over an article's blocks that all written forms share: it tells where a
 * quotation, a list and its members begin and end, and a table of functions writes.
 * Lives on the stack; any thread.
 */

#pragma once

#include "dateline/article/dateline-article-private.h"

G_BEGIN_DECLS

#define DATELINE_N_BLOCK_KINDS (DATELINE_BLOCK_SUMMARY + 1)

typedef enum
{
  DATELINE_PLACE_QUOTE,
  DATELINE_PLACE_LIST,
  DATELINE_PLACE_MEMBER,
  DATELINE_PLACE_DETAILS, /* what stands under a summary, behind that */
  DATELINE_PLACE_NOTE,    /* only in forms that have notes */
} DatelinePlaceKind;

/* What a block stands in. */
typedef struct
{
  DatelinePlaceKind kind;
  const char *marker; /* of the list's first member, or the member's; NULL for none */
  gboolean is_fresh;  /* nothing was written in it yet */
  gboolean is_definitions; /* of a list */
  gboolean is_term;        /* of a member of such a list */
  gboolean is_pull_quote;  /* of a quotation */
  int summary;             /* of details: its index */
  char style;     /* of a list: '-' bullets, '1' 'a' 'A' 'i' 'I' as HTML counts, or 0 */
  gint64 next;    /* of a list: the number that its next member has by counting */
  gint64 number;  /* of a member */
  char delimiter; /* of a list in Markdown: '.' or ')' */
} DatelinePlace;

typedef struct _DatelineArticleWriter DatelineArticleWriter;

typedef void (*DatelineBlockWriter) (DatelineArticleWriter *self,
                                     const DatelineBlock *block);
typedef void (*DatelinePlaceWriter) (DatelineArticleWriter *self,
                                     const DatelinePlace *place,
                                     const DatelineBlock *block);

/* A form that an article is written in. What is NULL writes nothing. */
typedef struct
{
  /* Between two blocks, when what ends has been left and nothing entered yet; the members
   * of one list are close. */
  void (*part) (DatelineArticleWriter *self,
                const DatelineBlock *block,
                gboolean is_close);
  DatelinePlaceWriter enter;
  DatelinePlaceWriter leave;
  gboolean has_notes; /* as places of their own, out of the list that they stand in */
  DatelineBlockWriter blocks[DATELINE_N_BLOCK_KINDS];
} DatelineArticleForm;

struct _DatelineArticleWriter
{
  const DatelineArticleForm *form;
  GString *out;
  GArray *places;     /* of DatelinePlace, the outermost first */
  DatelinePlace left; /* the outermost that ended before this block; else a quote */
  const DatelineArticle *article;
  guint index;                  /* of the block that is written */
  guint first;                  /* of the range that is written */
  const guint8 *is_target;      /* of HTML: by the block, or NULL */
  const DatelineBlock *caption; /* of HTML: of the table that follows */
  gboolean is_named;            /* of HTML: the member around it has the block's id */
  const DatelineBlock *next;    /* after the one that is written; NULL at the end */
  GHashTable *pictures;         /* of HTML: addresses to their bytes, or NULL */
  int width;                    /* of plain text: columns, 0 for no end */
  gboolean is_right_to_left;    /* the document as a whole */
};

void dateline_article_writer_init (DatelineArticleWriter *self,
                                   const DatelineArticleForm *form);
void dateline_article_writer_clear (DatelineArticleWriter *self);
void dateline_article_writer_run (DatelineArticleWriter *self,
                                  const DatelineArticle *article);
void dateline_article_writer_run_range (DatelineArticleWriter *self,
                                        const DatelineArticle *article,
                                        guint first,
                                        guint start,
                                        guint last,
                                        guint end);
DatelinePlace *dateline_article_writer_get_place (DatelineArticleWriter *self);
void dateline_article_writer_begin_line (DatelineArticleWriter *self);
void dateline_article_writer_break_line (DatelineArticleWriter *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineArticleWriter, dateline_article_writer_clear)

G_END_DECLS
