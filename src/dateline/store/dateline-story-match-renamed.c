/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Stories that came by another name: by an id or a link that they had, or that were
 * purged. On the writing thread.
 */

#include "dateline/store/dateline-story-match-steps-private.h"

#include "dateline/store/dateline-alias-table-private.h"
#include "dateline/store/dateline-entry-alias-private.h"
#include "dateline/store/dateline-shared-id-private.h"
#include "dateline/store/dateline-tombstone-table-private.h"

/* The entry repeats another, or its story was purged. */
static void
drop (DatelineArrival *arrival)
{
  arrival->key = NULL;
}

/* Whether a story that was purged had the entry's id besides others. */
static gboolean
was_shared (DatelineStoryMatch *self,
            const DatelineArrival *arrival,
            gboolean *shared,
            GError **error)
{
  *shared = FALSE;
  return !self->has_tombstones ||
         dateline_tombstone_table_find (self->database,
                                        self->identity->id,
                                        dateline_shared_id_get_mark (arrival),
                                        self->now,
                                        shared,
                                        error);
}

/* Of several stories with one id, whether the entry may be this one. */
static gboolean
is_alike (const DatelineArrival *arrival, const DatelineKnownStory *story)
{
  return arrival->link_alias == dateline_entry_alias_of_link (story->link) ||
         dateline_entry_alias_is_same_title (dateline_entry_get_title (arrival->entry),
                                             story->title);
}

/* An entry that has the id of one story but neither its link nor its title, both of which
 * are another story's, is that other one, whose id has been spelled like this before. */
static gboolean
match_page (DatelineStoryMatch *self, DatelineArrival *arrival, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (DatelineKnownStory) named = { 0 };
  g_auto (DatelineKnownStory) other = { 0 };

  arrival->link_alias =
      dateline_entry_alias_of_link (dateline_entry_get_link (arrival->entry));
  if (!dateline_alias_table_find (self->database,
                                  self->identity->id,
                                  arrival->link_alias,
                                  DATELINE_ALIAS_LINK,
                                  ids,
                                  error))
    return FALSE;
  if (ids->len != 1 || g_array_index (ids, gint64, 0) == arrival->state.id)
    return TRUE;
  if (!dateline_story_table_load (self->database, arrival->state.id, &named, error) ||
      !dateline_story_table_load (self->database,
                                  g_array_index (ids, gint64, 0),
                                  &other,
                                  error))
    return FALSE;
  if (other.state.id == 0 || is_alike (arrival, &named) ||
      g_hash_table_contains (self->keys, other.key) ||
      !dateline_entry_alias_is_same_title (dateline_entry_get_title (arrival->entry),
                                           other.title))
    return TRUE;

  g_hash_table_remove (self->keys, arrival->key);
  arrival->state = other.state;
  g_free (arrival->own_key);
  arrival->key = arrival->own_key = g_strdup (other.key);
  g_hash_table_add (self->keys, arrival->own_key);
  return TRUE;
}

gboolean
dateline_story_match_doubt (DatelineStoryMatch *self,
                            DatelineArrival *arrival,
                            GError **error)
{
  gsize length = dateline_shared_id_get_length (arrival->key, arrival->entry);
  g_autoptr (GPtrArray) group = NULL;
  g_autofree char *base = NULL;
  gboolean is_shared;

  if (length == 0 || arrival->key[length] != '\0' || self->identity->are_ids_shared)
    return TRUE;
  base = g_strdup (arrival->key);
  if (!dateline_story_table_is_shared (self->database,
                                       self->identity->id,
                                       base,
                                       &is_shared,
                                       error) ||
      (!is_shared && !was_shared (self, arrival, &is_shared, error)))
    return FALSE;
  if (!is_shared)
    return arrival->state.id == 0 || match_page (self, arrival, error);

  group = g_ptr_array_new ();
  g_ptr_array_add (group, arrival);
  return dateline_shared_id_match (self->database,
                                   self->identity->id,
                                   base,
                                   group,
                                   self->keys,
                                   error);
}

static void
claim (DatelineStoryMatch *self, DatelineArrival *arrival)
{
  g_hash_table_insert (self->claimed, &arrival->state.id, arrival);
}

static void
count (GHashTable *aliases, gint64 *alias)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (aliases, alias));

  g_hash_table_insert (aliases, alias, GUINT_TO_POINTER (n + 1));
}

static gboolean
is_only (GHashTable *aliases, const gint64 *alias)
{
  return g_hash_table_lookup (aliases, alias) == GUINT_TO_POINTER (1);
}

/* What only looking for old names needs. */
static void
prepare (DatelineStoryMatch *self)
{
  self->claimed = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->links = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (gsize i = 0; i < self->arrivals->len; i++)
    {
      DatelineArrival *arrival = dateline_story_match_get (self, i);

      if (arrival->key == NULL)
        continue;
      dateline_arrival_set_aliases (arrival, self->identity->are_ids_shared);
      if (arrival->state.id != 0)
        claim (self, arrival);
      count (self->ids, &arrival->id_alias);
      count (self->links, &arrival->link_alias);
    }
}

/* Whether the two say that they are one story, with two spellings of one id. */
static gboolean
is_repetition (const DatelineArrival *arrival, const DatelineArrival *other)
{
  return arrival->link_alias == other->link_alias &&
         g_strcmp0 (dateline_entry_get_title (arrival->entry),
                    dateline_entry_get_title (other->entry)) == 0;
}

static void
take (DatelineStoryMatch *self, DatelineArrival *arrival, const DatelineKnownStory *story)
{
  arrival->state = story->state;
  arrival->renamed = TRUE;
  claim (self, arrival);
}

/* The stories that had the entry's id, or its key where it has no alias. */
static GArray *
find_by_id (DatelineStoryMatch *self, const DatelineArrival *arrival, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_alias = arrival->id_alias != 0;

  return dateline_alias_table_find (
             self->database,
             self->identity->id,
             has_alias ? arrival->id_alias : dateline_entry_alias_of_key (arrival->key),
             has_alias ? DATELINE_ALIAS_ID : DATELINE_ALIAS_KEY,
             ids,
             error)
             ? g_steal_pointer (&ids)
             : NULL;
}

/* An id that others have too stays one, however it is spelled now. */
static void
use_full_key (DatelineArrival *arrival)
{
  gsize length = dateline_shared_id_get_length (arrival->key, arrival->entry);
  char *key;

  if (length == 0 || arrival->key[length] != '\0')
    return;
  key = dateline_shared_id_make_full_key (arrival->key,
                                          length,
                                          dateline_entry_get_link (arrival->entry));
  g_free (arrival->own_key);
  arrival->key = arrival->own_key = key;
}

/* By a key or an id that the story had before. Where ids are worth nothing, one that only
 * one entry and one story have is worth something yet. */
static gboolean
match_id (DatelineStoryMatch *self, DatelineArrival *arrival, GError **error)
{
  gboolean doubtful = self->identity->are_ids_shared;
  g_autoptr (GArray) ids = find_by_id (self, arrival, error);
  gboolean is_shared = FALSE;

  if (ids == NULL || (ids->len > 0 && !was_shared (self, arrival, &is_shared, error)))
    return FALSE;
  if (doubtful && (ids->len != 1 || !is_only (self->ids, &arrival->id_alias)))
    return TRUE;

  for (gsize i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const DatelineArrival *other = g_hash_table_lookup (self->claimed, &id);
      g_auto (DatelineKnownStory) story = { 0 };

      if (other != NULL && !doubtful && is_repetition (arrival, other))
        {
          drop (arrival);
          return TRUE;
        }
      if (other != NULL)
        continue;
      if (!dateline_story_table_load (self->database, id, &story, error))
        return FALSE;
      if (story.state.id == 0 ||
          ((doubtful || ids->len > 1 || is_shared || arrival->shares_id ||
            dateline_shared_id_is_in_key (story.key)) &&
           !is_alike (arrival, &story)))
        continue;
      if (!doubtful && (ids->len > 1 || is_shared || arrival->shares_id ||
                        dateline_shared_id_is_in_key (story.key)))
        use_full_key (arrival);
      take (self, arrival, &story);
      return TRUE;
    }
  return TRUE;
}

/* Where ids are worth nothing a link is as good as one, if no date speaks against it. */
static gboolean
is_same_page (DatelineStoryMatch *self,
              const DatelineArrival *arrival,
              const DatelineKnownStory *story)
{
  gint64 published = dateline_entry_get_published (arrival->entry);

  if (dateline_entry_alias_is_same_title (dateline_entry_get_title (arrival->entry),
                                          story->title) ||
      dateline_entry_alias_is_near (published, story->published))
    return TRUE;
  return self->identity->are_ids_shared && (published == DATELINE_TIME_UNKNOWN ||
                                            story->published == DATELINE_TIME_UNKNOWN);
}

static gboolean
match_link (DatelineStoryMatch *self, DatelineArrival *arrival, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_auto (DatelineKnownStory) story = { 0 };

  if (arrival->link_alias == 0 || arrival->link_alias == self->site ||
      !is_only (self->links, &arrival->link_alias))
    return TRUE;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!dateline_alias_table_find (self->database,
                                  self->identity->id,
                                  arrival->link_alias,
                                  DATELINE_ALIAS_LINK,
                                  ids,
                                  error))
    return FALSE;
  if (ids->len != 1 || g_hash_table_contains (self->claimed, ids->data))
    return TRUE;

  if (!dateline_story_table_load (self->database,
                                  g_array_index (ids, gint64, 0),
                                  &story,
                                  error))
    return FALSE;
  if (story.state.id != 0 && is_same_page (self, arrival, &story))
    take (self, arrival, &story);
  return TRUE;
}

/* Two spellings of an id that are new in one document. */
static void
match_repetition (DatelineStoryMatch *self, DatelineArrival *arrival)
{
  const DatelineArrival *other;

  if (arrival->id_alias == 0 || self->identity->are_ids_shared)
    return;
  other = g_hash_table_lookup (self->by_id, &arrival->id_alias);
  if (other != NULL && is_repetition (arrival, other))
    drop (arrival);
  else if (other == NULL)
    g_hash_table_insert (self->by_id, &arrival->id_alias, arrival);
}

static gboolean
match_tombstone (DatelineStoryMatch *self, DatelineArrival *arrival, GError **error)
{
  g_autoptr (GArray) ids = find_by_id (self, arrival, error);
  gboolean is_id_worthless = self->identity->are_ids_shared && ids != NULL &&
                             (ids->len > 0 || !is_only (self->ids, &arrival->id_alias));
  gboolean is_link_enough =
      self->identity->are_ids_shared && arrival->link_alias != self->site;
  gsize length = dateline_shared_id_get_length (arrival->key, arrival->entry);
  g_autofree char *key =
      arrival->shares_id && length > 0
          ? dateline_shared_id_make_full_key (arrival->key,
                                              length,
                                              dateline_entry_get_link (arrival->entry))
          : g_strdup (arrival->key);
  const gint64 aliases[] = {
    dateline_entry_alias_of_key (key),
    is_id_worthless || arrival->shares_id ? 0 : arrival->id_alias,
    is_link_enough ? arrival->link_alias : 0,
    dateline_entry_alias_of_page (dateline_entry_get_link (arrival->entry),
                                  dateline_entry_get_title (arrival->entry)),
  };
  gboolean is_purged = FALSE;

  if (ids == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      gboolean found;

      if (!dateline_tombstone_table_find (self->database,
                                          self->identity->id,
                                          aliases[i],
                                          self->now,
                                          &found,
                                          error))
        return FALSE;
      is_purged = is_purged || found;
    }
  /* It may have another id or title from now on. */
  for (gsize i = 0; is_purged && i < G_N_ELEMENTS (aliases); i++)
    if (!dateline_tombstone_table_add (self->database,
                                       self->identity->id,
                                       aliases[i],
                                       self->now,
                                       error))
      return FALSE;
  if (is_purged)
    drop (arrival);
  return TRUE;
}

gboolean
dateline_story_match_renamed (DatelineStoryMatch *self, GError **error)
{
  static gboolean (*const steps[]) (DatelineStoryMatch *,
                                    DatelineArrival *,
                                    GError **) = {
    match_id,
    match_link,
    match_tombstone,
  };
  gboolean has_stories;

  if (!dateline_story_table_has_any (self->database,
                                     self->identity->id,
                                     &has_stories,
                                     error))
    return FALSE;

  for (gsize i = 0; has_stories && i < self->arrivals->len; i++)
    if (dateline_arrival_is_new (dateline_story_match_get (self, i)) &&
        !dateline_story_match_doubt (self, dateline_story_match_get (self, i), error))
      return FALSE;
  prepare (self);
  for (gsize step = 0; step < G_N_ELEMENTS (steps); step++)
    for (gsize i = 0; i < self->arrivals->len; i++)
      if ((steps[step] == match_tombstone ? self->has_tombstones : has_stories) &&
          dateline_arrival_is_new (dateline_story_match_get (self, i)) &&
          !steps[step](self, dateline_story_match_get (self, i), error))
        return FALSE;
  for (gsize i = 0; i < self->arrivals->len; i++)
    if (dateline_arrival_is_new (dateline_story_match_get (self, i)))
      match_repetition (self, dateline_story_match_get (self, i));
  return TRUE;
}
