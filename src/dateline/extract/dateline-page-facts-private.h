/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a page says about itself besides its text: <meta>, <title>, <html> and JSON-LD.
 * Any thread. */

#pragma once

#include "dateline/extract/dateline-page-json-ld-private.h"
#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

typedef struct
{
  GHashTable
      *metas; /* lower-case name, property or itemprop to content; the first wins */
  DatelinePageJsonLd json_ld;
  char *document_title;
  char *site_name;
  char *language;
  char *canonical; /* address of the page by itself, as written */
  char *base;      /* what addresses are relative to */
} DatelinePageFacts;

void dateline_page_facts_read (DatelinePageFacts *self,
                               DatelinePageTree *tree,
                               GPtrArray *json_ld,
                               const char *uri);
void dateline_page_facts_clear (DatelinePageFacts *self);
const char *dateline_page_facts_get_meta (const DatelinePageFacts *self,
                                          const char *const *names,
                                          gsize n_names);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelinePageFacts, dateline_page_facts_clear)

G_END_DECLS
