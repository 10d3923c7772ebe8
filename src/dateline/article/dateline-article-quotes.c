/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Quotations, and whom they are from: one part of the builder. */

#include "dateline/article/dateline-article-builder-private.h"
#include "dateline/article/dateline-article-style-private.h"

#include <string.h>

/* Characters; a longer line that begins with a dash is one of a dialogue. */
#define LONGEST_ATTRIBUTION 120

static const char *const dashes[] = { "—", "―", "–", "--", "~" };

/* What quotations of a language stand in, and those inside of them; the first is for all
 * others. From CLDR 42, but where a language has two ways, that of its newspapers. */
static const struct
{
  const char *language;
  const char *marks[4];
} quotations[] = {
  { "", { "“", "”", "‘", "’" } },
  { "bg", { "„", "“", "‘", "’" } },
  { "cs", { "„", "“", "‚", "‘" } },
  { "da", { "»", "«", "›", "‹" } },
  { "de", { "„", "“", "‚", "‘" } },
  { "el", { "«", "»", "“", "”" } },
  { "es", { "«", "»", "“", "”" } },
  { "et", { "„", "“", "‚", "‘" } },
  { "fa", { "«", "»", "‹", "›" } },
  { "fi", { "”", "”", "’", "’" } },
  { "fr", { "«\302\240", "\302\240»", "“", "”" } },
  { "hr", { "„", "”", "‚", "’" } },
  { "hu", { "„", "”", "»", "«" } },
  { "it", { "«", "»", "“", "”" } },
  { "ja", { "「", "」", "『", "』" } },
  { "lt", { "„", "“", "‚", "‘" } },
  { "nb", { "«", "»", "‘", "’" } },
  { "nn", { "«", "»", "‘", "’" } },
  { "no", { "«", "»", "‘", "’" } },
  { "pl", { "„", "”", "«", "»" } },
  { "ro", { "„", "”", "«", "»" } },
  { "ru", { "«", "»", "„", "“" } },
  { "sk", { "„", "“", "‚", "‘" } },
  { "sl", { "„", "“", "‚", "‘" } },
  { "sv", { "”", "”", "’", "’" } },
  { "uk", { "«", "»", "„", "“" } },
};

/* Words of the story itself, set apart; a quotation in it is it. */
void
dateline_article_enter_pull_quote (DatelineArticleBuilder *self,
                                   DatelineArticleState *state)
{
  const char *role = dateline_article_builder_get_attribute (self, "role");

  if (state->is_pull_quote || state->sink != &self->text ||
      !(dateline_article_class_is_pull_quote (
            dateline_article_builder_get_attribute (self, "class")) ||
        (role && strcmp (role, "doc-pullquote") == 0)))
    return;
  if (self->walk.tag != DATELINE_HTML_TAG_BLOCKQUOTE)
    state->quote_depth = MIN (state->quote_depth + 1, DATELINE_DEEPEST_PLACE);
  state->is_pull_quote = TRUE;
  state->on_leave |= DATELINE_LEAVE_QUOTE;
}

void
dateline_article_enter_quote (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_article_enter_block (self, state);
  if (state->sink != &self->text)
    return;
  state->role = DATELINE_BLOCK_ROLE_NONE;
  state->on_leave |= DATELINE_LEAVE_QUOTE;
  if (!state->is_pull_quote)
    state->quote_depth = MIN (state->quote_depth + 1, DATELINE_DEEPEST_PLACE);
  dateline_article_embed_begin_post (self, state);
}

/* The dash that a text begins with, and the white space around it; 0 if there is none. */
static gsize
measure_dash (const char *text)
{
  gsize space = strspn (text, " \n");

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (text + space, dashes[i]))
      return space + strlen (dashes[i]) +
             strspn (text + space + strlen (dashes[i]), " \n");

  return 0;
}

gboolean
dateline_article_begins_with_dash (const char *text)
{
  return measure_dash (text) > 0;
}

static gboolean
is_quoting (const DatelineBlock *block)
{
  return block->kind == DATELINE_BLOCK_PARAGRAPH && block->quote_depth > 0 &&
         block->role == DATELINE_BLOCK_ROLE_NONE && !block->marker;
}

/* The last line of a quotation says whom it is from if it begins with a dash. */
void
dateline_article_leave_quote (DatelineArticleBuilder *self,
                              const DatelineArticleState *state)
{
  GPtrArray *blocks = self->article->blocks;
  DatelineBlock *last = blocks->len > state->first_block + 1
                            ? g_ptr_array_index (blocks, blocks->len - 1)
                            : NULL;

  if (last && is_quoting (last) && last->quote_depth == state->quote_depth &&
      measure_dash (last->text) > 0 &&
      g_utf8_strlen (last->text, -1) <= LONGEST_ATTRIBUTION)
    last->role = DATELINE_BLOCK_ROLE_ATTRIBUTION;
}

/* A work or a name beside a quotation, without a paragraph of its own, is what that is
 * from. */
void
dateline_article_enter_cite (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  if (state->sink != &self->text || state->quote_depth == 0)
    return;
  if (dateline_article_builder_get_state (self)->on_leave & DATELINE_LEAVE_QUOTE)
    dateline_article_enter_block (self, state);
  state->on_leave |= DATELINE_LEAVE_CITE;
  self->cite_start = self->text.text->len;
  self->cite_end = 0;
}

void
dateline_article_enter_footer (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_article_enter_block (self, state);
  if (state->quote_depth > 0 && state->sink == &self->text &&
      self->article->blocks->len > 0)
    state->role = DATELINE_BLOCK_ROLE_ATTRIBUTION;
}

/* Whether all of the block at hand is what a quotation before it is from. */
gboolean
dateline_article_is_cited (const DatelineArticleBuilder *self)
{
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  const GPtrArray *blocks = self->article->blocks;
  const GString *text = self->text.text;
  const DatelineBlock *last =
      blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;

  return state->quote_depth > 0 && state->kind == DATELINE_BLOCK_PARAGRAPH && last &&
         last->quote_depth >= state->quote_depth && self->cite_end >= text->len &&
         (self->cite_start == 0 || self->cite_start <= measure_dash (text->str));
}

/* The caption of a figure that is no picture but a quotation, the last of @n_blocks, is
 * what that is from. */
void
dateline_article_attribute_quote (DatelineArticleBuilder *self, guint n_blocks)
{
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  const DatelineBlock *quote = g_ptr_array_index (self->article->blocks, n_blocks - 1);
  DatelineBlock *last = dateline_article_builder_get_last_block (self);

  if (last == quote || quote->quote_depth <= state->quote_depth)
    return;
  last->role = DATELINE_BLOCK_ROLE_ATTRIBUTION;
  last->quote_depth = quote->quote_depth;
  last->is_pull_quote = quote->is_pull_quote;
}

static const char *const *
find_quotation_marks (const char *language)
{
  gsize length = language ? strcspn (language, "-_") : 0;

  for (guint i = 1; i < G_N_ELEMENTS (quotations) && length > 0; i++)
    if (strlen (quotations[i].language) == length &&
        g_ascii_strncasecmp (quotations[i].language, language, length) == 0)
      return quotations[i].marks;

  return quotations[0].marks;
}

void
dateline_article_enter_quotation (DatelineArticleBuilder *self,
                                  DatelineArticleState *state)
{
  const char *const *marks = find_quotation_marks (state->language);

  dateline_article_state_append (state, marks[state->quotation_depth % 2 == 0 ? 0 : 2]);
  state->quotation_depth++;
  state->on_leave |= DATELINE_LEAVE_QUOTATION;
}

void
dateline_article_leave_quotation (const DatelineArticleState *state)
{
  const char *const *marks = find_quotation_marks (state->language);

  dateline_article_state_append (state, marks[state->quotation_depth % 2 == 1 ? 1 : 3]);
}
