/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A database with many stories, made by SQL, for tests of how they are listed and
 * counted.
 */

#pragma once

#include "dateline/store/dateline-search-moving-private.h"
#include "dateline/store/dateline-tally-private.h"

#include <glib/gstdio.h>

#define N_STORIES "16000"
/* Of two years, so that many are of one second. */
#define FIRST_TIME "1700000000"

/* More than a plan takes for few are of the first feed, unread, saved, in the first
 * category, by Ann, have a picture and the word "often"; the sixth feed was removed. Some
 * have a language of their own, the others that of their feed, if any. */
static const char LIBRARY[] =
    "DELETE FROM feed;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6)"
    " INSERT INTO feed (id, uri, address, title, added_at, removed_at, language)"
    " SELECT i, 'f' || i, 'f' || i, 'T' || (9 - i) || ' f' || i, 0, iif (i = 6, 1, NULL),"
    " CASE i WHEN 1 THEN 'en' WHEN 2 THEN 'de-AT' END FROM n;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4)"
    " INSERT INTO category (id, name, fold) SELECT i, 'C' || i, 'c' || i FROM n;"
    "WITH RECURSIVE n (i) AS"
    " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " N_STORIES ")"
    " INSERT INTO story (id, feed_id, key, digest, first_seen, time, read, saved)"
    " SELECT i, iif (i * 7919 % 10 < 5, 1, 2 + i % 5), 'g:' || i, 0, 0,"
    " " FIRST_TIME " + (i * 104729 % 9973) * 6000, i * 31 % 7 < 3, i * 13 % 5 < 2 FROM n;"
    "INSERT INTO headline (story_id, published_offset, title)"
    " SELECT id, 0, iif (id % 5 < 2, 'often ', '') || iif (id % 211 = 0, 'seldom', 'x')"
    " FROM story;"
    "INSERT INTO search (rowid, title, authors, facts) SELECT story_id, title,"
    " iif (story_id % 2 = 0, 'Ann ', '') || iif (story_id % 113 = 0, 'Bob', ''),"
    " iif (story_id % 5 < 3, char (1) || 'p:image ', '')"
    " || iif (story_id % 97 = 0, char (1) || 'p:audio ', '')"
    " || iif (story_id % 101 = 0, char (1) || 'p:video ', '')"
    " || CASE story_id % 3 WHEN 0 THEN char (1) || 'l:de'"
    " WHEN 1 THEN char (1) || 'l:en' ELSE '' END FROM headline;"
    "INSERT INTO story_category (category_id, time, story_id, published, filed)"
    " SELECT category.id, time, story.id, 1, 0 FROM story JOIN category"
    " WHERE story.id * 17 % (category.id * category.id * 2) < 1;";

typedef struct
{
  char *folder;
  DatelineDatabase *database;
} Fixture;

static inline void
check (const GError *error)
{
  g_assert_no_error (error);
}

static inline void
fixture_set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gboolean left;

  self->folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  path = g_build_filename (self->folder, "dateline.db", NULL);
  self->database = dateline_database_open (path, DATELINE_DATABASE_WRITER, &error);
  check (error);
  dateline_tally_set_up (self->database, &error);
  check (error);
  dateline_search_moving_go_on (self->database, &left, &error);
  check (error);
  dateline_database_run (self->database, LIBRARY, &error);
  check (error);
}

static inline void
fixture_tear_down (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder, "dateline.db", NULL);

  dateline_database_close (self->database);
  g_unlink (path);
  g_rmdir (self->folder);
  g_free (self->folder);
}

#define LIBRARY_TEST(path, test)                                                         \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
