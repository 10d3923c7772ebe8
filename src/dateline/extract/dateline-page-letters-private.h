/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Texts as they are compared: by their letters alone. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dateline_page_letters_casefold (const char *text);
char *dateline_page_letters_fold (const char *text);
gboolean dateline_page_letters_have_one_of (const char *text,
                                            const char *const *words,
                                            gsize n_words);

G_END_DECLS
