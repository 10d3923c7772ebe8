/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Content that needs no network. Pure functions, any thread. The resources are those that
 * are compiled into this folder: no look-up in what else the program carries. */

#include "dateline/net/dateline-local-content-private.h"

#include "dateline-guide.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetcher.h"

#include "dateline-guide.h"

#include <libsoup/soup.h>

#define RESOURCE_SCHEME "resource://"
#define RESOURCE_FOLDER "/io/github/dateline/"

/* What is written out in an address is an icon, not a photograph. */
#define MAX_DATA_SIZE (256 * 1024)

static const struct
{
  const char *suffix;
  const char *content_type;
} resource_types[] = {
  { ".atom", "application/atom+xml; charset=utf-8" },
  { ".json", "application/feed+json" },
  { ".jpg", "image/jpeg" },
  { ".png", "image/png" },
  { ".webp", "image/webp" },
};

gboolean
dateline_local_content_is_resource (const char *uri)
{
  return g_str_has_prefix (uri, RESOURCE_SCHEME RESOURCE_FOLDER);
}

gboolean
dateline_local_content_is_local (const char *uri)
{
  return dateline_local_content_is_resource (uri) ||
         g_ascii_strncasecmp (uri, "data:", 5) == 0;
}

/* The guide is compiled in, but a program that links the library statically would lose a
 * constructor: it is registered at its first use. */
static void
register_guide (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      dateline_guide_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}

static GBytes *
load_resource (const char *uri, char **content_type, GError **error)
{
  const char *path = uri + strlen (RESOURCE_SCHEME);
  GBytes *content;

  register_guide ();
  content = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (content == NULL)
    {
      g_propagate_error (error, dateline_fetch_error_new_for_status (404, 0));
      return NULL;
    }
  for (guint i = 0; content_type != NULL && i < G_N_ELEMENTS (resource_types); i++)
    {
      if (g_str_has_suffix (path, resource_types[i].suffix))
        *content_type = g_strdup (resource_types[i].content_type);
    }
  return content;
}

static GBytes *
load_data (const char *uri, char **content_type, GError **error)
{
  g_autoptr (GBytes) content = NULL;

  if (strlen (uri) > 2 * MAX_DATA_SIZE)
    {
      g_propagate_error (error,
                         dateline_fetch_error_new (DATELINE_FETCH_ERROR_TOO_LARGE));
      return NULL;
    }
  content = soup_uri_decode_data_uri (uri, content_type);
  if (content != NULL && g_bytes_get_size (content) > 0 &&
      g_bytes_get_size (content) <= MAX_DATA_SIZE)
    return g_steal_pointer (&content);
  if (content_type != NULL)
    g_clear_pointer (content_type, g_free);
  g_propagate_error (error, dateline_fetch_error_new (DATELINE_FETCH_ERROR_ADDRESS));
  return NULL;
}

GBytes *
dateline_local_content_load (const char *uri, char **content_type, GError **error)
{
  if (content_type != NULL)
    *content_type = NULL;
  if (dateline_local_content_is_resource (uri))
    return load_resource (uri, content_type, error);
  return load_data (uri, content_type, error);
}
