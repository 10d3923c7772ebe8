/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When a page was published. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-facts-private.h"

G_BEGIN_DECLS

gboolean dateline_page_date_find (const DatelinePageFacts *facts,
                                  DatelinePageTree *tree,
                                  const DatelinePagePart *heading,
                                  const char *uri,
                                  gint64 *time,
                                  int *offset);

G_END_DECLS
