/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Every fault case is a feed of its own, and all are refreshed together: once well, once
 * with their faults, once well again. How each feed was after each round. */

#pragma once

#include "dateline/model/dateline-feed.h"
#include "fault-cases.h"

G_BEGIN_DECLS

/* What the well answers carry for a next request. */
#define FAULT_ETAG "W/\"good one\""
#define FAULT_DATE "Sat, 30 Aug 2014 11:40:24 GMT"

typedef enum
{
  FAULT_ROUND_BEFORE,
  FAULT_ROUND_FAULTS,
  FAULT_ROUND_AFTER,
  N_FAULT_ROUNDS
} FaultRound;

/* How a feed was after a round. */
typedef struct
{
  DatelineFeed *feed;
  GString *stories;
  GString *kept; /* address, validators and digest */
  guint n_requests;
} FaultState;

/* The first call plays all rounds. */
const FaultState *fault_rounds_get_state (FaultRound round, guint i);

const FaultServers *fault_rounds_get_servers (void);

/* How often the feed of a case was asked for in all. */
guint fault_rounds_count_requests (guint i);

/* Frees what was played. */
void fault_rounds_end (void);

G_END_DECLS
