/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A teaser is a small box with a heading that is a link, and it does not come alone: two
 * such boxes side by side lead to other stories, whatever they are called. So does a list
 * of nothing but links in the midst of an article, unless the text announces it. Any
 * thread.
 */

#include "dateline/extract/dateline-page-teasers-private.h"

#include "dateline/extract/dateline-page-words-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

#define LONGEST_TEASER 300
#define SHORTEST_TEASER 15
#define MOST_NODES 60
#define LEAST_OF_STORY 250
#define FEWEST 2
#define LONGEST_HEADING 40
#define SHORTEST_LINK 20
#define MOST_LINKS_OF_LIST 0.95

static gboolean
is_box (const DatelinePagePart *node)
{
  switch (node->text ? T (UNKNOWN) : node->tag)
    {
    case T (DIV):
    case T (ARTICLE):
    case T (SECTION):
    case T (LI):
      return TRUE;
    case T (A):
      /* All of it may be pressed. */
      return dateline_page_part_first_element (node) != NULL;
    default:
      return FALSE;
    }
}

/* Whether a link leads to another site: to a shop, or to what a text is about. */
gboolean
dateline_page_teasers_lead_away (const DatelinePagePart *link, const char *host)
{
  const char *href = link ? dateline_page_part_get (link, "href") : NULL;
  const char *start = href ? strstr (href, "//") : NULL;
  const char *site = host ? strrchr (host, '.') : NULL;
  gsize length;

  if (!start || !site || (start > href && start[-1] != ':'))
    return FALSE;
  /* Editions of a site differ in what is before its name. */
  while (site > host && site[-1] != '.')
    site--;
  length = strcspn (start + 2, "/?#");
  return !g_strstr_len (start + 2, length, site);
}

static const DatelinePagePart *
find_link_of (const DatelinePagePart *heading)
{
  const DatelinePagePart *link = dateline_page_part_find (heading, T (A));

  return link ? link : dateline_page_part_find_above (heading, T (A));
}

/* A small box of which a heading is a link within the site, or is in one. */
static gboolean
is_teaser (const DatelinePagePart *box, const char *host)
{
  guint n = 0;

  if (!is_box (box) || box->amount.n_chars > LONGEST_TEASER ||
      box->amount.n_chars < SHORTEST_TEASER)
    return FALSE;
  for (const DatelinePagePart *node = box; node && n < MOST_NODES;
       node = dateline_page_part_next (node, box), n++)
    if (dateline_page_part_is_heading (node) && node->tag != T (H1) &&
        dateline_page_part_get_link_density (node) > 0.8)
      return !dateline_page_teasers_lead_away (find_link_of (node), host);
  return FALSE;
}

/*
 * dateline_page_teasers_drop:
 * @root: the root of a page
 * @host: (nullable): the host that it is from
 *
 * Takes boxes out that lead to other stories.
 */
void
dateline_page_teasers_drop (DatelinePagePart *root, const char *host)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (DatelinePagePart *parent = root; parent;
       parent = dateline_page_part_next (parent, root))
    {
      guint n_before = found->len;

      for (DatelinePagePart *child = parent->first; child; child = child->next)
        if (is_teaser (child, host))
          g_ptr_array_add (found, child);
      if (found->len - n_before < FEWEST)
        g_ptr_array_set_size (found, n_before);
    }
  for (guint i = 0; i < found->len; i++)
    dateline_page_part_remove (g_ptr_array_index (found, i));
}

/* Whether an <article> begins with a heading that looks as the headline does. */
static gboolean
is_other_story (const DatelinePagePart *article, const DatelinePagePart *headline)
{
  guint n = 0;

  for (const DatelinePagePart *node = article; node && n < MOST_NODES;
       node = dateline_page_part_next (node, article), n++)
    if (!node->text && node->tag == headline->tag)
      return strcmp (dateline_page_part_get_names (node),
                     dateline_page_part_get_names (headline)) == 0;
  return FALSE;
}

/*
 * dateline_page_teasers_drop_stories:
 * @root: the root of a page
 * @heading_order: of the element that shows the headline
 *
 * Takes out other stories that are in the page as a whole, each in an <article> of its
 * own: some pages go on with the next one when one has been read.
 */
void
dateline_page_teasers_drop_stories (DatelinePagePart *root, guint heading_order)
{
  DatelinePagePart *headline = root;
  const DatelinePagePart *own;

  while (headline && (headline->text || headline->order != heading_order))
    headline = dateline_page_part_next (headline, root);
  if (!headline || (headline->tag != T (H1) && headline->tag != T (H2)))
    return;
  own = dateline_page_part_find_above (headline, T (ARTICLE));
  if (!own || own->amount.n_chars < LEAST_OF_STORY)
    return;
  for (DatelinePagePart *node = root, *next; node; node = next)
    {
      next = dateline_page_part_next (node, root);
      if (node == own)
        {
          next = dateline_page_part_skip (node, root);
          continue;
        }
      if (!dateline_page_part_is (node, T (ARTICLE)) ||
          dateline_page_part_is_above (node, own) || !is_other_story (node, headline))
        continue;
      next = dateline_page_part_skip (node, root);
      dateline_page_part_remove (node);
    }
}

/* Whether the text before it ends as if something was to follow. */
static gboolean
is_announced (const DatelinePagePart *list)
{
  const DatelinePagePart *before = dateline_page_part_previous_element (list);
  g_autofree char *text =
      before && before->amount.n_chars > 0 ? dateline_page_part_dup_text (before) : NULL;

  return text && (g_str_has_suffix (text, ":") || g_str_has_suffix (text, "：")) &&
         !dateline_page_words_head_pointers (text);
}

/* "Related stories:" */
static void
drop_heading_of (const DatelinePagePart *list)
{
  DatelinePagePart *before = dateline_page_part_previous_element (list);
  g_autofree char *text = NULL;

  if (!before || before->amount.n_chars == 0 || before->amount.n_chars > LONGEST_HEADING)
    return;
  text = dateline_page_part_dup_text (before);
  if (dateline_page_words_head_pointers (text))
    dateline_page_part_remove (before);
}

/*
 * dateline_page_teasers_drop_lists:
 * @article: an element
 * @host: (nullable): the host that it is from
 *
 * Takes lists of links to other stories out.
 */
void
dateline_page_teasers_drop_lists (DatelinePagePart *article, const char *host)
{
  for (DatelinePagePart *node = dateline_page_part_next (article, article), *next; node;
       node = next)
    {
      guint n_items;

      next = dateline_page_part_next (node, article);
      if ((!dateline_page_part_is (node, T (UL)) &&
           !dateline_page_part_is (node, T (OL))) ||
          dateline_page_part_get_link_density (node) < MOST_LINKS_OF_LIST)
        continue;
      n_items = dateline_page_part_count (node, T (LI));
      if (node->amount.n_chars < SHORTEST_LINK * (int) n_items || is_announced (node) ||
          dateline_page_teasers_lead_away (dateline_page_part_find (node, T (A)), host))
        continue;
      next = dateline_page_part_skip (node, article);
      drop_heading_of (node);
      dateline_page_part_remove (node);
    }
}
