/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An article that was found, without what stands in it but is not of it. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

void dateline_page_cleaner_clean (DatelinePagePart *article,
                                  gboolean weigh_names,
                                  gboolean conditionally);

G_END_DECLS
