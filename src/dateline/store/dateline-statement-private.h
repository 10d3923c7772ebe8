/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A prepared statement: parameters in, rows out. Parameters are numbered from 1, columns
 * from 0, as in SQLite. Belongs to the thread of its database.
 *
 * Bound text is not copied: it must outlive the statement's use, which ends with its
 * g_autoptr.
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct sqlite3_stmt DatelineStatement;

typedef enum
{
  DATELINE_STEP_FAILED,
  DATELINE_STEP_ROW,
  DATELINE_STEP_DONE,
} DatelineStep;

void dateline_statement_bind_int64 (DatelineStatement *self, int index, gint64 value);
/* DATELINE_TIME_UNKNOWN is NULL. */
void dateline_statement_bind_time (DatelineStatement *self, int index, gint64 time);
/* NULL is NULL. */
void dateline_statement_bind_text (DatelineStatement *self, int index, const char *text);
void dateline_statement_bind_bytes (DatelineStatement *self, int index, GBytes *bytes);

/* A value to be bound by one of the functions above. */
typedef struct
{
  enum
  {
    DATELINE_VALUE_INT64,
    DATELINE_VALUE_TIME,
    DATELINE_VALUE_TEXT,
    DATELINE_VALUE_BYTES,
  } kind;
  gint64 number;
  const char *text;
  GBytes *bytes;
} DatelineValue;

#define DATELINE_INT64(value)                                                            \
  ((DatelineValue){ .kind = DATELINE_VALUE_INT64, .number = (value) })
#define DATELINE_TIME(value)                                                             \
  ((DatelineValue){ .kind = DATELINE_VALUE_TIME, .number = (value) })
#define DATELINE_TEXT(value)                                                             \
  ((DatelineValue){ .kind = DATELINE_VALUE_TEXT, .text = (value) })
#define DATELINE_BYTES(value)                                                            \
  ((DatelineValue){ .kind = DATELINE_VALUE_BYTES, .bytes = (value) })

/* Binds @values to the parameters from the first. */
void dateline_statement_bind_values (DatelineStatement *self,
                                     const DatelineValue *values,
                                     gsize n_values);

/* Goes to the next row, or runs what gives none. */
DatelineStep dateline_statement_step (DatelineStatement *self, GError **error);
/* Runs it to its end and makes it ready for other parameters. FALSE on an error. */
gboolean dateline_statement_run (DatelineStatement *self, GError **error);
/* Makes it ready for other parameters; those that are bound stay. */
void dateline_statement_reset (DatelineStatement *self);

gint64 dateline_statement_get_int64 (DatelineStatement *self, int column);
gint64 dateline_statement_get_time (DatelineStatement *self, int column);
/* Valid until the next step. */
const char *dateline_statement_get_text (DatelineStatement *self, int column);
char *dateline_statement_dup_text (DatelineStatement *self, int column);
GBytes *dateline_statement_dup_blob (DatelineStatement *self, int column);

/* Ends the use of a statement, which its database keeps for the next one. */
void dateline_statement_release (DatelineStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineStatement, dateline_statement_release)

G_END_DECLS
