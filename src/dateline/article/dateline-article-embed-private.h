/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where what is embedded can be seen, and what to call it. Pure. */

#pragma once

#include "dateline/html/dateline-html-parser-private.h"

G_BEGIN_DECLS

char *dateline_article_embed_get_uri (const DatelineHtmlWalk *walk, const char *base_uri);
char *dateline_article_embed_get_title (const DatelineHtmlWalk *walk, const char *uri);

G_END_DECLS
