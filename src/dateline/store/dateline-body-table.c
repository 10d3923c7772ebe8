/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of bodies. On the thread of its database. */

#include "dateline/store/dateline-body-table-private.h"

#include "dateline/store/dateline-dictionary-table-private.h"
#include "dateline/store/dateline-entry-details-private.h"
#include "dateline/store/dateline-store.h"

#include <glib/gi18n-lib.h>

char *
dateline_body_table_make_captions (DatelineEntry *entry)
{
  GPtrArray *pictures = dateline_entry_get_pictures (entry);
  GString *text = NULL;

  for (gsize i = 0; i < pictures->len; i++)
    {
      DatelinePicture *picture = g_ptr_array_index (pictures, i);
      const char *const parts[] = { dateline_picture_get_caption (picture),
                                    dateline_picture_get_credit (picture) };

      for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          if (parts[j] == NULL)
            continue;
          if (text == NULL)
            text = g_string_new (NULL);
          else
            g_string_append_c (text, '\n');
          g_string_append (text, parts[j]);
        }
    }
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

static GBytes *
pack (DatelineBodyPacker *packer, DatelineEntry *entry, gboolean with_dictionary)
{
  g_autofree char *captions = dateline_body_table_make_captions (entry);
  g_autoptr (GBytes) details = dateline_entry_details_write (entry);
  DatelineBodyParts parts = {
    .texts = {
      [DATELINE_BODY_CONTENT] = dateline_entry_get_content (entry),
      [DATELINE_BODY_CONTENT_TEXT] = dateline_entry_get_content_text (entry),
      [DATELINE_BODY_SUMMARY] = dateline_entry_get_summary (entry),
      [DATELINE_BODY_CAPTIONS] = captions,
    },
  };

  parts.details = g_bytes_get_data (details, &parts.details_length);
  return dateline_body_packer_pack (packer, &parts, with_dictionary);
}

gboolean
dateline_body_table_set (DatelineDatabase *database,
                         gint64 story_id,
                         gint64 dictionary_id,
                         DatelineEntry *entry,
                         GError **error)
{
  g_autoptr (GBytes) packed = NULL;

  if (!dateline_dictionary_table_use (database, dictionary_id, error))
    return FALSE;
  packed = pack (dateline_database_get_packer (database), entry, dictionary_id != 0);
  return dateline_database_run_with (
      database,
      "INSERT INTO body (story_id, dictionary_id, packed) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (story_id) DO UPDATE"
      " SET dictionary_id = excluded.dictionary_id, packed = excluded.packed",
      error,
      DATELINE_INT64 (story_id),
      DATELINE_INT64 (dictionary_id),
      DATELINE_BYTES (packed));
}

GBytes *
dateline_body_table_pack (DatelineDatabase *database, DatelineEntry *entry)
{
  return pack (dateline_database_get_packer (database), entry, FALSE);
}

/* With the dictionary that is at hand, or without any. A body that is damaged is empty.
 */
static void
unpack (DatelineDatabase *database,
        GBytes *packed,
        gboolean with_dictionary,
        DatelineEntryBuilder *builder)
{
  g_autoptr (GBytes) details = NULL;
  DatelineBodyParts parts;

  dateline_body_packer_unpack (dateline_database_get_packer (database),
                               g_bytes_get_data (packed, NULL),
                               g_bytes_get_size (packed),
                               with_dictionary,
                               &parts);
  builder->content = g_strdup (parts.texts[DATELINE_BODY_CONTENT]);
  builder->content_text = g_strdup (parts.texts[DATELINE_BODY_CONTENT_TEXT]);
  builder->summary = g_strdup (parts.texts[DATELINE_BODY_SUMMARY]);
  details = g_bytes_new (parts.details, parts.details_length);
  dateline_entry_details_read (details, builder);
}

void
dateline_body_table_unpack (DatelineDatabase *database,
                            GBytes *packed,
                            DatelineEntryBuilder *builder)
{
  unpack (database, packed, FALSE, builder);
}

/* Fills the members of @builder that a body holds, out of two columns of @row. */
static gboolean
read_body (DatelineDatabase *database,
           DatelineStatement *row,
           int column,
           DatelineEntryBuilder *builder,
           GError **error)
{
  gint64 dictionary_id = dateline_statement_get_int64 (row, column);
  g_autoptr (GBytes) packed = dateline_statement_dup_blob (row, column + 1);

  if (!dateline_dictionary_table_use (database, dictionary_id, error))
    return FALSE;
  unpack (database, packed, dictionary_id != 0, builder);
  return TRUE;
}

static DatelineEntry *
read_entry (DatelineDatabase *database, DatelineStatement *row, GError **error)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  dateline_entry_builder_init (&builder);
  builder.key = dateline_statement_dup_text (row, 0);
  builder.title = dateline_statement_dup_text (row, 1);
  builder.link = dateline_statement_dup_text (row, 2);
  builder.published = dateline_statement_get_time (row, 3);
  builder.published_offset = dateline_statement_get_int64 (row, 4);
  if (!read_body (database, row, 5, &builder, error))
    return NULL;
  return dateline_entry_builder_build (&builder);
}

DatelineEntry *
dateline_body_table_load_entry (DatelineDatabase *database,
                                gint64 story_id,
                                GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare_with (
      database,
      "SELECT key, title, link, published, published_offset, dictionary_id, packed"
      " FROM story JOIN headline ON headline.story_id = story.id"
      " JOIN body ON body.story_id = story.id WHERE story.id = ?1",
      error,
      DATELINE_INT64 (story_id));
  if (statement == NULL)
    return NULL;

  switch (dateline_statement_step (statement, error))
    {
    case DATELINE_STEP_ROW:
      return read_entry (database, statement, error);
    case DATELINE_STEP_DONE:
      g_set_error_literal (error,
                           DATELINE_STORE_ERROR,
                           DATELINE_STORE_ERROR_NOT_FOUND,
                           _ ("This story is not kept any more."));
      return NULL;
    case DATELINE_STEP_FAILED:
    default:
      return NULL;
    }
}
