/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* "Next" leads to the next page of an article at some sites and to the next article at
 * most. The two are told apart by the addresses: pages of an article differ in a number,
 * by one, and in nothing else. Any thread.
 */

#include "dateline/extract/dateline-page-next-private.h"

#include "dateline/text/dateline-uri-private.h"

#include <stdlib.h>
#include <string.h>

#define MOST_PAGES 100
#define LONGEST_ADDRESS 2048

/* What may stand before the number of a page, the first page having none of it. */
static const char *const marks[] = {
  "?page=",  "&page=",   "?p=",       "&p=",    "?pg=",    "&pg=",
  "?seite=", "?pagina=", "?page_no=", "/page/", "/seite-", "/seite/",
  "/page-",  "/p",       "/",         "-",      "_",       ",",
};

/* Without what a path may end with whatever page it is of. */
static gsize
get_stem_length (const char *uri)
{
  gsize length = strcspn (uri, "#");

  while (length > 0 && uri[length - 1] == '/')
    length--;
  return length;
}

static gsize
get_suffix_length (const char *uri, gsize length)
{
  static const char *const suffixes[] = { ".html", ".htm", ".php", ".shtml", ".aspx" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (length > strlen (suffixes[i]) && strncmp (uri + length - strlen (suffixes[i]),
                                                  suffixes[i],
                                                  strlen (suffixes[i])) == 0)
      return strlen (suffixes[i]);
  return 0;
}

/* The number at the end of @uri, and where its mark begins; 0 if it has none. */
static guint
read_number (const char *uri, gsize length, gsize *mark_start)
{
  gsize end = length - get_suffix_length (uri, length);
  gsize digits = end;
  guint number;

  while (digits > 0 && g_ascii_isdigit (uri[digits - 1]))
    digits--;
  if (digits == end || end - digits > 3)
    return 0;
  number = strtoul (uri + digits, NULL, 10);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize n = strlen (marks[i]);

      if (digits >= n && strncmp (uri + digits - n, marks[i], n) == 0)
        {
          *mark_start = digits - n;
          return number <= MOST_PAGES ? number : 0;
        }
    }
  return 0;
}

/* Whether @other is the page behind that of @uri. */
static gboolean
is_next (const char *uri, const char *other)
{
  gsize length = get_stem_length (uri);
  gsize other_length = get_stem_length (other);
  gsize start = 0;
  gsize other_start = 0;
  guint number = read_number (uri, length, &start);
  guint other_number = read_number (other, other_length, &other_start);

  if (other_number < 2)
    return FALSE;
  if (number + 1 == other_number && number > 0 && start == other_start)
    return strncmp (uri, other, start) == 0;
  /* The first page often has no number. */
  return other_number == 2 && other_start == length - get_suffix_length (uri, length) &&
         strncmp (uri, other, other_start) == 0;
}

static gboolean
may_lead_on (const DatelinePagePart *node)
{
  return !node->text &&
         (node->tag == DATELINE_HTML_TAG_A || node->tag == DATELINE_HTML_TAG_LINK) &&
         dateline_page_part_get (node, "href");
}

/*
 * dateline_page_next_find:
 * @tree: a page, before it is cut
 * @base: (nullable): what its addresses are relative to
 * @uri: (nullable): its address
 *
 * Returns: (transfer full) (nullable): the address of the page behind it
 */
char *
dateline_page_next_find (DatelinePageTree *tree, const char *base, const char *uri)
{
  const DatelinePagePart *root = dateline_page_tree_get_root (tree);

  if (!uri || strlen (uri) > LONGEST_ADDRESS)
    return NULL;
  for (const DatelinePagePart *node = root; node;
       node = dateline_page_part_next (node, root))
    {
      const char *href;
      g_autofree char *other = NULL;

      if (!may_lead_on (node))
        continue;
      href = dateline_page_part_get (node, "href");
      /* Looked at before it is resolved, as pages have many links. */
      if (!strpbrk (href, "23456789") && !strchr (href, '1'))
        continue;
      other = dateline_uri_resolve (base, href, DATELINE_URI_FETCH);
      if (other && strlen (other) <= LONGEST_ADDRESS && is_next (uri, other))
        return g_steal_pointer (&other);
    }
  return NULL;
}
