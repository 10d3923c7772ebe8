/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of revisions. On the thread of its database. */

#include "dateline/store/dateline-revision-table-private.h"

#include "dateline/store/dateline-entry-details-private.h"
#include "dateline/store/dateline-store.h"

#include <glib/gi18n-lib.h>

gboolean
dateline_revision_table_set (DatelineDatabase *database,
                             gint64 story_id,
                             DatelineEntry *entry,
                             gint64 now,
                             GError **error)
{
  g_autoptr (GBytes) details = dateline_entry_details_write (entry);

  return dateline_database_run_with (
      database,
      "INSERT OR REPLACE INTO revision (story_id, replaced_at, published,"
      " published_offset, title, link, content, content_text, summary, details)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      error,
      DATELINE_INT64 (story_id),
      DATELINE_INT64 (now),
      DATELINE_TIME (dateline_entry_get_published (entry)),
      DATELINE_INT64 (dateline_entry_get_published_offset (entry)),
      DATELINE_TEXT (dateline_entry_get_title (entry)),
      DATELINE_TEXT (dateline_entry_get_link (entry)),
      DATELINE_TEXT (dateline_entry_get_content (entry)),
      DATELINE_TEXT (dateline_entry_get_content_text (entry)),
      DATELINE_TEXT (dateline_entry_get_summary (entry)),
      DATELINE_BYTES (details));
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
dateline_revision_table_load (DatelineDatabase *database, gint64 story_id, GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare_with (
      database,
      "SELECT key, title, link, published, published_offset, content, content_text,"
      " summary, details FROM story JOIN revision ON story_id = id WHERE id = ?1",
      error,
      DATELINE_INT64 (story_id));
  if (statement == NULL)
    return NULL;

  switch (dateline_statement_step (statement, error))
    {
    case DATELINE_STEP_ROW:
      return read_entry (statement);
    case DATELINE_STEP_DONE:
      g_set_error_literal (error,
                           DATELINE_STORE_ERROR,
                           DATELINE_STORE_ERROR_NOT_FOUND,
                           _ ("The text of this story was not changed."));
      return NULL;
    case DATELINE_STEP_FAILED:
    default:
      return NULL;
    }
}
