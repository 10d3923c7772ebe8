/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the parts of the builder share: the walk and the block at hand (builder), what
 * each element does (roles), pictures with their captions (figure), quotations (quotes),
 * what unfolds (details). One thread. */

#pragma once

#include "dateline/article/dateline-article-anchors-private.h"
#include "dateline/article/dateline-article-embed-private.h"
#include "dateline/article/dateline-article-list-private.h"
#include "dateline/article/dateline-article-private.h"
#include "dateline/html/dateline-html-parser-private.h"
#include "dateline/model/dateline-entry.h"
#include "dateline/html/dateline-html-pictures-private.h"

G_BEGIN_DECLS

/* Of quotes and lists, so that a byte holds it. */
#define DATELINE_DEEPEST_PLACE 250

/* What leaving an element does. */
enum
{
  DATELINE_LEAVE_BLOCK = 1 << 0,
  DATELINE_LEAVE_CODE = 1 << 1,
  DATELINE_LEAVE_LIST = 1 << 2,
  DATELINE_LEAVE_MEMBER = 1 << 3,
  DATELINE_LEAVE_PART = 1 << 4, /* a caption or a credit */
  DATELINE_LEAVE_FIGURE = 1 << 5,
  DATELINE_LEAVE_QUOTATION = 1 << 6,
  DATELINE_LEAVE_GLOSS = 1 << 7,
  DATELINE_LEAVE_CAPTION_PART = 1 << 8,
  DATELINE_LEAVE_DETAILS = 1 << 9,
  DATELINE_LEAVE_SUMMARY = 1 << 10,
  DATELINE_LEAVE_QUOTE = 1 << 11,
  DATELINE_LEAVE_CITE = 1 << 12,
  DATELINE_LEAVE_LOOSE = 1 << 13, /* a block that is no paragraph: ids in it name less */
  DATELINE_LEAVE_POST = 1 << 14,
};

/* What an element hands down to its content. */
typedef struct
{
  DatelineSpan set; /* its strings are interned, its target is the number of an anchor */
  DatelineBlockKind kind;
  DatelineBlockRole role;
  int summary; /* index of the one that this stands under, or -1 */
  guint8 level;
  guint8 quote_depth;
  guint8 list_depth;
  gboolean is_pull_quote;
  gboolean leads_back; /* links in it do: it is the way back from a note */
  gboolean leads_to_notes;
  const char *language;
  DatelineDirection direction;
  gboolean keeps_white_space;
  guint8 quotation_depth; /* of <q> */
  DatelineSpans *sink;    /* where text goes: the block at hand, a caption or a credit */
  guint part_start;       /* where in the caption this element begins */
  guint first_block;      /* index of the first block that this element begins */
  guint n_open_anchors;   /* when it was entered */
  int holder;             /* first block of the note or member that this is in, or -1 */
  guint on_leave;         /* what is to be done when it is left: the builder's affair */
} DatelineArticleState;

/* A <figure> or the like that is open, and what stands in it. */
typedef struct
{
  guint first_block;
  DatelineSpans caption;
  DatelineSpans credit;
  gboolean credit_is_named; /* by its class, not by being small */
  guint part_start;         /* of the last element in the caption */
  guint part_end;
} DatelineArticleFigure;

/* A <details> that is open. */
typedef struct
{
  guint summary; /* index of the block */
  gboolean has_summary;
} DatelineArticleDetails;

typedef struct
{
  DatelineArticle *article;
  const char *base_uri;
  const char *page_uri; /* of the document itself, or NULL */
  DatelineHtmlWalk walk;
  GArray *states; /* of DatelineArticleState: the path to here, the first is the body */
  GArray *lists;  /* of DatelineArticleList that are open */
  GPtrArray *figures;    /* of DatelineArticleFigure that are open */
  GArray *details;       /* of DatelineArticleDetails that are open */
  DatelineSpans summary; /* of the <summary> at hand */
  DatelineAnchors anchors;
  gboolean has_formula;    /* and nothing was said since */
  guint8 definition_depth; /* of the one that the next block begins, or 0 */
  guint label_place;       /* index of the block that a label may be */
  guint label_depth;       /* of the note that it belongs to; 0 for none */
  gsize cite_start;        /* in the block at hand */
  gsize cite_end;
  DatelineSpans text;                   /* of the block at hand */
  char *marker;                         /* waits for the first text of a list's member */
  char *picture_source;                 /* from the <source> of the <picture> at hand */
  DatelineHtmlLoosePlace picture_place; /* where words behind the last picture stand */
  DatelineArticleEmbed post;            /* that is open; its address is NULL without */
} DatelineArticleBuilder;

/* What entering an element does; @state is what its content gets. */
typedef void (*DatelineArticleEnterFunc) (DatelineArticleBuilder *self,
                                          DatelineArticleState *state);

typedef struct
{
  DatelineArticleEnterFunc enter; /* NULL for what only has a style */
  DatelineSpanStyle style;
} DatelineArticleRole;

const DatelineArticleRole *dateline_article_get_role (DatelineHtmlTag tag);
void dateline_article_enter_block (DatelineArticleBuilder *self,
                                   DatelineArticleState *state);
void dateline_article_enter_figure (DatelineArticleBuilder *self,
                                    DatelineArticleState *state);
void dateline_article_enter_embed (DatelineArticleBuilder *self,
                                   DatelineArticleState *state);
void dateline_article_enter_division (DatelineArticleBuilder *self,
                                      DatelineArticleState *state);
void dateline_article_enter_foreign (DatelineArticleBuilder *self,
                                     DatelineArticleState *state);
void dateline_article_enter_link (DatelineArticleBuilder *self,
                                  DatelineArticleState *state);
void dateline_article_enter_span (DatelineArticleBuilder *self,
                                  DatelineArticleState *state);
void dateline_article_read_link (DatelineArticleBuilder *self,
                                 const DatelineHtmlWalk *walk,
                                 DatelineSpan *set,
                                 gboolean leads_to_notes,
                                 gboolean leads_back);
gboolean dateline_article_take_label (DatelineArticleBuilder *self);
void dateline_article_enter_note (DatelineArticleBuilder *self,
                                  DatelineArticleState *state);
void dateline_article_enter_quote (DatelineArticleBuilder *self,
                                   DatelineArticleState *state);
void dateline_article_enter_pull_quote (DatelineArticleBuilder *self,
                                        DatelineArticleState *state);
void dateline_article_leave_quote (DatelineArticleBuilder *self,
                                   const DatelineArticleState *state);
void dateline_article_enter_cite (DatelineArticleBuilder *self,
                                  DatelineArticleState *state);
void dateline_article_enter_footer (DatelineArticleBuilder *self,
                                    DatelineArticleState *state);
void dateline_article_attribute_quote (DatelineArticleBuilder *self, guint n_blocks);
gboolean dateline_article_is_cited (const DatelineArticleBuilder *self);
void dateline_article_enter_quotation (DatelineArticleBuilder *self,
                                       DatelineArticleState *state);
void dateline_article_leave_quotation (const DatelineArticleState *state);
void dateline_article_enter_details (DatelineArticleBuilder *self,
                                     DatelineArticleState *state);
void dateline_article_leave_details (DatelineArticleBuilder *self);
void dateline_article_enter_summary (DatelineArticleBuilder *self,
                                     DatelineArticleState *state);
void dateline_article_raise_summary (DatelineArticleBuilder *self, guint level);
void dateline_article_leave_summary (DatelineArticleBuilder *self);

const DatelineArticleState *
dateline_article_builder_get_state (const DatelineArticleBuilder *self);
DatelineBlock *dateline_article_builder_get_last_block (DatelineArticleBuilder *self);
DatelineBlock *dateline_article_builder_add_block (DatelineArticleBuilder *self,
                                                   DatelineBlockKind kind);
DatelineBlock *dateline_article_builder_append_block (DatelineArticleBuilder *self,
                                                      DatelineBlockKind kind);
void dateline_article_builder_flush (DatelineArticleBuilder *self);
void dateline_article_builder_part (DatelineArticleBuilder *self);
const char *dateline_article_builder_get_attribute (const DatelineArticleBuilder *self,
                                                    const char *name);
void dateline_article_state_append (const DatelineArticleState *self, const char *text);

gboolean dateline_article_figure_is_caption (DatelineArticleBuilder *self,
                                             gboolean *is_frame);
gboolean dateline_article_figure_is_credit (DatelineArticleBuilder *self);
void dateline_article_figure_begin (DatelineArticleBuilder *self);
gboolean dateline_article_figure_begin_behind (DatelineArticleBuilder *self);
void dateline_article_figure_begin_caption (DatelineArticleBuilder *self,
                                            DatelineArticleState *state);
void dateline_article_figure_begin_credit (DatelineArticleBuilder *self,
                                           DatelineArticleState *state);
void dateline_article_figure_begin_caption_part (DatelineArticleBuilder *self,
                                                 DatelineArticleState *state);
void dateline_article_figure_end_caption_part (DatelineArticleBuilder *self,
                                               const DatelineArticleState *state);
gboolean dateline_article_figure_take_loose (DatelineArticleBuilder *self);
void dateline_article_figure_end (DatelineArticleBuilder *self);
void dateline_article_figure_add_picture (DatelineArticleBuilder *self);
void dateline_article_figure_free (gpointer data);

void dateline_article_embed_begin_post (DatelineArticleBuilder *self,
                                        DatelineArticleState *state);
void dateline_article_embed_end_post (DatelineArticleBuilder *self);

G_END_DECLS
