/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Finding words in the story that is shown, for a host's bar. Main context only. */

#include "dateline-gtk/article/dateline-article-view-private.h"

static void
reveal_current (DatelineArticleView *self)
{
  const DatelineArticleMatch *match = dateline_article_find_get_current (&self->find);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (match == NULL)
    return;
  dateline_article_view_unfold (self, match->part);
  dateline_article_view_reveal (self, match->part, match->text, match->start, match->end);
}

/**
 * dateline_article_view_find:
 * @self: an article view
 * @words: (nullable): what to look for; %NULL ends looking
 *
 * Looks for words in the story, regardless of case and accents, marks them wherever they
 * stand and goes to the first that is not above what is seen.
 *
 * Returns: how often they stand in the story
 */
guint
dateline_article_view_find (DatelineArticleView *self, const char *words)
{
  guint n = 0;

  g_return_val_if_fail (DATELINE_IS_ARTICLE_VIEW (self), 0);

  if (words == NULL || *words == '\0')
    dateline_article_find_clear (&self->find);
  else
    n = dateline_article_find_search (&self->find, words);
  reveal_current (self);
  return n;
}

/* Marks softly where what a list was searched for stands in the story, and goes nowhere;
 * NULL takes the marks away again, FALSE if there were none. */
gboolean
dateline_article_view_mark (DatelineArticleView *self, const DatelineSearch *search)
{
  gboolean had_marks = self->find.is_marking && self->find.matches->len > 0;

  if (search != NULL)
    dateline_article_find_mark (&self->find, search);
  else if (self->find.is_marking)
    dateline_article_find_clear (&self->find);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return had_marks;
}

/**
 * dateline_article_view_find_next:
 * @self: an article view
 * @is_forward: %FALSE goes back
 *
 * Goes on to the next place where the words stand, from the last to the first.
 *
 * Returns: %FALSE if they stand nowhere
 */
gboolean
dateline_article_view_find_next (DatelineArticleView *self, gboolean is_forward)
{
  g_return_val_if_fail (DATELINE_IS_ARTICLE_VIEW (self), FALSE);

  if (self->find.is_marking || !dateline_article_find_step (&self->find, is_forward))
    return FALSE;
  reveal_current (self);
  return TRUE;
}

/**
 * dateline_article_view_get_found:
 * @self: an article view
 * @n_found: (out) (optional): how often the words stand in the story
 *
 * Gets which of the places with the words is gone to.
 *
 * Returns: 1 for the first; 0 if they stand nowhere
 */
guint
dateline_article_view_get_found (DatelineArticleView *self, guint *n_found)
{
  g_return_val_if_fail (DATELINE_IS_ARTICLE_VIEW (self), 0);

  if (n_found != NULL)
    *n_found = self->find.is_marking ? 0 : self->find.matches->len;
  return self->find.matches->len > 0 && !self->find.is_marking ? self->find.current + 1
                                                               : 0;
}

/**
 * dateline_article_view_get_selected_text:
 * @self: an article view
 *
 * Gets what is selected, as it is copied.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if nothing is selected
 */
char *
dateline_article_view_get_selected_text (DatelineArticleView *self)
{
  g_return_val_if_fail (DATELINE_IS_ARTICLE_VIEW (self), NULL);

  return dateline_article_selection_get_text (&self->selection);
}
