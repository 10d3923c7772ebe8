/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* SQL functions for packed bodies and for words. On the thread of their database. */

#include "dateline/store/dateline-body-functions-private.h"

#include "dateline/model/dateline-tokens-private.h"
#include "dateline/store/dateline-dictionary-table-private.h"
#include "dateline/store/dateline-entry-details-private.h"
#include "dateline/store/dateline-search-text-private.h"

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
is_sound_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  DatelineDatabase *database = sqlite3_user_data (context);
  gint64 dictionary_id = sqlite3_value_int64 (values[1]);
  DatelineBodyParts parts;

  sqlite3_result_int (
      context,
      dateline_dictionary_table_use (database, dictionary_id, NULL) &&
          dateline_body_packer_unpack (dateline_database_get_packer (database),
                                       sqlite3_value_blob (values[0]),
                                       sqlite3_value_bytes (values[0]),
                                       dictionary_id != 0,
                                       &parts));
}

/* An entry of what a body holds and @link (nullable), or NULL for what is damaged. */
static DatelineEntry *
read_entry (DatelineDatabase *database, sqlite3_value **values, const char *link)
{
  gint64 dictionary_id = sqlite3_value_int64 (values[1]);
  gconstpointer bytes = sqlite3_value_blob (values[0]);
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (GBytes) details = NULL;
  DatelineBodyParts parts;

  if (!dateline_dictionary_table_use (database, dictionary_id, NULL) ||
      !dateline_body_packer_unpack (dateline_database_get_packer (database),
                                    bytes,
                                    sqlite3_value_bytes (values[0]),
                                    dictionary_id != 0,
                                    &parts))
    return NULL;
  dateline_entry_builder_init (&builder);
  builder.link = g_strdup (link);
  details = g_bytes_new (parts.details, parts.details_length);
  dateline_entry_details_read (details, &builder);
  return dateline_entry_builder_build (&builder);
}

static void
answer_made (sqlite3_context *context,
             sqlite3_value **values,
             const char *link,
             char *(*make) (DatelineEntry *entry))
{
  g_autoptr (DatelineEntry) entry =
      read_entry (sqlite3_user_data (context), values, link);

  if (entry != NULL)
    sqlite3_result_text (context, make (entry), -1, g_free);
}

static void
captions_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  answer_made (context, values, NULL, dateline_search_text_make_captions);
}

static void
credits_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  answer_made (context, values, NULL, dateline_search_text_make_credits);
}

static void
facts_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  answer_made (context,
               values,
               (const char *) sqlite3_value_text (values[2]),
               dateline_search_text_make_facts);
}

/* Whether the words of the second text stand in the first, the last as a beginning. */
static void
holds_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  const char *words = (const char *) sqlite3_value_text (values[1]);

  sqlite3_result_int (context,
                      text != NULL && words != NULL &&
                          dateline_tokens_find (text, words, TRUE, NULL) > 0);
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
  { "body_captions", 2, captions_cb },
  { "body_credits", 2, credits_cb },
  { "body_facts", 3, facts_cb },
  { "body_is_sound", 2, is_sound_cb },
  { "text_holds", 2, holds_cb },
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
