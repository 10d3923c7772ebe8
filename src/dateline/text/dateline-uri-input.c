/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses as people type and paste them: cut out of a sentence, in quotes, without a
 * scheme, with one that only says that it is a feed's. Pure functions, any thread. */

#include "dateline/text/dateline-uri-private.h"

#include "dateline/text/dateline-uri-parts-private.h"

#include <string.h>

/* What an address stands between in a text. */
static const struct
{
  const char *open;
  const char *close;
} quotes[] = {
  { "<", ">" }, { "\"", "\"" }, { "'", "'" }, { "`", "`" }, { "(", ")" },
  { "“", "”" }, { "„", "“" },   { "‘", "’" }, { "«", "»" }, { "‹", "›" },
};

/* Says only that what follows is a feed's address. */
static const char *const wrappers[] = {
  "web+feed:", "web+rss:", "feed:",  "feeds:",   "rss:",
  "itpc:",     "itpcs:",   "pcast:", "podcast:", "URL:",
};

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || (c >= 0x200b && c <= 0x200f) ||
         c == 0x2060 || c == 0xfeff;
}

/* Takes blanks from both ends, and the marks that end a sentence from the second. */
static void
trim (const char **start, const char **end)
{
  while (*start < *end && is_blank (g_utf8_get_char (*start)))
    *start = g_utf8_next_char (*start);
  while (*start < *end)
    {
      const char *last = g_utf8_prev_char (*end);

      if (!is_blank (g_utf8_get_char (last)) && strchr (".,;!", *last) == NULL)
        return;
      *end = last;
    }
}

static gboolean
has_prefix (const char *start, const char *end, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (end - start) >= length &&
         g_ascii_strncasecmp (start, prefix, length) == 0;
}

static gboolean
take_quotes (const char **start, const char **end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      gsize n = strlen (quotes[i].close);

      if (has_prefix (*start, *end, quotes[i].open) &&
          (gsize) (*end - *start) > strlen (quotes[i].open) + n &&
          strncmp (*end - n, quotes[i].close, n) == 0)
        {
          *start += strlen (quotes[i].open);
          *end -= n;
          return TRUE;
        }
    }
  return FALSE;
}

/* "[text](address)" */
static gboolean
take_markdown (const char **start, const char **end)
{
  const char *middle;

  if (*start == *end || **start != '[' || (*end)[-1] != ')')
    return FALSE;
  middle = g_strrstr_len (*start, *end - *start, "](");
  if (middle == NULL)
    return FALSE;
  *start = middle + 2;
  *end -= 1;
  return TRUE;
}

/* Behind "feed:" there may be slashes, and an address that lost its colon in passing
 * through a browser. */
static gboolean
take_wrapper (const char **start, const char *end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrappers); i++)
    if (has_prefix (*start, end, wrappers[i]))
      {
        *start += strlen (wrappers[i]);
        while (*start < end && **start == '/')
          *start += 1;
        return TRUE;
      }
  return FALSE;
}

/* The address alone. */
static char *
unwrap (const char *text)
{
  const char *start = text;
  const char *end = text + strlen (text);

  do
    trim (&start, &end);
  while (take_quotes (&start, &end) || take_markdown (&start, &end) ||
         take_wrapper (&start, end));
  if (has_prefix (start, end, "https//"))
    return g_strdup_printf ("https://%.*s", (int) (end - start - 7), start + 7);
  if (has_prefix (start, end, "http//"))
    return g_strdup_printf ("http://%.*s", (int) (end - start - 6), start + 6);
  return g_strndup (start, end - start);
}

/* The host and port of what follows the scheme, as far as they look like one. */
static gboolean
is_plausible_host (const char *host)
{
  gsize length = strcspn (host, "/?#");
  gsize n;

  if (*host == '[')
    {
      n = 1 + strspn (host + 1, "0123456789abcdefABCDEF:.");
      if (host[n++] != ']' || (n < length && host[n] != ':'))
        return FALSE;
    }
  else
    {
      n = MIN (length, strcspn (host, ":"));
      if (n == 0 || host[0] == '.' || host[0] == '-')
        return FALSE;
      for (gsize i = 0; i < n; i++)
        if ((guchar) host[i] < 0x80 && !g_ascii_isalnum (host[i]) &&
            strchr (".-_", host[i]) == NULL)
          return FALSE;
    }
  for (gsize i = n + 1; i < length; i++)
    if (!g_ascii_isdigit (host[i]))
      return FALSE;
  return TRUE;
}

/* Machines that are near have no certificate. */
static gboolean
is_near (const char *rest)
{
  g_autofree char *host = g_strndup (rest, strcspn (rest, "/?#:"));

  return g_ascii_strcasecmp (host, "localhost") == 0 || *host == '[' ||
         g_hostname_is_ip_address (host);
}

/* "@user@host", as people give their names away on servers that know each other. */
static char *
from_handle (const char *text)
{
  gsize length = strspn (text + 1,
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                         "0123456789_.-");
  const char *host = text + 1 + length + 1;

  if (length == 0 || host[-1] != '@' || strchr (host, '.') == NULL ||
      strpbrk (host, "/?#:@") != NULL || !is_plausible_host (host))
    return NULL;
  return g_strdup_printf ("https://%s/@%.*s", host, (int) length, text + 1);
}

/* Behind the user and password that stand before the host. They go nowhere: neither to a
 * server nor into the store. */
static const char *
skip_user (const char *rest)
{
  const char *at = g_strrstr_len (rest, strcspn (rest, "/?#"), "@");

  return at == NULL ? rest : at + 1;
}

/* NULL unless there is a host, also when the invisible characters are gone. */
static char *
make_address (const char *scheme, const char *rest)
{
  g_autofree char *typed = g_strconcat (scheme, "://", rest, NULL);
  g_autofree char *address = NULL;

  if (!is_plausible_host (rest))
    return NULL;
  address = dateline_uri_resolve (NULL, typed, DATELINE_URI_FETCH);
  if (address == NULL || !is_plausible_host (address + strlen (scheme) + strlen ("://")))
    return NULL;
  return g_steal_pointer (&address);
}

/*
 * dateline_uri_from_input:
 * @text: (nullable): what a person typed or pasted as a feed's address
 *
 * Makes a fetchable address of "example.org", "feed://…", " <http://…> ", "“…”.",
 * "@user@host". A host without a scheme is asked by https, but one of this machine, or a
 * bare number, by http. A user name and a password in it are left out.
 *
 * Returns: (transfer full) (nullable): the address, %NULL if it is none
 */
char *
dateline_uri_from_input (const char *text)
{
  g_autofree char *address = NULL;
  const char *start;
  gsize scheme;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  address = unwrap (text);
  start = address;
  if (g_str_has_prefix (start, DATELINE_URI_OWN_RESOURCES))
    return g_strdup (start);
  if (*start == '\0' || strpbrk (start, " \t\r\n\"<>\\^`{|}") != NULL ||
      strlen (start) > DATELINE_URI_LONGEST)
    return NULL;
  if (*start == '@')
    return from_handle (start);

  scheme = dateline_uri_scheme_length (start);
  if (scheme > 0 && dateline_uri_is_web (start, scheme))
    {
      const char *rest = start + scheme + 1;

      rest = skip_user (rest + strspn (rest, "/"));
      return make_address (scheme == 5 ? "https" : "http", rest);
    }
  /* "example.org:8080" looks as if it had a scheme. */
  if (scheme > 0 && !g_ascii_isdigit (start[scheme + 1]))
    return NULL;
  start += strspn (start, "/");
  if (memchr (start, '.', strcspn (start, "/?#:")) == NULL && !is_near (start))
    return NULL;
  return make_address (is_near (start) ? "http" : "https", start);
}

/*
 * dateline_uri_drop_user:
 * @uri: a web address
 *
 * Leaves out the user name and the password that stand before its host.
 *
 * Returns: (transfer full): the address without them
 */
char *
dateline_uri_drop_user (const char *uri)
{
  DatelineUriParts parts;

  dateline_uri_take_apart (uri, &parts);
  if (parts.scheme == 0 || parts.authority == NULL)
    return g_strdup (uri);
  return g_strdup_printf ("%.*s%s",
                          (int) (parts.authority - uri),
                          uri,
                          skip_user (parts.authority));
}
