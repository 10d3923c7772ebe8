/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What of an entry is indexed besides its texts. Pure. */

#include "dateline/store/dateline-search-text-private.h"

#include <string.h>

#define MAX_HOST_PARTS 8

static char *
join_pictures (DatelineEntry *entry,
               const char *(*get_text) (const DatelinePicture *picture))
{
  GPtrArray *pictures = dateline_entry_get_pictures (entry);
  GString *text = NULL;

  for (guint i = 0; i < pictures->len; i++)
    {
      const char *line = get_text (pictures->pdata[i]);

      if (line == NULL)
        continue;
      if (text == NULL)
        text = g_string_new (line);
      else
        g_string_append_printf (text, "\n%s", line);
    }
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

char *
dateline_search_text_make_captions (DatelineEntry *entry)
{
  return join_pictures (entry, dateline_picture_get_caption);
}

char *
dateline_search_text_make_credits (DatelineEntry *entry)
{
  return join_pictures (entry, dateline_picture_get_credit);
}

static void
add_fact (GString *facts, const char *kind, const char *text, gssize length)
{
  g_autofree char *folded = g_ascii_strdown (text, length);

  if (facts->len > 0)
    g_string_append_c (facts, ' ');
  g_string_append (facts, kind);
  g_string_append (facts, g_strdelimit (folded, " \x01", '-'));
}

static gboolean
has_enclosure (DatelineEntry *entry, const char *type)
{
  GPtrArray *enclosures = dateline_entry_get_enclosures (entry);

  for (guint i = 0; i < enclosures->len; i++)
    {
      const char *mime_type = dateline_enclosure_get_mime_type (enclosures->pdata[i]);

      if (mime_type != NULL && g_ascii_strncasecmp (mime_type, type, strlen (type)) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_parts (GString *facts, DatelineEntry *entry)
{
  g_autofree char *captions = dateline_search_text_make_captions (entry);
  const struct
  {
    const char *name;
    gboolean has;
  } parts[] = {
    { "image", dateline_entry_get_pictures (entry)->len > 0 },
    { "caption", captions != NULL },
    { "enclosure", dateline_entry_get_enclosures (entry)->len > 0 },
    { "audio", has_enclosure (entry, "audio/") },
    { "video", has_enclosure (entry, "video/") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].has)
      add_fact (facts, DATELINE_SEARCH_FACT_PART, parts[i].name, -1);
}

/* The host of the story's page, and what is left of it as its parts go from the front:
 * "news.example.org" is found by "example" and by "example.org", too. */
static void
add_site (GString *facts, const char *link)
{
  const char *host = link != NULL ? strstr (link, "://") : NULL;
  const char *end;

  if (host == NULL)
    return;
  host += 3;
  end = host + strcspn (host, "/?#:");
  if (memchr (host, '@', end - host) != NULL)
    return;
  for (int i = 0; i < MAX_HOST_PARTS && host < end; i++)
    {
      const char *dot = memchr (host, '.', end - host);

      if (dot == NULL && i > 0)
        return;
      add_fact (facts, DATELINE_SEARCH_FACT_SITE, host, end - host);
      host = dot != NULL ? dot + 1 : end;
    }
}

static void
add_language (GString *facts, const char *language)
{
  gsize length;

  if (language == NULL || *language == '\0')
    return;
  length = strcspn (language, "-_");
  add_fact (facts, DATELINE_SEARCH_FACT_LANGUAGE, language, length);
  if (language[length] != '\0')
    add_fact (facts, DATELINE_SEARCH_FACT_LANGUAGE, language, -1);
}

char *
dateline_search_text_make_facts (DatelineEntry *entry)
{
  GString *facts = g_string_new (NULL);

  add_parts (facts, entry);
  add_site (facts, dateline_entry_get_link (entry));
  add_language (facts, dateline_entry_get_language (entry));
  if (facts->len > 0)
    return g_string_free (facts, FALSE);
  g_string_free (facts, TRUE);
  return NULL;
}
