/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Fetches pictures before anybody sees them. Main context only. Two at a time: they are
 * in no hurry, and what a person looks at now is. What failed is left alone for a day and
 * what is there for thirty, by the same notes as all pictures. */

#include "dateline/refresh/dateline-picture-stock-private.h"

#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/net/dateline-media-cache-private.h"
#include "dateline/store/dateline-room-private.h"

#define AT_ONCE 2

/* After so many the room is measured anew. */
#define BETWEEN_MEASURES 16

/* One look at what is to be fetched. It outlives the stock if that goes meanwhile. */
typedef struct
{
  DatelinePictureStock *stock; /* NULL when it is gone */
  GCancellable *cancellable;
  GStrv wanted;       /* all, the newest first */
  GHashTable *always; /* of strings: those of them that a feed wants loaded always */
  GArray *indexes;    /* of guint: those of them that are not on their shelf */
  GArray *shelves;    /* of int, of each of wanted */
  guint n_begun;
  guint n_done;
  guint n_measured; /* how many were done when the room was measured */
  gboolean is_measuring;
  gboolean is_full;
} Look;

struct _DatelinePictureStock
{
  DatelineStore *store;
  DatelineMediaCache *cache;
  DatelineFetcher *fetcher;
  DatelinePicturePolicy policy;
  DatelineAhead choice;
  guint64 room;
  GNetworkMonitor *monitor;
  gulong monitor_id;
  gulong store_id;
  guint idle;
  Look *look; /* under way, or NULL */
  gboolean wants_again;
  int metered; /* -1: what the system says */
};

static void begin (DatelinePictureStock *self);
static void go_on (Look *look);

static void
end_look (Look *look)
{
  DatelinePictureStock *self = look->stock;

  if (self != NULL)
    self->look = NULL;
  g_object_unref (look->cancellable);
  g_strfreev (look->wanted);
  g_clear_pointer (&look->always, g_hash_table_unref);
  g_clear_pointer (&look->indexes, g_array_unref);
  g_clear_pointer (&look->shelves, g_array_unref);
  g_free (look);
  if (self != NULL && self->wants_again)
    begin (self);
}

static gboolean
is_over (Look *look)
{
  return look->stock == NULL || g_cancellable_is_cancelled (look->cancellable);
}

/* How far one may go now for the picture at @index. */
static DatelineMediaReach
get_reach (DatelinePictureStock *self, Look *look, guint index)
{
  gboolean is_always = g_hash_table_contains (look->always, look->wanted[index]);
  gboolean is_metered = self->metered >= 0
                            ? self->metered
                            : g_network_monitor_get_network_metered (self->monitor);

  if (self->choice == DATELINE_AHEAD_NEVER ||
      (self->choice == DATELINE_AHEAD_UNMETERED && is_metered) ||
      !dateline_fetcher_is_online (self->fetcher))
    return DATELINE_MEDIA_REACH_STORED;
  return dateline_picture_policy_get_reach (is_always ? DATELINE_PICTURE_POLICY_ALWAYS
                                                      : self->policy,
                                            NULL);
}

static void
held_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;
  g_autoptr (GError) error = NULL;

  if (!dateline_media_cache_hold_finish (DATELINE_MEDIA_CACHE (source), result, &error))
    look->is_full |= g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  look->n_done++;
  go_on (look);
}

/* The newest stories come first: what is left out when there is no room are old ones. */
static void
measured_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;
  g_autoptr (DatelineMediaMeasure) measure =
      dateline_media_cache_measure_finish (DATELINE_MEDIA_CACHE (source), result, NULL);

  look->is_measuring = FALSE;
  look->n_measured = look->n_done;
  if (measure != NULL && look->stock != NULL)
    look->is_full |= measure->amounts[DATELINE_MEDIA_AHEAD].n_bytes >= look->stock->room;
  go_on (look);
}

/* TRUE if the picture at @index is not worth beginning with: it is not there and may not
 * be asked for. */
static gboolean
is_out_of_reach (Look *look, guint index, DatelineMediaReach reach)
{
  return reach == DATELINE_MEDIA_REACH_STORED &&
         g_array_index (look->shelves, int, index) < DATELINE_MEDIA_SEEN;
}

static void
go_on (Look *look)
{
  DatelinePictureStock *self = look->stock;
  gboolean ends = is_over (look) || look->is_full;

  if (look->is_measuring)
    return;
  if (!ends && look->n_done >= look->n_measured + BETWEEN_MEASURES)
    {
      look->is_measuring = TRUE;
      dateline_media_cache_measure_async (self->cache,
                                          NULL,
                                          NULL,
                                          measured_again_cb,
                                          look);
      return;
    }
  while (!ends && look->n_begun < look->indexes->len &&
         look->n_begun - look->n_done < AT_ONCE)
    {
      guint index = g_array_index (look->indexes, guint, look->n_begun++);
      DatelineMediaReach reach = get_reach (self, look, index);

      if (is_out_of_reach (look, index, reach))
        {
          look->n_done++;
          continue;
        }
      dateline_media_cache_hold_async (self->cache,
                                       look->wanted[index],
                                       reach,
                                       look->cancellable,
                                       held_cb,
                                       look);
    }
  if (look->n_done == look->n_begun && (ends || look->n_begun == look->indexes->len))
    end_look (look);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;
  g_autoptr (DatelineMediaMeasure) measure =
      dateline_media_cache_measure_finish (DATELINE_MEDIA_CACHE (source), result, NULL);

  if (is_over (look) || measure == NULL)
    {
      end_look (look);
      return;
    }
  look->is_full = measure->amounts[DATELINE_MEDIA_AHEAD].n_bytes >= look->stock->room;
  look->shelves = g_array_ref (measure->shelves);
  look->indexes = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; look->wanted[i] != NULL; i++)
    if (g_array_index (look->shelves, int, i) < DATELINE_MEDIA_AHEAD)
      g_array_append_val (look->indexes, i);
  go_on (look);
}

static void
let_go_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;
  DatelineMediaCache *cache = DATELINE_MEDIA_CACHE (source);

  dateline_media_cache_hold_only_finish (cache, result, NULL);
  if (is_over (look))
    end_look (look);
  else
    dateline_media_cache_measure_async (cache,
                                        (const char *const *) look->wanted,
                                        NULL,
                                        measured_cb,
                                        look);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;

  look->wanted = dateline_store_plan_ahead_finish (DATELINE_STORE (source),
                                                   result,
                                                   &look->always,
                                                   NULL);
  if (is_over (look) || look->wanted == NULL)
    end_look (look);
  else
    dateline_media_cache_hold_only_async (look->stock->cache,
                                          (const char *const *) look->wanted,
                                          NULL,
                                          let_go_cb,
                                          look);
}

static void
take_room (DatelineMediaCache *cache, const DatelineKeeping *keeping)
{
  if (keeping->picture_room > 0)
    dateline_media_cache_set_max_size (cache, keeping->picture_room);
}

static void
keeping_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;
  DatelineStore *store = DATELINE_STORE (source);
  g_autoptr (DatelineKeeping) keeping =
      dateline_store_load_keeping_finish (store, result, NULL);

  if (is_over (look) || keeping == NULL)
    {
      end_look (look);
      return;
    }
  look->stock->choice = keeping->ahead;
  take_room (look->stock->cache, keeping);
  look->stock->room = dateline_media_cache_get_max_size (look->stock->cache);
  dateline_store_plan_ahead_async (store, look->cancellable, planned_cb, look);
}

static void
begin (DatelinePictureStock *self)
{
  self->wants_again = FALSE;
  self->look = g_new0 (Look, 1);
  self->look->stock = self;
  self->look->cancellable = g_cancellable_new ();
  dateline_store_load_keeping_async (self->store, NULL, keeping_loaded_cb, self->look);
}

void
dateline_picture_stock_fill (DatelinePictureStock *self)
{
  if (self->look == NULL)
    {
      begin (self);
      return;
    }
  self->wants_again = TRUE;
  g_cancellable_cancel (self->look->cancellable);
}

void
dateline_picture_stock_cancel (DatelinePictureStock *self)
{
  self->wants_again = FALSE;
  if (self->look != NULL)
    g_cancellable_cancel (self->look->cancellable);
}

gboolean
dateline_picture_stock_is_busy (DatelinePictureStock *self)
{
  return self->look != NULL || self->idle != 0;
}

static gboolean
idle_cb (gpointer user_data)
{
  DatelinePictureStock *self = user_data;

  self->idle = 0;
  dateline_picture_stock_fill (self);
  return G_SOURCE_REMOVE;
}

/* Several changes at once are one reason. */
static void
look_soon (DatelinePictureStock *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static void
changed_cb (DatelineStore *store, DatelineStoreChanges *changes, gpointer user_data)
{
  if ((dateline_store_changes_get_flags (changes) & DATELINE_STORE_CHANGE_KEEPING) != 0)
    look_soon (user_data);
}

static void
metered_changed_cb (GNetworkMonitor *monitor, GParamSpec *pspec, gpointer user_data)
{
  DatelinePictureStock *self = user_data;

  if (!g_network_monitor_get_network_metered (monitor))
    look_soon (self);
}

static void
room_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineMediaCache) cache = user_data;
  g_autoptr (DatelineKeeping) keeping =
      dateline_store_load_keeping_finish (DATELINE_STORE (source), result, NULL);

  if (keeping != NULL)
    take_room (cache, keeping);
}

DatelinePictureStock *
dateline_picture_stock_new (DatelineStore *store,
                            DatelineMediaCache *cache,
                            DatelineFetcher *fetcher)
{
  DatelinePictureStock *self = g_new0 (DatelinePictureStock, 1);

  self->store = g_object_ref (store);
  self->cache = g_object_ref (cache);
  self->fetcher = g_object_ref (fetcher);
  self->metered = -1;
  self->monitor = g_object_ref (g_network_monitor_get_default ());
  self->monitor_id = g_signal_connect (self->monitor,
                                       "notify::network-metered",
                                       G_CALLBACK (metered_changed_cb),
                                       self);
  self->store_id = g_signal_connect (store, "changed", G_CALLBACK (changed_cb), self);
  /* Before a picture is stored: less room than was chosen would drop others. */
  dateline_store_load_keeping_async (store, NULL, room_loaded_cb, g_object_ref (cache));
  return self;
}

void
dateline_picture_stock_free (DatelinePictureStock *self)
{
  if (self->look != NULL)
    {
      g_cancellable_cancel (self->look->cancellable);
      self->look->stock = NULL;
    }
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_signal_handler (&self->monitor_id, self->monitor);
  g_clear_signal_handler (&self->store_id, self->store);
  g_object_unref (self->monitor);
  g_object_unref (self->fetcher);
  g_object_unref (self->cache);
  g_object_unref (self->store);
  g_free (self);
}

void
dateline_picture_stock_set_policy (DatelinePictureStock *self,
                                   DatelinePicturePolicy policy)
{
  self->policy = policy;
}

void
dateline_picture_stock_set_metered (DatelinePictureStock *self, gboolean metered)
{
  self->metered = metered;
  if (!metered)
    look_soon (self);
}
