/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the store makes a saving, and the parts that it is about. */

#pragma once

#include "dateline/model/dateline-saving.h"

G_BEGIN_DECLS

#define DATELINE_SAVED_N_KINDS (DATELINE_SAVED_PAGE + 1)

/* How many parts of each kind there are. */
typedef struct
{
  gint64 story_id;
  gboolean is_looked_through; /* otherwise the numbers say nothing yet */
  gboolean wants_enclosures;
  guint n_parts[DATELINE_SAVED_N_KINDS];
  guint n_kept[DATELINE_SAVED_N_KINDS];
  guint n_missing[DATELINE_SAVED_N_KINDS];
} DatelineSavingCounts;

/* @reason: nullable. */
DatelineSaving *dateline_saving_new (const DatelineSavingCounts *counts,
                                     const char *reason);

/* One part of one story. */
typedef struct
{
  DatelineSavedKind kind;
  char *uri;
  DatelineSavedState state;
  int code; /* a DatelineFetchError, of one that is missing */
  char *reason;
} DatelineSavedPart;

DatelineSavedPart *dateline_saved_part_new (DatelineSavedKind kind, const char *uri);
void dateline_saved_part_free (DatelineSavedPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineSavedPart, dateline_saved_part_free)

G_END_DECLS
