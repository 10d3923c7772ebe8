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

/* Whether the next member of @list, which is the innermost place, may be @block. Where
 * counting begins anew, a list of its own begins; backwards it may come down to one. */
static gboolean
belongs (const DatelinePlace *list, const DatelineBlock *block)
{
  gint64 number;

  return list->style != 0 && block->marker &&
         dateline_article_list_read_marker (block->marker, list->style, &number) &&
         (number != 1 || list->next == 1 || list->next == 3);
}

/* Ends what @block does not stand in. A member ends where the next one begins. */
static void
leave_places (DatelineArticleWriter *self, const DatelineBlock *block)
{
  DatelinePlace *place;

  while (count (self, DATELINE_PLACE_QUOTE) > block->quote_depth ||
         count (self, DATELINE_PLACE_LIST) > block->list_depth)
    leave (self);

  if (!block->marker || count (self, DATELINE_PLACE_LIST) < block->list_depth)
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

  if (marker)
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

  if (marker && list->style != 0)
    dateline_article_list_read_marker (marker, list->style, &member.number);
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

  while (count (self, DATELINE_PLACE_QUOTE) < block->quote_depth)
    enter (self, &quote, block);
  for (int depth = count (self, DATELINE_PLACE_LIST); depth < block->list_depth; depth++)
    {
      const char *marker = depth + 1 == block->list_depth ? block->marker : NULL;

      enter_list (self, block, marker);
      enter_member (self, block, marker);
    }

  place = dateline_article_writer_get_place (self);
  if (place && place->kind == DATELINE_PLACE_LIST)
    enter_member (self, block, block->marker);
}

/* Whether what begins now is a member of a list that goes on, or a list in a member. */
static gboolean
is_in_list (DatelineArticleWriter *self)
{
  const DatelinePlace *place = dateline_article_writer_get_place (self);

  return place && place->kind != DATELINE_PLACE_QUOTE;
}

static gboolean
is_blank_figure (const DatelineBlock *block)
{
  return block->kind == DATELINE_BLOCK_FIGURE && !block->picture;
}

/* Writes all blocks of @article and leaves every place. */
void
dateline_article_writer_run (DatelineArticleWriter *self, const DatelineArticle *article)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < article->blocks->len; i++)
    {
      const DatelineBlock *block = g_ptr_array_index (article->blocks, i);

      self->next = i + 1 < article->blocks->len
                       ? g_ptr_array_index (article->blocks, i + 1)
                       : NULL;
      if (is_blank_figure (block) || !self->form->blocks[block->kind])
        continue;
      self->left = (DatelinePlace){ DATELINE_PLACE_QUOTE };
      leave_places (self, block);
      if (!is_first && self->form->part)
        self->form->part (self, block, block->marker && is_in_list (self));
      enter_places (self, block);
      self->form->blocks[block->kind](self, block);
      for (guint n = 0; n < self->places->len; n++)
        get_nth (self, n)->is_fresh = FALSE;
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
      if (place->kind != DATELINE_PLACE_MEMBER)
        continue;
      if (place->is_fresh && place->marker && *place->marker != '\0')
        g_string_append_printf (self->out, "%s ", place->marker);
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

  *run = (DatelineRun){ .text = text + *at };
  if (low == n_spans)
    run->length = strlen (run->text);
  else if (spans[low].start > *at)
    run->length = spans[low].start - *at;
  else
    {
      run->length = spans[low].end - *at;
      run->style = spans[low].style;
      run->uri = spans[low].uri;
    }
  *at += run->length;
  return TRUE;
}
