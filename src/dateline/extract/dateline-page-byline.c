/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who wrote a page: what metadata says, else the first short element that says of itself
 * that it names the author. Any thread. */

#include "dateline/extract/dateline-page-byline-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/text/dateline-date-words-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define LONGEST 100 /* characters */
#define LONGEST_NAME 60
#define MOST_WORDS 4
#define MOST_LINKS 5
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

/* In front of the name, in lower case. */
static const char *const announcements[] = {
  "written by ", "posted by ", "reported by ", "story by ", "words by ", "article by ",
  "by ",         "by: ",       "author: ",     "authors: ", "von ",      "par ",
  "por ",        "autor: ",    "texto: ",      "door ",     "di ",
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

/* What stands in the place of a name. */
static const char *const nobodies[] = {
  "author",  "authors",   "admin",     "administrator", "editor",    "staff",
  "guest",   "unknown",   "webmaster", "last",          "first",     "written",
  "updated", "published", "redaktion", "redacción",     "rédaction", "redazione",
  "redação", "by",        "google+",   "facebook",      "twitter",
};

/* What is said around other names: of who comments, or of what the author made. */
static const char *const of_others[] = { " says",
                                         " said",
                                         "more by",
                                         "posts by",
                                         "follow " };

/* What addresses of pages about people have in them. */
static const char *const people[] = {
  "/author/",      "/authors/",      "/profile/",       "/profiles/", "/people/",
  "/contributor/", "/contributors/", "/staff/",         "/by/",       "/writers/",
  "/reporters/",   "/journalist",    "/about/editors/", "/autor/",    "/autoren/",
  "/autores/",     "/auteur/",       "/auteurs/",       "/autori/",   "/redaktion/",
  "/signataires/", "/firmas/",       "/columnist",      "/person/",   "/bio/",
};

static gboolean
names_nobody (const char *name)
{
  g_autofree char *folded = dateline_page_letters_casefold (name);
  int value;

  if (dateline_date_find_word (name, strlen (name), &value) != DATELINE_DATE_WORD_UNKNOWN)
    return TRUE;
  if (*name == '\0' || g_ascii_isdigit (*name) || strstr (name, "://") ||
      g_str_has_prefix (name, "www.") || g_str_has_prefix (name, "@"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (nobodies); i++)
    if (strcmp (folded, nobodies[i]) == 0)
      return TRUE;
  return strchr (name, ':') || g_str_has_suffix (name, "–") ||
         g_str_has_suffix (name, "—") ||
         dateline_page_letters_have_one_of (folded, of_others, G_N_ELEMENTS (of_others));
}

/* "The Harbour Post", "Agency News": whoever wrote it there. */
static gboolean
is_publisher (const char *name)
{
  static const char *const words[] = {
    "AFP",   "AP",    "Desk",   "Editors", "Gazette", "Herald",  "Journal", "Magazine",
    "Media", "News",  "Online", "Post",    "Press",   "Radio",   "Staff",   "TV",
    "Team",  "Times", "Today",  "Tribune", "dpa",     "Reuters", "TODAY",   "Agencies",
  };
  const char *last = strrchr (name, ' ');

  last = last ? last + 1 : name;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (last, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A handle, the host or the name of the site: somebody else may be named on the page. */
static gboolean
is_vague (const char *name, const char *site_name)
{
  gboolean has_capital = FALSE;
  gboolean is_ascii = TRUE;

  for (const char *p = name; *p; p++)
    {
      has_capital |= g_ascii_isupper (*p);
      is_ascii &= (guchar) *p < 0x80;
    }
  return g_str_has_suffix (name, ".com") || g_str_has_suffix (name, " GmbH") ||
         g_str_has_suffix (name, " Inc.") || g_str_has_suffix (name, " o.o.") ||
         (site_name && g_ascii_strncasecmp (name, site_name, strlen (site_name)) == 0) ||
         is_publisher (name) || (is_ascii && !has_capital && !strchr (name, ' '));
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

/* Whether @word begins what is written behind a name. */
static gboolean
ends_name (const char *word, gsize length)
{
  static const char *const words[] = { "on",     "Updated", "Published", "Posted",
                                       "Follow", "at",      "Print",     "Share" };
  int value;

  if (g_ascii_isdigit (*word) || *word == '@' || strchr ("|/", *word))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && strncmp (word, words[i], length) == 0)
      return TRUE;
  /* "May" and "Jan" are names too, unless a number follows. */
  return dateline_date_find_word (word, length, &value) == DATELINE_DATE_WORD_MONTH &&
         word[length] != '\0' &&
         strpbrk (word + length, "0123456789") == word + length + 1;
}

/* Up to a date, a handle or a mark that parts. */
static char *
cut (const char *name)
{
  const char *p;

  /* Where boxes stand side by side there may be no space. */
  for (p = name; *p; p++)
    if (p > name && g_ascii_isdigit (*p) && g_ascii_islower (p[-1]))
      return g_strndup (name, p - name);
  p = strchr (name, ' ');
  for (; p; p = strchr (p + 1, ' '))
    if (ends_name (p + 1, strcspn (p + 1, " ,.:")))
      break;
  return p ? g_strchomp (g_strndup (name, p - name)) : g_strdup (name);
}

static guint
count_links (const DatelinePagePart *node)
{
  return dateline_page_part_count (node, DATELINE_HTML_TAG_A);
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

/* Two to four words that begin with a capital, as far as there are capitals. */
static gboolean
is_like_name (const char *text)
{
  static const char *const others[] = { "Author", "Comment", "More ", "View ",
                                        "About ", "Page",    "Posts", "Profile" };
  guint n_words = 1;

  for (const char *p = text; *p; p++)
    {
      if (*p == '|' || *p == '?' || *p == '!' || g_ascii_isdigit (*p))
        return FALSE;
      n_words += *p == ' ';
    }
  return g_unichar_islower (g_utf8_get_char (text)) == FALSE && n_words >= 2 &&
         n_words <= MOST_WORDS &&
         !dateline_page_letters_have_one_of (text, others, G_N_ELEMENTS (others));
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
      name = clean (text);
      if (!names_nobody (name) && is_like_name (name) &&
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

      if (node->text || !dateline_page_byline_is (node) ||
          count_links (node) > MOST_LINKS)
        continue;
      text = dateline_page_part_dup_text (find_name_in (node));
      whole = clean (text);
      name = cut (whole);
      line = get_line_of (node);
      if (count_links (line) > 1 || strcmp (name, whole) != 0)
        {
          g_autofree char *linked = join_linked (line);

          if (linked)
            return g_steal_pointer (&linked);
        }
      if (!names_nobody (name) && !is_in_comments (node))
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
      whole = clean (text);
      name = cut (whole);
      name[strcspn (name, ",|(")] = '\0';
      g_strchomp (name);
      if (!names_nobody (name) && is_like_name (name) && !g_str_has_suffix (name, "."))
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

/* "Ann Lee;Bo Ek , The Harbour Post": names parted in one way, without where they are. */
static char *
part (char *names)
{
  g_auto (GStrv) parts = names ? g_strsplit_set (names, ";,", -1) : NULL;
  guint n = 0;

  if (!parts)
    return names;
  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]) == '\0' ||
        (n > 0 && is_publisher (parts[i]) && strchr (parts[i], ' ')))
      g_free (parts[i]);
    else
      parts[n++] = parts[i];
  parts[n] = NULL;
  g_free (names);
  return g_strjoinv (", ", parts);
}

/* As people write themselves: not in capitals, nor with what they are behind: "JANE DOE
 * (STAFF WRITER)". */
static char *
tidy (char *names)
{
  g_autoptr (GString) text = NULL;
  gboolean begins = TRUE;
  char *behind = names ? strstr (names, " (") : NULL;

  if (behind && behind > names && g_str_has_suffix (names, ")"))
    *behind = '\0';
  if (names && g_str_has_suffix (names, " -"))
    names[strlen (names) - 2] = '\0';
  if (!names || !strchr (names, ' '))
    return names;
  for (const char *p = names; *p; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return names;
  text = g_string_new (NULL);
  for (const char *p = names; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (text, begins ? c : g_unichar_tolower (c));
      begins = !g_unichar_isalpha (c);
    }
  g_free (names);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
find_said (const DatelinePageFacts *facts)
{
  g_autofree char *vague = NULL;

  if (facts->json_ld.authors)
    return clean (facts->json_ld.authors);
  for (guint i = 0; i < G_N_ELEMENTS (meta_names); i++)
    {
      const char *content = dateline_page_facts_get_meta (facts, &meta_names[i], 1);
      g_autofree char *name = content ? clean (content) : NULL;

      if (!name || names_nobody (name))
        continue;
      if (!is_vague (name, facts->site_name))
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
  shown = part (shown);
  if (said && (!shown || is_publisher (shown) || !is_vague (said, facts->site_name)))
    return part (tidy (g_steal_pointer (&said)));
  if (!shown)
    shown = find_in_text (root, root, G_MAXUINT);
  return part (tidy (shown ? g_steal_pointer (&shown) : g_steal_pointer (&said)));
}
