/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds as they were listed last. On the thread of its database. */

#include "dateline/store/dateline-feed-memory-private.h"

struct _DatelineFeedMemory
{
  GPtrArray *feeds;
  GHashTable *places; /* of gint64 *, in a feed → its place in the array and one */
};

DatelineFeedMemory *
dateline_feed_memory_new (GPtrArray *feeds)
{
  DatelineFeedMemory *self = g_new (DatelineFeedMemory, 1);

  self->feeds = g_ptr_array_ref (feeds);
  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < feeds->len; i++)
    g_hash_table_insert (self->places,
                         (gpointer) &dateline_feed_peek (feeds->pdata[i])->id,
                         GUINT_TO_POINTER (i + 1));
  return self;
}

void
dateline_feed_memory_free (DatelineFeedMemory *self)
{
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->feeds);
  g_free (self);
}

DatelineFeed *
dateline_feed_memory_find (DatelineFeedMemory *self, const DatelineFeedBuilder *builder)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &builder->id));

  if (place == 0 ||
      !dateline_feed_builder_equals (builder, self->feeds->pdata[place - 1]))
    return NULL;
  return dateline_feed_ref (self->feeds->pdata[place - 1]);
}

gboolean
dateline_feed_memory_sort (DatelineFeedMemory *self, GPtrArray *feeds)
{
  g_autofree gpointer *sorted = g_new0 (gpointer, feeds->len + 1);

  if (feeds->len != self->feeds->len)
    return FALSE;
  for (guint i = 0; i < feeds->len; i++)
    {
      const DatelineFeedBuilder *fields = dateline_feed_peek (feeds->pdata[i]);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &fields->id));

      if (place == 0 ||
          g_strcmp0 (fields->title,
                     dateline_feed_peek (self->feeds->pdata[place - 1])->title) != 0)
        return FALSE;
      sorted[place - 1] = feeds->pdata[i];
    }
  for (guint i = 0; i < feeds->len; i++)
    feeds->pdata[i] = sorted[i];
  return TRUE;
}
