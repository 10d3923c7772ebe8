/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Text with its spans, as it grows: white space is collapsed as HTML does, across the
 * borders of elements too, and control characters are left out. Links and titles are
 * compared by pointer: they are interned by the article.
 */

#include "dateline/article/dateline-spans-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define NO_BREAK_SPACE "\302\240"
#define ZERO_WIDTH_SPACE "\342\200\213"

/* Text that is set in no way and leads nowhere. */
const DatelineSpan dateline_span_plain = { .target = -1 };

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t';
}

void
dateline_spans_init (DatelineSpans *self)
{
  *self = (DatelineSpans){ 0 };
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (DatelineSpan));
}

void
dateline_spans_clear (DatelineSpans *self)
{
  if (self->text)
    g_string_free (self->text, TRUE);
  if (self->spans)
    g_array_unref (self->spans);
  *self = (DatelineSpans){ 0 };
}

/* Empties it for the next text. */
void
dateline_spans_reset (DatelineSpans *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->spans, 0);
  self->has_gap = FALSE;
  self->has_break = FALSE;
}

static gboolean
is_set_alike (const DatelineSpan *a, const DatelineSpan *b)
{
  return a->style == b->style && a->uri == b->uri && a->target == b->target &&
         a->role == b->role && a->title == b->title;
}

static void
write_bytes (DatelineSpans *self,
             const char *bytes,
             gsize length,
             const DatelineSpan *set)
{
  DatelineSpan span = *set;
  DatelineSpan *last = NULL;

  if (length == 0)
    return;
  span.start = self->text->len;
  span.end = span.start + length;
  g_string_append_len (self->text, bytes, length);
  if (is_set_alike (set, &dateline_span_plain))
    return;

  if (self->spans->len > 0)
    last = &g_array_index (self->spans, DatelineSpan, self->spans->len - 1);
  if (last && last->end == span.start && is_set_alike (last, set))
    last->end = span.end;
  else
    g_array_append_val (self->spans, span);
}

static void
write_gap (DatelineSpans *self)
{
  gsize length = self->text->len;

  if (self->has_break && length > 0)
    write_bytes (self, "\n", 1, &dateline_span_plain);
  else if (self->has_gap && length > 0 && !is_space (self->text->str[length - 1]))
    write_bytes (self, " ", 1, &self->gap);
  self->has_gap = FALSE;
  self->has_break = FALSE;
}

static void
see_space (DatelineSpans *self, const DatelineSpan *set)
{
  if (self->has_gap || self->has_break)
    return;
  self->has_gap = TRUE;
  self->gap = *set;
}

/*
 * dateline_spans_append:
 * @self: a text
 * @text: what comes next, white space as in HTML
 * @set: how it is set and where it leads; its bytes are ignored, its strings must outlive
 *   @self
 */
void
dateline_spans_append (DatelineSpans *self, const char *text, const DatelineSpan *set)
{
  g_autofree char *tame = dateline_text_tame_body (text);

  for (const char *p = tame; *p != '\0';)
    {
      const char *word = p;

      if (is_space (*p))
        {
          see_space (self, set);
          p++;
          continue;
        }
      while (*p != '\0' && !is_space (*p))
        p++;
      write_gap (self);
      write_bytes (self, word, p - word, set);
    }
}

/* The same, but white space stays as it is. */
void
dateline_spans_append_verbatim (DatelineSpans *self,
                                const char *text,
                                const DatelineSpan *set)
{
  g_autofree char *tame = dateline_text_tame_body (text);

  write_gap (self);
  write_bytes (self, tame, strlen (tame), set);
}

/* A space if more comes and there is none yet. */
void
dateline_spans_append_space (DatelineSpans *self)
{
  see_space (self, &dateline_span_plain);
}

/* A line break if more comes. */
void
dateline_spans_append_break (DatelineSpans *self)
{
  self->has_break = TRUE;
}

/* All of @other, after a space. */
void
dateline_spans_append_spans (DatelineSpans *self, DatelineSpans *other)
{
  guint offset;

  if (other->text->len == 0)
    return;
  see_space (self, &dateline_span_plain);
  write_gap (self);
  offset = self->text->len;
  g_string_append_len (self->text, other->text->str, other->text->len);
  for (guint i = 0; i < other->spans->len; i++)
    {
      DatelineSpan span = g_array_index (other->spans, DatelineSpan, i);

      span.start += offset;
      span.end += offset;
      g_array_append_val (self->spans, span);
    }
}

/* Cuts the text to its first @length bytes. */
void
dateline_spans_truncate (DatelineSpans *self, gsize length)
{
  g_string_truncate (self->text, length);
  while (self->spans->len > 0)
    {
      DatelineSpan *last =
          &g_array_index (self->spans, DatelineSpan, self->spans->len - 1);

      last->end = MIN (last->end, length);
      if (last->start < last->end)
        break;
      g_array_set_size (self->spans, self->spans->len - 1);
    }
}

static gboolean
ends_with (const DatelineSpans *self, gsize length, const char *end)
{
  gsize n = strlen (end);

  return length >= n && memcmp (self->text->str + length - n, end, n) == 0;
}

/* Takes white space off the end, that which does not collapse too. */
void
dateline_spans_trim (DatelineSpans *self)
{
  gsize length = self->text->len;

  while (length > 0)
    if (is_space (self->text->str[length - 1]))
      length--;
    else if (ends_with (self, length, NO_BREAK_SPACE))
      length -= strlen (NO_BREAK_SPACE);
    else if (ends_with (self, length, ZERO_WIDTH_SPACE))
      length -= strlen (ZERO_WIDTH_SPACE);
    else
      break;

  dateline_spans_truncate (self, length);
  self->has_gap = FALSE;
  self->has_break = FALSE;
}

/* Takes empty lines off the beginning; the first line keeps its indentation. */
void
dateline_spans_trim_first_lines (DatelineSpans *self)
{
  const char *text = self->text->str;
  gsize cut = 0;
  guint n_spans = 0;

  for (gsize i = 0; is_space (text[i]); i++)
    if (text[i] == '\n')
      cut = i + 1;
  if (cut == 0)
    return;

  g_string_erase (self->text, 0, cut);
  for (guint i = 0; i < self->spans->len; i++)
    {
      DatelineSpan span = g_array_index (self->spans, DatelineSpan, i);

      if (span.end <= cut)
        continue;
      span.start = span.start > cut ? span.start - cut : 0;
      span.end -= cut;
      g_array_index (self->spans, DatelineSpan, n_spans++) = span;
    }
  g_array_set_size (self->spans, n_spans);
}

/* Whether nothing was written. */
gboolean
dateline_spans_is_blank (const DatelineSpans *self)
{
  return self->text->len == 0;
}
