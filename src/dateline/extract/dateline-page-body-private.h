/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The body of a page: found, cleaned, written. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-blocks-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *html;
  char *direction; /* "ltr", "rtl", "auto", or NULL */
} DatelinePageBody;

void dateline_page_body_find (DatelinePageBody *self,
                              DatelinePageTree *tree,
                              const DatelinePageHints *hints);
void dateline_page_body_clear (DatelinePageBody *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelinePageBody, dateline_page_body_clear)

G_END_DECLS
