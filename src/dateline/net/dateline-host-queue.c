/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who may talk to which host now. Main context only. Every host with somebody waiting and
 * nobody talking stands in the queue of ready hosts exactly once, so that a turn is given
 * in constant time whatever the number of those who wait. */

#include "dateline/net/dateline-host-queue-private.h"

typedef struct
{
  char *name;
  DatelineHostTurn *current; /* who talks, or NULL */
  GQueue waiting;            /* of DatelineHostTurn */
} Host;

struct _DatelineHostQueue
{
  GHashTable *hosts; /* name to Host; a host that nobody wants is not in it */
  GQueue ready;      /* of Host */
  guint max_turns;
  guint n_turns;
  guint n_waiting;
  gboolean is_giving;
};

struct _DatelineHostTurn
{
  DatelineHostQueue *queue;
  Host *host;
  DatelineHostTurnFunc func;
  gpointer user_data;
};

static void
host_free (gpointer data)
{
  Host *host = data;

  g_queue_clear (&host->waiting);
  g_free (host->name);
  g_free (host);
}

static Host *
ensure_host (DatelineHostQueue *self, const char *name)
{
  Host *host = g_hash_table_lookup (self->hosts, name);

  if (host == NULL)
    {
      host = g_new0 (Host, 1);
      host->name = g_strdup (name);
      g_queue_init (&host->waiting);
      g_hash_table_insert (self->hosts, host->name, host);
    }
  return host;
}

/* A turn's function may ask for further turns and end others: the loop is entered once,
 * and the one inside only leaves its wish in the queues. */
static void
give_turns (DatelineHostQueue *self)
{
  if (self->is_giving)
    return;
  self->is_giving = TRUE;
  dateline_host_queue_ref (self);
  while (self->n_turns < self->max_turns && !g_queue_is_empty (&self->ready))
    {
      Host *host = g_queue_pop_head (&self->ready);

      host->current = g_queue_pop_head (&host->waiting);
      self->n_turns++;
      self->n_waiting--;
      host->current->func (host->current->user_data);
    }
  self->is_giving = FALSE;
  dateline_host_queue_unref (self);
}

DatelineHostQueue *
dateline_host_queue_new (guint max_turns)
{
  DatelineHostQueue *self = g_rc_box_new0 (DatelineHostQueue);

  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, host_free);
  g_queue_init (&self->ready);
  self->max_turns = max_turns;
  return self;
}

DatelineHostQueue *
dateline_host_queue_ref (DatelineHostQueue *self)
{
  return g_rc_box_acquire (self);
}

static void
dateline_host_queue_clear (gpointer data)
{
  DatelineHostQueue *self = data;

  g_queue_clear (&self->ready);
  g_hash_table_unref (self->hosts);
}

void
dateline_host_queue_unref (DatelineHostQueue *self)
{
  g_rc_box_release_full (self, dateline_host_queue_clear);
}

DatelineHostTurn *
dateline_host_queue_wait (DatelineHostQueue *self,
                          const char *host,
                          DatelineHostTurnFunc func,
                          gpointer user_data)
{
  DatelineHostTurn *turn = g_new0 (DatelineHostTurn, 1);

  turn->queue = dateline_host_queue_ref (self);
  turn->host = ensure_host (self, host);
  turn->func = func;
  turn->user_data = user_data;
  if (turn->host->current == NULL && g_queue_is_empty (&turn->host->waiting))
    g_queue_push_tail (&self->ready, turn->host);
  g_queue_push_tail (&turn->host->waiting, turn);
  self->n_waiting++;
  give_turns (self);
  return turn;
}

void
dateline_host_turn_end (DatelineHostTurn *turn)
{
  g_autoptr (DatelineHostQueue) self = turn->queue;
  Host *host = turn->host;

  if (host->current == turn)
    {
      host->current = NULL;
      self->n_turns--;
      if (!g_queue_is_empty (&host->waiting))
        g_queue_push_tail (&self->ready, host);
    }
  else
    {
      g_queue_remove (&host->waiting, turn);
      self->n_waiting--;
      if (host->current == NULL && g_queue_is_empty (&host->waiting))
        g_queue_remove (&self->ready, host);
    }
  if (host->current == NULL && g_queue_is_empty (&host->waiting))
    g_hash_table_remove (self->hosts, host->name);
  g_free (turn);
  give_turns (self);
}

guint
dateline_host_queue_get_n_turns (DatelineHostQueue *self)
{
  return self->n_turns;
}

guint
dateline_host_queue_get_n_waiting (DatelineHostQueue *self)
{
  return self->n_waiting;
}
