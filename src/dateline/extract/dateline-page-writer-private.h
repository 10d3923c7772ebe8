/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A part of a page as HTML again, to be sanitised like any body when it is shown. Any
 * thread. */

#pragma once

#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

char *dateline_page_writer_write (const DatelinePagePart *article);

G_END_DECLS
