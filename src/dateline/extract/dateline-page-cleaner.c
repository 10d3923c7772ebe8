/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Takes boxes out of an article: forms, shares, lists of links. What is mostly links, or
 * pictures, or items, or nothing, goes; tables of data, galleries and what has ten commas
 * stay. In the way of Mozilla's Readability. Any thread.
 */

#include "dateline/extract/dateline-page-cleaner-private.h"

#include "dateline/extract/dateline-page-names-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name
#define MOST_SHARE_CHARS 500
#define MOST_BESIDE_FIGURE 100
#define LONGEST_FIGURE 1000
#define MANY_COMMAS 10

typedef struct
{
  guint n_paragraphs, n_pictures, n_items, n_inputs, n_embeds;
  int n_heading_chars, n_text_chars, n_list_chars;
  gboolean has_video;
  gboolean has_data;
} Contents;

/* Elements that text is in by itself. */
static gboolean
is_textish (DatelineHtmlTag tag)
{
  switch (tag)
    {
    case T (SPAN):
    case T (LI):
    case T (TD):
    case T (BLOCKQUOTE):
    case T (DL):
    case T (DIV):
    case T (IMG):
    case T (OL):
    case T (P):
    case T (PRE):
    case T (TABLE):
    case T (UL):
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_video (const DatelinePagePart *node)
{
  static const char *const hosts[] = {
    "dailymotion.com/",   "youtube.com/", "youtube-nocookie.com/",
    "player.vimeo.com/",  "v.qq.com/",    "bilibili.com/",
    "live.bilibili.com/", "archive.org/", "upload.wikimedia.org/",
    "player.twitch.tv/",
  };
  const char *src = dateline_page_part_get (node, "src");

  for (guint i = 0; src && i < G_N_ELEMENTS (hosts); i++)
    if (strstr (src, hosts[i]))
      return TRUE;
  return FALSE;
}

static void
look_at (Contents *contents, const DatelinePagePart *node, gboolean is_outermost_text)
{
  if (dateline_page_part_is_heading (node))
    contents->n_heading_chars += node->amount.n_chars;
  if (is_outermost_text)
    contents->n_text_chars += node->amount.n_chars;
  switch (node->tag)
    {
    case T (P):
      contents->n_paragraphs++;
      break;
    case T (IMG):
      contents->n_pictures++;
      break;
    case T (LI):
      contents->n_items++;
      break;
    case T (INPUT):
      contents->n_inputs++;
      break;
    case T (UL):
    case T (OL):
      contents->n_list_chars += node->amount.n_chars;
      break;
    case T (OBJECT):
    case T (EMBED):
    case T (IFRAME):
      contents->n_embeds++;
      contents->has_video |= is_video (node);
      break;
    case T (TABLE):
      contents->has_data |= node->is_data;
      break;
    default:
      break;
    }
}

static Contents
look_into (const DatelinePagePart *self)
{
  Contents contents = { 0 };
  const DatelinePagePart *text_end = NULL; /* behind the outermost element of text */
  gboolean in_text = FALSE;

  for (const DatelinePagePart *node = dateline_page_part_next (self, self); node;
       node = dateline_page_part_next (node, self))
    {
      gboolean begins;

      if (in_text && node == text_end)
        in_text = FALSE;
      if (node->text)
        continue;
      begins = !in_text && is_textish (node->tag);
      look_at (&contents, node, begins);
      if (begins)
        {
          in_text = TRUE;
          text_end = dateline_page_part_skip (node, self);
        }
    }
  return contents;
}

/* A table is one of data if it says so, or is large, or has what only data needs. */
static gboolean
is_data_table (const DatelinePagePart *table)
{
  const char *role = dateline_page_part_get (table, "role");
  const char *data = dateline_page_part_get (table, "datatable");
  const DatelinePagePart *caption = dateline_page_part_find (table, T (CAPTION));
  guint n_rows = dateline_page_part_count (table, T (TR));
  guint n_columns = 0;

  if ((role && strcmp (role, "presentation") == 0) || (data && strcmp (data, "0") == 0))
    return FALSE;
  if (dateline_page_part_get (table, "summary") || (caption && caption->first) ||
      dateline_page_part_find (table, T (COL)) ||
      dateline_page_part_find (table, T (COLGROUP)) ||
      dateline_page_part_find (table, T (TFOOT)) ||
      dateline_page_part_find (table, T (THEAD)) ||
      dateline_page_part_find (table, T (TH)))
    return TRUE;
  if (dateline_page_part_find (table, T (TABLE)))
    return FALSE;
  for (const DatelinePagePart *row = table; row;
       row = dateline_page_part_next (row, table))
    if (dateline_page_part_is (row, T (TR)))
      n_columns = MAX (n_columns, dateline_page_part_count (row, T (TD)));
  if (n_rows <= 1 || n_columns <= 1)
    return FALSE;
  return n_rows >= 10 || n_columns > 4 || n_rows * n_columns > 10;
}

static void
mark_data_tables (DatelinePagePart *article)
{
  for (DatelinePagePart *node = article; node;
       node = dateline_page_part_next (node, article))
    if (dateline_page_part_is (node, T (TABLE)))
      node->is_data = is_data_table (node);
}

static gboolean
is_in_data (const DatelinePagePart *node)
{
  for (; node; node = node->parent)
    if (node->tag == T (CODE) || (node->tag == T (TABLE) && node->is_data))
      return TRUE;
  return FALSE;
}

/* A list of pictures is a gallery. */
static gboolean
is_gallery (const DatelinePagePart *list, const Contents *contents)
{
  for (const DatelinePagePart *item = list->first; item; item = item->next)
    if (!item->text && dateline_page_part_count_elements (item) > 1)
      return FALSE;
  return contents->n_items == contents->n_pictures;
}

static gboolean
is_clutter_by_contents (const DatelinePagePart *node,
                        const Contents *has,
                        gboolean is_list,
                        int weight)
{
  double density = dateline_page_part_get_link_density (node);
  int n_chars = node->amount.n_chars;
  gboolean in_figure = dateline_page_part_find_above (node, T (FIGURE)) != NULL;
  double headings = n_chars ? (double) has->n_heading_chars / n_chars : 0;

  if (!in_figure && has->n_pictures > 1 &&
      (double) has->n_paragraphs / has->n_pictures < 0.5)
    return TRUE;
  if (!is_list && (int) has->n_items - 100 > (int) has->n_paragraphs)
    return TRUE;
  if (has->n_inputs > has->n_paragraphs / 3)
    return TRUE;
  if (!is_list && !in_figure && headings < 0.9 && n_chars < 25 &&
      (has->n_pictures == 0 || has->n_pictures > 2) && density > 0)
    return TRUE;
  if (!is_list && weight < 25 && density > 0.2)
    return TRUE;
  if (weight >= 25 && density > 0.5)
    return TRUE;
  if ((has->n_embeds == 1 && n_chars < 75) || has->n_embeds > 1)
    return TRUE;
  return has->n_pictures == 0 && has->n_text_chars == 0;
}

/* A picture with what is written beneath it, and little else. */
static gboolean
is_box_of_figure (const DatelinePagePart *node)
{
  const DatelinePagePart *figure = node->amount.n_chars < LONGEST_FIGURE
                                       ? dateline_page_part_find (node, T (FIGURE))
                                       : NULL;

  return figure && dateline_page_part_find (figure, T (IMG)) &&
         figure->amount.n_chars > 0 &&
         node->amount.n_chars - figure->amount.n_chars < MOST_BESIDE_FIGURE &&
         dateline_page_part_get_link_density (node) < 0.3;
}

static gboolean
is_clutter (const DatelinePagePart *node, gboolean weigh_names)
{
  Contents contents;
  int weight;
  gboolean is_list = node->tag == T (UL) || node->tag == T (OL);

  /* First what is known without a look at all that is in it: boxes may be nested. */
  weight = weigh_names ? dateline_page_names_get_weight (node) : 0;
  if (weight >= 0 && node->amount.n_commas >= MANY_COMMAS)
    return FALSE;
  if (is_in_data (node) || is_box_of_figure (node))
    return FALSE;
  contents = look_into (node);
  if (contents.has_data)
    return FALSE;
  if (weight < 0)
    return TRUE;
  if (contents.has_video)
    return FALSE;
  if (!is_list && node->amount.n_chars > 0)
    is_list = (double) contents.n_list_chars / node->amount.n_chars > 0.9;
  return is_clutter_by_contents (node, &contents, is_list, weight) &&
         !(is_list && is_gallery (node, &contents));
}

static void
remove_clutter (DatelinePagePart *article, DatelineHtmlTag tag, gboolean weigh_names)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (DatelinePagePart *node = dateline_page_part_next (article, article); node;
       node = dateline_page_part_next (node, article))
    if (dateline_page_part_is (node, tag))
      g_ptr_array_add (found, node);
  /* The innermost first. */
  for (guint i = found->len; i-- > 0;)
    if (is_clutter (g_ptr_array_index (found, i), weigh_names))
      dateline_page_part_remove (g_ptr_array_index (found, i));
}

static gboolean
is_never_wanted (const DatelinePagePart *node, gboolean weigh_names)
{
  switch (node->tag)
    {
    case T (OBJECT):
    case T (EMBED):
    case T (IFRAME):
      return !is_video (node);
    case T (FOOTER):
    case T (LINK):
    case T (ASIDE):
    case T (INPUT):
    case T (TEXTAREA):
    case T (SELECT):
    case T (BUTTON):
      return TRUE;
    case T (H1):
    case T (H2):
      return weigh_names && dateline_page_names_get_weight (node) < 0;
    default:
      return FALSE;
    }
}

static gboolean
is_share_box (const DatelinePagePart *node)
{
  return node->amount.n_chars < MOST_SHARE_CHARS && dateline_page_names_are_shares (node);
}

static void
remove_unwanted (DatelinePagePart *article, gboolean weigh_names)
{
  for (DatelinePagePart *node = dateline_page_part_next (article, article), *next; node;
       node = next)
    {
      next = dateline_page_part_next (node, article);
      if (node->text)
        continue;
      if (is_never_wanted (node, weigh_names) || is_share_box (node))
        {
          next = dateline_page_part_skip (node, article);
          dateline_page_part_remove (node);
        }
    }
}

static gboolean
is_empty_paragraph (const DatelinePagePart *node)
{
  return node->tag == T (P) && node->amount.n_chars == 0 &&
         !dateline_page_part_find (node, T (IMG)) &&
         !dateline_page_part_find (node, T (EMBED)) &&
         !dateline_page_part_find (node, T (OBJECT)) &&
         !dateline_page_part_find (node, T (IFRAME)) &&
         !dateline_page_part_find (node, T (VIDEO)) &&
         !dateline_page_part_find (node, T (AUDIO));
}

static void
tidy (DatelinePagePart *article)
{
  for (DatelinePagePart *node = dateline_page_part_next (article, article), *next; node;
       node = next)
    {
      next = dateline_page_part_next (node, article);
      if (node->text)
        continue;
      if (is_empty_paragraph (node))
        {
          next = dateline_page_part_skip (node, article);
          dateline_page_part_remove (node);
        }
      else if (node->tag == T (H1))
        {
          node->tag = T (H2);
        }
    }
}

/*
 * dateline_page_cleaner_clean:
 * @article: the element that has it
 * @weigh_names: whether classes count
 * @conditionally: whether boxes go by what is in them
 *
 * Takes out what is not of the article.
 */
void
dateline_page_cleaner_clean (DatelinePagePart *article,
                             gboolean weigh_names,
                             gboolean conditionally)
{
  mark_data_tables (article);
  if (conditionally)
    {
      remove_clutter (article, T (FORM), weigh_names);
      remove_clutter (article, T (FIELDSET), weigh_names);
    }
  remove_unwanted (article, weigh_names);
  if (conditionally)
    {
      remove_clutter (article, T (TABLE), weigh_names);
      remove_clutter (article, T (UL), weigh_names);
      remove_clutter (article, T (DIV), weigh_names);
    }
  tidy (article);
}
