/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Looks for the body with all that is known of pages, and if little comes of it again
 * with less: without dropping by names, without weighing names, without cleaning. The
 * first that is long enough wins, or the longest of all. Any thread.
 */

#include "dateline/extract/dateline-page-body-private.h"

#include "dateline/extract/dateline-page-cleaner-private.h"
#include "dateline/extract/dateline-page-prepare-private.h"
#include "dateline/extract/dateline-page-scorer-private.h"
#include "dateline/extract/dateline-page-writer-private.h"
#include "dateline/html/dateline-html-escape-private.h"

#define ENOUGH 500 /* characters */
#define TIME_FOR_MORE (100 * G_TIME_SPAN_MILLISECOND)

static const struct
{
  gboolean drop_unlikely;
  gboolean weigh_names;
  gboolean conditionally;
} attempts[] = {
  { TRUE, TRUE, TRUE },
  { FALSE, TRUE, TRUE },
  { FALSE, FALSE, TRUE },
  { FALSE, FALSE, FALSE },
};

static char *
find_direction (const DatelinePagePart *node)
{
  for (; node; node = node->parent)
    {
      const char *dir = dateline_page_part_get (node, "dir");

      if (dir && *dir)
        return g_ascii_strdown (dir, -1);
    }
  return NULL;
}

/* Pages that ask for money or for a script to run have no more than the beginning: what
 * they say of themselves may have all. */
static void
take_named_body (DatelinePageBody *self, const char *named, int n_found)
{
  g_auto (GStrv) lines = NULL;
  GString *html;

  if (!named || g_utf8_strlen (named, -1) < MAX (ENOUGH, 2 * n_found))
    return;
  lines = g_strsplit (named, "\n", -1);
  html = g_string_new (NULL);
  for (guint i = 0; lines[i]; i++)
    if (*g_strstrip (lines[i]))
      {
        g_string_append (html, "<p>");
        dateline_html_escape (html, lines[i], -1);
        g_string_append (html, "</p>");
      }
  g_free (self->html);
  self->html = g_string_free (html, FALSE);
}

/*
 * dateline_page_body_find:
 * @self: a body, all zero
 * @tree: a page; it is cut
 * @hints: what is known of its article
 */
void
dateline_page_body_find (DatelinePageBody *self,
                         DatelinePageTree *tree,
                         const DatelinePageHints *hints)
{
  gint64 start = g_get_monotonic_time ();
  int longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (attempts) && longest < ENOUGH; i++)
    {
      g_autoptr (GPtrArray) texts = NULL;
      DatelinePagePart *article;
      DatelinePagePart *top;

      /* A page that was made to take long gets no second look. */
      if (i > 0 && g_get_monotonic_time () - start > TIME_FOR_MORE)
        break;
      if (i > 0)
        dateline_page_tree_restore (tree);
      texts = dateline_page_prepare (tree, hints->title, attempts[i].drop_unlikely);
      article = dateline_page_scorer_find (tree, texts, attempts[i].weigh_names, &top);
      if (!article)
        continue;
      dateline_page_cleaner_clean (article,
                                   attempts[i].weigh_names,
                                   attempts[i].conditionally);
      if (article->amount.n_chars <= longest)
        continue;
      longest = article->amount.n_chars;
      dateline_page_blocks_drop_boilerplate (article, hints);
      dateline_page_blocks_drop_behind_end (article, hints->body);
      dateline_page_body_clear (self);
      self->html = dateline_page_writer_write (article);
      self->direction = find_direction (article);
    }
  take_named_body (self, hints->body, longest);
}

void
dateline_page_body_clear (DatelinePageBody *self)
{
  g_clear_pointer (&self->html, g_free);
  g_clear_pointer (&self->direction, g_free);
}
