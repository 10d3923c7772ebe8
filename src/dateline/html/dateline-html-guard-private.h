/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is done to HTML before it is parsed. Linear, pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_HTML_GUARD_SIZE (2 * 1024 * 1024) /* bytes */
#define DATELINE_HTML_GUARD_DEPTH 200
#define DATELINE_HTML_GUARD_ATTRIBUTES 128

gboolean dateline_html_guard (const char *html, gssize length, GString **changed);

G_END_DECLS
