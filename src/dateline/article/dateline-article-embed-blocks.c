/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The blocks of what is embedded: one part of the builder. A player is a block; a post
 * keeps its words as a quotation, and the block that leads to it stands at their end.
 */

#include "dateline/article/dateline-article-builder-private.h"
#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

/* Of a post: more is no post. */
#define MOST_PARAGRAPHS 12

/* The still of a film. */
static void
add_poster (DatelineArticleBuilder *self, DatelineBlock *block)
{
  const char *poster = dateline_article_builder_get_attribute (self, "poster");
  g_autofree char *uri = NULL;
  g_autoptr (DatelinePicture) picture = NULL;

  if (poster)
    uri = dateline_uri_resolve (self->base_uri, poster, DATELINE_URI_PICTURE);
  if (!uri || !g_uri_peek_scheme (uri))
    return;
  picture = dateline_picture_new (uri, NULL, NULL, NULL, 0, 0);
  dateline_block_set_picture (block, picture);
}

/* Adds the block of @embed, of which its words move over; NULL if the one before leads to
 * the same place. */
static DatelineBlock *
add_embed (DatelineArticleBuilder *self, DatelineArticleEmbed *embed)
{
  GPtrArray *blocks = self->article->blocks;
  const char *uri = dateline_article_intern (self->article, embed->uri);
  DatelineBlock *block;

  dateline_article_builder_flush (self);
  block = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;
  if (block && block->kind == DATELINE_BLOCK_EMBED && block->uri == uri)
    return NULL;
  block = dateline_article_builder_append_block (self, DATELINE_BLOCK_EMBED);
  g_free (block->text);
  block->text = embed->title ? g_steal_pointer (&embed->title) : g_strdup (embed->label);
  /* What we call it ourselves runs as the story does. */
  block->is_right_to_left = strcmp (block->text, embed->label) != 0
                                ? dateline_text_is_right_to_left (block->text)
                                : dateline_article_builder_get_state (self)->direction ==
                                      DATELINE_DIRECTION_RIGHT_TO_LEFT;
  block->embed_label = g_steal_pointer (&embed->label);
  block->embed_kind = embed->kind;
  block->is_media_file = embed->is_file;
  block->uri = uri;
  return block;
}

/* Of <iframe>, <video> and the like. */
void
dateline_article_enter_embed (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  int width = dateline_html_parse_dimension (
      dateline_article_builder_get_attribute (self, "width"));
  int height = dateline_html_parse_dimension (
      dateline_article_builder_get_attribute (self, "height"));
  g_auto (DatelineArticleEmbed) embed = { 0 };
  gboolean is_there = dateline_article_embed_read (&embed, &self->walk, self->base_uri);
  DatelineBlock *block;

  /* Without an address, an <object> shows what stands in it. */
  if (!embed.uri && self->walk.tag == T (OBJECT))
    return;
  dateline_html_walk_skip (&self->walk);
  if (!is_there || dateline_html_is_pixel (width, height))
    return;
  block = add_embed (self, &embed);
  if (block)
    add_poster (self, block);
}

/* The post's own words, without what its site says around them. */
static void
add_words (DatelineArticleBuilder *self, const DatelineArticleState *state)
{
  g_autoptr (GPtrArray) words = dateline_article_embed_read_words (&self->walk);

  dateline_article_builder_flush (self);
  for (guint i = 0; i < MIN (words->len, MOST_PARAGRAPHS); i++)
    {
      DatelineBlock *block =
          dateline_article_builder_append_block (self, DATELINE_BLOCK_PARAGRAPH);

      g_free (block->text);
      block->text = g_steal_pointer (&words->pdata[i]);
      block->quote_depth = state->quote_depth;
      dateline_block_read_direction (block);
    }
}

/*
 * dateline_article_embed_begin_post:
 * @self: a builder whose walk has just entered an element
 * @state: what its content gets
 *
 * If the element is a post that a script would draw, notes that it leads somewhere.
 */
void
dateline_article_embed_begin_post (DatelineArticleBuilder *self,
                                   DatelineArticleState *state)
{
  g_auto (DatelineArticleEmbed) post = { 0 };
  DatelineBlock *block;
  gboolean is_bare;

  if (self->post.uri || state->sink != &self->text ||
      !dateline_article_embed_read_post (&post, &self->walk, self->base_uri, &is_bare))
    return;
  if (!is_bare)
    {
      self->post = post;
      post = (DatelineArticleEmbed){ 0 };
      state->on_leave |= DATELINE_LEAVE_POST;
      return;
    }
  add_words (self, state);
  block = add_embed (self, &post);
  if (block)
    block->quote_depth = state->quote_depth;
  dateline_html_walk_skip (&self->walk);
}

void
dateline_article_embed_end_post (DatelineArticleBuilder *self)
{
  add_embed (self, &self->post);
  dateline_article_embed_clear (&self->post);
}

/* A division is a block, and of some sites a post. */
void
dateline_article_enter_division (DatelineArticleBuilder *self,
                                 DatelineArticleState *state)
{
  dateline_article_enter_block (self, state);
  state->on_leave |= DATELINE_LEAVE_LOOSE;
  dateline_article_embed_begin_post (self, state);
}
