/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An article as a web page that needs nothing else: no script, no request, a small style
 * sheet that goes by the names of elements. Its body holds only what the sanitiser lets
 * pass, so that it goes through it unchanged. Any thread but the main one, for its size.
 */

#include "dateline/article/dateline-article-html-private.h"
#include "dateline/article/dateline-article-list-private.h"
#include "dateline/article/dateline-article-writer-private.h"
#include "dateline/html/dateline-html-escape-private.h"

static gboolean
is_target (DatelineArticleWriter *self)
{
  return self->is_target && self->is_target[self->index];
}

static void
write_id (DatelineArticleWriter *self)
{
  if (is_target (self) && !self->is_named)
    g_string_append_printf (self->out,
                            " id=\"" DATELINE_ARTICLE_HTML_ID "%u\"",
                            self->index);
  self->is_named = FALSE;
}

/* What leads here, and its direction if that is not the document's. */
static void
write_attributes (DatelineArticleWriter *self, const DatelineBlock *block)
{
  write_id (self);
  if (block->is_right_to_left != self->is_right_to_left)
    dateline_article_html_write_attribute (self->out,
                                           "dir",
                                           block->is_right_to_left ? "rtl" : "ltr");
}

static void
write_block_text (DatelineArticleWriter *self, const DatelineBlock *block)
{
  dateline_article_html_write_text (self,
                                    block->text,
                                    block->spans,
                                    block->n_spans,
                                    TRUE);
}

/* Whether @block is all that its member says itself; lists in it may follow. */
static gboolean
is_bare (DatelineArticleWriter *self, const DatelineBlock *block)
{
  const DatelinePlace *place = dateline_article_writer_get_place (self);

  return place && place->kind == DATELINE_PLACE_MEMBER && place->is_fresh &&
         !block->is_right_to_left == !self->is_right_to_left &&
         (!self->next || self->next->marker || self->next->member_depth > 0 ||
          self->next->list_depth < MAX (block->list_depth, block->member_depth));
}

static void
write_paragraph (DatelineArticleWriter *self, const DatelineBlock *block)
{
  gboolean is_attribution = block->role == DATELINE_BLOCK_ROLE_ATTRIBUTION;

  if (block->role == DATELINE_BLOCK_ROLE_CAPTION && self->next &&
      self->next->kind == DATELINE_BLOCK_TABLE)
    {
      self->caption = dateline_article_get_block (self->article, self->index);
      return;
    }
  if (is_bare (self, block))
    {
      self->is_named = FALSE;
      write_block_text (self, block);
      return;
    }
  g_string_append (self->out, is_attribution ? "<footer" : "<p");
  write_attributes (self, block);
  g_string_append_c (self->out, '>');
  write_block_text (self, block);
  g_string_append (self->out, is_attribution ? "</footer>\n" : "</p>\n");
}

/* What stands under it follows, and is seen. */
static void
write_summary (DatelineArticleWriter *self, const DatelineBlock *block)
{
  g_string_append (self->out, "<details open=\"open\"");
  write_attributes (self, block);
  g_string_append (self->out, ">\n<summary>");
  if (block->level > 0)
    g_string_append_printf (self->out, "<h%d>", CLAMP (block->level, 2, 6));
  write_block_text (self, block);
  if (block->level > 0)
    g_string_append_printf (self->out, "</h%d>", CLAMP (block->level, 2, 6));
  g_string_append (self->out, "</summary>\n");
}

/* The title of the page is the one of the first level. */
static void
write_heading (DatelineArticleWriter *self, const DatelineBlock *block)
{
  int level = CLAMP (block->level, 2, 6);

  g_string_append_printf (self->out, "<h%d", level);
  write_attributes (self, block);
  g_string_append_c (self->out, '>');
  write_block_text (self, block);
  g_string_append_printf (self->out, "</h%d>\n", level);
}

static void
write_code (DatelineArticleWriter *self, const DatelineBlock *block)
{
  g_string_append (self->out, "<pre");
  write_id (self);
  g_string_append (self->out, ">\n<code>");
  dateline_article_html_write_text (self,
                                    block->text,
                                    block->spans,
                                    block->n_spans,
                                    FALSE);
  g_string_append (self->out, "</code></pre>\n");
}

static void
write_caption (DatelineArticleWriter *self, const DatelineBlock *block)
{
  const char *credit = dateline_picture_get_credit (block->picture);

  if (*block->text == '\0' && !credit)
    return;
  g_string_append (self->out, "<figcaption>");
  write_block_text (self, block);
  if (credit)
    {
      g_string_append (self->out, *block->text != '\0' ? "\n<small>" : "<small>");
      dateline_html_escape (self->out, credit, -1);
      g_string_append (self->out, "</small>");
    }
  g_string_append (self->out, "</figcaption>\n");
}

static void
write_figure (DatelineArticleWriter *self, const DatelineBlock *block)
{
  gsize start;

  g_string_append (self->out, "<figure");
  write_attributes (self, block);
  g_string_append (self->out, ">\n");
  start = self->out->len;
  if (block->uri)
    {
      g_string_append (self->out, "<a");
      dateline_article_html_write_attribute (self->out, "href", block->uri);
      g_string_append_c (self->out, '>');
    }
  if (dateline_article_html_write_picture (self, block->picture))
    g_string_append (self->out, block->uri ? "</a>" : "");
  else
    {
      g_string_truncate (self->out, start);
      /* In what is pasted, "Picture" would be but a word in the way. */
      if (self->is_target || dateline_picture_get_alternative (block->picture))
        dateline_article_html_write_substitute (self, block->picture);
    }
  g_string_append_c (self->out, '\n');
  write_caption (self, block);
  g_string_append (self->out, "</figure>\n");
}

static void
write_size_attribute (GString *out, const char *name, guint n)
{
  if (n > 1)
    g_string_append_printf (out, " %s=\"%u\"", name, n);
}

static void
write_cell (DatelineArticleWriter *self, const DatelineCell *cell, const char *scope)
{
  const char *element = cell->is_header ? "th" : "td";

  g_string_append_printf (self->out, "<%s", element);
  if (cell->is_header)
    dateline_article_html_write_attribute (self->out, "scope", scope);
  write_size_attribute (self->out, "colspan", cell->n_columns);
  write_size_attribute (self->out, "rowspan", cell->n_rows);
  g_string_append_c (self->out, '>');
  if (cell->text)
    dateline_article_html_write_text (self, cell->text, cell->spans, cell->n_spans, TRUE);
  g_string_append_printf (self->out, "</%s>", element);
}

/* Whether a row is but headings. */
static gboolean
is_head (const DatelineBlock *block, guint row)
{
  for (guint column = 0; column < block->n_columns; column++)
    {
      const DatelineCell *cell = &block->cells[row * block->n_columns + column];

      if (cell->text && !cell->is_header)
        return FALSE;
    }

  return TRUE;
}

static void
write_row (DatelineArticleWriter *self, const DatelineBlock *block, guint row)
{
  const char *scope = is_head (block, row) ? "col" : "row";

  g_string_append (self->out, "<tr>");
  for (guint column = 0; column < block->n_columns; column++)
    {
      const DatelineCell *cell = &block->cells[row * block->n_columns + column];

      /* Another cell reaches here. */
      if (cell->text)
        write_cell (self, cell, scope);
    }
  g_string_append (self->out, "</tr>\n");
}

static void
write_table (DatelineArticleWriter *self, const DatelineBlock *block)
{
  guint n_head = 0;

  while (n_head < block->n_rows && is_head (block, n_head))
    n_head++;
  g_string_append (self->out, "<table");
  write_attributes (self, block);
  g_string_append (self->out, ">\n");
  if (self->caption)
    {
      g_string_append (self->out, "<caption>");
      write_block_text (self, self->caption);
      g_string_append (self->out, "</caption>\n");
      self->caption = NULL;
    }
  for (guint row = 0; row < block->n_rows; row++)
    {
      if (row == 0 && n_head > 0)
        g_string_append (self->out, "<thead>\n");
      if (row == n_head)
        g_string_append (self->out, n_head > 0 ? "</thead>\n<tbody>\n" : "<tbody>\n");
      write_row (self, block, row);
    }
  g_string_append (self->out,
                   n_head == block->n_rows ? "</thead>\n</table>\n"
                                           : "</tbody>\n</table>\n");
}

static void
write_rule (DatelineArticleWriter *self, const DatelineBlock *block)
{
  g_string_append (self->out, "<hr>\n");
}

static void
write_embed (DatelineArticleWriter *self, const DatelineBlock *block)
{
  g_string_append (self->out, "<p");
  write_attributes (self, block);
  g_string_append_c (self->out, '>');
  dateline_article_html_write_link (self->out, block->uri, block->text);
  if (strcmp (block->text, block->embed_label) != 0)
    {
      g_string_append (self->out, "<br>\n<small>");
      dateline_html_escape (self->out, block->embed_label, -1);
      g_string_append (self->out, "</small>");
    }
  g_string_append (self->out, "</p>\n");
}

static const char *
name_place (DatelineArticleWriter *self, const DatelinePlace *place)
{
  switch (place->kind)
    {
    case DATELINE_PLACE_QUOTE:
      return place->is_pull_quote ? "aside" : "blockquote";
    case DATELINE_PLACE_LIST:
      if (place->is_definitions || !place->marker)
        return "dl";
      return dateline_article_list_tell_style (place->marker) == '-' ? "ul" : "ol";
    case DATELINE_PLACE_MEMBER:
      return place->is_term ? "dt" : place->marker ? "li" : "dd";
    case DATELINE_PLACE_DETAILS:
    case DATELINE_PLACE_NOTE:
    default:
      return "details";
    }
}

static void
enter_place (DatelineArticleWriter *self,
             const DatelinePlace *place,
             const DatelineBlock *block)
{
  GString *out = self->out;
  const DatelinePlace *list =
      place->kind == DATELINE_PLACE_MEMBER ? place - 1 : NULL; /* around it */

  if (place->kind == DATELINE_PLACE_DETAILS)
    return; /* it was begun with its summary */
  if (place->kind == DATELINE_PLACE_LIST && out->len > 0 &&
      out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
  g_string_append_printf (out, "<%s", name_place (self, place));
  if (place->kind == DATELINE_PLACE_LIST && place->style != 0 && place->style != '-')
    {
      if (place->style != '1')
        g_string_append_printf (out, " type=\"%c\"", place->style);
      if (place->next != 1)
        g_string_append_printf (out, " start=\"%" G_GINT64_FORMAT "\"", place->next);
    }
  if (list && place->marker && list->style != '-' && place->number != list->next)
    g_string_append_printf (out, " value=\"%" G_GINT64_FORMAT "\"", place->number);
  if (list && place->marker && is_target (self) && !self->is_named)
    {
      write_id (self);
      self->is_named = TRUE;
    }
  g_string_append (out, place->kind == DATELINE_PLACE_MEMBER ? ">" : ">\n");
}

static void
leave_place (DatelineArticleWriter *self,
             const DatelinePlace *place,
             const DatelineBlock *block)
{
  g_string_append_printf (self->out, "</%s>\n", name_place (self, place));
}

static const DatelineArticleForm form = {
  NULL,
  enter_place,
  leave_place,
  FALSE,
  {
      [DATELINE_BLOCK_PARAGRAPH] = write_paragraph,
      [DATELINE_BLOCK_HEADING] = write_heading,
      [DATELINE_BLOCK_CODE] = write_code,
      [DATELINE_BLOCK_VERSE] = write_paragraph,
      [DATELINE_BLOCK_FIGURE] = write_figure,
      [DATELINE_BLOCK_TABLE] = write_table,
      [DATELINE_BLOCK_RULE] = write_rule,
      [DATELINE_BLOCK_EMBED] = write_embed,
      [DATELINE_BLOCK_SUMMARY] = write_summary,
  },
};

static void
see_targets (const DatelineSpan *spans, guint n_spans, guint8 *is_target)
{
  for (guint i = 0; i < n_spans; i++)
    if (spans[i].target >= 0)
      is_target[spans[i].target] = TRUE;
}

/* The blocks that something leads to, by their indexes. */
static guint8 *
find_targets (const DatelineArticle *article)
{
  guint8 *is_target = g_new0 (guint8, article->blocks->len + 1);

  for (guint i = 0; i < article->blocks->len; i++)
    {
      const DatelineBlock *block = g_ptr_array_index (article->blocks, i);

      see_targets (block->spans, block->n_spans, is_target);
      for (guint c = 0; c < block->n_rows * block->n_columns; c++)
        see_targets (block->cells[c].spans, block->cells[c].n_spans, is_target);
    }

  return is_target;
}

/**
 * dateline_article_to_html:
 * @self: an article
 * @headline: (nullable): the story's headline
 * @entry: (nullable): the story's entry
 * @pictures: (nullable) (element-type utf8 GLib.Bytes): the pictures that are at hand, by
 *   their addresses, see dateline_media_cache_find_async()
 *
 * Makes a web page of the article that is whole in itself: it has no script, and opening
 * it asks no server for anything. The pictures of @pictures are part of it; for others
 * stands a link with their alternative text, and their captions and credits as well.
 * Above the body stand the headline, the source, the byline and the date, as far as
 * @headline and @entry tell them, below it the enclosures, the rights and the link.
 *
 * Links inside of the article, as to its notes and back, lead to places of the page. But
 * for the ids of these, what stands in the page's body passes dateline_html_sanitize()
 * unchanged.
 *
 * It may take some time with many pictures: call it on a worker thread.
 *
 * Returns: (transfer full): a document in UTF-8
 */
char *
dateline_article_to_html (const DatelineArticle *self,
                          DatelineHeadline *headline,
                          DatelineEntry *entry,
                          GHashTable *pictures)
{
  g_auto (DatelineArticleWriter) writer = { 0 };
  g_auto (DatelineArticleHead) head = { 0 };
  g_autofree guint8 *targets = find_targets (self);

  dateline_article_head_init (&head, headline, entry);
  dateline_article_writer_init (&writer, &form);
  writer.pictures = pictures;
  writer.is_target = targets;
  writer.is_right_to_left = self->is_right_to_left;

  dateline_article_html_begin (writer.out, &head, self->is_right_to_left);
  dateline_article_writer_run (&writer, self);
  dateline_article_html_end (writer.out, &head);
  return g_string_free (g_steal_pointer (&writer.out), FALSE);
}

/**
 * dateline_article_range_to_html:
 * @self: an article
 * @first: index of the first block
 * @start: byte of its text where the range begins
 * @last: index of the last block
 * @end: byte of its text where the range ends; at most its length counts
 *
 * Makes a fragment of HTML of a part of the article, as for another program to paste. A
 * picture is its alternative text, its caption and its credit; tables are not cut. Links
 * lead into the publisher's page.
 *
 * Returns: (transfer full): a fragment in UTF-8
 */
char *
dateline_article_range_to_html (const DatelineArticle *self,
                                guint first,
                                guint start,
                                guint last,
                                guint end)
{
  g_auto (DatelineArticleWriter) writer = { 0 };

  dateline_article_writer_init (&writer, &form);
  writer.is_right_to_left = self->is_right_to_left;
  dateline_article_writer_run_range (&writer, self, first, start, last, end);
  return g_string_free (g_steal_pointer (&writer.out), FALSE);
}
