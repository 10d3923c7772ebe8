/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Documents as publishers write them, with the keys that a refresh would give their
 * entries, merged into the store of a test.
 */

#pragma once

#include "dateline-storing.h"

#include "dateline/feed/dateline-entry-key-private.h"

#include <sqlite3.h>

#define UNDATED G_MININT

/* An entry as published. */
typedef struct
{
  const char *id;
  const char *link;
  const char *title;
  int days; /* before STORING_NOW */
  const char *text;
} Row;

static inline gint64
publishing_add_feed (Storing *fixture)
{
  return storing_add_feed (fixture->store, "http://e.example/feed", NULL);
}

static inline DatelineFeedDocument *
publishing_make_document (const Row *rows, gsize n_rows, gboolean is_whole)
{
  g_auto (DatelineFeedDocumentBuilder) document = { 0 };
  g_autoptr (GHashTable) keys = dateline_entry_keys_new ();

  dateline_feed_document_builder_init (&document);
  document.is_complete = is_whole;
  document.link = g_strdup ("http://e.example/");
  document.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (gsize i = 0; i < n_rows; i++)
    {
      g_auto (DatelineEntryBuilder) builder = { 0 };
      g_autofree char *date = g_strdup_printf ("%d", rows[i].days);

      storing_init_entry (&builder,
                          NULL,
                          rows[i].title,
                          rows[i].days == UNDATED ? 0 : rows[i].days,
                          rows[i].text);
      if (rows[i].days == UNDATED)
        builder.published = DATELINE_TIME_UNKNOWN;
      builder.id = g_strdup (rows[i].id);
      builder.link = g_strdup (rows[i].link);
      builder.key = dateline_entry_key_make (&builder, date, keys);
      if (builder.key != NULL)
        g_ptr_array_add (document.entries, dateline_entry_builder_build (&builder));
    }
  return dateline_feed_document_builder_build (&document);
}

/* Merges the rows as fetched @days after STORING_NOW; says how many stories are new. */
static inline guint
publishing_merge_at (Storing *fixture,
                     gint64 feed,
                     const Row *rows,
                     gsize n_rows,
                     int days)
{
  g_autoptr (DatelineStoreChanges) changes =
      storing_merge_at (fixture->store,
                        feed,
                        publishing_make_document (rows, n_rows, TRUE),
                        STORING_NOW + days * (gint64) STORING_DAY);

  return dateline_store_changes_get_n_added (changes);
}

#define MERGE_AT(fixture, feed, days, ...)                                               \
  publishing_merge_at (fixture,                                                          \
                       feed,                                                             \
                       (const Row[]){ __VA_ARGS__ },                                     \
                       sizeof ((const Row[]){ __VA_ARGS__ }) / sizeof (Row),             \
                       days)
#define MERGE(fixture, feed, ...) MERGE_AT (fixture, feed, 0, __VA_ARGS__)

static inline gint64
publishing_get_number (Storing *fixture, const char *sql)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return number;
}
