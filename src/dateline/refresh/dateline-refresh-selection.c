/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is due of the feeds, and what of that is not to be asked now all the same. Main
 * context.
 */

#include "dateline/refresh/dateline-refresh-selection-private.h"

#include "dateline/refresh/dateline-refresh-wait-private.h"
#include "dateline/refresh/dateline-schedule-private.h"

/* Seconds, see judge_here (). */
#define ASKED_BY_ITSELF (60 * 60)

struct _DatelineRefreshSelection
{
  const DatelineRefreshOrder *order;
  GHashTable *busy_ids; /* of gint64: feeds that were asked while these were listed */
};

static void
add_waiting (DatelineFeed *feed, const DatelineVerdict *verdict, gpointer user_data)
{
  g_ptr_array_add (user_data, dateline_refresh_wait_new (feed, verdict));
}

/* The feed that was named, whether it has ended or not; what is due of all the others. */
static GPtrArray *
select_due (DatelineRefreshSelection *self, GPtrArray *feeds, GPtrArray *waiting)
{
  const DatelineOccasion occasion = {
    .flags = self->order->flags,
    .interval = self->order->interval,
    .now = g_get_real_time () / G_USEC_PER_SEC,
    .is_named = self->order->feed_id != 0,
  };
  g_autoptr (GPtrArray) named = NULL;

  if (!occasion.is_named)
    return dateline_schedule_select (feeds, &occasion, add_waiting, waiting);
  named = g_ptr_array_new ();
  for (guint i = 0; i < feeds->len; i++)
    if (dateline_feed_get_id (feeds->pdata[i]) == self->order->feed_id)
      g_ptr_array_add (named, feeds->pdata[i]);
  return named->len > 0
             ? dateline_schedule_select (named, &occasion, add_waiting, waiting)
             : NULL;
}

/* Why a feed that is due is not to be asked all the same. Another run may be at work on
 * it, or may have been when it was listed: then the list does not know of that yet. And
 * if the clock was put back, only the other clock knows when it was asked. */
static DatelineVerdict
judge_here (DatelineRefreshSelection *self, DatelineFeed *feed)
{
  const DatelineRefreshTools *tools = self->order->tools;
  gint64 feed_id = dateline_feed_get_id (feed);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const gint64 *asked_at = g_hash_table_lookup (tools->asked_at, &feed_id);
  gint64 wait;

  if (g_hash_table_contains (tools->busy_ids, &feed_id) ||
      g_hash_table_contains (self->busy_ids, &feed_id))
    return (DatelineVerdict){ .reason = DATELINE_WAIT_BUSY };
  if (asked_at == NULL || self->order->flags == DATELINE_REFRESH_ASKED ||
      self->order->flags == DATELINE_REFRESH_FORCE ||
      dateline_feed_get_attempted_at (feed) <= now)
    return (DatelineVerdict){ .reason = DATELINE_WAIT_NONE };
  wait = (g_get_monotonic_time () - *asked_at) / G_USEC_PER_SEC;
  if (wait >= ASKED_BY_ITSELF)
    return (DatelineVerdict){ .reason = DATELINE_WAIT_NONE };
  return (DatelineVerdict){ DATELINE_WAIT_RECENT, wait, now + ASKED_BY_ITSELF - wait };
}

static void
leave_out (DatelineRefreshSelection *self, GPtrArray *feeds, GPtrArray *waiting)
{
  for (guint i = feeds->len; i-- > 0;)
    {
      DatelineVerdict verdict = judge_here (self, feeds->pdata[i]);

      if (verdict.reason == DATELINE_WAIT_NONE)
        continue;
      add_waiting (feeds->pdata[i], &verdict, waiting);
      g_ptr_array_remove_index (feeds, i);
    }
}

static void
unref_feed (gpointer feed)
{
  if (feed != NULL)
    dateline_feed_unref (feed);
}

DatelineRefreshSelection *
dateline_refresh_selection_new (const DatelineRefreshOrder *order)
{
  DatelineRefreshSelection *self = g_new0 (DatelineRefreshSelection, 1);
  GHashTableIter iter;
  gpointer id;

  self->order = order;
  self->busy_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, order->tools->busy_ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->busy_ids, g_memdup2 (id, sizeof (gint64)));
  return self;
}

void
dateline_refresh_selection_free (DatelineRefreshSelection *self)
{
  g_hash_table_unref (self->busy_ids);
  g_free (self);
}

GPtrArray *
dateline_refresh_selection_make (DatelineRefreshSelection *self,
                                 GPtrArray *feeds,
                                 GPtrArray *waiting)
{
  GPtrArray *due = select_due (self, feeds, waiting);

  if (due == NULL)
    return NULL;
  leave_out (self, due, waiting);
  g_ptr_array_set_free_func (due, unref_feed);
  return due;
}
