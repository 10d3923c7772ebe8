/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The names of elements as numbers. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_HTML_TAG_UNKNOWN,
#define TAG(name, text) DATELINE_HTML_TAG_##name,
#include "dateline/html/dateline-html-tags.inc"
#undef TAG
  DATELINE_HTML_N_TAGS,
} DatelineHtmlTag;

DatelineHtmlTag dateline_html_tag_lookup (const char *name, gsize length);
const char *dateline_html_tag_get_name (DatelineHtmlTag tag);
gboolean dateline_html_tag_is_void (DatelineHtmlTag tag);
gboolean dateline_html_tag_is_raw (DatelineHtmlTag tag);
gboolean dateline_html_tag_is_block (DatelineHtmlTag tag);

G_END_DECLS
