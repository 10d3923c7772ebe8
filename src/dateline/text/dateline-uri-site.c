/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Whose an address is: what stands below a public suffix ("bbc.co.uk") belongs to one
 * owner. The list of suffixes is libpsl's own. Pure functions, any thread. */

#include "dateline/text/dateline-uri-site-private.h"

#include "dateline/text/dateline-uri-parts-private.h"

#include <libpsl.h>
#include <string.h>

/* The host of an address with an authority in lower case, its user and port gone. */
char *
dateline_uri_dup_host (const char *uri)
{
  DatelineUriParts parts;
  const char *start;
  const char *end;
  const char *at;
  const char *stop;

  dateline_uri_take_apart (uri, &parts);
  if (parts.scheme == 0 || parts.authority == NULL)
    return NULL;
  start = parts.authority;
  end = parts.path;
  at = g_strrstr_len (start, end - start, "@");
  if (at != NULL)
    start = at + 1;
  if (*start == '[')
    {
      stop = memchr (start, ']', end - start);
      return stop == NULL ? NULL : g_ascii_strdown (start, stop + 1 - start);
    }
  stop = memchr (start, ':', end - start);
  if (stop == NULL)
    stop = end;
  return stop > start ? g_ascii_strdown (start, stop - start) : NULL;
}

/*
 * dateline_uri_get_site:
 * @host: a host, in any letters
 *
 * Gets what of a host is one owner's: "bbc.co.uk" of "news.bbc.co.uk". A number, and a
 * name that is a suffix itself, are their own.
 *
 * Returns: (transfer full) (nullable): the site in letters of ASCII, %NULL for no host
 */
char *
dateline_uri_get_site (const char *host)
{
  g_autofree char *plain = g_hostname_to_ascii (host);
  const char *site;
  gsize length;

  if (plain == NULL)
    return NULL;
  length = strlen (plain);
  while (length > 0 && plain[length - 1] == '.')
    plain[--length] = '\0';
  if (length == 0)
    return NULL;
  if (*plain == '[' || g_hostname_is_ip_address (plain))
    return g_steal_pointer (&plain);
  site = psl_registrable_domain (psl_builtin (), plain);
  return site != NULL ? g_strdup (site) : g_steal_pointer (&plain);
}

/* Whether @host ends in a suffix that somebody runs: "example.com", not "node.js". */
gboolean
dateline_uri_is_known_domain (const char *host)
{
  g_autofree char *plain = g_hostname_to_ascii (host);
  const char *last = plain != NULL ? strrchr (plain, '.') : NULL;

  return last != NULL && psl_is_public_suffix2 (psl_builtin (),
                                                last + 1,
                                                PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE);
}

/*
 * dateline_uri_is_same_site:
 * @uri: (nullable): an address
 * @other: (nullable): another one
 *
 * Returns: whether both lead to hosts of one owner
 */
gboolean
dateline_uri_is_same_site (const char *uri, const char *other)
{
  g_autofree char *host = uri != NULL ? dateline_uri_dup_host (uri) : NULL;
  g_autofree char *other_host = other != NULL ? dateline_uri_dup_host (other) : NULL;
  g_autofree char *site = host != NULL ? dateline_uri_get_site (host) : NULL;
  g_autofree char *other_site =
      other_host != NULL ? dateline_uri_get_site (other_host) : NULL;

  return site != NULL && g_strcmp0 (site, other_site) == 0;
}
