/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who looks after an open store's file: a thread that does not hurry, with connections of
 * its own that only read. It backs the store up once a day, and looks whether the file is
 * sound after the program did not end well, and once a week.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DatelineStoreKeeper DatelineStoreKeeper;

typedef enum
{
  DATELINE_KEEPER_DAMAGED,      /* parts of the file cannot be read */
  DATELINE_KEEPER_INDEX_BROKEN, /* the index of words does not fit together */
} DatelineKeeperFinding;

/* On the thread of the keeper. */
typedef void (*DatelineKeeperFunc) (DatelineKeeperFinding finding, gpointer user_data);

/* How long after the store was opened, in seconds. */
typedef struct
{
  guint first_look; /* where the program did not end well */
  guint first_backup;
  guint weekly_look;
  guint pause; /* between looking what is due */
} DatelineKeeperTimes;

/* @times: NULL for the usual ones. */
DatelineStoreKeeper *dateline_store_keeper_new (const char *path,
                                                gboolean ended_badly,
                                                const DatelineKeeperTimes *times,
                                                DatelineKeeperFunc func,
                                                gpointer user_data);
/* Ends what it is about and waits for that. */
void dateline_store_keeper_end (DatelineStoreKeeper *self);

/* Backs up @store by the rules of the daily backup; what is found meanwhile goes to
 * @func. FALSE: there is not room enough, or it failed. Any thread. */
gboolean dateline_store_keeper_back_up (const char *store,
                                        GCancellable *cancellable,
                                        DatelineKeeperFunc func,
                                        gpointer user_data);

G_END_DECLS
