/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Only what a person has folded or unfolded is kept; the rest is as its publisher has it.
 */

#include "dateline-gtk/article/dateline-article-folds-private.h"

/* The part of the summary that a part stands under; FALSE for what stands under none. */
static gboolean
get_summary (const DatelineArticleFolds *self, guint part, guint *summary)
{
  const DatelinePart *p = dateline_article_parts_get (self->parts, part);
  int block = p->kind == DATELINE_PART_BLOCK ? dateline_block_get_summary (p->block) : -1;

  return block >= 0 && dateline_article_parts_find_block (self->parts, block, summary);
}

void
dateline_article_folds_init (DatelineArticleFolds *self)
{
  self->parts = NULL;
  self->changed = g_hash_table_new (NULL, NULL);
}

void
dateline_article_folds_finish (DatelineArticleFolds *self)
{
  g_hash_table_unref (self->changed);
}

/* Begins anew with @parts, nullable, which have to outlive their use. */
void
dateline_article_folds_reset (DatelineArticleFolds *self,
                              const DatelineArticleParts *parts)
{
  self->parts = parts;
  g_hash_table_remove_all (self->changed);
}

gboolean
dateline_article_folds_is_open (const DatelineArticleFolds *self, guint summary)
{
  const DatelinePart *p = dateline_article_parts_get (self->parts, summary);

  return dateline_block_is_open (p->block) !=
         g_hash_table_contains (self->changed, GUINT_TO_POINTER (summary));
}

void
dateline_article_folds_set_open (DatelineArticleFolds *self,
                                 guint summary,
                                 gboolean is_open)
{
  if (is_open == dateline_article_folds_is_open (self, summary))
    return;
  if (!g_hash_table_remove (self->changed, GUINT_TO_POINTER (summary)))
    g_hash_table_add (self->changed, GUINT_TO_POINTER (summary));
}

/* Whether a part stands under any summary that is folded. */
gboolean
dateline_article_folds_is_folded (const DatelineArticleFolds *self, guint part)
{
  while (get_summary (self, part, &part))
    if (!dateline_article_folds_is_open (self, part))
      return TRUE;
  return FALSE;
}

/* Whether a part stands under @summary, be it through others. */
gboolean
dateline_article_folds_is_under (const DatelineArticleFolds *self,
                                 guint part,
                                 guint summary)
{
  while (get_summary (self, part, &part))
    if (part == summary)
      return TRUE;
  return FALSE;
}
