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
} DatelineBlockKind;

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
} DatelineSpanStyle;

/**
 * DatelineSpan:
 * @start: byte where it begins in the block's text
 * @end: byte after its last one
 * @style: how it is set
 * @uri: (nullable): where it links to, allowed and absolute
 *
 * A run of a block's text. Spans of a block do not overlap and stand in order.
 */
typedef struct
{
  guint start;
  guint end;
  DatelineSpanStyle style;
  const char *uri;
} DatelineSpan;

/* Opaque; owned by its article and valid as long as that is. */
typedef struct _DatelineBlock DatelineBlock;

DATELINE_AVAILABLE_IN_ALL
DatelineBlockKind dateline_block_get_kind (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_block_get_text (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
const DatelineSpan *dateline_block_get_spans (const DatelineBlock *self, guint *n_spans);
DATELINE_AVAILABLE_IN_ALL
int dateline_block_get_level (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_block_get_quote_depth (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_block_get_list_depth (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_block_get_marker (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_block_is_right_to_left (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
DatelinePicture *dateline_block_get_picture (const DatelineBlock *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_block_get_uri (const DatelineBlock *self);
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

G_END_DECLS
