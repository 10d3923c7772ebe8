/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Backups of a store: whole stores themselves, in the folder `backups` beside the file,
 * named by when and why they were made. Any thread but where it says otherwise.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-work-private.h"

G_BEGIN_DECLS

/* How many stay of each kind. */
#define DATELINE_BACKUP_N_DAILY 3
#define DATELINE_BACKUP_N_BEFORE 2

typedef enum
{
  DATELINE_BACKUP_DAILY,
  DATELINE_BACKUP_BEFORE, /* the schema became a newer one */
} DatelineBackupReason;

/* Copies the store of @database to @path, where nothing is or what is there is replaced.
 * @work, nullable, is told how much of it is done. On the thread of @database. */
gboolean dateline_backup_copy (DatelineDatabase *database,
                               const char *path,
                               const DatelineWork *work,
                               GError **error);
/* The same for the file @store, on a connection of its own; @work can be cancelled. */
gboolean dateline_backup_copy_file (const char *store,
                                    const char *path,
                                    const DatelineWork *work,
                                    GError **error);

/* Where a backup of now goes; its folder is made. */
char *dateline_backup_make_path (const char *store,
                                 DatelineBackupReason reason,
                                 guint version,
                                 GError **error);
/* The paths of the backups of @store, the newest first. @reason: -1 for both. */
GPtrArray *dateline_backup_list (const char *store, int reason);
/* Deletes those that are too many, the oldest first. */
void dateline_backup_prune (const char *store);
/* Whether the store changed since its newest backup of today, or there is none. */
gboolean dateline_backup_is_due (const char *store);

G_END_DECLS
