/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The picture that leads an article. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-facts-private.h"
#include "dateline/model/dateline-picture.h"

G_BEGIN_DECLS

DatelinePicture *dateline_page_picture_find (const DatelinePageFacts *facts,
                                             const char *page,
                                             gsize length,
                                             const char *body);

G_END_DECLS
