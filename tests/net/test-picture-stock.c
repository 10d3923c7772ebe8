/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures that are fetched before anybody sees them: of which stories, on which
 * networks, how often they are asked for, and when they go.
 */

#include "dateline-names.h"
#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline-storing.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/net/dateline-media-cache-private.h"
#include "dateline/refresh/dateline-picture-stock-private.h"
#include "dateline/store/dateline-keeping.h"

#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n"
#define N_STORIES 6

typedef struct
{
  Storing storing;
  ScriptedServer *server;
  DatelineFetcher *fetcher;
  DatelineMediaCache *cache;
  DatelinePictureStock *stock;
  gint64 feed_id;
} Fixture;

/* A story of a day with a picture of its own; the one of day 0 is the newest. */
static DatelineEntry *
make_story (Fixture *self, guint day)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autofree char *key = g_strdup_printf ("story %u", day);
  g_autofree char *path = g_strdup_printf ("/%u.png", day);
  g_autofree char *uri = scripted_server_uri (self->server, path);

  storing_init_entry (&builder, key, key, day, "text");
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  g_ptr_array_add (builder.pictures, dateline_picture_new (uri, NULL, NULL, NULL, 0, 0));
  return dateline_entry_builder_build (&builder);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *folder = NULL;
  g_autofree char *kept_folder = NULL;

  storing_set_up (&self->storing, NULL);
  self->server = scripted_server_new ();
  self->fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  dateline_fetcher_force_online (self->fetcher, TRUE);
  folder = g_build_filename (self->storing.folder, "cache", NULL);
  kept_folder = g_build_filename (self->storing.folder, "kept", NULL);
  self->cache = dateline_media_cache_new (self->fetcher, folder, kept_folder);
  self->stock =
      dateline_picture_stock_new (self->storing.store, self->cache, self->fetcher);
  dateline_picture_stock_set_policy (self->stock, DATELINE_PICTURE_POLICY_ALWAYS);
  dateline_picture_stock_set_metered (self->stock, FALSE);
  self->feed_id = storing_add_feed (self->storing.store, "http://example.org/", "News");
  for (guint i = 1; i <= N_STORIES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.png", i);

      scripted_server_add (self->server, path, 200, "image/png", PNG "a");
      storing_merge (self->storing.store,
                     self->feed_id,
                     storing_make_document (make_story (self, i), NULL),
                     1,
                     0);
    }
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  dateline_picture_stock_free (self->stock);
  settle_until (G_OBJECT (self->cache)->ref_count == 1);
  settle_finalize (self->cache);
  settle_finalize (self->fetcher);
  settle_until (G_OBJECT (self->storing.store)->ref_count == 1);
  storing_tear_down (&self->storing, NULL);
  scripted_server_free (self->server);
}

static void
choose_number (Fixture *self, int n)
{
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();

  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_KEEP_PICTURES, n);
  storing_set_settings (self->storing.store, self->feed_id, settings);
}

static void
choose_ahead (Fixture *self, DatelineAhead ahead, gint64 room)
{
  g_autoptr (DatelineKeeping) keeping = dateline_keeping_new ();
  g_autoptr (GAsyncResult) result = NULL;

  keeping->ahead = ahead;
  keeping->picture_room = room;
  dateline_store_choose_keeping_async (self->storing.store,
                                       keeping,
                                       NULL,
                                       storing_cb,
                                       &result);
  storing_wait (&result);
  g_assert_true (
      dateline_store_choose_keeping_finish (self->storing.store, result, NULL));
}

static void
fill (Fixture *self)
{
  dateline_picture_stock_fill (self->stock);
  settle_until (!dateline_picture_stock_is_busy (self->stock));
}

static guint
count (Fixture *self, DatelineMediaShelf shelf)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineMediaMeasure) measure = NULL;

  dateline_media_cache_measure_async (self->cache, NULL, NULL, storing_cb, &result);
  storing_wait (&result);
  measure = dateline_media_cache_measure_finish (self->cache, result, NULL);
  return measure->amounts[shelf].n_pictures;
}

static void
assert_requests (Fixture *self, guint n)
{
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, NULL), ==, n);
}

/* Of a feed for which it was chosen, as many as were chosen, the newest ones, each asked
 * for once; and nothing of any other. */
static void
test_newest (Fixture *self, gconstpointer unused)
{
  fill (self);
  assert_requests (self, 0);
  choose_number (self, 2);
  fill (self);
  assert_requests (self, 2);
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, "/1.png"), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, "/2.png"), ==, 1);
  g_assert_cmpuint (count (self, DATELINE_MEDIA_AHEAD), ==, 2);
  fill (self);
  assert_requests (self, 2);

  /* One is newer: the last one leaves, and may be dropped now. */
  scripted_server_add (self->server, "/0.png", 200, "image/png", PNG "a");
  storing_merge (self->storing.store,
                 self->feed_id,
                 storing_make_document (make_story (self, 0), NULL),
                 1,
                 0);
  fill (self);
  assert_requests (self, 3);
  g_assert_cmpuint (count (self, DATELINE_MEDIA_AHEAD), ==, 2);
  settle_until (count (self, DATELINE_MEDIA_SEEN) == 1);

  choose_number (self, DATELINE_FEED_SETTING_UNSET);
  fill (self);
  g_assert_cmpuint (count (self, DATELINE_MEDIA_AHEAD), ==, 0);
  g_assert_cmpuint (count (self, DATELINE_MEDIA_SEEN), ==, 3);
  /* What is there already is moved, without asking. */
  choose_number (self, 3);
  fill (self);
  g_assert_cmpuint (count (self, DATELINE_MEDIA_AHEAD), ==, 3);
  assert_requests (self, 3);
}

/* What is chosen for a category holds for its feeds. */
static void
test_category (Fixture *self, gconstpointer unused)
{
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_KEEP_PICTURES, 3);
  dateline_store_set_category_settings_async (self->storing.store,
                                              "News",
                                              settings,
                                              NULL,
                                              storing_cb,
                                              &result);
  storing_wait (&result);
  dateline_store_set_category_settings_finish (self->storing.store, result, &error);
  g_assert_no_error (error);
  fill (self);
  g_assert_cmpuint (count (self, DATELINE_MEDIA_AHEAD), ==, 3);
}

/* On a network that counts only if that was chosen; when it does not any more, by itself.
 */
static void
test_metered (Fixture *self, gconstpointer unused)
{
  choose_number (self, 2);
  dateline_picture_stock_set_metered (self->stock, TRUE);
  fill (self);
  assert_requests (self, 0);
  choose_ahead (self, DATELINE_AHEAD_NEVER, DATELINE_KEEPING_UNSET);
  dateline_picture_stock_set_metered (self->stock, FALSE);
  settle_until (!dateline_picture_stock_is_busy (self->stock));
  assert_requests (self, 0);
  choose_ahead (self, DATELINE_AHEAD_UNMETERED, DATELINE_KEEPING_UNSET);
  settle_until (!dateline_picture_stock_is_busy (self->stock));
  assert_requests (self, 2);
  dateline_picture_stock_set_metered (self->stock, TRUE);
  choose_number (self, 4);
  choose_ahead (self, DATELINE_AHEAD_ALWAYS, DATELINE_KEEPING_UNSET);
  settle_until (!dateline_picture_stock_is_busy (self->stock));
  assert_requests (self, 4);
}

static void
test_offline (Fixture *self, gconstpointer unused)
{
  choose_number (self, 2);
  dateline_fetcher_force_online (self->fetcher, FALSE);
  fill (self);
  assert_requests (self, 0);
}

/* One that a server does not have is not asked for again for a day (H58). */
static void
test_failed (Fixture *self, gconstpointer unused)
{
  storing_merge (self->storing.store,
                 self->feed_id,
                 storing_make_document (make_story (self, 0), NULL),
                 1,
                 0);
  choose_number (self, 1);
  fill (self);
  assert_requests (self, 1);
  fill (self);
  fill (self);
  assert_requests (self, 1);
  g_assert_cmpuint (count (self, DATELINE_MEDIA_AHEAD), ==, 0);
}

/* No more than the room that was chosen, the newest first. */
static void
test_room (Fixture *self, gconstpointer unused)
{
  choose_number (self, -1);
  choose_ahead (self, DATELINE_AHEAD_ALWAYS, 1);
  settle_until (!dateline_picture_stock_is_busy (self->stock));
  fill (self);
  fill (self);
  /* Measured after sixteen: here all have come, and no more do. */
  g_assert_cmpuint (count (self, DATELINE_MEDIA_AHEAD), <=, N_STORIES);
  storing_merge (self->storing.store,
                 self->feed_id,
                 storing_make_document (make_story (self, 0), NULL),
                 1,
                 0);
  scripted_server_add (self->server, "/0.png", 200, "image/png", PNG "a");
  fill (self);
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, "/0.png"), ==, 0);
}

/* What is cancelled ends, and what was fetched stays. */
static void
test_cancel (Fixture *self, gconstpointer unused)
{
  guint n;

  choose_number (self, -1);
  dateline_picture_stock_fill (self->stock);
  settle_until (scripted_server_get_n_requests (self->server, NULL) >= 1);
  dateline_picture_stock_cancel (self->stock);
  settle_until (!dateline_picture_stock_is_busy (self->stock));
  n = scripted_server_get_n_requests (self->server, NULL);
  g_assert_cmpuint (n, <, N_STORIES);
  fill (self);
  g_assert_cmpuint (count (self, DATELINE_MEDIA_AHEAD), ==, N_STORIES);
}

/* A feed whose pictures are always loaded has them fetched ahead as far as one goes for
 * them when a story is opened, whatever holds for others. */
static void
test_always (Fixture *self, gconstpointer unused)
{
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();

  dateline_picture_stock_set_policy (self->stock, DATELINE_PICTURE_POLICY_ON_CLICK);
  choose_number (self, 2);
  fill (self);
  assert_requests (self, 0);

  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_KEEP_PICTURES, 2);
  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_PICTURES, 1);
  storing_set_settings (self->storing.store, self->feed_id, settings);
  fill (self);
  assert_requests (self, 2);
  g_assert_cmpuint (count (self, DATELINE_MEDIA_AHEAD), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define STOCK_TEST(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  STOCK_TEST ("/picture-stock/newest", test_newest);
  STOCK_TEST ("/picture-stock/category", test_category);
  STOCK_TEST ("/picture-stock/always", test_always);
  STOCK_TEST ("/picture-stock/metered", test_metered);
  STOCK_TEST ("/picture-stock/offline", test_offline);
  STOCK_TEST ("/manners/H58/ahead", test_failed);
  STOCK_TEST ("/picture-stock/room", test_room);
  STOCK_TEST ("/picture-stock/cancel", test_cancel);

  return g_test_run ();
}
