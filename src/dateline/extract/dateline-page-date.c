/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When a page was published: what metadata says, then <time> and its like, then what is
 * written where a class says that it is a date, then the address. Any thread. */

#include "dateline/extract/dateline-page-date-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/text/dateline-date-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define LONGEST 80 /* characters around a written date */
#define LONGEST_SHOWN 70
#define FAR_FROM_HEADLINE 150 /* nodes */

static const char *const meta_names[] = {
  "article:published_time",
  "datepublished",
  "parsely-pub-date",
  "og:published_time",
  "sailthru.date",
  "dc.date.issued",
  "dcterms.created",
  "dc.date",
  "dc.date.created",
  "article.published",
  "published-date",
  "publishdate",
  "pubdate",
  "publish_date",
  "publication_date",
  "ptime",
  "displaydate",
  "date",
  "lp.article:published_time",
  "citation_publication_date",
  "cxenseparse:recs:publishtime",
  "og:pubdate",
  "dcterms.date",
  "article:modified_time",
  "datemodified",
  "last-modified",
};

/* Names of what a date is written in; those of the first row are surer. */
static const char *const names[] = { "published", "pubdate",  "publish",   "entry-date",
                                     "post-date", "dateline", "timestamp", "date",
                                     "byline",    "posted" };

static gboolean
parse (const char *text, gint64 *time, int *offset)
{
  int zone = 0;

  if (!text || !dateline_date_parse (text, time, &zone))
    return FALSE;
  *offset = zone;
  return *time > 0;
}

/* A written date has other words around it: "Updated 3:22 PM, March 4, 2014". */
static gboolean
parse_within (const char *text, gint64 *time, int *offset)
{
  g_autofree char *line = dateline_text_collapse (text);

  for (const char *p = line; *p;)
    {
      const char *space;

      if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
        if (strpbrk (p, "0123456789") && parse (p, time, offset))
          return TRUE;
      space = strpbrk (p, " |,:");
      if (!space)
        return FALSE;
      p = space + 1;
    }
  return FALSE;
}

static gboolean
find_in_element (const DatelinePagePart *node, gint64 *time, int *offset)
{
  const char *itemprop = dateline_page_part_get (node, "itemprop");
  gboolean is_published = (itemprop && strcmp (itemprop, "datePublished") == 0) ||
                          dateline_page_part_get (node, "pubdate");
  g_autofree char *text = NULL;

  if (!is_published && node->tag != DATELINE_HTML_TAG_TIME)
    return FALSE;
  if (parse (dateline_page_part_get (node, "datetime"), time, offset) ||
      parse (dateline_page_part_get (node, "content"), time, offset) ||
      parse (dateline_page_part_get (node, "title"), time, offset))
    return TRUE;
  if (node->amount.n_chars == 0 || node->amount.n_chars > LONGEST)
    return FALSE;
  text = dateline_page_part_dup_text (node);
  return parse_within (text, time, offset);
}

/* What is written in an element that is named as a date, once that was looked for. */
typedef struct
{
  const DatelinePagePart *node;
  gboolean is_read;
  gboolean is_date;
  gint64 time;
  int offset;
} Named;

/* Elements of little text that have one of the names, from @start on. */
static GArray *
collect_named (const DatelinePagePart *start, const DatelinePagePart *root)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Named));

  for (const DatelinePagePart *node = start; node;
       node = dateline_page_part_next (node, root))
    {
      const char *said = dateline_page_part_get_names (node);

      if (!node->text && node->amount.n_chars > 0 && node->amount.n_chars <= LONGEST &&
          *said && dateline_page_letters_have_one_of (said, names, G_N_ELEMENTS (names)))
        {
          Named named = { .node = node };

          g_array_append_val (found, named);
        }
    }
  return found;
}

static gboolean
find_named (GArray *found, const char *name, gint64 *time, int *offset)
{
  for (guint i = 0; i < found->len; i++)
    {
      Named *named = &g_array_index (found, Named, i);

      if (!strstr (dateline_page_part_get_names (named->node), name))
        continue;
      if (!named->is_read)
        {
          g_autofree char *text = dateline_page_part_dup_text (named->node);

          named->is_date = parse_within (text, &named->time, &named->offset);
          named->is_read = TRUE;
        }
      if (!named->is_date)
        continue;
      *time = named->time;
      *offset = named->offset;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_number (const char *text, guint n_digits)
{
  for (guint i = 0; i < n_digits; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return !g_ascii_isdigit (text[n_digits]);
}

/* From @start on to the end of the page. */
static gboolean
find_in_text (const DatelinePagePart *start,
              const DatelinePagePart *root,
              gint64 *time,
              int *offset)
{
  g_autoptr (GArray) named = NULL;

  for (const DatelinePagePart *node = start; node;
       node = dateline_page_part_next (node, root))
    if (!node->text && find_in_element (node, time, offset))
      return TRUE;
  named = collect_named (start, root);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (find_named (named, names[i], time, offset))
      return TRUE;
  return FALSE;
}

static gboolean
has_year (const char *text)
{
  for (const char *p = text; (p = strpbrk (p, "12")); p++)
    if ((p == text || !g_ascii_isdigit (p[-1])) && is_number (p, 4) &&
        (g_str_has_prefix (p, "20") || g_str_has_prefix (p, "199")))
      return TRUE;
  return FALSE;
}

/* In any short text soon behind the headline: "By Jane Doe | Posted 4 March 2014". */
static gboolean
find_shown (const DatelinePagePart *heading,
            const DatelinePagePart *root,
            gint64 *time,
            int *offset)
{
  guint n = 0;

  for (const DatelinePagePart *node = heading; node && n < FAR_FROM_HEADLINE;
       node = dateline_page_part_next (node, root), n++)
    if (node->text && node->amount.n_chars <= LONGEST_SHOWN && has_year (node->text) &&
        !strstr (node->text, "©") && !strstr (node->text, "opyright") &&
        parse_within (node->text, time, offset))
      return TRUE;
  return FALSE;
}

/* "/2014/08/30/" and "/2014-08-30-". */
static gboolean
find_in_uri (const char *uri, gint64 *time, int *offset)
{
  for (const char *p = uri; p && (p = strstr (p, "20")); p++)
    {
      g_autofree char *date = NULL;

      if (p == uri || g_ascii_isdigit (p[-1]) || !is_number (p, 4) ||
          (p[4] != '/' && p[4] != '-') || !is_number (p + 5, 2) || p[7] != p[4] ||
          !is_number (p + 8, 2))
        continue;
      date = g_strdup_printf ("%.4s-%.2s-%.2s", p, p + 5, p + 8);
      if (parse (date, time, offset))
        return TRUE;
    }
  return FALSE;
}

/*
 * dateline_page_date_find:
 * @facts: what the page says about itself
 * @tree: the page, before it is cut
 * @heading: (nullable): the element that shows its headline
 * @uri: (nullable): its address
 * @time: (out): seconds since the Unix epoch
 * @offset: (out): minutes east of UTC of the place where it was written
 *
 * Returns: FALSE if nothing tells
 */
gboolean
dateline_page_date_find (const DatelinePageFacts *facts,
                         DatelinePageTree *tree,
                         const DatelinePagePart *heading,
                         const char *uri,
                         gint64 *time,
                         int *offset)
{
  DatelinePagePart *root = dateline_page_tree_get_root (tree);

  if (parse (facts->json_ld.published, time, offset))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (meta_names); i++)
    if (parse (dateline_page_facts_get_meta (facts, &meta_names[i], 1), time, offset))
      return TRUE;
  if ((heading && find_in_text (heading, root, time, offset)) ||
      find_in_text (root, root, time, offset))
    return TRUE;
  return find_in_uri (uri ? uri : facts->canonical, time, offset) ||
         find_in_uri (facts->canonical, time, offset) ||
         (heading && find_shown (heading, root, time, offset));
}
