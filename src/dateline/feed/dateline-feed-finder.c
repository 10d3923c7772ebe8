/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The feeds that a web page names. Pure, any thread; linear, no tree.
 *
 * Only what the page says is taken: whoever looks further, at what is visible or usual,
 * is dateline-feed-findings.
 */

#include "dateline/feed/dateline-feed-finder-private.h"

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

/* JSON Feed 1 was served as plain JSON, as are a page's own contents: only the address or
 * the title tells which it is. */
static gboolean
is_json_feed (const char *type, const DatelineHtmlLink *link)
{
  g_autofree char *title = NULL;

  if (g_ascii_strcasecmp (type, "application/json") != 0)
    return FALSE;
  title = g_ascii_strdown (link->title != NULL ? link->title : "", -1);
  return strstr (link->href, "feed") != NULL || strstr (title, "feed") != NULL;
}

gboolean
dateline_feed_finder_has_feed_type (const DatelineHtmlLink *link)
{
  g_autofree char *plain = NULL;

  if (link->type == NULL)
    return FALSE;
  plain = g_strstrip (g_strndup (link->type, strcspn (link->type, ";")));
  for (gsize i = 0; i < G_N_ELEMENTS (feed_types); i++)
    if (g_ascii_strcasecmp (feed_types[i], plain) == 0)
      return TRUE;
  return is_json_feed (plain, link);
}

/* <link rel=alternate> with the type of a feed; rel=feed needs none. */
gboolean
dateline_feed_finder_names_feed (const DatelineHtmlLink *link)
{
  if (link->href == NULL || has_word (link->rel, "stylesheet"))
    return FALSE;
  if (has_word (link->rel, "feed"))
    return TRUE;
  return has_word (link->rel, "alternate") && dateline_feed_finder_has_feed_type (link);
}

static char *
resolve (const char *base, const char *href)
{
  g_autofree char *uri = NULL;

  if (g_ascii_strncasecmp (href, "feed:", strlen ("feed:")) == 0)
    {
      /* A person may type the address of the guide; a page does not name it. */
      uri = dateline_uri_from_input (href);
      return uri != NULL && g_str_has_prefix (uri, "http") ? g_steal_pointer (&uri)
                                                           : NULL;
    }
  uri = dateline_uri_resolve (base, href, DATELINE_URI_FETCH);
  return uri != NULL ? dateline_uri_drop_user (uri) : NULL;
}

DatelineFeedLink *
dateline_feed_finder_make_link (const DatelineHtmlLink *link, const char *base)
{
  g_autofree char *address = resolve (base, link->href);
  g_autofree char *title = NULL;
  DatelineFeedLink *made;

  if (address == NULL)
    return NULL;
  title = dateline_text_tame (link->title == NULL ? "" : link->title);
  made = dateline_feed_link_new (address,
                                 *title == '\0' ? NULL : title,
                                 link->type,
                                 NULL,
                                 NULL);
  made->language = g_strdup (link->hreflang);
  return made;
}

GPtrArray *
dateline_feed_finder_pick_named (GPtrArray *found, const char *base)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *named =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_link_unref);

  for (guint i = 0; i < found->len && named->len < MOST_FEEDS; i++)
    {
      const DatelineHtmlLink *link = g_ptr_array_index (found, i);
      g_autoptr (DatelineFeedLink) made = NULL;

      if (!dateline_feed_finder_names_feed (link))
        continue;
      made = dateline_feed_finder_make_link (link, base);
      if (made != NULL && g_hash_table_add (seen, dateline_uri_normalize (made->uri)))
        g_ptr_array_add (named, g_steal_pointer (&made));
    }
  return named;
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
 * Returns: (transfer container) (element-type DatelineFeedLink): the feeds, maybe none
 */
GPtrArray *
dateline_feed_finder_find (GBytes *page, const char *content_type, const char *uri)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *base_href = NULL;
  g_autofree char *base = NULL;
  const char *html;
  gsize length;

  g_return_val_if_fail (page != NULL, NULL);

  text = dateline_charset_decode (page, content_type, DATELINE_CHARSET_HTML);
  html = g_bytes_get_data (text, &length);
  links = dateline_html_find_links (html != NULL ? html : "", length, &base_href);
  if (base_href != NULL)
    base = dateline_uri_resolve (uri, base_href, DATELINE_URI_FETCH);
  return dateline_feed_finder_pick_named (links, base != NULL ? base : uri);
}
