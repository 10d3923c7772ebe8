/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where links inside of an article lead, and which of them refer to notes and come back
 * from them. The marks of publishers differ; what they have in common decides: a
 * reference to a note leads forward and is raised, or named so, or but a number or a
 * sign; the way back leads backward. So notes cannot lead in a circle. Any thread. */

#include "dateline/article/dateline-article-anchors-private.h"

#include <string.h>

/* "[1234]", "***" */
#define LONGEST_LABEL 12

typedef void (*SpanFunc) (DatelineArticle *self,
                          guint block,
                          const char *text,
                          DatelineSpan *span,
                          gpointer data);

static void
for_each_span (DatelineArticle *self, SpanFunc function, gpointer data)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      DatelineBlock *block = g_ptr_array_index (self->blocks, i);

      for (guint n = 0; n < block->n_spans; n++)
        function (self, i, block->text, &block->spans[n], data);
      for (guint c = 0; c < block->n_rows * block->n_columns; c++)
        for (guint n = 0; n < block->cells[c].n_spans; n++)
          function (self, i, block->cells[c].text, &block->cells[c].spans[n], data);
    }
}

/* Whether a text is but a number or signs, or a letter in brackets. A number of four
 * digits is a year. */
gboolean
dateline_text_is_label (const char *text, gsize length)
{
  static const char signs[] = "*†‡§¶‖※";
  guint n_digits = 0;
  guint n_letters = 0;
  guint n_signs = 0;
  gboolean has_brackets = FALSE;

  if (length > LONGEST_LABEL)
    return FALSE;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || (g_unichar_type (c) == G_UNICODE_OTHER_NUMBER))
        n_digits++;
      else if (g_ascii_isalpha (*p))
        n_letters++;
      else if (g_utf8_strchr (signs, -1, c))
        n_signs++;
      else if (!strchr ("[]() .", *p))
        return FALSE;
      has_brackets |= *p == '[' || *p == '(';
    }

  return n_digits + n_signs + (has_brackets ? n_letters : 0) > 0 && n_digits <= 3 &&
         n_letters <= 1 && n_signs <= 3;
}

/* Whether a text is an arrow back, as "↩" is. */
static gboolean
is_arrow (const char *text, gsize length)
{
  static const char arrows[] = "↩↑^⏎⤴↵⬆↖⇑⮌⮐";
  guint n = 0;

  if (length > LONGEST_LABEL)
    return FALSE;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_utf8_strchr (arrows, -1, c))
        n++;
      else if (!strchr ("[]() ", *p) && c != 0xfe0e && c != 0xfe0f)
        return FALSE;
    }

  return n > 0;
}

/* A number right behind a word would be read as a part of it. */
static gboolean
touches_word (const char *text, guint at)
{
  return at > 0 && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + at))) &&
         !strchr ("[(", text[at - 1]) && !strchr ("[(", text[at]);
}

/* Makes an index of the number, and tells what the span is for as far as it and its
 * target say. */
static void
lead_span (DatelineArticle *self,
           guint block,
           const char *text,
           DatelineSpan *span,
           gpointer data)
{
  const DatelineAnchors *anchors = data;
  const DatelineAnchor *anchor;
  const DatelineBlock *target;

  if (span->target < 0)
    return;
  anchor = &g_array_index (anchors->anchors, DatelineAnchor, span->target);
  span->target = anchor->first < 0 || self->blocks->len == 0
                     ? -1
                     : MIN (anchor->first, (int) self->blocks->len - 1);
  if (span->target < 0)
    {
      span->role = DATELINE_SPAN_ROLE_NONE;
      return;
    }

  target = g_ptr_array_index (self->blocks, span->target);
  if (span->target > (int) block)
    {
      gboolean is_note =
          span->role == DATELINE_SPAN_ROLE_NOTE ||
          (span->role == DATELINE_SPAN_ROLE_NONE &&
           dateline_text_is_label (text + span->start, span->end - span->start));

      span->role = is_note && target->kind != DATELINE_BLOCK_HEADING
                       ? DATELINE_SPAN_ROLE_NOTE
                       : DATELINE_SPAN_ROLE_NONE;
      if (span->role == DATELINE_SPAN_ROLE_NOTE && touches_word (text, span->start))
        span->style |= DATELINE_SPAN_SUPERSCRIPT;
    }
  else if (span->target == (int) block)
    span->role = DATELINE_SPAN_ROLE_NONE;
  else if (span->role != DATELINE_SPAN_ROLE_RETURN)
    span->role = is_arrow (text + span->start, span->end - span->start)
                     ? DATELINE_SPAN_ROLE_RETURN
                     : DATELINE_SPAN_ROLE_NONE;
}

/* How far each note reaches, by its first block; -1 where none begins. */
static int *
find_ends (DatelineArticle *self, const DatelineAnchors *anchors)
{
  int *ends = g_new (int, self->blocks->len);

  for (guint i = 0; i < self->blocks->len; i++)
    ends[i] = -1;
  for (guint i = 0; i < anchors->anchors->len; i++)
    {
      const DatelineAnchor *anchor = &g_array_index (anchors->anchors, DatelineAnchor, i);
      int first = MIN (anchor->first, (int) self->blocks->len - 1);
      int last = MIN (anchor->last, (int) self->blocks->len - 1);

      /* The least that is named is the note: what is around it may hold more. */
      if (first >= 0 && (ends[first] < 0 || last < ends[first]))
        ends[first] = MAX (first, last);
    }

  return ends;
}

typedef struct
{
  const int *ends;
  gboolean *is_known; /* by the first block */
} Notes;

static void
add_note (DatelineArticle *self,
          guint block,
          const char *text,
          DatelineSpan *span,
          gpointer data)
{
  Notes *notes = data;
  const DatelineBlock *source = g_ptr_array_index (self->blocks, block);
  gboolean is_table = source->kind == DATELINE_BLOCK_TABLE;
  DatelineNote note = { 0 };

  if (span->role != DATELINE_SPAN_ROLE_NOTE || notes->is_known[span->target])
    return;
  notes->is_known[span->target] = TRUE;
  note.first = span->target;
  note.last = notes->ends[span->target];
  note.source = block;
  note.source_start = is_table ? 0 : span->start;
  note.source_end = is_table ? 0 : span->end;
  g_array_append_val (self->notes, note);
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const DatelineNote *first = a;
  const DatelineNote *second = b;

  return first->first < second->first ? -1 : first->first > second->first;
}

/* The last rule parts the notes from what is behind them. */
static void
end_notes (DatelineArticle *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      DatelineNote *note = &g_array_index (self->notes, DatelineNote, i);

      if (i + 1 < self->notes->len)
        note->last = MIN (note->last, note[1].first - 1);
      while (note->last > note->first &&
             ((DatelineBlock *) self->blocks->pdata[note->last])->kind ==
                 DATELINE_BLOCK_RULE)
        note->last--;
    }
}

/* A link in a note to where the note is referred to is the way back, whatever it says. */
static void
find_return (DatelineArticle *self,
             guint block,
             const char *text,
             DatelineSpan *span,
             gpointer data)
{
  const DatelineNote *note;

  if (span->target < 0 || span->target >= (int) block ||
      span->role != DATELINE_SPAN_ROLE_NONE)
    return;
  note = dateline_article_find_note (self, block);
  if (note && (int) note->source == span->target)
    span->role = DATELINE_SPAN_ROLE_RETURN;
}

/*
 * dateline_article_lead:
 * @self: an article whose spans have the numbers of anchors for targets
 * @anchors: these
 *
 * Lets the spans lead to blocks, and finds the notes.
 */
void
dateline_article_lead (DatelineArticle *self, const DatelineAnchors *anchors)
{
  g_autofree int *ends = NULL;
  g_autofree gboolean *is_known = NULL;
  Notes notes;

  for_each_span (self, lead_span, (gpointer) anchors);
  if (self->blocks->len == 0)
    return;

  ends = find_ends (self, anchors);
  is_known = g_new0 (gboolean, self->blocks->len);
  notes = (Notes){ ends, is_known };
  for_each_span (self, add_note, &notes);
  g_array_sort (self->notes, compare_notes);
  end_notes (self);
  for_each_span (self, find_return, NULL);
}

static void
shift (int *index, guint from)
{
  if (*index >= (int) from)
    ++*index;
}

static void
shift_span (DatelineArticle *self,
            guint block,
            const char *text,
            DatelineSpan *span,
            gpointer data)
{
  shift (&span->target, GPOINTER_TO_UINT (data));
}

/*
 * dateline_article_insert_block:
 * @self: an article that is being made
 * @index: where
 * @block: (transfer full): a block
 *
 * Everything that leads to the blocks behind it leads there still.
 */
void
dateline_article_insert_block (DatelineArticle *self, guint index, DatelineBlock *block)
{
  if (index < self->blocks->len)
    {
      for_each_span (self, shift_span, GUINT_TO_POINTER (index));
      for (guint i = 0; i < self->blocks->len; i++)
        shift (&((DatelineBlock *) self->blocks->pdata[i])->summary, index);
    }
  for (guint i = 0; i < self->notes->len; i++)
    {
      DatelineNote *note = &g_array_index (self->notes, DatelineNote, i);

      note->first += note->first >= index;
      note->last += note->last >= index;
      note->source += note->source >= index;
    }
  g_ptr_array_insert (self->blocks, index, block);
}

/**
 * dateline_article_get_notes:
 * @self: an article
 * @n_notes: (out): how many there are
 *
 * Gets the notes of the article that something refers to: the footnotes, with where each
 * begins and ends and where it is referred to first.
 *
 * Returns: (array length=n_notes) (transfer none) (nullable): the notes, in order
 */
const DatelineNote *
dateline_article_get_notes (const DatelineArticle *self, guint *n_notes)
{
  *n_notes = self->notes->len;
  return self->notes->len > 0 ? (const DatelineNote *) self->notes->data : NULL;
}

/**
 * dateline_article_find_note:
 * @self: an article
 * @block: the index of a block, perhaps the target of a span
 *
 * Finds the note that a block belongs to.
 *
 * Returns: (transfer none) (nullable): the note; %NULL if the block belongs to none
 */
const DatelineNote *
dateline_article_find_note (const DatelineArticle *self, guint block)
{
  guint low = 0;
  guint high = self->notes->len;

  while (low < high) /* the first note that ends at the block or behind it */
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->notes, DatelineNote, middle).last < block)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->notes->len ||
      g_array_index (self->notes, DatelineNote, low).first > block)
    return NULL;

  return &g_array_index (self->notes, DatelineNote, low);
}
