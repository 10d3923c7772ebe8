/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which stories of a feed go. On the writing thread. */

#include "dateline/store/dateline-purge-private.h"

#include "dateline/store/dateline-alias-table-private.h"
#include "dateline/store/dateline-entry-alias-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-keeping-table-private.h"
#include "dateline/store/dateline-search-table-private.h"
#include "dateline/store/dateline-shared-id-private.h"
#include "dateline/store/dateline-story-table-private.h"
#include "dateline/store/dateline-tally-private.h"
#include "dateline/store/dateline-tombstone-table-private.h"

#include <string.h>

#define DAY (24 * 60 * 60)
/* How long a story that went may be away before it would be taken for a new one. */
#define TOMBSTONE_DAYS 400

/* Nobody misses a story that was deleted. */
#define IS_READ "read = 1 OR id IN (SELECT story_id FROM deleted_story)"

/* The id and whether it is read, of those that go because they are old. Limits are last.
 */
static const char OLD[] =
    "SELECT id, TRUE FROM story WHERE feed_id = ?1 AND read = 1 AND saved = 0"
    " AND seen_at < ?2 AND seen_at <= ?3 ORDER BY time LIMIT ?4";

/* Of those that go because there are too many. */
static const char EXCESS[] =
    "SELECT id, " IS_READ " FROM story WHERE feed_id = ?1 AND saved = 0 AND seen_at <= ?3"
    " ORDER BY read DESC, time LIMIT"
    " max (0, min (?4, (SELECT count (*) FROM story WHERE feed_id = ?1 AND saved = 0)"
    " - ?2))";

/* Of those that the reader deleted and can bring back no more, also if the feed has them
 * still. */
static const char DELETED[] =
    "SELECT id, TRUE FROM deleted_story CROSS JOIN story ON story.id = story_id"
    " WHERE feed_id = ?1 AND deleted_at < ?2 AND ?3 LIMIT ?4";

/* Adds to @ids what @sql lists. */
static gboolean
list (DatelineDatabase *database,
      const char *sql,
      const DatelineFeedIdentity *identity,
      gint64 limit,
      guint n_wanted,
      GArray *ids,
      guint *n_unread,
      GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      sql,
      error,
      DATELINE_INT64 (identity->id),
      DATELINE_INT64 (limit),
      DATELINE_INT64 (identity->completed_at - DATELINE_PURGE_SEEN_STEP),
      DATELINE_INT64 (n_wanted));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
      *n_unread += dateline_statement_get_int64 (statement, 1) == 0;
    }
  return step == DATELINE_STEP_DONE;
}

/* What counts for the feed, or what holds for all. */
static int
get_limit (const DatelineFeedIdentity *identity, DatelineFeedSetting setting, int of_all)
{
  int limit = dateline_feed_settings_get (&identity->settings, setting);

  return limit == DATELINE_FEED_SETTING_UNSET ? of_all : limit;
}

void
dateline_purge_get_limits (const DatelineFeedIdentity *identity,
                           const DatelineStorePolicy *policy,
                           DatelinePurgeLimits *limits)
{
  int keep_days =
      get_limit (identity, DATELINE_FEED_SETTING_KEEP_DAYS, policy->keep_days);

  *limits = (DatelinePurgeLimits){ .max_stories = -1 };
  if (identity->completed_at == DATELINE_TIME_UNKNOWN)
    return;
  limits->is_complete = TRUE;
  limits->absent_since = identity->completed_at - DATELINE_PURGE_SEEN_STEP;
  limits->has_oldest = keep_days >= 0;
  limits->oldest =
      identity->completed_at - keep_days * (gint64) DAY - DATELINE_PURGE_SEEN_STEP;
  limits->max_stories =
      get_limit (identity, DATELINE_FEED_SETTING_KEEP_STORIES, policy->keep_stories);
}

/* When a story was seen is known to the week. Time is counted to the last whole document:
 * a feed that was not heard of for a year has not let go of anything. */
static gboolean
list_due (DatelineDatabase *database,
          const DatelineFeedIdentity *identity,
          const DatelineStorePolicy *policy,
          guint n_wanted,
          GArray *ids,
          guint *n_unread,
          GError **error)
{
  DatelineStorePolicy chosen = *policy;
  DatelinePurgeLimits limits;

  *n_unread = 0;
  if (identity->completed_at == DATELINE_TIME_UNKNOWN)
    return TRUE;
  if (!dateline_keeping_table_apply (database, &chosen, error))
    return FALSE;
  dateline_purge_get_limits (identity, &chosen, &limits);
  if (!list (database,
             DELETED,
             identity,
             identity->completed_at - DATELINE_FEED_TABLE_KEPT,
             n_wanted,
             ids,
             n_unread,
             error))
    return FALSE;
  if (ids->len > 0)
    return TRUE;
  if (limits.has_oldest &&
      !list (database, OLD, identity, limits.oldest, n_wanted, ids, n_unread, error))
    return FALSE;
  return ids->len > 0 || limits.max_stories < 0 ||
         list (database,
               EXCESS,
               identity,
               limits.max_stories,
               n_wanted,
               ids,
               n_unread,
               error);
}

gboolean
dateline_purge_is_due (DatelineDatabase *database,
                       DatelineFeedIdentity *identity,
                       const DatelineStorePolicy *policy,
                       gint64 now,
                       gboolean *due,
                       GError **error)
{
  g_autoptr (GArray) ids = NULL;
  gboolean first = identity->purge_at == 0;
  guint n_unread;

  *due = FALSE;
  if (now < identity->purge_at)
    return TRUE;
  identity->purge_at = now + DAY;
  if (first)
    return TRUE;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!list_due (database, identity, policy, 1, ids, &n_unread, error))
    return FALSE;
  *due = ids->len > 0;
  return TRUE;
}

/* Where several stories had the id of one, it is known by its link besides. */
static gboolean
get_shared_aliases (DatelineDatabase *database,
                    const DatelineFeedIdentity *identity,
                    const DatelineKnownStory *story,
                    gint64 aliases[3],
                    GError **error)
{
  gboolean shared = dateline_shared_id_is_in_key (story->key);
  g_autofree char *full_key = NULL;

  if (!shared && !dateline_story_table_is_shared (database,
                                                  identity->id,
                                                  story->key,
                                                  &shared,
                                                  error))
    return FALSE;
  if (!shared)
    return TRUE;

  full_key = dateline_shared_id_is_in_key (story->key)
                 ? g_strdup (story->key)
                 : dateline_shared_id_make_full_key (story->key,
                                                     strlen (story->key),
                                                     story->link);
  aliases[0] = dateline_shared_id_get_mark_of_key (story->key);
  aliases[1] = dateline_entry_alias_of_key (full_key);
  aliases[2] = dateline_entry_alias_of_link (story->link);
  return TRUE;
}

gboolean
dateline_purge_set_tombstones (DatelineDatabase *database,
                               const DatelineFeedIdentity *identity,
                               const DatelineKnownStory *story,
                               GError **error)
{
  gint64 aliases[5] = { 0 };

  if (!get_shared_aliases (database, identity, story, aliases, error))
    return FALSE;
  aliases[3] = dateline_entry_alias_of_key (story->key);
  aliases[4] = dateline_entry_alias_of_page (story->link, story->title);
  if (identity->are_ids_shared)
    aliases[2] = dateline_entry_alias_of_link (story->link);
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (!dateline_tombstone_table_add (database,
                                       identity->id,
                                       aliases[i],
                                       story->state.seen_at,
                                       error))
      return FALSE;
  return TRUE;
}

/* Sets tombstones, and takes the story out of the index. */
static gboolean
bury (DatelineDatabase *database,
      const DatelineFeedIdentity *identity,
      gint64 id,
      GError **error)
{
  g_auto (DatelineKnownStory) story = { 0 };

  return dateline_story_table_load (database, id, &story, error) &&
         dateline_purge_set_tombstones (database, identity, &story, error) &&
         dateline_search_table_remove (database, id, error) &&
         dateline_tally_touch_story (database, id, error);
}

gboolean
dateline_purge_remove (DatelineDatabase *database,
                       const DatelineFeedIdentity *identity,
                       GArray *ids,
                       GError **error)
{
  if (!dateline_tally_clear (database, error))
    return FALSE;
  for (gsize i = 0; i < ids->len; i++)
    if (!bury (database, identity, g_array_index (ids, gint64, i), error))
      return FALSE;
  return dateline_tally_subtract (database, error) &&
         dateline_tombstone_table_add_touched (database, identity->id, error) &&
         dateline_alias_table_forget_touched (database, identity->id, error) &&
         dateline_database_run (
             database,
             "DELETE FROM story WHERE id IN (SELECT story_id FROM touched)",
             error);
}

GArray *
dateline_purge_run (DatelineDatabase *database,
                    gint64 feed_id,
                    const DatelineStorePolicy *policy,
                    guint *n_unread,
                    GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DatelineFeedIdentity identity;

  if (!dateline_feed_identity_load (database, feed_id, &identity, error) ||
      !list_due (database, &identity, policy, DATELINE_PURGE_SLICE, ids, n_unread, error))
    return NULL;
  if (ids->len > 0 && !dateline_purge_remove (database, &identity, ids, error))
    return NULL;
  if (identity.completed_at != DATELINE_TIME_UNKNOWN &&
      !dateline_tombstone_table_forget (database,
                                        feed_id,
                                        identity.completed_at - TOMBSTONE_DAYS * DAY,
                                        error))
    return NULL;
  return g_steal_pointer (&ids);
}
