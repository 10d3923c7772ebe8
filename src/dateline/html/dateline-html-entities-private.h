/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Character references ("&eacute;", "&#233;") as HTML reads them. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No reference decodes to more than this many bytes. */
#define DATELINE_HTML_REFERENCE_MAX 8

gsize dateline_html_reference_decode (const char *at,
                                      const char *end,
                                      gboolean in_attribute,
                                      char *decoded,
                                      gsize *decoded_length);
char *
dateline_html_references_decode (const char *text, gsize length, gboolean in_attribute);

G_END_DECLS
