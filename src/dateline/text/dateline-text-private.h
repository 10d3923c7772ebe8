/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Plain text for people. Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dateline_text_collapse (const char *text);

char *dateline_text_tame (const char *text);

char *dateline_text_tame_body (const char *text);

char *dateline_text_excerpt (const char *text, gsize n_chars);

void dateline_text_split_credit (const char *text, char **caption, char **credit);

G_END_DECLS
