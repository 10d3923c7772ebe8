/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The steps of an arrangement, for the store. */

#pragma once

#include "dateline/model/dateline-arrangement.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_ARRANGEMENT_FILE,
  DATELINE_ARRANGEMENT_ORDER_FEEDS,
  DATELINE_ARRANGEMENT_ORDER_CATEGORIES,
  DATELINE_ARRANGEMENT_RENAME_FEED,
  DATELINE_ARRANGEMENT_RENAME_CATEGORY,
  DATELINE_ARRANGEMENT_REMOVE,
  DATELINE_ARRANGEMENT_RESTORE,
  DATELINE_ARRANGEMENT_SET_FEED,
  DATELINE_ARRANGEMENT_SET_CATEGORY,
  DATELINE_ARRANGEMENT_CHANGE_SECTION,
  DATELINE_ARRANGEMENT_MOVE_SECTION,
  DATELINE_ARRANGEMENT_REMOVE_SECTION,
  DATELINE_ARRANGEMENT_RESTORE_SECTION,
  DATELINE_ARRANGEMENT_N_KINDS,
} DatelineArrangementKind;

typedef struct
{
  DatelineArrangementKind kind;
  gint64 feed_id;
  char *category;
  char *name;
  GStrv names;      /* of categories */
  GArray *feed_ids; /* of gint64 */
  DatelineFeedSettings *settings;
  gint64 section_id;
  DatelineQuery *query;
  guint position;
} DatelineArrangementStep;

/* The steps (DatelineArrangementStep) in the order in which they are made. */
GPtrArray *dateline_arrangement_get_steps (const DatelineArrangement *self);
/* Turns the steps around: what takes steps back goes the other way. */
void dateline_arrangement_reverse (DatelineArrangement *self);

G_END_DECLS
