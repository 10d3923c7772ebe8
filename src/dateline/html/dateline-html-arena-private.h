/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The cage of the HTML parser: memory and time that it may use. When either is spent,
 * allocating jumps out of the parser, whose every byte is here and goes with the arena.
 * One thread at a time. */

#pragma once

#include <glib.h>
#include <setjmp.h>

G_BEGIN_DECLS

#define DATELINE_HTML_ARENA_BUDGET (64 * 1024 * 1024) /* bytes */
#define DATELINE_HTML_ARENA_TIME (250 * G_TIME_SPAN_MILLISECOND)

typedef struct _DatelineHtmlArena DatelineHtmlArena;

gint64 dateline_html_arena_get_cpu_time (void);
DatelineHtmlArena *dateline_html_arena_new (gsize budget, GTimeSpan time);
void dateline_html_arena_free (DatelineHtmlArena *self);
jmp_buf *dateline_html_arena_get_escape (DatelineHtmlArena *self);
void *dateline_html_arena_allocate (DatelineHtmlArena *self, gsize size);
gsize dateline_html_arena_get_size (const DatelineHtmlArena *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineHtmlArena, dateline_html_arena_free)

G_END_DECLS
