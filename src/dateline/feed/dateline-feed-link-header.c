/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The feeds that a server names beside a page, in Link headers (RFC 8288, 3). Pure, any
 * thread; linear, and nothing that is malformed stops it from going on. */

#include "dateline/feed/dateline-feed-finder-private.h"

#include "dateline/text/dateline-uri-private.h"

#include <string.h>

#define LONGEST_HEADER (64 * 1024)
#define MOST_LINKS 50

static const char *
skip_blank (const char *at)
{
  return at + strspn (at, " \t");
}

/* A token or a quoted string from @at on; @at is moved behind it. */
static char *
read_value (const char **at)
{
  GString *value = g_string_new (NULL);
  const char *p = *at;

  if (*p != '"')
    {
      gsize n = strcspn (p, " \t;,");

      g_string_append_len (value, p, n);
      p += n;
    }
  else
    {
      for (p++; *p != '\0' && *p != '"'; p++)
        {
          if (*p == '\\' && p[1] != '\0')
            p++;
          g_string_append_c (value, *p);
        }
      p += *p == '"';
    }
  *at = p;
  return g_string_free (value, FALSE);
}

/* Gives @value to the field of @link that the parameter is for, unless it has one. */
static void
set_parameter (DatelineHtmlLink *link, const char *name, gsize length, char *value)
{
  const struct
  {
    const char *name;
    char **field;
  } fields[] = {
    { "rel", &link->rel },
    { "type", &link->type },
    { "title", &link->title },
    { "hreflang", &link->hreflang },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strlen (fields[i].name) == length &&
        g_ascii_strncasecmp (fields[i].name, name, length) == 0 &&
        *fields[i].field == NULL)
      {
        *fields[i].field = value;
        return;
      }
  g_free (value);
}

/* The parameters from @at on, up to the comma or the end. */
static const char *
read_parameters (const char *at, DatelineHtmlLink *link)
{
  for (at = skip_blank (at); *at == ';'; at = skip_blank (at))
    {
      const char *name = at = skip_blank (at + 1);
      gsize length = strcspn (at, " \t=;,");

      at = skip_blank (at + length);
      if (*at != '=')
        continue;
      at = skip_blank (at + 1);
      set_parameter (link, name, length, read_value (&at));
    }
  return at;
}

static gboolean
is_known (GPtrArray *links, const char *uri)
{
  g_autofree char *normal = dateline_uri_normalize (uri);

  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *other =
          dateline_uri_normalize (((DatelineFeedLink *) links->pdata[i])->uri);

      if (strcmp (normal, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Adds what @value names to @links. */
void
dateline_feed_finder_read_header (const char *value, const char *uri, GPtrArray *links)
{
  const char *at = value;

  if (value == NULL || strlen (value) > LONGEST_HEADER ||
      !g_utf8_validate (value, -1, NULL))
    return;
  for (guint n = 0; n < MOST_LINKS && (at = strchr (at, '<')) != NULL; n++)
    {
      const char *end = strchr (at, '>');
      DatelineHtmlLink link = { 0 };
      g_autoptr (DatelineFeedLink) made = NULL;

      if (end == NULL)
        return;
      link.href = g_strndup (at + 1, end - at - 1);
      at = read_parameters (end + 1, &link);
      if (dateline_feed_finder_names_feed (&link))
        made = dateline_feed_finder_make_link (&link, uri);
      if (made != NULL && !is_known (links, made->uri))
        g_ptr_array_add (links, g_steal_pointer (&made));
      g_free (link.href);
      g_free (link.rel);
      g_free (link.type);
      g_free (link.title);
      g_free (link.hreflang);
    }
}
