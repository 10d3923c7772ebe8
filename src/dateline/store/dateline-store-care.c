/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store about its file: copies of it, what is wrong with it, what was
 * repaired. Each works on a connection and a thread of its own, so that nothing else of
 * the store waits for it.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/store/dateline-backup-private.h"
#include "dateline/store/dateline-backup-words-private.h"
#include "dateline/store/dateline-database-file-private.h"
#include "dateline/store/dateline-mark-journal-private.h"
#include "dateline/store/dateline-rescue-private.h"
#include "dateline/store/dateline-rescue-report-private.h"
#include "dateline/store/dateline-safe-file-private.h"
#include "dateline/store/dateline-store-check-private.h"
#include "dateline/store/dateline-store-guard-private.h"
#include "dateline/store/dateline-store-keeper-private.h"
#include "dateline/store/dateline-store-look-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

G_DEFINE_ENUM_TYPE (DatelineStoreWork,
                    dateline_store_work,
                    G_DEFINE_ENUM_VALUE (DATELINE_STORE_WORK_UPGRADE, "upgrade"),
                    G_DEFINE_ENUM_VALUE (DATELINE_STORE_WORK_REPAIR, "repair"),
                    G_DEFINE_ENUM_VALUE (DATELINE_STORE_WORK_BACK_UP, "back-up"),
                    G_DEFINE_ENUM_VALUE (DATELINE_STORE_WORK_RESTORE, "restore"))

/* What a call works on, on its thread. */
typedef struct
{
  char *store;
  char *path;
  gboolean repair;
  DatelineStoreNews *news;
} Care;

static void
care_free (Care *self)
{
  dateline_store_news_unref (self->news);
  g_free (self->store);
  g_free (self->path);
  g_free (self);
}

static void
run (DatelineStore *self,
     const char *path,
     gboolean repair,
     GTaskThreadFunc func,
     gpointer tag,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Care *care = g_new0 (Care, 1);

  care->store = g_strdup (dateline_store_get_path (self));
  care->path = g_strdup (path);
  care->news = dateline_store_news_ref (dateline_store_get_news (self));
  care->repair = repair;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, care, (GDestroyNotify) care_free);
  /* What was done is said to be done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, func);
}

static void
back_up_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  const Care *care = task_data;
  const DatelineWork work = dateline_store_news_make_work (care->news,
                                                           DATELINE_STORE_WORK_BACK_UP,
                                                           cancellable);
  GError *error = NULL;

  if (dateline_backup_copy_file (care->store, care->path, &work, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  dateline_backup_explain_writing (care->path, &error);
  g_task_return_error (task, error);
}

/**
 * dateline_store_back_up_async:
 * @self: a store
 * @path: (type filename): where the copy goes; a file that is there is replaced
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Copies the store, as it is at this moment, to one file, from which
 * dateline_store_restore_async() brings it back. It may be open meanwhile, here and
 * elsewhere. The copy is there as a whole or not at all. How much of it is done is told
 * by [signal@Store::working].
 */
void
dateline_store_back_up_async (DatelineStore *self,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (path != NULL);

  run (self,
       path,
       FALSE,
       back_up_thread,
       dateline_store_back_up_async,
       cancellable,
       callback,
       user_data);
}

/**
 * dateline_store_back_up_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_back_up_async().
 *
 * Returns: %TRUE if the copy is there
 */
gboolean
dateline_store_back_up_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
ignore_cb (DatelineKeeperFinding finding, gpointer unused)
{
}

static void
back_up_daily_thread (GTask *task,
                      gpointer source,
                      gpointer task_data,
                      GCancellable *cancellable)
{
  const Care *care = task_data;

  g_task_return_boolean (
      task,
      dateline_backup_is_due (care->store) &&
          dateline_store_keeper_back_up (care->store, cancellable, ignore_cb, NULL));
}

/**
 * dateline_store_back_up_daily_async:
 * @self: a store
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Makes the backup of today, which dateline_store_list_backups() lists, if there is none,
 * something changed since the last, and there is room for it. A store that stays open
 * does so by itself: this is for a program that ends sooner than it comes to that.
 */
void
dateline_store_back_up_daily_async (DatelineStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  run (self,
       NULL,
       FALSE,
       back_up_daily_thread,
       dateline_store_back_up_daily_async,
       cancellable,
       callback,
       user_data);
}

/**
 * dateline_store_back_up_daily_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error, of which there is none
 *
 * Finishes dateline_store_back_up_daily_async().
 *
 * Returns: %TRUE if one was made; that none could be is no error
 */
gboolean
dateline_store_back_up_daily_finish (DatelineStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
look_at_backup (const char *path, const DatelineWork *work, GError **error)
{
  g_autoptr (DatelineDatabase) database = NULL;
  gboolean sound;

  if (!dateline_store_check_judge (path, error))
    return FALSE;
  database = dateline_database_open (path, DATELINE_DATABASE_READER, error);
  if (database == NULL)
    return FALSE;
  dateline_database_set_cancellable (database, work->cancellable);
  if (!dateline_store_look_at_pages (database, &sound, error))
    return FALSE;
  if (!sound)
    g_set_error_literal (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_DAMAGED, "");
  return sound;
}

/* Nothing is replaced by what is not a sound store of ours. */
static gboolean
check_backup (const char *path, const DatelineWork *work, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (look_at_backup (path, work, &problem))
    return TRUE;
  dateline_backup_explain_reading (path, &problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* What still waited for room in what was the store goes with it. */
static void
set_waiting_aside (const char *store, const char *aside)
{
  g_autofree char *from = dateline_mark_journal_make_path (store);
  g_autofree char *to = NULL;

  if (aside == NULL)
    return;
  to = dateline_mark_journal_make_path (aside);
  (void) dateline_safe_file_move (from, to, NULL);
}

static char *
restore (const Care *care, GCancellable *cancellable, GError **error)
{
  const DatelineWork work = dateline_store_news_make_work (care->news,
                                                           DATELINE_STORE_WORK_RESTORE,
                                                           cancellable);
  g_autofree char *ready = dateline_rescue_make_ready_path (care->store);
  g_autofree char *made = dateline_safe_file_make_name (ready);
  g_autoptr (DatelineStoreGuard) guard = NULL;
  char *aside = NULL;

  if (!dateline_work_go_on (&work, 0, error) || !check_backup (care->path, &work, error))
    return NULL;
  if (!dateline_database_file_make_folder (care->store, error))
    return NULL;
  guard = dateline_store_guard_take_alone (care->store, error);
  if (guard == NULL)
    return NULL;
  if (!dateline_rescue_copy_store (care->path, made, &work, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !dateline_safe_file_finish (made, ready, error) ||
      !dateline_rescue_replace (care->store, "replaced", &aside, error))
    {
      g_unlink (made);
      return NULL;
    }
  set_waiting_aside (care->store, aside);
  return aside != NULL ? aside : g_strdup ("");
}

static void
restore_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  char *aside = restore (task_data, cancellable, &error);

  if (aside != NULL)
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * dateline_store_restore_async:
 * @self: a store that is not open: no other call was made yet
 * @path: (type filename): a copy that dateline_store_back_up_async() made, or that the
 *   store made by itself
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Puts a backup in the place of the store. The backup is looked at first; what was the
 * store is moved aside and stays. The next call of @self opens what was in the backup.
 * It can be cancelled until the one takes the place of the other, and has changed nothing
 * then. How much of it is done is told by [signal@Store::working].
 */
void
dateline_store_restore_async (DatelineStore *self,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (path != NULL);

  run (self,
       path,
       FALSE,
       restore_thread,
       dateline_store_restore_async,
       cancellable,
       callback,
       user_data);
}

/**
 * dateline_store_restore_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_IN_USE if the store is
 *   open, here or elsewhere, and what dateline_store_open_finish() fails with for what is
 *   no backup
 *
 * Finishes dateline_store_restore_async().
 *
 * Returns: (transfer full) (type filename): where the store of before is now, empty if
 *   there was none; %NULL on an error
 */
char *
dateline_store_restore_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
check_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Care *care = task_data;
  GError *error = NULL;
  DatelineStoreCheck *check =
      dateline_store_check_run (care->store, care->repair, cancellable, &error);

  if (check != NULL)
    g_task_return_pointer (task, check, (GDestroyNotify) dateline_store_check_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dateline_store_check_async:
 * @self: a store
 * @repair: whether to repair what is wrong; then the store is not open, here or elsewhere
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Looks whether all of the file can be read and fits together. Without @repair nothing is
 * changed. A damaged file is not deleted when it is repaired, but moved aside.
 */
void
dateline_store_check_async (DatelineStore *self,
                            gboolean repair,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  run (self,
       NULL,
       repair,
       check_thread,
       dateline_store_check_async,
       cancellable,
       callback,
       user_data);
}

/**
 * dateline_store_check_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: there is no file that could be looked at, or it
 *   could not be repaired
 *
 * Finishes dateline_store_check_async().
 *
 * Returns: (transfer full): what was found, %NULL on an error
 */
DatelineStoreCheck *
dateline_store_check_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dateline_store_dup_rescue_report:
 * @self: a store
 *
 * Gets what became of the store when it was repaired, until somebody has read it:
 * dateline_store_forget_rescue_report().
 *
 * Returns: (transfer full) (nullable): the report, %NULL if nobody has to be told of
 *   anything
 */
DatelineRescueReport *
dateline_store_dup_rescue_report (DatelineStore *self)
{
  g_return_val_if_fail (DATELINE_IS_STORE (self), NULL);

  return dateline_rescue_report_read (dateline_store_get_path (self));
}

/**
 * dateline_store_forget_rescue_report:
 * @self: a store
 *
 * Notes that the reader knows that the store was repaired. The damaged file stays where
 * it is.
 */
void
dateline_store_forget_rescue_report (DatelineStore *self)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  dateline_rescue_report_forget (dateline_store_get_path (self));
}
