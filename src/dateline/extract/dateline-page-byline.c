/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who wrote a page: what metadata says, else the first short element that says of itself
 * that it names the author. Any thread. */

#include "dateline/extract/dateline-page-byline-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/extract/dateline-page-people-private.h"

#include <string.h>

#define LONGEST 100 /* characters */
#define LONGEST_NAME 60
#define MOST_LINKS 5
#define MOST_NODES 1000
#define FAR_FROM_HEADLINE 400 /* nodes */

static const char *const meta_names[] = {
  "dc:creator",
  "dcterm:creator",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "sailthru.author",
  "article:author",
  "author",
  "byl",
  "byline",
  "article_author",
  "rbauthors",
  "og:article:author",
  "citation_author",
  "lp.article:author",
};

static const char *const classes[] = { "byline",
                                       "author",
                                       "dateline",
                                       "writtenby",
                                       "p-author" };

/* Classes with such a word in them that are about something else. */
static const char *const other_classes[] = { "authority",      "authorbox",
                                             "author-box",     "author-bio",
                                             "about-author",   "author_bio",
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
         (dateline_page_letters_have_one_of (words, classes, G_N_ELEMENTS (classes)) &&
          !dateline_page_letters_have_one_of (words,
                                              other_classes,
                                              G_N_ELEMENTS (other_classes)));
}

/* What addresses of pages about people have in them. */
static const char *const people[] = {
  "/author/",      "/authors/",      "/profile/",       "/profiles/", "/people/",
  "/contributor/", "/contributors/", "/staff/",         "/by/",       "/writers/",
  "/reporters/",   "/journalist",    "/about/editors/", "/autor/",    "/autoren/",
  "/autores/",     "/auteur/",       "/auteurs/",       "/autori/",   "/redaktion/",
  "/signataires/", "/firmas/",       "/columnist",      "/person/",   "/bio/",
};

static guint
count_links (const DatelinePagePart *node)
{
  return dateline_page_part_count (node, DATELINE_HTML_TAG_A);
}

/* A byline has a few elements. Boxes in boxes that are all called one would be gone
 * through again and again. */
static gboolean
is_small (const DatelinePagePart *box)
{
  guint n = 0;

  for (const DatelinePagePart *node = box; node && n < MOST_NODES;
       node = dateline_page_part_next (node, box))
    n++;
  return n < MOST_NODES;
}

static gboolean
leads_to_author (const DatelinePagePart *link)
{
  const char *rel = dateline_page_part_get (link, "rel");
  const char *href = dateline_page_part_get (link, "href");

  return link->amount.n_chars > 0 && link->amount.n_chars <= LONGEST_NAME &&
         ((rel && strstr (rel, "author")) ||
          (href &&
           dateline_page_letters_have_one_of (href, people, G_N_ELEMENTS (people))));
}

/* Who comments has a name too. */
static gboolean
is_in_comments (const DatelinePagePart *node)
{
  for (; node; node = node->parent)
    if (node->tag == DATELINE_HTML_TAG_ARTICLE || node->tag == DATELINE_HTML_TAG_BODY)
      return FALSE;
    else if (strstr (dateline_page_part_get_names (node), "comment"))
      return TRUE;
  return FALSE;
}

/* The names in links to who wrote it, or NULL. */
static char *
join_linked (DatelinePagePart *node)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (DatelinePagePart *link = node; link && found->len < MOST_LINKS;
       link = dateline_page_part_next (link, node))
    {
      g_autofree char *text = NULL;
      g_autofree char *name = NULL;

      if (!dateline_page_part_is (link, DATELINE_HTML_TAG_A) || !leads_to_author (link))
        continue;
      text = dateline_page_part_dup_text (link);
      name = dateline_page_people_dup_names (text);
      if (!dateline_page_people_are_nobody (name) &&
          dateline_page_people_are_named (name) &&
          !g_ptr_array_find_with_equal_func (found, name, g_str_equal, NULL))
        g_ptr_array_add (found, g_steal_pointer (&name));
    }
  if (found->len == 0)
    return NULL;
  g_ptr_array_add (found, NULL);
  return g_strjoinv (", ", (char **) found->pdata);
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

/* Of several who are linked side by side each says so. */
static DatelinePagePart *
get_line_of (DatelinePagePart *node)
{
  return node->tag == DATELINE_HTML_TAG_A && node->parent &&
                 node->parent->amount.n_chars <= LONGEST
             ? node->parent
             : node;
}

/* In what says of itself that it names the author, from @start on, @most nodes far. */
static char *
find_in_text (DatelinePagePart *start, const DatelinePagePart *root, guint most)
{
  guint n = 0;

  for (DatelinePagePart *node = start; node && n < most;
       node = dateline_page_part_next (node, root), n++)
    {
      DatelinePagePart *line;
      g_autofree char *text = NULL;
      g_autofree char *whole = NULL;
      g_autofree char *name = NULL;

      if (node->text || !dateline_page_byline_is (node) || !is_small (node) ||
          count_links (node) > MOST_LINKS)
        continue;
      text = dateline_page_part_dup_text (find_name_in (node));
      whole = dateline_page_people_dup_names (text);
      name = dateline_page_people_cut (whole);
      line = get_line_of (node);
      if (count_links (line) > 1 || strcmp (name, whole) != 0)
        {
          g_autofree char *linked = join_linked (line);

          if (linked)
            return g_steal_pointer (&linked);
        }
      if (!dateline_page_people_are_nobody (name) && !is_in_comments (node))
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* In a short line soon behind the headline that says so: "By Jane Doe, Reporter". */
static char *
find_announced (DatelinePagePart *heading, const DatelinePagePart *root)
{
  guint n = 0;

  for (DatelinePagePart *node = heading; node && n < FAR_FROM_HEADLINE;
       node = dateline_page_part_next (node, root), n++)
    {
      g_autofree char *text = NULL;
      g_autofree char *whole = NULL;
      g_autofree char *name = NULL;

      if (node->text || node->amount.n_chars == 0 || node->amount.n_chars > LONGEST)
        continue;
      text = dateline_page_part_dup_text (node);
      if (g_ascii_strncasecmp (text, "by ", 3) != 0)
        continue;
      whole = dateline_page_people_dup_names (text);
      name = dateline_page_people_cut (whole);
      name[strcspn (name, ",|(")] = '\0';
      g_strchomp (name);
      if (!dateline_page_people_are_nobody (name) &&
          dateline_page_people_are_named (name) && !g_str_has_suffix (name, "."))
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* In links soon behind the headline, whatever they stand in. */
static char *
find_linked (DatelinePagePart *heading, const DatelinePagePart *root)
{
  guint n = 0;

  for (DatelinePagePart *node = heading; node && n < FAR_FROM_HEADLINE;
       node = dateline_page_part_next (node, root), n++)
    if (dateline_page_part_is (node, DATELINE_HTML_TAG_A) && leads_to_author (node))
      {
        char *names =
            join_linked (node->parent->amount.n_chars <= LONGEST ? node->parent : node);

        if (names)
          return names;
      }
  return NULL;
}

static char *
find_said (const DatelinePageFacts *facts)
{
  g_autofree char *vague = NULL;

  if (facts->json_ld.authors)
    return dateline_page_people_dup_names (facts->json_ld.authors);
  for (guint i = 0; i < G_N_ELEMENTS (meta_names); i++)
    {
      const char *content = dateline_page_facts_get_meta (facts, &meta_names[i], 1);
      g_autofree char *name = content ? dateline_page_people_dup_names (content) : NULL;

      if (!name || dateline_page_people_are_nobody (name))
        continue;
      if (!dateline_page_people_are_vague (name, facts->site_name))
        return g_steal_pointer (&name);
      if (!vague)
        vague = g_steal_pointer (&name);
    }
  return g_steal_pointer (&vague);
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
  g_autofree char *said = find_said (facts);
  g_autofree char *shown = NULL;
  DatelinePagePart *own =
      heading ? dateline_page_part_find_above (heading, DATELINE_HTML_TAG_ARTICLE) : NULL;

  if (own)
    shown = find_in_text (own, own, FAR_FROM_HEADLINE);
  if (!shown && heading)
    shown = find_in_text (heading, root, FAR_FROM_HEADLINE);
  if (!shown && heading)
    shown = find_linked (heading, root);
  if (!shown && heading)
    shown = find_announced (heading, root);
  if (!shown && heading)
    shown = find_in_text (heading, root, G_MAXUINT);
  shown = dateline_page_people_part (shown);
  if (said && (!shown || dateline_page_people_are_publisher (shown) ||
               !dateline_page_people_are_vague (said, facts->site_name)))
    return dateline_page_people_part (
        dateline_page_people_tidy (g_steal_pointer (&said)));
  if (!shown)
    shown = find_in_text (root, root, G_MAXUINT);
  return dateline_page_people_part (dateline_page_people_tidy (
      shown ? g_steal_pointer (&shown) : g_steal_pointer (&said)));
}
