/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The places of a document that links inside of it lead to. While an article is built,
 * the target of a span is the number of such a place; dateline_article_lead () makes
 * indexes of blocks of them. One thread. */

#pragma once

#include "dateline/article/dateline-article-private.h"

G_BEGIN_DECLS

typedef struct
{
  int first; /* index of its first block, -1 while only links speak of it */
  int last;
  gboolean is_inline; /* it is in a line, so that where it ends has to be guessed */
} DatelineAnchor;

typedef struct
{
  GHashTable *numbers; /* of fragment ids; one more than the index in @anchors */
  GStringChunk *ids;
  GArray *anchors; /* of DatelineAnchor */
  GArray *open;    /* of guint: those whose element has not been left */
} DatelineAnchors;

void dateline_anchors_init (DatelineAnchors *self);
void dateline_anchors_clear (DatelineAnchors *self);
int dateline_anchors_refer (DatelineAnchors *self, const char *fragment);
void dateline_anchors_define (DatelineAnchors *self,
                              const char *id,
                              guint block,
                              gboolean is_inline);
void dateline_anchors_close (DatelineAnchors *self,
                             guint n_open,
                             guint n_blocks,
                             int single_unless,
                             int keep);

gboolean dateline_text_is_label (const char *text, gsize length);
void dateline_article_lead (DatelineArticle *self, const DatelineAnchors *anchors);

G_END_DECLS
