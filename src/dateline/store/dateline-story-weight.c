/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stories take of the file, by samples. On the thread of the database. */

#include "dateline/store/dateline-story-weight-private.h"

/* What a story takes besides its texts: its rows in the tables of stories, aliases and
 * categories and in their indexes. Measured on a million of them: docs/notes/room.md. */
#define BESIDES 420

/* The index is kept in pieces of at most 4,050 bytes, two of which fill a page. */
#define PIECE_SIZE 4096

static const char SAMPLE[] =
    "SELECT count (*), total (length (packed)),"
    " total (length (CAST (concat AS BLOB)))"
    " FROM (SELECT id FROM (SELECT id FROM story WHERE feed_id = ?1"
    "   ORDER BY time DESC LIMIT ?2)"
    " UNION SELECT id FROM (SELECT id FROM story WHERE feed_id = ?1"
    "   ORDER BY time LIMIT ?2)) AS sample"
    " CROSS JOIN body ON body.story_id = sample.id"
    " CROSS JOIN (SELECT story_id, coalesce (title, '') || coalesce (link, '')"
    "   || coalesce (byline, '') || coalesce (picture_uri, '') || coalesce (excerpt, '')"
    "   AS concat FROM headline) AS line ON line.story_id = sample.id";

gboolean
dateline_story_weight_sample (DatelineDatabase *database,
                              gint64 feed_id,
                              guint n,
                              double *weight,
                              GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      SAMPLE,
                                      error,
                                      DATELINE_INT64 (feed_id),
                                      DATELINE_INT64 (n));
  gint64 n_seen;

  *weight = 0;
  if (statement == NULL ||
      dateline_statement_step (statement, error) == DATELINE_STEP_FAILED)
    return FALSE;
  n_seen = dateline_statement_get_int64 (statement, 0);
  if (n_seen > 0)
    *weight = BESIDES + (dateline_statement_get_int64 (statement, 1) +
                         dateline_statement_get_int64 (statement, 2)) /
                            (double) n_seen;
  return TRUE;
}

/* A row of this small table leads to a piece, but for those in the middle of a list of
 * stories that is longer than one: so the first and the last of each segment count. */
gboolean
dateline_story_weight_get_search (DatelineDatabase *database,
                                  gint64 *n_bytes,
                                  GError **error)
{
  gint64 n_pieces;

  if (!dateline_database_get_int64 (
          database,
          "SELECT total (n) FROM (SELECT (max (pgno) >> 1) - (min (pgno) >> 1) + 1 AS n"
          " FROM search_idx GROUP BY segid)",
          &n_pieces,
          error))
    return FALSE;
  *n_bytes = n_pieces * PIECE_SIZE;
  return TRUE;
}

gboolean
dateline_story_weight_get_file (DatelineDatabase *database,
                                DatelineFileSize *size,
                                GError **error)
{
  return dateline_database_get_int64 (database,
                                      "PRAGMA page_count",
                                      &size->n_pages,
                                      error) &&
         dateline_database_get_int64 (database,
                                      "PRAGMA freelist_count",
                                      &size->n_free,
                                      error) &&
         dateline_database_get_int64 (database,
                                      "PRAGMA page_size",
                                      &size->page_size,
                                      error);
}
