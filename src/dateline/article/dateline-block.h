/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-entry.h"

G_BEGIN_DECLS

/**
 * DatelineBlockKind:
 * @DATELINE_BLOCK_PARAGRAPH: running text
 * @DATELINE_BLOCK_HEADING: a heading of level 1 to 6
 * @DATELINE_BLOCK_CODE: preformatted text in a fixed-width font, not wrapped
 * @DATELINE_BLOCK_VERSE: text whose line breaks count, wrapped
 * @DATELINE_BLOCK_FIGURE: one picture with its caption and credit
 * @DATELINE_BLOCK_TABLE: a table of plain cells
 * @DATELINE_BLOCK_RULE: a thematic break
 * @DATELINE_BLOCK_EMBED: something that is not shown here: a title and a link to it
 * @DATELINE_BLOCK_SUMMARY: the line that unfolds what stands under it, see
 *   dateline_block_get_summary()
 *
 * What a block of an article is. Lists and quotes are no kinds: they are where a block
 * stands, see dateline_block_get_marker() and dateline_block_get_quote_depth().
 */
typedef enum
{
  DATELINE_BLOCK_PARAGRAPH,
  DATELINE_BLOCK_HEADING,
  DATELINE_BLOCK_CODE,
  DATELINE_BLOCK_VERSE,
  DATELINE_BLOCK_FIGURE,
  DATELINE_BLOCK_TABLE,
  DATELINE_BLOCK_RULE,
  DATELINE_BLOCK_EMBED,
  DATELINE_BLOCK_SUMMARY,
} DatelineBlockKind;

/**
 * DatelineBlockRole:
 * @DATELINE_BLOCK_ROLE_NONE: nothing in particular
 * @DATELINE_BLOCK_ROLE_TERM: a term, of which the definitions follow
 * @DATELINE_BLOCK_ROLE_DEFINITION: the first block of a definition; further ones of it
 *   have no role and stand as deep in lists
 * @DATELINE_BLOCK_ROLE_ATTRIBUTION: whom or what the quotation that it ends is from
 * @DATELINE_BLOCK_ROLE_CAPTION: the caption of the table that is the next block
 *
 * What a block is to those beside it.
 */
typedef enum
{
  DATELINE_BLOCK_ROLE_NONE,
  DATELINE_BLOCK_ROLE_TERM,
  DATELINE_BLOCK_ROLE_DEFINITION,
  DATELINE_BLOCK_ROLE_ATTRIBUTION,
  DATELINE_BLOCK_ROLE_CAPTION,
} DatelineBlockRole;

/**
 * DatelineEmbedKind:
 * @DATELINE_EMBED_NONE: nothing: of a block that is no embed
 * @DATELINE_EMBED_PAGE: a page of which no more is known
 * @DATELINE_EMBED_VIDEO: a film
 * @DATELINE_EMBED_AUDIO: something to listen to
 * @DATELINE_EMBED_POST: what somebody wrote on a site for that
 * @DATELINE_EMBED_MAP: a map
 * @DATELINE_EMBED_CHART: figures that are drawn
 * @DATELINE_EMBED_CODE: code of a program
 * @DATELINE_EMBED_DOCUMENT: a document with pages
 *
 * What a block of kind %DATELINE_BLOCK_EMBED leads to.
 */
typedef enum
{
  DATELINE_EMBED_NONE,
  DATELINE_EMBED_PAGE,
  DATELINE_EMBED_VIDEO,
  DATELINE_EMBED_AUDIO,
  DATELINE_EMBED_POST,
  DATELINE_EMBED_MAP,
  DATELINE_EMBED_CHART,
  DATELINE_EMBED_CODE,
  DATELINE_EMBED_DOCUMENT,
} DatelineEmbedKind;

/**
 * DatelineSpanStyle:
 * @DATELINE_SPAN_STRONG: strong or bold
 * @DATELINE_SPAN_EMPHASIS: emphasised or italic
 * @DATELINE_SPAN_CODE: code, key or sample
 * @DATELINE_SPAN_STRUCK: struck through or deleted
 * @DATELINE_SPAN_UNDERLINE: underlined or inserted
 * @DATELINE_SPAN_SUPERSCRIPT: raised
 * @DATELINE_SPAN_SUBSCRIPT: lowered
 * @DATELINE_SPAN_MARK: highlighted
 * @DATELINE_SPAN_SMALL: small print
 * @DATELINE_SPAN_KEY: a key or what is typed; has @DATELINE_SPAN_CODE as well
 *
 * How a run of text is set.
 */
typedef enum
{
  DATELINE_SPAN_STRONG = 1 << 0,
  DATELINE_SPAN_EMPHASIS = 1 << 1,
  DATELINE_SPAN_CODE = 1 << 2,
  DATELINE_SPAN_STRUCK = 1 << 3,
  DATELINE_SPAN_UNDERLINE = 1 << 4,
  DATELINE_SPAN_SUPERSCRIPT = 1 << 5,
  DATELINE_SPAN_SUBSCRIPT = 1 << 6,
  DATELINE_SPAN_MARK = 1 << 7,
  DATELINE_SPAN_SMALL = 1 << 8,
  DATELINE_SPAN_KEY = 1 << 9,
} DatelineSpanStyle;

/**
 * DatelineSpanRole:
 * @DATELINE_SPAN_ROLE_NONE: nothing in particular
 * @DATELINE_SPAN_ROLE_NOTE: refers to a note, which begins with the block that it leads
 * to
 * @DATELINE_SPAN_ROLE_RETURN: leads from a note back to where it is referred to
 *
 * What a run of text that leads to another block is for.
 */
typedef enum
{
  DATELINE_SPAN_ROLE_NONE,
  DATELINE_SPAN_ROLE_NOTE,
  DATELINE_SPAN_ROLE_RETURN,
} DatelineSpanRole;

/**
 * DatelineSpan:
 * @start: byte where it begins in the block's text
 * @end: byte after its last one
 * @style: how it is set
 * @uri: (nullable): where it links to, allowed and absolute
 * @target: index of the block of the same article that it leads to, or -1; @uri may then
 *   be there as well, as the address of that place in the publisher's page
 * @role: what it leads there for; with @DATELINE_SPAN_ROLE_NOTE the target is a later
 *   block, with @DATELINE_SPAN_ROLE_RETURN an earlier one
 * @title: (nullable): what an abbreviation or a term means, as plain text
 *
 * A run of a block's text. Spans of a block do not overlap and stand in order.
 */
typedef struct
{
  guint start;
  guint end;
  DatelineSpanStyle style;
  const char *uri;
  int target;
  DatelineSpanRole role;
  const char *title;
} DatelineSpan;

/* Opaque; owned by its article and valid as long as that is. */
typedef struct _DatelineBlock DatelineBlock;

DATELINE_AVAILABLE_IN_ALL
DatelineBlockKind dateline_block_get_kind (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
DatelineBlockRole dateline_block_get_role (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_block_get_text (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
const DatelineSpan *dateline_block_get_spans (const DatelineBlock *self, guint *n_spans);
DATELINE_AVAILABLE_IN_ALL
int dateline_block_get_level (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_block_get_quote_depth (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_block_is_pull_quote (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_block_get_list_depth (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_block_get_marker (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_block_get_summary (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_block_is_open (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_block_is_right_to_left (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
DatelinePicture *dateline_block_get_picture (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_block_get_uri (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_block_continues_figure (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
DatelineEmbedKind dateline_block_get_embed_kind (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_block_get_embed_label (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_block_is_media_file (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_block_get_n_rows (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_block_get_n_columns (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_block_get_cell (const DatelineBlock *self, guint row, guint column);
DATELINE_AVAILABLE_IN_ALL
const DatelineSpan *dateline_block_get_cell_spans (const DatelineBlock *self,
                                                   guint row,
                                                   guint column,
                                                   guint *n_spans);
DATELINE_AVAILABLE_IN_ALL
gboolean
dateline_block_is_header_cell (const DatelineBlock *self, guint row, guint column);
DATELINE_AVAILABLE_IN_ALL
void dateline_block_get_cell_size (const DatelineBlock *self,
                                   guint row,
                                   guint column,
                                   guint *n_rows,
                                   guint *n_columns);

G_END_DECLS
