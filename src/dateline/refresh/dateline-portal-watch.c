/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Tells a network that wants a sign-in from feeds that were given up. Main context, no
 * I/O. */

#include "dateline/refresh/dateline-portal-watch-private.h"

#include "dateline/text/dateline-uri-private.h"

#define ENOUGH_HOSTS 3

struct _DatelinePortalWatch
{
  GHashTable *hosts; /* names of those that had a feed the last time */
  GPtrArray *blamed;
  gboolean is_portal;
};

DatelinePortalWatch *
dateline_portal_watch_new (void)
{
  DatelinePortalWatch *self = g_new0 (DatelinePortalWatch, 1);

  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->blamed = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  return self;
}

void
dateline_portal_watch_free (DatelinePortalWatch *self)
{
  g_hash_table_unref (self->hosts);
  g_ptr_array_unref (self->blamed);
  g_free (self);
}

/* What failed the last time, too, or never was a feed, says nothing about the network. */
gboolean
dateline_portal_watch_add_page (DatelinePortalWatch *self, DatelineFeed *feed)
{
  if (dateline_feed_get_n_failures (feed) == 0 &&
      dateline_feed_get_fetched_at (feed) != DATELINE_TIME_UNKNOWN)
    g_hash_table_add (self->hosts,
                      dateline_uri_get_display_host (dateline_feed_get_uri (feed)));
  self->is_portal |= g_hash_table_size (self->hosts) >= ENOUGH_HOSTS;
  if (!self->is_portal)
    g_ptr_array_add (self->blamed, dateline_feed_ref (feed));
  return self->is_portal;
}

void
dateline_portal_watch_add_feed (DatelinePortalWatch *self)
{
  if (self->is_portal)
    return;
  g_hash_table_remove_all (self->hosts);
  g_ptr_array_set_size (self->blamed, 0);
}

gboolean
dateline_portal_watch_is_portal (const DatelinePortalWatch *self)
{
  return self->is_portal;
}

GPtrArray *
dateline_portal_watch_take_blamed (DatelinePortalWatch *self)
{
  GPtrArray *blamed = self->blamed;

  self->blamed = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  return blamed;
}
