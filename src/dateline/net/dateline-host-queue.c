/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who may talk to which host now. Main context only. The lanes of a host are as hosts of
 * their own here, but for its gap, which is one. Every host with somebody waiting and
 * nobody talking stands in the queue of ready hosts exactly once (or, while its gap
 * lasts, has a timer), so that a turn is given in constant time whatever the number of
 * those who wait. */

#include "dateline/net/dateline-host-queue-private.h"

typedef struct
{
  char *name;
  DatelineHostLane lane;
  DatelineHostTurn *current; /* who talks, or NULL */
  GQueue waiting;            /* of DatelineHostTurn */
  guint timer;               /* runs while the host's gap keeps those who wait back */
} Host;

/* A host that is asked slowly, and since when it is left alone. */
typedef struct
{
  gint64 ended_at; /* monotonic, microseconds */
  guint gap;       /* milliseconds */
} Pace;

/* More servers than ever refuse at once. */
#define MAX_PACES 4096

struct _DatelineHostQueue
{
  /* name to Host, by lane; a host that nobody wants is not in it */
  GHashTable *hosts[DATELINE_HOST_N_LANES];
  GHashTable *paces; /* name to Pace, of hosts that are asked slowly */
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

/* Who is woken when a gap is over. */
typedef struct
{
  DatelineHostQueue *queue;
  Host *host;
} Waking;

static void
host_free (gpointer data)
{
  Host *host = data;

  g_clear_handle_id (&host->timer, g_source_remove);
  g_queue_clear (&host->waiting);
  g_free (host->name);
  g_free (host);
}

static Host *
ensure_host (DatelineHostQueue *self, const char *name, DatelineHostLane lane)
{
  Host *host = g_hash_table_lookup (self->hosts[lane], name);

  if (host == NULL)
    {
      host = g_new0 (Host, 1);
      host->name = g_strdup (name);
      host->lane = lane;
      g_queue_init (&host->waiting);
      g_hash_table_insert (self->hosts[lane], host->name, host);
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

static gboolean
gap_is_over_cb (gpointer user_data)
{
  Waking *waking = user_data;

  waking->host->timer = 0;
  g_queue_push_tail (&waking->queue->ready, waking->host);
  give_turns (waking->queue);
  return G_SOURCE_REMOVE;
}

/* Milliseconds that @host still has to be left alone. */
static guint
get_wait (DatelineHostQueue *self, Host *host)
{
  Pace *pace = g_hash_table_lookup (self->paces, host->name);
  gint64 wait;

  if (pace == NULL)
    return 0;
  wait = pace->ended_at + pace->gap * G_TIME_SPAN_MILLISECOND - g_get_monotonic_time ();
  return wait > 0 ? (wait + G_TIME_SPAN_MILLISECOND - 1) / G_TIME_SPAN_MILLISECOND : 0;
}

/* Somebody waits for @host and nobody has its turn. */
static void
make_ready (DatelineHostQueue *self, Host *host)
{
  guint wait = get_wait (self, host);
  Waking *waking;

  if (wait == 0)
    {
      g_queue_push_tail (&self->ready, host);
      return;
    }
  waking = g_new0 (Waking, 1);
  waking->queue = self; /* which outlives the host, and that the timer */
  waking->host = host;
  host->timer =
      g_timeout_add_full (G_PRIORITY_DEFAULT, wait, gap_is_over_cb, waking, g_free);
}

DatelineHostQueue *
dateline_host_queue_new (guint max_turns)
{
  DatelineHostQueue *self = g_rc_box_new0 (DatelineHostQueue);

  for (guint i = 0; i < DATELINE_HOST_N_LANES; i++)
    self->hosts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, host_free);
  self->paces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  for (guint i = 0; i < DATELINE_HOST_N_LANES; i++)
    g_hash_table_unref (self->hosts[i]);
  g_hash_table_unref (self->paces);
}

void
dateline_host_queue_unref (DatelineHostQueue *self)
{
  g_rc_box_release_full (self, dateline_host_queue_clear);
}

DatelineHostTurn *
dateline_host_queue_wait (DatelineHostQueue *self,
                          const char *host,
                          DatelineHostLane lane,
                          DatelineHostTurnFunc func,
                          gpointer user_data)
{
  DatelineHostTurn *turn = g_new0 (DatelineHostTurn, 1);
  gboolean is_first;

  turn->queue = dateline_host_queue_ref (self);
  turn->host = ensure_host (self, host, lane);
  turn->func = func;
  turn->user_data = user_data;
  is_first = turn->host->current == NULL && g_queue_is_empty (&turn->host->waiting);
  g_queue_push_tail (&turn->host->waiting, turn);
  if (is_first)
    make_ready (self, turn->host);
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
      Pace *pace = g_hash_table_lookup (self->paces, host->name);

      if (pace != NULL)
        pace->ended_at = g_get_monotonic_time ();
      host->current = NULL;
      self->n_turns--;
      if (!g_queue_is_empty (&host->waiting))
        make_ready (self, host);
    }
  else
    {
      g_queue_remove (&host->waiting, turn);
      self->n_waiting--;
      if (host->current == NULL && g_queue_is_empty (&host->waiting))
        g_queue_remove (&self->ready, host);
    }
  if (host->current == NULL && g_queue_is_empty (&host->waiting))
    g_hash_table_remove (self->hosts[host->lane], host->name);
  g_free (turn);
  give_turns (self);
}

void
dateline_host_queue_space_out (DatelineHostQueue *self, const char *host, guint gap)
{
  Pace *pace;

  if (g_hash_table_size (self->paces) >= MAX_PACES)
    g_hash_table_remove_all (self->paces);
  pace = g_new0 (Pace, 1);
  pace->ended_at = g_get_monotonic_time ();
  pace->gap = gap;
  g_hash_table_replace (self->paces, g_strdup (host), pace);
}

/* Who is called may end further turns of the same host. */
static void
call_off_lane (DatelineHostQueue *self, const char *name, DatelineHostLane lane)
{
  Host *host;
  DatelineHostTurn *turn;

  while ((host = g_hash_table_lookup (self->hosts[lane], name)) != NULL &&
         (turn = g_queue_peek_head (&host->waiting)) != NULL)
    {
      turn->func (turn->user_data);
      host = g_hash_table_lookup (self->hosts[lane], name);
      if (host != NULL && g_queue_peek_head (&host->waiting) == turn)
        break; /* it goes on waiting */
    }
}

void
dateline_host_queue_call_off (DatelineHostQueue *self, const char *name)
{
  dateline_host_queue_ref (self);
  for (guint i = 0; i < DATELINE_HOST_N_LANES; i++)
    call_off_lane (self, name, i);
  dateline_host_queue_unref (self);
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
