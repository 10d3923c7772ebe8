/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The deadlines of an exchange. What passes one cancels what is under way, whose callback
 * then fails. Main context only.
 */

#include "dateline/net/dateline-deadlines-private.h"

#include <glib/gi18n-lib.h>

#define PHASE_PRIORITY (G_PRIORITY_DEFAULT + 10)

struct _DatelineDeadlines
{
  DatelineFetchLimits limits;
  const gsize *n_received;
  gsize n_received_before; /* at the beginning of the span that is watched for slowness */
  GCancellable *cancellable;
  const char *passed; /* the sentence for the one that did */
  guint total_timer;
  guint phase_timer;
};

static void
stop (DatelineDeadlines *self, const char *sentence)
{
  self->passed = sentence;
  g_cancellable_cancel (self->cancellable);
}

static gboolean
total_timeout_cb (gpointer user_data)
{
  DatelineDeadlines *self = user_data;

  self->total_timer = 0;
  stop (self,
        *self->n_received > 0 ? _ ("The server sends its answer too slowly.")
                              : _ ("The server took too long to answer."));
  return G_SOURCE_REMOVE;
}

static gboolean
connect_timeout_cb (gpointer user_data)
{
  DatelineDeadlines *self = user_data;

  self->phase_timer = 0;
  stop (self, _ ("The server took too long to accept the connection."));
  return G_SOURCE_REMOVE;
}

static gboolean
answer_timeout_cb (gpointer user_data)
{
  DatelineDeadlines *self = user_data;

  self->phase_timer = 0;
  stop (self, _ ("The server took too long to answer."));
  return G_SOURCE_REMOVE;
}

static gboolean
slow_timeout_cb (gpointer user_data)
{
  DatelineDeadlines *self = user_data;

  if (*self->n_received - self->n_received_before >= self->limits.slow_size)
    {
      self->n_received_before = *self->n_received;
      return G_SOURCE_CONTINUE;
    }
  self->phase_timer = 0;
  stop (self, _ ("The server sends its answer too slowly."));
  return G_SOURCE_REMOVE;
}

DatelineDeadlines *
dateline_deadlines_new (const DatelineFetchLimits *limits,
                        guint time,
                        const gsize *n_received,
                        GCancellable *cancellable)
{
  DatelineDeadlines *self = g_new0 (DatelineDeadlines, 1);

  self->limits = *limits;
  self->n_received = n_received;
  self->cancellable = g_object_ref (cancellable);
  self->total_timer = g_timeout_add (time, total_timeout_cb, self);
  return self;
}

void
dateline_deadlines_free (DatelineDeadlines *self)
{
  g_clear_handle_id (&self->total_timer, g_source_remove);
  g_clear_handle_id (&self->phase_timer, g_source_remove);
  g_object_unref (self->cancellable);
  g_free (self);
}

/* What has arrived comes first: it is not the server's fault if the main loop was busy.
 * The time for all of it is not put off, whoever keeps the loop busy. */
void
dateline_deadlines_watch (DatelineDeadlines *self, DatelineDeadline phase)
{
  const struct
  {
    guint time;
    GSourceFunc func;
  } phases[] = {
    [DATELINE_DEADLINE_CONNECTION] = { self->limits.connect_time, connect_timeout_cb },
    [DATELINE_DEADLINE_ANSWER] = { self->limits.answer_time, answer_timeout_cb },
    [DATELINE_DEADLINE_BODY] = { self->limits.slow_time, slow_timeout_cb },
    [DATELINE_DEADLINE_REST] = { self->limits.drain_time, answer_timeout_cb },
  };

  g_clear_handle_id (&self->phase_timer, g_source_remove);
  self->n_received_before = 0;
  self->phase_timer = g_timeout_add_full (PHASE_PRIORITY,
                                          phases[phase].time,
                                          phases[phase].func,
                                          self,
                                          NULL);
}

const char *
dateline_deadlines_get_passed (DatelineDeadlines *self)
{
  return self->passed;
}
