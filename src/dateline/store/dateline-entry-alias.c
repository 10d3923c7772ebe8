/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* By what else than its key an entry is known again. Pure functions, any thread. */

#include "dateline/store/dateline-entry-alias-private.h"

#include "dateline/text/dateline-digest-private.h"

#include <string.h>

/* Fewer letters and digits than this do not make a title. */
#define MIN_TITLE_CHARS 4

/* Dates that are no further apart are of one story. */
#define MAX_DATE_DISTANCE (2 * 24 * 60 * 60)

/* An alias is never 0. */
static gint64
finish (guint64 state)
{
  return state != 0 ? (gint64) state : 1;
}

/* Where the host of a web address begins, without "www."; NULL if it is none. */
static const char *
find_host (const char *uri)
{
  static const char *const schemes[] = { "https://", "http://" };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (uri, schemes[i], strlen (schemes[i])) == 0)
      {
        uri += strlen (schemes[i]);
        return g_ascii_strncasecmp (uri, "www.", 4) == 0 ? uri + 4 : uri;
      }
  return NULL;
}

/* The length of the host with its port, if that says anything. */
static gsize
get_host_length (const char *host, gsize length)
{
  static const char *const ports[] = { ":80", ":443", ":" };

  for (gsize i = 0; i < G_N_ELEMENTS (ports); i++)
    {
      gsize n = strlen (ports[i]);

      if (length > n && memcmp (host + length - n, ports[i], n) == 0)
        return length - n;
    }
  return length;
}

static gint64
make_web_alias (const char *host)
{
  gsize authority = strcspn (host, "/?#");
  gsize host_length = get_host_length (host, authority);
  const char *path = host + authority;
  gsize path_length = strcspn (path, "?#");
  const char *rest = path + path_length;
  g_autofree char *form = g_malloc (strlen (host) + 1);

  while (path_length > 0 && path[path_length - 1] == '/')
    path_length--;
  for (gsize i = 0; i < host_length; i++)
    form[i] = g_ascii_tolower (host[i]);
  memcpy (form + host_length, path, path_length);
  memcpy (form + host_length + path_length, rest, strlen (rest));
  return finish (
      dateline_digest_add_bytes (0, form, host_length + path_length + strlen (rest)));
}

gint64
dateline_entry_alias_of_id (const DatelineEntry *entry)
{
  const char *id = dateline_entry_get_id (entry);
  const char *host = id != NULL ? find_host (id) : NULL;

  return host != NULL ? make_web_alias (host) : 0;
}

gint64
dateline_entry_alias_of_link (const char *link)
{
  const char *host;

  if (link == NULL || *link == '\0')
    return 0;
  host = find_host (link);
  return host != NULL ? make_web_alias (host) : dateline_entry_alias_of_key (link);
}

gint64
dateline_entry_alias_of_key (const char *key)
{
  return finish (dateline_digest_add_bytes (0, key, strlen (key)));
}

/* An id is in the key of its story, unless it is long, but for what tells stories apart
 * that share one: that an address ends in "|u:…" does not matter. */
gint64
dateline_entry_alias_of_kept_id (const char *key)
{
  return g_str_has_prefix (key, "g:http") ? dateline_entry_alias_of_link (key + 2) : 0;
}

gint64
dateline_entry_alias_of_page (const char *link, const char *title)
{
  gint64 page = dateline_entry_alias_of_link (link);

  if (page == 0)
    return 0;
  return finish (dateline_digest_add_bytes (page,
                                            title != NULL ? title : "",
                                            title ? strlen (title) : 0));
}

/* The next letter or digit that every character set has in the same place. */
static const char *
skip (const char *text)
{
  while (*text != '\0' && !g_ascii_isalnum (*text))
    text++;
  return text;
}

gboolean
dateline_entry_alias_is_same_title (const char *title, const char *other)
{
  guint n = 0;

  if (g_strcmp0 (title, other) == 0)
    return TRUE;
  if (title == NULL || other == NULL)
    return FALSE;

  for (title = skip (title), other = skip (other); *title != '\0' && *title == *other;
       n++)
    {
      title = skip (title + 1);
      other = skip (other + 1);
    }
  return *title == '\0' && *other == '\0' && n >= MIN_TITLE_CHARS;
}

gboolean
dateline_entry_alias_is_near (gint64 time, gint64 other)
{
  return time != DATELINE_TIME_UNKNOWN && other != DATELINE_TIME_UNKNOWN &&
         time <= other + MAX_DATE_DISTANCE && other <= time + MAX_DATE_DISTANCE;
}
