/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The feeds that a web page names. Pure, any thread; linear, no tree.
 *
 * Only what the page says is taken: no address is guessed, so that no server is asked for
 * pages that it never had.
 */

#include "dateline/feed/dateline-feed-finder.h"

#include "dateline/html/dateline-html-links-private.h"
#include "dateline/text/dateline-charset-private.h"
#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

#define MOST_FEEDS 200

static const char *const feed_types[] = {
  "application/rss+xml",
  "application/atom+xml",
  "application/feed+json",
  "application/rdf+xml",
  "text/rss+xml",
  "text/atom+xml",
  "application/x-rss+xml",
  "application/x.atom+xml",
  "application/rss",
  "application/atom",
  "text/xml",
  "application/xml",
};

static gboolean
has_word (const char *list, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = list; at != NULL && *at != '\0';)
    {
      gsize n;

      at += strspn (at, " \t\r\n\f");
      n = strcspn (at, " \t\r\n\f");
      if (n == length && g_ascii_strncasecmp (at, word, n) == 0)
        return TRUE;
      at += n;
    }
  return FALSE;
}

/* JSON Feed 1 was served as plain JSON, as are a page's own contents: only the address
 * tells which it is. */
static gboolean
is_json_feed (const char *type, const char *href)
{
  return g_ascii_strcasecmp (type, "application/json") == 0 &&
         strstr (href, "feed") != NULL;
}

static gboolean
is_feed_type (const char *type, const char *href)
{
  g_autofree char *plain = NULL;

  if (type == NULL)
    return FALSE;
  plain = g_strstrip (g_strndup (type, strcspn (type, ";")));
  for (gsize i = 0; i < G_N_ELEMENTS (feed_types); i++)
    if (g_ascii_strcasecmp (feed_types[i], plain) == 0)
      return TRUE;
  return is_json_feed (plain, href);
}

/* <link rel=alternate> with the type of a feed; rel=feed needs none.
 */
static gboolean
names_feed (const DatelineHtmlLink *link)
{
  if (link->href == NULL || has_word (link->rel, "stylesheet"))
    return FALSE;
  if (has_word (link->rel, "feed"))
    return TRUE;
  return has_word (link->rel, "alternate") && is_feed_type (link->type, link->href);
}

static char *
resolve (const char *base, const char *href)
{
  if (g_ascii_strncasecmp (href, "feed:", strlen ("feed:")) == 0)
    return dateline_uri_from_input (href);
  return dateline_uri_resolve (base, href, DATELINE_URI_FETCH);
}

/**
 * dateline_feed_finder_find:
 * @page: a web page, in any encoding
 * @content_type: (nullable): the Content-Type that it came with
 * @uri: (nullable): the address that it came from; without one, relative addresses stay
 *   as they are
 *
 * Finds the feeds that a page names, in the order of the page and each address once:
 * `<link rel="alternate">` with the type of a feed (the practice of browsers, written
 * down by the WHATWG HTML Standard, 4.6.7.1), and `rel="feed"`. Addresses are resolved
 * against
 * `<base>` too. Nothing is fetched, no address is guessed.
 *
 * Returns: (transfer full) (element-type DatelineFeedLink): the feeds, maybe none
 */
GPtrArray *
dateline_feed_finder_find (GBytes *page, const char *content_type, const char *uri)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *base_href = NULL;
  g_autofree char *base = NULL;
  GPtrArray *found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_link_unref);
  const char *html;
  gsize length;

  g_return_val_if_fail (page != NULL, found);

  text = dateline_charset_decode (page, content_type, DATELINE_CHARSET_HTML);
  html = g_bytes_get_data (text, &length);
  if (length == 0)
    return found;
  links = dateline_html_find_links (html, length, &base_href);
  if (base_href != NULL)
    base = dateline_uri_resolve (uri, base_href, DATELINE_URI_FETCH);
  if (base == NULL)
    base = g_strdup (uri);

  for (guint i = 0; i < links->len && found->len < MOST_FEEDS; i++)
    {
      const DatelineHtmlLink *link = g_ptr_array_index (links, i);
      g_autofree char *address = NULL;
      g_autofree char *title = NULL;

      if (!names_feed (link))
        continue;
      address = resolve (base, link->href);
      if (address == NULL || !g_hash_table_add (seen, dateline_uri_normalize (address)))
        continue;
      title = dateline_text_tame (link->title == NULL ? "" : link->title);
      g_ptr_array_add (found,
                       dateline_feed_link_new (address,
                                               *title == '\0' ? NULL : title,
                                               link->type,
                                               NULL,
                                               NULL));
    }
  return found;
}
