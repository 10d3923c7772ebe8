/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A store that is worth saving, and SQL on files, for tests of what becomes of them.
 */

#pragma once

#include "dateline-storing.h"

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-search-tokenizer-private.h"

#include <sqlite3.h>
#include <string.h>

/* Words that are packed like those of a language: the same ones come again. */
static inline char *
damaging_make_text (GRand *rand, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "w%d ", g_rand_int_range (rand, 0, 4000));
  return g_string_free (text, FALSE);
}

static inline DatelineFeedDocument *
damaging_make_document (GRand *rand, guint feed, guint n_stories)
{
  g_auto (DatelineFeedDocumentBuilder) document = { 0 };

  dateline_feed_document_builder_init (&document);
  document.is_complete = TRUE;
  document.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = 0; i < n_stories; i++)
    {
      g_auto (DatelineEntryBuilder) entry = { 0 };
      g_autofree char *text = damaging_make_text (rand, g_rand_int_range (rand, 20, 400));
      g_autofree char *key = g_strdup_printf ("g:%u-%u", feed, i);
      g_autofree char *title = g_strdup_printf ("Story %u of %u", i, feed);

      storing_init_entry (&entry, key, title, i % 300, text);
      entry.categories = g_strsplit (i % 3 == 0 ? "News,Peace" : "News", ",", -1);
      g_ptr_array_add (document.entries, dateline_entry_builder_build (&entry));
    }
  return dateline_feed_document_builder_build (&document);
}

/* Fills a store with @n_feeds feeds of @n_stories stories, some of them read and saved,
 * and closes it. */
static inline void
damaging_make_store (const char *path, guint seed, guint n_feeds, guint n_stories)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  DatelineStore *store = dateline_store_new (path);

  dateline_store_set_first_unread (store, -1, -1);
  for (guint i = 0; i < n_feeds; i++)
    {
      g_autofree char *uri = g_strdup_printf ("https://feed%u-%u.example/", seed, i);
      gint64 id = storing_add_feed (store, uri, i % 4 == 0 ? "World" : "World,Local");

      storing_merge_only (store,
                          id,
                          damaging_make_document (rand, i, n_stories),
                          STORING_NOW);
    }
  for (guint i = 1; i <= n_feeds * n_stories; i += 7)
    storing_set_read (store, i, TRUE);
  for (guint i = 1; i <= n_feeds * n_stories; i += 31)
    storing_set_saved (store, i, TRUE);
  dateline_store_close (store);
  g_object_unref (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline sqlite3 *
damaging_open (const char *path)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  /* What looks at the whole of a file looks at the index of words, too, in newer
   * versions. */
  g_assert_true (dateline_search_tokenizer_add (handle));
  return handle;
}

static inline void
damaging_run (sqlite3 *handle, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* The rows of @sql as lines, the columns parted by "|". */
static inline char *
damaging_list (sqlite3 *handle, const char *sql)
{
  GString *list = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        const char *text = (const char *) sqlite3_column_text (statement, i);

        g_string_append_printf (list,
                                "%s%c",
                                text != NULL ? text : "",
                                i + 1 < sqlite3_column_count (statement) ? '|' : '\n');
      }
  sqlite3_finalize (statement);
  return g_string_free (list, FALSE);
}

static inline gint64
damaging_count (sqlite3 *handle, const char *sql)
{
  g_autofree char *list = damaging_list (handle, sql);

  return g_ascii_strtoll (list, NULL, 10);
}

static inline GBytes *
damaging_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static inline void
damaging_write (const char *path, gconstpointer bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  /* A file that is there would keep its length. */
  (void) remove (path);
  g_file_set_contents_full (path, bytes, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Zeroes the leaf of a table with the most rows. */
static inline void
damaging_zero_leaf (const char *path, const char *table)
{
  sqlite3 *handle = damaging_open (path);
  g_autofree char *sql =
      g_strdup_printf ("SELECT pageno FROM dbstat WHERE name = '%s' AND pagetype = 'leaf'"
                       " ORDER BY ncell DESC LIMIT 1",
                       table);
  gint64 page = damaging_count (handle, sql);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *changed = NULL;
  gsize length;

  sqlite3_close (handle);
  bytes = damaging_read (path);
  changed = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  memset (changed + (page - 1) * 8192, 0, 8192);
  damaging_write (path, changed, length);
}
