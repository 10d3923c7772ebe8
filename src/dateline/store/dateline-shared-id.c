/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which of several entries that share one id is which story. On the writing thread. */

#include "dateline/store/dateline-shared-id-private.h"

#include "dateline/store/dateline-alias-table-private.h"
#include "dateline/store/dateline-entry-alias-private.h"
#include "dateline/text/dateline-digest-private.h"

#include <string.h>

#define DIGEST_LENGTH 64
#define MAX_KEY_LENGTH 512

gsize
dateline_shared_id_get_length (const char *key, const DatelineEntry *entry)
{
  const char *id = dateline_entry_get_id (entry);

  if (id == NULL)
    return 0;
  if (g_str_has_prefix (key, "g:"))
    return strlen ("g:") + strlen (id);
  return g_str_has_prefix (key, "h:") ? strlen ("h:") + DIGEST_LENGTH : 0;
}

gboolean
dateline_shared_id_is_in_key (const char *key)
{
  return strstr (key, "|u:") != NULL;
}

static gint64
make_mark (gint64 id_alias)
{
  return id_alias == 0 ? 0 : (gint64) dateline_digest_add_number (id_alias, '|');
}

gint64
dateline_shared_id_get_mark (const DatelineArrival *arrival)
{
  gint64 id_alias = dateline_entry_alias_of_id (arrival->entry);

  if (id_alias == 0)
    id_alias = dateline_shared_id_get_alias (dateline_entry_get_key (arrival->entry),
                                             arrival->entry);
  return make_mark (id_alias);
}

gint64
dateline_shared_id_get_mark_of_key (const char *key)
{
  const char *bar = strstr (key, "|u:");
  g_autofree char *id = bar != NULL ? g_strndup (key, bar - key) : g_strdup (key);

  if (g_ascii_strncasecmp (id, "g:http://", 9) == 0 ||
      g_ascii_strncasecmp (id, "g:https://", 10) == 0)
    return make_mark (dateline_entry_alias_of_link (id + 2));
  return make_mark (dateline_entry_alias_of_key (id));
}

char *
dateline_shared_id_make_full_key (const char *key, gsize length, const char *link)
{
  return g_strdup_printf ("%.*s|u:%s", (int) length, key, link != NULL ? link : "");
}

gint64
dateline_shared_id_get_alias (const char *key, const DatelineEntry *entry)
{
  gsize length = dateline_shared_id_get_length (key, entry);
  g_autofree char *id = g_strndup (key, length);

  return length > 0 ? dateline_entry_alias_of_key (id) : 0;
}

static char *
make_key (const char *link, const char *title)
{
  g_autofree char *key = NULL;

  if (link == NULL && title == NULL)
    return NULL;
  key = g_strconcat ("u:", link ? link : "", "|", title ? title : "", NULL);
  if (strlen (key) > MAX_KEY_LENGTH)
    {
      g_autofree char *digest =
          g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

      return g_strconcat ("u:", digest, NULL);
    }
  return g_steal_pointer (&key);
}

char *
dateline_shared_id_make_key (const DatelineEntry *entry)
{
  return make_key (dateline_entry_get_link (entry), dateline_entry_get_title (entry));
}

/* How much alike an entry and a story are, the most first. */
typedef enum
{
  LIKENESS_LINK_AND_TITLE,
  LIKENESS_LINK,
  LIKENESS_TITLE,
  N_LIKENESSES,
} Likeness;

static gboolean
is_alike (const DatelineEntry *entry, const DatelineKnownStory *story, Likeness likeness)
{
  gboolean same_link = dateline_entry_alias_of_link (dateline_entry_get_link (entry)) ==
                       dateline_entry_alias_of_link (story->link);
  gboolean same_title =
      dateline_entry_alias_is_same_title (dateline_entry_get_title (entry), story->title);

  switch (likeness)
    {
    case LIKENESS_LINK_AND_TITLE:
      return same_link && same_title;
    case LIKENESS_LINK:
      return same_link && story->link != NULL;
    case LIKENESS_TITLE:
      return same_title && story->title != NULL;
    case N_LIKENESSES:
    default:
      return FALSE;
    }
}

/* The only one of @stories that the entry is alike, whoever has it; -1 for none and for
 * several. */
static int
find_alike (const DatelineEntry *entry, GArray *stories, Likeness likeness)
{
  int found = -1;

  for (gsize i = 0; i < stories->len; i++)
    if (is_alike (entry, &g_array_index (stories, DatelineKnownStory, i), likeness))
      {
        if (likeness == LIKENESS_LINK_AND_TITLE)
          return i;
        if (found >= 0)
          return -1;
        found = i;
      }
  return found;
}

static guint
count_alike (GPtrArray *arrivals, const DatelineKnownStory *story, Likeness likeness)
{
  guint n = 0;

  for (gsize i = 0; i < arrivals->len; i++)
    n += is_alike (((DatelineArrival *) arrivals->pdata[i])->entry, story, likeness);
  return n;
}

static void
take (DatelineArrival *arrival, DatelineKnownStory *story)
{
  arrival->state = story->state;
  g_free (arrival->own_key);
  arrival->key = arrival->own_key = g_strdup (story->key);
}

static void
assign (GPtrArray *arrivals, GArray *stories, GHashTable *taken)
{
  for (Likeness likeness = 0; likeness < N_LIKENESSES; likeness++)
    for (gsize i = 0; i < arrivals->len; i++)
      {
        DatelineArrival *arrival = arrivals->pdata[i];
        DatelineKnownStory *story;
        int found;

        if (arrival->state.id != 0)
          continue;
        found = find_alike (arrival->entry, stories, likeness);
        if (found < 0)
          continue;
        story = &g_array_index (stories, DatelineKnownStory, found);
        if (likeness != LIKENESS_LINK_AND_TITLE &&
            count_alike (arrivals, story, likeness) > 1)
          continue;
        if (g_hash_table_add (taken, story))
          take (arrival, story);
      }
}

/* The keys that an entry may have, the plainest first. */
static char *
make_nth_key (const char *base, const DatelineEntry *entry, guint n)
{
  const char *link = dateline_entry_get_link (entry);
  const char *title = dateline_entry_get_title (entry);

  switch (n)
    {
    case 0:
      return g_strdup (base);
    case 1:
      return dateline_shared_id_make_full_key (base, strlen (base), link);
    default:
      return g_strdup_printf ("%s|u:%s|t:%016" G_GINT64_MODIFIER "x",
                              base,
                              link ? link : "",
                              dateline_entry_alias_of_key (title ? title : ""));
    }
}

/* A new story whose id others have too gets the id alone only where nobody has it. */
static void
name_new (DatelineArrival *arrival, const char *base, GArray *stories, GHashTable *keys)
{
  g_clear_pointer (&arrival->own_key, g_free);
  arrival->key = NULL;
  for (guint n = stories->len > 0 ? 1 : 0; n < 3; n++)
    {
      g_autofree char *key = make_nth_key (base, arrival->entry, n);
      gboolean is_free = !g_hash_table_contains (keys, key);

      for (gsize i = 0; is_free && i < stories->len; i++)
        is_free = !g_str_equal (g_array_index (stories, DatelineKnownStory, i).key, key);
      if (is_free)
        {
          arrival->key = arrival->own_key = g_steal_pointer (&key);
          g_hash_table_add (keys, arrival->own_key);
          return;
        }
    }
}

gboolean
dateline_shared_id_match (DatelineDatabase *database,
                          gint64 feed_id,
                          const char *base,
                          GPtrArray *arrivals,
                          GHashTable *keys,
                          GError **error)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (DatelineKnownStory));
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  g_array_set_clear_func (stories, (GDestroyNotify) dateline_known_story_clear);
  if (!dateline_story_table_list_sharing (database, feed_id, base, stories, error))
    return FALSE;

  for (gsize i = 0; i < arrivals->len; i++)
    {
      DatelineArrival *arrival = arrivals->pdata[i];

      arrival->state = (DatelineStoryState){ 0 };
      arrival->shares_id = TRUE;
      g_hash_table_remove (keys, arrival->key);
    }
  assign (arrivals, stories, taken);
  for (gsize i = 0; i < arrivals->len; i++)
    {
      DatelineArrival *arrival = arrivals->pdata[i];

      if (arrival->state.id == 0)
        name_new (arrival, base, stories, keys);
      else
        g_hash_table_add (keys, (gpointer) arrival->key);
    }
  return TRUE;
}

/* The id stays an alias, without what told the story from others with the same. */
static gboolean
rename_story (DatelineDatabase *database,
              gint64 feed_id,
              const DatelineKnownStory *story,
              GError **error)
{
  g_autofree char *key = make_key (story->link, story->title);
  const char *bar = strstr (story->key, "|u:");
  g_autofree char *id =
      bar != NULL ? g_strndup (story->key, bar - story->key) : g_strdup (story->key);

  return key == NULL ||
         (dateline_alias_table_add (database,
                                    feed_id,
                                    dateline_entry_alias_of_key (id),
                                    DATELINE_ALIAS_ID,
                                    story->state.id,
                                    error) &&
          dateline_story_table_rename (database, story->state.id, key, error));
}

gboolean
dateline_shared_id_rename_stories (DatelineDatabase *database,
                                   gint64 feed_id,
                                   GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT id FROM story WHERE feed_id = ?1 ORDER BY id",
      error,
      DATELINE_INT64 (feed_id));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (step == DATELINE_STEP_FAILED)
    return FALSE;

  for (gsize i = 0; i < ids->len; i++)
    {
      g_auto (DatelineKnownStory) story = { 0 };

      if (!dateline_story_table_load (database,
                                      g_array_index (ids, gint64, i),
                                      &story,
                                      error))
        return FALSE;
      if (!rename_story (database, feed_id, &story, error))
        return FALSE;
    }
  return TRUE;
}
