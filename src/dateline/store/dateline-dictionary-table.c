/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of dictionaries. On the thread of its database.
 *
 * A dictionary is nothing but the first bodies of a feed in a row, so that it costs no
 * training and hardly any room: those bodies are packed to next to nothing with it. It
 * never changes, as what was packed with it needs it.
 */

#include "dateline/store/dateline-dictionary-table-private.h"

#include "dateline/store/dateline-entry-details-private.h"
#include "dateline/store/dateline-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Twice as much packs a seventh better, and takes more to make ready at each refresh than
 * that is worth. */
#define DICTIONARY_LENGTH (32 * 1024)

/* A feed that brings less than this at first is packed without. */
#define MIN_LENGTH (16 * 1024)
#define MIN_ENTRIES 8

/* NULL if there is too little. */
static GBytes *
make_dictionary (GPtrArray *entries)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (2 * DICTIONARY_LENGTH);

  if (entries->len < MIN_ENTRIES)
    return NULL;
  for (guint i = 0; i < entries->len && bytes->len < DICTIONARY_LENGTH; i++)
    {
      DatelineEntry *entry = entries->pdata[i];
      const char *content = dateline_entry_get_content (entry);
      g_autoptr (GBytes) details = dateline_entry_details_write (entry);

      if (content != NULL)
        g_byte_array_append (bytes,
                             (const guint8 *) content,
                             MIN (strlen (content), DICTIONARY_LENGTH));
      g_byte_array_append (bytes,
                           g_bytes_get_data (details, NULL),
                           g_bytes_get_size (details));
    }
  if (bytes->len < MIN_LENGTH)
    return NULL;
  g_byte_array_set_size (bytes, MIN (bytes->len, DICTIONARY_LENGTH));
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
insert (DatelineDatabase *database,
        gint64 feed_id,
        GBytes *dictionary,
        gint64 *id,
        GError **error)
{
  DatelineBodyPacker *packer = dateline_database_get_packer (database);
  g_autoptr (GBytes) packed = dateline_body_packer_pack_bytes (packer, dictionary);

  if (!dateline_database_run_with (
          database,
          "INSERT INTO dictionary (feed_id, packed) VALUES (?1, ?2)",
          error,
          DATELINE_INT64 (feed_id),
          DATELINE_BYTES (packed)))
    return FALSE;
  *id = dateline_database_get_last_id (database);
  dateline_body_packer_set_dictionary (packer, *id, dictionary);
  return TRUE;
}

gboolean
dateline_dictionary_table_find (DatelineDatabase *database,
                                gint64 feed_id,
                                GPtrArray *entries,
                                gint64 *id,
                                GError **error)
{
  g_autoptr (GBytes) dictionary = NULL;
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT max (id) FROM dictionary WHERE feed_id = ?1",
      error,
      DATELINE_INT64 (feed_id));

  *id = 0;
  if (statement == NULL)
    return FALSE;
  if (dateline_statement_step (statement, error) != DATELINE_STEP_ROW)
    return FALSE;
  *id = dateline_statement_get_int64 (statement, 0);
  if (*id != 0 || (dictionary = make_dictionary (entries)) == NULL)
    return TRUE;
  return insert (database, feed_id, dictionary, id, error);
}

gboolean
dateline_dictionary_table_use (DatelineDatabase *database, gint64 id, GError **error)
{
  DatelineBodyPacker *packer = dateline_database_get_packer (database);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) dictionary = NULL;
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  if (id == 0 || id == dateline_body_packer_get_dictionary (packer))
    return TRUE;
  statement =
      dateline_database_prepare_with (database,
                                      "SELECT packed FROM dictionary WHERE id = ?1",
                                      error,
                                      DATELINE_INT64 (id));
  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_DONE)
    g_set_error_literal (error,
                         DATELINE_STORE_ERROR,
                         DATELINE_STORE_ERROR_DAMAGED,
                         _ ("The file in which the stories are kept is damaged."));
  if (step != DATELINE_STEP_ROW)
    return FALSE;
  packed = dateline_statement_dup_blob (statement, 0);
  dictionary = dateline_body_packer_unpack_bytes (packer, packed);
  dateline_body_packer_set_dictionary (packer, id, dictionary);
  return TRUE;
}

/* Of the feed's dictionaries, their numbers. */
static GArray *
list_ids (DatelineDatabase *database, gint64 feed_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      "SELECT id FROM dictionary WHERE feed_id = ?1",
                                      error,
                                      DATELINE_INT64 (feed_id));
  DatelineStep step;

  if (statement == NULL)
    return NULL;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  return step == DATELINE_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

gboolean
dateline_dictionary_table_give (DatelineDatabase *database,
                                gint64 from,
                                gint64 into,
                                GError **error)
{
  g_autoptr (GArray) ids = list_ids (database, from, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!dateline_database_run_with (database,
                                       "INSERT INTO dictionary (feed_id, packed)"
                                       " SELECT ?2, packed FROM dictionary WHERE id = ?1",
                                       error,
                                       DATELINE_INT64 (id),
                                       DATELINE_INT64 (into)) ||
          !dateline_database_run_with (
              database,
              "UPDATE body SET dictionary_id = ?2 WHERE dictionary_id = ?1"
              " AND story_id IN"
              " (SELECT story_id FROM twin WHERE twin_id IS NULL)",
              error,
              DATELINE_INT64 (id),
              DATELINE_INT64 (dateline_database_get_last_id (database))))
        return FALSE;
    }
  return TRUE;
}
