/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How many stories each day has in what is listed. Main context only. */

#include "dateline-gtk/reader/dateline-day-counts-private.h"

/* What is listed comes first. */
#define FIRST_DELAY 60
/* A refresh of many feeds changes the store many times a second. */
#define NEXT_DELAY 1500

struct _DatelineDayCounts
{
  GObject parent_instance;

  DatelineStore *store;
  DatelineQuery *query; /* without its days */
  GArray *days;
  guint n_looking;
  gboolean is_due; /* the days are not those of the query, or are old */
  guint timeout;
  GCancellable *counting;
};

static guint signal_changed;

G_DEFINE_FINAL_TYPE (DatelineDayCounts, dateline_day_counts, G_TYPE_OBJECT)

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineDayCounts) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *days;

  days = dateline_store_count_days_finish (DATELINE_STORE (source), result, &error);
  /* Who cancelled has started another count, or none looks any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->counting);
  if (days == NULL)
    return;
  g_clear_pointer (&self->days, g_array_unref);
  self->days = days;
  g_signal_emit (self, signal_changed, 0);
}

static gboolean
timeout_cb (gpointer user_data)
{
  DatelineDayCounts *self = user_data;

  self->timeout = 0;
  self->is_due = FALSE;
  self->counting = g_cancellable_new ();
  dateline_store_count_days_async (self->store,
                                   self->query,
                                   self->counting,
                                   counted_cb,
                                   g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
stop (DatelineDayCounts *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
count_soon (DatelineDayCounts *self, guint delay)
{
  self->is_due = TRUE;
  if (self->n_looking > 0 && self->timeout == 0)
    self->timeout = g_timeout_add (delay, timeout_cb, self);
}

static void
store_changed_cb (DatelineDayCounts *self, DatelineStoreChanges *changes)
{
  DatelineStoreChangeFlags flags = dateline_store_changes_get_flags (changes);

  if ((flags & ~(DATELINE_STORE_CHANGE_FETCHED | DATELINE_STORE_CHANGE_SECTIONS |
                 DATELINE_STORE_CHANGE_KEPT | DATELINE_STORE_CHANGE_LINKS)) != 0)
    count_soon (self, NEXT_DELAY);
}

static void
dateline_day_counts_dispose (GObject *object)
{
  DatelineDayCounts *self = DATELINE_DAY_COUNTS (object);

  stop (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->query, dateline_query_free);

  G_OBJECT_CLASS (dateline_day_counts_parent_class)->dispose (object);
}

static void
dateline_day_counts_class_init (DatelineDayCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_day_counts_dispose;

  signal_changed = g_signal_new ("changed",
                                 DATELINE_TYPE_DAY_COUNTS,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 0);
}

static void
dateline_day_counts_init (DatelineDayCounts *self)
{
  self->query = dateline_query_new ();
  self->is_due = TRUE;
}

DatelineDayCounts *
dateline_day_counts_new (DatelineStore *store)
{
  DatelineDayCounts *self = g_object_new (DATELINE_TYPE_DAY_COUNTS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  return self;
}

void
dateline_day_counts_set_query (DatelineDayCounts *self, const DatelineQuery *query)
{
  g_autoptr (DatelineQuery) plain = dateline_query_new ();
  g_autoptr (DatelineQuery) all_days = dateline_query_copy (query);

  dateline_query_set_date_range (all_days, DATELINE_DATE_RANGE_ANY);
  dateline_query_copy_order (all_days, plain);
  if (dateline_query_equal (all_days, self->query))
    return;

  dateline_query_free (self->query);
  self->query = g_steal_pointer (&all_days);
  stop (self);
  g_clear_pointer (&self->days, g_array_unref);
  count_soon (self, FIRST_DELAY);
  g_signal_emit (self, signal_changed, 0);
}

void
dateline_day_counts_begin (DatelineDayCounts *self)
{
  self->n_looking++;
  if (self->is_due)
    count_soon (self, FIRST_DELAY);
}

void
dateline_day_counts_end (DatelineDayCounts *self)
{
  g_return_if_fail (self->n_looking > 0);

  self->n_looking--;
  if (self->n_looking > 0)
    return;
  self->is_due = self->is_due || self->counting != NULL;
  stop (self);
}

GArray *
dateline_day_counts_get_days (DatelineDayCounts *self)
{
  return self->days;
}
