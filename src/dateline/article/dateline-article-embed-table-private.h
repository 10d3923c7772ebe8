/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The sites whose players and posts articles embed. Pure, any thread. */

#pragma once

#include "dateline/article/dateline-block.h"

G_BEGIN_DECLS

/* What is known of an address that an article embeds. */
typedef struct
{
  gboolean is_noise; /* it counts or advertises, and shows a reader nothing */
  DatelineEmbedKind kind;
  const char *site; /* its name in words, not translated; NULL: as the host is called */
  char *page;       /* owned; where a person would look at it; NULL: at the address */
} DatelineEmbedPage;

void dateline_embed_page_find (DatelineEmbedPage *self, const char *uri);
void dateline_embed_page_clear (DatelineEmbedPage *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineEmbedPage, dateline_embed_page_clear)

G_END_DECLS
