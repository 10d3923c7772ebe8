/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A text with its spans, run by run: what has one style from its beginning to its end.
 * Any thread.
 */

#include "dateline/article/dateline-text-run-private.h"

#include <string.h>

/*
 * dateline_text_next_run:
 * @text: a text
 * @spans: its spans
 * @n_spans: how many there are
 * @at: (inout): the byte that was reached; 0 to begin with
 * @run: (out): the next run
 *
 * Returns: %FALSE at the end
 */
gboolean
dateline_text_next_run (const char *text,
                        const DatelineSpan *spans,
                        guint n_spans,
                        gsize *at,
                        DatelineRun *run)
{
  guint low = 0;
  guint high = n_spans;

  if (text[*at] == '\0')
    return FALSE;

  while (low < high) /* the first span that ends after @at */
    {
      guint middle = (low + high) / 2;

      if (spans[middle].end <= *at)
        low = middle + 1;
      else
        high = middle;
    }

  *run = (DatelineRun){ .text = text + *at, .target = -1 };
  if (low == n_spans)
    run->length = strlen (run->text);
  else if (spans[low].start > *at)
    run->length = spans[low].start - *at;
  else
    {
      run->length = spans[low].end - *at;
      run->style = spans[low].style;
      run->uri = spans[low].uri;
      run->target = spans[low].target;
      run->role = spans[low].role;
      run->title = spans[low].title;
    }
  *at += run->length;
  return TRUE;
}
