/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Untrusted HTML to plain text, fast and linear: tags skipped, entities decoded, script
 * and style dropped, blocks parted by line breaks. No tree. Pure, any thread. */

#pragma once

#include <glib.h>

/* Pictures have a header of their own; whoever reads a body's text wants them too. */
#include "dateline/html/dateline-html-pictures-private.h"

G_BEGIN_DECLS

char *dateline_html_to_text (const char *html, gssize length);
gboolean dateline_html_looks_like_html (const char *text);
char *dateline_html_unescape (const char *text);

G_END_DECLS
