/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A table that rows are salvaged into. On the thread of its database. */

#include "dateline/store/dateline-salvage-table-private.h"

#include <string.h>

static void
column_free (DatelineSalvageColumn *self)
{
  g_free (self->name);
  g_free (self);
}

static void
table_free (DatelineSalvageTable *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

static DatelineFieldKind
kind_of (const char *type)
{
  static const struct
  {
    const char *type;
    DatelineFieldKind kind;
  } kinds[] = {
    { "INTEGER", DATELINE_FIELD_INT64 }, { "INT", DATELINE_FIELD_INT64 },
    { "TEXT", DATELINE_FIELD_TEXT },     { "BLOB", DATELINE_FIELD_BYTES },
    { "REAL", DATELINE_FIELD_DOUBLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (type, kinds[i].type) == 0)
      return kinds[i].kind;
  return DATELINE_FIELD_NULL;
}

/* The columns in the order in which rows have them: an index begins with its key. */
static gboolean
read_columns (DatelineSalvageTable *self, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      self->database,
      "SELECT name, type, \"notnull\", dflt_value IS NULL, pk FROM pragma_table_info (?1)"
      " ORDER BY iif (?2 AND pk > 0, pk, 1000 + cid)",
      error,
      DATELINE_TEXT (self->name),
      DATELINE_INT64 (self->is_index));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      DatelineSalvageColumn *column = g_new0 (DatelineSalvageColumn, 1);

      column->name = dateline_statement_dup_text (statement, 0);
      column->kind = kind_of (dateline_statement_get_text (statement, 1));
      column->is_rowid = !self->is_index &&
                         dateline_statement_get_int64 (statement, 4) == 1 &&
                         column->kind == DATELINE_FIELD_INT64;
      column->not_null =
          !column->is_rowid && (dateline_statement_get_int64 (statement, 2) != 0 ||
                                dateline_statement_get_int64 (statement, 4) > 0);
      g_ptr_array_add (self->columns, column);
      /* What an older row lacks was added later: that takes a default or NULL. */
      if (column->is_rowid ||
          (column->not_null && dateline_statement_get_int64 (statement, 3) != 0))
        self->n_required = self->columns->len;
    }
  return step == DATELINE_STEP_DONE;
}

GPtrArray *
dateline_salvage_table_list (DatelineDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
      " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'moving' ORDER BY name",
      error);
  DatelineStep step;

  if (statement == NULL)
    return NULL;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      DatelineSalvageTable *table = g_new0 (DatelineSalvageTable, 1);

      table->database = database;
      table->name = dateline_statement_dup_text (statement, 0);
      table->is_index = dateline_statement_get_int64 (statement, 1) != 0;
      table->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
      g_ptr_array_add (tables, table);
    }
  if (step != DATELINE_STEP_DONE)
    return NULL;
  for (guint i = 0; i < tables->len; i++)
    if (!read_columns (tables->pdata[i], error))
      return NULL;
  return g_steal_pointer (&tables);
}

gboolean
dateline_salvage_table_fits (DatelineSalvageTable *self,
                             const DatelineField *fields,
                             guint n_fields)
{
  if (n_fields < self->n_required || n_fields > self->columns->len)
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    {
      const DatelineSalvageColumn *column = self->columns->pdata[i];

      if (fields[i].kind == DATELINE_FIELD_NULL
              ? column->not_null
              : column->is_rowid || fields[i].kind != column->kind)
        return FALSE;
    }
  return TRUE;
}

/* The statement for rows of so many fields: what they lack has its default. */
static DatelineStatement *
prepare (DatelineSalvageTable *self, guint n_fields)
{
  g_autoptr (GString) sql = g_string_new ("INSERT OR IGNORE INTO ");

  g_string_append_printf (sql, "\"%s\" (", self->name);
  for (guint i = 0; i < n_fields; i++)
    {
      const DatelineSalvageColumn *column = self->columns->pdata[i];

      g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", column->name);
    }
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  return dateline_database_prepare (self->database, sql->str, NULL);
}

/* A text may have lost a bit, and has to be one all the same. */
static void
bind_text (DatelineStatement *statement, int index, const DatelineField *field)
{
  const char *text = (const char *) field->bytes;

  if (g_utf8_validate (text, field->length, NULL))
    sqlite3_bind_text (statement, index, text, field->length, SQLITE_TRANSIENT);
  else
    sqlite3_bind_text (statement,
                       index,
                       g_utf8_make_valid (text, field->length),
                       -1,
                       g_free);
}

static void
bind (DatelineStatement *statement, int index, const DatelineField *field)
{
  switch (field->kind)
    {
    case DATELINE_FIELD_INT64:
      dateline_statement_bind_int64 (statement, index, field->number);
      break;
    case DATELINE_FIELD_DOUBLE:
      sqlite3_bind_double (statement, index, field->real);
      break;
    case DATELINE_FIELD_TEXT:
      bind_text (statement, index, field);
      break;
    case DATELINE_FIELD_BYTES:
      sqlite3_bind_blob (statement,
                         index,
                         field->length > 0 ? field->bytes : (const guint8 *) "",
                         field->length,
                         SQLITE_TRANSIENT);
      break;
    case DATELINE_FIELD_NULL:
    default:
      sqlite3_bind_null (statement, index);
      break;
    }
}

gboolean
dateline_salvage_table_add (DatelineSalvageTable *self,
                            gint64 rowid,
                            const DatelineField *fields,
                            guint n_fields)
{
  g_autoptr (DatelineStatement) statement = NULL;

  if (!dateline_salvage_table_fits (self, fields, n_fields))
    return FALSE;
  statement = prepare (self, n_fields);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < n_fields; i++)
    {
      const DatelineSalvageColumn *column = self->columns->pdata[i];

      if (column->is_rowid)
        dateline_statement_bind_int64 (statement, i + 1, rowid);
      else
        bind (statement, i + 1, &fields[i]);
    }
  if (!dateline_statement_run (statement, NULL))
    return FALSE;
  if (dateline_database_get_n_changed (self->database) == 0)
    return FALSE;
  self->n_rows++;
  return TRUE;
}
