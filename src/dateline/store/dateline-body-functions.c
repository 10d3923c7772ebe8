/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* SQL functions for packed bodies. On the thread of their database. */

#include "dateline/store/dateline-body-functions-private.h"

#include "dateline/store/dateline-dictionary-table-private.h"

static void
text_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  DatelineDatabase *database = sqlite3_user_data (context);
  gint64 dictionary_id = sqlite3_value_int64 (values[1]);
  int text = sqlite3_value_int (values[2]);
  gconstpointer bytes = sqlite3_value_blob (values[0]);
  DatelineBodyParts parts;

  /* What is damaged has no text. */
  if (text >= 0 && text < DATELINE_BODY_N_TEXTS &&
      dateline_dictionary_table_use (database, dictionary_id, NULL) &&
      dateline_body_packer_unpack (dateline_database_get_packer (database),
                                   bytes,
                                   sqlite3_value_bytes (values[0]),
                                   dictionary_id != 0,
                                   &parts) &&
      parts.texts[text] != NULL)
    sqlite3_result_text (context, parts.texts[text], -1, SQLITE_TRANSIENT);
  else
    sqlite3_result_null (context);
}

static void
pack_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  DatelineDatabase *database = sqlite3_user_data (context);
  DatelineBodyParts parts = { 0 };
  g_autoptr (GBytes) packed = NULL;

  for (int i = 0; i < DATELINE_BODY_N_TEXTS; i++)
    parts.texts[i] = (const char *) sqlite3_value_text (values[i]);
  parts.details = sqlite3_value_blob (values[DATELINE_BODY_N_TEXTS]);
  parts.details_length = sqlite3_value_bytes (values[DATELINE_BODY_N_TEXTS]);
  packed =
      dateline_body_packer_pack (dateline_database_get_packer (database), &parts, FALSE);
  sqlite3_result_blob (context,
                       g_bytes_get_data (packed, NULL),
                       g_bytes_get_size (packed),
                       SQLITE_TRANSIENT);
}

static const struct
{
  const char *name;
  int n_values;
  void (*call) (sqlite3_context *context, int n_values, sqlite3_value **values);
} functions[] = {
  { "body_text", 3, text_cb },
  { "body_pack", DATELINE_BODY_N_TEXTS + 1, pack_cb },
};

/* Innocuous: a view calls one, and the schema is not trusted. */
void
dateline_body_functions_add (DatelineDatabase *database, sqlite3 *handle)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    sqlite3_create_function_v2 (handle,
                                functions[i].name,
                                functions[i].n_values,
                                SQLITE_UTF8 | SQLITE_INNOCUOUS,
                                database,
                                functions[i].call,
                                NULL,
                                NULL,
                                NULL);
}
