/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Waits for the time of the next story that is dated in the future. Main context of the
 * store; what answers runs on the reading thread.
 */

#include "dateline/store/dateline-upcoming-private.h"

#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-store-private.h"

/* Clocks are put right, and machines sleep. */
#define LONGEST_WAIT (10 * 60)
/* A refresh brings stories many times a second. */
#define SHORTEST_WAIT 1

struct _DatelineUpcoming
{
  DatelineStore *store; /* not owned: it owns this */
  GCancellable *looking;
  GSource *waiting;
  gint64 since;     /* until then all have come that were to come */
  gint64 next;      /* the time that is waited for */
  gboolean is_soon; /* what is waited for is to look again */
};

static gboolean
answer_find_next (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT min (time) FROM story WHERE time > ?1",
      error,
      DATELINE_INT64 (g_array_index (call->ids, gint64, 0)));
  gint64 next;

  if (statement == NULL)
    return FALSE;
  if (dateline_statement_step (statement, error) != DATELINE_STEP_ROW)
    return FALSE;

  next = dateline_statement_get_time (statement, 0);
  call->answer = g_memdup2 (&next, sizeof next);
  call->answer_free = g_free;
  return TRUE;
}

static gboolean waited_cb (gpointer user_data);

static void
stop_waiting (DatelineUpcoming *self)
{
  if (self->waiting != NULL)
    g_source_destroy (self->waiting);
  g_clear_pointer (&self->waiting, g_source_unref);
}

static void
wait_for (DatelineUpcoming *self, gint64 seconds)
{
  stop_waiting (self);
  self->waiting = g_timeout_source_new_seconds (seconds);
  g_source_set_callback (self->waiting, waited_cb, self, NULL);
  g_source_attach (self->waiting, dateline_store_get_context (self->store));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineUpcoming *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *next = dateline_store_take_answer (DATELINE_STORE (source),
                                                        result,
                                                        dateline_upcoming_look,
                                                        &error);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  /* Then there is no longer anybody who asked, or another question was asked. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->looking);
  if (next == NULL || *next == DATELINE_TIME_UNKNOWN)
    return;

  self->next = *next;
  wait_for (self, CLAMP (*next - now, 0, LONGEST_WAIT));
}

static void
look (DatelineUpcoming *self)
{
  DatelineStoreCall *call;

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  call = dateline_store_call_new (self->store,
                                  answer_find_next,
                                  dateline_upcoming_look,
                                  self->looking,
                                  found_cb,
                                  self);
  call->ids = dateline_store_call_copy_ids (&self->since, 1);
  dateline_store_read (self->store, call);
}

static gboolean
waited_cb (gpointer user_data)
{
  DatelineUpcoming *self = user_data;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean has_come = !self->is_soon && self->next <= now;
  g_autoptr (DatelineStoreChanges) changes = NULL;

  stop_waiting (self);
  self->is_soon = FALSE;
  if (!has_come)
    {
      look (self);
      return G_SOURCE_REMOVE;
    }
  /* This has it looked for the one after, too. */
  self->since = now;
  changes =
      dateline_store_changes_new (DATELINE_STORE_CHANGE_STORIES, 0, 0, 0, NULL, FALSE);
  dateline_store_announce (self->store, changes);
  return G_SOURCE_REMOVE;
}

DatelineUpcoming *
dateline_upcoming_new (DatelineStore *store)
{
  DatelineUpcoming *self = g_new0 (DatelineUpcoming, 1);

  self->store = store;
  self->since = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

void
dateline_upcoming_free (DatelineUpcoming *self)
{
  stop_waiting (self);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_free (self);
}

/* Not at once, and with nothing that keeps the store. */
void
dateline_upcoming_look (DatelineUpcoming *self)
{
  if (self->is_soon)
    return;
  self->is_soon = TRUE;
  wait_for (self, SHORTEST_WAIT);
}
