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

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  DatelineSpanStyle style;
  const char *element;
} elements[] = {
  { DATELINE_SPAN_STRONG, "strong" },   { DATELINE_SPAN_EMPHASIS, "em" },
  { DATELINE_SPAN_STRUCK, "del" },      { DATELINE_SPAN_UNDERLINE, "u" },
  { DATELINE_SPAN_SUPERSCRIPT, "sup" }, { DATELINE_SPAN_SUBSCRIPT, "sub" },
  { DATELINE_SPAN_MARK, "mark" },       { DATELINE_SPAN_SMALL, "small" },
  { DATELINE_SPAN_CODE, "code" },
};

/* How the files of pictures begin that browsers show. */
static const struct
{
  const char *type;
  const char *start;
  gsize length;
  gsize at;
} picture_types[] = {
  { "image/png", "\x89PNG\r\n\x1a\n", 8, 0 },
  { "image/jpeg", "\xff\xd8\xff", 3, 0 },
  { "image/gif", "GIF8", 4, 0 },
  { "image/webp", "WEBP", 4, 8 },
  { "image/bmp", "BM", 2, 0 },
};

static void
write_direction (DatelineArticleWriter *self, const DatelineBlock *block)
{
  if (block->is_right_to_left != self->is_right_to_left)
    dateline_article_html_write_attribute (self->out,
                                           "dir",
                                           block->is_right_to_left ? "rtl" : "ltr");
}

/* @breaks: whether a line break needs an element. */
static void
write_escaped (GString *out, const DatelineRun *run, gboolean breaks)
{
  const char *text = run->text;
  const char *end = text + run->length;

  while (text < end)
    {
      const char *line_end = breaks ? memchr (text, '\n', end - text) : NULL;

      dateline_html_escape (out, text, (line_end ? line_end : end) - text);
      if (!line_end)
        return;
      g_string_append (out, "<br>\n");
      text = line_end + 1;
    }
}

static void
write_run (GString *out, const DatelineRun *run, gboolean breaks)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (run->style & elements[i].style)
      g_string_append_printf (out, "<%s>", elements[i].element);
  write_escaped (out, run, breaks);
  for (guint i = G_N_ELEMENTS (elements); i > 0; i--)
    if (run->style & elements[i - 1].style)
      g_string_append_printf (out, "</%s>", elements[i - 1].element);
}

/* Runs that link to one place are one link. */
static void
write_text (GString *out,
            const char *text,
            const DatelineSpan *spans,
            guint n_spans,
            gboolean breaks)
{
  const char *uri = NULL;
  gsize at = 0;
  DatelineRun run;

  while (dateline_text_next_run (text, spans, n_spans, &at, &run))
    {
      if (run.uri != uri)
        {
          if (uri)
            g_string_append (out, "</a>");
          if (run.uri)
            {
              g_string_append (out, "<a");
              dateline_article_html_write_attribute (out, "href", run.uri);
              g_string_append_c (out, '>');
            }
          uri = run.uri;
        }
      write_run (out, &run, breaks);
    }
  if (uri)
    g_string_append (out, "</a>");
}

static void
write_block_text (DatelineArticleWriter *self, const DatelineBlock *block)
{
  write_text (self->out, block->text, block->spans, block->n_spans, TRUE);
}

/* Whether @block is all that its member says itself; lists in it may follow. */
static gboolean
is_bare (DatelineArticleWriter *self, const DatelineBlock *block)
{
  const DatelinePlace *place = dateline_article_writer_get_place (self);

  return place && place->kind == DATELINE_PLACE_MEMBER && place->is_fresh &&
         !block->is_right_to_left == !self->is_right_to_left &&
         (!self->next || self->next->marker ||
          self->next->list_depth < block->list_depth);
}

static void
write_paragraph (DatelineArticleWriter *self, const DatelineBlock *block)
{
  if (is_bare (self, block))
    {
      write_block_text (self, block);
      return;
    }
  g_string_append (self->out, "<p");
  write_direction (self, block);
  g_string_append_c (self->out, '>');
  write_block_text (self, block);
  g_string_append (self->out, "</p>\n");
}

/* The title of the page is the one of the first level. */
static void
write_heading (DatelineArticleWriter *self, const DatelineBlock *block)
{
  int level = CLAMP (block->level, 2, 6);

  g_string_append_printf (self->out, "<h%d", level);
  write_direction (self, block);
  g_string_append_c (self->out, '>');
  write_block_text (self, block);
  g_string_append_printf (self->out, "</h%d>\n", level);
}

static void
write_code (DatelineArticleWriter *self, const DatelineBlock *block)
{
  g_string_append (self->out, "<pre>\n<code>");
  write_text (self->out, block->text, block->spans, block->n_spans, FALSE);
  g_string_append (self->out, "</code></pre>\n");
}

static const char *
find_type (GBytes *bytes)
{
  gsize size;
  const char *start = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (picture_types); i++)
    if (size > picture_types[i].at + picture_types[i].length &&
        memcmp (start + picture_types[i].at,
                picture_types[i].start,
                picture_types[i].length) == 0)
      return picture_types[i].type;

  return NULL;
}

static void
write_size (GString *out, const char *name, int pixels)
{
  if (pixels > 0)
    g_string_append_printf (out, " %s=\"%d\"", name, pixels);
}

/* A picture that is at hand becomes part of the page; FALSE for another. */
static gboolean
write_picture (DatelineArticleWriter *self, const DatelinePicture *picture)
{
  const char *uri = dateline_picture_get_uri (picture);
  const char *alternative = dateline_picture_get_alternative (picture);
  GBytes *bytes = self->pictures ? g_hash_table_lookup (self->pictures, uri) : NULL;
  const char *type = bytes ? find_type (bytes) : NULL;
  g_autofree char *base64 = NULL;

  if (!type && !g_str_has_prefix (uri, "data:"))
    return FALSE;

  g_string_append (self->out, "<img");
  if (type)
    {
      gsize size;
      const guchar *data = g_bytes_get_data (bytes, &size);

      base64 = g_base64_encode (data, size);
      g_string_append_printf (self->out, " src=\"data:%s;base64,%s\"", type, base64);
    }
  else
    dateline_article_html_write_attribute (self->out, "src", uri);
  dateline_article_html_write_attribute (self->out,
                                         "alt",
                                         alternative ? alternative : "");
  write_size (self->out, "width", dateline_picture_get_width (picture));
  write_size (self->out, "height", dateline_picture_get_height (picture));
  g_string_append_c (self->out, '>');
  return TRUE;
}

/* What stands for a picture that is not at hand: words, and a link to it. */
static void
write_substitute (DatelineArticleWriter *self, const DatelinePicture *picture)
{
  const char *uri = dateline_picture_get_uri (picture);
  const char *alternative = dateline_picture_get_alternative (picture);
  gboolean is_link = g_str_has_prefix (uri, "http");

  g_string_append (self->out, "<p>");
  if (is_link)
    {
      g_string_append (self->out, "<a");
      dateline_article_html_write_attribute (self->out, "href", uri);
      g_string_append_c (self->out, '>');
    }
  dateline_html_escape (self->out, alternative ? alternative : _ ("Picture"), -1);
  g_string_append (self->out, is_link ? "</a></p>" : "</p>");
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
  write_direction (self, block);
  g_string_append (self->out, ">\n");
  start = self->out->len;
  if (block->uri)
    {
      g_string_append (self->out, "<a");
      dateline_article_html_write_attribute (self->out, "href", block->uri);
      g_string_append_c (self->out, '>');
    }
  if (write_picture (self, block->picture))
    g_string_append (self->out, block->uri ? "</a>" : "");
  else
    {
      g_string_truncate (self->out, start);
      write_substitute (self, block->picture);
    }
  g_string_append_c (self->out, '\n');
  write_caption (self, block);
  g_string_append (self->out, "</figure>\n");
}

static void
write_cell (DatelineArticleWriter *self, const DatelineCell *cell, const char *scope)
{
  const char *element = cell->is_header ? "th" : "td";

  g_string_append_printf (self->out, "<%s", element);
  if (cell->is_header)
    dateline_article_html_write_attribute (self->out, "scope", scope);
  g_string_append_c (self->out, '>');
  if (cell->text)
    write_text (self->out, cell->text, cell->spans, cell->n_spans, TRUE);
  g_string_append_printf (self->out, "</%s>", element);
}

static void
write_table (DatelineArticleWriter *self, const DatelineBlock *block)
{
  g_string_append (self->out, "<table");
  write_direction (self, block);
  g_string_append (self->out, ">\n<tbody>\n");
  for (guint row = 0; row < block->n_rows; row++)
    {
      g_string_append (self->out, "<tr>");
      for (guint column = 0; column < block->n_columns; column++)
        write_cell (self,
                    &block->cells[row * block->n_columns + column],
                    row == 0 ? "col" : "row");
      g_string_append (self->out, "</tr>\n");
    }
  g_string_append (self->out, "</tbody>\n</table>\n");
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
  write_direction (self, block);
  g_string_append_c (self->out, '>');
  dateline_article_html_write_link (self->out, block->uri, block->text);
  g_string_append (self->out, "</p>\n");
}

static const char *
name_place (DatelineArticleWriter *self, const DatelinePlace *place)
{
  static const char *const names[][3] = {
    [DATELINE_PLACE_QUOTE] = { "blockquote", "blockquote", "blockquote" },
    [DATELINE_PLACE_LIST] = { "ol", "ul", "dl" },
    [DATELINE_PLACE_MEMBER] = { "li", "li", "dd" },
  };

  return names[place->kind][!place->marker ? 2
                            : dateline_article_list_tell_style (place->marker) == '-'
                                ? 1
                                : 0];
}

static void
enter_place (DatelineArticleWriter *self,
             const DatelinePlace *place,
             const DatelineBlock *block)
{
  GString *out = self->out;
  const DatelinePlace *list =
      place->kind == DATELINE_PLACE_MEMBER ? place - 1 : NULL; /* around it */

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
  {
      [DATELINE_BLOCK_PARAGRAPH] = write_paragraph,
      [DATELINE_BLOCK_HEADING] = write_heading,
      [DATELINE_BLOCK_CODE] = write_code,
      [DATELINE_BLOCK_VERSE] = write_paragraph,
      [DATELINE_BLOCK_FIGURE] = write_figure,
      [DATELINE_BLOCK_TABLE] = write_table,
      [DATELINE_BLOCK_RULE] = write_rule,
      [DATELINE_BLOCK_EMBED] = write_embed,
      [DATELINE_BLOCK_SUMMARY] = write_paragraph,
  },
};

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
 * What stands in the page's body passes dateline_html_sanitize() unchanged.
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

  dateline_article_head_init (&head, headline, entry);
  dateline_article_writer_init (&writer, &form);
  writer.pictures = pictures;
  writer.is_right_to_left = self->is_right_to_left;

  dateline_article_html_begin (writer.out, &head, self->is_right_to_left);
  dateline_article_writer_run (&writer, self);
  dateline_article_html_end (writer.out, &head);
  return g_string_free (g_steal_pointer (&writer.out), FALSE);
}
