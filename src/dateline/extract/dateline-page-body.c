/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Looks for the body with all that is known of pages, and if little comes of it again
 * with less: dropping by fewer names and by none, without weighing names, without
 * cleaning. The first that is long enough wins, or the longest of all. Any thread.
 */

#include "dateline/extract/dateline-page-body-private.h"

#include "dateline/extract/dateline-page-agreement-private.h"
#include "dateline/extract/dateline-page-cleaner-private.h"
#include "dateline/extract/dateline-page-prepare-private.h"
#include "dateline/extract/dateline-page-scorer-private.h"
#include "dateline/extract/dateline-page-writer-private.h"
#include "dateline/html/dateline-html-arena-private.h"
#include "dateline/html/dateline-html-escape-private.h"

#define ENOUGH 500 /* characters */
#define A_PARAGRAPH 140
#define FEW 80
#define MUCH_MORE 2
#define LITTLE 1000
#define BEGINNING 40
#define LEAST_OF_LONGEST 0.4
#define MOST_LINKS 0.3
#define TIME_FOR_MORE (60 * G_TIME_SPAN_MILLISECOND)

static const struct
{
  DatelinePageDrop drop;
  gboolean weigh_names;
  gboolean conditionally;
  int enough; /* characters: if there are as many, there is no need for it */
} attempts[] = {
  { DATELINE_PAGE_DROP_UNLIKELY, TRUE, TRUE, ENOUGH },
  { DATELINE_PAGE_DROP_ALIEN, TRUE, TRUE, ENOUGH },
  { DATELINE_PAGE_DROP_ALIEN, FALSE, TRUE, ENOUGH },
  { DATELINE_PAGE_DROP_ALIEN, FALSE, FALSE, ENOUGH },
  { DATELINE_PAGE_DROP_NONE, TRUE, TRUE, A_PARAGRAPH },
  { DATELINE_PAGE_DROP_NONE, FALSE, FALSE, A_PARAGRAPH },
};

/* How many characters of @texts are in the article; all of its texts if @texts is empty,
 * which then has them. Texts stay where the parser put them, whatever is cut. */
static int
count_known (const DatelinePagePart *article, GHashTable *texts)
{
  gboolean is_first = g_hash_table_size (texts) == 0;
  int n_chars = 0;

  for (const DatelinePagePart *node = article; node;
       node = dateline_page_part_next (node, article))
    if (node->text && (is_first ? g_hash_table_add (texts, (gpointer) node->text)
                                : g_hash_table_contains (texts, node->text)))
      n_chars += node->amount.n_chars;
  return n_chars;
}

/* More of the same is better; something else, or what is not cleaned, only if it is much
 * more: behind a short article there may be a long comment. */
static gboolean
is_better (const DatelinePagePart *article,
           GHashTable *texts,
           int longest,
           gboolean is_cleaned)
{
  int n_chars = article->amount.n_chars;

  if (n_chars <= longest)
    return FALSE;
  if (longest < FEW || n_chars >= MUCH_MORE * longest)
    return TRUE;
  return is_cleaned && count_known (article, texts) >= 0.8 * longest;
}

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
take_named_body (DatelinePageBody *self, const char *named)
{
  g_auto (GStrv) lines = NULL;
  GString *html;

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

/* The paragraph behind the headline that begins as the page describes itself, or NULL. */
static DatelinePagePart *
find_described (DatelinePageTree *tree, const DatelinePageHints *hints)
{
  DatelinePagePart *root = dateline_page_tree_get_root (tree);
  g_autofree char *beginning = NULL;

  if (!hints->description || g_utf8_strlen (hints->description, -1) < BEGINNING)
    return NULL;
  beginning = g_utf8_substring (hints->description, 0, BEGINNING);
  for (DatelinePagePart *node = root; node; node = dateline_page_part_next (node, root))
    {
      g_autofree char *text = NULL;

      if (!dateline_page_part_is (node, DATELINE_HTML_TAG_P) ||
          node->amount.n_chars < BEGINNING ||
          dateline_page_part_get_order (node) < hints->heading_order)
        continue;
      text = dateline_page_part_dup_text (node);
      if (g_str_has_prefix (text, beginning))
        return node;
    }
  return NULL;
}

static gboolean
has_text_of (const DatelinePagePart *part, GHashTable *texts)
{
  for (const DatelinePagePart *node = part; node;
       node = dateline_page_part_next (node, part))
    if (node->text && g_hash_table_contains (texts, node->text))
      return TRUE;
  return FALSE;
}

static void
take (DatelinePageBody *self, DatelinePagePart *article, const DatelinePageHints *hints)
{
  dateline_page_blocks_drop_boilerplate (article, hints);
  dateline_page_agreement_trim (article, hints->body);
  dateline_page_body_clear (self);
  self->html = dateline_page_writer_write (article);
  self->direction = find_direction (article);
}

/* Of two or three short paragraphs the foot of a page may have more: what it says of
 * itself is where they are. */
static void
find_by_description (DatelinePageBody *self,
                     DatelinePageTree *tree,
                     const DatelinePageHints *hints,
                     GHashTable *texts,
                     int longest)
{
  g_autoptr (GPtrArray) scored = NULL;
  DatelinePagePart *described;
  DatelinePagePart *article;

  dateline_page_tree_restore (tree);
  scored = dateline_page_prepare (tree, hints, DATELINE_PAGE_DROP_UNLIKELY);
  described = find_described (tree, hints);
  if (!described || has_text_of (described, texts))
    return;
  article = described->parent;
  dateline_page_cleaner_clean (article, TRUE, TRUE);
  if (article->amount.n_chars >= LEAST_OF_LONGEST * longest &&
      dateline_page_part_get_link_density (article) < MOST_LINKS)
    take (self, article, hints);
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
  gint64 start = dateline_html_arena_get_cpu_time ();
  g_autoptr (GHashTable) texts = g_hash_table_new (NULL, NULL);
  gboolean is_poor = FALSE;
  int longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (attempts) && longest < attempts[i].enough; i++)
    {
      g_autoptr (GPtrArray) scored = NULL;
      DatelinePagePart *article;
      DatelinePagePart *top;

      /* A page that was made to take long gets no second look. */
      if (i > 0 && dateline_html_arena_get_cpu_time () - start > TIME_FOR_MORE)
        break;
      if (i > 0)
        dateline_page_tree_restore (tree);
      scored = dateline_page_prepare (tree, hints, attempts[i].drop);
      article = dateline_page_scorer_find (tree, scored, attempts[i].weigh_names, &top);
      if (!article)
        continue;
      dateline_page_cleaner_clean (article,
                                   attempts[i].weigh_names,
                                   attempts[i].conditionally);
      if (!is_better (article, texts, longest, attempts[i].conditionally))
        continue;
      longest = article->amount.n_chars;
      g_hash_table_remove_all (texts);
      count_known (article, texts);
      take (self, article, hints);
      is_poor = dateline_page_agreement_is_poor (article, hints->body);
    }
  if (longest < LITTLE && hints->description && hints->heading_order > 0)
    find_by_description (self, tree, hints, texts, longest);
  if (is_poor || (!self->html && hints->body))
    take_named_body (self, hints->body);
}

void
dateline_page_body_clear (DatelinePageBody *self)
{
  g_clear_pointer (&self->html, g_free);
  g_clear_pointer (&self->direction, g_free);
}
