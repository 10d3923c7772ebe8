/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of bodies. On the thread of its database. */

#include "dateline/store/dateline-body-table-private.h"

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

gboolean
dateline_body_table_set (DatelineDatabase *database,
                         gint64 story_id,
                         DatelineEntry *entry,
                         GError **error)
{
  g_autofree char *captions = dateline_body_table_make_captions (entry);
  g_autoptr (GBytes) details = dateline_entry_details_write (entry);
  g_autoptr (DatelineStatement) statement = NULL;
  gsize length;
  gconstpointer bytes = g_bytes_get_data (details, &length);

  statement = dateline_database_prepare (
      database,
      "INSERT INTO body (story_id, content, content_text, summary, captions, details)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (story_id) DO UPDATE"
      " SET content = excluded.content, content_text = excluded.content_text,"
      " summary = excluded.summary, captions = excluded.captions,"
      " details = excluded.details",
      error);
  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 1, story_id);
  dateline_statement_bind_text (statement, 2, dateline_entry_get_content (entry));
  dateline_statement_bind_text (statement, 3, dateline_entry_get_content_text (entry));
  dateline_statement_bind_text (statement, 4, dateline_entry_get_summary (entry));
  dateline_statement_bind_text (statement, 5, captions);
  dateline_statement_bind_blob (statement, 6, bytes, length);
  return dateline_statement_run (statement, error);
}

static DatelineEntry *
read_entry (DatelineStatement *row)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (GBytes) details = dateline_statement_dup_blob (row, 8);

  dateline_entry_builder_init (&builder);
  builder.key = dateline_statement_dup_text (row, 0);
  builder.title = dateline_statement_dup_text (row, 1);
  builder.link = dateline_statement_dup_text (row, 2);
  builder.published = dateline_statement_get_time (row, 3);
  builder.published_offset = dateline_statement_get_int64 (row, 4);
  builder.content = dateline_statement_dup_text (row, 5);
  builder.content_text = dateline_statement_dup_text (row, 6);
  builder.summary = dateline_statement_dup_text (row, 7);
  dateline_entry_details_read (details, &builder);
  return dateline_entry_builder_build (&builder);
}

DatelineEntry *
dateline_body_table_load_entry (DatelineDatabase *database,
                                gint64 story_id,
                                GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare (
      database,
      "SELECT key, title, link, published, published_offset, content, content_text,"
      " summary, details FROM story JOIN headline ON headline.story_id = story.id"
      " JOIN body ON body.story_id = story.id WHERE story.id = ?1",
      error);
  if (statement == NULL)
    return NULL;

  dateline_statement_bind_int64 (statement, 1, story_id);
  switch (dateline_statement_step (statement, error))
    {
    case DATELINE_STEP_ROW:
      return read_entry (statement);
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

GStrv
dateline_body_table_list_saved_pictures (DatelineDatabase *database, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare (
      database,
      "SELECT details FROM story JOIN body ON body.story_id = story.id"
      " WHERE story.saved = 1 ORDER BY story.time DESC, story.id DESC",
      error);
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      g_auto (DatelineEntryBuilder) builder = { 0 };
      g_autoptr (GBytes) details = dateline_statement_dup_blob (statement, 0);
      GPtrArray *pictures;

      dateline_entry_builder_init (&builder);
      dateline_entry_details_read (details, &builder);
      g_ptr_array_add (entries, dateline_entry_builder_build (&builder));

      pictures =
          dateline_entry_get_pictures (g_ptr_array_index (entries, entries->len - 1));
      for (gsize i = 0; i < pictures->len; i++)
        {
          const char *uri = dateline_picture_get_uri (g_ptr_array_index (pictures, i));

          if (uri != NULL && g_hash_table_add (seen, (gpointer) uri))
            g_strv_builder_add (uris, uri);
        }
    }
  return step == DATELINE_STEP_DONE ? g_strv_builder_end (uris) : NULL;
}
