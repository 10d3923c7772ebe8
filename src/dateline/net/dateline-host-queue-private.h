/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who may talk to which host now: one at a time a host and lane, a number of hosts at
 * once. Within a lane it is first come, first served; the hosts take turns. Main context
 * only. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DatelineHostQueue DatelineHostQueue;

/* What takes hours must not have what takes a second wait. */
typedef enum
{
  DATELINE_HOST_LANE_SHORT,
  DATELINE_HOST_LANE_LONG,
  DATELINE_HOST_N_LANES
} DatelineHostLane;

/* One's turn with one host, waited for or had. */
typedef struct _DatelineHostTurn DatelineHostTurn;

typedef void (*DatelineHostTurnFunc) (gpointer user_data);

DatelineHostQueue *dateline_host_queue_new (guint max_turns);
DatelineHostQueue *dateline_host_queue_ref (DatelineHostQueue *self);
void dateline_host_queue_unref (DatelineHostQueue *self);

/* Calls @func, before or after this returns, once it is the caller's turn; the turn lasts
 * until dateline_host_turn_end (), which also gives up one that has not come yet. */
DatelineHostTurn *dateline_host_queue_wait (DatelineHostQueue *self,
                                            const char *host,
                                            DatelineHostLane lane,
                                            DatelineHostTurnFunc func,
                                            gpointer user_data);
void dateline_host_turn_end (DatelineHostTurn *turn);

/* From now on @gap milliseconds pass between two turns of @host: it has said that it is
 * asked too much. */
void dateline_host_queue_space_out (DatelineHostQueue *self, const char *host, guint gap);

/* Calls all who wait for @host although it is not their turn, for them to give up: each
 * has to end what it waits for. */
void dateline_host_queue_call_off (DatelineHostQueue *self, const char *host);

guint dateline_host_queue_get_n_turns (DatelineHostQueue *self);
guint dateline_host_queue_get_n_waiting (DatelineHostQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineHostQueue, dateline_host_queue_unref)

G_END_DECLS
