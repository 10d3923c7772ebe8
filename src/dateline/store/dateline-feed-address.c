/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where a feed is read, and how that changes. On the thread of its database. */

#include "dateline/store/dateline-feed-address-private.h"

#include "dateline/store/dateline-store.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>

/* Unless another feed lives there already, or the reader went back from there before. To
 * write the same address as https is no move that anybody has to hear of. */
gboolean
dateline_feed_address_move (DatelineDatabase *database,
                            gint64 id,
                            const char *uri,
                            GError **error)
{
  g_autofree char *address = dateline_uri_fold (uri);

  return dateline_database_run_with (
      database,
      "UPDATE feed SET"
      " moved_from = iif (address = ?3, moved_from, coalesce (moved_from, uri)),"
      " told = iif (address = ?3, told, 0), uri = ?2, address = ?3, move_offer = NULL"
      " WHERE id = ?1 AND uri <> ?2"
      " AND refused_move IS NOT ?2"
      " AND NOT EXISTS (SELECT 1 FROM feed WHERE address = ?3 AND id <> ?1)",
      error,
      DATELINE_INT64 (id),
      DATELINE_TEXT (uri),
      DATELINE_TEXT (address));
}

static gboolean
require_free (DatelineDatabase *database, gint64 id, const char *address, GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare_with (
      database,
      "SELECT 1 FROM feed WHERE address = ?2 AND id <> ?1",
      error,
      DATELINE_INT64 (id),
      DATELINE_TEXT (address));
  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    g_set_error_literal (error,
                         DATELINE_STORE_ERROR,
                         DATELINE_STORE_ERROR_EXISTS,
                         _ ("You follow this feed already."));
  return step == DATELINE_STEP_DONE;
}

/* What the server of the old address said is not true of the new one. */
gboolean
dateline_feed_address_set (DatelineDatabase *database,
                           gint64 id,
                           const char *uri,
                           GError **error)
{
  g_autofree char *address = dateline_uri_fold (uri);

  if (!require_free (database, id, address, error))
    return FALSE;
  return dateline_database_run_with (
      database,
      "UPDATE feed SET refused_move ="
      " iif (uri = ?2, move_offer, iif (moved_from = ?2, uri, NULL)),"
      " move_offer = NULL,"
      " etag = iif (uri = ?2, etag, NULL),"
      " last_modified = iif (uri = ?2, last_modified, NULL),"
      " body_digest = iif (uri = ?2, body_digest, NULL),"
      " not_before = iif (uri = ?2, not_before, 0),"
      " n_failures = iif (uri = ?2, n_failures, 0),"
      " error = iif (uri = ?2, error, NULL), gone = iif (uri = ?2, gone, 0),"
      " next_check = iif (uri = ?2, next_check, 0),"
      " wait_reason = iif (uri = ?2, wait_reason, 0),"
      " failing_since = iif (uri = ?2, failing_since, NULL),"
      " is_urgent = iif (uri = ?2, is_urgent, 0), n_idle = iif (uri = ?2, n_idle, 0),"
      " told = 0, moved_from = NULL, uri = ?2, address = ?3 WHERE id = ?1",
      error,
      DATELINE_INT64 (id),
      DATELINE_TEXT (uri),
      DATELINE_TEXT (address));
}
