/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An address taken apart (RFC 3986, 3). Pure functions, any thread. */

#include "dateline/text/dateline-uri-parts-private.h"

#include <string.h>

/* The length of the scheme that @uri begins with, without the colon; 0 without one. */
gsize
dateline_uri_scheme_length (const char *uri)
{
  gsize n = 0;

  if (!g_ascii_isalpha (*uri))
    return 0;
  while (g_ascii_isalnum (uri[n]) || (uri[n] != '\0' && strchr ("+-.", uri[n]) != NULL))
    n++;
  return uri[n] == ':' ? n : 0;
}

/* Whether it is http or https: an address with a host and a path. */
gboolean
dateline_uri_is_web (const char *uri, gsize scheme)
{
  return (scheme == 5 && g_ascii_strncasecmp (uri, "https", 5) == 0) ||
         (scheme == 4 && g_ascii_strncasecmp (uri, "http", 4) == 0);
}

void
dateline_uri_take_apart (const char *uri, DatelineUriParts *parts)
{
  const char *at;

  parts->start = uri;
  parts->scheme = dateline_uri_scheme_length (uri);
  parts->end = uri + strlen (uri);
  at = parts->scheme > 0 ? uri + parts->scheme + 1 : uri;
  parts->authority = NULL;
  if (at[0] == '/' && at[1] == '/')
    {
      parts->authority = at + 2;
      at += 2 + strcspn (at + 2, "/?#");
    }
  parts->path = at;
  parts->query = at + strcspn (at, "?#");
  parts->fragment = parts->query + strcspn (parts->query, "#");
}
