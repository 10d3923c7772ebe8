/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A feed document into the store. On the writing thread, inside one transaction.
 *
 * A first pass tells which entries are new, changed or known; only then is written, so
 * that a document without news costs one look-up an entry and one write.
 */

#include "dateline/store/dateline-merge-private.h"

#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/model/dateline-fetch-outcome-private.h"
#include "dateline/store/dateline-body-table-private.h"
#include "dateline/store/dateline-dictionary-table-private.h"
#include "dateline/store/dateline-entry-digest-private.h"
#include "dateline/store/dateline-feed-category-table-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-headline-table-private.h"
#include "dateline/store/dateline-search-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-story-category-table-private.h"
#include "dateline/store/dateline-story-table-private.h"
#include "dateline/store/dateline-tally-private.h"

/* Between these a publisher's date is believed. */
#define EARLIEST_TIME G_GINT64_CONSTANT (631152000) /* 1990-01-01 */
#define MAX_AHEAD (10 * 60)
/* A story moves in the order only when it is found to be older by more than this. */
#define MIN_SHIFT (24 * 60 * 60)

typedef struct
{
  DatelineEntry *entry;
  DatelineStoryState state;
} Arrival;

typedef struct
{
  DatelineDatabase *database;
  gint64 feed_id;
  gint64 now;
  gint64 dictionary_id; /* what bodies are packed with */
  gboolean described;   /* the feed's own title or the like changed */
  GArray *filed_ids;    /* the feed's categories */
  GArray *added;        /* of Arrival, in document order */
  GArray *changed;
} Merge;

static void
merge_clear (Merge *self)
{
  g_clear_pointer (&self->filed_ids, g_array_unref);
  g_clear_pointer (&self->added, g_array_unref);
  g_clear_pointer (&self->changed, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

/* When the entry says that it is from, as far as that can be believed. */
static gint64
get_believable_time (const DatelineEntry *entry, gint64 first_seen)
{
  const gint64 times[] = { dateline_entry_get_published (entry),
                           dateline_entry_get_updated (entry) };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    if (times[i] != DATELINE_TIME_UNKNOWN)
      return times[i] >= EARLIEST_TIME && times[i] <= first_seen + MAX_AHEAD ? times[i]
                                                                             : first_seen;
  return first_seen;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
sort_out (Merge *self, GPtrArray *entries, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < entries->len; i++)
    {
      Arrival arrival = { g_ptr_array_index (entries, i), { 0 } };
      const char *key = dateline_entry_get_key (arrival.entry);
      gint64 digest;

      /* The parser makes keys unique. Should two entries share one, the first has it. */
      if (!g_hash_table_add (keys, (gpointer) key))
        continue;
      if (!dateline_story_table_find (self->database,
                                      self->feed_id,
                                      key,
                                      &arrival.state,
                                      error))
        return FALSE;

      digest = dateline_entry_digest (arrival.entry);
      if (arrival.state.id == 0)
        {
          arrival.state.first_seen = self->now;
          arrival.state.time = get_believable_time (arrival.entry, self->now);
          arrival.state.digest = digest;
          g_array_append_val (self->added, arrival);
        }
      else if (arrival.state.digest != digest)
        {
          arrival.state.digest = digest;
          g_array_append_val (self->changed, arrival);
        }
    }
  return TRUE;
}

/* Writes what hangs on a story whose row is written, and has it indexed. */
static gboolean
set_contents (Merge *self,
              DatelineEntry *entry,
              const DatelineStoryState *state,
              GError **error)
{
  dateline_search_table_add (self->database, state->id, entry);
  return dateline_headline_table_set (self->database, state->id, entry, error) &&
         dateline_body_table_set (self->database,
                                  state->id,
                                  self->dictionary_id,
                                  entry,
                                  error) &&
         dateline_story_category_table_set (self->database,
                                            state->id,
                                            state->time,
                                            dateline_entry_get_categories (entry),
                                            self->filed_ids,
                                            error);
}

static gboolean
add (Merge *self, Arrival *arrival, GError **error)
{
  DatelineStoryState *state = &arrival->state;

  return dateline_story_table_insert (self->database,
                                      self->feed_id,
                                      dateline_entry_get_key (arrival->entry),
                                      state,
                                      error) &&
         set_contents (self, arrival->entry, state, error) &&
         dateline_tally_touch_story (self->database, state->id, error);
}

static void
copy_entry (DatelineEntryBuilder *builder, DatelineEntry *entry)
{
  dateline_entry_builder_init (builder);
  builder->id = g_strdup (dateline_entry_get_id (entry));
  builder->key = g_strdup (dateline_entry_get_key (entry));
  builder->title = g_strdup (dateline_entry_get_title (entry));
  builder->link = g_strdup (dateline_entry_get_link (entry));
  builder->external_link = g_strdup (dateline_entry_get_external_link (entry));
  builder->summary = g_strdup (dateline_entry_get_summary (entry));
  builder->content = g_strdup (dateline_entry_get_content (entry));
  builder->content_text = g_strdup (dateline_entry_get_content_text (entry));
  builder->base_uri = g_strdup (dateline_entry_get_base_uri (entry));
  builder->language = g_strdup (dateline_entry_get_language (entry));
  builder->rights = g_strdup (dateline_entry_get_rights (entry));
  builder->published = dateline_entry_get_published (entry);
  builder->published_offset = dateline_entry_get_published_offset (entry);
  builder->updated = dateline_entry_get_updated (entry);
  builder->comments_uri = g_strdup (dateline_entry_get_comments_uri (entry));
  builder->comment_count = dateline_entry_get_comment_count (entry);
  builder->source_title = g_strdup (dateline_entry_get_source_title (entry));
  builder->source_uri = g_strdup (dateline_entry_get_source_uri (entry));
  builder->place = g_strdup (dateline_entry_get_place (entry));
  builder->has_position =
      dateline_entry_get_position (entry, &builder->latitude, &builder->longitude);
  builder->direction = dateline_entry_get_direction (entry);
  builder->authors = g_ptr_array_ref (dateline_entry_get_authors (entry));
  builder->categories = g_strdupv ((GStrv) dateline_entry_get_categories (entry));
  builder->enclosures = g_ptr_array_ref (dateline_entry_get_enclosures (entry));
  builder->pictures = g_ptr_array_ref (dateline_entry_get_pictures (entry));
  builder->has_lead_picture = dateline_entry_get_lead_picture (entry) != NULL;
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

/* The entry with the text that was kept, for a publisher that sends it without one: an
 * empty body never takes the place of one that is not. */
static DatelineEntry *
keep_body (DatelineEntry *entry, DatelineEntry *kept)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  gboolean lost_content = is_empty (dateline_entry_get_content (entry)) &&
                          !is_empty (dateline_entry_get_content (kept));
  gboolean lost_summary = is_empty (dateline_entry_get_content (entry)) &&
                          is_empty (dateline_entry_get_summary (entry)) &&
                          !is_empty (dateline_entry_get_summary (kept));

  if (!lost_content && !lost_summary)
    return dateline_entry_ref (entry);

  copy_entry (&builder, entry);
  if (lost_content)
    {
      set_text (&builder.content, dateline_entry_get_content (kept));
      set_text (&builder.content_text, dateline_entry_get_content_text (kept));
      set_text (&builder.base_uri, dateline_entry_get_base_uri (kept));
    }
  if (lost_summary)
    set_text (&builder.summary, dateline_entry_get_summary (kept));
  if (builder.pictures->len == 0)
    {
      g_ptr_array_unref (builder.pictures);
      builder.pictures = g_ptr_array_ref (dateline_entry_get_pictures (kept));
      builder.has_lead_picture = dateline_entry_get_lead_picture (kept) != NULL;
    }
  return dateline_entry_builder_build (&builder);
}

/* Whether a person would see that the entry changed. */
static gboolean
is_shown_changed (DatelineEntry *entry, DatelineEntry *kept)
{
  return g_strcmp0 (dateline_entry_get_title (entry), dateline_entry_get_title (kept)) !=
             0 ||
         g_strcmp0 (dateline_entry_get_summary (entry),
                    dateline_entry_get_summary (kept)) != 0 ||
         g_strcmp0 (dateline_entry_get_content_text (entry),
                    dateline_entry_get_content_text (kept)) != 0;
}

static gboolean
change (Merge *self, Arrival *arrival, GError **error)
{
  DatelineStoryState *state = &arrival->state;
  g_autoptr (DatelineEntry) kept = NULL;
  g_autoptr (DatelineEntry) entry = NULL;
  gint64 time;

  kept = dateline_body_table_load_entry (self->database, state->id, error);
  if (kept == NULL)
    return FALSE;

  /* Publishers touch dates up; only a story that proves to be old moves. */
  entry = keep_body (arrival->entry, kept);
  time = get_believable_time (entry, state->first_seen);
  if (time < state->time - MIN_SHIFT)
    state->time = time;

  return dateline_story_table_update (self->database,
                                      state,
                                      is_shown_changed (entry, kept),
                                      error) &&
         set_contents (self, entry, state, error);
}

/* Does @func for all of @arrivals, the last first: stories of one time are listed by id,
 * the highest first, so that new ones keep the document's order. */
static gboolean
for_all (Merge *self,
         GArray *arrivals,
         gboolean (*func) (Merge *self, Arrival *arrival, GError **error),
         GError **error)
{
  for (gsize i = arrivals->len; i-- > 0;)
    if (!func (self, &g_array_index (arrivals, Arrival, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
touch (Merge *self, Arrival *arrival, GError **error)
{
  return dateline_tally_touch_story (self->database, arrival->state.id, error);
}

static gboolean
take_from_index (Merge *self, Arrival *arrival, GError **error)
{
  return dateline_search_table_remove (self->database, arrival->state.id, error);
}

static gboolean
change_all (Merge *self, GError **error)
{
  return self->changed->len == 0 ||
         (for_all (self, self->changed, touch, error) &&
          dateline_tally_subtract (self->database, error) &&
          for_all (self, self->changed, take_from_index, error) &&
          for_all (self, self->changed, change, error));
}

static gboolean
find_dictionary (Merge *self, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; i < self->added->len; i++)
    g_ptr_array_add (entries, g_array_index (self->added, Arrival, i).entry);
  return dateline_dictionary_table_find (self->database,
                                         self->feed_id,
                                         entries,
                                         &self->dictionary_id,
                                         error);
}

static gboolean
run (Merge *self, GPtrArray *entries, GError **error)
{
  if (!sort_out (self, entries, error))
    return FALSE;
  if (self->added->len + self->changed->len == 0)
    return TRUE;

  return find_dictionary (self, error) && dateline_tally_clear (self->database, error) &&
         change_all (self, error) && for_all (self, self->added, add, error) &&
         dateline_tally_add (self->database, error);
}

static DatelineStoreChanges *
make_changes (Merge *self)
{
  DatelineStoreChangeFlags flags = DATELINE_STORE_CHANGE_FETCHED;
  GArray *ids = NULL;

  if (self->described)
    flags |= DATELINE_STORE_CHANGE_FEEDS;
  if (self->added->len > 0)
    flags |= DATELINE_STORE_CHANGE_STORIES;
  if (self->changed->len > 0)
    {
      flags |= DATELINE_STORE_CHANGE_CONTENT;
      ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->changed->len);
      for (gsize i = 0; i < self->changed->len; i++)
        g_array_append_val (ids, g_array_index (self->changed, Arrival, i).state.id);
    }
  return dateline_store_changes_new (flags,
                                     self->feed_id,
                                     self->added->len,
                                     self->changed->len,
                                     ids,
                                     FALSE);
}

DatelineStoreChanges *
dateline_merge_document (DatelineDatabase *database,
                         gint64 feed_id,
                         DatelineFeedDocument *document,
                         DatelineFetchOutcome *outcome,
                         GError **error)
{
  g_auto (Merge) self = { 0 };

  self.database = database;
  self.feed_id = feed_id;
  self.now = outcome->fetched_at;
  self.added = g_array_new (FALSE, FALSE, sizeof (Arrival));
  self.changed = g_array_new (FALSE, FALSE, sizeof (Arrival));

  if (!dateline_feed_table_require (database, feed_id, error) ||
      !dateline_feed_table_note_fetch (database, feed_id, outcome, error) ||
      !dateline_feed_table_describe (database, feed_id, document, &self.described, error))
    return NULL;

  self.filed_ids = dateline_feed_category_table_list_ids (database, feed_id, error);
  if (self.filed_ids == NULL ||
      !run (&self, dateline_feed_document_get_entries (document), error))
    return NULL;
  return make_changes (&self);
}
