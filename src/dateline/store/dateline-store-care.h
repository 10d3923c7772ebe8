/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-feed.h"
#include "dateline/store/dateline-rescue-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_STORE_WORK (dateline_store_work_get_type ())

/**
 * DatelineStoreWork:
 * @DATELINE_STORE_WORK_UPGRADE: the file of an older version is brought up to date
 * @DATELINE_STORE_WORK_REPAIR: a damaged file is repaired
 * @DATELINE_STORE_WORK_BACK_UP: it is copied by dateline_store_back_up_async(); it can be
 *   used meanwhile
 * @DATELINE_STORE_WORK_RESTORE: a backup is looked at and copied by
 *   dateline_store_restore_async()
 *
 * What a store does that may take long.
 */
typedef enum
{
  DATELINE_STORE_WORK_UPGRADE,
  DATELINE_STORE_WORK_REPAIR,
  DATELINE_STORE_WORK_BACK_UP,
  DATELINE_STORE_WORK_RESTORE,
} DatelineStoreWork;

DATELINE_AVAILABLE_IN_ALL
GType dateline_store_work_get_type (void) G_GNUC_CONST;

#define DATELINE_TYPE_BACKUP (dateline_backup_get_type ())

/**
 * DatelineBackup:
 *
 * A backup that a store made by itself: a whole store in a file. Immutable.
 */
typedef struct _DatelineBackup DatelineBackup;

DATELINE_AVAILABLE_IN_ALL
GType dateline_backup_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineBackup *dateline_backup_ref (DatelineBackup *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_backup_unref (DatelineBackup *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_backup_get_path (DatelineBackup *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_backup_get_time (DatelineBackup *self);
DATELINE_AVAILABLE_IN_ALL
guint64 dateline_backup_get_size (DatelineBackup *self);

#define DATELINE_TYPE_STORE_CHECK (dateline_store_check_get_type ())

/**
 * DatelineStoreCheck:
 *
 * What was found when a store was looked at. Immutable, any thread.
 */
typedef struct _DatelineStoreCheck DatelineStoreCheck;

DATELINE_AVAILABLE_IN_ALL
GType dateline_store_check_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineStoreCheck *dateline_store_check_ref (DatelineStoreCheck *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_store_check_unref (DatelineStoreCheck *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_store_check_is_sound (DatelineStoreCheck *self);
DATELINE_AVAILABLE_IN_ALL
const char *const *dateline_store_check_get_findings (DatelineStoreCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineBackup, dateline_backup_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineStoreCheck, dateline_store_check_unref)

G_END_DECLS
