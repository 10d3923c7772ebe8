/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What each part of an article is on paper: its figures with their captions, its words,
 * and its tables, which dateline-page-table sets.
 */

#include "dateline-gtk/article/dateline-page-text-private.h"

#include "dateline-gtk/images/dateline-picture-header-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define BOX_PADDING 5.0
#define BOX_HEIGHT 40.0
#define HEAD_GAP 18.0

/* A pixel of a picture, as CSS has it. */
#define PIXEL 0.75

/* Of a page's height, what a picture takes at most, so that its caption has room. */
#define PICTURE_SHARE 0.62

/* A text whose direction does not reach what is around it: FSI to PDI. */
#define ISOLATED "\342\201\250%s\342\201\251"

/* Finds the size that a picture has on paper; FALSE for one that is not at hand. */
static gboolean
measure_picture (DatelinePageRows *self, DatelinePageRow *row)
{
  GBytes *bytes =
      self->pictures != NULL
          ? g_hash_table_lookup (self->pictures, dateline_picture_get_uri (row->picture))
          : NULL;
  DatelinePictureHeader header;
  const guint8 *start;
  gsize size;
  double factor;
  int width;
  int height;

  if (bytes == NULL)
    return FALSE;
  start = g_bytes_get_data (bytes, &size);
  if (!dateline_picture_header_read (start, size, &header, NULL))
    return FALSE;
  dateline_picture_header_get_shown_size (&header, &width, &height);
  factor = MIN (PIXEL, row->width / width);
  factor = MIN (factor, self->height * PICTURE_SHARE / height);
  row->picture_width = width * factor;
  row->picture_height = height * factor;
  return TRUE;
}

/* Words in a box, in the place of a picture. */
static void
set_box (DatelinePageRows *self, DatelinePageRow *row, DatelinePicture *picture)
{
  const char *words = dateline_picture_get_alternative (picture);
  DatelineBlockText text = { NULL, words != NULL ? words : _ ("Picture"), NULL, 0 };
  const DatelinePageStyle *style = &dateline_page_styles[DATELINE_PAGE_STYLE_NOTE];
  int height;

  row->gray = style->gray;
  row->picture_width = row->width;
  row->text.layout = dateline_page_rows_new_styled (self,
                                                    style,
                                                    &text,
                                                    row->is_right_to_left,
                                                    row->width - 2 * BOX_PADDING);
  pango_layout_get_size (row->text.layout, NULL, &height);
  row->picture_height = MAX (BOX_HEIGHT, (double) height / PANGO_SCALE + 2 * BOX_PADDING);
  if (g_str_has_prefix (dateline_picture_get_uri (picture), "http"))
    row->text.uri = dateline_picture_get_uri (picture);
}

static void
add_figure (DatelinePageRows *self, const DatelineBlock *block)
{
  DatelinePageRow row = { .kind = DATELINE_PAGE_ROW_PICTURE };
  DatelinePicture *picture = dateline_block_get_picture (block);
  const char *credit;
  guint first;

  if (picture == NULL)
    return;
  dateline_page_rows_set_column (self, &row, block);
  row.gap = dateline_page_rows_find_gap (self, DATELINE_PAGE_WIDE_GAP, block);
  row.picture = picture;
  if (!measure_picture (self, &row))
    {
      row.picture = NULL;
      set_box (self, &row, picture);
    }
  row.height = row.picture_height;
  if (dateline_block_get_uri (block) != NULL)
    row.text.uri = dateline_block_get_uri (block);
  g_array_append_val (self->rows, row);
  first = self->rows->len;

  if (*dateline_block_get_text (block) != '\0')
    dateline_page_rows_add_block_text (self, DATELINE_PAGE_STYLE_CAPTION, block);
  credit = dateline_picture_get_credit (picture);
  if (credit != NULL)
    {
      DatelineBlockText text = { NULL, credit, NULL, 0 };

      dateline_page_rows_add_text (self, DATELINE_PAGE_STYLE_CREDIT, &text, block, NULL);
    }
  for (guint i = first - 1; i + 1 < self->rows->len; i++)
    g_array_index (self->rows, DatelinePageRow, i).keeps = TRUE;
  /* Its caption says what it is; a member's marker stands at its words. */
  for (guint i = first; i < self->rows->len; i++)
    g_array_index (self->rows, DatelinePageRow, i).continues = TRUE;
}

static void
add_rule (DatelinePageRows *self, const DatelineBlock *block)
{
  DatelinePageRow row = { .kind = DATELINE_PAGE_ROW_RULE, .height = 12, .gray = 0.6 };

  dateline_page_rows_set_column (self, &row, block);
  row.gap = dateline_page_rows_find_gap (self, 0, block);
  g_array_append_val (self->rows, row);
}

/* A line of small letters beneath what stands in the column of @block. */
static void
add_beneath (DatelinePageRows *self,
             const DatelineBlock *block,
             const char *words,
             const char *uri)
{
  DatelineBlockText text = { NULL, words, NULL, 0 };

  dateline_page_rows_get_last (self, 1)->keeps = TRUE;
  dateline_page_rows_add_text (self, DATELINE_PAGE_STYLE_CREDIT, &text, block, uri);
}

static void
add_embed (DatelinePageRows *self, const DatelineBlock *block)
{
  const char *label = dateline_block_get_embed_label (block);
  const char *uri = dateline_block_get_uri (block);
  guint first;

  dateline_page_rows_add_block_text (self, DATELINE_PAGE_STYLE_BODY, block);
  first = self->rows->len;
  if (strcmp (label, dateline_block_get_text (block)) != 0)
    add_beneath (self, block, label, NULL);
  add_beneath (self, block, uri, uri);
  /* The marker of a member of a list stands at the title. */
  for (guint i = first; i < self->rows->len; i++)
    g_clear_object (&g_array_index (self->rows, DatelinePageRow, i).marker);
}

/* What running text is set in, by what it is to what is beside it. */
static DatelinePageStyleName
find_style (const DatelineBlock *block)
{
  switch (dateline_block_get_role (block))
    {
    case DATELINE_BLOCK_ROLE_ATTRIBUTION:
      return DATELINE_PAGE_STYLE_ATTRIBUTION;
    case DATELINE_BLOCK_ROLE_CAPTION:
      return DATELINE_PAGE_STYLE_TABLE_CAPTION;
    case DATELINE_BLOCK_ROLE_TERM:
      return DATELINE_PAGE_STYLE_TERM;
    case DATELINE_BLOCK_ROLE_DEFINITION:
    case DATELINE_BLOCK_ROLE_NONE:
    default:
      return dateline_block_is_pull_quote (block) ? DATELINE_PAGE_STYLE_PULL_QUOTE
                                                  : DATELINE_PAGE_STYLE_BODY;
    }
}

static void
add_block (DatelinePageRows *self, const DatelineBlock *block)
{
  switch (dateline_block_get_kind (block))
    {
    case DATELINE_BLOCK_HEADING:
      dateline_page_rows_add_block_text (
          self,
          DATELINE_PAGE_STYLE_HEADING + CLAMP (dateline_block_get_level (block), 1, 6) -
              1,
          block);
      break;
    case DATELINE_BLOCK_CODE:
      dateline_page_rows_add_block_text (self, DATELINE_PAGE_STYLE_CODE, block);
      break;
    case DATELINE_BLOCK_FIGURE:
      add_figure (self, block);
      break;
    case DATELINE_BLOCK_TABLE:
      dateline_page_rows_add_table (self, block);
      break;
    case DATELINE_BLOCK_RULE:
      add_rule (self, block);
      break;
    case DATELINE_BLOCK_EMBED:
      add_embed (self, block);
      break;
    case DATELINE_BLOCK_SUMMARY:
      dateline_page_rows_add_block_text (self, DATELINE_PAGE_STYLE_SUMMARY, block);
      break;
    case DATELINE_BLOCK_PARAGRAPH:
    case DATELINE_BLOCK_VERSE:
    default:
      dateline_page_rows_add_block_text (self, find_style (block), block);
      break;
    }
}

static void
add_details (DatelinePageRows *self, DatelineArticleParts *parts)
{
  g_autofree char *byline = dateline_article_parts_get_byline (parts);
  g_autofree char *date = dateline_article_parts_format_date (parts);
  g_autofree char *line = byline != NULL && date != NULL
                              ? g_strdup_printf (ISOLATED " · " ISOLATED, byline, date)
                              : NULL;

  dateline_page_rows_add_plain (self,
                                DATELINE_PAGE_STYLE_DETAILS,
                                line != NULL     ? line
                                : byline != NULL ? byline
                                                 : date,
                                NULL);
}

static void
add_enclosures (DatelinePageRows *self, DatelineArticleParts *parts)
{
  GPtrArray *enclosures = dateline_article_parts_get_enclosures (parts);

  for (guint i = 0; enclosures != NULL && i < enclosures->len; i++)
    {
      const char *uri = dateline_enclosure_get_uri (enclosures->pdata[i]);
      const char *title = dateline_enclosure_get_title (enclosures->pdata[i]);

      dateline_page_rows_add_plain (self,
                                    DATELINE_PAGE_STYLE_NOTE,
                                    title != NULL && *title != '\0' ? title : uri,
                                    uri);
    }
}

/* Whether a block is but the way back from a note, which leads nowhere on paper. */
static gboolean
is_return (const DatelineBlock *block)
{
  const char *text = dateline_block_get_text (block);
  guint n_spans;
  const DatelineSpan *spans = dateline_block_get_spans (block, &n_spans);

  return n_spans == 1 && spans[0].role == DATELINE_SPAN_ROLE_RETURN &&
         spans[0].start == 0 && text[spans[0].end] == '\0' &&
         dateline_block_get_marker (block) == NULL;
}

/* A figure, code and a table stand apart from what follows, the first block of all from
 * the headline. */
static void
add_body_block (DatelinePageRows *self, DatelineArticleParts *parts, guint part)
{
  const DatelineBlock *block = dateline_article_parts_get (parts, part)->block;
  DatelineBlockKind kind = dateline_block_get_kind (block);

  if (part > 0 &&
      dateline_article_parts_get (parts, part - 1)->kind != DATELINE_PART_BLOCK)
    self->min_gap = HEAD_GAP;
  if (is_return (block))
    return;
  add_block (self, block);
  self->is_in_list = dateline_block_get_list_depth (block) > 0;
  if (kind == DATELINE_BLOCK_FIGURE || kind == DATELINE_BLOCK_CODE ||
      kind == DATELINE_BLOCK_TABLE)
    self->min_gap = DATELINE_PAGE_WIDE_GAP;
}

/* Adds what the part @part of the article is on paper. */
void
dateline_page_rows_add_part (DatelinePageRows *self,
                             DatelineArticleParts *parts,
                             guint part)
{
  const char *link;

  switch (dateline_article_parts_get (parts, part)->kind)
    {
    case DATELINE_PART_SOURCE:
      dateline_page_rows_add_plain (
          self,
          DATELINE_PAGE_STYLE_SOURCE,
          dateline_headline_get_feed_title (dateline_article_parts_get_headline (parts)),
          NULL);
      break;
    case DATELINE_PART_TITLE:
      dateline_page_rows_add_plain (self,
                                    DATELINE_PAGE_STYLE_TITLE,
                                    dateline_article_parts_get_title (parts),
                                    NULL);
      break;
    case DATELINE_PART_DETAILS:
      add_details (self, parts);
      break;
    case DATELINE_PART_BLOCK:
      add_body_block (self, parts, part);
      break;
    case DATELINE_PART_NOTE:
      dateline_page_rows_add_plain (self,
                                    DATELINE_PAGE_STYLE_NOTE,
                                    dateline_article_parts_get_note (),
                                    NULL);
      break;
    case DATELINE_PART_ENCLOSURES:
      add_enclosures (self, parts);
      break;
    case DATELINE_PART_LINK:
      link = dateline_article_parts_get_link (parts);
      dateline_page_rows_add_plain (self, DATELINE_PAGE_STYLE_NOTE, link, link);
      break;
    case DATELINE_PART_RIGHTS:
      dateline_page_rows_add_plain (self,
                                    DATELINE_PAGE_STYLE_NOTE,
                                    dateline_article_parts_get_rights (parts),
                                    NULL);
      break;
    case DATELINE_PART_CATEGORIES:
    default:
      break;
    }
}
