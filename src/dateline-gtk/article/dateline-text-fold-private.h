/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Text as a person who looks for it types it: without case, accents and the printer's
 * marks. Pure, any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Called with what was found, as bytes of the text. */
typedef void (*DatelineTextFoundFunc) (guint start, guint end, gpointer user_data);

char *dateline_text_fold (const char *text, GArray *origins);
void dateline_text_find_folded (const char *text,
                                const char *folded_words,
                                DatelineTextFoundFunc found,
                                gpointer user_data);

G_END_DECLS
