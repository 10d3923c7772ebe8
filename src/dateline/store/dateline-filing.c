/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What it takes to file a feed and to bring one back: its stories follow, and the counts
 * with them. On the writing thread, inside a transaction.
 */

#include "dateline/store/dateline-filing-private.h"

#include "dateline/store/dateline-feed-category-table-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-story-category-table-private.h"
#include "dateline/store/dateline-tally-private.h"

gboolean
dateline_filing_restore (DatelineDatabase *database, gint64 feed_id, GError **error)
{
  /* Stories count only where their feed is followed: so they are counted once it is. */
  return dateline_feed_table_set_removed (database, feed_id, FALSE, error) &&
         dateline_tally_clear (database, error) &&
         dateline_tally_touch_feed (database, feed_id, error) &&
         dateline_tally_add (database, error);
}

GArray *
dateline_filing_remove (DatelineDatabase *database, gint64 feed_id, GError **error)
{
  if (!dateline_tally_clear (database, error) ||
      !dateline_tally_touch_feed (database, feed_id, error) ||
      !dateline_tally_subtract (database, error) ||
      !dateline_feed_table_set_removed (database, feed_id, TRUE, error))
    return NULL;

  return dateline_tally_list_touched (database, error);
}

static gboolean
take_out (DatelineDatabase *database, gint64 feed_id, GError **error)
{
  return dateline_tally_clear (database, error) &&
         dateline_tally_touch_feed (database, feed_id, error) &&
         dateline_tally_subtract (database, error);
}

static gboolean
put_in (DatelineDatabase *database, gint64 feed_id, GError **error)
{
  return dateline_story_category_table_file_feed (database, feed_id, error) &&
         dateline_tally_add (database, error);
}

gboolean
dateline_filing_set (DatelineDatabase *database,
                     gint64 feed_id,
                     const char *const *names,
                     GError **error)
{
  return take_out (database, feed_id, error) &&
         dateline_feed_category_table_set (database, feed_id, names, error) &&
         put_in (database, feed_id, error);
}

gboolean
dateline_filing_add (DatelineDatabase *database,
                     gint64 feed_id,
                     const char *const *names,
                     GError **error)
{
  return take_out (database, feed_id, error) &&
         dateline_feed_category_table_add (database, feed_id, names, error) &&
         put_in (database, feed_id, error);
}
