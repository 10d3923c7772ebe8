/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What was done to a feed where it is told of, to be undone and done again: it was joined
 * with another, moved, changed in the window of its properties. Each changes only what is
 * still as it left it. What is done in the sidebar is the arrangement's
 * (reader-arranging). Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include <glib/gi18n-lib.h>

/* A feed that was joined with another, and may come back. */
typedef struct
{
  DatelineReader *reader;
  gint64 feed_id;
  gint64 into_id;
} Joining;

static void
joining_free (gpointer data)
{
  Joining *self = data;

  g_object_unref (self->reader);
  g_free (self);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dateline_store_restore_feed_finish (DATELINE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
joined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dateline_store_join_feeds_finish (DATELINE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What a feed that is not followed any more lists is nothing. */
static void
leave_feed (DatelineReader *self, gint64 feed_id)
{
  g_autoptr (DatelineQuery) everything = NULL;

  if (dateline_query_get_feed (self->query) != feed_id)
    return;
  everything = dateline_query_new ();
  dateline_reader_set_query (self, everything);
}

static void
turn_joining (gpointer user_data, gboolean again, GTask *task)
{
  Joining *self = user_data;
  DatelineStore *store = self->reader->store;

  if (!again)
    {
      dateline_store_restore_feed_async (store, self->feed_id, NULL, restored_cb, task);
      return;
    }
  leave_feed (self->reader, self->feed_id);
  dateline_store_join_feeds_async (store,
                                   self->feed_id,
                                   self->into_id,
                                   NULL,
                                   joined_cb,
                                   task);
}

/* @feed is gone: it was joined with its twin. */
void
dateline_reader_add_joining (DatelineReader *self, DatelineFeed *feed)
{
  Joining *joining = g_new (Joining, 1);
  g_autofree char *text = g_strdup_printf (_ ("“%s” is joined with the other feed"),
                                           dateline_feed_get_title (feed));

  joining->reader = g_object_ref (self);
  joining->feed_id = dateline_feed_get_id (feed);
  joining->into_id = dateline_feed_get_twin_id (feed);
  leave_feed (self, joining->feed_id);
  dateline_deeds_add (self->deeds, text, turn_joining, joining, joining_free);
}

/* A feed that was moved from one address to another. */
typedef struct
{
  DatelineReader *reader;
  gint64 feed_id;
  char *from;
  char *to;
} Move;

static void
move_free (gpointer data)
{
  Move *self = data;

  g_object_unref (self->reader);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static void
address_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dateline_store_set_feed_address_finish (DATELINE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
turn_move (gpointer user_data, gboolean again, GTask *task)
{
  Move *self = user_data;

  dateline_store_set_feed_address_async (self->reader->store,
                                         self->feed_id,
                                         again ? self->to : self->from,
                                         NULL,
                                         address_set_cb,
                                         task);
}

/* @feed was at @from and is at @to, of which @text tells. */
void
dateline_reader_add_address (DatelineReader *self,
                             DatelineFeed *feed,
                             const char *from,
                             const char *to,
                             const char *text)
{
  Move *move = g_new (Move, 1);

  move->reader = g_object_ref (self);
  move->feed_id = dateline_feed_get_id (feed);
  move->from = g_strdup (from);
  move->to = g_strdup (to);
  dateline_deeds_add (self->deeds, text, turn_move, move, move_free);
}

/* What the person says of a feed. */
typedef struct
{
  DatelineReader *reader;
  DatelineFeed *before;
  DatelineFeed *after;
} FeedChange;

static void
feed_change_free (gpointer data)
{
  FeedChange *self = data;

  g_object_unref (self->reader);
  dateline_feed_unref (self->before);
  dateline_feed_unref (self->after);
  g_free (self);
}

/* From one feed to another that is the same but for what a person says of it. */
typedef struct
{
  DatelineStore *store;
  DatelineFeed *now; /* as it is at present */
  DatelineFeed *from;
  DatelineFeed *to;
} Step;

static void
step_free (gpointer data)
{
  Step *self = data;

  g_object_unref (self->store);
  dateline_feed_unref (self->now);
  dateline_feed_unref (self->from);
  dateline_feed_unref (self->to);
  g_free (self);
}

static gboolean
are_names_equal (DatelineFeed *one, DatelineFeed *other)
{
  return g_strcmp0 (dateline_feed_get_name (one), dateline_feed_get_name (other)) == 0;
}

static gboolean
are_categories_equal (DatelineFeed *one, DatelineFeed *other)
{
  return g_strv_equal (dateline_feed_get_categories (one),
                       dateline_feed_get_categories (other));
}

static gboolean
are_intervals_equal (DatelineFeed *one, DatelineFeed *other)
{
  return dateline_feed_get_interval (one) == dateline_feed_get_interval (other);
}

/* Whether something was changed that nobody changed since. */
static gboolean
is_due (const Step *self, gboolean (*are_equal) (DatelineFeed *one, DatelineFeed *other))
{
  return !are_equal (self->from, self->to) && are_equal (self->from, self->now);
}

static void
interval_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dateline_store_set_feed_interval_finish (DATELINE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_interval (GTask *task)
{
  Step *self = g_task_get_task_data (task);

  if (is_due (self, are_intervals_equal))
    dateline_store_set_feed_interval_async (self->store,
                                            dateline_feed_get_id (self->to),
                                            dateline_feed_get_interval (self->to),
                                            NULL,
                                            interval_set_cb,
                                            task);
  else
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static void
filed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dateline_store_set_feed_categories_finish (DATELINE_STORE (source), result, &error))
    set_interval (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
file (GTask *task)
{
  Step *self = g_task_get_task_data (task);

  if (is_due (self, are_categories_equal))
    dateline_store_set_feed_categories_async (self->store,
                                              dateline_feed_get_id (self->to),
                                              dateline_feed_get_categories (self->to),
                                              NULL,
                                              filed_cb,
                                              task);
  else
    set_interval (task);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dateline_store_rename_feed_finish (DATELINE_STORE (source), result, &error))
    file (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* A feed that is gone has neither name nor place. */
static void
turn_feed_change (gpointer user_data, gboolean again, GTask *task)
{
  FeedChange *self = user_data;
  DatelineFeed *now =
      dateline_reader_find_feed (self->reader, dateline_feed_get_id (self->before));
  Step *step;

  if (now == NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  step = g_new (Step, 1);
  step->store = g_object_ref (self->reader->store);
  step->now = dateline_feed_ref (now);
  step->from = dateline_feed_ref (again ? self->before : self->after);
  step->to = dateline_feed_ref (again ? self->after : self->before);
  g_task_set_task_data (task, step, step_free);
  if (is_due (step, are_names_equal))
    dateline_store_rename_feed_async (step->store,
                                      dateline_feed_get_id (step->to),
                                      dateline_feed_get_name (step->to),
                                      NULL,
                                      renamed_cb,
                                      task);
  else
    file (task);
}

static char *
describe_change (DatelineFeed *before, DatelineFeed *after)
{
  if (!are_names_equal (before, after))
    return g_strdup_printf (_ ("“%s” is now called “%s”"),
                            dateline_feed_get_title (before),
                            dateline_feed_get_title (after));
  return g_strdup_printf (_ ("“%s” was changed"), dateline_feed_get_title (after));
}

/* A feed was named, filed, or given another interval. */
void
dateline_reader_add_feed_change (DatelineReader *self,
                                 DatelineFeed *before,
                                 DatelineFeed *after)
{
  g_autofree char *text = NULL;
  FeedChange *change;

  if (are_names_equal (before, after) && are_categories_equal (before, after) &&
      are_intervals_equal (before, after))
    return;

  text = describe_change (before, after);
  change = g_new (FeedChange, 1);
  change->reader = g_object_ref (self);
  change->before = dateline_feed_ref (before);
  change->after = dateline_feed_ref (after);
  dateline_deeds_add (self->deeds, text, turn_feed_change, change, feed_change_free);
}
