/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a refresher is made of, where it lies beside the store, and how a program gets at
 * it. Main context only.
 */

#include "dateline/refresh/dateline-refresher-parts-private.h"

#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-refresher-private.h"
#include "dateline/refresh/dateline-story-saver-private.h"

/* What may be dropped lies beside the store that it belongs to; that of the user's own
 * store, where the system keeps what may be dropped. */
static char *
make_cache_folder (DatelineRefresherParts *self)
{
  g_autofree char *store_folder =
      g_path_get_dirname (dateline_store_get_path (self->tools.store));
  g_autofree char *user_folder =
      g_build_filename (g_get_user_data_dir (), "dateline", NULL);

  if (g_strcmp0 (store_folder, user_folder) == 0)
    return g_build_filename (g_get_user_cache_dir (), "dateline", NULL);
  return g_build_filename (store_folder, "cache", NULL);
}

static DatelineMediaCache *
make_media_cache (DatelineRefresherParts *self)
{
  g_autofree char *store_folder =
      g_path_get_dirname (dateline_store_get_path (self->tools.store));
  g_autofree char *kept_folder = g_build_filename (store_folder, "pictures", NULL);
  g_autofree char *folder = g_build_filename (self->cache_folder, "pictures", NULL);

  return dateline_media_cache_new (self->tools.fetcher, folder, kept_folder);
}

static DatelineEnclosureKeeper *
make_enclosure_keeper (DatelineRefresherParts *self)
{
  g_autofree char *store_folder =
      g_path_get_dirname (dateline_store_get_path (self->tools.store));
  g_autofree char *folder = g_build_filename (store_folder, "enclosures", NULL);

  return dateline_enclosure_keeper_new (self->tools.fetcher, folder);
}

void
dateline_refresher_parts_init (DatelineRefresherParts *self,
                               DatelineStore *store,
                               DatelineFetcher *fetcher)
{
  self->tools.reader = dateline_document_reader_new ();
  self->tools.busy_ids =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->tools.asked_at =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->tools.time_scale = 1;
  self->tools.store = g_object_ref (store);
  self->tools.fetcher =
      fetcher != NULL ? g_object_ref (fetcher) : dateline_fetcher_new (NULL);
  self->cache_folder = make_cache_folder (self);
  self->media_cache = make_media_cache (self);
  self->enclosures = make_enclosure_keeper (self);
  self->saver = dateline_story_saver_new (store, self->media_cache);
  self->page_fetcher = dateline_page_fetcher_new (store, self->tools.fetcher);
  self->stock =
      dateline_picture_stock_new (store, self->media_cache, self->tools.fetcher);
  dateline_story_saver_set_enclosure_keeper (self->saver, self->enclosures);
  dateline_story_saver_set_page_fetcher (self->saver, self->page_fetcher);
  self->tools.page_queue =
      dateline_page_queue_new (store, self->tools.fetcher, self->page_fetcher);
}

void
dateline_refresher_parts_clear (DatelineRefresherParts *self)
{
  g_clear_pointer (&self->stock, dateline_picture_stock_free);
  g_clear_object (&self->saver);
  g_clear_pointer (&self->tools.page_queue, dateline_page_queue_free);
  g_clear_object (&self->page_fetcher);
  g_clear_object (&self->enclosures);
  g_clear_pointer (&self->cache_folder, g_free);
  g_clear_object (&self->media_cache);
  g_clear_pointer (&self->tools.reader, dateline_document_reader_free);
  g_clear_pointer (&self->tools.busy_ids, g_hash_table_unref);
  g_clear_pointer (&self->tools.asked_at, g_hash_table_unref);
  g_clear_object (&self->tools.fetcher);
  g_clear_object (&self->tools.store);
}

/**
 * dateline_refresher_get_store:
 * @self: a refresher
 *
 * Gets the store whose feeds are fetched.
 *
 * Returns: (transfer none): the store
 */
DatelineStore *
dateline_refresher_get_store (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), NULL);

  return dateline_refresher_get_parts (self)->tools.store;
}

/**
 * dateline_refresher_get_fetcher:
 * @self: a refresher
 *
 * Gets what fetches the feeds.
 *
 * Returns: (transfer none): the fetcher
 */
DatelineFetcher *
dateline_refresher_get_fetcher (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), NULL);

  return dateline_refresher_get_parts (self)->tools.fetcher;
}

/**
 * dateline_refresher_get_cache_folder:
 * @self: a refresher
 *
 * Gets where files of the store's lie that may be lost at any time. It need not be there
 * yet.
 *
 * Returns: (type filename) (transfer none): the path of a folder
 */
const char *
dateline_refresher_get_cache_folder (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), NULL);

  return dateline_refresher_get_parts (self)->cache_folder;
}

/**
 * dateline_refresher_get_media_cache:
 * @self: a refresher
 *
 * Gets where the pictures of the store's stories come from and are kept.
 *
 * Returns: (transfer none): the cache
 */
DatelineMediaCache *
dateline_refresher_get_media_cache (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), NULL);

  return dateline_refresher_get_parts (self)->media_cache;
}

/**
 * dateline_refresher_get_page_fetcher:
 * @self: a refresher
 *
 * Gets what fetches the pages that the store's stories link to.
 *
 * Returns: (transfer none): the page fetcher
 */
DatelinePageFetcher *
dateline_refresher_get_page_fetcher (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), NULL);

  return dateline_refresher_get_parts (self)->page_fetcher;
}

/**
 * dateline_refresher_get_saver:
 * @self: a refresher
 *
 * Gets what keeps saved stories for reading offline.
 *
 * Returns: (transfer none): the saver
 */
DatelineStorySaver *
dateline_refresher_get_saver (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), NULL);

  return dateline_refresher_get_parts (self)->saver;
}

/**
 * dateline_refresher_get_enclosure_keeper:
 * @self: a refresher
 *
 * Gets what keeps what is sent along with saved stories.
 *
 * Returns: (transfer none): the keeper
 */
DatelineEnclosureKeeper *
dateline_refresher_get_enclosure_keeper (DatelineRefresher *self)
{
  g_return_val_if_fail (DATELINE_IS_REFRESHER (self), NULL);

  return dateline_refresher_get_parts (self)->enclosures;
}

const DatelineRefreshTools *
dateline_refresher_get_tools (DatelineRefresher *self)
{
  return &dateline_refresher_get_parts (self)->tools;
}

DatelinePictureStock *
dateline_refresher_get_stock (DatelineRefresher *self)
{
  return dateline_refresher_get_parts (self)->stock;
}
