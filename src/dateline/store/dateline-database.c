/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A connection to the store's file: its statements and transactions. It belongs to the
 * thread that opened it.
 */

#include "dateline/store/dateline-database-private.h"

#include "dateline/model/dateline-category.h"
#include "dateline/store/dateline-body-functions-private.h"
#include "dateline/store/dateline-database-file-private.h"
#include "dateline/store/dateline-database-setup-private.h"
#include "dateline/store/dateline-file-system-private.h"
#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-search-tokenizer-private.h"
#include "dateline/store/dateline-writing-turn-private.h"

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

/* Between two pulses of a long statement, in microseconds. */
#define PULSE (50 * G_TIME_SPAN_MILLISECOND)

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

static gboolean
set_up (DatelineDatabase *self, DatelineDatabaseRole role, GError **error)
{
  dateline_database_setup_limit (self->handle);
  sqlite3_progress_handler (self->handle, 2000, progress_cb, self);
  dateline_body_functions_add (self, self->handle);
  dateline_feed_row_add (self->feed_row, self->handle);
  if (!dateline_search_tokenizer_add (self->handle))
    {
      dateline_database_set_error (self->handle, error);
      return FALSE;
    }

  return dateline_database_setup_run (self, role, self->is_distant, error);
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
  if (dateline_database_setup_open (path, role, &self->handle) != SQLITE_OK)
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
dateline_database_open_trial (DatelineDatabase *reader, GError **error)
{
  return dateline_database_open (dateline_database_get_path (reader),
                                 reader->role == DATELINE_DATABASE_UNCHANGING
                                     ? DATELINE_DATABASE_TRIAL_STILL
                                     : DATELINE_DATABASE_TRIAL,
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
