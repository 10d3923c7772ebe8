/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses as they are shown and compared. Pure functions, any thread. */

#include "dateline/text/dateline-uri-private.h"

#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-parts-private.h"
#include "dateline/text/dateline-uri-script-private.h"
#include "dateline/text/dateline-uri-site-private.h"

#include <string.h>

/* Most names are what they are shown as: to make them out costs six times as much, and a
 * refresh of 5,000 feeds asks for all of theirs at once. */
static gboolean
is_shown_as_is (const char *host)
{
  gsize length = strspn (host, "abcdefghijklmnopqrstuvwxyz0123456789-.");

  return length > 0 && host[length] == '\0' && host[0] != '.' &&
         host[length - 1] != '.' && !strstr (host, "..") && !strstr (host, "xn--");
}

static void
drop_www (char *host)
{
  if (strncmp (host, "www.", 4) == 0 && strchr (host + 4, '.') != NULL)
    memmove (host, host + 4, strlen (host + 4) + 1);
}

/*
 * dateline_uri_get_display_host:
 * @uri: (nullable): an address
 *
 * Gets the host as it is shown to people, without "www.". A name in other letters is
 * shown in them only where no letter can pass for another one.
 *
 * Returns: (transfer full) (nullable): the host, %NULL if there is none
 */
char *
dateline_uri_get_display_host (const char *uri)
{
  g_autofree char *host = uri != NULL ? dateline_uri_dup_host (uri) : NULL;
  g_autofree char *shown = NULL;
  g_autofree char *tame = NULL;

  if (host == NULL)
    return NULL;
  if (is_shown_as_is (host))
    {
      drop_www (host);
      return g_steal_pointer (&host);
    }
  shown = g_hostname_to_unicode (host);
  if (!dateline_uri_is_plain_to_read (shown == NULL ? host : shown))
    {
      g_free (shown);
      shown = g_hostname_to_ascii (host);
    }
  if (shown == NULL)
    shown = g_steal_pointer (&host);
  /* Wide forms of these characters have become the plain ones just now. */
  tame = dateline_text_tame (shown);
  if (*shown == '\0' || strcmp (tame, shown) != 0 ||
      strpbrk (shown, " /\\?#@<>\"") != NULL)
    return NULL;
  drop_www (shown);
  return g_steal_pointer (&shown);
}

/*
 * dateline_uri_get_display:
 * @uri: an address
 *
 * Makes an address that may be shown to people, and opened all the same: without a user's
 * name, which could pass for a host; the host as it is looked up if a letter of it can
 * pass for another one; with nothing that changes the order of letters.
 *
 * Returns: (transfer full): plain text
 */
char *
dateline_uri_get_display (const char *uri)
{
  g_autofree char *address = dateline_uri_drop_user (uri);
  g_autofree char *host = dateline_uri_dup_host (address);
  g_autofree char *valid = NULL;

  if (host != NULL && !g_str_is_ascii (host))
    {
      g_autofree char *folded = g_utf8_strdown (host, -1);
      g_autofree char *plain = g_hostname_to_ascii (host);
      DatelineUriParts parts;
      char *mended;

      dateline_uri_take_apart (address, &parts);
      if (plain != NULL && !dateline_uri_is_plain_to_read (folded))
        {
          mended = g_strdup_printf ("%.*s%s%s",
                                    (int) (parts.authority - address),
                                    address,
                                    plain,
                                    parts.authority + strlen (host));
          g_free (address);
          address = mended;
        }
    }
  valid = g_utf8_make_valid (address, -1);
  return dateline_text_tame (valid);
}

/*
 * dateline_uri_normalize:
 * @uri: an address
 *
 * Makes a form for comparing: scheme and host in lower case, the default port and the
 * fragment gone, an empty path made "/". Never fetch it: a server may tell them apart.
 *
 * Returns: (transfer full): the form
 */
char *
dateline_uri_normalize (const char *uri)
{
  DatelineUriParts parts;
  GString *text;
  const char *host;
  gsize length;

  dateline_uri_take_apart (uri, &parts);
  if (parts.scheme == 0 || parts.authority == NULL)
    return g_strndup (uri, parts.fragment - uri);

  text = g_string_new_len (uri, parts.authority - uri);
  host = g_strrstr_len (parts.authority, parts.path - parts.authority, "@");
  host = host == NULL ? parts.authority : host + 1;
  g_string_append_len (text, parts.authority, host - parts.authority);
  length = parts.path - host;
  if (dateline_uri_is_web (uri, parts.scheme))
    {
      const char *port = parts.scheme == 5 ? ":443" : ":80";
      gsize n = strlen (port);

      for (gsize before = length + 1; length < before;)
        {
          before = length;
          if (length > n && strncmp (host + length - n, port, n) == 0)
            length -= n;
          else if (length > 0 && host[length - 1] == ':')
            length--;
        }
    }
  for (gsize i = 0; i < parts.scheme; i++)
    text->str[i] = g_ascii_tolower (text->str[i]);
  for (gsize i = 0; i < length; i++)
    g_string_append_c (text, g_ascii_tolower (host[i]));
  if (parts.path == parts.query)
    g_string_append_c (text, '/');
  g_string_append_len (text, parts.path, parts.fragment - parts.path);
  return g_string_free (text, FALSE);
}

/*
 * dateline_uri_fold:
 * @uri: an address
 *
 * Makes what the addresses of one feed have in common: it is served as http and https,
 * with "www." and without, with a slash at the end and without. Never fetch it.
 *
 * Returns: (transfer full): the form
 */
char *
dateline_uri_fold (const char *uri)
{
  g_autofree char *normal = dateline_uri_normalize (uri);
  const char *rest = normal;
  gsize length;

  if (g_str_has_prefix (rest, "http://"))
    rest += strlen ("http://");
  else if (g_str_has_prefix (rest, "https://"))
    rest += strlen ("https://");
  if (g_str_has_prefix (rest, "www."))
    rest += strlen ("www.");

  length = strcspn (rest, "#");
  while (length > 0 && rest[length - 1] == '/')
    length--;
  return g_strndup (rest, length);
}
