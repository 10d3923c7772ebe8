/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any text as a search: it is read as what it is written as, told in words, completed and
 * found in a text without harm, and no SQL or expression of the index that is made of it
 * is an error, on a table of a thousand stories. */

#include "fuzz-target.h"

#include "dateline/model/dateline-search-private.h"
#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-story-query-private.h"

#include <glib/gstdio.h>

#define N_STORIES "1000"

static DatelineDatabase *database;
static char *folder;

static void
remove_folder (void)
{
  static const char *const names[] = { "f.db", "f.db-wal", "f.db-shm", "f.db.lock" };

  dateline_database_close (database);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

static void
run (const char *sql)
{
  g_autoptr (GError) error = NULL;

  dateline_database_run (database, sql, &error);
  g_assert_no_error (error);
}

static void
set_up (void)
{
  g_autofree char *path = NULL;

  folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  path = g_build_filename (folder, "f.db", NULL);
  database = dateline_database_open (path, DATELINE_DATABASE_WRITER, NULL);
  g_assert_nonnull (database);
  run ("DROP TABLE old_search; DELETE FROM moving;"
       "INSERT INTO feed (id, uri, address, title, added_at)"
       " VALUES (7, 'http://a.example/', 'a', 'Morning Post', 1);"
       "INSERT INTO category (id, name, fold) VALUES (3, 'World', 'world');");
  run ("WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
       " WHERE i < " N_STORIES ")"
       " INSERT INTO story (id, feed_id, time, read, saved, digest, first_seen, key)"
       " SELECT i, 7, 1700000000 + i * 3600, i % 2, i % 7 = 0, i, i, i FROM n;"
       "INSERT INTO story_category (category_id, time, story_id, published, filed)"
       " SELECT 3, time, id, 1, 0 FROM story WHERE id % 5 = 0;"
       "INSERT INTO search (rowid, title, content, facts)"
       " SELECT id, 'Harbour ' || id, 'the river 北京 in Zürich ' || id % 10,"
       " char (1) || 'p:image' FROM story;");
  atexit (remove_folder);
}

static void
ask (const char *words, DatelineQueryOrder order)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  dateline_query_set_words (query, words);
  dateline_query_set_order (query, order);
  ids = dateline_story_query_list_ids (database, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, <=, 1000);
}

static void
complete (const char *words, gsize size)
{
  g_autofree char *operator_name = NULL;
  g_autofree char *typed = NULL;
  gsize start;

  dateline_search_complete (words, size / 2, &start, &operator_name, &typed);
  g_assert_cmpuint (start, <=, strlen (words));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *words = g_strndup ((const char *) bytes, size);
  g_autoptr (DatelineSearch) search = dateline_search_new (words, NULL);
  g_autofree char *written = dateline_search_to_string (search);
  g_autofree char *told = dateline_search_describe (search);
  g_autoptr (DatelineSearch) again = dateline_search_new (written, NULL);
  g_autofree gsize *offsets = NULL;
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  gsize n;

  if (database == NULL)
    set_up ();

  g_assert_true (g_utf8_validate (written, -1, NULL));
  g_assert_true (g_utf8_validate (told, -1, NULL));
  /* What is written may be longer than what may be typed. */
  if (g_utf8_strlen (written, -1) <= DATELINE_SEARCH_MAX_CHARS)
    g_assert_true (dateline_search_equal (search, again));

  complete (words, size);
  offsets = dateline_search_find (search, DATELINE_SEARCH_FIELD_TITLE, valid, &n);
  for (gsize i = 0; i < n; i++)
    g_assert_true (offsets[i] <= strlen (valid) &&
                   (i == 0 || offsets[i] >= offsets[i - 1]));
  ask (words, size % (DATELINE_QUERY_ORDER_UNREAD + 1));
  return 0;
}
