/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Words that look like an address make a promise. A name of a host by itself is one; in a
 * sentence only what begins with a scheme or with "www." is, since companies and files
 * are called "Booking.com" and "node.js", too. Pure functions, any thread. */

#include "dateline/text/dateline-uri-claim-private.h"

#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"
#include "dateline/text/dateline-uri-site-private.h"

#include <string.h>

/* Words beyond these are no address; so much of a text is looked at. */
#define LONGEST_TEXT 4096

/* What stands around an address in a sentence. */
#define MARKS " \"'`<>,;!?"

static const char *const openings[] = { "https://", "http://", "ftp://", "www." };

static gboolean
is_bracket (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return TRUE;
    default:
      return FALSE;
    }
}

/* As it is compared: compatibility forms made plain, what cannot be seen gone. */
static char *
make_plain (const char *text)
{
  g_autofree char *start =
      g_utf8_make_valid (text, MIN (strlen (text), (gsize) LONGEST_TEXT));
  g_autofree char *tame = dateline_text_tame (start);
  g_autofree char *plain = g_utf8_normalize (tame, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *seen = g_string_new (NULL);

  for (const char *at = plain; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == 0x3002)
        g_string_append_c (seen, '.');
      else if (g_unichar_isspace (c) || is_bracket (c))
        g_string_append_c (seen, ' ');
      else if (g_unichar_type (c) != G_UNICODE_FORMAT && c != 0xad)
        g_string_append_unichar (seen, g_unichar_tolower (c));
    }
  return g_string_free (seen, FALSE);
}

static gsize
find_opening (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    if (g_str_has_prefix (word, openings[i]))
      return strlen (openings[i]);
  return 0;
}

/* Whether each part is made of letters, numbers and hyphens, and the last one is known.
 */
static gboolean
is_domain (const char *host)
{
  const char *part = host;

  if (g_hostname_is_ip_address (host))
    return TRUE;
  if (strchr (host, '.') == NULL || strlen (host) > 253 || *host == '.' ||
      strstr (host, "..") != NULL)
    return FALSE;
  for (; *part != '\0'; part = g_utf8_next_char (part))
    if (!g_unichar_isalnum (g_utf8_get_char (part)) && *part != '-' && *part != '.' &&
        !g_unichar_ismark (g_utf8_get_char (part)))
      return FALSE;
  return dateline_uri_is_known_domain (host);
}

/* The host of a word that may be an address, with what a person takes for the host where
 * a user's name stands before it; NULL if it has none. */
static char *
take_host (const char *word)
{
  const char *start = word;
  gsize length;
  const char *at;
  g_autofree char *host = NULL;

  if (strstr (word, "://") != NULL)
    start = strstr (word, "://") + 3;
  length = strcspn (start, "/\\?#");
  at = memchr (start, '@', length);
  if (at != NULL && start == word)
    return NULL; /* a mailbox */
  length = MIN (length, strcspn (start, ":@"));
  host = g_strndup (start, length);
  while (length > 0 && strchr (".-", host[length - 1]) != NULL)
    host[--length] = '\0';
  return is_domain (host) ? g_steal_pointer (&host) : NULL;
}

/* Whether the address ends in the file that the words name. */
static gboolean
names_file_of (const char *word, const char *uri)
{
  gsize end = strcspn (uri, "?#");
  g_autofree char *address = g_strndup (uri, end);
  const char *name = strrchr (address, '/');
  g_autofree char *folded = name != NULL ? g_utf8_strdown (name + 1, -1) : NULL;

  return g_strcmp0 (folded, word) == 0;
}

/* The first address in @text, NULL if there is none. */
static char *
find_host (const char *text, const char *uri)
{
  g_auto (GStrv) words = g_strsplit_set (text, MARKS, -1);
  const char *only = NULL;
  guint n_words = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      char *host;

      if (words[i][strspn (words[i], ".:-")] == '\0')
        continue;
      only = words[i];
      n_words++;
      if (find_opening (words[i]) == 0)
        continue;
      host = take_host (words[i]);
      if (host != NULL)
        return host;
    }
  if (n_words != 1 || names_file_of (only, uri))
    return NULL;
  return take_host (only);
}

/*
 * dateline_uri_find_claim:
 * @text: the words of a link
 * @uri: where it leads
 *
 * Looks whether the words name a host of another site than the one that the link leads
 * to. Links that lead to no host, as to a mailbox, are not looked at.
 *
 * Returns: (transfer full) (nullable): the host that the words name, as it is shown;
 * %NULL if they name none, or one of the same site
 */
char *
dateline_uri_find_claim (const char *text, const char *uri)
{
  g_autofree char *target = dateline_uri_dup_host (uri);
  g_autofree char *plain = NULL;
  g_autofree char *host = NULL;
  g_autofree char *address = NULL;
  char *shown;

  if (target == NULL)
    return NULL;
  plain = make_plain (text);
  if (strchr (plain, '.') == NULL)
    return NULL;
  host = find_host (plain, uri);
  if (host == NULL)
    return NULL;
  address = g_strconcat ("https://", host, "/", NULL);
  if (dateline_uri_is_same_site (address, uri))
    return NULL;
  shown = dateline_uri_get_display_host (address);
  return shown != NULL ? shown : g_steal_pointer (&host);
}
