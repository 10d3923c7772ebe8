/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_AHEAD (dateline_ahead_get_type ())
#define DATELINE_TYPE_KEEPING (dateline_keeping_get_type ())

/**
 * DatelineAhead:
 * @DATELINE_AHEAD_UNMETERED: on networks that do not count what goes over them
 * @DATELINE_AHEAD_ALWAYS: on every network
 * @DATELINE_AHEAD_NEVER: not at all
 *
 * When the pictures of new stories are fetched before anybody sees them, of the feeds for
 * which that was chosen.
 */
typedef enum
{
  DATELINE_AHEAD_UNMETERED,
  DATELINE_AHEAD_ALWAYS,
  DATELINE_AHEAD_NEVER,
} DatelineAhead;

/**
 * DATELINE_KEEPING_UNSET:
 *
 * Of a number of a #DatelineKeeping: nothing was chosen, what the program says holds.
 */
#define DATELINE_KEEPING_UNSET (-2)

/**
 * DatelineKeeping:
 * @max_days: how many days read stories stay that are not in their feed any more, -1 for
 *   ever
 * @max_stories: how many stories a feed may have, -1 for any number
 * @picture_room: how many bytes pictures may take that are not of saved stories, 1 and
 *   more
 * @ahead: when pictures are fetched ahead
 *
 * What a person chose of how much is kept. It lies in the store, so that every program
 * that uses the store goes by it. Each of the numbers may be %DATELINE_KEEPING_UNSET.
 */
typedef struct
{
  int max_days;
  int max_stories;
  gint64 picture_room;
  DatelineAhead ahead;
} DatelineKeeping;

DATELINE_AVAILABLE_IN_ALL
GType dateline_ahead_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
GType dateline_keeping_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineKeeping *dateline_keeping_new (void);
DATELINE_AVAILABLE_IN_ALL
DatelineKeeping *dateline_keeping_copy (const DatelineKeeping *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_keeping_free (DatelineKeeping *self);

DATELINE_AVAILABLE_IN_ALL
void dateline_store_load_keeping_async (DatelineStore *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineKeeping *dateline_store_load_keeping_finish (DatelineStore *self,
                                                     GAsyncResult *result,
                                                     GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_choose_keeping_async (DatelineStore *self,
                                          const DatelineKeeping *keeping,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_choose_keeping_finish (DatelineStore *self,
                                               GAsyncResult *result,
                                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineKeeping, dateline_keeping_free)

G_END_DECLS
