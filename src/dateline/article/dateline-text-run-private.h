/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A text with its spans, run by run. Any thread. */

#pragma once

#include "dateline/article/dateline-spans-private.h"

G_BEGIN_DECLS

/* A run of text that is set in one way; unlike spans, runs leave nothing out. */
typedef struct
{
  const char *text;
  gsize length;
  DatelineSpanStyle style;
  const char *uri;
  int target;
  DatelineSpanRole role;
  const char *title;
} DatelineRun;

/* Goes on to the next run; see dateline-text-run.c. */
gboolean dateline_text_next_run (const char *text,
                                 const DatelineSpan *spans,
                                 guint n_spans,
                                 gsize *at,
                                 DatelineRun *run);

G_END_DECLS
