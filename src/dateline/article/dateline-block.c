/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A block of an article; what a table has in its cells is in block-table. Never changes
 * once its article is made; any thread.
 */

#include "dateline/article/dateline-block-private.h"

#include <string.h>

/**
 * DatelineBlock:
 *
 * A piece of an article that is laid out as one: a paragraph, a picture, a table.
 *
 * A block is owned by its [struct@Article] and valid as long as that is.
 */

DatelineBlock *
dateline_block_new (DatelineBlockKind kind)
{
  DatelineBlock *self = g_new0 (DatelineBlock, 1);

  self->kind = kind;
  self->text = g_strdup ("");
  self->summary = -1;
  return self;
}

void
dateline_block_free (DatelineBlock *self)
{
  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      g_free (self->cells[i].text);
      g_free (self->cells[i].spans);
    }
  g_free (self->cells);
  g_free (self->text);
  g_free (self->spans);
  g_free (self->marker);
  g_free (self->embed_label);
  g_clear_pointer (&self->picture, dateline_picture_unref);
  g_free (self);
}

/* Moves the text with its spans over; @spans is empty after. */
void
dateline_block_take_text (DatelineBlock *self, DatelineSpans *spans)
{
  g_free (self->text);
  g_free (self->spans);
  self->text = g_strndup (spans->text->str, spans->text->len);
  self->n_spans = spans->spans->len;
  self->spans = self->n_spans > 0 ? g_memdup2 (spans->spans->data,
                                               self->n_spans * sizeof (DatelineSpan))
                                  : NULL;
  dateline_spans_reset (spans);
}

void
dateline_block_set_picture (DatelineBlock *self, DatelinePicture *picture)
{
  dateline_picture_ref (picture);
  g_clear_pointer (&self->picture, dateline_picture_unref);
  self->picture = picture;
}

static gboolean
script_is_right_to_left (GUnicodeScript script)
{
  switch (script)
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* By the first letter, as dir="auto" does. */
gboolean
dateline_text_is_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        return script_is_right_to_left (g_unichar_get_script (c));
    }

  return FALSE;
}

/* A figure is set from the side that its words are read from: its caption, else its
 * credit. */
void
dateline_block_read_direction (DatelineBlock *self)
{
  const char *words = self->text;

  if (*words == '\0' && self->picture)
    words = dateline_picture_get_credit (self->picture);
  self->is_right_to_left = words && dateline_text_is_right_to_left (words);
}

/* Whether any letter is of a script that runs from right to left. */
gboolean
dateline_text_has_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x0590 && g_unichar_isalpha (c) &&
          script_is_right_to_left (g_unichar_get_script (c)))
        return TRUE;
    }

  return FALSE;
}

gboolean
dateline_text_has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * dateline_block_get_kind:
 * @self: a block
 *
 * Gets what the block is.
 *
 * Returns: the kind
 */
DatelineBlockKind
dateline_block_get_kind (const DatelineBlock *self)
{
  return self->kind;
}

/**
 * dateline_block_get_role:
 * @self: a block
 *
 * Gets what the block is to those beside it.
 *
 * Returns: the role
 */
DatelineBlockRole
dateline_block_get_role (const DatelineBlock *self)
{
  return self->role;
}

/**
 * dateline_block_get_text:
 * @self: a block
 *
 * Gets the text of the block: what a paragraph, heading, code or verse says, with "\n"
 * for a line break inside; what a summary says; the caption of a figure without its
 * credit; the title of an embed. A table has its text in its cells.
 *
 * Returns: valid UTF-8; "" if there is none
 */
const char *
dateline_block_get_text (const DatelineBlock *self)
{
  return self->text;
}

/**
 * dateline_block_get_spans:
 * @self: a block
 * @n_spans: (out): how many there are
 *
 * Gets how runs of the text are set and where they link to.
 *
 * Returns: (array length=n_spans) (transfer none) (nullable): the spans, in order
 */
const DatelineSpan *
dateline_block_get_spans (const DatelineBlock *self, guint *n_spans)
{
  *n_spans = self->n_spans;
  return self->spans;
}

/**
 * dateline_block_get_level:
 * @self: a block
 *
 * Gets the level of a heading, or of the heading that a summary holds.
 *
 * Returns: 1 to 6; 0 for what is no heading
 */
int
dateline_block_get_level (const DatelineBlock *self)
{
  return self->level;
}

/**
 * dateline_block_get_quote_depth:
 * @self: a block
 *
 * Gets how many quotations the block stands in.
 *
 * Returns: 0 outside of any
 */
int
dateline_block_get_quote_depth (const DatelineBlock *self)
{
  return self->quote_depth;
}

/**
 * dateline_block_is_pull_quote:
 * @self: a block
 *
 * Gets whether the innermost quotation that the block stands in is a pull quote: words of
 * the story itself that are repeated in large type.
 *
 * Returns: %TRUE if so
 */
gboolean
dateline_block_is_pull_quote (const DatelineBlock *self)
{
  return self->is_pull_quote;
}

/**
 * dateline_block_get_list_depth:
 * @self: a block
 *
 * Gets how many lists the block stands in, which is how far it is indented.
 *
 * Returns: 0 outside of any
 */
int
dateline_block_get_list_depth (const DatelineBlock *self)
{
  return self->list_depth;
}

/**
 * dateline_block_get_marker:
 * @self: a block
 *
 * Gets what stands before the first block of a list's member: "•", "1.", "a.".
 *
 * Returns: (nullable): the marker; %NULL if there is none
 */
const char *
dateline_block_get_marker (const DatelineBlock *self)
{
  return self->marker;
}

/**
 * dateline_block_get_summary:
 * @self: a block
 *
 * Gets the summary that the block stands under and is to be seen with only while that is
 * unfolded. A summary may stand under another one. What stands under a summary follows it
 * without a gap.
 *
 * Returns: the index in the article of a block of the kind %DATELINE_BLOCK_SUMMARY, which
 *   is less than that of @self; -1 outside of any
 */
int
dateline_block_get_summary (const DatelineBlock *self)
{
  return self->summary;
}

/**
 * dateline_block_is_open:
 * @self: a block
 *
 * Gets whether what stands under a summary is unfolded to begin with, as its publisher
 * says.
 *
 * Returns: %TRUE if so; %FALSE for what is no summary
 */
gboolean
dateline_block_is_open (const DatelineBlock *self)
{
  return self->is_open;
}

/**
 * dateline_block_is_right_to_left:
 * @self: a block
 *
 * Gets the direction of the block's text, as its publisher says or else by its first
 * letter.
 *
 * Returns: %TRUE if it runs from right to left
 */
gboolean
dateline_block_is_right_to_left (const DatelineBlock *self)
{
  return self->is_right_to_left;
}

/**
 * dateline_block_get_picture:
 * @self: a block
 *
 * Gets the picture of a figure, with its caption and credit, or the still of an embedded
 * film.
 *
 * Returns: (transfer none) (nullable): the picture
 */
DatelinePicture *
dateline_block_get_picture (const DatelineBlock *self)
{
  return self->picture;
}

/**
 * dateline_block_get_uri:
 * @self: a block
 *
 * Gets where an embed is to be seen, or where the picture of a figure links to.
 *
 * Returns: (nullable): an absolute and allowed address
 */
const char *
dateline_block_get_uri (const DatelineBlock *self)
{
  return self->uri;
}

/**
 * dateline_block_continues_figure:
 * @self: a block
 *
 * Gets whether this picture and that of the block before stand in one figure, as those of
 * a gallery do. What has no caption of its own shares that of the last one.
 *
 * Returns: %TRUE of the second and every further picture of a figure
 */
gboolean
dateline_block_continues_figure (const DatelineBlock *self)
{
  return self->continues_figure;
}

/**
 * dateline_block_get_embed_kind:
 * @self: a block
 *
 * Gets what an embed leads to.
 *
 * Returns: what it is, %DATELINE_EMBED_NONE of another block
 */
DatelineEmbedKind
dateline_block_get_embed_kind (const DatelineBlock *self)
{
  return self->embed_kind;
}

/**
 * dateline_block_get_embed_label:
 * @self: a block
 *
 * Gets what an embed is and where, as "Video on YouTube", translated. It is its text,
 * too, if the publisher gives it no title.
 *
 * Returns: (transfer none) (nullable): the words, %NULL of another block
 */
const char *
dateline_block_get_embed_label (const DatelineBlock *self)
{
  return self->embed_label;
}

/**
 * dateline_block_is_media_file:
 * @self: a block
 *
 * Gets whether dateline_block_get_uri() of an embed is a file that can be played or
 * shown, not a page.
 *
 * Returns: %TRUE of a file
 */
gboolean
dateline_block_is_media_file (const DatelineBlock *self)
{
  return self->is_media_file;
}
