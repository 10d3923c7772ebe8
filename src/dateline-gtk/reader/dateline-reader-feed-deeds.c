/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What was done to a feed where it is told of, to be undone and done again: it was joined
 * with another, or moved. Each changes only what is still as it left it. What is done in
 * the sidebar and in the window of its properties is the arrangement's
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
