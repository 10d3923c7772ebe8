/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who wrote a page: what metadata says, else the first short element that says of itself
 * that it names the author. Any thread. */

#include "dateline/extract/dateline-page-byline-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define LONGEST 100 /* characters */
#define MOST_LINKS 5

static const char *const meta_names[] = {
  "dc:creator",
  "dcterm:creator",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "sailthru.author",
  "author",
  "byl",
  "article:author",
  "rbauthors",
  "og:article:author",
  "citation_author",
  "lp.article:author",
};

/* In front of the name, in lower case. */
static const char *const announcements[] = {
  "written by ", "posted by ", "reported by ", "story by ", "words by ", "article by ",
  "by ",         "by: ",       "author: ",     "authors: ", "von ",      "par ",
  "por ",        "autor: ",    "texto: ",      "door ",     "di ",
};

static const char *const names[] = { "byline",
                                     "author",
                                     "dateline",
                                     "writtenby",
                                     "p-author" };

/* Classes with such a word in them that are about something else. */
static const char *const other_names[] = { "authority",      "authorbox",    "author-box",
                                           "author-bio",     "about-author", "author_bio",
                                           "co-author-text", "authors-list" };

/* Whether an element says of itself that it names the author. */
gboolean
dateline_page_byline_is (const DatelinePagePart *node)
{
  const char *rel = dateline_page_part_get (node, "rel");
  const char *itemprop = dateline_page_part_get (node, "itemprop");
  const char *words = dateline_page_part_get_names (node);

  if (node->amount.n_chars == 0 || node->amount.n_chars >= LONGEST)
    return FALSE;
  return (rel && g_ascii_strcasecmp (rel, "author") == 0) ||
         (itemprop && strstr (itemprop, "author")) ||
         (dateline_page_letters_have_one_of (words, names, G_N_ELEMENTS (names)) &&
          !dateline_page_letters_have_one_of (words,
                                              other_names,
                                              G_N_ELEMENTS (other_names)));
}

static gboolean
names_nobody (const char *name)
{
  return *name == '\0' || strstr (name, "://") || g_str_has_prefix (name, "www.") ||
         g_str_has_prefix (name, "@");
}

/* Without "By " and what else stands around the names. */
static char *
clean (const char *text)
{
  g_autofree char *line = dateline_text_collapse (text);
  g_autofree char *lower = NULL;
  const char *start = line;
  gboolean cut;

  while (*start == '|' || *start == '-' || *start == ' ')
    start++;
  do
    {
      cut = FALSE;
      g_free (lower);
      lower = g_ascii_strdown (start, -1);
      for (guint i = 0; i < G_N_ELEMENTS (announcements) && !cut; i++)
        if (g_str_has_prefix (lower, announcements[i]))
          {
            start += strlen (announcements[i]);
            cut = TRUE;
          }
    }
  while (cut);
  return g_strdup (start);
}

static guint
count_links (const DatelinePagePart *node)
{
  return dateline_page_part_count (node, DATELINE_HTML_TAG_A);
}

/* The part of a byline that is the name itself, where markup tells. */
static DatelinePagePart *
find_name_in (DatelinePagePart *node)
{
  for (DatelinePagePart *child = dateline_page_part_next (node, node); child;
       child = dateline_page_part_next (child, node))
    {
      const char *itemprop = dateline_page_part_get (child, "itemprop");

      if (itemprop && strcmp (itemprop, "name") == 0 && child->amount.n_chars > 0)
        return child;
    }
  return node;
}

/* From @start on to the end of the page. */
static char *
find_in_text (DatelinePagePart *start, const DatelinePagePart *root)
{
  for (DatelinePagePart *node = start; node; node = dateline_page_part_next (node, root))
    {
      g_autofree char *text = NULL;
      g_autofree char *name = NULL;

      if (node->text || !dateline_page_byline_is (node) ||
          count_links (node) > MOST_LINKS)
        continue;
      text = dateline_page_part_dup_text (find_name_in (node));
      name = clean (text);
      if (!names_nobody (name))
        return g_steal_pointer (&name);
    }
  return NULL;
}

/*
 * dateline_page_byline_find:
 * @facts: what the page says about itself
 * @tree: the page, before it is cut
 * @heading: (nullable): the element that shows its headline
 *
 * Returns: (transfer full) (nullable): the names of the authors, plain text
 */
char *
dateline_page_byline_find (const DatelinePageFacts *facts,
                           DatelinePageTree *tree,
                           DatelinePagePart *heading)
{
  DatelinePagePart *root = dateline_page_tree_get_root (tree);
  g_autofree char *byline = NULL;

  if (facts->json_ld.authors)
    return clean (facts->json_ld.authors);
  for (guint i = 0; i < G_N_ELEMENTS (meta_names); i++)
    {
      const char *content = dateline_page_facts_get_meta (facts, &meta_names[i], 1);

      g_clear_pointer (&byline, g_free);
      byline = content ? clean (content) : NULL;
      if (byline && !names_nobody (byline))
        return g_steal_pointer (&byline);
    }
  g_clear_pointer (&byline, g_free);
  if (heading)
    byline = find_in_text (heading, root);
  return byline ? g_steal_pointer (&byline) : find_in_text (root, root);
}
