/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Words by which lines of a page are known that are no part of its article. Pure, any
 * thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dateline_page_words_point_elsewhere (const char *text);
gboolean dateline_page_words_head_pointers (const char *text);
gboolean dateline_page_words_head_author (const char *text);
gboolean dateline_page_words_head_comments (const char *text);
gboolean dateline_page_words_are_one_of (const char *text,
                                         const char *marks,
                                         const char *const *words,
                                         gsize n_words);
gboolean dateline_page_words_begin_with (const char *text,
                                         const char *const *words,
                                         gsize n_words);

G_END_DECLS
