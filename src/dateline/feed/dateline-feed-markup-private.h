/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Markup that stands inside a feed's XML as elements (XHTML, or HTML that nobody
 * escaped), written out as HTML again. Any thread. */

#pragma once

#include "dateline/feed/dateline-xml-private.h"

G_BEGIN_DECLS

void dateline_feed_markup_begin (DatelineXml *xml, const char *base_uri, GString *html);
void dateline_feed_markup_end (DatelineXml *xml, GString *html);
void dateline_feed_markup_append_escaped (GString *html, const char *text, gsize length);

G_END_DECLS
