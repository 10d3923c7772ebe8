/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A feed document into the store. On the writing thread, inside one transaction.
 *
 * A first pass tells which entries are new, changed or known; only then is written, so
 * that a document without news costs one look-up an entry and one write.
 */

#include "dateline/store/dateline-merge-private.h"

#include "dateline/model/dateline-fetch-outcome-private.h"
#include "dateline/store/dateline-body-table-private.h"
#include "dateline/store/dateline-dictionary-table-private.h"
#include "dateline/store/dateline-entry-update-private.h"
#include "dateline/store/dateline-feed-category-table-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-fetch-note-private.h"
#include "dateline/store/dateline-headline-table-private.h"
#include "dateline/store/dateline-page-table-private.h"
#include "dateline/store/dateline-purge-private.h"
#include "dateline/store/dateline-revision-table-private.h"
#include "dateline/store/dateline-search-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-story-category-table-private.h"
#include "dateline/store/dateline-story-match-private.h"
#include "dateline/store/dateline-story-names-private.h"
#include "dateline/store/dateline-tally-private.h"

/* Between these a publisher's date is believed. */
#define EARLIEST_TIME G_GINT64_CONSTANT (631152000) /* 1990-01-01 */
#define MAX_UPCOMING (366 * 24 * 60 * 60)
/* A clock that is so little ahead of this one says that the story is of now. */
#define MAX_AHEAD (10 * 60)
/* A story moves in the order only when it is found to be older by more than this. */
#define MIN_SHIFT (24 * 60 * 60)
#define DAY (24 * 60 * 60)

typedef struct
{
  DatelineDatabase *database;
  const DatelineStorePolicy *policy;
  DatelineFeedIdentity identity;
  gint64 now;
  gint64 dictionary_id; /* what bodies are packed with */
  gboolean is_complete; /* nothing of the document was cut off */
  gboolean described;   /* the feed's own title or the like changed */
  gboolean is_first;    /* it had no whole document before */
  GArray *filed_ids;    /* the feed's categories */
  GArray *arrivals;     /* of DatelineArrival, in document order */
  GPtrArray *added;     /* those of the arrivals that are new */
  GPtrArray *changed;   /* and those that changed */
} Merge;

static void
merge_clear (Merge *self)
{
  g_clear_pointer (&self->filed_ids, g_array_unref);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->arrivals, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

/* When the entry says that it is from, as far as that can be believed. */
static gint64
get_believable_time (const DatelineEntry *entry, gint64 first_seen)
{
  gint64 time = dateline_entry_get_published (entry);

  if (time == DATELINE_TIME_UNKNOWN)
    time = dateline_entry_get_updated (entry);
  if (time == DATELINE_TIME_UNKNOWN || time < EARLIEST_TIME ||
      time > first_seen + MAX_UPCOMING)
    return first_seen;
  return time > first_seen && time <= first_seen + MAX_AHEAD ? first_seen : time;
}

/* A story that was seen without its body changes once more: it is to be known whether
 * the next whole document has it so too. */
static gboolean
is_changed (Merge *self, const DatelineArrival *arrival)
{
  return arrival->state.digest != arrival->digest || arrival->renamed ||
         (arrival->state.emptied_at != DATELINE_TIME_UNKNOWN && self->is_complete);
}

static gboolean
sort_out (Merge *self, GError **error)
{
  for (gsize i = 0; i < self->arrivals->len; i++)
    {
      DatelineArrival *arrival = &g_array_index (self->arrivals, DatelineArrival, i);
      DatelineStoryState *state = &arrival->state;

      if (state->id == 0)
        {
          state->first_seen = self->now;
          state->time = get_believable_time (arrival->entry, self->now);
          state->digest = arrival->digest;
          g_ptr_array_add (self->added, arrival);
          continue;
        }
      if (is_changed (self, arrival))
        g_ptr_array_add (self->changed, arrival);
      if (self->now - state->seen_at >= DATELINE_PURGE_SEEN_STEP &&
          !dateline_story_table_see (self->database, state->id, self->now, error))
        return FALSE;
    }
  return TRUE;
}

/* The newest first, then as the document has them. */
static int
compare_times (gconstpointer a, gconstpointer b)
{
  const DatelineArrival *one = *(DatelineArrival *const *) a;
  const DatelineArrival *other = *(DatelineArrival *const *) b;

  if (one->state.time != other->state.time)
    return one->state.time > other->state.time ? -1 : 1;
  return one < other ? -1 : one > other;
}

/* Who follows a feed wants its news, not to be told that its archive is unread. */
static void
mark_archive (Merge *self)
{
  const DatelineStorePolicy *policy = self->policy;
  gint64 oldest = policy->first_days >= 0 ? self->now - policy->first_days * (gint64) DAY
                                          : G_MININT64;
  guint n_unread = policy->first_stories >= 0 ? policy->first_stories : G_MAXUINT;
  g_autoptr (GPtrArray) newest = NULL;

  if (!self->is_first || self->identity.is_within)
    return;
  newest = g_ptr_array_copy (self->added, NULL, NULL);
  g_ptr_array_sort (newest, compare_times);
  for (gsize i = 0; i < newest->len; i++)
    {
      DatelineStoryState *state = &((DatelineArrival *) newest->pdata[i])->state;

      state->read = i >= n_unread || state->time < oldest;
    }
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

/* Has a refresh ask for the page of a new story, where its feed is set to that. What is
 * read already was published before anybody followed the feed. */
static gboolean
want_page (Merge *self, DatelineArrival *arrival, GError **error)
{
  const DatelineFeedSettings *settings = &self->identity.settings;

  if (settings->values[DATELINE_FEED_SETTING_FULL_TEXT] != 1 || arrival->state.read ||
      dateline_entry_get_link (arrival->entry) == NULL)
    return TRUE;
  return dateline_page_table_want (self->database, arrival->state.id, error);
}

static gboolean
add (Merge *self, DatelineArrival *arrival, GError **error)
{
  DatelineStoryState *state = &arrival->state;

  return dateline_story_table_insert (self->database,
                                      self->identity.id,
                                      arrival->key,
                                      state,
                                      error) &&
         dateline_story_names_add (self->database, &self->identity, arrival, error) &&
         set_contents (self, arrival->entry, state, error) &&
         want_page (self, arrival, error) &&
         dateline_tally_touch_story (self->database, state->id, error);
}

/* An empty body takes the place of one that is not when two whole documents, one after
 * the other, have it. */
static DatelineEntry *
choose_body (Merge *self, DatelineArrival *arrival, DatelineEntry *kept)
{
  DatelineStoryState *state = &arrival->state;
  gboolean loses_body = dateline_entry_update_loses_body (arrival->entry, kept);
  gboolean again = self->is_complete && state->emptied_at != DATELINE_TIME_UNKNOWN &&
                   state->emptied_at == self->identity.completed_at;

  if (!loses_body || again)
    {
      state->emptied_at = DATELINE_TIME_UNKNOWN;
      return dateline_entry_ref (arrival->entry);
    }
  if (self->is_complete)
    state->emptied_at = self->now;
  else if (state->emptied_at == DATELINE_TIME_UNKNOWN)
    state->emptied_at = 0; /* seen, but not in a whole document */
  return dateline_entry_update_keep_body (arrival->entry, kept);
}

static gboolean
change (Merge *self, DatelineArrival *arrival, GError **error)
{
  DatelineStoryState *state = &arrival->state;
  g_autoptr (DatelineEntry) kept = NULL;
  g_autoptr (DatelineEntry) entry = NULL;
  gboolean shown;
  gint64 time;

  kept = dateline_body_table_load_entry (self->database, state->id, error);
  if (kept == NULL)
    return FALSE;

  /* Publishers touch dates up; only a story that proves to be old moves. */
  entry = choose_body (self, arrival, kept);
  shown = dateline_entry_update_is_shown (entry, kept);
  state->digest = arrival->digest;
  time = get_believable_time (entry, state->first_seen);
  if (time < state->time - MIN_SHIFT)
    state->time = time;

  if (shown &&
      !dateline_revision_table_set (self->database, state->id, kept, self->now, error))
    return FALSE;
  return dateline_story_names_change (self->database,
                                      &self->identity,
                                      arrival,
                                      kept,
                                      error) &&
         dateline_story_table_update (self->database, state, shown, error) &&
         set_contents (self, entry, state, error);
}

/* Does @func for all of @arrivals, the last first: stories of one time are listed by id,
 * the highest first, so that new ones keep the document's order. */
static gboolean
for_all (Merge *self,
         GPtrArray *arrivals,
         gboolean (*func) (Merge *self, DatelineArrival *arrival, GError **error),
         GError **error)
{
  for (gsize i = arrivals->len; i-- > 0;)
    if (!func (self, g_ptr_array_index (arrivals, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
touch (Merge *self, DatelineArrival *arrival, GError **error)
{
  return dateline_tally_touch_story (self->database, arrival->state.id, error);
}

static gboolean
take_from_index (Merge *self, DatelineArrival *arrival, GError **error)
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
    g_ptr_array_add (entries, ((DatelineArrival *) self->added->pdata[i])->entry);
  return dateline_dictionary_table_find (self->database,
                                         self->identity.id,
                                         entries,
                                         &self->dictionary_id,
                                         error);
}

static gboolean
run (Merge *self, GError **error)
{
  if (!sort_out (self, error))
    return FALSE;
  mark_archive (self);
  if (self->added->len + self->changed->len == 0)
    return TRUE;

  return find_dictionary (self, error) && dateline_tally_clear (self->database, error) &&
         change_all (self, error) && for_all (self, self->added, add, error) &&
         dateline_tally_add (self->database, error);
}

/* What the reader wants to be told of; NULL without any. */
static GArray *
list_news (Merge *self)
{
  GArray *ids = NULL;

  if (self->is_first || dateline_feed_settings_get (&self->identity.settings,
                                                    DATELINE_FEED_SETTING_NOTIFY) <= 0)
    return NULL;
  for (gsize i = 0; i < self->added->len; i++)
    {
      const DatelineStoryState *state =
          &((DatelineArrival *) self->added->pdata[i])->state;

      if (state->read || state->time > self->now)
        continue;
      if (ids == NULL)
        ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (ids, state->id);
    }
  return ids;
}

static DatelineStoreChanges *
make_changes (Merge *self)
{
  DatelineStoreChangeFlags flags = DATELINE_STORE_CHANGE_FETCHED;
  DatelineStoreChanges *changes;
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
        {
          DatelineArrival *arrival = g_ptr_array_index (self->changed, i);

          g_array_append_val (ids, arrival->state.id);
        }
    }
  changes = dateline_store_changes_new (flags,
                                        self->identity.id,
                                        self->added->len,
                                        self->changed->len,
                                        ids,
                                        FALSE);
  dateline_store_changes_set_news (changes, list_news (self));
  return changes;
}

/* What the document says about the feed itself. */
static gboolean
note (Merge *self, GPtrArray *entries, gboolean *purge_due, GError **error)
{
  /* A feed that shrank to nothing says nothing about its stories. */
  if (self->is_complete && entries->len > 0)
    self->identity.completed_at = self->now;
  return dateline_purge_is_due (self->database,
                                &self->identity,
                                self->policy,
                                self->now,
                                purge_due,
                                error) &&
         dateline_feed_identity_save (self->database, &self->identity, error);
}

/* Whether an entry of the document is a story of the feed's already. Nothing is written
 * to find it out, as what is another feed's may leave no trace. */
static gboolean
knows_any (DatelineDatabase *database,
           gint64 feed_id,
           GPtrArray *entries,
           gboolean *knows,
           GError **error)
{
  *knows = FALSE;
  for (gsize i = 0; i < entries->len && !*knows; i++)
    {
      DatelineStoryState state = { 0 };

      if (!dateline_story_table_find (database,
                                      feed_id,
                                      dateline_entry_get_key (entries->pdata[i]),
                                      &state,
                                      error))
        return FALSE;
      *knows = state.id != 0;
    }
  return TRUE;
}

/* It is another feed's document: nothing of it is taken in. */
static DatelineStoreChanges *
turn_away (DatelineDatabase *database,
           gint64 feed_id,
           DatelineFetchOutcome *outcome,
           GError **error)
{
  if (!dateline_fetch_note (database,
                            feed_id,
                            outcome,
                            DATELINE_FETCH_RESULT_FAILED,
                            0,
                            0,
                            error))
    return NULL;
  return dateline_store_changes_new (DATELINE_STORE_CHANGE_FETCHED,
                                     feed_id,
                                     0,
                                     0,
                                     NULL,
                                     FALSE);
}

DatelineStoreChanges *
dateline_merge_document (DatelineDatabase *database,
                         gint64 feed_id,
                         DatelineFeedDocument *document,
                         DatelineFetchOutcome *outcome,
                         const DatelineStorePolicy *policy,
                         gboolean *purge_due,
                         GError **error)
{
  g_auto (Merge) self = { 0 };
  GPtrArray *entries = dateline_feed_document_get_entries (document);
  gboolean knows = TRUE;

  self.database = database;
  self.policy = policy;
  self.now = outcome->fetched_at;
  self.is_complete = outcome->succeeded && dateline_feed_document_is_complete (document);
  self.added = g_ptr_array_new ();
  self.changed = g_ptr_array_new ();

  if (!dateline_feed_table_require (database, feed_id, error) ||
      (outcome->if_foreign != NULL &&
       !knows_any (database, feed_id, entries, &knows, error)))
    return NULL;
  if (!knows)
    return turn_away (database, feed_id, outcome->if_foreign, error);
  if (!dateline_feed_table_describe (database,
                                     feed_id,
                                     document,
                                     &self.described,
                                     error) ||
      !dateline_feed_identity_load (database, feed_id, &self.identity, error))
    return NULL;

  self.is_first = self.identity.completed_at == DATELINE_TIME_UNKNOWN;
  self.filed_ids = dateline_feed_category_table_list_ids (database, feed_id, error);
  if (self.filed_ids == NULL)
    return NULL;
  self.arrivals =
      dateline_story_match_document (database, &self.identity, document, self.now, error);
  if (self.arrivals == NULL || !run (&self, error) ||
      !note (&self, entries, purge_due, error) ||
      !dateline_fetch_note (database,
                            feed_id,
                            outcome,
                            outcome->succeeded ? DATELINE_FETCH_RESULT_READ
                                               : DATELINE_FETCH_RESULT_FAILED,
                            self.added->len,
                            self.changed->len,
                            error))
    return NULL;
  return make_changes (&self);
}
