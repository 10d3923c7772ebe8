/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One round of keeping saved stories: what is not saved any more is let go, then the
 * stories that are unfinished are done. Main context only. */

#pragma once

#include "dateline/refresh/dateline-saving-job-private.h"

G_BEGIN_DECLS

typedef struct _DatelineSavingRound DatelineSavingRound;

/* What is known to be in order, from round to round. */
typedef struct
{
  gboolean is_tidy;  /* what is not saved any more was let go */
  gboolean is_swept; /* nothing else lies about either */
} DatelineSavingOrder;

/* How far it is has changed; and it has ended, with an @error or without, which is
 * taken. */
typedef void (*DatelineSavingProgressFunc) (gpointer owner);
typedef void (*DatelineSavingDoneFunc) (gpointer owner, GError *error);

/* @owner: a GObject, kept alive until the round has ended; @tools and @order are its */
DatelineSavingRound *dateline_saving_round_new (gpointer owner,
                                                const DatelineSavingTools *tools,
                                                DatelineSavingOrder *order,
                                                DatelineRetry retry,
                                                DatelineSavingProgressFunc progress,
                                                DatelineSavingDoneFunc done);

/* When it has ended, or was not begun. */
void dateline_saving_round_free (DatelineSavingRound *self);

/* Asks the store what is to be done, and does it. @cancellable: nullable. */
void dateline_saving_round_begin (DatelineSavingRound *self, GCancellable *cancellable);
void dateline_saving_round_cancel (DatelineSavingRound *self);

/* More stories join in (of gint64); FALSE while it is not known yet what is to be done:
 * then they may or may not be among that. */
gboolean dateline_saving_round_join (DatelineSavingRound *self, GArray *ids);
gboolean dateline_saving_round_contains (DatelineSavingRound *self, gint64 story_id);

guint dateline_saving_round_get_n_stories (DatelineSavingRound *self);
guint dateline_saving_round_get_n_done (DatelineSavingRound *self);
guint dateline_saving_round_get_n_missing (DatelineSavingRound *self);

G_END_DECLS
