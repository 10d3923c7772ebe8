/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses for logs and reports. Pure functions, any thread. */

#include "dateline/text/dateline-uri-private.h"

#include "dateline/text/dateline-uri-parts-private.h"

#include <string.h>

#define LEFT_OUT "…"

/* In a path a word so long is more likely a key than a name. */
#define LONGEST_WORD 19

static gboolean
is_of_word (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("-_~=%+", c) != NULL) || (c & 0x80);
}

static void
append_path (GString *text, const char *path, const char *end)
{
  while (path < end)
    {
      const char *rest = path;

      while (rest < end && is_of_word (*rest))
        rest++;
      if (rest - path > LONGEST_WORD)
        g_string_append (text, LEFT_OUT);
      else
        g_string_append_len (text, path, rest - path);
      for (path = rest; path < end && !is_of_word (*path); path++)
        g_string_append_c (text, *path);
    }
}

/* @uri without what may be secret in it: the name and password before the host, the
 * query, the fragment, and words of twenty letters and more in the path. What was left
 * out shows as "…". */
char *
dateline_uri_redact (const char *uri)
{
  GString *text = g_string_sized_new (64);
  DatelineUriParts parts;
  const char *host;
  const char *at;

  dateline_uri_take_apart (uri, &parts);
  host = parts.authority != NULL ? parts.authority : parts.path;
  g_string_append_len (text, parts.start, host - parts.start);
  at = parts.authority != NULL ? g_strrstr_len (host, parts.path - host, "@") : NULL;
  if (at != NULL)
    {
      g_string_append (text, LEFT_OUT "@");
      host = at + 1;
    }
  g_string_append_len (text, host, parts.path - host);
  append_path (text, parts.path, parts.query);
  if (parts.query < parts.fragment)
    g_string_append (text, "?" LEFT_OUT);
  return g_string_free (text, FALSE);
}
