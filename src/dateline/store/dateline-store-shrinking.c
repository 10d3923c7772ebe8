/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Making the file of a store smaller by what is free in it. The function that answers
 * runs on the writing thread, the calls on the main context.
 *
 * What goes leaves free pages, which later stories use. SQLite gives them back to the
 * system a piece at a time if the file was made for that (auto_vacuum = INCREMENTAL, a
 * table of pages that costs a thousandth of the file). A file of an earlier version has
 * to be written anew once, as a whole.
 */

#include "dateline/store/dateline-room-private.h"

#include "dateline/store/dateline-store-private.h"
#include "dateline/store/dateline-story-weight-private.h"

#include <glib/gi18n-lib.h>
#include <sys/statvfs.h>

/* Pages that are given back in one transaction: 4 MB. */
#define PAGES_A_STEP "512"

/* Pieces of the index that are joined: 1 MB. */
#define PIECES_A_STEP "256"

#define INCREMENTAL 2

static gboolean
check_room (const char *path, gint64 n_bytes, GError **error)
{
  struct statvfs disk;
  g_autofree char *size = NULL;

  if (statvfs (path, &disk) != 0 ||
      (gint64) disk.f_bavail * (gint64) disk.f_frsize >= n_bytes)
    return TRUE;
  size = g_format_size (n_bytes);
  g_set_error (
      error,
      DATELINE_STORE_ERROR,
      DATELINE_STORE_ERROR_FULL,
      _ ("To make the file smaller it is written anew, for which %s must be free "
         "on the disk."),
      size);
  return FALSE;
}

/* By a connection of its own: what SQLite writes meanwhile is as large as the file, and
 * must not lie in memory as the few things do that the store needs for a moment. */
static gboolean
write_anew (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (DatelineDatabase) database =
      dateline_database_open (path, DATELINE_DATABASE_WRITER, error);
  gboolean done;

  if (database == NULL)
    return FALSE;
  dateline_database_set_cancellable (database, cancellable);
  done = dateline_database_run (database,
                                "PRAGMA temp_store = FILE;"
                                "PRAGMA auto_vacuum = INCREMENTAL;"
                                "VACUUM;",
                                error);
  dateline_database_set_cancellable (database, NULL);
  return done &&
         dateline_database_run (database, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/* Outside of the transaction that calls have, which nothing was done in yet. */
static gboolean
write_anew_outside (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  return dateline_database_commit (database, error) &&
         write_anew (call->uri, g_task_get_cancellable (call->task), error) &&
         dateline_database_begin (database, error);
}

/* The file itself gets shorter when what was written is folded into it. */
static gboolean
fold (DatelineDatabase *database, GError **error)
{
  return dateline_database_commit (database, error) &&
         dateline_database_run (database, "PRAGMA wal_checkpoint (TRUNCATE)", error) &&
         dateline_database_begin (database, error);
}

/* What was deleted is still in the index, marked as gone, until its pieces are joined:
 * some of them a step, as many as take some hundredths of a second. */
static gboolean
join_pieces (DatelineDatabase *database, gboolean *is_done, GError **error)
{
  gint64 before, after;

  if (!dateline_database_get_int64 (database,
                                    "SELECT total_changes ()",
                                    &before,
                                    error) ||
      !dateline_database_run (database,
                              "INSERT INTO search (search, rank)"
                              " VALUES ('merge', -" PIECES_A_STEP ")",
                              error) ||
      !dateline_database_get_int64 (database, "SELECT total_changes ()", &after, error))
    return FALSE;
  *is_done = after - before < 2; /* as SQLite says of what has nothing to join */
  return TRUE;
}

static gboolean
answer_shrink (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  DatelineFileSize size;
  gboolean is_joined;
  gint64 mode;
  gint64 *answer;

  if (!join_pieces (database, &is_joined, error) ||
      !dateline_story_weight_get_file (database, &size, error) ||
      !dateline_database_get_int64 (database, "PRAGMA auto_vacuum", &mode, error))
    return FALSE;
  if (!is_joined)
    {
      answer = g_new (gint64, 1);
      *answer = MAX (size.n_free, 1) * size.page_size;
      call->answer = answer;
      call->answer_free = g_free;
      return TRUE;
    }
  if (size.n_free > 0 && mode != INCREMENTAL)
    {
      if (!check_room (call->uri,
                       2 * (size.n_pages - size.n_free) * size.page_size,
                       error) ||
          !write_anew_outside (database, call, error))
        return FALSE;
    }
  else if (size.n_free > 0 &&
           (!dateline_database_run (database,
                                    "PRAGMA incremental_vacuum (" PAGES_A_STEP ")",
                                    error) ||
            !fold (database, error)))
    return FALSE;
  if (!dateline_story_weight_get_file (database, &size, error))
    return FALSE;

  answer = g_new (gint64, 1);
  *answer = size.n_free * size.page_size;
  call->answer = answer;
  call->answer_free = g_free;
  return TRUE;
}

void
dateline_store_shrink_async (DatelineStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_shrink,
                                                     dateline_store_shrink_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  call->uri = g_strdup (dateline_store_get_path (self));
  dateline_store_write (self, call);
}

gint64
dateline_store_shrink_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *answer =
      dateline_store_take_answer (self, result, dateline_store_shrink_async, error);

  return answer != NULL ? *answer : -1;
}

static gboolean
answer_fold (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  return fold (database, error);
}

void
dateline_store_fold_async (DatelineStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  dateline_store_write (self,
                        dateline_store_call_new (self,
                                                 answer_fold,
                                                 dateline_store_fold_async,
                                                 cancellable,
                                                 callback,
                                                 user_data));
}

gboolean
dateline_store_fold_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_fold_async, error) !=
         NULL;
}
