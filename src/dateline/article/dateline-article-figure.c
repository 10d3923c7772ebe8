/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures with their captions and credits: one half of the builder. Captions are found
 * in <figcaption> and, as most feeds were made without it, by class: an element whose
 * class speaks of a caption is one if it holds no picture, else it is a figure.
 */

#include "dateline/article/dateline-article-builder-private.h"
#include "dateline/article/dateline-article-formula-private.h"
#include "dateline/article/dateline-article-style-private.h"

#include <string.h>

/* How far to look into an element for a picture. */
#define LOOK_AHEAD 64
/* No larger in both directions, a picture is a sign in the text, as an emoji is. */
#define LARGEST_SIGN 32

static DatelineArticleFigure *
get_figure (DatelineArticleBuilder *self)
{
  return self->figures->len > 0
             ? g_ptr_array_index (self->figures, self->figures->len - 1)
             : NULL;
}

void
dateline_article_figure_free (gpointer data)
{
  DatelineArticleFigure *figure = data;

  dateline_spans_clear (&figure->caption);
  dateline_spans_clear (&figure->credit);
  g_free (figure);
}

static gboolean
holds_picture (const DatelineHtmlWalk *outer)
{
  g_auto (DatelineHtmlWalk) walk = { 0 };

  dateline_html_walk_init_inside (&walk, outer);
  for (guint i = 0; i < LOOK_AHEAD && dateline_html_walk_next (&walk); i++)
    if (walk.tag == DATELINE_HTML_TAG_IMG || walk.tag == DATELINE_HTML_TAG_AMP_IMG)
      return TRUE;

  return FALSE;
}

static DatelineSpans *
get_sink (DatelineArticleBuilder *self)
{
  return dateline_article_builder_get_state (self)->sink;
}

/* Whether the block before is a picture and nothing was said since. */
static gboolean
follows_picture (DatelineArticleBuilder *self)
{
  const DatelineBlock *last = dateline_article_builder_get_last_block (self);

  return last && last->kind == DATELINE_BLOCK_FIGURE &&
         dateline_spans_is_blank (&self->text);
}

static DatelineHtmlPictureRole
get_role (DatelineArticleBuilder *self)
{
  const char *class_attribute = dateline_html_walk_get_attribute (&self->walk, "class");
  const char *property = dateline_html_walk_get_attribute (&self->walk, "itemprop");

  return dateline_html_get_picture_role (class_attribute,
                                         class_attribute ? strlen (class_attribute) : 0,
                                         property,
                                         property ? strlen (property) : 0);
}

/*
 * dateline_article_figure_is_caption:
 * @self: a builder whose walk has just entered an element
 * @is_frame: (out): whether it is a figure with a caption inside
 *
 * Returns: TRUE if the element is a caption or the frame of one
 */
gboolean
dateline_article_figure_is_caption (DatelineArticleBuilder *self, gboolean *is_frame)
{
  DatelineHtmlPictureRole role;

  *is_frame = FALSE;
  if (get_sink (self) != &self->text ||
      (role = get_role (self)) == DATELINE_HTML_PICTURE_ROLE_NONE)
    return FALSE;

  *is_frame = holds_picture (&self->walk);
  return *is_frame || (role == DATELINE_HTML_PICTURE_ROLE_CAPTION &&
                       (self->figures->len > 0 || follows_picture (self)));
}

/* Whether the element just entered names the maker of a picture. */
gboolean
dateline_article_figure_is_credit (DatelineArticleBuilder *self)
{
  DatelineArticleFigure *figure = get_figure (self);
  gboolean is_small = self->walk.tag == DATELINE_HTML_TAG_SMALL ||
                      self->walk.tag == DATELINE_HTML_TAG_CITE;

  if (figure && get_sink (self) == &figure->credit)
    return FALSE;
  if (figure && get_sink (self) == &figure->caption && is_small)
    return TRUE;

  return (figure || follows_picture (self)) &&
         get_role (self) == DATELINE_HTML_PICTURE_ROLE_CREDIT &&
         !holds_picture (&self->walk);
}

static void
push_figure (DatelineArticleBuilder *self, guint first_block)
{
  DatelineArticleFigure *figure = g_new0 (DatelineArticleFigure, 1);

  figure->first_block = first_block;
  dateline_spans_init (&figure->caption);
  dateline_spans_init (&figure->credit);
  g_ptr_array_add (self->figures, figure);
}

/* Begins a figure here. */
void
dateline_article_figure_begin (DatelineArticleBuilder *self)
{
  push_figure (self, self->article->blocks->len);
}

/*
 * dateline_article_figure_begin_behind:
 * @self: a builder that has met a caption or a credit
 *
 * Makes the picture before a figure if none is open.
 *
 * Returns: TRUE if a figure was begun
 */
gboolean
dateline_article_figure_begin_behind (DatelineArticleBuilder *self)
{
  if (self->figures->len > 0)
    return FALSE;

  push_figure (self, self->article->blocks->len - 1);
  return TRUE;
}

static void
begin_part (DatelineArticleState *state, DatelineSpans *sink)
{
  state->sink = sink;
  state->keeps_white_space = FALSE;
  dateline_spans_append_space (sink);
}

/* What stands in @state is the caption of the figure. */
void
dateline_article_figure_begin_caption (DatelineArticleBuilder *self,
                                       DatelineArticleState *state)
{
  begin_part (state, &get_figure (self)->caption);
}

/* What stands in @state is the credit of the figure. */
void
dateline_article_figure_begin_credit (DatelineArticleBuilder *self,
                                      DatelineArticleState *state)
{
  DatelineArticleFigure *figure = get_figure (self);

  figure->credit_is_named |= self->walk.tag != DATELINE_HTML_TAG_SMALL &&
                             self->walk.tag != DATELINE_HTML_TAG_CITE;
  begin_part (state, &figure->credit);
}

/* The last picture since the figure began, or NULL. */
static DatelineBlock *
find_picture (DatelineArticleBuilder *self, const DatelineArticleFigure *figure)
{
  GPtrArray *blocks = self->article->blocks;

  for (guint i = blocks->len; i > figure->first_block; i--)
    {
      DatelineBlock *block = g_ptr_array_index (blocks, i - 1);

      if (block->kind == DATELINE_BLOCK_FIGURE)
        return block;
    }

  return NULL;
}

/* Whether the picture lacks what there is. */
static gboolean
lacks (const DatelineBlock *block, const DatelineArticleFigure *figure)
{
  return (dateline_spans_is_blank (&figure->caption) ||
          !dateline_picture_get_caption (block->picture)) &&
         (dateline_spans_is_blank (&figure->credit) ||
          !dateline_picture_get_credit (block->picture));
}

static void
set_caption (DatelineBlock *block, DatelineArticleFigure *figure)
{
  g_autofree char *caption = NULL;
  g_autofree char *credit = NULL;
  g_autoptr (DatelinePicture) picture = NULL;
  DatelinePicture *bare = block->picture;
  gboolean has_caption = !dateline_spans_is_blank (&figure->caption);
  gboolean has_credit = !dateline_spans_is_blank (&figure->credit);

  dateline_html_tell_credit (
      has_caption ? figure->caption.text->str : dateline_picture_get_caption (bare),
      has_credit ? figure->credit.text->str : dateline_picture_get_credit (bare),
      &caption,
      &credit);

  /* The links of a caption stay where they were if only its end was cut off. */
  if (!caption || !g_str_has_prefix (figure->caption.text->str, caption))
    {
      dateline_spans_reset (&figure->caption);
      g_string_append (figure->caption.text, caption ? caption : "");
    }
  dateline_spans_truncate (&figure->caption, caption ? strlen (caption) : 0);

  picture = dateline_picture_new (dateline_picture_get_uri (bare),
                                  dateline_picture_get_alternative (bare),
                                  caption,
                                  credit,
                                  dateline_picture_get_width (bare),
                                  dateline_picture_get_height (bare));
  dateline_block_set_picture (block, picture);
  if (has_caption)
    dateline_block_take_text (block, &figure->caption);
  dateline_block_read_direction (block);
}

/* An element in a caption may hold the credit: which does, the end of the caption tells.
 */
void
dateline_article_figure_begin_caption_part (DatelineArticleBuilder *self,
                                            DatelineArticleState *state)
{
  DatelineArticleFigure *figure = get_figure (self);

  if (!figure || state->sink != &figure->caption ||
      dateline_html_tag_is_void (self->walk.tag))
    return;
  state->part_start = figure->caption.text->len;
  state->on_leave |= DATELINE_LEAVE_CAPTION_PART;
}

void
dateline_article_figure_end_caption_part (DatelineArticleBuilder *self,
                                          const DatelineArticleState *state)
{
  DatelineArticleFigure *figure = get_figure (self);

  /* If an element inside of this one was last, that is it. */
  if (!figure || figure->part_end > state->part_start)
    return;
  figure->part_start = state->part_start;
  figure->part_end = figure->caption.text->len;
}

/* Takes the last element of the caption off it if that is but a credit. */
static void
take_last_part (DatelineArticleFigure *figure)
{
  const char *text = figure->caption.text->str;
  const char *part = text + figure->part_start;

  if (figure->part_end <= figure->part_start ||
      !dateline_spans_is_blank (&figure->credit) ||
      figure->part_end > figure->caption.text->len + 1 ||
      (figure->part_end < figure->caption.text->len &&
       text[figure->part_end + strspn (text + figure->part_end, " .")] != '\0') ||
      !dateline_html_is_credit (part))
    return;
  dateline_spans_append (&figure->credit, part, &dateline_span_plain);
  dateline_spans_trim (&figure->credit);
  dateline_spans_truncate (&figure->caption, figure->part_start);
  dateline_spans_trim (&figure->caption);
  figure->credit_is_named = TRUE;
}

/* Whether all of a text is in italics or small. */
static gboolean
is_set_apart (const DatelineSpans *spans)
{
  guint end = 0;

  for (guint i = 0; i < spans->spans->len; i++)
    {
      const DatelineSpan *span = &g_array_index (spans->spans, DatelineSpan, i);

      if ((span->style & (DATELINE_SPAN_EMPHASIS | DATELINE_SPAN_SMALL)) == 0)
        continue;
      while (end < span->start && g_ascii_isspace (spans->text->str[end]))
        end++;
      if (span->start > end)
        return FALSE;
      end = span->end;
    }

  return end > 0 && end >= spans->text->len;
}

/*
 * dateline_article_figure_take_loose:
 * @self: a builder with a paragraph at hand
 *
 * Gives the paragraph to the picture before it if it is a caption that nothing names.
 *
 * Returns: TRUE if it was one
 */
gboolean
dateline_article_figure_take_loose (DatelineArticleBuilder *self)
{
  DatelineBlock *last = dateline_article_builder_get_last_block (self);
  DatelineHtmlLoosePlace place = self->picture_place;
  DatelineArticleFigure figure = { 0 };

  if (!last || last->kind != DATELINE_BLOCK_FIGURE || self->figures->len > 0 ||
      dateline_picture_get_caption (last->picture) ||
      dateline_picture_get_credit (last->picture))
    return FALSE;
  if (is_set_apart (&self->text))
    place |= DATELINE_HTML_LOOSE_SET_APART;
  if (!dateline_html_is_loose_caption (self->text.text->str, place))
    return FALSE;

  dateline_spans_init (&figure.caption);
  dateline_spans_init (&figure.credit);
  dateline_spans_append_spans (&figure.caption, &self->text);
  dateline_spans_reset (&self->text);
  set_caption (last, &figure);
  dateline_spans_clear (&figure.caption);
  dateline_spans_clear (&figure.credit);
  return TRUE;
}

/* Pictures that follow each other in a figure belong together. */
static void
join_pictures (DatelineArticleBuilder *self, const DatelineArticleFigure *figure)
{
  GPtrArray *blocks = self->article->blocks;

  for (guint i = figure->first_block + 1; i < blocks->len; i++)
    {
      const DatelineBlock *before = g_ptr_array_index (blocks, i - 1);
      DatelineBlock *block = g_ptr_array_index (blocks, i);

      block->continues_figure =
          before->kind == DATELINE_BLOCK_FIGURE && block->kind == DATELINE_BLOCK_FIGURE;
    }
}

/*
 * dateline_article_figure_end:
 * @self: a builder
 *
 * Ends the figure: its last picture gets the caption and the credit; without a picture
 * they are a paragraph.
 */
void
dateline_article_figure_end (DatelineArticleBuilder *self)
{
  DatelineArticleFigure *figure = get_figure (self);
  DatelineBlock *block = find_picture (self, figure);

  join_pictures (self, figure);
  dateline_spans_trim (&figure->caption);
  dateline_spans_trim (&figure->credit);
  take_last_part (figure);
  /* A caption that is small as a whole is no credit. */
  if (dateline_spans_is_blank (&figure->caption) && !figure->credit_is_named)
    {
      dateline_spans_append_spans (&figure->caption, &figure->credit);
      dateline_spans_reset (&figure->credit);
    }

  if (!dateline_spans_is_blank (&figure->caption) ||
      !dateline_spans_is_blank (&figure->credit))
    {
      if (block && lacks (block, figure))
        set_caption (block, figure);
      else
        {
          guint n_blocks = self->article->blocks->len;

          dateline_spans_append_spans (&self->text, &figure->caption);
          dateline_spans_append_spans (&self->text, &figure->credit);
          dateline_article_builder_flush (self);
          if (!block && n_blocks > figure->first_block)
            dateline_article_attribute_quote (self, n_blocks);
        }
    }
  g_ptr_array_set_size (self->figures, self->figures->len - 1);
}

static char *
dup_attribute (gconstpointer element, const char *name)
{
  return g_strdup (dateline_html_walk_get_attribute (element, name));
}

/* A picture that belongs into the line: its alternative stands for it. */
static gboolean
is_sign (const DatelineHtmlWalk *walk, int width, int height)
{
  const char *class_attribute = dateline_html_walk_get_attribute (walk, "class");

  return dateline_article_class_is_inline_picture (class_attribute) ||
         (width > 0 && width <= LARGEST_SIGN && height > 0 && height <= LARGEST_SIGN);
}

static void
add_picture_block (DatelineArticleBuilder *self, DatelinePicture *picture)
{
  const DatelineBlock *last = dateline_article_builder_get_last_block (self);
  DatelineBlock *block;

  /* Pages that load late repeat the picture in <noscript>. */
  if (follows_picture (self) &&
      dateline_html_same_picture (dateline_picture_get_uri (picture),
                                  dateline_picture_get_uri (last->picture)))
    return;

  block = dateline_article_builder_add_block (self, DATELINE_BLOCK_FIGURE);
  block->uri = dateline_article_builder_get_state (self)->set.uri;
  dateline_block_set_picture (block, picture);
  self->picture_place = DATELINE_HTML_LOOSE_IN_BLOCK;
}

/*
 * dateline_article_figure_add_picture:
 * @self: a builder whose walk has just entered an <img>
 *
 * Makes a figure of it; of an emoji and the like, text.
 */
void
dateline_article_figure_add_picture (DatelineArticleBuilder *self)
{
  const DatelineHtmlWalk *walk = &self->walk;
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  const char *alternative = dateline_html_walk_get_attribute (walk, "alt");
  int width =
      dateline_html_parse_dimension (dateline_html_walk_get_attribute (walk, "width"));
  int height =
      dateline_html_parse_dimension (dateline_html_walk_get_attribute (walk, "height"));
  g_autofree char *source = g_steal_pointer (&self->picture_source);
  g_autofree char *uri = NULL;
  g_autofree char *words = NULL;
  g_autoptr (DatelinePicture) picture = NULL;

  if (dateline_html_is_pixel (width, height))
    return;
  if (is_sign (walk, width, height))
    {
      gboolean is_formula =
          alternative && dateline_article_class_is_formula (
                             dateline_html_walk_get_attribute (walk, "class"));

      if (is_formula)
        words = dateline_formula_from_tex (alternative);
      if (alternative)
        dateline_article_state_append (state, words ? words : alternative);
      return;
    }

  uri = dateline_html_choose_picture (walk, dup_attribute, self->base_uri);
  if (!uri)
    uri = g_steal_pointer (&source);
  if (!uri)
    return;

  dateline_article_builder_flush (self);
  words = dateline_html_picture_alternative (
      alternative,
      dateline_html_walk_get_attribute (walk, "title"));
  picture = dateline_picture_new (uri, words, NULL, NULL, width, height);
  add_picture_block (self, picture);
}
