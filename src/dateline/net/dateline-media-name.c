/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the name of a kept file ends in. Nothing of what others send gets into a name: it
 * only chooses one of these endings, of what is heard, seen or read, never run. Pure
 * functions, any thread.
 */

#include "dateline/net/dateline-media-name-private.h"

#include <string.h>

#define MAX_TYPES 3

/* Of several for one type the first is chosen. */
static const struct
{
  const char *ending;
  const char *types[MAX_TYPES];
} endings[] = {
  { ".mp3", { "audio/mpeg", "audio/mp3", "audio/x-mp3" } },
  { ".m4a", { "audio/mp4", "audio/x-m4a", "audio/m4a" } },
  { ".m4b", { "audio/x-m4b", NULL } },
  { ".aac", { "audio/aac", "audio/aacp", NULL } },
  { ".ogg", { "audio/ogg", "application/ogg", NULL } },
  { ".oga", { NULL } },
  { ".opus", { "audio/opus", NULL } },
  { ".flac", { "audio/flac", "audio/x-flac", NULL } },
  { ".wav", { "audio/wav", "audio/x-wav", "audio/vnd.wave" } },
  { ".mp4", { "video/mp4", NULL } },
  { ".m4v", { "video/x-m4v", NULL } },
  { ".mov", { "video/quicktime", NULL } },
  { ".webm", { "video/webm", "audio/webm", NULL } },
  { ".mkv", { "video/x-matroska", NULL } },
  { ".ogv", { "video/ogg", NULL } },
  { ".mpg", { "video/mpeg", NULL } },
  { ".mpeg", { NULL } },
  { ".avi", { "video/x-msvideo", NULL } },
  { ".pdf", { "application/pdf", NULL } },
};

/* NULL past the last one. */
const char *
dateline_media_name_get_ending (guint index)
{
  return index < G_N_ELEMENTS (endings) ? endings[index].ending : NULL;
}

static gboolean
is_type (guint index, const char *type)
{
  for (guint i = 0; i < MAX_TYPES && endings[index].types[i] != NULL; i++)
    if (g_ascii_strcasecmp (endings[index].types[i], type) == 0)
      return TRUE;
  return FALSE;
}

static const char *
find_by_type (const char *content_type)
{
  g_autofree char *type = g_strndup (content_type, strcspn (content_type, ";"));

  g_strstrip (type);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (is_type (i, type))
      return endings[i].ending;
  return NULL;
}

static const char *
find_by_uri (const char *uri)
{
  gsize length = strcspn (uri, "?#");

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i].ending);

      if (length > n && g_ascii_strncasecmp (uri + length - n, endings[i].ending, n) == 0)
        return endings[i].ending;
    }
  return NULL;
}

/* The ending, with its dot, for what came from @uri as @content_type (NULL if it is not
 * known); NULL if it is none of these. The type is what a server says of this file, and
 * comes first. */
const char *
dateline_media_name_find_ending (const char *uri, const char *content_type)
{
  const char *ending = content_type != NULL ? find_by_type (content_type) : NULL;

  return ending != NULL ? ending : find_by_uri (uri);
}
