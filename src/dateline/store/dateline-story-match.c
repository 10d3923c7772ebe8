/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which entry of a document is which story. On the writing thread.
 *
 * A document without news takes one look-up an entry. What follows after that is done for
 * the entries that nothing was found for.
 */

#include "dateline/store/dateline-story-match-private.h"

#include "dateline/store/dateline-alias-table-private.h"
#include "dateline/store/dateline-entry-alias-private.h"
#include "dateline/store/dateline-entry-digest-private.h"
#include "dateline/store/dateline-shared-id-private.h"
#include "dateline/store/dateline-story-match-steps-private.h"
#include "dateline/store/dateline-tombstone-table-private.h"

#include <string.h>

/* More than this is no feed. */
#define MAX_ENTRIES 20000
/* One in twenty of at least so many entries has the id of another: ids tell nothing. */
#define MIN_ENTRIES_TO_JUDGE 10
#define MAX_REPEATED_PART 20

static void
match_clear (DatelineStoryMatch *self)
{
  g_clear_pointer (&self->arrivals, g_array_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->claimed, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->links, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineStoryMatch, match_clear)

void
dateline_arrival_clear (DatelineArrival *self)
{
  g_clear_pointer (&self->own_key, g_free);
}

void
dateline_arrival_set_aliases (DatelineArrival *self, gboolean are_ids_shared)
{
  self->link_alias = dateline_entry_alias_of_link (dateline_entry_get_link (self->entry));
  if (dateline_entry_get_id (self->entry) == NULL)
    self->id_alias = are_ids_shared ? 0 : self->link_alias;
  else
    self->id_alias = dateline_entry_alias_of_id (self->entry);

  /* Where the key is not made of the id, this is how the id is known. */
  if (are_ids_shared && self->id_alias == 0)
    self->id_alias =
        dateline_shared_id_get_alias (dateline_entry_get_key (self->entry), self->entry);
}

static void
collect (DatelineStoryMatch *self, GPtrArray *entries)
{
  g_array_set_size (self->arrivals, 0);
  g_hash_table_remove_all (self->keys);
  for (gsize i = 0; i < MIN (entries->len, MAX_ENTRIES); i++)
    {
      DatelineArrival arrival = { .entry = g_ptr_array_index (entries, i) };

      arrival.digest = dateline_entry_digest (arrival.entry);
      arrival.key = dateline_entry_get_key (arrival.entry);
      if (self->identity->are_ids_shared)
        {
          arrival.own_key = dateline_shared_id_make_key (arrival.entry);
          if (arrival.own_key == NULL)
            arrival.own_key =
                g_strdup_printf ("c:%016" G_GINT64_MODIFIER "x", arrival.digest);
          arrival.key = arrival.own_key;
        }

      /* Should two entries share a key, the first has it. */
      if (g_hash_table_add (self->keys, (gpointer) arrival.key))
        g_array_append_val (self->arrivals, arrival);
      else
        dateline_arrival_clear (&arrival);
    }
}

static gboolean
is_repeated_id (const DatelineArrival *arrival)
{
  gsize length = dateline_shared_id_get_length (arrival->key, arrival->entry);

  return length > 0 && arrival->key[length] != '\0';
}

/* Finds out that the feed's ids are worth nothing. */
static gboolean
judge_ids (DatelineStoryMatch *self, GPtrArray *entries, GError **error)
{
  if (self->identity->are_ids_shared)
    return TRUE;
  for (gsize i = 0; i < self->arrivals->len; i++)
    self->n_repeated += is_repeated_id (dateline_story_match_get (self, i));
  if (self->arrivals->len < MIN_ENTRIES_TO_JUDGE ||
      self->n_repeated * MAX_REPEATED_PART <= self->arrivals->len)
    return TRUE;

  self->identity->are_ids_shared = TRUE;
  collect (self, entries);
  return dateline_shared_id_rename_stories (self->database, self->identity->id, error);
}

/* The entries of a document by the ids that several of them share. */
static GHashTable *
group_repeated_ids (DatelineStoryMatch *self)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash,
                                              g_str_equal,
                                              g_free,
                                              (GDestroyNotify) g_ptr_array_unref);

  for (gsize i = 0; i < self->arrivals->len; i++)
    {
      DatelineArrival *arrival = dateline_story_match_get (self, i);

      if (is_repeated_id (arrival))
        g_hash_table_insert (
            groups,
            g_strndup (arrival->key,
                       dateline_shared_id_get_length (arrival->key, arrival->entry)),
            g_ptr_array_new ());
    }
  for (gsize i = 0; i < self->arrivals->len && g_hash_table_size (groups) > 0; i++)
    {
      DatelineArrival *arrival = dateline_story_match_get (self, i);
      gsize length = dateline_shared_id_get_length (arrival->key, arrival->entry);
      g_autofree char *base = length > 0 ? g_strndup (arrival->key, length) : NULL;
      GPtrArray *group = base != NULL ? g_hash_table_lookup (groups, base) : NULL;

      if (group != NULL)
        g_ptr_array_add (group, arrival);
    }
  return groups;
}

static gboolean
match_repeated_ids (DatelineStoryMatch *self, GError **error)
{
  g_autoptr (GHashTable) groups = NULL;
  GHashTableIter iter;
  gpointer base, group;

  if (self->identity->are_ids_shared || self->n_repeated == 0)
    return TRUE;

  groups = group_repeated_ids (self);
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &base, &group))
    if (!dateline_shared_id_match (self->database,
                                   self->identity->id,
                                   base,
                                   group,
                                   self->keys,
                                   error))
      return FALSE;
  return TRUE;
}

static gboolean
match_keys (DatelineStoryMatch *self, gboolean *complete, GError **error)
{
  *complete = TRUE;
  for (gsize i = 0; i < self->arrivals->len; i++)
    {
      DatelineArrival *arrival = dateline_story_match_get (self, i);

      if (arrival->key == NULL || arrival->state.id != 0)
        continue;
      if (!dateline_story_table_find (self->database,
                                      self->identity->id,
                                      arrival->key,
                                      &arrival->state,
                                      error))
        return FALSE;
      if (arrival->state.id != 0 && arrival->state.digest != arrival->digest &&
          !dateline_story_match_doubt (self, arrival, error))
        return FALSE;
      *complete = *complete && !dateline_arrival_is_new (arrival);
    }
  return TRUE;
}

static GArray *
take_kept (DatelineStoryMatch *self)
{
  guint n = 0;

  for (gsize i = 0; i < self->arrivals->len; i++)
    {
      DatelineArrival *arrival = dateline_story_match_get (self, i);

      if (arrival->key == NULL)
        dateline_arrival_clear (arrival);
      else
        *dateline_story_match_get (self, n++) = *arrival;
    }
  self->arrivals->len = n;
  return g_steal_pointer (&self->arrivals);
}

GArray *
dateline_story_match_document (DatelineDatabase *database,
                               DatelineFeedIdentity *identity,
                               DatelineFeedDocument *document,
                               gint64 now,
                               GError **error)
{
  g_auto (DatelineStoryMatch) self = { .database = database,
                                       .identity = identity,
                                       .now = now };
  GPtrArray *entries = dateline_feed_document_get_entries (document);
  gboolean complete;

  self.site = dateline_entry_alias_of_link (dateline_feed_document_get_link (document));
  if (self.site == 0)
    self.site = identity->site;
  self.keys = g_hash_table_new (g_str_hash, g_str_equal);
  self.arrivals = g_array_sized_new (FALSE,
                                     FALSE,
                                     sizeof (DatelineArrival),
                                     MIN (entries->len, MAX_ENTRIES));
  g_array_set_clear_func (self.arrivals, (GDestroyNotify) dateline_arrival_clear);

  if (!identity->is_aliased && !dateline_alias_table_fill (database, identity->id, error))
    return NULL;
  identity->is_aliased = TRUE;
  if (!dateline_tombstone_table_has_any (database,
                                         identity->id,
                                         &self.has_tombstones,
                                         error))
    return NULL;

  collect (&self, entries);
  if (!judge_ids (&self, entries, error) || !match_repeated_ids (&self, error) ||
      !match_keys (&self, &complete, error))
    return NULL;
  if (!complete && !dateline_story_match_renamed (&self, error))
    return NULL;
  return take_kept (&self);
}
