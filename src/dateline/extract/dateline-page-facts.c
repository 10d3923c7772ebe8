/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a page says about itself. Names of <meta> are looked at without case; several may
 * stand in one attribute. Any thread. */

#include "dateline/extract/dateline-page-facts-private.h"

#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

static const char *const name_attributes[] = { "property", "name", "itemprop" };

static const char *const site_names[] = {
  "og:site_name", "application-name", "twitter:app:name:iphone",
  "dc.publisher", "publisher",
};

static void
add_meta (DatelinePageFacts *self, const DatelinePagePart *node)
{
  const char *content = dateline_page_part_get (node, "content");

  /* A mistake, and what some that keep pages make of them. */
  if (!content)
    content = dateline_page_part_get (node, "value");
  for (guint i = 0; content && i < G_N_ELEMENTS (name_attributes); i++)
    {
      const char *value = dateline_page_part_get (node, name_attributes[i]);
      g_auto (GStrv) names = NULL;
      g_autofree char *text = dateline_text_collapse (content);

      if (!value || *text == '\0')
        continue;
      names = g_strsplit_set (value, " \t\n\r", 8);
      for (guint n = 0; names[n]; n++)
        {
          g_autofree char *name = g_ascii_strdown (names[n], -1);

          if (*name && !g_hash_table_contains (self->metas, name))
            g_hash_table_insert (self->metas, g_steal_pointer (&name), g_strdup (text));
        }
    }
}

static void
add_link (DatelinePageFacts *self, const DatelinePagePart *node)
{
  const char *rel = dateline_page_part_get (node, "rel");
  const char *href = dateline_page_part_get (node, "href");

  if (rel && href && g_ascii_strcasecmp (rel, "canonical") == 0 && !self->canonical)
    self->canonical = g_strdup (href);
}

static void
read_node (DatelinePageFacts *self, const DatelinePagePart *node, const char *uri)
{
  switch (node->tag)
    {
    case DATELINE_HTML_TAG_META:
      add_meta (self, node);
      break;
    case DATELINE_HTML_TAG_LINK:
      add_link (self, node);
      break;
    case DATELINE_HTML_TAG_BASE:
      if (!self->base && dateline_page_part_get (node, "href"))
        self->base = dateline_uri_resolve (uri,
                                           dateline_page_part_get (node, "href"),
                                           DATELINE_URI_FETCH);
      break;
    case DATELINE_HTML_TAG_TITLE:
      if (!self->document_title)
        self->document_title = dateline_page_part_dup_text (node);
      break;
    default:
      break;
    }
}

static const char *
find_language (DatelinePageFacts *self, const DatelinePagePart *root)
{
  static const char *const names[] = { "content-language",
                                       "og:locale",
                                       "dc.language",
                                       "language",
                                       "inlanguage" };
  const char *language = dateline_page_part_get (root, "lang");

  if (!language || *language == '\0')
    language = dateline_page_part_get (root, "xml:lang");
  if (!language || *language == '\0')
    language = self->json_ld.language;
  return language && *language
             ? language
             : dateline_page_facts_get_meta (self, names, G_N_ELEMENTS (names));
}

/*
 * dateline_page_facts_read:
 * @self: facts, all zero
 * @tree: a page, before it is cut
 * @json_ld: (element-type GBytes): its JSON-LD
 * @uri: (nullable): its address
 *
 * Reads all that a page says about itself.
 */
void
dateline_page_facts_read (DatelinePageFacts *self,
                          DatelinePageTree *tree,
                          GPtrArray *json_ld,
                          const char *uri)
{
  DatelinePagePart *root = dateline_page_tree_get_root (tree);

  self->metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < json_ld->len; i++)
    {
      gsize length;
      const char *json = g_bytes_get_data (g_ptr_array_index (json_ld, i), &length);

      dateline_page_json_ld_read (&self->json_ld, json, length);
    }
  for (const DatelinePagePart *node = root; node;
       node = dateline_page_part_next (node, root))
    if (!node->text)
      read_node (self, node, uri);

  self->site_name = g_strdup (dateline_page_facts_get_meta (self, site_names, 1));
  if (!self->site_name)
    self->site_name = g_strdup (self->json_ld.site_name);
  if (!self->site_name)
    self->site_name = g_strdup (
        dateline_page_facts_get_meta (self, site_names, G_N_ELEMENTS (site_names)));
  self->language = g_strdup (find_language (self, root));
  if (!self->base)
    self->base = g_strdup (uri);
}

void
dateline_page_facts_clear (DatelinePageFacts *self)
{
  g_clear_pointer (&self->metas, g_hash_table_unref);
  dateline_page_json_ld_clear (&self->json_ld);
  g_free (self->document_title);
  g_free (self->site_name);
  g_free (self->language);
  g_free (self->canonical);
  g_free (self->base);
}

/* The content of the first of these that the page has, or NULL. */
const char *
dateline_page_facts_get_meta (const DatelinePageFacts *self,
                              const char *const *names,
                              gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    {
      const char *content = g_hash_table_lookup (self->metas, names[i]);

      if (content)
        return content;
    }
  return NULL;
}
