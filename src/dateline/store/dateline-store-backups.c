/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The backups that a store made by itself: what is told of each, and which there are. Any
 * thread.
 */

#include "dateline/store/dateline-store-care.h"

#include "dateline/store/dateline-backup-private.h"
#include "dateline/store/dateline-store.h"

#include <glib/gstdio.h>

struct _DatelineBackup
{
  char *path;
  gint64 time;
  guint64 size;
};

G_DEFINE_BOXED_TYPE (DatelineBackup,
                     dateline_backup,
                     dateline_backup_ref,
                     dateline_backup_unref)

static void
backup_clear (DatelineBackup *self)
{
  g_free (self->path);
}

/**
 * dateline_backup_ref:
 * @self: a backup
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
DatelineBackup *
dateline_backup_ref (DatelineBackup *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_backup_unref:
 * @self: (transfer full): a backup
 *
 * Lets go of a reference. The file stays.
 */
void
dateline_backup_unref (DatelineBackup *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) backup_clear);
}

/**
 * dateline_backup_get_path:
 * @self: a backup
 *
 * Gets where it is.
 *
 * Returns: (transfer none) (type filename): the path
 */
const char *
dateline_backup_get_path (DatelineBackup *self)
{
  return self->path;
}

/**
 * dateline_backup_get_time:
 * @self: a backup
 *
 * Gets when it was made.
 *
 * Returns: seconds since the epoch
 */
gint64
dateline_backup_get_time (DatelineBackup *self)
{
  return self->time;
}

/**
 * dateline_backup_get_size:
 * @self: a backup
 *
 * Gets how much room it takes.
 *
 * Returns: bytes
 */
guint64
dateline_backup_get_size (DatelineBackup *self)
{
  return self->size;
}

/**
 * dateline_store_list_backups:
 * @self: a store
 *
 * Lists the backups that the store made by itself: one on each of the last three days on
 * which it changed, and the last two from before a newer version of Dateline changed its
 * form. They are in the folder `backups` beside the file, and go by themselves. Any
 * thread; it reads a folder.
 *
 * Returns: (transfer container) (element-type DatelineBackup): the backups, the newest
 * first
 */
GPtrArray *
dateline_store_list_backups (DatelineStore *self)
{
  g_autoptr (GPtrArray) paths = NULL;
  GPtrArray *backups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_backup_unref);

  g_return_val_if_fail (DATELINE_IS_STORE (self), NULL);

  paths = dateline_backup_list (dateline_store_get_path (self), -1);
  for (guint i = 0; i < paths->len; i++)
    {
      DatelineBackup *backup = g_atomic_rc_box_new0 (DatelineBackup);
      GStatBuf status = { 0 };

      (void) g_stat (paths->pdata[i], &status);
      backup->path = g_strdup (paths->pdata[i]);
      backup->time = status.st_mtime;
      backup->size = status.st_size;
      g_ptr_array_add (backups, backup);
    }
  return backups;
}
