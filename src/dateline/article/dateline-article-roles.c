/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What each element does in an article: one part of the builder. The table at the end
 * says it; above are its functions. An element that is not in the table is a block or
 * transparent, as HTML has it, if the policy does not drop it.
 */

#include "dateline/article/dateline-article-builder-private.h"
#include "dateline/article/dateline-article-formula-private.h"
#include "dateline/article/dateline-article-style-private.h"
#include "dateline/article/dateline-article-table-private.h"
#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

void
dateline_article_enter_block (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_article_builder_part (self);
  state->on_leave |= DATELINE_LEAVE_BLOCK;
}

static void
enter_heading (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  const char *name = dateline_html_tag_get_name (self->walk.tag);

  dateline_article_enter_block (self, state);
  state->kind = DATELINE_BLOCK_HEADING;
  state->level = name[1] - '0';
  if (state->sink == &self->summary)
    dateline_article_raise_summary (self, state->level);
}

static void
enter_code (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_article_builder_flush (self);
  state->on_leave |= DATELINE_LEAVE_CODE;
  if (state->sink != &self->text)
    return;
  state->keeps_white_space = TRUE;
  state->kind = dateline_article_class_is_verse (
                    dateline_article_builder_get_attribute (self, "class"))
                    ? DATELINE_BLOCK_VERSE
                    : DATELINE_BLOCK_CODE;
}

static void
enter_list (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  DatelineArticleList list;

  dateline_article_enter_block (self, state);
  dateline_article_list_init (&list, &self->walk);
  g_array_append_val (self->lists, list);
  state->list_depth = MIN (state->list_depth + 1, DATELINE_DEEPEST_PLACE);
  state->on_leave |= DATELINE_LEAVE_LIST;
}

static void
enter_member (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  DatelineArticleList *list = NULL;

  dateline_article_enter_block (self, state);
  if (self->lists->len > 0)
    list = &g_array_index (self->lists, DatelineArticleList, self->lists->len - 1);
  state->list_depth = MAX (state->list_depth, 1);
  state->on_leave |= DATELINE_LEAVE_MEMBER;
  g_free (self->marker);
  self->marker = dateline_article_list_next_marker (list, &self->walk, state->list_depth);
}

static void
enter_term (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_article_enter_block (self, state);
  state->role = DATELINE_BLOCK_ROLE_TERM;
}

static void
enter_definition (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_article_enter_block (self, state);
  state->list_depth = MIN (state->list_depth + 1, DATELINE_DEEPEST_PLACE);
  state->on_leave |= DATELINE_LEAVE_MEMBER;
  self->definition_depth = state->list_depth;
}

/* Its first letters are explained in full. */
static void
enter_abbreviation (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  const char *title = dateline_article_builder_get_attribute (self, "title");
  g_autofree char *line = title ? dateline_text_tame (title) : NULL;

  if (line && *line != '\0')
    state->set.title = dateline_article_intern (self->article, line);
}

void
dateline_article_enter_figure (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_article_enter_block (self, state);
  dateline_article_figure_begin (self);
  state->on_leave |= DATELINE_LEAVE_FIGURE;
}

static void
enter_caption (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_article_enter_block (self, state);
  if (self->figures->len > 0 && state->sink == &self->text)
    {
      dateline_article_figure_begin_caption (self, state);
      state->on_leave |= DATELINE_LEAVE_PART;
    }
}

static void
enter_picture (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_article_figure_add_picture (self);
  dateline_html_walk_skip (&self->walk);
}

static void
enter_picture_frame (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  g_clear_pointer (&self->picture_source, g_free);
}

static void
enter_source (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  const char *type = dateline_article_builder_get_attribute (self, "type");

  const char *srcset = dateline_article_builder_get_attribute (self, "srcset");

  if (!srcset)
    srcset = dateline_article_builder_get_attribute (self, "data-srcset");
  if (!self->picture_source && !dateline_html_is_unseen_type (type))
    self->picture_source = dateline_html_choose_source (srcset, self->base_uri);
}

static void
enter_break (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  if (state->keeps_white_space)
    dateline_spans_append_verbatim (state->sink, "\n", &dateline_span_plain);
  else if (state->sink != &self->text)
    dateline_spans_append_space (state->sink);
  else if (self->text.has_break)
    dateline_article_builder_flush (self);
  else
    dateline_spans_append_break (&self->text);
  if (dateline_spans_is_blank (&self->text))
    self->picture_place |= DATELINE_HTML_LOOSE_BEHIND_BREAK;
}

static void
enter_rule (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  GPtrArray *blocks = self->article->blocks;
  const DatelineBlock *last;

  dateline_article_builder_flush (self);
  last = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;
  if (last && last->kind != DATELINE_BLOCK_RULE)
    dateline_article_builder_append_block (self, DATELINE_BLOCK_RULE);
}

static void
enter_table (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  g_auto (DatelineSpans) caption = { 0 };
  DatelineBlock *table;
  const DatelineArticleState *outer;

  dateline_article_enter_block (self, state);
  dateline_spans_init (&caption);
  table = dateline_article_table_new (self, &caption);
  if (!table)
    return;

  outer = dateline_article_builder_get_state (self);
  if (!dateline_spans_is_blank (&caption))
    {
      DatelineBlock *block =
          dateline_article_builder_append_block (self, DATELINE_BLOCK_PARAGRAPH);

      dateline_block_take_text (block, &caption);
      dateline_block_read_direction (block);
      block->role = DATELINE_BLOCK_ROLE_CAPTION;
    }
  table->quote_depth = outer->quote_depth;
  table->list_depth = outer->list_depth;
  table->is_pull_quote = outer->is_pull_quote;
  table->summary = outer->summary;
  table->is_right_to_left = outer->direction == DATELINE_DIRECTION_RIGHT_TO_LEFT;
  g_ptr_array_add (self->article->blocks, table);
  dateline_html_walk_skip (&self->walk);
}

static void
enter_gloss (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_article_state_append (state, "(");
  state->on_leave |= DATELINE_LEAVE_GLOSS;
}

/* A task of a list: its box takes the place of the bullet. */
static void
enter_input (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  const char *type = dateline_article_builder_get_attribute (self, "type");
  const char *box = dateline_article_builder_get_attribute (self, "checked") ? "☑" : "☐";

  if (!type || g_ascii_strcasecmp (type, "checkbox") != 0)
    return;
  if (self->marker && dateline_spans_is_blank (&self->text))
    {
      g_free (self->marker);
      self->marker = g_strdup (box);
    }
  else
    dateline_article_state_append (state, box);
}

/* What is raised once more would be read as one with what it stands at. */
static void
enter_script (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  const DatelineArticleState *outer = dateline_article_builder_get_state (self);
  gboolean is_high = self->walk.tag == T (SUP);

  dateline_article_enter_span (self, state);
  if (outer->set.style & (is_high ? DATELINE_SPAN_SUPERSCRIPT : DATELINE_SPAN_SUBSCRIPT))
    dateline_article_state_append (state, is_high ? "^" : "_");
}

/* Where a long word may be parted without a sign. */
static void
enter_soft_break (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  if (!dateline_spans_is_blank (state->sink) && !state->sink->has_gap &&
      !state->sink->has_break)
    dateline_article_state_append (state, "\342\200\213");
}

static void
enter_nothing (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_html_walk_skip (&self->walk);
}

/* The words that stand for a drawing, which is not shown. */
static char *
find_alternative (const DatelineHtmlWalk *outer)
{
  const char *stated = dateline_html_walk_get_attribute (outer, "aria-label");
  g_auto (DatelineHtmlWalk) walk = { 0 };
  GString *text;
  guint wanted = 0;

  if (stated)
    return g_strdup (stated);

  text = g_string_new (NULL);
  dateline_html_walk_init_inside (&walk, outer);
  while (dateline_html_walk_next (&walk))
    if (walk.step == DATELINE_HTML_STEP_TEXT)
      {
        if (wanted > 0)
          g_string_append (text, walk.text);
      }
    else if (walk.tag == T (TITLE))
      wanted += walk.step == DATELINE_HTML_STEP_ENTER ? 1 : -1;

  return g_string_free (text, FALSE);
}

void
dateline_article_enter_foreign (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  gboolean is_math = self->walk.vocabulary == DATELINE_HTML_VOCABULARY_MATHML;
  const char *hidden = dateline_article_builder_get_attribute (self, "aria-hidden");
  const char *display = dateline_article_builder_get_attribute (self, "display");
  g_autofree char *words = NULL;

  dateline_html_walk_skip (&self->walk);
  if (!is_math && hidden && strcmp (hidden, "true") == 0)
    return;
  if (is_math && display && strcmp (display, "block") == 0)
    dateline_article_enter_block (self, state);
  words = is_math ? dateline_formula_from_mathml (&self->walk)
                  : find_alternative (&self->walk);
  dateline_article_state_append (state, words);
  self->has_formula = is_math && *words != '\0';
}

static const DatelineArticleRole roles[DATELINE_HTML_N_TAGS] = {
  [T (A)] = { dateline_article_enter_link, 0 },
  [T (ABBR)] = { enter_abbreviation, 0 },
  [T (ACRONYM)] = { enter_abbreviation, 0 },
  [T (AMP_AUDIO)] = { dateline_article_enter_embed, 0 },
  [T (AMP_IFRAME)] = { dateline_article_enter_embed, 0 },
  [T (AMP_IMG)] = { enter_picture, 0 },
  [T (AMP_VIDEO)] = { dateline_article_enter_embed, 0 },
  [T (AMP_YOUTUBE)] = { dateline_article_enter_embed, 0 },
  [T (AUDIO)] = { dateline_article_enter_embed, 0 },
  [T (B)] = { NULL, DATELINE_SPAN_STRONG },
  [T (BLOCKQUOTE)] = { dateline_article_enter_quote, 0 },
  [T (BR)] = { enter_break, 0 },
  [T (BUTTON)] = { enter_nothing, 0 },
  [T (CITE)] = { dateline_article_enter_cite, DATELINE_SPAN_EMPHASIS },
  [T (CODE)] = { NULL, DATELINE_SPAN_CODE },
  [T (DD)] = { enter_definition, 0 },
  [T (DEL)] = { NULL, DATELINE_SPAN_STRUCK },
  [T (DETAILS)] = { dateline_article_enter_details, 0 },
  [T (DFN)] = { enter_abbreviation, DATELINE_SPAN_EMPHASIS },
  [T (DIR)] = { enter_list, 0 },
  [T (DIV)] = { dateline_article_enter_division, 0 },
  [T (DT)] = { enter_term, DATELINE_SPAN_STRONG },
  [T (EM)] = { NULL, DATELINE_SPAN_EMPHASIS },
  [T (EMBED)] = { dateline_article_enter_embed, 0 },
  [T (FIGCAPTION)] = { enter_caption, 0 },
  [T (FIGURE)] = { dateline_article_enter_figure, 0 },
  [T (FOOTER)] = { dateline_article_enter_footer, 0 },
  [T (H1)] = { enter_heading, 0 },
  [T (H2)] = { enter_heading, 0 },
  [T (H3)] = { enter_heading, 0 },
  [T (H4)] = { enter_heading, 0 },
  [T (H5)] = { enter_heading, 0 },
  [T (H6)] = { enter_heading, 0 },
  [T (HR)] = { enter_rule, 0 },
  [T (I)] = { NULL, DATELINE_SPAN_EMPHASIS },
  [T (IFRAME)] = { dateline_article_enter_embed, 0 },
  [T (IMG)] = { enter_picture, 0 },
  [T (INPUT)] = { enter_input, 0 },
  [T (INS)] = { NULL, DATELINE_SPAN_UNDERLINE },
  [T (KBD)] = { NULL, DATELINE_SPAN_CODE | DATELINE_SPAN_KEY },
  [T (LI)] = { enter_member, 0 },
  [T (LISTING)] = { enter_code, 0 },
  [T (MARK)] = { NULL, DATELINE_SPAN_MARK },
  [T (MENU)] = { enter_list, 0 },
  [T (OBJECT)] = { dateline_article_enter_embed, 0 },
  [T (OL)] = { enter_list, 0 },
  [T (PICTURE)] = { enter_picture_frame, 0 },
  [T (PRE)] = { enter_code, 0 },
  [T (Q)] = { dateline_article_enter_quotation, 0 },
  [T (RP)] = { enter_nothing, 0 },
  [T (RT)] = { enter_gloss, 0 },
  [T (S)] = { NULL, DATELINE_SPAN_STRUCK },
  [T (SAMP)] = { NULL, DATELINE_SPAN_CODE },
  [T (SCRIPT)] = { dateline_article_enter_embed, 0 },
  [T (SMALL)] = { NULL, DATELINE_SPAN_SMALL },
  [T (SOURCE)] = { enter_source, 0 },
  [T (SPAN)] = { dateline_article_enter_span, 0 },
  [T (STRIKE)] = { NULL, DATELINE_SPAN_STRUCK },
  [T (STRONG)] = { NULL, DATELINE_SPAN_STRONG },
  [T (SUB)] = { enter_script, DATELINE_SPAN_SUBSCRIPT },
  [T (SUMMARY)] = { dateline_article_enter_summary, 0 },
  [T (SUP)] = { enter_script, DATELINE_SPAN_SUPERSCRIPT },
  [T (TABLE)] = { enter_table, 0 },
  [T (TD)] = { dateline_article_enter_block, 0 },
  [T (TH)] = { dateline_article_enter_block, DATELINE_SPAN_STRONG },
  [T (TT)] = { NULL, DATELINE_SPAN_CODE },
  [T (U)] = { NULL, DATELINE_SPAN_UNDERLINE },
  [T (UL)] = { enter_list, 0 },
  [T (VAR)] = { NULL, DATELINE_SPAN_EMPHASIS },
  [T (VIDEO)] = { dateline_article_enter_embed, 0 },
  [T (WBR)] = { enter_soft_break, 0 },
  [T (XMP)] = { enter_code, 0 },
};

/* Never NULL. */
const DatelineArticleRole *
dateline_article_get_role (DatelineHtmlTag tag)
{
  return &roles[tag];
}
