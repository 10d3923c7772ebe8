/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses: what is allowed, what a relative one means. Pure functions, any thread.
 *
 * GUri is not used to resolve: it refuses what publishers write (spaces, stray percent
 * signs) and writes again what it accepts, while a server must see the bytes that its
 * publisher wrote. The rules are those of RFC 3986 section 5 with the cleaning that the
 * WHATWG URL Standard asks of browsers.
 */

#include "dateline/text/dateline-uri-private.h"

#include "dateline/text/dateline-uri-parts-private.h"

#include <string.h>

/* A picture of 256 KB in base64. */
#define LONGEST_DATA_URI (256 * 1024 / 3 * 4 + 128)

/* Allowed by each use; sorted as they are likely. */
static const char *const link_schemes[] = {
  "https", "http", "mailto", "tel",    "sms",  "magnet", "xmpp",
  "irc",   "ircs", "sip",    "sips",   "geo",  "ftp",    "ftps",
  "news",  "nntp", "gopher", "matrix", "feed", "webcal",
};
static const char *const picture_types[] = {
  "image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp",
};

static gboolean
is_one_of (const char *text, gsize length, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (words[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

/* How many bytes of white space, control or invisible characters begin at @at. */
static gsize
blank_length (const char *at, const char *end)
{
  gunichar c;

  if ((guchar) *at <= 0x20 || *at == 0x7f)
    return 1;
  if ((guchar) *at < 0x80)
    return 0;
  c = g_utf8_get_char_validated (at, end - at);
  if ((c >= 0x80 && c <= 0xa0) || c == 0x200b || c == 0x2028 || c == 0x2029 ||
      c == 0xfeff)
    return g_utf8_next_char (at) - at;
  return 0;
}

/* White space and control characters go from both ends and from inside, but a space
 * inside is written as %20. */
static char *
clean (const char *reference)
{
  const char *end = reference + strlen (reference);
  GString *text = g_string_sized_new (end - reference + 8);
  gsize n_spaces = 0;

  for (const char *at = reference; at < end;)
    {
      gsize n = blank_length (at, end);

      if (n > 0)
        {
          n_spaces += *at == ' ' && text->len > 0;
          at += n;
          continue;
        }
      for (; n_spaces > 0; n_spaces--)
        g_string_append (text, "%20");
      if (*at == '"' || *at == '<' || *at == '>')
        g_string_append_printf (text, "%%%02X", *at);
      else
        g_string_append_c (text, *at);
      at++;
    }
  return g_string_free (text, FALSE);
}

/* A browser reads "\" as "/", and any number of slashes after "http:" as two. */
static char *
mend_slashes (char *uri)
{
  gsize scheme = dateline_uri_scheme_length (uri);
  char *end = uri + strcspn (uri, "?#");
  const char *rest;
  gsize n_slashes;

  for (char *at = uri; at < end; at++)
    if (*at == '\\')
      *at = '/';
  if (scheme == 0)
    return uri;

  rest = uri + scheme + 1;
  n_slashes = strspn (rest, "/");
  if (n_slashes != 2)
    {
      char *mended = g_strdup_printf ("%.*s://%s", (int) scheme, uri, rest + n_slashes);

      g_free (uri);
      return mended;
    }
  return uri;
}

/* The path without its "." and ".." segments (RFC 3986, 5.2.4). */
static void
append_path (GString *uri, const char *path, gsize length)
{
  const char *end = path + length;
  gsize floor = uri->len;

  while (path < end)
    {
      const char *stop = memchr (path + 1, '/', end - path - 1);
      gsize n;

      if (stop == NULL)
        stop = end;
      n = stop - path;
      if (n == 2 && strncmp (path, "/.", 2) == 0)
        {
          if (stop == end)
            g_string_append_c (uri, '/');
        }
      else if (n == 3 && strncmp (path, "/..", 3) == 0)
        {
          const char *last = g_strrstr_len (uri->str + floor, uri->len - floor, "/");

          g_string_truncate (uri, last == NULL ? floor : (gsize) (last - uri->str));
          if (stop == end)
            g_string_append_c (uri, '/');
        }
      else
        g_string_append_len (uri, path, n);
      path = stop;
    }
}

static char *
join (const DatelineUriParts *base, const DatelineUriParts *reference)
{
  GString *uri = g_string_sized_new ((base->end - base->start) +
                                     (reference->end - reference->start) + 2);

  if (reference->authority != NULL)
    {
      g_string_append_len (uri, base->start, base->scheme + 1);
      return g_string_free (g_string_append (uri, reference->start), FALSE);
    }

  g_string_append_len (uri, base->start, base->path - base->start);
  if (reference->path == reference->query)
    {
      gboolean has_query = reference->query < reference->fragment;

      g_string_append_len (uri,
                           base->path,
                           (has_query ? base->query : base->fragment) - base->path);
    }
  else if (*reference->path == '/')
    append_path (uri, reference->path, reference->query - reference->path);
  else
    {
      const char *last = g_strrstr_len (base->path, base->query - base->path, "/");
      g_autoptr (GString) path = g_string_new (NULL);

      if (last != NULL)
        g_string_append_len (path, base->path, last - base->path);
      g_string_append_c (path, '/');
      g_string_append_len (path, reference->path, reference->query - reference->path);
      append_path (uri, path->str, path->len);
    }
  return g_string_free (g_string_append (uri, reference->query), FALSE);
}

static gboolean
is_raster_data (const char *uri)
{
  const char *type = uri + strlen ("data:");

  return strlen (uri) <= LONGEST_DATA_URI && is_one_of (type,
                                                        strcspn (type, ";,"),
                                                        picture_types,
                                                        G_N_ELEMENTS (picture_types));
}

/* No host has a percent sign in it: one that was written with a space is none. */
static gboolean
has_host (const char *authority)
{
  gsize length = strcspn (authority, "/?#");
  const char *at = g_strrstr_len (authority, length, "@");
  const char *host = at == NULL ? authority : at + 1;

  length -= host - authority;
  return length > 0 && *host != ':' && memchr (host, '%', length) == NULL;
}

static gboolean
is_allowed (const char *uri, gboolean from_inside, DatelineUriUse use)
{
  gsize scheme = dateline_uri_scheme_length (uri);

  if (from_inside && g_str_has_prefix (uri, DATELINE_URI_OWN_RESOURCES))
    return TRUE;
  if (use == DATELINE_URI_PICTURE && scheme == 4 &&
      g_ascii_strncasecmp (uri, "data", 4) == 0)
    return is_raster_data (uri);
  if (strlen (uri) > DATELINE_URI_LONGEST)
    return FALSE;
  if (dateline_uri_is_web (uri, scheme))
    return has_host (uri + scheme + strlen ("://"));
  return use == DATELINE_URI_LINK &&
         is_one_of (uri, scheme, link_schemes, G_N_ELEMENTS (link_schemes));
}

/*
 * dateline_uri_resolve:
 * @base: (nullable): where the reference stands; without one, a relative address comes
 *   back as it is
 * @reference: (nullable): an address as published
 * @use: what it is wanted for
 *
 * Resolves a reference, and refuses every scheme that the use does not allow. White space
 * and control characters around and inside go, as in browsers. What needed no resolving
 * is byte for byte what was written. An address inside the program is allowed only
 * when the base is one too.
 *
 * Returns: (transfer full) (nullable): the address, %NULL if it is empty or refused
 */
char *
dateline_uri_resolve (const char *base, const char *reference, DatelineUriUse use)
{
  g_autofree char *uri = NULL;
  DatelineUriParts base_parts, parts;
  gboolean from_inside =
      base != NULL && g_str_has_prefix (base, DATELINE_URI_OWN_RESOURCES);
  gsize scheme;

  if (reference == NULL)
    return NULL;
  uri = clean (reference);
  if (*uri == '\0')
    return NULL;

  scheme = dateline_uri_scheme_length (uri);
  if (scheme > 0 ? dateline_uri_is_web (uri, scheme) : TRUE)
    uri = mend_slashes (g_steal_pointer (&uri));
  if (scheme == 0)
    {
      char *joined;

      if (base == NULL || dateline_uri_scheme_length (base) == 0)
        return strlen (uri) <= DATELINE_URI_LONGEST ? g_steal_pointer (&uri) : NULL;
      dateline_uri_take_apart (base, &base_parts);
      if (base_parts.authority == NULL)
        return NULL;
      dateline_uri_take_apart (uri, &parts);
      joined = join (&base_parts, &parts);
      g_free (uri);
      uri = joined;
    }
  return is_allowed (uri, from_inside, use) ? g_steal_pointer (&uri) : NULL;
}
