/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A headline is what metadata says, or else the title of the document, without the name
 * of the site that most titles end with. That name may be cut off, as titles are made to
 * a length: "Storm over the bay – The Har". Where a heading of the page is a part of the
 * title that a separator ends, the heading is the headline. Any thread.
 */

#include "dateline/extract/dateline-page-title-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

#define SHORTEST 15
#define FEWEST_WORDS 4
#define LONGEST 150
#define LONGEST_PARTED 2048 /* bytes; more than is shown of any title */
#define MOST_HEADINGS 40
#define LONGEST_FRAGMENT 3
#define ENOUGH_OVERLAP 0.5

static const char *const meta_titles[] = {
  "dc:title",       "dcterm:title",        "dcterms.title",
  "og:title",       "weibo:article:title", "weibo:webpage:title",
  "title",          "twitter:title",       "parsely-title",
  "sailthru.title",
};

static guint
count_words (const char *text)
{
  guint n = 0;

  for (gboolean in_word = FALSE; *text; text++)
    {
      n += *text != ' ' && !in_word;
      in_word = *text != ' ';
    }
  return n;
}

/* How long the separator at @p is, spaces around it included, or 0. */
static gsize
match_separator (const char *p)
{
  static const char *const marks[] = { "|", "-", "–", "—", "\\", "/",
                                       ">", "»", "·", "•", "::", "«" };
  static const char *const wide_marks[] = { "｜", "：", "－", "│", "_" };

  if (*p != ' ')
    {
      /* Where words are not parted by spaces, these stand without them. */
      for (guint i = 0; i < G_N_ELEMENTS (wide_marks); i++)
        if (g_str_has_prefix (p, wide_marks[i]))
          return (guchar) p[strlen (wide_marks[i])] >= 0x80 ? strlen (wide_marks[i]) : 0;
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize length = strlen (marks[i]);

      if (strncmp (p + 1, marks[i], length) == 0 && p[1 + length] == ' ')
        return length + 2;
    }
  return 0;
}

static const char *
find_last_separator (const char *title, gsize *length)
{
  const char *last = NULL;

  *length = 0;
  for (const char *p = title; *p; p++)
    if (match_separator (p) > 0)
      {
        last = p;
        *length = match_separator (p);
      }
  return last;
}

/* Whether a part of a title is the name of the site, or the beginning of it. */
static gboolean
is_site_name (const char *part, const char *site_name, const char *uri)
{
  g_autofree char *folded = dateline_page_letters_fold (part);
  g_autofree char *site = site_name ? dateline_page_letters_fold (site_name) : NULL;
  g_autofree char *host = uri ? dateline_uri_get_display_host (uri) : NULL;
  g_autofree char *host_name = NULL;

  if (strlen (folded) < 2)
    return FALSE;
  if (site && (g_str_has_prefix (site, folded) || g_str_has_suffix (site, folded)))
    return TRUE;
  if (site && *site && g_str_has_prefix (folded, site))
    return TRUE;
  if (!host)
    return FALSE;
  host_name =
      dateline_page_letters_fold (g_str_has_prefix (host, "www.") ? host + 4 : host);
  return g_str_has_prefix (host_name, folded) ||
         (strlen (folded) > 4 && strstr (host_name, folded) != NULL);
}

/* A title that was made to a length ends in the middle of the name of the site: "– Al".
 * Abbreviations ("– UK") have no small letters. */
static gboolean
is_cut_off (const char *part, const char *title, const char *separator)
{
  g_autofree char *before = g_strndup (title, separator - title);
  gboolean has_small = FALSE;

  if (g_utf8_strlen (part, -1) > LONGEST_FRAGMENT || count_words (before) < 4)
    return FALSE;
  for (const char *p = part; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;
    else
      has_small |= g_unichar_islower (g_utf8_get_char (p));
  return has_small;
}

/* "The storm over the bay | World | The Post": what stands between the headline and the
 * name of the site is parted by the same mark. */
static void
drop_sections (char *title)
{
  gsize length;
  char *separator;

  while ((separator = (char *) find_last_separator (title, &length)) &&
         strncmp (separator, " | ", length) == 0)
    {
      *separator = '\0';
      if (count_words (title) >= FEWEST_WORDS)
        continue;
      *separator = ' ';
      return;
    }
}

/* Takes names of the site off the end, and off the beginning. */
static char *
drop_site_name (const char *title, const char *site_name, const char *uri)
{
  g_autofree char *rest = g_strdup (title);
  const char *separator;
  gsize length;

  /* Each part costs a look at all of them. */
  if (strlen (rest) > LONGEST_PARTED)
    return g_steal_pointer (&rest);
  while ((separator = find_last_separator (rest, &length)) && separator > rest &&
         (is_site_name (separator + length, site_name, uri) ||
          is_cut_off (separator + length, rest, separator)))
    {
      gboolean is_bar = strncmp (separator, " | ", length) == 0;

      rest[separator - rest] = '\0';
      if (is_bar)
        drop_sections (rest);
    }

  for (const char *p = rest; *p; p++)
    if ((length = match_separator (p)) > 0)
      {
        g_autofree char *first = g_strndup (rest, p - rest);

        if (p > rest && is_site_name (first, site_name, uri))
          return g_strdup (p + length);
        break;
      }
  return g_steal_pointer (&rest);
}

static DatelinePagePart *
next_heading (DatelinePagePart *node, DatelinePagePart *root)
{
  while ((node = dateline_page_part_next (node, root)))
    if (dateline_page_part_is (node, DATELINE_HTML_TAG_H1) ||
        dateline_page_part_is (node, DATELINE_HTML_TAG_H2))
      return node;
  return NULL;
}

/* Whether a heading is a part of the title by itself. */
static gboolean
is_part (const char *title, const char *heading)
{
  const char *at = strstr (title, heading);
  const char *end;

  if (!at || (at > title && at[-1] != ' '))
    return FALSE;
  end = at + strlen (heading);
  return *end == '\0' || *end == ':' || strncmp (end, " :", 2) == 0 ||
         match_separator (end) > 0;
}

/* Whether a title is no more than the address of the site: "HarbourPost.com" */
static gboolean
is_host (const char *title, const char *uri)
{
  g_autofree char *host = uri ? dateline_uri_get_display_host (uri) : NULL;

  return host &&
         g_ascii_strcasecmp (title, g_str_has_prefix (host, "www.") ? host + 4 : host) ==
             0;
}

/* The heading that the title has in it, or NULL. That may be the name of the site, too.
 */
static char *
find_heading_in (const char *title,
                 DatelinePageTree *tree,
                 const DatelinePageFacts *facts,
                 const char *uri)
{
  DatelinePagePart *root = dateline_page_tree_get_root (tree);
  DatelinePagePart *node = root;

  for (guint n = 0; n < MOST_HEADINGS && (node = next_heading (node, root)); n++)
    {
      g_autofree char *heading = dateline_page_part_dup_text (node);

      if (count_words (heading) < 3 && g_utf8_strlen (heading, -1) < SHORTEST)
        continue;
      if (is_part (title, heading) && !is_host (heading, uri) &&
          g_strcmp0 (heading, facts->site_name) != 0)
        return g_steal_pointer (&heading);
    }
  return NULL;
}

static char *
dup_only_h1 (DatelinePageTree *tree)
{
  DatelinePagePart *root = dateline_page_tree_get_root (tree);
  DatelinePagePart *h1 = dateline_page_part_find (root, DATELINE_HTML_TAG_H1);
  g_autofree char *text = h1 ? dateline_page_part_dup_text (h1) : NULL;

  return text && *text && dateline_page_part_count (root, DATELINE_HTML_TAG_H1) == 1
             ? g_steal_pointer (&text)
             : NULL;
}

/* A title of few words before a separator is no headline: the part behind it may be. */
static char *
cut_at_separator (const char *title)
{
  gsize length;
  const char *separator = find_last_separator (title, &length);
  g_autofree char *before = NULL;

  if (!separator || separator == title)
    return g_strdup (title);
  before = g_strndup (title, separator - title);
  if (count_words (before) >= 3 || g_utf8_strlen (before, -1) >= SHORTEST)
    return g_steal_pointer (&before);
  return g_strdup (title);
}

/* Out of <title>, with the help of the headings. */
static char *
find_in_document (const DatelinePageFacts *facts, DatelinePageTree *tree, const char *uri)
{
  const char *title = facts->document_title;
  g_autofree char *heading = NULL;
  g_autofree char *cut = NULL;
  glong length;

  if (!title || *title == '\0')
    return dup_only_h1 (tree);
  heading = find_heading_in (title, tree, facts, uri);
  if (heading)
    return drop_site_name (heading, facts->site_name, uri);

  cut = drop_site_name (title, facts->site_name, uri);
  if (strcmp (cut, title) == 0)
    {
      g_free (cut);
      cut = cut_at_separator (title);
    }
  length = g_utf8_strlen (cut, -1);
  if (length > LONGEST || length < SHORTEST)
    heading = dup_only_h1 (tree);
  return heading ? g_steal_pointer (&heading) : g_steal_pointer (&cut);
}

static GHashTable *
collect_words (const char *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = dateline_page_letters_casefold (text);
  const char *start = NULL;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gboolean in_word = *p && g_unichar_isalnum (g_utf8_get_char (p));

      if (in_word && !start)
        start = p;
      if (!in_word && start)
        {
          g_hash_table_add (words, g_strndup (start, p - start));
          start = NULL;
        }
      if (*p == '\0')
        return words;
    }
}

/* Sites do not agree on what is the name of an article and what its headline: that which
 * the title of the document has in it is meant. */
static const char *
choose_headline (const DatelinePageFacts *facts)
{
  const char *headline = facts->json_ld.headline;
  const char *name = facts->json_ld.name;

  if (!name || !headline || !facts->document_title ||
      strstr (facts->document_title, headline) || !strstr (facts->document_title, name))
    return headline;
  return name;
}

/* Which part of the words of the shorter of two is in both. */
static double
get_overlap (const char *text, const char *other)
{
  g_autoptr (GHashTable) words = collect_words (text);
  g_autoptr (GHashTable) other_words = collect_words (other);
  guint n_shared = 0;
  GHashTableIter iter;
  gpointer word;

  if (g_hash_table_size (words) == 0 || g_hash_table_size (other_words) == 0)
    return 0;
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n_shared += g_hash_table_contains (other_words, word);
  return (double) n_shared /
         MIN (g_hash_table_size (words), g_hash_table_size (other_words));
}

/* Metadata is written for those who link to the page, often another headline: what is
 * read on the page is the heading that says the same. */
static char *
find_heading_like (const char *title, DatelinePageTree *tree)
{
  DatelinePagePart *root = dateline_page_tree_get_root (tree);
  DatelinePagePart *node = root;
  g_autofree char *best = NULL;
  double best_overlap = ENOUGH_OVERLAP;

  for (guint n = 0; n < MOST_HEADINGS && (node = next_heading (node, root)); n++)
    {
      g_autofree char *heading = NULL;
      double overlap;

      if (node->tag != DATELINE_HTML_TAG_H1 ||
          dateline_page_part_find_above (node, DATELINE_HTML_TAG_NAV))
        continue;
      heading = dateline_page_part_dup_text (node);
      overlap = get_overlap (title, heading);
      if (overlap < best_overlap || count_words (heading) < 3 ||
          g_utf8_strlen (heading, -1) > LONGEST)
        continue;
      best_overlap = overlap + 0.001;
      g_free (best);
      best = g_steal_pointer (&heading);
    }
  return g_steal_pointer (&best);
}

/* Some pages write it twice. */
static char *
halve (char *title)
{
  gsize length = title ? strlen (title) : 0;

  if (length % 2 == 1 && title[length / 2] == ' ' && count_words (title) > FEWEST_WORDS &&
      strncmp (title, title + length / 2 + 1, length / 2) == 0)
    title[length / 2] = '\0';
  return title;
}

static char *
find (const DatelinePageFacts *facts, DatelinePageTree *tree, const char *uri)
{
  const char *title = choose_headline (facts);
  g_autofree char *heading = NULL;

  if (!title || *title == '\0')
    title = dateline_page_facts_get_meta (facts, meta_titles, G_N_ELEMENTS (meta_titles));
  if (!title || is_site_name (title, facts->site_name, NULL) || is_host (title, uri))
    return find_in_document (facts, tree, uri);
  heading = find_heading_in (title, tree, facts, uri);
  if (!heading)
    heading = find_heading_like (title, tree);
  /* Two against one. */
  if (!heading && facts->document_title)
    heading = find_heading_in (facts->document_title, tree, facts, uri);
  return drop_site_name (heading ? heading : title, facts->site_name, uri);
}

/*
 * dateline_page_title_find:
 * @facts: what the page says about itself
 * @tree: the page
 * @uri: (nullable): its address
 *
 * Returns: (transfer full) (nullable): the headline, plain text
 */
char *
dateline_page_title_find (const DatelinePageFacts *facts,
                          DatelinePageTree *tree,
                          const char *uri)
{
  return halve (find (facts, tree, uri ? uri : facts->canonical));
}

/* Whether a heading says what the headline says, but for a quarter of its letters. */
gboolean
dateline_page_title_is_similar (const char *title, const char *text)
{
  g_autoptr (GHashTable) in_title = collect_words (title);
  g_autoptr (GHashTable) in_text = collect_words (text);
  gsize all = 0;
  gsize other = 0;
  GHashTableIter iter;
  gpointer word;

  if (g_hash_table_size (in_title) == 0 || g_hash_table_size (in_text) == 0)
    return FALSE;
  g_hash_table_iter_init (&iter, in_text);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      all += strlen (word) + 1;
      if (!g_hash_table_contains (in_title, word))
        other += strlen (word) + 1;
    }
  return (double) other / all < 0.25;
}

/*
 * dateline_page_title_find_heading:
 * @tree: a page
 * @title: (nullable): its headline
 *
 * Returns: (nullable): the element that shows the headline
 */
DatelinePagePart *
dateline_page_title_find_heading (DatelinePageTree *tree, const char *title)
{
  DatelinePagePart *root = dateline_page_tree_get_root (tree);
  DatelinePagePart *node = root;

  for (guint n = 0; title && n < MOST_HEADINGS && (node = next_heading (node, root)); n++)
    {
      g_autofree char *heading = dateline_page_part_dup_text (node);

      if (dateline_page_title_is_similar (title, heading))
        return node;
    }
  return NULL;
}
