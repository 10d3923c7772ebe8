/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What of a page's markup is worth a tree. Linear, pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GString *dateline_page_markup_reduce (const char *html,
                                      gsize length,
                                      gboolean opens_all,
                                      GPtrArray *json_ld);

G_END_DECLS
