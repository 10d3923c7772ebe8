/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A saver of stories with a store, a server and a cache of its own, for tests. Each test
 * program includes it once. */

#pragma once

#include "dateline-names.h"
#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline-storing.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-refresher.h"
#include "dateline/refresh/dateline-story-saver-private.h"
#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-store-saving.h"

#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n"

typedef struct
{
  Storing storing;
  ScriptedServer *server;
  DatelineFetcher *fetcher;
  DatelineMediaCache *cache;
  DatelineEnclosureKeeper *enclosures;
  DatelineStorySaver *saver;
  char *folder;
  char *kept_folder;
  GResolver *resolver;
  gint64 feed_id;
} Fixture;

G_GNUC_UNUSED static void
make_saver (Fixture *fixture)
{
  fixture->saver = dateline_story_saver_new (fixture->storing.store, fixture->cache);
  dateline_story_saver_set_enclosure_keeper (fixture->saver, fixture->enclosures);
}

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *enclosures = NULL;

  storing_set_up (&fixture->storing, NULL);
  fixture->resolver = names_use ();
  fixture->server = scripted_server_new ();
  fixture->fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  fixture->folder = g_build_filename (fixture->storing.folder, "cache", NULL);
  fixture->kept_folder = g_build_filename (fixture->storing.folder, "kept", NULL);
  fixture->cache =
      dateline_media_cache_new (fixture->fetcher, fixture->folder, fixture->kept_folder);
  enclosures = g_build_filename (fixture->storing.folder, "enclosures", NULL);
  fixture->enclosures = dateline_enclosure_keeper_new (fixture->fetcher, enclosures);
  make_saver (fixture);
  fixture->feed_id =
      storing_add_feed (fixture->storing.store, "http://example.org/", NULL);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  settle_finalize (fixture->saver);
  settle_finalize (fixture->enclosures);
  settle_finalize (fixture->cache);
  settle_finalize (fixture->fetcher);
  settle_until (G_OBJECT (fixture->storing.store)->ref_count == 1);
  storing_tear_down (&fixture->storing, NULL);
  scripted_server_free (fixture->server);
  names_restore (fixture->resolver);
  g_free (fixture->folder);
  g_free (fixture->kept_folder);
}

G_GNUC_UNUSED static guint
count_kept (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->kept_folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    n += strchr (name, '.') == NULL;
  return n;
}

/* A story with the pictures of @paths, which NULL follows. */
G_GNUC_UNUSED static DatelineEntry *G_GNUC_NULL_TERMINATED
make_story (Fixture *fixture, const char *key, ...)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  va_list paths;
  const char *path;

  storing_init_entry (&builder, key, key, 1, "text");
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  va_start (paths, key);
  while ((path = va_arg (paths, const char *)) != NULL)
    {
      g_autofree char *uri = strstr (path, ":") != NULL
                                 ? g_strdup (path)
                                 : scripted_server_uri (fixture->server, path);

      g_ptr_array_add (builder.pictures,
                       dateline_picture_new (uri, NULL, NULL, NULL, 0, 0));
    }
  va_end (paths);
  return dateline_entry_builder_build (&builder);
}

G_GNUC_UNUSED static gint64
find_story (Fixture *fixture, const char *title)
{
  return storing_find (fixture->storing.store, title);
}

G_GNUC_UNUSED static void
set_saved (Fixture *fixture, const char *title, gboolean saved)
{
  storing_set_saved (fixture->storing.store, find_story (fixture, title), saved);
}

G_GNUC_UNUSED static guint
sync_now (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_missing;

  dateline_story_saver_sync_async (fixture->saver, NULL, storing_cb, &result);
  storing_wait (&result);
  g_assert_true (
      dateline_story_saver_sync_finish (fixture->saver, result, &n_missing, &error));
  g_assert_no_error (error);
  return n_missing;
}

G_GNUC_UNUSED static void
add_picture (Fixture *fixture, const char *path)
{
  scripted_server_add (fixture->server, path, 200, "image/png", PNG);
}

G_GNUC_UNUSED static DatelineSaving *
load_saving (Fixture *fixture, const char *title)
{
  gint64 id = find_story (fixture, title);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) savings = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_load_savings_async (fixture->storing.store,
                                     &id,
                                     1,
                                     NULL,
                                     storing_cb,
                                     &result);
  storing_wait (&result);
  savings = dateline_store_load_savings_finish (fixture->storing.store, result, &error);
  g_assert_no_error (error);
  return savings->len > 0 ? g_ptr_array_steal_index (savings, 0) : NULL;
}

G_GNUC_UNUSED static void
assert_saving (Fixture *fixture,
               const char *title,
               DatelineSavedState state,
               const char *text)
{
  g_autoptr (DatelineSaving) saving = load_saving (fixture, title);
  g_autofree char *words = dateline_saving_dup_text (saving);

  g_assert_cmpstr (words, ==, text);
  g_assert_cmpint (dateline_saving_get_state (saving), ==, state);
}

/* A picture of another computer, as it seems. */
G_GNUC_UNUSED static char *
make_distant_uri (Fixture *fixture, const char *host, const char *path)
{
  return g_strdup_printf ("http://%s:%u%s",
                          host,
                          scripted_server_get_port (fixture->server),
                          path);
}
