/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where the feeds of what was fetched may be: what the page or its server names, what is
 * known of the site, what is visible on the page, and where the software that made it
 * usually puts them. Pure, any thread; linear in the page. */

#include "dateline/feed/dateline-feed-finder-private.h"

#include "dateline/html/dateline-html-scanner-private.h"
#include "dateline/text/dateline-charset-private.h"
#include "dateline/text/dateline-uri-parts-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_VISIBLE 60

/* So many links of a page are looked at. */
#define MOST_LINKS 20000

/* A page, decoded. */
typedef struct
{
  const char *html;
  gsize length;
  GPtrArray *links; /* of DatelineHtmlLink */
  const char *uri;
  const char *base;
  const char *software; /* that made it, or NULL */
} Page;

/* Software that does not give its name in a <meta>, but in passing. */
static const struct
{
  const char *mark;
  const char *software;
} passing_marks[] = {
  { "This is Squarespace.", "Squarespace" },
  { "static.wixstatic.com", "Wix" },
  { "class=\"lemmy-site\"", "Lemmy" },
  { "id=\"misskey_meta\"", "Misskey" },
  { "id=\"data-discourse-setup\"", "Discourse" },
  { "id=\"mastodon\"", "Mastodon" },
  { "substackcdn.com", "Substack" },
  { "com.medium.reader", "Medium" },
  { "/wp-content/", "WordPress" },
};

static const char *const software_metas[] = {
  "generator",
  "og:platform",
  "application-name",
};

/* What says in an address that a feed is there. */
static const char *const feed_segments[] = { "rss", "feed", "feeds", "atom", "rdf" };
static const char *const feed_endings[] = {
  ".rss",     ".atom",     ".rdf",      "rss.xml",  "feed.xml", "feeds.xml",
  "atom.xml", "index.xml", "feed.json", "rss2.xml", "rss.php",  "feed.php",
};
static const char *const feed_queries[] = {
  "feed=rss", "feed=atom", "format=rss", "format=atom", "type=rss", "alt=rss",
};

/* What says in an address or a title that it is of comments. */
static const char *const comment_words[] = {
  "comment",  "/replies", "kommentar", "commentaire", "comentario", "comentário",
  "commenti", "reacties", "komentar",  "коммент",     "评论",       "コメント",
};

/* Sites that take a feed's address and are none; or that explain what a feed is. */
static const char *const other_hosts[] = {
  "feedly.com",    "inoreader.com", "newsblur.com", "theoldreader.com",      "yahoo.com",
  "netvibes.com",  "facebook.com",  "linkedin.com", "twitter.com",           "x.com",
  "wikipedia.org", "instagram.com", "subtome.com",  "feedburner.google.com",
};

/* Below these a WordPress page is a list of posts; elsewhere its feed is of comments. */
static const char *const archive_segments[] = {
  "category", "tag",       "author",    "topic",  "topics",  "kategorie",
  "thema",    "categorie", "categoria", "series", "section",
};

static gboolean
has_any (const char *text, const char *const *words, gsize n_words)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (gsize i = 0; i < n_words; i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_any (const char *text, gsize length, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (text, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a segment of the path of @uri is one of these. */
static gboolean
has_segment (const char *uri, const char *const *words, gsize n_words)
{
  DatelineUriParts parts;

  dateline_uri_take_apart (uri, &parts);
  for (const char *at = parts.path; at < parts.query;)
    {
      gsize n = strcspn (++at, "/?#");

      if (is_any (at, n, words, n_words))
        return TRUE;
      at += n;
    }
  return FALSE;
}

static gboolean
is_of_other_host (const char *uri)
{
  g_autofree char *host = dateline_uri_get_display_host (uri);

  for (gsize i = 0; host != NULL && i < G_N_ELEMENTS (other_hosts); i++)
    {
      gsize n = strlen (host);
      gsize m = strlen (other_hosts[i]);

      if (n >= m && strcmp (host + n - m, other_hosts[i]) == 0 &&
          (n == m || host[n - m - 1] == '.'))
        return TRUE;
    }
  return FALSE;
}

/* Whether an address says of itself that it is a feed's. */
static gboolean
is_clear_address (const char *uri)
{
  g_autofree char *host = dateline_uri_get_display_host (uri);
  g_autofree char *path = NULL;
  DatelineUriParts parts;

  dateline_uri_take_apart (uri, &parts);
  path = g_ascii_strdown (parts.path, parts.query - parts.path);
  for (gsize i = 0; i < G_N_ELEMENTS (feed_endings); i++)
    if (g_str_has_suffix (path, feed_endings[i]))
      return TRUE;
  if (host != NULL &&
      (g_str_has_prefix (host, "feeds.") || g_str_has_prefix (host, "rss.")) &&
      strlen (path) > 1)
    return TRUE;
  return has_any (parts.query, feed_queries, G_N_ELEMENTS (feed_queries)) ||
         has_segment (uri, feed_segments, G_N_ELEMENTS (feed_segments));
}

/* Whether a text has the word for it in it: "RSS", "RSS feed", "fa-rss". */
static gboolean
speaks_of_feed (const char *text)
{
  g_auto (GStrv) words = NULL;

  if (text == NULL || strlen (text) > 100)
    return FALSE;
  words = g_strsplit_set (text, " \t\n\r-_/().,:", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (is_any (words[i], strlen (words[i]), feed_segments, G_N_ELEMENTS (feed_segments)))
      return TRUE;
  return FALSE;
}

/* Where it stands among the feeds of a page. */
static DatelineFeedLinkRank
rank (const Page *page, const DatelineFeedLink *link)
{
  g_autofree char *own = NULL;
  DatelineUriParts parts;
  const char *end;

  if (has_any (link->uri, comment_words, G_N_ELEMENTS (comment_words)) ||
      (link->title != NULL &&
       has_any (link->title, comment_words, G_N_ELEMENTS (comment_words))))
    return DATELINE_FEED_LINK_COMMENTS;

  dateline_uri_take_apart (page->uri, &parts);
  end = parts.query;
  while (end > parts.path && end[-1] == '/')
    end--;
  if (end == parts.path || strncmp (link->uri, page->uri, end - page->uri) != 0 ||
      strchr ("/.?", link->uri[end - page->uri]) == NULL)
    return DATELINE_FEED_LINK_USUAL;
  if (page->software != NULL &&
      g_ascii_strncasecmp (page->software, "WordPress", strlen ("WordPress")) == 0 &&
      !has_segment (page->uri, archive_segments, G_N_ELEMENTS (archive_segments)))
    return DATELINE_FEED_LINK_COMMENTS;
  return DATELINE_FEED_LINK_OWN;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const DatelineFeedLink *first = *(const DatelineFeedLink *const *) a;
  const DatelineFeedLink *second = *(const DatelineFeedLink *const *) b;

  return (int) first->rank - (int) second->rank;
}

static void
rank_all (const Page *page, GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      DatelineFeedLink *link = links->pdata[i];

      link->rank = rank (page, link);
      if (link->rank == DATELINE_FEED_LINK_COMMENTS && link->kind == NULL)
        link->kind = g_strdup (_ ("Comments"));
    }
  g_ptr_array_sort (links, compare_ranks); /* keeps the order of equals */
}

/* What a person would click. */

typedef enum
{
  SIGHT_NONE,
  SIGHT_WORD,  /* it is called so */
  SIGHT_CLEAR, /* its address or its type says so */
} Sight;

static Sight
see (const DatelineHtmlLink *html, const DatelineFeedLink *link)
{
  if (is_of_other_host (link->uri))
    return SIGHT_NONE;
  if (dateline_feed_finder_has_feed_type (html))
    return SIGHT_CLEAR;
  if (!html->is_anchor)
    return html->rel != NULL && strstr (html->rel, "alternate") != NULL &&
                   html->hreflang == NULL && is_clear_address (link->uri)
               ? SIGHT_CLEAR
               : SIGHT_NONE;
  if (is_clear_address (link->uri))
    return SIGHT_CLEAR;
  return speaks_of_feed (html->title) || speaks_of_feed (html->marks) ? SIGHT_WORD
                                                                      : SIGHT_NONE;
}

/* Those that are clear; only without any, those that are called so. */
static GPtrArray *
pick_visible (const Page *page, gboolean *is_clear)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) called =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_link_unref);
  GPtrArray *clear =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_link_unref);
  g_autofree char *self = dateline_uri_normalize (page->uri);

  g_hash_table_add (seen, g_steal_pointer (&self));
  for (guint i = 0; i < MIN (page->links->len, MOST_LINKS) && clear->len < MOST_VISIBLE;
       i++)
    {
      const DatelineHtmlLink *html = page->links->pdata[i];
      g_autoptr (DatelineFeedLink) link = NULL;
      Sight sight;

      if (*html->href == '#' || dateline_feed_finder_names_feed (html))
        continue;
      link = dateline_feed_finder_make_link (html, page->base);
      sight = link != NULL ? see (html, link) : SIGHT_NONE;
      if (sight == SIGHT_NONE ||
          !g_hash_table_add (seen, dateline_uri_normalize (link->uri)))
        continue;
      if (sight == SIGHT_CLEAR)
        g_ptr_array_add (clear, g_steal_pointer (&link));
      else if (called->len < MOST_VISIBLE)
        g_ptr_array_add (called, g_steal_pointer (&link));
    }
  *is_clear = clear->len > 0;
  if (*is_clear)
    return clear;
  g_ptr_array_unref (clear);
  return g_steal_pointer (&called);
}

static char *
find_software (const char *html, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (software_metas); i++)
    {
      g_autofree char *name = dateline_html_find_meta (html, length, software_metas[i]);

      if (name != NULL && dateline_feed_sites_knows_software (name))
        return g_steal_pointer (&name);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (passing_marks); i++)
    if (g_strstr_len (html, length, passing_marks[i].mark) != NULL)
      return g_strdup (passing_marks[i].software);
  return NULL;
}

/* By marks in the page; by where the page says that it really is, or was found to be. */
static GPtrArray *
find_marked (const Page *page, const char *asked, const DatelineFeedSite *sites)
{
  GPtrArray *marked =
      dateline_feed_sites_find_marked (sites, asked, page->html, page->length);

  if (marked->len == 0)
    {
      g_ptr_array_unref (marked);
      marked =
          dateline_feed_sites_find_marked (sites, page->uri, page->html, page->length);
    }
  for (guint i = 0; i < page->links->len && marked->len == 0; i++)
    {
      const DatelineHtmlLink *html = page->links->pdata[i];
      g_autofree char *canonical = NULL;

      if (g_strcmp0 (html->rel, "canonical") != 0)
        continue;
      canonical = dateline_uri_resolve (page->base, html->href, DATELINE_URI_FETCH);
      if (canonical == NULL || strcmp (canonical, asked) == 0)
        continue;
      g_ptr_array_unref (marked);
      marked = dateline_feed_sites_find (sites, canonical);
    }
  if (marked->len == 0 && strcmp (asked, page->uri) != 0)
    {
      g_ptr_array_unref (marked);
      marked = dateline_feed_sites_find (sites, page->uri);
    }
  return marked;
}

/* A feed that is named, and known from the table too, is of the kind that the table says.
 */
static void
tell_kinds (GPtrArray *named, GPtrArray *marked)
{
  for (guint i = 0; i < named->len; i++)
    for (guint j = 0; j < marked->len; j++)
      {
        DatelineFeedLink *link = named->pdata[i];
        const DatelineFeedLink *known = marked->pdata[j];

        if (link->kind == NULL && strcmp (link->uri, known->uri) == 0)
          link->kind = g_strdup (known->kind);
      }
}

static gboolean
is_markup (const char *html, gsize length)
{
  DatelineHtmlScanner scanner;

  dateline_html_scanner_init (&scanner, html, length);
  while (dateline_html_scanner_next (&scanner))
    if (scanner.kind == DATELINE_HTML_TOKEN_START_TAG)
      return scanner.tag != DATELINE_HTML_TAG_UNKNOWN;
  return FALSE;
}

DatelineFeedFindings *
dateline_feed_findings_new (GBytes *bytes,
                            const char *content_type,
                            const char *link_header,
                            const char *asked,
                            const char *uri,
                            const DatelineFeedSite *sites)
{
  DatelineFeedFindings *self = g_new0 (DatelineFeedFindings, 1);
  g_autoptr (GBytes) text =
      dateline_charset_decode (bytes, content_type, DATELINE_CHARSET_HTML);
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *base_href = NULL;
  g_autofree char *base = NULL;
  g_autofree char *software = NULL;
  Page page = { .uri = uri };

  page.html = g_bytes_get_data (text, &page.length);
  if (page.html == NULL)
    page.html = "";
  page.links = links = dateline_html_find_links (page.html, page.length, &base_href);
  if (base_href != NULL)
    base = dateline_uri_resolve (uri, base_href, DATELINE_URI_FETCH);
  page.base = base != NULL ? base : uri;
  page.software = software = find_software (page.html, page.length);

  self->named = dateline_feed_finder_pick_named (links, page.base);
  dateline_feed_finder_read_header (link_header, uri, self->named);
  rank_all (&page, self->named);
  self->marked = find_marked (&page, asked, sites);
  tell_kinds (self->named, self->marked);
  self->visible = pick_visible (&page, &self->is_clear);
  rank_all (&page, self->visible);
  self->usual = is_markup (page.html, page.length)
                    ? dateline_feed_sites_find_usual (software, uri)
                    : g_ptr_array_new ();
  return self;
}

void
dateline_feed_findings_free (DatelineFeedFindings *self)
{
  g_ptr_array_unref (self->named);
  g_ptr_array_unref (self->marked);
  g_ptr_array_unref (self->visible);
  g_ptr_array_unref (self->usual);
  g_free (self);
}
