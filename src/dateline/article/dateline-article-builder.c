/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A tree of HTML to blocks, in one walk without recursion. Each element has a role (see
 * dateline-article-roles.c); entering it may end the block at hand, and pushes what it
 * hands down to its content (style, link, depth of quotes and lists), which leaving it
 * takes back. What has no role is transparent. Any thread but the main one.
 */

#include "dateline/article/dateline-article-builder-private.h"
#include "dateline/article/dateline-article-style-private.h"
#include "dateline/html/dateline-html-policy-private.h"

#define T(name) DATELINE_HTML_TAG_##name

const DatelineArticleState *
dateline_article_builder_get_state (const DatelineArticleBuilder *self)
{
  return &g_array_index (self->states, DatelineArticleState, self->states->len - 1);
}

DatelineBlock *
dateline_article_builder_append_block (DatelineArticleBuilder *self,
                                       DatelineBlockKind kind)
{
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  DatelineBlock *block = dateline_block_new (kind);

  block->quote_depth = state->quote_depth;
  block->list_depth = state->list_depth;
  g_ptr_array_add (self->article->blocks, block);
  return block;
}

/* Ends the block at hand; in a caption it merely parts what stands before and behind. */
void
dateline_article_builder_flush (DatelineArticleBuilder *self)
{
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  DatelineBlock *block;

  if (state->sink != &self->text)
    {
      dateline_spans_append_space (state->sink);
      return;
    }

  dateline_spans_trim (&self->text);
  if (state->keeps_white_space)
    dateline_spans_trim_first_lines (&self->text);
  if (dateline_spans_is_blank (&self->text) ||
      ((state->kind == DATELINE_BLOCK_PARAGRAPH ||
        state->kind == DATELINE_BLOCK_HEADING) &&
       dateline_article_figure_take_loose (self)))
    return;

  block = dateline_article_builder_append_block (self, state->kind);
  block->level = state->level;
  block->marker = g_steal_pointer (&self->marker);
  dateline_block_take_text (block, &self->text);
  block->is_right_to_left = state->direction == DATELINE_DIRECTION_BY_TEXT
                                ? dateline_text_is_right_to_left (block->text)
                                : state->direction == DATELINE_DIRECTION_RIGHT_TO_LEFT;
}

/* A block that is no text, after what was said before it. */
DatelineBlock *
dateline_article_builder_add_block (DatelineArticleBuilder *self, DatelineBlockKind kind)
{
  dateline_article_builder_flush (self);
  return dateline_article_builder_append_block (self, kind);
}

/* Where one block ends another may begin; in code it is only a line. */
void
dateline_article_builder_part (DatelineArticleBuilder *self)
{
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  const GString *text = self->text.text;

  if (state->kind != DATELINE_BLOCK_CODE || state->sink != &self->text)
    dateline_article_builder_flush (self);
  else if (text->len > 0 && text->str[text->len - 1] != '\n')
    dateline_spans_append_verbatim (&self->text, "\n", 0, NULL);
  self->picture_place = 0;
}

const char *
dateline_article_builder_get_attribute (const DatelineArticleBuilder *self,
                                        const char *name)
{
  return dateline_html_walk_get_attribute (&self->walk, name);
}

/* Text that is not in the tree. */
void
dateline_article_state_append (const DatelineArticleState *self, const char *text)
{
  dateline_spans_append (self->sink, text, self->style, self->uri);
}

static void
read_direction (DatelineArticleState *state, const char *direction)
{
  if (!direction)
    return;
  if (g_ascii_strcasecmp (direction, "rtl") == 0)
    state->direction = DATELINE_DIRECTION_RIGHT_TO_LEFT;
  else if (g_ascii_strcasecmp (direction, "ltr") == 0)
    state->direction = DATELINE_DIRECTION_LEFT_TO_RIGHT;
  else
    state->direction = DATELINE_DIRECTION_BY_TEXT;
}

/* What style and class say. FALSE if the element is not to be seen. */
static gboolean
read_attributes (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  const char *class_attribute = dateline_article_builder_get_attribute (self, "class");
  gboolean is_block = dateline_html_tag_is_block (self->walk.tag);
  DatelineArticleStyle style;

  dateline_article_style_read (&style,
                               dateline_article_builder_get_attribute (self, "style"));
  if (style.is_hidden || dateline_article_builder_get_attribute (self, "hidden") ||
      dateline_article_class_is_gutter (class_attribute))
    return FALSE;

  state->style =
      (state->style | dateline_article_get_role (self->walk.tag)->style | style.set) &
      ~style.clear;
  read_direction (state, dateline_article_builder_get_attribute (self, "dir"));
  if (state->kind == DATELINE_BLOCK_PARAGRAPH && is_block && state->sink == &self->text)
    {
      if (style.keeps_white_space || dateline_article_class_is_verse (class_attribute))
        state->kind = DATELINE_BLOCK_VERSE;
      state->keeps_white_space |= style.keeps_white_space;
    }
  return TRUE;
}

/* Captions and credits that are so by their class, and the frames of pictures with them.
 * FALSE if the element still has its role. */
static gboolean
enter_part (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  gboolean is_frame = FALSE;

  if (dateline_html_tag_is_void (self->walk.tag) || self->walk.tag == T (FIGURE) ||
      self->walk.tag == T (FIGCAPTION))
    return FALSE;

  if (dateline_article_figure_is_caption (self, &is_frame))
    {
      if (is_frame)
        {
          dateline_article_enter_figure (self, state);
          return FALSE;
        }
      dateline_article_builder_part (self);
      if (dateline_article_figure_begin_behind (self))
        state->on_leave |= DATELINE_LEAVE_FIGURE;
      dateline_article_figure_begin_caption (self, state);
    }
  else if (dateline_article_figure_is_credit (self))
    {
      if (dateline_article_figure_begin_behind (self))
        state->on_leave |= DATELINE_LEAVE_FIGURE;
      dateline_article_figure_begin_credit (self, state);
    }
  else
    return FALSE;

  state->on_leave |= DATELINE_LEAVE_PART;
  return TRUE;
}

static void
enter_element (DatelineArticleBuilder *self)
{
  DatelineArticleState state = *dateline_article_builder_get_state (self);
  const DatelineArticleRole *role = dateline_article_get_role (self->walk.tag);

  state.on_leave = 0;
  if (self->walk.vocabulary != DATELINE_HTML_VOCABULARY_HTML)
    dateline_article_enter_foreign (self, &state);
  else if ((!role->enter &&
            dateline_html_policy_get_fate (self->walk.tag) == DATELINE_HTML_DROP) ||
           !read_attributes (self, &state))
    dateline_html_walk_skip (&self->walk);
  else if (!enter_part (self, &state))
    {
      dateline_article_figure_begin_caption_part (self, &state);
      if (role->enter)
        role->enter (self, &state);
      else if (dateline_html_tag_is_block (self->walk.tag))
        dateline_article_enter_block (self, &state);
    }

  g_array_append_val (self->states, state);
}

static void
leave_element (DatelineArticleBuilder *self)
{
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  guint on_leave = state->on_leave;

  if (on_leave & DATELINE_LEAVE_QUOTATION)
    dateline_article_state_append (state, state->quotation_depth % 2 == 1 ? "”" : "’");
  if (on_leave & DATELINE_LEAVE_GLOSS)
    dateline_article_state_append (state, ")");
  if (on_leave & DATELINE_LEAVE_CAPTION_PART)
    dateline_article_figure_end_caption_part (self, state);
  if (on_leave & DATELINE_LEAVE_PART)
    dateline_spans_append_space (state->sink);
  if (on_leave & DATELINE_LEAVE_CODE)
    dateline_article_builder_flush (self);
  if (on_leave & DATELINE_LEAVE_BLOCK)
    dateline_article_builder_part (self);
  if (on_leave & DATELINE_LEAVE_MEMBER)
    g_clear_pointer (&self->marker, g_free);
  if (on_leave & DATELINE_LEAVE_LIST)
    g_array_set_size (self->lists, self->lists->len - 1);

  g_array_set_size (self->states, self->states->len - 1);
  if (on_leave & DATELINE_LEAVE_FIGURE)
    dateline_article_figure_end (self);
}

static void
append_text (DatelineArticleBuilder *self)
{
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  DatelineSpanStyle style = state->style;

  if (state->kind == DATELINE_BLOCK_CODE)
    style &= ~DATELINE_SPAN_CODE;
  if (state->keeps_white_space)
    dateline_spans_append_verbatim (state->sink, self->walk.text, style, state->uri);
  else
    dateline_spans_append (state->sink, self->walk.text, style, state->uri);
}

static void
builder_init (DatelineArticleBuilder *self,
              DatelineArticle *article,
              const DatelineHtmlTree *tree,
              const char *base_uri)
{
  DatelineArticleState body = { .kind = DATELINE_BLOCK_PARAGRAPH, .sink = &self->text };

  *self = (DatelineArticleBuilder){ .article = article, .base_uri = base_uri };
  self->states = g_array_new (FALSE, FALSE, sizeof (DatelineArticleState));
  self->lists = g_array_new (FALSE, FALSE, sizeof (DatelineArticleList));
  self->figures = g_ptr_array_new_with_free_func (dateline_article_figure_free);
  dateline_spans_init (&self->text);
  dateline_html_walk_init (&self->walk, tree);
  g_array_append_val (self->states, body);
}

static void
builder_clear (DatelineArticleBuilder *self)
{
  dateline_html_walk_clear (&self->walk);
  dateline_spans_clear (&self->text);
  g_ptr_array_unref (self->figures);
  g_array_unref (self->lists);
  g_array_unref (self->states);
  g_free (self->marker);
  g_free (self->picture_source);
}

static void
drop_last_rules (GPtrArray *blocks)
{
  while (blocks->len > 0)
    {
      const DatelineBlock *last = g_ptr_array_index (blocks, blocks->len - 1);

      if (last->kind != DATELINE_BLOCK_RULE)
        break;
      g_ptr_array_set_size (blocks, blocks->len - 1);
    }
}

/*
 * dateline_article_build:
 * @self: an article without blocks
 * @html: valid UTF-8
 * @length: its length in bytes
 * @base_uri: (nullable): what relative addresses resolve against
 *
 * Fills @self with the blocks of @html.
 *
 * Returns: FALSE if @html is too much
 */
gboolean
dateline_article_build (DatelineArticle *self,
                        const char *html,
                        gssize length,
                        const char *base_uri)
{
  g_autoptr (DatelineHtmlTree) tree = dateline_html_tree_new (html, length);
  DatelineArticleBuilder builder;

  if (!tree)
    return FALSE;

  builder_init (&builder, self, tree, base_uri);
  while (dateline_html_walk_next (&builder.walk))
    switch (builder.walk.step)
      {
      case DATELINE_HTML_STEP_ENTER:
        enter_element (&builder);
        break;
      case DATELINE_HTML_STEP_LEAVE:
        leave_element (&builder);
        break;
      case DATELINE_HTML_STEP_TEXT:
        append_text (&builder);
        break;
      case DATELINE_HTML_STEP_END:
      default:
        break;
      }
  dateline_article_builder_flush (&builder);
  drop_last_rules (self->blocks);
  builder_clear (&builder);
  return TRUE;
}
