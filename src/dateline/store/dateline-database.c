/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A connection to the store's file: how it is set up, its statements, transactions
 * and errors. It belongs to the thread that opened it.
 */

#include "dateline/store/dateline-database-private.h"

#include "dateline/model/dateline-category.h"
#include "dateline/store/dateline-body-functions-private.h"
#include "dateline/store/dateline-database-file-private.h"
#include "dateline/store/dateline-file-system-private.h"
#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-search-tokenizer-private.h"
#include "dateline/store/dateline-still-file-private.h"
#include "dateline/store/dateline-store.h"
#include "dateline/store/dateline-writing-turn-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

struct _DatelineDatabase
{
  sqlite3 *handle;
  GThread *thread;
  GHashTable *statements; /* of char * → sqlite3_stmt * */
  GHashTable *unindexed;  /* of gint64 * → DatelineEntry * */
  DatelineListMemory *feeds;
  DatelineListMemory *categories;
  DatelineFeedRow *feed_row;
  DatelineBodyPacker *packer;
  GCancellable *cancellable;
  gint64 deadline; /* 0: none */
  void (*pulse) (gpointer user_data);
  gpointer pulse_data;
  gint64 pulse_at; /* monotonic: not before */
  gboolean is_late;
  gboolean is_distant;
  DatelineDatabaseRole role;
  int turn; /* see dateline-writing-turn; -1: it takes none */
};

static const char COMMON_SETUP[] = "PRAGMA foreign_keys = ON;"
                                   "PRAGMA trusted_schema = OFF;"
                                   "PRAGMA cell_size_check = ON;"
                                   "PRAGMA temp_store = MEMORY;";

/* What SQLite keeps of the file: the system keeps it besides, a copy away, so that four
 * times as much makes no mark or refresh of some stories quicker; only fifty thousand at
 * once into a million by a seventh. */
static const char WRITER_SETUP[] = "PRAGMA cache_size = -4096;"
                                   "PRAGMA synchronous = FULL;"
                                   "PRAGMA wal_autocheckpoint = 1000;"
                                   "PRAGMA journal_size_limit = 67108864;"
                                   "PRAGMA secure_delete = FAST;";

/* Between computers the memory is not shared that a log is read with. */
static const char WITH_LOG[] = "PRAGMA journal_mode = WAL;";
static const char WITHOUT_LOG[] = "PRAGMA journal_mode = DELETE;";

static const char BUILDER_SETUP[] = "PRAGMA cache_size = -16384;"
                                    "PRAGMA journal_mode = MEMORY;"
                                    "PRAGMA synchronous = OFF;"
                                    "PRAGMA foreign_keys = OFF;";

static const char READER_SETUP[] = "PRAGMA cache_size = -4096;"
                                   "PRAGMA query_only = ON;";

/* Nothing is written before the end, however much it is. */
static const char TRIAL_SETUP[] = "PRAGMA cache_spill = OFF;"
                                  "PRAGMA synchronous = FULL;"
                                  "PRAGMA journal_size_limit = 67108864;"
                                  "PRAGMA secure_delete = FAST;";

/* Between two pulses of a long statement, in microseconds. */
#define PULSE (50 * G_TIME_SPAN_MILLISECOND)

static const struct
{
  int id;
  int value;
} limits[] = {
  { SQLITE_LIMIT_LENGTH, 32 * 1024 * 1024 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 1000 },
  { SQLITE_LIMIT_EXPR_DEPTH, 100 },
};

static const struct
{
  int id;
  int value;
} options[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
};

static const struct
{
  int result;
  DatelineStoreError code;
  const char *message;
} errors[] = {
  { SQLITE_FULL,
    DATELINE_STORE_ERROR_FULL,
    N_ ("There is no room left on the disk, so nothing new can be kept.") },
  { SQLITE_CORRUPT,
    DATELINE_STORE_ERROR_DAMAGED,
    N_ ("The file in which the stories are kept is damaged.") },
  { SQLITE_NOTADB,
    DATELINE_STORE_ERROR_DAMAGED,
    N_ ("The file in which the stories are kept is damaged.") },
  { SQLITE_CANTOPEN,
    DATELINE_STORE_ERROR_CANNOT_OPEN,
    N_ ("The file in which the stories are kept cannot be opened.") },
  { SQLITE_PERM,
    DATELINE_STORE_ERROR_CANNOT_OPEN,
    N_ ("The file in which the stories are kept cannot be opened.") },
  { SQLITE_READONLY,
    DATELINE_STORE_ERROR_READ_ONLY,
    N_ ("These stories can only be read: their folder cannot be written to.") },
  { SQLITE_IOERR,
    DATELINE_STORE_ERROR_FAILED,
    N_ ("The disk failed to read or write the stories.") },
  { SQLITE_BUSY,
    DATELINE_STORE_ERROR_FAILED,
    N_ ("Another program is using the stories. Try again in a moment.") },
};

/* What the system said tells more of some failures than SQLite does. */
static int
get_result (sqlite3 *handle)
{
  int result = sqlite3_errcode (handle) & 0xff;

  if (result != SQLITE_IOERR && result != SQLITE_CANTOPEN)
    return result;
  switch (sqlite3_system_errno (handle))
    {
    case ENOSPC:
    case EDQUOT:
      return SQLITE_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return result == SQLITE_CANTOPEN ? SQLITE_READONLY : result;
    default:
      return result;
    }
}

void
dateline_database_set_error (sqlite3 *handle, GError **error)
{
  int result = get_result (handle);

  if (result == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    if (errors[i].result == result)
      {
        g_set_error_literal (error,
                             DATELINE_STORE_ERROR,
                             errors[i].code,
                             _ (errors[i].message));
        return;
      }

  g_set_error (error,
               DATELINE_STORE_ERROR,
               DATELINE_STORE_ERROR_FAILED,
               _ ("The stories could not be read or written: %s."),
               sqlite3_errmsg (handle));
}

static void
finalize_cb (gpointer statement)
{
  sqlite3_finalize (statement);
}

static int
progress_cb (gpointer user_data)
{
  DatelineDatabase *self = user_data;

  if (self->pulse != NULL && g_get_monotonic_time () >= self->pulse_at)
    {
      self->pulse (self->pulse_data);
      self->pulse_at = g_get_monotonic_time () + PULSE;
    }
  if (self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable))
    return TRUE;
  self->is_late = self->deadline != 0 && g_get_monotonic_time () >= self->deadline;
  return self->is_late;
}

/* Marks a new file as ours before anything else is written to it. */
static gboolean
claim (DatelineDatabase *self, GError **error)
{
  g_autofree char *mark = NULL;
  gint64 id;

  if (!dateline_database_get_int64 (self, "PRAGMA application_id", &id, error))
    return FALSE;
  if (id == DATELINE_DATABASE_APPLICATION_ID)
    return TRUE;

  mark = g_strdup_printf ("PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL;"
                          " PRAGMA application_id = %d",
                          DATELINE_DATABASE_APPLICATION_ID);
  return dateline_database_run (self, mark, error);
}

static gboolean
set_up (DatelineDatabase *self, DatelineDatabaseRole role, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (self->handle, options[i].id, options[i].value, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].id, limits[i].value);
  sqlite3_busy_timeout (self->handle, 5000);
  sqlite3_progress_handler (self->handle, 2000, progress_cb, self);
  dateline_body_functions_add (self, self->handle);
  dateline_feed_row_add (self->feed_row, self->handle);
  if (!dateline_search_tokenizer_add (self->handle))
    {
      dateline_database_set_error (self->handle, error);
      return FALSE;
    }

  if (!dateline_database_run (self, COMMON_SETUP, error))
    return FALSE;
  if (role == DATELINE_DATABASE_BUILDER)
    return claim (self, error) && dateline_database_run (self, BUILDER_SETUP, error);
  if (role == DATELINE_DATABASE_TRIAL_STILL &&
      !dateline_database_run (self, "PRAGMA journal_mode = MEMORY", error))
    return FALSE;
  if (role == DATELINE_DATABASE_TRIAL || role == DATELINE_DATABASE_TRIAL_STILL)
    return dateline_database_run (self, TRIAL_SETUP, error);
  if (role != DATELINE_DATABASE_WRITER)
    return dateline_database_run (self, READER_SETUP, error);
  return claim (self, error) &&
         dateline_database_run (self, self->is_distant ? WITHOUT_LOG : WITH_LOG, error) &&
         dateline_database_run (self, WRITER_SETUP, error);
}

static int
open_handle (DatelineDatabase *self, const char *path, DatelineDatabaseRole role)
{
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  if (role == DATELINE_DATABASE_TRIAL_STILL)
    return sqlite3_open_v2 (path,
                            &self->handle,
                            flags | SQLITE_OPEN_READWRITE,
                            dateline_still_file_get_vfs ());
  if (role == DATELINE_DATABASE_WRITER || role == DATELINE_DATABASE_TRIAL)
    return sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_READWRITE, NULL);
  if (role == DATELINE_DATABASE_READER)
    return sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_READONLY, NULL);
  if (role == DATELINE_DATABASE_BUILDER)
    return sqlite3_open_v2 (path,
                            &self->handle,
                            flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                            NULL);
  return sqlite3_open_v2 (uri,
                          &self->handle,
                          flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                          NULL);
}

DatelineDatabase *
dateline_database_open (const char *path, DatelineDatabaseRole role, GError **error)
{
  return dateline_database_open_with (path, role, NULL, error);
}

DatelineDatabase *
dateline_database_open_with (const char *path,
                             DatelineDatabaseRole role,
                             const DatelineWork *work,
                             GError **error)
{
  g_autoptr (DatelineDatabase) self = NULL;

  if (role == DATELINE_DATABASE_WRITER && !dateline_database_file_prepare (path, error))
    return NULL;

  self = g_new0 (DatelineDatabase, 1);
  self->thread = g_thread_self ();
  self->role = role;
  self->turn = -1;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_cb);
  self->packer = dateline_body_packer_new ();
  self->feeds = dateline_list_memory_new ((DatelineGetIdFunc) dateline_feed_get_id,
                                          (DatelineGetNameFunc) dateline_feed_get_title);
  self->categories =
      dateline_list_memory_new ((DatelineGetIdFunc) dateline_category_get_id,
                                (DatelineGetNameFunc) dateline_category_get_name);
  self->feed_row = dateline_feed_row_new (self->feeds);
  self->unindexed = g_hash_table_new_full (g_int64_hash,
                                           g_int64_equal,
                                           g_free,
                                           (GDestroyNotify) dateline_entry_unref);
  self->is_distant =
      role == DATELINE_DATABASE_WRITER && dateline_file_system_is_distant (path);
  if (open_handle (self, path, role) != SQLITE_OK)
    {
      dateline_database_set_error (self->handle, error);
      return NULL;
    }
  if (!set_up (self, role, error))
    return NULL;
  if (role == DATELINE_DATABASE_WRITER && !dateline_migrations_run (self, work, error))
    return NULL;
  return g_steal_pointer (&self);
}

DatelineDatabase *
dateline_database_open_trial (DatelineDatabase *reader,
                              gboolean *can_keep,
                              GError **error)
{
  *can_keep = reader->role != DATELINE_DATABASE_UNCHANGING;
  return dateline_database_open (dateline_database_get_path (reader),
                                 *can_keep ? DATELINE_DATABASE_TRIAL
                                           : DATELINE_DATABASE_TRIAL_STILL,
                                 error);
}

void
dateline_database_close (DatelineDatabase *self)
{
  g_assert (self->thread == g_thread_self ());

  g_hash_table_unref (self->statements);
  g_hash_table_unref (self->unindexed);
  dateline_feed_row_free (self->feed_row);
  dateline_list_memory_free (self->categories);
  dateline_list_memory_free (self->feeds);
  dateline_body_packer_free (self->packer);
  sqlite3_close (self->handle);
  dateline_writing_turn_close (self->turn);
  g_free (self);
}

const char *
dateline_database_get_path (DatelineDatabase *self)
{
  return sqlite3_db_filename (self->handle, "main");
}

void
dateline_database_take_turns (DatelineDatabase *self, const char *path)
{
  self->turn = dateline_writing_turn_open (path);
}

void
dateline_database_set_cancellable (DatelineDatabase *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
}

void
dateline_database_set_pulse (DatelineDatabase *self,
                             void (*func) (gpointer user_data),
                             gpointer user_data)
{
  self->pulse = func;
  self->pulse_data = user_data;
  self->pulse_at = 0;
}

void
dateline_database_set_deadline (DatelineDatabase *self, gint64 deadline)
{
  self->deadline = deadline;
  self->is_late = FALSE;
}

gboolean
dateline_database_is_late (DatelineDatabase *self)
{
  return self->is_late;
}

DatelineStatement *
dateline_database_prepare (DatelineDatabase *self, const char *sql, GError **error)
{
  DatelineStatement *statement;

  g_assert (self->thread == g_thread_self ());

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL)
    return statement;

  if (sqlite3_prepare_v3 (self->handle,
                          sql,
                          -1,
                          SQLITE_PREPARE_PERSISTENT,
                          &statement,
                          NULL) != SQLITE_OK)
    {
      dateline_database_set_error (self->handle, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

DatelineStatement *
dateline_database_prepare_values (DatelineDatabase *self,
                                  const char *sql,
                                  const DatelineValue *values,
                                  gsize n_values,
                                  GError **error)
{
  DatelineStatement *statement = dateline_database_prepare (self, sql, error);

  if (statement != NULL)
    dateline_statement_bind_values (statement, values, n_values);
  return statement;
}

gboolean
dateline_database_run_values (DatelineDatabase *self,
                              const char *sql,
                              const DatelineValue *values,
                              gsize n_values,
                              GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_values (self, sql, values, n_values, error);

  return statement != NULL && dateline_statement_run (statement, error);
}

gboolean
dateline_database_run (DatelineDatabase *self, const char *sql, GError **error)
{
  g_assert (self->thread == g_thread_self ());

  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  dateline_database_set_error (self->handle, error);
  return FALSE;
}

gboolean
dateline_database_get_int64 (DatelineDatabase *self,
                             const char *sql,
                             gint64 *value,
                             GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (self, sql, error);
  DatelineStep step;

  *value = 0;
  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    *value = dateline_statement_get_int64 (statement, 0);
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_database_begin (DatelineDatabase *self, GError **error)
{
  gboolean begun;

  /* A writer takes its lock at once: then no statement of it can find the file busy. */
  dateline_writing_turn_take (self->turn);
  begun = dateline_database_run (
      self,
      sqlite3_db_readonly (self->handle, "main") == 1 ? "BEGIN" : "BEGIN IMMEDIATE",
      error);
  dateline_writing_turn_pass (self->turn);
  return begun;
}

gboolean
dateline_database_commit (DatelineDatabase *self, GError **error)
{
  return dateline_database_run (self, "COMMIT", error);
}

void
dateline_database_roll_back (DatelineDatabase *self)
{
  /* SQLite rolls back by itself on a full disk and the like. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  dateline_body_packer_forget_dictionary (self->packer);
}

gboolean
dateline_database_is_inside (DatelineDatabase *self)
{
  return !sqlite3_get_autocommit (self->handle);
}

gint64
dateline_database_get_last_id (DatelineDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

gboolean
dateline_database_is_distant (DatelineDatabase *self)
{
  return self->is_distant;
}

DatelineBodyPacker *
dateline_database_get_packer (DatelineDatabase *self)
{
  return self->packer;
}

GHashTable *
dateline_database_get_unindexed (DatelineDatabase *self)
{
  return self->unindexed;
}

DatelineListMemory *
dateline_database_get_feeds (DatelineDatabase *self)
{
  return self->feeds;
}

DatelineListMemory *
dateline_database_get_categories (DatelineDatabase *self)
{
  return self->categories;
}

DatelineFeedRow *
dateline_database_get_feed_row (DatelineDatabase *self)
{
  return self->feed_row;
}

guint
dateline_database_get_n_changed (DatelineDatabase *self)
{
  return sqlite3_changes (self->handle);
}

GPtrArray *
dateline_database_list_sql (DatelineDatabase *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer sql;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    g_ptr_array_add (list, g_strdup (sql));
  return list;
}
