/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A web page to its article: what it says of itself first, then where its text is.
 * Parsing takes a while and is caged: any thread but the main one.
 */

#include "dateline/extract/dateline-extract-private.h"

#include "dateline/extract/dateline-page-body-private.h"
#include "dateline/extract/dateline-page-byline-private.h"
#include "dateline/extract/dateline-page-date-private.h"
#include "dateline/extract/dateline-page-markup-private.h"
#include "dateline/extract/dateline-page-next-private.h"
#include "dateline/extract/dateline-page-picture-private.h"
#include "dateline/extract/dateline-page-state-private.h"
#include "dateline/extract/dateline-page-title-private.h"
#include "dateline/html/dateline-html-text-private.h"
#include "dateline/text/dateline-charset-private.h"
#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

#define EXCERPT_CHARS 300

/* Bytes of text. */
#define ENOUGH 800
#define LEAST_OF_OTHER 250
#define A_LINE 140
#define MUCH_MORE 2

static const char *const excerpt_names[] = {
  "dc:description",
  "dcterm:description",
  "og:description",
  "weibo:article:description",
  "weibo:webpage:description",
  "description",
  "twitter:description",
};

static const char *const category_names[] = {
  "article:section", "parsely-section", "articlesection", "section", "category",
};

/* What a page has is shown, so characters that steer it are taken out. */
static char *
tame (char *text)
{
  char *tamed = text ? dateline_text_tame (text) : NULL;

  g_free (text);
  return tamed;
}

static const char *
get_description (const DatelinePageFacts *facts)
{
  const char *said = facts->json_ld.description;

  return said ? said
              : dateline_page_facts_get_meta (facts,
                                              excerpt_names,
                                              G_N_ELEMENTS (excerpt_names));
}

static char *
dup_excerpt (const DatelineExtract *self, const DatelinePageFacts *facts)
{
  const char *said = get_description (facts);

  return said ? g_strdup (said) : dateline_text_excerpt (self->text, EXCERPT_CHARS);
}

/* The section that a page says it is in. */
static char *
dup_category (const DatelinePageFacts *facts, DatelinePageTree *tree)
{
  const char *said = facts->json_ld.category;
  const DatelinePagePart *root = dateline_page_tree_get_root (tree);

  if (!said)
    said = dateline_page_facts_get_meta (facts,
                                         category_names,
                                         G_N_ELEMENTS (category_names));
  if (said)
    return g_strdup (said);
  /* WordPress: rel="category tag". */
  for (const DatelinePagePart *node = root; node;
       node = dateline_page_part_next (node, root))
    {
      const char *rel = dateline_page_part_is (node, DATELINE_HTML_TAG_A)
                            ? dateline_page_part_get (node, "rel")
                            : NULL;

      if (rel && strstr (rel, "category"))
        return dateline_page_part_dup_text (node);
    }
  return NULL;
}

/* Of a page that was kept without its address, as the page says. */
static char *
dup_host (const DatelinePageFacts *facts, const char *uri)
{
  static const char *const names[] = { "og:url" };
  const char *said = uri ? uri : facts->canonical;

  if (!said)
    said = dateline_page_facts_get_meta (facts, names, G_N_ELEMENTS (names));
  return said ? dateline_uri_get_display_host (said) : NULL;
}

/* What was found in a page that shows nothing before a script runs is its frame. */
static void
take_body (DatelineExtract *self, DatelinePageBody *body)
{
  g_autofree char *text = body->html ? dateline_html_to_text (body->html, -1) : NULL;

  if (!text || strlen (text) < MUCH_MORE * strlen (self->text) ||
      strlen (text) < LEAST_OF_OTHER)
    return;
  g_free (self->content);
  g_free (self->text);
  self->content = g_steal_pointer (&body->html);
  self->text = g_steal_pointer (&text);
}

/* In other HTML than the page itself. */
static void
find_body_in (DatelineExtract *self,
              const char *html,
              gsize length,
              gboolean opens_all,
              const DatelinePageHints *hints)
{
  g_autoptr (GString) reduced =
      dateline_page_markup_reduce (html, length, opens_all, NULL);
  g_autoptr (DatelinePageTree) tree = dateline_page_tree_new (reduced->str, reduced->len);
  g_auto (DatelinePageBody) body = { 0 };
  DatelinePageHints other = *hints;
  DatelinePagePart *heading;

  if (!tree)
    return;
  heading = dateline_page_title_find_heading (tree, hints->title);
  other.heading_order = heading ? heading->order : 0;
  dateline_page_body_find (&body, tree, &other);
  take_body (self, &body);
}

static void
find_body_elsewhere (DatelineExtract *self,
                     const char *html,
                     gsize length,
                     const DatelinePageHints *hints)
{
  gboolean is_sure;
  g_autofree char *state =
      dateline_page_state_find_body (html, length, hints->title, &is_sure);

  if (state && (is_sure || strlen (self->text) < A_LINE))
    {
      g_autofree char *page = g_strconcat ("<article>", state, "</article>", NULL);

      find_body_in (self, page, strlen (page), FALSE, hints);
    }
  if (strlen (self->text) < A_LINE && (g_strstr_len (html, length, "<template") ||
                                       g_strstr_len (html, length, "<noscript")))
    find_body_in (self, html, length, TRUE, hints);
}

static void
read_tree (DatelineExtract *self,
           DatelinePageTree *tree,
           const DatelinePageFacts *facts,
           const char *uri,
           const char *html,
           gsize length)
{
  g_auto (DatelinePageBody) body = { 0 };
  g_autofree char *host = dup_host (facts, uri);
  DatelinePageHints hints;
  DatelinePagePart *heading;

  self->title = tame (dateline_page_title_find (facts, tree, uri));
  heading = dateline_page_title_find_heading (tree, self->title);
  self->byline = tame (dateline_page_byline_find (facts, tree, heading));
  self->site_name = tame (g_strdup (facts->site_name));
  self->category = tame (dup_category (facts, tree));
  self->language = tame (g_strdup (facts->language));
  if (!dateline_page_date_find (facts,
                                tree,
                                heading,
                                uri,
                                &self->published,
                                &self->offset))
    self->published = DATELINE_TIME_UNKNOWN;

  self->next_uri = dateline_page_next_find (tree, self->base_uri, uri);
  hints = (DatelinePageHints){ .title = self->title,
                               .byline = self->byline,
                               .category = self->category,
                               .site_name = self->site_name,
                               .body = facts->json_ld.body,
                               .host = host,
                               .description = get_description (facts),
                               .heading_order = heading ? heading->order : 0 };
  dateline_page_body_find (&body, tree, &hints);
  self->content = body.html ? g_steal_pointer (&body.html) : g_strdup ("");
  self->direction = g_steal_pointer (&body.direction);
  self->text = dateline_html_to_text (self->content, -1);
  if (strlen (self->text) < ENOUGH)
    find_body_elsewhere (self, html, length, &hints);
}

/**
 * dateline_extract_new:
 * @page: a web page as it was fetched
 * @content_type: (nullable): the Content-Type that came with it
 * @uri: (nullable): its address
 *
 * Finds the article of a page. Any bytes give an extract; what is no page gives an empty
 * one. Takes up to 300 ms: any thread but the main one.
 *
 * Returns: (transfer full): the extract
 */
DatelineExtract *
dateline_extract_new (GBytes *page, const char *content_type, const char *uri)
{
  DatelineExtract *self = g_atomic_rc_box_new0 (DatelineExtract);
  g_autoptr (GBytes) decoded =
      dateline_charset_decode (page, content_type, DATELINE_CHARSET_HTML);
  g_autoptr (GPtrArray) json_ld =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_auto (DatelinePageFacts) facts = { 0 };
  g_autoptr (GString) reduced = NULL;
  g_autoptr (DatelinePageTree) tree = NULL;
  gsize length;
  const char *html = g_bytes_get_data (decoded, &length);

  self->published = DATELINE_TIME_UNKNOWN;
  html = html ? html : "";
  reduced = dateline_page_markup_reduce (html, length, FALSE, json_ld);
  tree = dateline_page_tree_new (reduced->str, reduced->len);
  if (tree)
    {
      dateline_page_facts_read (&facts, tree, json_ld, uri);
      self->base_uri = g_strdup (facts.base);
      read_tree (self, tree, &facts, uri, html, length);
    }
  if (!self->content)
    self->content = g_strdup ("");
  if (!self->text)
    self->text = g_strdup ("");
  if (tree)
    {
      self->excerpt = tame (dup_excerpt (self, &facts));
      self->lead =
          dateline_page_picture_find (&facts, reduced->str, reduced->len, self->content);
    }
  return self;
}
