/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a block is made of. Blocks are filled by the builder and never change after. */

#pragma once

#include "dateline/article/dateline-block.h"
#include "dateline/article/dateline-spans-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;
  DatelineSpan *spans;
  guint n_spans;
  gboolean is_header;
  guint16 n_rows; /* that it reaches over; 0 where another one reaches here */
  guint16 n_columns;
} DatelineCell;

struct _DatelineBlock
{
  DatelineBlockKind kind;
  char *text;
  DatelineSpan *spans;
  guint n_spans;
  DatelineBlockRole role;
  int summary; /* the index of the one that it stands under, or -1 */
  guint8 level;
  guint8 quote_depth;
  guint8 list_depth;
  guint8 member_depth; /* of a term or a definition: how deep its list is; else 0 */
  gboolean is_pull_quote;
  gboolean is_open;
  gboolean is_right_to_left;
  char *marker;
  DatelinePicture *picture;
  const char *uri;     /* interned by the article */
  DatelineCell *cells; /* row by row */
  guint n_rows;
  guint n_columns;
  DatelineEmbedKind embed_kind;
  char *embed_label; /* NULL of what is no embed */
  gboolean is_media_file;
  gboolean continues_figure;
};

DatelineBlock *dateline_block_new (DatelineBlockKind kind);
void dateline_block_free (DatelineBlock *self);
void dateline_block_take_text (DatelineBlock *self, DatelineSpans *spans);
void dateline_block_set_picture (DatelineBlock *self, DatelinePicture *picture);
gboolean dateline_text_is_right_to_left (const char *text);
void dateline_block_read_direction (DatelineBlock *self);
gboolean dateline_text_has_right_to_left (const char *text);
gboolean dateline_text_has_letters (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineBlock, dateline_block_free)

G_END_DECLS
