/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is done with a link before it is opened: trackers go, and where its words name
 * another site than the one that it leads to, the person is asked. Whichever way it is
 * activated, all words that lead to its address count. Main context only.
 */

#include "dateline-gtk/article/dateline-article-links-private.h"

#include "dateline-gtk/article/dateline-link-proxy-private.h"
#include "dateline-gtk/article/dateline-link-question-private.h"

/* The address that is opened and copied for a link: without trackers, unless they are
 * kept. */
char *
dateline_article_links_clean (DatelineArticleLinks *self, const char *uri)
{
  return self->keeps_trackers ? g_strdup (uri) : dateline_link_drop_trackers (uri);
}

/* A link whose words are set in several ways is several proxies, one after the other. */
static char *
find_claim_in_row (DatelineBlockWidget *row, const char *uri, const char *target)
{
  guint n = dateline_block_widget_get_n_links (row);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i <= n; i++)
    {
      DatelineLinkProxy *proxy =
          i < n ? DATELINE_LINK_PROXY (dateline_block_widget_get_proxy (row, i)) : NULL;
      const char *part = NULL;
      char *claim;

      if (proxy != NULL && g_strcmp0 (dateline_link_proxy_get_uri (proxy), uri) == 0)
        part = dateline_link_proxy_get_words (proxy);
      claim = dateline_link_find_claim (words->str, target);
      if (claim == NULL && part != NULL)
        claim = dateline_link_find_claim (part, target);
      if (claim != NULL)
        return claim;
      if (part != NULL)
        g_string_append (words, part);
      else
        g_string_truncate (words, 0);
    }
  return NULL;
}

/* A title, or an author's name, that is a link. */
static char *
find_claim_in_names (DatelineArticleLinks *self, const char *uri, const char *target)
{
  DatelineArticleParts *parts = self->rows->parts;
  DatelineEntry *entry = dateline_article_parts_get_entry (parts);
  GPtrArray *authors = entry != NULL ? dateline_entry_get_authors (entry) : NULL;
  char *claim = NULL;

  for (guint i = 0; authors != NULL && claim == NULL && i < authors->len; i++)
    if (g_strcmp0 (dateline_author_get_uri (authors->pdata[i]), uri) == 0)
      claim = dateline_link_find_claim (
          dateline_article_parts_name_author (authors->pdata[i]),
          target);
  for (guint i = 0; claim == NULL && i < dateline_article_parts_get_n_parts (parts); i++)
    {
      const DatelineBlock *block = dateline_article_parts_get (parts, i)->block;

      if (block != NULL && dateline_block_get_kind (block) == DATELINE_BLOCK_EMBED &&
          g_strcmp0 (dateline_block_get_uri (block), uri) == 0)
        claim = dateline_link_find_claim (dateline_block_get_text (block), target);
    }
  return claim;
}

/* What words that lead to @uri say that the @target is, if it is not so; else NULL. */
static char *
find_claim (DatelineArticleLinks *self, const char *uri, const char *target)
{
  char *claim = NULL;

  if (self->rows->parts == NULL)
    return NULL;
  for (guint i = 0; claim == NULL && i < dateline_article_rows_get_n (self->rows); i++)
    {
      DatelineBlockWidget *row = dateline_article_rows_get (self->rows, i);

      if (row != NULL)
        claim = find_claim_in_row (row, uri, target);
    }
  return claim != NULL ? claim : find_claim_in_names (self, uri, target);
}

static void
emit_activated (GtkWidget *view, const char *uri)
{
  g_signal_emit_by_name (view, "link-activated", uri);
}

/* Opens @target for the link to @uri; first asks where its words say otherwise. */
void
dateline_article_links_open (DatelineArticleLinks *self,
                             const char *uri,
                             const char *target)
{
  g_autofree char *claim = find_claim (self, uri, target);

  if (claim != NULL)
    dateline_link_question_ask (self->rows->view, claim, target, emit_activated);
  else
    emit_activated (self->rows->view, target);
}
