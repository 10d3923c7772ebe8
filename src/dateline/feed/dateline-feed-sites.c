/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From the address of a page to those of its feeds, by tables. Pure functions, any
 * thread. What is taken from an address goes into another one only if it cannot change
 * what that means. */

#include "dateline/feed/dateline-feed-sites-private.h"

#include "dateline/text/dateline-uri-parts-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_TAKEN 8
#define LONGEST_TAKEN 256

/* A piece of the page's address, by its name in the table. */
typedef struct
{
  const char *name; /* in the table; not terminated */
  gsize name_length;
  char *value;
} Taken;

typedef struct
{
  DatelineUriParts parts;
  const char *server; /* the host and port as written, without a user */
  char *host;         /* lower case, without the port */
  Taken taken[MOST_TAKEN];
  guint n_taken;
} Page;

static gboolean
page_init (Page *page, const char *uri)
{
  const char *start;
  const char *end;

  memset (page, 0, sizeof *page);
  dateline_uri_take_apart (uri, &page->parts);
  if (!dateline_uri_is_web (uri, page->parts.scheme) || page->parts.authority == NULL)
    return FALSE;
  start = page->parts.authority;
  end = g_strrstr_len (start, page->parts.path - start, "@");
  page->server = start = end != NULL ? end + 1 : start;
  end = memchr (start, ':', page->parts.path - start);
  page->host = g_ascii_strdown (start, (end != NULL ? end : page->parts.path) - start);
  return TRUE;
}

static void
page_forget (Page *page)
{
  for (guint i = 0; i < page->n_taken; i++)
    g_free (page->taken[i].value);
  page->n_taken = 0;
}

static void
page_clear (Page *page)
{
  page_forget (page);
  g_free (page->host);
}

/* Letters that mean themselves wherever they stand in a path or a query. */
static gboolean
is_harmless (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && (guchar) text[i] < 0x80 &&
        strchr ("-._~%+@:!*,", text[i]) == NULL)
      return FALSE;
  return length > 0 && length <= LONGEST_TAKEN &&
         (length > 2 || strspn (text, ".") < length);
}

static gboolean
is_of_class (const char *text, gsize length, char class)
{
  gsize n_digits = 0;
  gsize n_plain = 0;

  for (gsize i = 0; i < length; i++)
    {
      n_digits += g_ascii_isdigit (text[i]) != 0;
      n_plain += g_ascii_isalnum (text[i]) || (guchar) text[i] >= 0x80 ||
                 strchr ("-_%", text[i]) != NULL;
    }
  switch (class)
    {
    case '#':
      return n_digits == length;
    case '^':
      return n_digits < length;
    case '-':
      return n_plain == length;
    case '@':
      return g_strstr_len (text, length, "@N") != NULL;
    default:
      return TRUE;
    }
}

/* @name is behind a "{"; the value may come percent-encoded. */
static gboolean
take (Page *page, const char *name, const char *value, gsize length)
{
  gsize n = strcspn (name, "#^-@}");

  if (page->n_taken == MOST_TAKEN || !is_harmless (value, length) ||
      !is_of_class (value, length, name[n]))
    return FALSE;
  page->taken[page->n_taken++] = (Taken){ name, n, g_strndup (value, length) };
  return TRUE;
}

/* One segment: literal, or literal with one "{name}" in it. */
static gboolean
match_segment (Page *page,
               const char *pattern,
               gsize pattern_length,
               const char *text,
               gsize length)
{
  const char *open = memchr (pattern, '{', pattern_length);
  const char *close =
      open != NULL ? memchr (open, '}', pattern + pattern_length - open) : NULL;
  gsize before, after;

  if (close == NULL)
    return length == pattern_length && g_ascii_strncasecmp (pattern, text, length) == 0;
  before = open - pattern;
  after = pattern + pattern_length - (close + 1);
  return length > before + after && g_ascii_strncasecmp (pattern, text, before) == 0 &&
         g_ascii_strncasecmp (close + 1, text + length - after, after) == 0 &&
         take (page, open + 1, text + before, length - before - after);
}

static gboolean
match_path (Page *page, const char *pattern)
{
  const char *text = page->parts.path;
  const char *end = page->parts.query;

  while (end > text && end[-1] == '/')
    end--;
  while (*pattern == '/')
    {
      const char *stop;
      gsize n = strcspn (++pattern, "/");

      if (n == 2 && strncmp (pattern, "**", 2) == 0)
        return TRUE;
      if (n == 0)
        break;
      if (text == end)
        return FALSE;
      text++;
      stop = memchr (text, '/', end - text);
      stop = stop != NULL ? stop : end;
      if (!match_segment (page, pattern, n, text, stop - text))
        return FALSE;
      pattern += n;
      text = stop;
    }
  return text == end;
}

/* @pattern: "parameter={name}" */
static gboolean
match_query (Page *page, const char *pattern)
{
  gsize n = strcspn (pattern, "=") + 1;
  const char *end = page->parts.fragment;

  for (const char *at = page->parts.query; at < end;)
    {
      const char *stop;

      at++;
      stop = at + strcspn (at, "&#");
      if ((gsize) (stop - at) > n && strncmp (at, pattern, n) == 0)
        return match_segment (page,
                              pattern + n,
                              strlen (pattern + n),
                              at + n,
                              stop - at - n);
      at = stop;
    }
  return FALSE;
}

static gboolean
is_in_words (const char *words, const char *text)
{
  gsize length = strlen (text);

  for (const char *at = words; at != NULL && *at != '\0';)
    {
      gsize n = strcspn (at, " ");

      if (n == length && g_ascii_strncasecmp (at, text, n) == 0)
        return TRUE;
      at += n;
      at += strspn (at, " ");
    }
  return FALSE;
}

static gboolean
match_host (const char *host, const char *names)
{
  g_auto (GStrv) words = g_strsplit (names, " ", -1);
  const char *plain = host;

  if (g_str_has_prefix (plain, "www."))
    plain += strlen ("www.");
  else if (g_str_has_prefix (plain, "m."))
    plain += strlen ("m.");
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], host) == 0 || strcmp (words[i], plain) == 0 ||
        (strchr (words[i], '*') != NULL && g_pattern_match_simple (words[i], plain)))
      return TRUE;
  return FALSE;
}

/* Whether the page is of this kind; what was taken is kept. */
static gboolean
match_page (Page *page, const DatelineFeedSite *site)
{
  page_forget (page);
  return match_path (page, site->path) &&
         (site->query == NULL || match_query (page, site->query)) &&
         (page->n_taken == 0 || !is_in_words (site->except, page->taken[0].value));
}

/* What a feed's own address ends in. */
static gboolean
is_of_feed (const Page *page)
{
  static const char *const ends[] = { ".atom", ".rss", ".xml", ".rdf",
                                      ".json", "/rss", "/feed" };
  const char *end = page->parts.query;

  while (end > page->parts.path && end[-1] == '/')
    end--;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize n = strlen (ends[i]);

      if ((gsize) (end - page->parts.path) >= n &&
          g_ascii_strncasecmp (end - n, ends[i], n) == 0)
        return TRUE;
    }
  return strstr (page->parts.query, "format=atom") != NULL ||
         strstr (page->parts.query, "format=rss") != NULL;
}

static const DatelineFeedSite *
find_site (const DatelineFeedSite *sites, Page *page)
{
  if (is_of_feed (page))
    return NULL;
  for (; sites->name != NULL; sites++)
    if (match_host (page->host, sites->name) && match_page (page, sites))
      return sites;
  return NULL;
}

/* The page's address up to @end, without a user. */
static void
append_page (GString *uri, Page *page, const char *end)
{
  g_string_append_len (uri, page->parts.start, page->parts.scheme);
  g_string_append (uri, "://");
  g_string_append_len (uri, page->server, end - page->server);
}

/* Fills in a name of a table's address; FALSE if it is not known. */
static gboolean
append_value (GString *uri, Page *page, const char *id, const char *name, gsize length)
{
  const char *end = page->parts.query;

  if (length == 2 && strncmp (name, "id", 2) == 0 && id != NULL)
    g_string_append (uri, id);
  else if (length == 6 && strncmp (name, "origin", 6) == 0)
    append_page (uri, page, page->parts.path);
  else if (length == 4 && strncmp (name, "page", 4) == 0)
    {
      while (end > page->parts.path && end[-1] == '/')
        end--;
      append_page (uri, page, end);
    }
  else
    {
      for (guint i = 0; i < page->n_taken; i++)
        if (page->taken[i].name_length == length &&
            strncmp (page->taken[i].name, name, length) == 0)
          {
            g_string_append (uri, page->taken[i].value);
            return TRUE;
          }
      return FALSE;
    }
  return TRUE;
}

static char *
fill_in (Page *page, const char *template, const char *id)
{
  GString *uri = g_string_new (NULL);

  while (*template != '\0')
    {
      gsize n = strcspn (template, "{");

      g_string_append_len (uri, template, n);
      template += n;
      if (*template != '{')
        break;
      n = strcspn (++template, "}");
      if (!append_value (uri, page, id, template, n))
        {
          g_string_free (uri, TRUE);
          return NULL;
        }
      template += n + 1;
    }
  return g_string_free (uri, FALSE);
}

static void
add_feeds (GPtrArray *links, Page *page, const DatelineFeedSite *site, const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (site->feeds) && site->feeds[i].uri != NULL; i++)
    {
      g_autofree char *filled = fill_in (page, site->feeds[i].uri, id);
      g_autofree char *uri =
          filled != NULL ? dateline_uri_resolve (NULL, filled, DATELINE_URI_FETCH) : NULL;
      DatelineFeedLink *link;

      if (uri == NULL || dateline_uri_scheme_length (uri) == 0)
        continue;
      link = dateline_feed_link_new (uri, NULL, NULL, NULL, NULL);
      if (site->feeds[i].kind != NULL)
        link->kind = g_strdup (_ (site->feeds[i].kind));
      g_ptr_array_add (links, link);
    }
}

static GPtrArray *
new_links (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_link_unref);
}

GPtrArray *
dateline_feed_sites_find (const DatelineFeedSite *sites, const char *uri)
{
  GPtrArray *links = new_links ();
  const DatelineFeedSite *site;
  Page page;

  if (!page_init (&page, uri))
    return links;
  site = find_site (sites, &page);
  if (site != NULL && site->marks[0] == NULL)
    add_feeds (links, &page, site, NULL);
  page_clear (&page);
  return links;
}

char *
dateline_feed_sites_get_look (const DatelineFeedSite *sites, const char *uri)
{
  const DatelineFeedSite *site;
  char *look = NULL;
  Page page;

  if (!page_init (&page, uri))
    return g_strdup (uri);
  site = find_site (sites, &page);
  if (site != NULL && site->look != NULL)
    look = fill_in (&page, site->look, NULL);
  page_clear (&page);
  return look != NULL ? look : g_strdup (uri);
}

/* The value that begins at @at and ends with a quote: a name, or an address as JSON
 * writes it. NULL if it is something else. */
static char *
dup_marked (const char *at, const char *end)
{
  g_autoptr (GString) value = g_string_new (NULL);

  while (at < end && strchr ("\"'<> \t\r\n", *at) == NULL && value->len < 2048)
    {
      if (end - at > 5 && strncmp (at, "\\u0026", 6) == 0)
        {
          g_string_append_c (value, '&');
          at += 6;
        }
      else if (*at == '\\')
        at++;
      else
        g_string_append_c (value, *at++);
    }
  if (g_str_has_prefix (value->str, "https://") ||
      g_str_has_prefix (value->str, "http://") ||
      (value->len > 0 && is_of_class (value->str, value->len, '-')))
    return g_strdup (value->str);
  return NULL;
}

static char *
find_mark (const DatelineFeedSite *site, const char *text, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (site->marks) && site->marks[i] != NULL; i++)
    {
      const char *at = g_strstr_len (text, length, site->marks[i]);

      if (at != NULL)
        {
          char *value = dup_marked (at + strlen (site->marks[i]), text + length);

          if (value != NULL)
            return value;
        }
    }
  return NULL;
}

GPtrArray *
dateline_feed_sites_find_marked (const DatelineFeedSite *sites,
                                 const char *uri,
                                 const char *text,
                                 gsize length)
{
  GPtrArray *links = new_links ();
  const DatelineFeedSite *site;
  Page page;

  if (!page_init (&page, uri))
    return links;
  site = find_site (sites, &page);
  if (site != NULL && site->marks[0] != NULL)
    {
      g_autofree char *id = find_mark (site, text, length);

      if (id != NULL)
        add_feeds (links, &page, site, id);
    }
  page_clear (&page);
  return links;
}

static gboolean
is_by (const DatelineFeedSite *site, const char *software)
{
  return g_ascii_strncasecmp (software, site->name, strlen (site->name)) == 0;
}

gboolean
dateline_feed_sites_knows_software (const char *software)
{
  for (const DatelineFeedSite *site = dateline_feed_software; site->name != NULL; site++)
    if (*site->name != '\0' && is_by (site, software))
      return TRUE;
  return FALSE;
}

GPtrArray *
dateline_feed_sites_find_usual (const char *software, const char *uri)
{
  GPtrArray *links = new_links ();
  Page page;

  if (!page_init (&page, uri))
    return links;
  for (const DatelineFeedSite *site = dateline_feed_software; site->name != NULL; site++)
    if (is_by (site, software != NULL ? software : "") && match_page (&page, site))
      {
        add_feeds (links, &page, site, NULL);
        break;
      }
  page_clear (&page);
  return links;
}
