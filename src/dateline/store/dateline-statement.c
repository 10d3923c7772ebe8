/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A prepared statement: parameters in, rows out. On the thread of its database. */

#include "dateline/store/dateline-statement-private.h"

#include "dateline/model/dateline-macros.h"
#include "dateline/store/dateline-database-private.h"

/* A parameter that cannot be bound is a mistake of ours, but for memory and the size of a
 * text, which step () then reports: the parameter stays NULL where a column forbids it.
 */
static void
check_bind (DatelineStatement *self, int result)
{
  if (result == SQLITE_RANGE || result == SQLITE_MISUSE)
    g_critical ("A parameter of “%s” cannot be bound", sqlite3_sql (self));
}

void
dateline_statement_bind_int64 (DatelineStatement *self, int index, gint64 value)
{
  check_bind (self, sqlite3_bind_int64 (self, index, value));
}

void
dateline_statement_bind_time (DatelineStatement *self, int index, gint64 time)
{
  if (time == DATELINE_TIME_UNKNOWN)
    check_bind (self, sqlite3_bind_null (self, index));
  else
    check_bind (self, sqlite3_bind_int64 (self, index, time));
}

void
dateline_statement_bind_text (DatelineStatement *self, int index, const char *text)
{
  check_bind (self, sqlite3_bind_text (self, index, text, -1, SQLITE_STATIC));
}

void
dateline_statement_bind_bytes (DatelineStatement *self, int index, GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  /* No bytes are not NULL. */
  check_bind (
      self,
      sqlite3_bind_blob64 (self, index, data != NULL ? data : "", length, SQLITE_STATIC));
}

void
dateline_statement_bind_values (DatelineStatement *self,
                                const DatelineValue *values,
                                gsize n_values)
{
  for (gsize i = 0; i < n_values; i++)
    switch (values[i].kind)
      {
      case DATELINE_VALUE_INT64:
        dateline_statement_bind_int64 (self, i + 1, values[i].number);
        break;
      case DATELINE_VALUE_TIME:
        dateline_statement_bind_time (self, i + 1, values[i].number);
        break;
      case DATELINE_VALUE_TEXT:
        dateline_statement_bind_text (self, i + 1, values[i].text);
        break;
      case DATELINE_VALUE_BYTES:
        dateline_statement_bind_bytes (self, i + 1, values[i].bytes);
        break;
      default:
        g_assert_not_reached ();
      }
}

DatelineStep
dateline_statement_step (DatelineStatement *self, GError **error)
{
  switch (sqlite3_step (self))
    {
    case SQLITE_ROW:
      return DATELINE_STEP_ROW;
    case SQLITE_DONE:
      return DATELINE_STEP_DONE;
    default:
      dateline_database_set_error (sqlite3_db_handle (self), error);
      return DATELINE_STEP_FAILED;
    }
}

gboolean
dateline_statement_run (DatelineStatement *self, GError **error)
{
  DatelineStep step;

  do
    step = dateline_statement_step (self, error);
  while (step == DATELINE_STEP_ROW);
  sqlite3_reset (self);
  return step == DATELINE_STEP_DONE;
}

void
dateline_statement_reset (DatelineStatement *self)
{
  sqlite3_reset (self);
}

gint64
dateline_statement_get_int64 (DatelineStatement *self, int column)
{
  return sqlite3_column_int64 (self, column);
}

gint64
dateline_statement_get_time (DatelineStatement *self, int column)
{
  return sqlite3_column_type (self, column) == SQLITE_NULL
             ? DATELINE_TIME_UNKNOWN
             : sqlite3_column_int64 (self, column);
}

const char *
dateline_statement_get_text (DatelineStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self, column);
}

char *
dateline_statement_dup_text (DatelineStatement *self, int column)
{
  return g_strdup (dateline_statement_get_text (self, column));
}

GBytes *
dateline_statement_dup_blob (DatelineStatement *self, int column)
{
  gconstpointer bytes = sqlite3_column_blob (self, column);

  return g_bytes_new (bytes, sqlite3_column_bytes (self, column));
}

void
dateline_statement_release (DatelineStatement *self)
{
  sqlite3_reset (self);
  sqlite3_clear_bindings (self);
}
