/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Parameters that say where a reader came from, and hosts that only pass them on, in two
 * tables. What is left is byte for byte as it was written. Pure functions, any thread.
 *
 * A parameter stands here without sites only if it means nothing but tracking wherever it
 * occurs; the lists that say so are named beside each group. */

#include "dateline/text/dateline-uri-trackers-private.h"

#include "dateline/text/dateline-uri-parts-private.h"
#include "dateline/text/dateline-uri-private.h"
#include "dateline/text/dateline-uri-site-private.h"

#include <string.h>

/* A host that leads on to another that leads on. */
#define MAX_HOPS 3

/* @name: with a star at its end, what begins so. @sites: where alone it is a tracker;
 * NULL for everywhere. */
typedef struct
{
  const char *name;
  const char *sites;
} Tracker;

static const Tracker trackers[] = {
  /* Campaigns as analytics programs name them: Google Analytics, Matomo, AT Internet,
   * Webtrends, Adobe (ClearURLs' global rules, AdGuard's filter 17). */
  { "utm_*", NULL },
  { "mtm_*", NULL },
  { "matomo_*", NULL },
  { "pk_campaign", NULL },
  { "pk_kwd", NULL },
  { "pk_source", NULL },
  { "pk_medium", NULL },
  { "at_medium", NULL },
  { "at_campaign", NULL },
  { "at_custom*", NULL },
  { "at_link_*", NULL },
  { "at_format", NULL },
  { "at_ptr_name", NULL },
  { "at_bbc_team", NULL },
  { "xtor", NULL },
  { "ns_mchannel", NULL },
  { "ns_campaign", NULL },
  { "ns_source", NULL },
  { "ns_linkname", NULL },
  { "ns_fee", NULL },
  { "wt_mc", NULL },
  { "wt_zmc", NULL },
  { "wt.mc_id", NULL },
  { "s_cid", NULL },
  { "ga_source", NULL },
  { "ga_medium", NULL },
  { "ga_campaign", NULL },
  { "_ga", NULL },
  { "_gl", NULL },
  /* A click on an advertisement or in a network, each with a number of its own (Firefox's
   * and Brave's query stripping). */
  { "fbclid", NULL },
  { "gclid", NULL },
  { "gclsrc", NULL },
  { "gbraid", NULL },
  { "wbraid", NULL },
  { "dclid", NULL },
  { "msclkid", NULL },
  { "yclid", NULL },
  { "ysclid", NULL },
  { "twclid", NULL },
  { "ttclid", NULL },
  { "igshid", NULL },
  { "li_fat_id", NULL },
  { "rb_clickid", NULL },
  { "wickedid", NULL },
  { "_openstat", NULL },
  { "srsltid", NULL },
  { "epik", NULL },
  { "irclickid", NULL },
  { "fb_action_ids", NULL },
  { "fb_action_types", NULL },
  { "fb_source", NULL },
  { "fb_ref", NULL },
  /* A letter's receiver: Mailchimp, HubSpot, Marketo, Vero, Omeda, Drip, Klaviyo
   * (Firefox's and Brave's query stripping). */
  { "mc_cid", NULL },
  { "mc_eid", NULL },
  { "mc_tc", NULL },
  { "_hsenc", NULL },
  { "_hsmi", NULL },
  { "__hssc", NULL },
  { "__hstc", NULL },
  { "__hsfp", NULL },
  { "hsctatracking", NULL },
  { "mkt_tok", NULL },
  { "vero_id", NULL },
  { "vero_conv", NULL },
  { "oly_anon_id", NULL },
  { "oly_enc_id", NULL },
  { "__s", NULL },
  { "_kx", NULL },
  { "ml_subscriber", NULL },
  { "ml_subscriber_hash", NULL },
  /* Ordinary words elsewhere; there, only where one came from (ClearURLs' providers). */
  { "cmp", " theguardian.com " },
  { "cmpid", " bloomberg.com ft.com " },
  { "smid", " nytimes.com " },
  { "smtyp", " nytimes.com " },
  { "partner", " nytimes.com " },
  { "emc", " nytimes.com " },
  { "ito", " dailymail.co.uk metro.co.uk independent.co.uk " },
  { "ocid", " bbc.com bbc.co.uk msn.com " },
  { "mod", " wsj.com marketwatch.com barrons.com " },
  { "ncid", " techcrunch.com huffpost.com " },
  { "ref", " theguardian.com nytimes.com amazon.com amazon.de amazon.co.uk " },
  { "ref_", " amazon.com amazon.de amazon.co.uk imdb.com " },
  { "ref_src", " twitter.com x.com " },
  { "ref_url", " twitter.com x.com " },
  { "s", " twitter.com x.com " },
  { "t", " twitter.com x.com " },
  { "si", " youtube.com youtu.be spotify.com " },
  { "feature", " youtube.com youtu.be " },
  { "source", " medium.com " },
  { "ref_campaign", " reddit.com " },
  { "ref_source", " reddit.com " },
  { "share_id", " reddit.com " },
};

/* @host: with a dot at its start, what ends so. The target stands in @parameter. */
static const struct
{
  const char *host;
  const char *path;
  const char *parameter;
} redirectors[] = {
  { "google.com", "/url", "q" },
  { "google.com", "/url", "url" },
  { "www.google.com", "/url", "q" },
  { "www.google.com", "/url", "url" },
  { "l.facebook.com", "/l.php", "u" },
  { "lm.facebook.com", "/l.php", "u" },
  { "www.facebook.com", "/l.php", "u" },
  { "l.instagram.com", "/", "u" },
  { "l.threads.net", "/", "u" },
  { "t.umblr.com", "/redirect", "z" },
  { "www.youtube.com", "/redirect", "q" },
  { "out.reddit.com", NULL, "url" },
  { ".safelinks.protection.outlook.com", "/", "url" },
  { "slack-redir.net", "/link", "url" },
  { "vk.com", "/away.php", "to" },
  { "exit.sc", "/", "url" },
  { "duckduckgo.com", "/l/", "uddg" },
  { "steamcommunity.com", "/linkfilter/", "url" },
};

static gboolean
matches (const Tracker *tracker, const char *name, gsize length)
{
  gsize n = strlen (tracker->name);

  if (tracker->name[n - 1] == '*')
    return length >= n - 1 && g_ascii_strncasecmp (name, tracker->name, n - 1) == 0;
  return length == n && g_ascii_strncasecmp (name, tracker->name, n) == 0;
}

/* @site: between two spaces. */
static gboolean
is_tracker (const char *name, gsize length, const char *site)
{
  for (gsize i = 0; i < G_N_ELEMENTS (trackers); i++)
    if (matches (&trackers[i], name, length) &&
        (trackers[i].sites == NULL || strstr (trackers[i].sites, site) != NULL))
      return TRUE;
  return FALSE;
}

/* What is left of "a=b&c=d" from @at to @end without trackers, behind @mark; nothing if
 * nothing is left. Returns whether one was left out. */
static gboolean
append_kept (GString *kept, const char *at, const char *end, char mark, const char *site)
{
  gboolean is_changed = FALSE;

  while (at < end)
    {
      const char *stop = memchr (at, '&', end - at);
      const char *equals;

      if (stop == NULL)
        stop = end;
      equals = memchr (at, '=', stop - at);
      if (equals != NULL && is_tracker (at, equals - at, site))
        is_changed = TRUE;
      else
        {
          g_string_append_c (kept, mark);
          g_string_append_len (kept, at, stop - at);
          mark = '&';
        }
      at = stop + 1;
    }
  return is_changed;
}

/* Whether "a=b&c=d" is nothing but trackers. */
static gboolean
is_all_trackers (const char *at, const char *end, const char *site)
{
  g_autoptr (GString) kept = g_string_new (NULL);

  return append_kept (kept, at, end, '#', site) && kept->len == 0;
}

static char *
drop_parameters (const char *uri)
{
  DatelineUriParts parts;
  g_autofree char *host = dateline_uri_dup_host (uri);
  g_autofree char *site = host != NULL ? dateline_uri_get_site (host) : NULL;
  g_autofree char *between = g_strdup_printf (" %s ", site != NULL ? site : "");
  g_autoptr (GString) kept = NULL;
  gboolean is_changed = FALSE;

  dateline_uri_take_apart (uri, &parts);
  kept = g_string_new_len (uri, parts.query - uri);
  if (parts.query < parts.fragment)
    is_changed = append_kept (kept, parts.query + 1, parts.fragment, '?', between);
  if (*parts.fragment == '#' && is_all_trackers (parts.fragment + 1, parts.end, between))
    is_changed = TRUE;
  else
    g_string_append (kept, parts.fragment);
  return is_changed ? g_strdup (kept->str) : g_strdup (uri);
}

/* The value of a parameter, its percent signs read; NULL if it is no web address. */
static char *
take_target (const DatelineUriParts *parts, const char *parameter)
{
  g_autofree char *prefix = g_strconcat (parameter, "=", NULL);
  const char *end = parts->fragment;

  for (const char *at = parts->query; at < end;)
    {
      const char *stop = memchr (at + 1, '&', end - at - 1);

      if (stop == NULL)
        stop = end;
      if (strncmp (at + 1, prefix, strlen (prefix)) == 0)
        {
          g_autofree char *value =
              g_uri_unescape_segment (at + 1 + strlen (prefix), stop, NULL);

          if (value == NULL || !g_utf8_validate (value, -1, NULL) ||
              !(g_str_has_prefix (value, "https://") ||
                g_str_has_prefix (value, "http://")))
            return NULL;
          return dateline_uri_resolve (NULL, value, DATELINE_URI_FETCH);
        }
      at = stop;
    }
  return NULL;
}

/* Where a redirector leads, NULL if @uri is none. */
static char *
unwrap (const char *uri)
{
  DatelineUriParts parts;
  g_autofree char *host = dateline_uri_dup_host (uri);

  if (host == NULL)
    return NULL;
  dateline_uri_take_apart (uri, &parts);
  for (gsize i = 0; i < G_N_ELEMENTS (redirectors); i++)
    {
      const char *path = redirectors[i].path;
      gsize length = parts.query - parts.path;
      char *target;

      if (redirectors[i].host[0] == '.' ? !g_str_has_suffix (host, redirectors[i].host)
                                        : strcmp (host, redirectors[i].host) != 0)
        continue;
      if (path != NULL &&
          (strlen (path) != length || strncmp (parts.path, path, length) != 0))
        continue;
      target = take_target (&parts, redirectors[i].parameter);
      if (target != NULL)
        return target;
    }
  return NULL;
}

/*
 * dateline_uri_drop_trackers:
 * @uri: an address that a person follows or copies
 *
 * Makes the address that is meant: without the parameters that only tell where a reader
 * came from, and without the known hosts that only pass on. One that has none of these
 * comes back byte for byte. What identifies a story must not go through here.
 *
 * Returns: (transfer full): the address
 */
char *
dateline_uri_drop_trackers (const char *uri)
{
  g_autofree char *address = g_strdup (uri);
  gsize scheme = dateline_uri_scheme_length (uri);

  if (!dateline_uri_is_web (uri, scheme))
    return g_steal_pointer (&address);
  for (int i = 0; i < MAX_HOPS; i++)
    {
      char *target = unwrap (address);

      if (target == NULL)
        break;
      g_free (address);
      address = target;
    }
  return drop_parameters (address);
}
