/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which stories of two feeds are the same. On the writing thread. */

#include "dateline/store/dateline-story-twins-private.h"

#include "dateline/store/dateline-alias-table-private.h"
#include "dateline/store/dateline-entry-alias-private.h"
#include "dateline/store/dateline-shared-id-private.h"

#include <string.h>

typedef struct
{
  DatelineDatabase *database;
  const DatelineFeedIdentity *from;
  const DatelineFeedIdentity *into;
  GArray *stories;     /* of DatelineKnownStory: those of from */
  GArray *twin_ids;    /* the same order: 0 for none */
  GHashTable *claimed; /* the stories of into that have a twin */
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->stories, g_array_unref);
  g_clear_pointer (&self->twin_ids, g_array_unref);
  g_clear_pointer (&self->claimed, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static DatelineKnownStory *
get_story (Search *self, guint index)
{
  return &g_array_index (self->stories, DatelineKnownStory, index);
}

static void
claim (Search *self, guint index, gint64 twin_id)
{
  g_array_index (self->twin_ids, gint64, index) = twin_id;
  g_hash_table_add (self->claimed, g_memdup2 (&twin_id, sizeof twin_id));
}

static gboolean
is_alike (const DatelineKnownStory *story, const DatelineKnownStory *other)
{
  return dateline_entry_alias_of_link (story->link) ==
             dateline_entry_alias_of_link (other->link) ||
         dateline_entry_alias_is_same_title (story->title, other->title);
}

/* Whether in either feed several stories have the id that is the key. */
static gboolean
is_doubtful (Search *self, const char *key, gboolean *doubtful, GError **error)
{
  const DatelineFeedIdentity *const feeds[] = { self->from, self->into };

  *doubtful = FALSE;
  if (self->into->are_ids_shared)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (feeds) && !*doubtful; i++)
    if (!dateline_story_table_is_shared (self->database,
                                         feeds[i]->id,
                                         key,
                                         doubtful,
                                         error))
      return FALSE;
  return TRUE;
}

/* Has the story @id of into as the twin, unless it is doubtful and says something else.
 */
static gboolean
try (Search *self, guint index, gint64 id, gboolean doubtful, GError **error)
{
  g_auto (DatelineKnownStory) other = { 0 };

  if (doubtful && !dateline_story_table_load (self->database, id, &other, error))
    return FALSE;
  if (!doubtful || is_alike (get_story (self, index), &other))
    claim (self, index, id);
  return TRUE;
}

static gboolean
match_key (Search *self, guint index, GError **error)
{
  const DatelineKnownStory *story = get_story (self, index);
  DatelineStoryState state;
  gboolean doubtful;

  if (!dateline_story_table_find (self->database,
                                  self->into->id,
                                  story->key,
                                  &state,
                                  error))
    return FALSE;
  if (state.id == 0)
    return TRUE;
  return is_doubtful (self, story->key, &doubtful, error) &&
         try (self, index, state.id, doubtful, error);
}

static gboolean
match_alias (Search *self,
             guint index,
             gint64 alias,
             DatelineAliasKinds kind,
             GError **error)
{
  const DatelineKnownStory *story = get_story (self, index);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean doubtful;

  if (!dateline_alias_table_find (self->database,
                                  self->into->id,
                                  alias,
                                  kind,
                                  ids,
                                  error) ||
      !is_doubtful (self, story->key, &doubtful, error))
    return FALSE;
  doubtful = doubtful || ids->len > 1 || self->into->are_ids_shared ||
             dateline_shared_id_is_in_key (story->key);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (g_array_index (self->twin_ids, gint64, index) == 0 &&
          !g_hash_table_contains (self->claimed, &id) &&
          !try (self, index, id, doubtful, error))
        return FALSE;
    }
  return TRUE;
}

/* By an id in another spelling, or a key that the other one had before. */
static gboolean
match_id (Search *self, guint index, GError **error)
{
  const char *key = get_story (self, index)->key;

  return match_alias (self,
                      index,
                      dateline_entry_alias_of_kept_id (key),
                      DATELINE_ALIAS_ID,
                      error) &&
         (g_array_index (self->twin_ids, gint64, index) != 0 ||
          match_alias (self,
                       index,
                       dateline_entry_alias_of_key (key),
                       DATELINE_ALIAS_KEY,
                       error));
}

/* The only story of the feed with this link; 0 without one. */
static gboolean
find_only (Search *self, gint64 feed_id, gint64 link, gint64 *id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!dateline_alias_table_find (self->database,
                                  feed_id,
                                  link,
                                  DATELINE_ALIAS_LINK,
                                  ids,
                                  error))
    return FALSE;
  *id = ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
  return TRUE;
}

static gboolean
match_link (Search *self, guint index, GError **error)
{
  const DatelineKnownStory *story = get_story (self, index);
  gint64 link = dateline_entry_alias_of_link (story->link);
  g_auto (DatelineKnownStory) other = { 0 };
  gint64 own_id, id;

  if (link == 0 || link == self->from->site || link == self->into->site)
    return TRUE;
  if (!find_only (self, self->from->id, link, &own_id, error) ||
      !find_only (self, self->into->id, link, &id, error))
    return FALSE;
  if (own_id == 0 || id == 0 || g_hash_table_contains (self->claimed, &id))
    return TRUE;
  if (!dateline_story_table_load (self->database, id, &other, error))
    return FALSE;
  if (dateline_entry_alias_is_same_title (story->title, other.title) ||
      dateline_entry_alias_is_near (story->published, other.published))
    claim (self, index, id);
  return TRUE;
}

/* A key of which the feeds have no story yet, for one whose own is another story's. */
static gboolean
make_key (Search *self, const DatelineKnownStory *story, char **new_key, GError **error)
{
  const gint64 feed_ids[] = { self->into->id, self->from->id };
  DatelineStoryState state;

  *new_key = NULL;
  if (!dateline_story_table_find (self->database,
                                  self->into->id,
                                  story->key,
                                  &state,
                                  error))
    return FALSE;
  if (state.id == 0)
    return TRUE;

  *new_key =
      dateline_shared_id_make_full_key (story->key, strlen (story->key), story->link);
  for (gsize i = 0; i < G_N_ELEMENTS (feed_ids); i++)
    {
      if (!dateline_story_table_find (self->database,
                                      feed_ids[i],
                                      *new_key,
                                      &state,
                                      error))
        return FALSE;
      if (state.id != 0)
        break;
    }
  if (state.id != 0)
    {
      g_autofree char *taken = *new_key;

      *new_key = g_strdup_printf ("%s|%" G_GINT64_FORMAT, taken, story->state.id);
    }
  return TRUE;
}

static gboolean
keep (Search *self, GError **error)
{
  for (guint i = 0; i < self->stories->len; i++)
    {
      gint64 twin_id = g_array_index (self->twin_ids, gint64, i);
      g_autofree char *key = NULL;

      if (twin_id == 0 && !make_key (self, get_story (self, i), &key, error))
        return FALSE;
      if (!dateline_database_run_with (self->database,
                                       "INSERT INTO twin VALUES (?1, nullif (?2, 0), ?3)",
                                       error,
                                       DATELINE_INT64 (get_story (self, i)->state.id),
                                       DATELINE_INT64 (twin_id),
                                       DATELINE_TEXT (key)))
        return FALSE;
    }
  return TRUE;
}

gboolean
dateline_story_twins_find (DatelineDatabase *database,
                           const DatelineFeedIdentity *from,
                           const DatelineFeedIdentity *into,
                           GError **error)
{
  static gboolean (*const steps[]) (Search *, guint, GError **) = {
    match_key,
    match_id,
    match_link,
  };
  g_auto (Search) self = { .database = database, .from = from, .into = into };

  self.stories = dateline_story_table_list_feed (database, from->id, error);
  if (self.stories == NULL ||
      !dateline_database_run (database,
                              "CREATE TEMP TABLE IF NOT EXISTS twin"
                              " (story_id INTEGER PRIMARY KEY, twin_id INTEGER,"
                              " new_key TEXT)",
                              error) ||
      !dateline_database_run (database, "DELETE FROM twin", error))
    return FALSE;

  self.claimed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.twin_ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_array_set_size (self.twin_ids, self.stories->len);
  for (gsize step = 0; step < G_N_ELEMENTS (steps); step++)
    for (guint i = 0; i < self.stories->len; i++)
      if (g_array_index (self.twin_ids, gint64, i) == 0 && !steps[step](&self, i, error))
        return FALSE;
  return keep (&self, error);
}
