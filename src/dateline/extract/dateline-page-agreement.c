/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Many pages say in JSON-LD what their text is. Where that agrees with what was found, up
 * to its end, what is around it is not of the article; where the two are different texts,
 * or the page shows a part only, it is the better one. Both go from the beginning to the
 * end, so that a block is looked for only a little way on from where the last one was.
 * Any thread.
 */

#include "dateline/extract/dateline-page-agreement-private.h"

#include "dateline/extract/dateline-page-blocks-private.h"
#include "dateline/extract/dateline-page-letters-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

#define SHORTEST 300        /* letters */
#define FARTHEST 16384      /* bytes */
#define SHORTEST_BLOCK 20   /* letters */
#define LONGEST_LEADING 120 /* characters */
#define LONGEST_POINTER 200 /* characters */

typedef struct
{
  GPtrArray *blocks;
  gboolean *agreed; /* which of them are in the text */
  gsize n_named;    /* letters, as the next two */
  gsize n_found;
  gsize n_agreed;
  guint first, last; /* blocks that are */
  gboolean has_begin, has_end;
} Agreement;

static gboolean
compare (Agreement *self, DatelinePagePart *article, const char *body)
{
  g_autofree char *named = body ? dateline_page_letters_fold (body) : NULL;
  const char *end = named;
  gboolean is_cut_off = FALSE; /* in the midst of what is shown */

  *self = (Agreement){ .n_named = named ? strlen (named) : 0 };
  if (self->n_named < SHORTEST)
    return FALSE;
  self->blocks = dateline_page_blocks_collect (article);
  self->agreed = g_new0 (gboolean, self->blocks->len + 1);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      g_autofree char *text =
          dateline_page_part_dup_text (g_ptr_array_index (self->blocks, i));
      g_autofree char *letters = dateline_page_letters_fold (text);
      gsize length = strlen (letters);
      gsize left = named + self->n_named - end;
      const char *at =
          length > 0 ? g_strstr_len (end, MIN (left, FARTHEST + length), letters) : NULL;

      self->n_found += length;
      /* A word is found in any text. */
      if (!at || (length < SHORTEST_BLOCK && at != end))
        {
          is_cut_off |= *end != '\0' && g_str_has_prefix (letters, end);
          continue;
        }
      if (self->n_agreed == 0)
        {
          self->first = i;
          self->has_begin = at < named + SHORTEST_BLOCK;
        }
      self->agreed[i] = TRUE;
      self->n_agreed += length;
      self->last = i;
      end = at + length;
      is_cut_off = FALSE;
    }
  self->has_end = !is_cut_off &&
                  end + MAX (SHORTEST_BLOCK, self->n_named / 20) >= named + self->n_named;
  return TRUE;
}

static void
agreement_clear (Agreement *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->agreed, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Agreement, agreement_clear)

static gboolean
is_outside (const Agreement *self, guint i)
{
  const DatelinePagePart *block = g_ptr_array_index (self->blocks, i);

  if (self->agreed[i] || dateline_page_part_find_above (block, T (FIGURE)) ||
      dateline_page_blocks_have_picture (block))
    return FALSE;
  if (i > self->last)
    return TRUE;
  if (i < self->first)
    return self->has_begin && block->amount.n_chars <= LONGEST_LEADING;
  return block->amount.n_chars <= LONGEST_POINTER &&
         dateline_page_part_get_link_density (block) > 0.5;
}

/*
 * dateline_page_agreement_trim:
 * @article: an element
 * @body: (nullable): what the page says that the article's text is
 *
 * Takes out what is not of the article, as far as the two agree.
 */
void
dateline_page_agreement_trim (DatelinePagePart *article, const char *body)
{
  g_auto (Agreement) self = { 0 };

  /* A text that is cut off, or another, tells nothing. */
  if (!compare (&self, article, body) || !self.has_end ||
      self.n_agreed < self.n_named * 8 / 10 || 2 * self.n_agreed < self.n_found)
    return;
  for (guint i = 0; i < self.blocks->len; i++)
    if (is_outside (&self, i))
      dateline_page_blocks_drop (g_ptr_array_index (self.blocks, i), article);
}

/*
 * dateline_page_agreement_is_poor:
 * @article: an element
 * @body: (nullable): what the page says that the article's text is
 *
 * Returns: whether the article is only a part of the text, or is another text
 */
gboolean
dateline_page_agreement_is_poor (DatelinePagePart *article, const char *body)
{
  g_auto (Agreement) self = { 0 };

  if (!compare (&self, article, body))
    return FALSE;
  if (self.n_agreed < self.n_found / 10)
    return self.n_named >= self.n_found * 8 / 10;
  return self.n_named >= 2 * self.n_found ||
         (self.n_named >= self.n_found * 3 / 2 && self.n_agreed >= self.n_found * 7 / 10);
}
