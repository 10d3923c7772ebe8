/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Blocks say only how deep in quotations and lists they stand; this finds the nesting
 * again that HTML and Markdown want. Where a list and a quotation begin at once, the
 * quotation is taken for the outer one. Pure, any thread.
 */

#include "dateline/article/dateline-article-writer-private.h"
#include "dateline/article/dateline-article-list-private.h"

#include <string.h>

void
dateline_article_writer_init (DatelineArticleWriter *self,
                              const DatelineArticleForm *form)
{
  *self = (DatelineArticleWriter){ .form = form };
  self->out = g_string_new (NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (DatelinePlace));
}

void
dateline_article_writer_clear (DatelineArticleWriter *self)
{
  if (self->out)
    g_string_free (self->out, TRUE);
  g_clear_pointer (&self->places, g_array_unref);
  *self = (DatelineArticleWriter){ 0 };
}

static DatelinePlace *
get_nth (DatelineArticleWriter *self, guint n)
{
  return &g_array_index (self->places, DatelinePlace, n);
}

/* The innermost place, or NULL outside of any. */
DatelinePlace *
dateline_article_writer_get_place (DatelineArticleWriter *self)
{
  return self->places->len > 0 ? get_nth (self, self->places->len - 1) : NULL;
}

static int
count (DatelineArticleWriter *self, DatelinePlaceKind kind)
{
  int n = 0;

  for (guint i = 0; i < self->places->len; i++)
    n += get_nth (self, i)->kind == kind;

  return n;
}

static void
enter (DatelineArticleWriter *self,
       const DatelinePlace *place,
       const DatelineBlock *block)
{
  g_array_append_val (self->places, *place);
  if (self->form->enter)
    self->form->enter (self, dateline_article_writer_get_place (self), block);
}

static void
leave (DatelineArticleWriter *self)
{
  DatelinePlace place = *dateline_article_writer_get_place (self);

  self->left = place;
  g_array_set_size (self->places, self->places->len - 1);
  if (self->form->leave)
    self->form->leave (self, &place, NULL);
}

static gboolean
is_defining (const DatelineBlock *block)
{
  return block->member_depth > 0;
}

/* How deep in lists a block stands: a term stands in that of its definitions. */
static int
get_list_depth (const DatelineBlock *block)
{
  return MAX (block->list_depth, block->member_depth);
}

/* Whether the next member of @list, which is the innermost place, may be @block. Where
 * counting begins anew, a list of its own begins; backwards it may come down to one. */
static gboolean
belongs (const DatelinePlace *list, const DatelineBlock *block)
{
  gint64 number;

  if (is_defining (block) || list->is_definitions)
    return is_defining (block) && list->is_definitions;
  return list->style != 0 && block->marker &&
         dateline_article_list_read_marker (block->marker, list->style, &number) &&
         (number != 1 || list->next == 1 || list->next == 3);
}

/* Whether @block stands under @summary. */
static gboolean
is_under (DatelineArticleWriter *self, const DatelineBlock *block, int summary)
{
  int at = block->summary;

  while (at > summary)
    at = dateline_article_get_block (self->article, at)->summary;
  return at == summary;
}

/* Leaves the outermost place, and all in it, that @block does not stand in for another
 * reason than its depth: details, or a quotation of another kind. */
static void
leave_others (DatelineArticleWriter *self, const DatelineBlock *block)
{
  int quote_depth = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      const DatelinePlace *place = get_nth (self, i);
      gboolean is_other = place->kind == DATELINE_PLACE_DETAILS &&
                          !is_under (self, block, place->summary);

      if (place->kind == DATELINE_PLACE_QUOTE)
        is_other = ++quote_depth == block->quote_depth &&
                   !place->is_pull_quote != !block->is_pull_quote;
      if (!is_other)
        continue;
      while (self->places->len > i)
        leave (self);
    }
}

/* Ends what @block does not stand in. A member ends where the next one begins. */
static void
leave_places (DatelineArticleWriter *self, const DatelineBlock *block)
{
  int member_depth = is_defining (block) ? block->member_depth : block->list_depth;
  DatelinePlace *place;

  leave_others (self, block);
  while (count (self, DATELINE_PLACE_QUOTE) > block->quote_depth ||
         count (self, DATELINE_PLACE_LIST) > get_list_depth (block) ||
         (is_defining (block) && count (self, DATELINE_PLACE_LIST) > member_depth))
    leave (self);

  if ((!block->marker && !is_defining (block)) ||
      count (self, DATELINE_PLACE_LIST) < member_depth)
    return;
  while ((place = dateline_article_writer_get_place (self)) &&
         place->kind != DATELINE_PLACE_LIST)
    leave (self);
  if (place && !belongs (place, block))
    leave (self);
}

static void
enter_list (DatelineArticleWriter *self, const DatelineBlock *block, const char *marker)
{
  DatelinePlace list = { DATELINE_PLACE_LIST, marker, TRUE };

  list.is_definitions =
      is_defining (block) && count (self, DATELINE_PLACE_LIST) + 1 == block->member_depth;
  if (list.is_definitions)
    list.marker = NULL;
  if (list.marker)
    list.style = dateline_article_list_tell_style (marker);
  if (list.style != 0)
    dateline_article_list_read_marker (marker, list.style, &list.next);
  enter (self, &list, block);
}

static void
enter_member (DatelineArticleWriter *self, const DatelineBlock *block, const char *marker)
{
  DatelinePlace *list = dateline_article_writer_get_place (self);
  DatelinePlace member = { DATELINE_PLACE_MEMBER, marker, TRUE };

  if (list->is_definitions)
    member.marker = NULL;
  if (member.marker && list->style != 0)
    dateline_article_list_read_marker (marker, list->style, &member.number);
  member.is_term = list->is_definitions && block->role == DATELINE_BLOCK_ROLE_TERM;
  enter (self, &member, block);
  list = get_nth (self, self->places->len - 2);
  list->next = member.number + 1;
  list->is_fresh = FALSE;
}

/* Begins what @block stands in. A list around the one that it is a member of has no
 * marker. */
static void
enter_places (DatelineArticleWriter *self, const DatelineBlock *block)
{
  DatelinePlace quote = { DATELINE_PLACE_QUOTE, NULL, TRUE };
  DatelinePlace *place;
  int list_depth = get_list_depth (block);

  while (count (self, DATELINE_PLACE_QUOTE) < block->quote_depth)
    {
      quote.is_pull_quote = block->is_pull_quote &&
                            count (self, DATELINE_PLACE_QUOTE) + 1 == block->quote_depth;
      enter (self, &quote, block);
    }
  place = dateline_article_writer_get_place (self);
  if (place && place->kind == DATELINE_PLACE_LIST)
    enter_member (self,
                  block,
                  count (self, DATELINE_PLACE_LIST) == list_depth ? block->marker : NULL);
  for (int depth = count (self, DATELINE_PLACE_LIST); depth < list_depth; depth++)
    {
      const char *marker = depth + 1 == list_depth ? block->marker : NULL;

      enter_list (self, block, marker);
      enter_member (self, block, marker);
    }
}

/* Whether what begins now is a member of a list that goes on, or a list in a member. */
static gboolean
is_in_list (DatelineArticleWriter *self)
{
  const DatelinePlace *place = dateline_article_writer_get_place (self);

  return place &&
         (place->kind == DATELINE_PLACE_LIST || place->kind == DATELINE_PLACE_MEMBER);
}

static gboolean
is_blank_figure (const DatelineBlock *block)
{
  return block->kind == DATELINE_BLOCK_FIGURE && !block->picture;
}

/* A note stands out of the list that it is a member of, as what it is in forms that have
 * such: @block is changed to stand in it. */
static void
stand_in_note (DatelineArticleWriter *self, DatelineBlock *block)
{
  const DatelineNote *note = self->form->has_notes
                                 ? dateline_article_find_note (self->article, self->index)
                                 : NULL;
  DatelinePlace place = { DATELINE_PLACE_NOTE, NULL, TRUE };
  const DatelineBlock *first;

  if (self->places->len > 0 && get_nth (self, 0)->kind == DATELINE_PLACE_NOTE &&
      (!note || note->first == self->index))
    while (self->places->len > 0)
      leave (self);
  if (!note)
    return;

  first = dateline_article_get_block (self->article, note->first);
  block->quote_depth -= MIN (first->quote_depth, block->quote_depth);
  block->list_depth -= MIN (first->list_depth, block->list_depth);
  block->member_depth = 0;
  if (block->list_depth == 0)
    block->marker = NULL;
  block->summary = -1;
  if (self->places->len > 0 && get_nth (self, 0)->kind == DATELINE_PLACE_NOTE)
    return;
  while (self->places->len > 0)
    leave (self);
  place.number = note - (const DatelineNote *) self->article->notes->data + 1;
  if (self->out->len > 0 && self->form->part)
    self->form->part (self, block, FALSE);
  enter (self, &place, block);
}

static void
write_block (DatelineArticleWriter *self, const DatelineBlock *block, gboolean is_first)
{
  DatelineBlock stand = *block;
  DatelinePlace details = { DATELINE_PLACE_DETAILS, NULL, FALSE };
  gboolean begins_note;

  self->left = (DatelinePlace){ DATELINE_PLACE_QUOTE };
  stand_in_note (self, &stand);
  begins_note = self->places->len == 1 && get_nth (self, 0)->is_fresh &&
                get_nth (self, 0)->kind == DATELINE_PLACE_NOTE;
  leave_places (self, &stand);
  if (!is_first && self->form->part && !begins_note)
    self->form->part (self, &stand, stand.marker && is_in_list (self));
  enter_places (self, &stand);
  self->form->blocks[stand.kind](self, &stand);
  for (guint n = 0; n < self->places->len; n++)
    get_nth (self, n)->is_fresh = FALSE;
  if (stand.kind == DATELINE_BLOCK_SUMMARY)
    {
      details.summary = self->index;
      enter (self, &details, &stand);
    }
}

/* What is but the way back from a note has no use where nothing leads anywhere. */
static gboolean
is_return (const DatelineBlock *block)
{
  return block->n_spans == 1 && block->spans[0].role == DATELINE_SPAN_ROLE_RETURN &&
         block->spans[0].start == 0 && block->text[block->spans[0].end] == '\0' &&
         !block->marker;
}

static gboolean
is_written (DatelineArticleWriter *self, const DatelineBlock *block)
{
  return !is_blank_figure (block) && self->form->blocks[block->kind] &&
         (self->is_target || !is_return (block));
}

/* Writes all blocks of @article and leaves every place. */
void
dateline_article_writer_run (DatelineArticleWriter *self, const DatelineArticle *article)
{
  if (article->blocks->len > 0)
    dateline_article_writer_run_range (self,
                                       article,
                                       0,
                                       0,
                                       article->blocks->len - 1,
                                       G_MAXUINT);
}

/* The bytes from @start to @end of a block's text; what was not cut has its marker, which
 * stays the block's, as the places that it begins know it. */
static DatelineBlock *
cut_block (const DatelineBlock *block, guint start, guint end)
{
  DatelineBlock *cut = g_memdup2 (block, sizeof (DatelineBlock));
  g_auto (DatelineSpans) spans = { 0 };

  cut->text = NULL;
  cut->spans = NULL;
  cut->cells = NULL;
  cut->n_rows = cut->n_columns = 0;
  if (start > 0)
    cut->marker = NULL;
  cut->embed_label = g_strdup (block->embed_label);
  cut->picture = block->picture ? dateline_picture_ref (block->picture) : NULL;
  dateline_spans_init (&spans);
  g_string_append_len (spans.text, block->text + start, end - start);
  for (guint i = 0; i < block->n_spans; i++)
    {
      DatelineSpan span = block->spans[i];

      if (span.end <= start || span.start >= end)
        continue;
      span.start = MAX (span.start, start) - start;
      span.end = MIN (span.end, end) - start;
      g_array_append_val (spans.spans, span);
    }
  dateline_block_take_text (cut, &spans);
  return cut;
}

static void
free_cut (DatelineBlock *cut)
{
  if (cut)
    cut->marker = NULL;
  g_clear_pointer (&cut, dateline_block_free);
}

/*
 * dateline_article_writer_run_range:
 * @self: a writer
 * @article: an article
 * @first: index of the first block
 * @start: byte of its text where the range begins
 * @last: index of the last block
 * @end: byte of its text where the range ends
 *
 * Writes a part of @article and leaves every place. Pictures and tables are not cut.
 */
void
dateline_article_writer_run_range (DatelineArticleWriter *self,
                                   const DatelineArticle *article,
                                   guint first,
                                   guint start,
                                   guint last,
                                   guint end)
{
  gboolean is_first = TRUE;

  self->article = article;
  self->first = first;
  for (guint i = first; i <= last && i < article->blocks->len; i++)
    {
      const DatelineBlock *block = g_ptr_array_index (article->blocks, i);
      gsize length = strlen (block->text);
      gsize from = i == first ? MIN (start, length) : 0;
      gsize to = i == last ? MIN (end, length) : length;
      DatelineBlock *cut = NULL;

      self->index = i;
      self->next = i < last && i + 1 < article->blocks->len
                       ? g_ptr_array_index (article->blocks, i + 1)
                       : NULL;
      if (!is_written (self, block))
        continue;
      if (block->n_rows == 0 && (from > 0 || to < length))
        block = cut = cut_block (block, from, MAX (from, to));
      write_block (self, block, is_first);
      free_cut (cut);
      is_first = FALSE;
    }

  while (self->places->len > 0)
    leave (self);
}

/* As much as @marker takes; an empty one takes none. */
static void
append_room (GString *out, const char *marker)
{
  glong width = 2;

  if (marker)
    width = *marker != '\0' ? g_utf8_strlen (marker, -1) + 1 : 0;
  g_string_append_printf (out, "%*s", (int) width, "");
}

/* Writes what stands at the beginning of a line of text inside of the places: ">" for a
 * quotation, and room for a member's marker after the line that bears it. */
void
dateline_article_writer_begin_line (DatelineArticleWriter *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      DatelinePlace *place = get_nth (self, i);

      if (place->kind == DATELINE_PLACE_QUOTE)
        g_string_append (self->out, "> ");
      if ((place->kind != DATELINE_PLACE_MEMBER && place->kind != DATELINE_PLACE_NOTE) ||
          place->is_term)
        continue;
      if (place->is_fresh && place->marker && *place->marker != '\0')
        g_string_append_printf (self->out, "%s ", place->marker);
      else if (place->kind == DATELINE_PLACE_NOTE)
        append_room (self->out, "   ");
      else
        append_room (self->out, place->marker);
      place->is_fresh = FALSE;
    }
}

/* Ends a line; nothing is left at its end. */
void
dateline_article_writer_break_line (DatelineArticleWriter *self)
{
  while (self->out->len > 0 && self->out->str[self->out->len - 1] == ' ')
    g_string_truncate (self->out, self->out->len - 1);
  g_string_append_c (self->out, '\n');
}
