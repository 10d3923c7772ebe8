/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Whether two addresses are one picture. A feed often has a picture in one size, its
 * text in another, each from another host of the publisher, or through a service that
 * cuts pictures to size. What only says how large a picture is wanted is passed over;
 * all else counts. Pure functions, any thread.
 */

#include "dateline/html/dateline-html-pictures-private.h"

#include <string.h>

/* Query parameters that hold the address of the picture itself. */
static const char *const address_parameters[] = { "url=", "src=", "image=", "img=" };

/* Query parameters that do not tell pictures apart, where the path has no file name. */
static const char *const size_parameters[] = {
  "w=",    "h=",       "width=", "height=", "q=",      "quality=", "fit=", "crop=",
  "auto=", "format=",  "fm=",    "dpr=",    "resize=", "size=",    "s=",   "sig=",
  "v=",    "version=", "ssl=",   "strip=",  "type=",   "imwidth=", "m=",
};

/* Parts of paths that services for pictures put between. */
static const char *const size_words[] = {
  "fit-in", "smart",    "full-fit-in", "trim", "cdn-cgi", "image",
  "fetch",  "original", "upload",      "max",  "master",  "resize",
};

static const char *const picture_suffixes[] = { ".jpg",  ".jpeg", ".png",
                                                ".webp", ".gif",  ".avif" };

/* Behind the scheme, and behind the name of a service that has the address in its path.
 */
static const char *
skip_origin (const char *uri)
{
  const char *slashes = strstr (uri, "://");

  if (slashes)
    uri = slashes + 3;
  if (uri[0] == 'i' && g_ascii_isdigit (uri[1]) && g_str_has_prefix (uri + 2, ".wp.com/"))
    uri += strlen ("i0.wp.com/");

  return uri;
}

/* The address inside of the address, decoded, or NULL. */
static char *
unwrap (const char *uri)
{
  const char *path = strchr (skip_origin (uri), '/');
  const char *query = strchr (uri, '?');
  const char *found = NULL;

  if (!path)
    return NULL;
  for (const char *p = path; (p = strstr (p, "http")) != NULL; p += 4)
    if ((!query || p < query) &&
        (g_str_has_prefix (p, "https://") || g_str_has_prefix (p, "http://") ||
         g_ascii_strncasecmp (p, "https%3A", 8) == 0 ||
         g_ascii_strncasecmp (p, "http%3A", 7) == 0))
      found = p;
  for (guint i = 0; query && !found && i < G_N_ELEMENTS (address_parameters); i++)
    {
      const char *p = strstr (query, address_parameters[i]);

      if (p && strchr ("?&", p[-1]))
        found = p + strlen (address_parameters[i]);
    }
  if (!found || strlen (found) < 8)
    return NULL;

  return g_uri_unescape_segment (found, found + strcspn (found, "&"), NULL);
}

static gsize
skip_digits (const char *p, gsize length)
{
  gsize n = 0;

  while (n < length && g_ascii_isdigit (p[n]))
    n++;
  return n;
}

/* "640x360", "s1600", "w640-h360", "w_640,c_fill", "width-640". */
static gboolean
is_size (const char *segment, gsize length)
{
  gsize n = skip_digits (segment, length);

  for (guint i = 0; i < G_N_ELEMENTS (size_words); i++)
    if (strlen (size_words[i]) == length && strncmp (segment, size_words[i], length) == 0)
      return TRUE;
  if (n > 0)
    return n < length && segment[n] == 'x' &&
           n + 1 + skip_digits (segment + n + 1, length - n - 1) == length;
  if (g_strstr_len (segment, length, ",") && g_strstr_len (segment, length, "_"))
    return TRUE;
  if (g_strstr_len (segment, length, "=") || g_str_has_prefix (segment, "filters:"))
    return TRUE;
  if (length < 2 || !strchr ("swhcq", segment[0]))
    return FALSE;
  if (strchr ("_-", segment[1]))
    return skip_digits (segment + 2, length - 2) > 1;
  n = skip_digits (segment + 1, length - 1);
  return n >= 2 && (n + 1 == length || segment[n + 1] == '-');
}

/* Where the part of a file's name that names the picture ends: before "-1024x683.jpg",
 * "_640x360.jpg", "-scaled.jpg", "@2x.png" and ".jpg.webp". */
static gsize
stem_length (const char *name, gsize length)
{
  gsize stem = length;
  gsize digits;
  gsize n;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < G_N_ELEMENTS (picture_suffixes); i++)
      {
        gsize suffix = strlen (picture_suffixes[i]);

        if (stem > suffix &&
            g_ascii_strncasecmp (name + stem - suffix, picture_suffixes[i], suffix) == 0)
          stem -= suffix;
      }
  if (stem > 7 && strncmp (name + stem - 7, "-scaled", 7) == 0)
    return stem - 7;
  if (stem > 3 && name[stem - 3] == '@' && name[stem - 1] == 'x')
    return stem - 3;
  for (digits = stem; digits > 0 && g_ascii_isdigit (name[digits - 1]);)
    digits--;
  if (digits == stem || digits == 0 || name[digits - 1] != 'x')
    return stem;
  n = digits - 1;
  for (digits = n; digits > 0 && g_ascii_isdigit (name[digits - 1]);)
    digits--;
  if (digits == n || digits < 2 || !strchr ("-_", name[digits - 1]))
    return stem;

  return digits - 1;
}

/* The next part of a path that is not a size; FALSE at the end. */
static gboolean
next_segment (const char **path, const char *end, const char **segment, gsize *length)
{
  while (*path < end)
    {
      const char *start = *path + (**path == '/');
      const char *slash = memchr (start, '/', end - start);

      *segment = start;
      *length = (slash ? slash : end) - start;
      *path = slash ? slash : end;
      if (*length == 0 || (slash && is_size (start, *length)))
        continue;
      if (!slash)
        *length = stem_length (start, *length);
      return TRUE;
    }

  return FALSE;
}

/* The last two names of the host: "cdn.example.org" and "www.example.org" are one. */
static const char *
find_domain (const char *host, gsize length)
{
  guint n_dots = 0;

  for (gsize i = length; i > 0; i--)
    if (host[i - 1] == '.' && ++n_dots == 2)
      return host + i;

  return host;
}

static gboolean
is_size_parameter (const char *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (size_parameters); i++)
    if (g_str_has_prefix (parameter, size_parameters[i]))
      return TRUE;

  return FALSE;
}

/* The next parameter of a query that is not a size; NULL at the end. */
static const char *
next_parameter (const char **query, gsize *length)
{
  while (**query == '?' || **query == '&')
    {
      const char *parameter = *query + 1;

      *length = strcspn (parameter, "&#");
      *query = parameter + *length;
      if (*length > 0 && !is_size_parameter (parameter))
        return parameter;
    }

  return NULL;
}

static gboolean
same_query (const char *query, const char *other)
{
  for (;;)
    {
      gsize length = 0;
      gsize other_length = 0;
      const char *parameter = next_parameter (&query, &length);
      const char *other_parameter = next_parameter (&other, &other_length);

      if (!parameter || !other_parameter)
        return parameter == other_parameter;
      if (length != other_length || strncmp (parameter, other_parameter, length) != 0)
        return FALSE;
    }
}

/* Whether the path ends with the name of a picture file, which tells it apart already. */
static gboolean
has_file_name (const char *path, const char *end)
{
  const char *name = g_strrstr_len (path, end - path, "/");

  return name && stem_length (name, end - name) < (gsize) (end - name);
}

static gboolean
same_address (const char *uri, const char *other)
{
  const char *host = skip_origin (uri);
  const char *other_host = skip_origin (other);
  const char *path = host + strcspn (host, "/?#");
  const char *other_path = other_host + strcspn (other_host, "/?#");
  const char *end = path + strcspn (path, "?#");
  const char *other_end = other_path + strcspn (other_path, "?#");
  const char *domain = find_domain (host, path - host);
  const char *other_domain = find_domain (other_host, other_path - other_host);
  guint n_segments = 0;

  if (path - domain != other_path - other_domain ||
      g_ascii_strncasecmp (domain, other_domain, path - domain) != 0)
    return FALSE;
  if (!has_file_name (path, end) && !same_query (end, other_end))
    return FALSE;
  for (;; n_segments++)
    {
      const char *segment;
      const char *other_segment;
      gsize length;
      gsize other_length;
      gboolean has = next_segment (&path, end, &segment, &length);

      if (has != next_segment (&other_path, other_end, &other_segment, &other_length))
        return FALSE;
      if (!has)
        return n_segments > 0;
      if (length != other_length || strncmp (segment, other_segment, length) != 0)
        return FALSE;
    }
}

/*
 * dateline_html_same_picture:
 * @uri: an address
 * @other: another
 *
 * Whether two addresses are one picture in, at most, different sizes: scheme, the host
 * within a domain, sizes in path, file name and query do not count, and the address that
 * a service for pictures was given does.
 *
 * Returns: TRUE if so
 */
gboolean
dateline_html_same_picture (const char *uri, const char *other)
{
  g_autofree char *inner = NULL;
  g_autofree char *other_inner = NULL;

  if (strcmp (uri, other) == 0)
    return TRUE;
  if (g_ascii_strncasecmp (uri, "data:", 5) == 0 ||
      g_ascii_strncasecmp (other, "data:", 5) == 0)
    return FALSE;

  inner = unwrap (uri);
  other_inner = unwrap (other);
  return same_address (inner ? inner : uri, other_inner ? other_inner : other);
}
