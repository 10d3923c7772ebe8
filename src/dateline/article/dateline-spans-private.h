/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Text with its spans, as it grows. Lives on the stack; one thread at a time. */

#pragma once

#include "dateline/article/dateline-block.h"

G_BEGIN_DECLS

typedef struct
{
  GString *text;
  GArray *spans;      /* of DatelineSpan */
  gboolean has_gap;   /* white space was seen that is written when more comes */
  DatelineSpan gap;   /* how it is set */
  gboolean has_break; /* the same of a line break */
} DatelineSpans;

extern const DatelineSpan dateline_span_plain;

void dateline_spans_init (DatelineSpans *self);
void dateline_spans_clear (DatelineSpans *self);
void
dateline_spans_append (DatelineSpans *self, const char *text, const DatelineSpan *set);
void dateline_spans_append_verbatim (DatelineSpans *self,
                                     const char *text,
                                     const DatelineSpan *set);
void dateline_spans_append_space (DatelineSpans *self);
void dateline_spans_append_break (DatelineSpans *self);
void dateline_spans_append_spans (DatelineSpans *self, DatelineSpans *other);
void dateline_spans_truncate (DatelineSpans *self, gsize length);
void dateline_spans_trim (DatelineSpans *self);
void dateline_spans_trim_first_lines (DatelineSpans *self);
gboolean dateline_spans_is_blank (const DatelineSpans *self);
void dateline_spans_reset (DatelineSpans *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineSpans, dateline_spans_clear)

G_END_DECLS
