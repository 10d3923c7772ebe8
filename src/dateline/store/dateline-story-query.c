/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The answers to a query: ids, and lists with days. On the
 * thread of its database.
 */

#include "dateline/store/dateline-story-query-private.h"

#define SECONDS_A_DAY (24 * 60 * 60)
/* 1970-01-01 as GDate counts. */
#define EPOCH_JULIAN 719163
/* Zones shift at quarters of an hour. */
#define SECONDS_A_QUARTER (15 * 60)

/* A list view of GTK 4.8 makes 205 rows, whatever is seen of them. */
#define N_FIRST 256
/* What takes the reading thread some milliseconds. */
#define N_PLACES_A_STRETCH 16384
#define N_STEPS_A_STRETCH 32768

/* All places of a query. */
static GArray *
list_places (DatelineDatabase *database, const DatelineQuery *query, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DatelineStoryPlace));
  g_autoptr (DatelineStoryListing) listing =
      dateline_story_listing_new (database, query, NULL, NULL, FALSE, error);

  if (listing == NULL || !dateline_story_listing_run (listing,
                                                      database,
                                                      places,
                                                      G_MAXUINT,
                                                      G_MAXUINT,
                                                      error))
    return NULL;
  return g_steal_pointer (&places);
}

GArray *
dateline_story_query_list_ids (DatelineDatabase *database,
                               const DatelineQuery *query,
                               GError **error)
{
  g_autoptr (GArray) places = list_places (database, query, error);
  GArray *ids;

  if (places == NULL)
    return NULL;

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), places->len);
  for (gsize i = 0; i < places->len; i++)
    g_array_append_val (ids, g_array_index (places, DatelineStoryPlace, i).id);
  return ids;
}

GArray *
dateline_story_query_list_unread (DatelineDatabase *database,
                                  const DatelineQuery *query,
                                  GError **error)
{
  g_autoptr (DatelineQuery) plain = dateline_query_new ();
  g_autoptr (DatelineQuery) unread = dateline_query_copy (query);

  dateline_query_copy_order (unread, plain);
  dateline_query_set_unread_only (unread, TRUE);
  return dateline_story_query_list_ids (database, unread, error);
}

/* The day of a time in the reader's zone, quick when asked in order. */
typedef struct
{
  GTimeZone *zone;
  gint64 quarter;
  gint64 offset;
} Calendar;

static void
calendar_init (Calendar *self)
{
  self->zone = g_time_zone_new_local ();
  self->quarter = G_MAXINT64;
}

static void
calendar_clear (Calendar *self)
{
  g_time_zone_unref (self->zone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Calendar, calendar_clear)

static gint64
divide_down (gint64 dividend, gint64 divisor)
{
  return dividend / divisor - (dividend % divisor < 0);
}

static gint32
calendar_get_day (Calendar *self, gint64 time)
{
  gint64 quarter = divide_down (time, SECONDS_A_QUARTER);

  if (quarter != self->quarter)
    {
      int interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, time);

      self->offset = g_time_zone_get_offset (self->zone, interval);
      self->quarter = quarter;
    }
  return divide_down (time + self->offset, SECONDS_A_DAY) + EPOCH_JULIAN;
}

static guint
get_group (const DatelineStoryOrder *order,
           Calendar *calendar,
           const DatelineStoryPlace *place)
{
  gint64 feed_id = dateline_story_order_get_feed (order, place->part);
  gboolean is_read =
      order->is_by_unread && !dateline_story_order_is_unread (order, place->part);
  guint group = feed_id != 0 ? feed_id % (DATELINE_STORY_KEY_READ - 1) + 1
                             : calendar_get_day (calendar, place->time);

  return group | (is_read ? DATELINE_STORY_KEY_READ : 0);
}

static void
append_keys (GArray *keys, const GArray *places, const DatelineStoryListing *listing)
{
  const DatelineStoryOrder *order = dateline_story_listing_get_order (listing);
  gboolean is_grouped = !dateline_story_listing_is_ranked (listing);
  g_auto (Calendar) calendar = { 0 };

  calendar_init (&calendar);
  for (gsize i = 0; i < places->len; i++)
    {
      const DatelineStoryPlace *place = &g_array_index (places, DatelineStoryPlace, i);
      DatelineStoryKey key = { 0 };

      key.id = place->id;
      if (is_grouped)
        key.group = get_group (order, &calendar, place);
      g_array_append_val (keys, key);
    }
}

DatelineStoryList *
dateline_story_query_list_keys (DatelineDatabase *database,
                                const DatelineQuery *query,
                                GArray *kept,
                                GArray *swapped,
                                GError **error)
{
  g_autoptr (DatelineStoryListing) listing =
      dateline_story_listing_new (database,
                                  query,
                                  kept,
                                  swapped,
                                  dateline_query_get_words (query) != NULL,
                                  error);
  g_autoptr (DatelineStoryList) list = NULL;

  if (listing == NULL)
    return NULL;

  list = g_new0 (DatelineStoryList, 1);
  list->keys = g_array_new (FALSE, FALSE, sizeof (DatelineStoryKey));
  list->last_id = dateline_story_listing_get_last_id (listing);
  list->is_partial = dateline_story_listing_is_partial (listing);
  list->rest = g_steal_pointer (&listing);
  if (!dateline_story_query_list_more (database, list, N_FIRST, G_MAXUINT, error))
    return NULL;
  return g_steal_pointer (&list);
}

gboolean
dateline_story_query_list_stretch (DatelineDatabase *database,
                                   DatelineStoryList *list,
                                   GError **error)
{
  return dateline_story_query_list_more (database,
                                         list,
                                         N_PLACES_A_STRETCH,
                                         N_STEPS_A_STRETCH,
                                         error);
}

gboolean
dateline_story_query_list_more (DatelineDatabase *database,
                                DatelineStoryList *list,
                                guint n_places,
                                guint n_steps,
                                GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DatelineStoryPlace));

  if (!dateline_story_listing_run (list->rest,
                                   database,
                                   places,
                                   n_places,
                                   n_steps,
                                   error))
    return FALSE;

  append_keys (list->keys, places, list->rest);
  if (dateline_story_listing_is_done (list->rest))
    g_clear_pointer (&list->rest, dateline_story_listing_free);
  return TRUE;
}

void
dateline_story_list_free (DatelineStoryList *self)
{
  g_array_unref (self->keys);
  g_clear_pointer (&self->rest, dateline_story_listing_free);
  g_free (self);
}

DatelineStoryList *
dateline_story_query_list_all (DatelineDatabase *database,
                               const DatelineQuery *query,
                               GError **error)
{
  g_autoptr (DatelineQuery) plain = dateline_query_new ();
  g_autoptr (DatelineQuery) all = dateline_query_copy (query);
  g_autoptr (DatelineStoryListing) listing = NULL;
  DatelineStoryList *list;

  dateline_query_copy_order (all, plain);
  listing = dateline_story_listing_new (database, all, NULL, NULL, FALSE, error);
  if (listing == NULL)
    return NULL;

  list = g_new0 (DatelineStoryList, 1);
  list->keys = g_array_new (FALSE, FALSE, sizeof (DatelineStoryKey));
  list->last_id = dateline_story_listing_get_last_id (listing);
  list->rest = g_steal_pointer (&listing);
  return list;
}
