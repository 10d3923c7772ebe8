/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A cache of pictures with a server and folders of its own, for the tests of what it
 * does: 127.0.0.1 plays a public server and 127.0.0.2 one in a private network. Each test
 * program includes it once. */

#pragma once

#include "dateline-fetching.h"
#include "dateline-folders.h"
#include "dateline-names.h"
#include "dateline-settling.h"
#include "dateline/net/dateline-media-cache.h"
#include "dateline/net/dateline-media-files-private.h"

#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n"

typedef struct
{
  ScriptedServer *server;
  DatelineFetcher *fetcher;
  DatelineMediaCache *cache;
  DatelineMediaFiles *files; /* the same, to look into */
  GResolver *resolver;
  char *root;
  char *folder;
  char *kept_folder;
} Fixture;

static void
start (Fixture *self)
{
  self->fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  dateline_fetcher_force_online (self->fetcher, TRUE);
  self->cache = dateline_media_cache_new (self->fetcher, self->folder, self->kept_folder);
}

/* A second cache on the same folders is a later start of the program. */
G_GNUC_UNUSED static void
restart (Fixture *self)
{
  settle_finalize (self->cache);
  settle_finalize (self->fetcher);
  start (self);
}

G_GNUC_UNUSED static void
set_up (Fixture *self, gconstpointer data)
{
  self->server = scripted_server_new ();
  self->root = g_dir_make_tmp ("dateline-media-XXXXXX", NULL);
  self->folder = g_build_filename (self->root, "cache", "pictures", NULL);
  self->kept_folder = g_build_filename (self->root, "kept", NULL);
  self->files = dateline_media_files_new (self->folder, self->kept_folder);
  self->resolver = names_use ();
  start (self);
}

G_GNUC_UNUSED static void
tear_down (Fixture *self, gconstpointer data)
{
  settle_finalize (self->cache);
  settle_finalize (self->fetcher);
  names_restore (self->resolver);
  scripted_server_free (self->server);
  dateline_media_files_unref (self->files);
  remove_folder (self->root);
  g_free (self->root);
  g_free (self->folder);
  g_free (self->kept_folder);
}

static inline void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

G_GNUC_UNUSED static void
ask (Fixture *self, const char *uri, GCancellable *cancellable, GAsyncResult **result)
{
  dateline_media_cache_load_async (self->cache,
                                   uri,
                                   DATELINE_MEDIA_REACH_PLAIN,
                                   cancellable,
                                   fetching_cb,
                                   result);
}

/* The picture of a path or a whole address. */
G_GNUC_UNUSED static GBytes *
load_within (Fixture *self, const char *path, DatelineMediaReach reach, GError **error)
{
  g_autofree char *uri =
      *path == '/' ? scripted_server_uri (self->server, path) : g_strdup (path);
  g_autoptr (GAsyncResult) result = NULL;

  dateline_media_cache_load_async (self->cache, uri, reach, NULL, fetching_cb, &result);
  wait_for (&result);
  return dateline_media_cache_load_finish (self->cache, result, error);
}

G_GNUC_UNUSED static GBytes *
load (Fixture *self, const char *path, GError **error)
{
  return load_within (self, path, DATELINE_MEDIA_REACH_PLAIN, error);
}

G_GNUC_UNUSED static void
load_well (Fixture *self, const char *path, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = load (self, path, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (picture, NULL),
                   g_bytes_get_size (picture),
                   content,
                   strlen (content));
}

/* How often a path was asked for; all with NULL. */
G_GNUC_UNUSED static guint
count (Fixture *self, const char *path)
{
  return scripted_server_get_n_requests (self->server, path);
}

/* The pictures in a folder: not those that are still being written. */
G_GNUC_UNUSED static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    n += strchr (name, '.') == NULL;
  return n;
}

/* When the server was last asked for what is at @uri. */
G_GNUC_UNUSED static gint64
get_checked_at (Fixture *self, const char *uri)
{
  g_auto (DatelineMediaNote) note = { 0 };

  dateline_media_files_read_note (self->files, uri, &note);
  return note.checked_at;
}

/* Lets so many days pass for the address. */
G_GNUC_UNUSED static void
age (Fixture *self, const char *uri, double days)
{
  g_auto (DatelineMediaNote) note = { 0 };

  settle_until (get_checked_at (self, uri) > 0);
  dateline_media_files_read_note (self->files, uri, &note);
  note.checked_at -= days * (24 * 60 * 60);
  dateline_media_files_write_note (self->files, uri, &note);
  restart (self);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
