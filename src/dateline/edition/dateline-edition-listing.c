/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How an edition gets its list from the store, and follows what changes there. Main
 * context only.
 */

#include "dateline/edition/dateline-edition-private.h"

#include "dateline/edition/dateline-edition-diff-private.h"
#include "dateline/model/dateline-story-private.h"
#include "dateline/store/dateline-store-keys-private.h"

/* What decides whether and where a story is listed, and may change while one looks. */
#define LISTED_BY                                                                        \
  (DATELINE_STORE_CHANGE_READ | DATELINE_STORE_CHANGE_SAVED |                            \
   DATELINE_STORE_CHANGE_REMOVED | DATELINE_STORE_CHANGE_DELETED)

void
dateline_edition_place_story (DatelineEdition *self, DatelineStory *story, guint position)
{
  const DatelineStoryKey *keys = (const DatelineStoryKey *) self->keys->data;
  guint group = keys[position].group;
  gboolean is_other =
      position == 0 || ((group ^ keys[position - 1].group) & self->group_mask) != 0;

  dateline_story_set_place (story,
                            group != 0 && is_other,
                            (group & DATELINE_STORY_KEY_READ) != 0);
}

/* What comes after a place where stories came or went may bear a heading now, or bear it
 * no more. */
static void
update_place (DatelineEdition *self, guint position)
{
  DatelineStory *story;

  if (position >= self->keys->len)
    return;

  story = dateline_edition_pages_peek (
      self->pages,
      g_array_index (self->keys, DatelineStoryKey, position).id);
  if (story != NULL)
    dateline_edition_place_story (self, story, position);
}

/* Puts @n_added keys in the place of @n_removed. */
static void
splice (DatelineEdition *self,
        guint position,
        guint n_removed,
        const DatelineStoryKey *added,
        guint n_added)
{
  if (n_removed > 0)
    g_array_remove_range (self->keys, position, n_removed);
  if (n_added > 0)
    g_array_insert_vals (self->keys, position, added, n_added);
  update_place (self, position + n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* From the last step to the first, so that the positions of those to come stay right. */
static void
apply_spans (DatelineEdition *self, GArray *spans, GArray *keys)
{
  for (gsize i = spans->len; i-- > 0;)
    {
      const DatelineEditionSpan *span = &g_array_index (spans, DatelineEditionSpan, i);

      splice (self,
              span->old_position,
              span->n_removed,
              &g_array_index (keys, DatelineStoryKey, span->new_position),
              span->n_added);
    }
}

/* A story may be of another group where it stands: the last one that was unread. */
static void
adopt_groups (DatelineEdition *self, GArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    {
      DatelineStoryKey *key = &g_array_index (self->keys, DatelineStoryKey, i);
      guint group = g_array_index (keys, DatelineStoryKey, i).group;

      if (key->group == group)
        continue;
      key->group = group;
      update_place (self, i);
      update_place (self, i + 1);
    }
}

/* All go, then all come: a list view that is told both at once looks for every old row
 * among the new ones, which takes it thirty times as long. */
static void
replace_all (DatelineEdition *self, GArray *keys)
{
  guint n_removed = self->keys->len;

  g_array_set_size (self->keys, 0);
  if (n_removed > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, 0);

  g_array_unref (self->keys);
  self->keys = g_array_ref (keys);
  if (keys->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, keys->len);
}

void
dateline_edition_set_keys (DatelineEdition *self, GArray *keys)
{
  g_autoptr (GArray) spans = NULL;

  if (!self->replacing)
    spans = dateline_edition_diff (self->keys, keys);
  self->replacing = FALSE;

  if (spans == NULL)
    {
      replace_all (self, keys);
      return;
    }
  apply_spans (self, spans, keys);
  adopt_groups (self, keys);
}

static void
finish_listing (DatelineEdition *self, GError *error)
{
  dateline_edition_take_error (self, error);
  if (error == NULL)
    dateline_edition_set_n_pending (self, 0);
  /* What arrived while the list was made may not be in it. */
  if (self->count_again)
    dateline_edition_count_pending (self);
  dateline_edition_set_loading (self, self->listing != NULL);
}

/* A list that grows at its end moves nothing of what is seen. */
static void
append (DatelineEdition *self, GArray *keys)
{
  guint n_before = self->keys->len;

  if (keys->len == 0)
    return;
  g_array_append_vals (self->keys, keys->data, keys->len);
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, keys->len);
}

static void
rest_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineEdition) self = user_data;
  g_autoptr (DatelineStoryList) rest = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GError) error = NULL;

  rest = dateline_store_list_rest_finish (DATELINE_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->listing);
  keys = g_steal_pointer (&self->first_keys);
  if (rest != NULL && keys == NULL)
    append (self, rest->keys);
  else if (rest != NULL)
    {
      g_array_append_vals (keys, rest->keys->data, rest->keys->len);
      dateline_edition_set_keys (self, keys);
    }
  finish_listing (self, g_steal_pointer (&error));
}

/* The first stories of another list are shown at once. Where the list stays the same but
 * for what came and went, nothing may go in between. */
static void
list_rest (DatelineEdition *self, DatelineStoryList *list)
{
  g_autoptr (GCancellable) listing = g_object_ref (self->listing);

  if (self->replacing || self->keys->len == 0)
    dateline_edition_set_keys (self, list->keys);
  else
    self->first_keys = g_array_ref (list->keys);
  dateline_edition_pages_catch_up (self->pages);

  /* Who hears of a change may ask for something else: then the rest comes to nothing. */
  dateline_store_list_rest_async (self->store,
                                  list,
                                  listing,
                                  rest_listed_cb,
                                  g_object_ref (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineEdition) self = user_data;
  g_autoptr (DatelineStoryList) list = NULL;
  g_autoptr (GError) error = NULL;

  list = dateline_store_list_keys_finish (DATELINE_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (list != NULL)
    {
      self->last_id = list->last_id;
      self->group_mask =
          dateline_query_find_grouping (self->query) == DATELINE_QUERY_GROUPING_FEED
              ? ~DATELINE_STORY_KEY_READ
              : ~0u;
      dateline_edition_set_partial (self, list->is_partial);
    }
  if (list != NULL && list->rest != NULL)
    {
      list_rest (self, g_steal_pointer (&list));
      return;
    }

  g_clear_object (&self->listing);
  if (list != NULL)
    {
      dateline_edition_set_keys (self, list->keys);
      dateline_edition_pages_catch_up (self->pages);
    }
  finish_listing (self, g_steal_pointer (&error));
}

void
dateline_edition_stop_listing (DatelineEdition *self)
{
  if (self->first_listing != NULL)
    g_source_destroy (self->first_listing);
  g_clear_pointer (&self->first_listing, g_source_unref);
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_pointer (&self->first_keys, g_array_unref);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->count_again = FALSE;
  dateline_edition_stop_looking (self);
}

/* The answer to an earlier request that is cancelled does not arrive: an operation that
 * was cancelled says so even when it was done. */
void
dateline_edition_list (DatelineEdition *self)
{
  g_autoptr (GArray) kept = dateline_id_set_list (self->kept);
  g_autoptr (GArray) swapped = dateline_id_set_list (self->swapped);

  dateline_edition_stop_listing (self);
  self->listing = g_cancellable_new ();
  dateline_store_list_keys_async (self->store,
                                  self->query,
                                  kept,
                                  swapped,
                                  self->listing,
                                  listed_cb,
                                  g_object_ref (self));
  dateline_edition_set_loading (self, TRUE);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineEdition) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n_newer;

  n_newer = dateline_store_count_newer_finish (DATELINE_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->counting);
  if (n_newer > 0 && self->keys->len == 0)
    {
      dateline_edition_list (self);
      return;
    }
  if (n_newer >= 0)
    dateline_edition_set_n_pending (self, n_newer);
  if (self->count_again)
    dateline_edition_count_pending (self);
}

void
dateline_edition_count_pending (DatelineEdition *self)
{
  self->count_again = self->counting != NULL || self->listing != NULL;
  if (self->count_again)
    return;

  self->counting = g_cancellable_new ();
  dateline_store_count_newer_async (self->store,
                                    self->query,
                                    self->last_id,
                                    self->counting,
                                    counted_cb,
                                    g_object_ref (self));
}

/* Keeps those of the list where they are that the query may list no more. */
static void
keep (DatelineEdition *self, GArray *ids)
{
  g_autoptr (DatelineIdSet) marked = dateline_id_set_new_for_array (ids);

  for (gsize i = 0; i < self->keys->len; i++)
    {
      gint64 id = g_array_index (self->keys, DatelineStoryKey, i).id;

      if (dateline_id_set_contains (marked, id))
        dateline_id_set_add (self->kept, id);
    }
}

/* Keeps those of the list where they are that would be among what is read now, or among
 * what is not. */
static void
keep_part (DatelineEdition *self, GArray *ids, gboolean is_read)
{
  g_autoptr (DatelineIdSet) marked = dateline_id_set_new_for_array (ids);

  for (gsize i = 0; i < self->keys->len; i++)
    {
      const DatelineStoryKey *key = &g_array_index (self->keys, DatelineStoryKey, i);
      gboolean is_among_read = (key->group & DATELINE_STORY_KEY_READ) != 0;

      if (!dateline_id_set_contains (marked, key->id))
        continue;
      if (is_among_read != is_read)
        dateline_id_set_add (self->swapped, key->id);
      else
        dateline_id_set_remove (self->swapped, key->id);
    }
}

/* Takes stories out that went with their feed, or that the reader deleted. */
static void
remove_stories (DatelineEdition *self, GArray *ids)
{
  g_autoptr (DatelineIdSet) gone = dateline_id_set_new_for_array (ids);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (DatelineStoryKey));
  g_autoptr (GArray) spans = NULL;

  for (gsize i = 0; i < ids->len; i++)
    {
      dateline_id_set_remove (self->kept, g_array_index (ids, gint64, i));
      dateline_id_set_remove (self->swapped, g_array_index (ids, gint64, i));
    }
  for (gsize i = 0; i < self->keys->len; i++)
    if (!dateline_id_set_contains (gone,
                                   g_array_index (self->keys, DatelineStoryKey, i).id))
      g_array_append_vals (keys, &g_array_index (self->keys, DatelineStoryKey, i), 1);

  spans = dateline_edition_diff (self->keys, keys);
  if (spans != NULL)
    apply_spans (self, spans, keys);
  else
    replace_all (self, keys);
}

static void
refresh_stories (DatelineEdition *self, GArray *ids)
{
  for (gsize i = 0; i < ids->len; i++)
    dateline_edition_pages_refresh (self->pages, g_array_index (ids, gint64, i));
}

/* What the held stories show. */
static void
follow_stories (DatelineEdition *self, DatelineStoreChanges *changes)
{
  DatelineStoreChangeFlags flags = dateline_store_changes_get_flags (changes);
  GArray *ids = dateline_store_changes_get_story_ids (changes);
  gboolean value = dateline_store_changes_get_value (changes);

  if ((flags & DATELINE_STORE_CHANGE_READ) != 0)
    dateline_edition_pages_set_read (self->pages, ids, value);
  if ((flags & DATELINE_STORE_CHANGE_SAVED) != 0)
    dateline_edition_pages_set_saved (self->pages, ids, value);
  if ((flags & (DATELINE_STORE_CHANGE_CONTENT | DATELINE_STORE_CHANGE_PAGES |
                DATELINE_STORE_CHANGE_KEPT)) != 0)
    refresh_stories (self, ids);
  if ((flags & DATELINE_STORE_CHANGE_FEEDS) != 0)
    dateline_edition_pages_refresh_feed (self->pages,
                                         dateline_store_changes_get_feed_id (changes));
}

/* Whether the stories were marked so that the query lists them no more. */
static gboolean
is_leaving (DatelineEdition *self, DatelineStoreChanges *changes)
{
  DatelineStoreChangeFlags flags = dateline_store_changes_get_flags (changes);
  gboolean value = dateline_store_changes_get_value (changes);

  return ((flags & DATELINE_STORE_CHANGE_READ) != 0 && value &&
          dateline_query_get_unread_only (self->query)) ||
         ((flags & DATELINE_STORE_CHANGE_SAVED) != 0 && !value &&
          dateline_query_get_saved_only (self->query));
}

static gboolean
is_deleting (DatelineStoreChanges *changes)
{
  return (dateline_store_changes_get_flags (changes) & DATELINE_STORE_CHANGE_DELETED) !=
             0 &&
         dateline_store_changes_get_value (changes);
}

/* Whether the reader, not a refresh, made the list another. What a reader does shows. */
static gboolean
is_relisting (DatelineEdition *self, DatelineStoreChanges *changes)
{
  DatelineStoreChangeFlags flags = dateline_store_changes_get_flags (changes);
  const char *const *categories = dateline_query_get_categories (self->query);

  if ((flags & (DATELINE_STORE_CHANGE_FETCHED | DATELINE_STORE_CHANGE_REMOVED)) != 0 ||
      is_deleting (changes))
    return FALSE;
  return (flags & DATELINE_STORE_CHANGE_STORIES) != 0 || self->keys->len == 0 ||
         ((flags & DATELINE_STORE_CHANGE_FEEDS) != 0 && categories != NULL &&
          *categories != NULL);
}

void
dateline_edition_follow (DatelineEdition *self, DatelineStoreChanges *changes)
{
  DatelineStoreChangeFlags flags = dateline_store_changes_get_flags (changes);
  GArray *ids = dateline_store_changes_get_story_ids (changes);
  gboolean leaving = is_leaving (self, changes);
  gboolean removed =
      is_deleting (changes) || ((flags & DATELINE_STORE_CHANGE_REMOVED) != 0 &&
                                !dateline_query_get_saved_only (self->query));

  follow_stories (self, changes);

  /* Nothing was listed yet that could be out of date. */
  if (self->first_listing != NULL)
    return;

  if (leaving)
    keep (self, ids);
  if ((flags & DATELINE_STORE_CHANGE_READ) != 0 &&
      dateline_query_find_order (self->query) == DATELINE_QUERY_ORDER_UNREAD)
    keep_part (self, ids, dateline_store_changes_get_value (changes));
  if (removed)
    remove_stories (self, ids);

  /* A list on its way may be of the moment before. */
  if ((flags & DATELINE_STORE_CHANGE_ELSEWHERE) != 0)
    dateline_edition_look (self);
  else if (is_relisting (self, changes) ||
           (self->listing != NULL && (leaving || removed)))
    dateline_edition_list (self);
  else if ((flags & DATELINE_STORE_CHANGE_FETCHED) != 0 &&
           (flags & DATELINE_STORE_CHANGE_STORIES) != 0)
    dateline_edition_count_pending (self);
  else if (self->looking != NULL && (flags & LISTED_BY) != 0)
    {
      dateline_edition_stop_looking (self);
      dateline_edition_look (self);
    }
}
