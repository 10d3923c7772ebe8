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

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

const DatelineArticleState *
dateline_article_builder_get_state (const DatelineArticleBuilder *self)
{
  return &g_array_index (self->states, DatelineArticleState, self->states->len - 1);
}

/* NULL if there is none yet. */
DatelineBlock *
dateline_article_builder_get_last_block (DatelineArticleBuilder *self)
{
  GPtrArray *blocks = self->article->blocks;

  return blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;
}

DatelineBlock *
dateline_article_builder_append_block (DatelineArticleBuilder *self,
                                       DatelineBlockKind kind)
{
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  DatelineBlock *block = dateline_block_new (kind);

  block->quote_depth = state->quote_depth;
  block->list_depth = state->list_depth;
  block->is_pull_quote = state->is_pull_quote;
  block->summary = state->summary;
  block->role = self->definition_depth > 0 ? DATELINE_BLOCK_ROLE_DEFINITION : state->role;
  block->member_depth = self->definition_depth;
  self->definition_depth = 0;
  if (block->role == DATELINE_BLOCK_ROLE_TERM)
    block->member_depth = block->list_depth + 1;
  g_ptr_array_add (self->article->blocks, block);
  return block;
}

/* Ends the block at hand; in a caption it merely parts what stands before and behind. */
void
dateline_article_builder_flush (DatelineArticleBuilder *self)
{
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  DatelineBlock *block;
  gboolean is_cited;

  if (state->sink != &self->text)
    {
      dateline_spans_append_space (state->sink);
      return;
    }

  dateline_spans_trim (&self->text);
  if (state->keeps_white_space)
    dateline_spans_trim_first_lines (&self->text);
  if (dateline_spans_is_blank (&self->text) || dateline_article_take_label (self) ||
      ((state->kind == DATELINE_BLOCK_PARAGRAPH ||
        state->kind == DATELINE_BLOCK_HEADING) &&
       dateline_article_figure_take_loose (self)))
    return;

  is_cited = dateline_article_is_cited (self);
  block = dateline_article_builder_append_block (self, state->kind);
  block->level = state->level;
  block->marker = g_steal_pointer (&self->marker);
  if (is_cited && block->role == DATELINE_BLOCK_ROLE_NONE)
    block->role = DATELINE_BLOCK_ROLE_ATTRIBUTION;
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
    dateline_spans_append_verbatim (&self->text, "\n", &dateline_span_plain);
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
  dateline_spans_append (self->sink, text, &self->set);
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

/* KaTeX and MathJax draw a formula of letters that are put in their places, beside which
 * it stands as MathML once more. */
static gboolean
is_drawn_formula (const DatelineArticleBuilder *self, const char *class_attribute)
{
  const char *hidden = dateline_article_builder_get_attribute (self, "aria-hidden");

  return hidden && strcmp (hidden, "true") == 0 &&
         (self->walk.tag == T (NOBR) ||
          (self->has_formula &&
           dateline_article_class_is_drawn_formula (class_attribute)));
}

/* What style and class say. FALSE if the element is not to be seen. */
static gboolean
read_attributes (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  const char *class_attribute = dateline_article_builder_get_attribute (self, "class");
  const char *language = dateline_article_builder_get_attribute (self, "lang");
  gboolean is_block = dateline_html_tag_is_block (self->walk.tag);
  DatelineArticleStyle style;

  dateline_article_style_read (&style,
                               dateline_article_builder_get_attribute (self, "style"));
  if (style.is_hidden || dateline_article_builder_get_attribute (self, "hidden") ||
      dateline_article_class_is_gutter (class_attribute) ||
      is_drawn_formula (self, class_attribute))
    return FALSE;

  state->set.style =
      (state->set.style | dateline_article_get_role (self->walk.tag)->style | style.set) &
      ~style.clear;
  read_direction (state, dateline_article_builder_get_attribute (self, "dir"));
  if (language)
    state->language = language;
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

/* Notes what the id of the element just entered names: the block that it begins or stands
 * in. */
static void
define_anchor (DatelineArticleBuilder *self, const DatelineArticleState *state)
{
  const char *id = dateline_article_builder_get_attribute (self, "id");
  guint n_blocks = self->article->blocks->len;
  gboolean is_done = self->walk.skip || dateline_html_tag_is_void (self->walk.tag) ||
                     self->walk.tag == T (DETAILS) || state->sink != &self->text;

  if (!id && self->walk.tag == T (A))
    id = dateline_article_builder_get_attribute (self, "name");
  if (!id || *id == '\0')
    return;
  /* What is a block already, or is the caption of one. */
  if (state->sink == &self->summary)
    n_blocks = state->summary;
  else if (is_done && n_blocks > dateline_article_builder_get_state (self)->first_block)
    n_blocks--;
  dateline_anchors_define (&self->anchors,
                           id,
                           n_blocks,
                           (state->on_leave & DATELINE_LEAVE_BLOCK) == 0);
}

static void
close_anchors (DatelineArticleBuilder *self, const DatelineArticleState *state)
{
  const DatelineArticleState *outer = self->states->len > 1 ? state - 1 : state;

  dateline_anchors_close (
      &self->anchors,
      state->n_open_anchors,
      self->article->blocks->len,
      state->on_leave & DATELINE_LEAVE_LOOSE ? (int) state->first_block : -1,
      outer->holder);
}

static void
enter_element (DatelineArticleBuilder *self)
{
  DatelineArticleState state = *dateline_article_builder_get_state (self);
  const DatelineArticleRole *role = dateline_article_get_role (self->walk.tag);

  state.on_leave = 0;
  state.n_open_anchors = self->anchors.open->len;
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
        {
          dateline_article_enter_block (self, &state);
          state.on_leave |= self->walk.tag == T (P) ? 0 : DATELINE_LEAVE_LOOSE;
        }
      if (dateline_html_tag_is_block (self->walk.tag))
        {
          dateline_article_enter_pull_quote (self, &state);
          dateline_article_enter_note (self, &state);
        }
    }

  state.first_block = self->article->blocks->len;
  if (self->walk.vocabulary == DATELINE_HTML_VOCABULARY_HTML)
    define_anchor (self, &state);
  if (state.on_leave & DATELINE_LEAVE_MEMBER)
    state.holder = state.first_block;
  g_array_append_val (self->states, state);
}

static void
leave_element (DatelineArticleBuilder *self)
{
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  guint on_leave = state->on_leave;

  if (on_leave & DATELINE_LEAVE_QUOTATION)
    dateline_article_leave_quotation (state);
  if (on_leave & DATELINE_LEAVE_CITE)
    self->cite_end = self->text.text->len;
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
  if (on_leave & DATELINE_LEAVE_SUMMARY)
    dateline_article_leave_summary (self);
  if (on_leave & DATELINE_LEAVE_QUOTE)
    dateline_article_leave_quote (self, state);
  if (on_leave & DATELINE_LEAVE_POST)
    dateline_article_embed_end_post (self);
  if (on_leave & DATELINE_LEAVE_DETAILS)
    dateline_article_leave_details (self);
  if (on_leave & DATELINE_LEAVE_BLOCK)
    close_anchors (self, state);
  if (on_leave & DATELINE_LEAVE_MEMBER)
    {
      self->label_depth = 0;
      g_clear_pointer (&self->marker, g_free);
      self->definition_depth = 0;
    }
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
  DatelineSpan set = state->set;

  if (self->walk.text[strspn (self->walk.text, " \n\t\r")] != '\0')
    self->has_formula = FALSE;
  if (state->kind == DATELINE_BLOCK_CODE)
    set.style &= ~DATELINE_SPAN_CODE;
  if (state->keeps_white_space)
    dateline_spans_append_verbatim (state->sink, self->walk.text, &set);
  else
    dateline_spans_append (state->sink, self->walk.text, &set);
}

static void
builder_init (DatelineArticleBuilder *self,
              DatelineArticle *article,
              const DatelineHtmlTree *tree,
              const DatelineArticleOrigin *origin)
{
  DatelineArticleState body = { .kind = DATELINE_BLOCK_PARAGRAPH,
                                .sink = &self->text,
                                .set = dateline_span_plain,
                                .summary = -1,
                                .holder = -1,
                                .language = origin->language };

  *self = (DatelineArticleBuilder){ .article = article, .base_uri = origin->base_uri };
  self->page_uri = origin->page_uri ? origin->page_uri : origin->base_uri;
  self->states = g_array_new (FALSE, FALSE, sizeof (DatelineArticleState));
  self->lists = g_array_new (FALSE, FALSE, sizeof (DatelineArticleList));
  self->figures = g_ptr_array_new_with_free_func (dateline_article_figure_free);
  self->details = g_array_new (FALSE, FALSE, sizeof (DatelineArticleDetails));
  dateline_anchors_init (&self->anchors);
  dateline_spans_init (&self->summary);
  dateline_spans_init (&self->text);
  dateline_html_walk_init (&self->walk, tree);
  g_array_append_val (self->states, body);
}

static void
builder_clear (DatelineArticleBuilder *self)
{
  dateline_html_walk_clear (&self->walk);
  dateline_spans_clear (&self->text);
  dateline_spans_clear (&self->summary);
  dateline_anchors_clear (&self->anchors);
  g_array_unref (self->details);
  g_ptr_array_unref (self->figures);
  g_array_unref (self->lists);
  g_array_unref (self->states);
  g_free (self->marker);
  g_free (self->picture_source);
  dateline_article_embed_clear (&self->post);
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
 * @origin: where it is from
 *
 * Fills @self with the blocks of @html.
 *
 * Returns: FALSE if @html is too much
 */
gboolean
dateline_article_build (DatelineArticle *self,
                        const char *html,
                        gssize length,
                        const DatelineArticleOrigin *origin)
{
  g_autoptr (DatelineHtmlTree) tree = dateline_html_tree_new (html, length);
  DatelineArticleBuilder builder;

  if (!tree)
    return FALSE;

  builder_init (&builder, self, tree, origin);
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
  dateline_article_lead (self, &builder.anchors);
  builder_clear (&builder);
  return TRUE;
}
