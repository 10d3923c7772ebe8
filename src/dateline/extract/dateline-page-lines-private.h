/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What pages put above an article and below it. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dateline_page_lines_are_sentence (const char *text);
gboolean dateline_page_lines_are_date (const char *text);
gboolean dateline_page_lines_count (const char *text);
gboolean dateline_page_lines_are_place (const char *text);
gboolean dateline_page_lines_have_letter (const char *text);
gboolean dateline_page_lines_are_said (const char *text);
gboolean dateline_page_lines_are_meta (const char *text);

G_END_DECLS
