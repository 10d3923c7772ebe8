/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What unfolds: one part of the builder. The block of a <details> that is always seen
 * comes first, wherever its <summary> stands in it. */

#include "dateline/article/dateline-article-builder-private.h"

#include <glib/gi18n-lib.h>

static DatelineArticleDetails *
get_details (DatelineArticleBuilder *self)
{
  return self->details->len > 0 ? &g_array_index (self->details,
                                                  DatelineArticleDetails,
                                                  self->details->len - 1)
                                : NULL;
}

static DatelineBlock *
get_summary (DatelineArticleBuilder *self)
{
  return g_ptr_array_index (self->article->blocks, get_details (self)->summary);
}

void
dateline_article_enter_details (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  DatelineArticleDetails details = { 0 };
  DatelineBlock *summary;

  dateline_article_enter_block (self, state);
  if (state->sink != &self->text || state->kind == DATELINE_BLOCK_CODE)
    return;

  summary = dateline_article_builder_add_block (self, DATELINE_BLOCK_SUMMARY);
  summary->marker = g_steal_pointer (&self->marker);
  summary->is_open = dateline_article_builder_get_attribute (self, "open") != NULL;
  details.summary = self->article->blocks->len - 1;
  g_array_append_val (self->details, details);
  state->summary = details.summary;
  state->role = DATELINE_BLOCK_ROLE_NONE;
  state->on_leave |= DATELINE_LEAVE_DETAILS;
}

/* What has nothing to unfold is a paragraph, or not there at all. */
void
dateline_article_leave_details (DatelineArticleBuilder *self)
{
  GPtrArray *blocks = self->article->blocks;
  DatelineBlock *summary = get_summary (self);
  gboolean is_empty = blocks->len == get_details (self)->summary + 1;

  if (is_empty && *summary->text == '\0')
    g_ptr_array_set_size (blocks, blocks->len - 1);
  else if (is_empty)
    {
      summary->kind =
          summary->level > 0 ? DATELINE_BLOCK_HEADING : DATELINE_BLOCK_PARAGRAPH;
      summary->is_open = FALSE;
    }
  else if (*summary->text == '\0')
    {
      g_free (summary->text);
      summary->text = g_strdup (_ ("Details"));
    }
  g_array_set_size (self->details, self->details->len - 1);
}

/* The first one of a <details> is its summary, all of it in one line. */
void
dateline_article_enter_summary (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  DatelineArticleDetails *details = get_details (self);

  dateline_article_enter_block (self, state);
  if (!details || details->has_summary || state->sink != &self->text ||
      state->summary != (int) details->summary)
    {
      state->set.style |= DATELINE_SPAN_STRONG;
      return;
    }
  details->has_summary = TRUE;
  state->sink = &self->summary;
  state->keeps_white_space = FALSE;
  state->on_leave |= DATELINE_LEAVE_SUMMARY;
}

/* A heading in a summary makes one of it. */
void
dateline_article_raise_summary (DatelineArticleBuilder *self, guint level)
{
  get_summary (self)->level = level;
}

void
dateline_article_leave_summary (DatelineArticleBuilder *self)
{
  const DatelineArticleState *state = dateline_article_builder_get_state (self);
  DatelineBlock *summary = get_summary (self);

  dateline_spans_trim (&self->summary);
  dateline_block_take_text (summary, &self->summary);
  summary->is_right_to_left = state->direction == DATELINE_DIRECTION_BY_TEXT
                                  ? dateline_text_is_right_to_left (summary->text)
                                  : state->direction == DATELINE_DIRECTION_RIGHT_TO_LEFT;
}
