/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses as HTTP needs them, and where a redirect may lead. Pure functions, any
 * thread. GUri normalises what it parses ("%7e" becomes "~"), and a server may tell the
 * two apart: so the path and the query are taken from the text and only put together by
 * GUri. */

#include "dateline/net/dateline-http-uri-private.h"

#include "dateline/net/dateline-fetcher.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

/* Percent-encodes what no request line can carry, and nothing else. */
static char *
encode_unsendable (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isgraph (text[i]))
        g_string_append_c (out, text[i]);
      else
        g_string_append_printf (out, "%%%02X", (guchar) text[i]);
    }
  return g_string_free (out, FALSE);
}

static gboolean
has_userinfo (const char *address)
{
  const char *authority = strstr (address, "://");
  const char *at;

  if (authority == NULL)
    return FALSE;
  authority += 3;
  at = memchr (authority, '@', strcspn (authority, "/?#\\"));
  return at != NULL;
}

/* Names with other letters are in ASCII here. */
static gboolean
is_sendable_host (const char *host)
{
  for (const char *at = host; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at) || strchr ("/?#@\\", *at) != NULL)
      return FALSE;
  return TRUE;
}

static GUri *
parse (const char *address)
{
  g_autofree char *scheme = NULL;
  g_autofree char *host = NULL;
  g_autofree char *ascii_host = NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  const char *path_start;
  gsize path_length;
  int port;

  if (!g_uri_split_network (address,
                            G_URI_FLAGS_SCHEME_NORMALIZE,
                            &scheme,
                            &host,
                            &port,
                            NULL))
    return NULL;
  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    return NULL;
  ascii_host = host != NULL && *host != '\0' ? g_hostname_to_ascii (host) : NULL;
  if (ascii_host == NULL || !is_sendable_host (ascii_host))
    return NULL;

  path_start = strstr (address, "://") + 3;
  path_start += strcspn (path_start, "/?#");
  path_length = strcspn (path_start, "?#");
  path = path_length > 0 ? encode_unsendable (path_start, path_length) : g_strdup ("/");
  if (path_start[path_length] == '?')
    query = encode_unsendable (path_start + path_length + 1,
                               strcspn (path_start + path_length + 1, "#"));
  return g_uri_build (SOUP_HTTP_URI_FLAGS,
                      scheme,
                      NULL,
                      ascii_host,
                      port,
                      path,
                      query,
                      NULL);
}

GUri *
dateline_http_uri_parse (const char *address, GError **error)
{
  GUri *uri = parse (address);

  if (uri == NULL)
    g_set_error_literal (error,
                         DATELINE_FETCH_ERROR,
                         DATELINE_FETCH_ERROR_ADDRESS,
                         _ ("This is not an address of a web page or a feed."));
  return uri;
}

char *
dateline_http_uri_to_string (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);
  gboolean is_numeric_six = strchr (host, ':') != NULL;
  int default_port = strcmp (scheme, "https") == 0 ? 443 : 80;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, is_numeric_six ? "%s://[%s]" : "%s://%s", scheme, host);
  if (g_uri_get_port (uri) > 0 && g_uri_get_port (uri) != default_port)
    g_string_append_printf (text, ":%d", g_uri_get_port (uri));
  g_string_append (text, g_uri_get_path (uri));
  if (g_uri_get_query (uri) != NULL)
    g_string_append_printf (text, "?%s", g_uri_get_query (uri));
  return g_string_free (text, FALSE);
}

char *
dateline_http_uri_to_secure_string (GUri *uri)
{
  g_autofree char *plain = dateline_http_uri_to_string (uri);

  return g_strconcat ("https", strchr (plain, ':'), NULL);
}

GUri *
dateline_http_uri_redirect (GUri *uri, const char *location, GError **error)
{
  g_autofree char *base = dateline_http_uri_to_string (uri);
  g_autofree char *address = NULL;
  g_autoptr (GUri) target = NULL;
  const char *sentence = NULL;

  if (location != NULL && *location != '\0')
    address = dateline_uri_resolve (base, location, DATELINE_URI_FETCH);
  if (address != NULL)
    target = parse (address);

  if (target == NULL)
    sentence = _ ("The server redirects to an address that cannot be opened.");
  else if (has_userinfo (address))
    sentence = _ ("The server redirects to an address with a user name in it, which is "
                  "not safe.");
  else if (strcmp (g_uri_get_scheme (uri), "https") == 0 &&
           strcmp (g_uri_get_scheme (target), "http") == 0)
    sentence =
        _ ("The server redirects from a secure address to one that is not secure.");
  if (sentence == NULL)
    return g_steal_pointer (&target);
  g_set_error_literal (error,
                       DATELINE_FETCH_ERROR,
                       DATELINE_FETCH_ERROR_REDIRECT,
                       sentence);
  return NULL;
}

gboolean
dateline_http_uri_is_same_origin (GUri *a, GUri *b)
{
  return strcmp (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0 &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         g_uri_get_port (a) == g_uri_get_port (b);
}

gboolean
dateline_http_uri_is_loopback (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (host, "localhost") == 0 ||
         g_str_has_suffix (host, ".localhost");
}
