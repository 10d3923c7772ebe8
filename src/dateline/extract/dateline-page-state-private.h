/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article of a page that is drawn by a script, out of the data that the script has.
 * Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dateline_page_state_find_body (const char *html,
                                     gsize length,
                                     const char *title,
                                     gboolean *is_sure);

G_END_DECLS
