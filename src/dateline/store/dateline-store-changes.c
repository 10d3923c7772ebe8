/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a commit changed. Immutable, any thread. */

#include "dateline/store/dateline-store-changes-private.h"

/**
 * DatelineStoreChanges:
 *
 * What one commit changed in a store, as [signal@Store::changed] tells it.
 */
struct _DatelineStoreChanges
{
  DatelineStoreChangeFlags flags;
  gint64 feed_id;
  guint n_added;
  guint n_updated;
  GArray *story_ids;
  gboolean value;
  guint n_unread_removed;
  GArray *news_ids; /* nullable */
};

G_DEFINE_BOXED_TYPE (DatelineStoreChanges,
                     dateline_store_changes,
                     dateline_store_changes_ref,
                     dateline_store_changes_unref)

static void
dateline_store_changes_clear (DatelineStoreChanges *self)
{
  g_clear_pointer (&self->story_ids, g_array_unref);
  g_clear_pointer (&self->news_ids, g_array_unref);
}

DatelineStoreChanges *
dateline_store_changes_new (DatelineStoreChangeFlags flags,
                            gint64 feed_id,
                            guint n_added,
                            guint n_updated,
                            GArray *story_ids,
                            gboolean value)
{
  DatelineStoreChanges *self = g_atomic_rc_box_new0 (DatelineStoreChanges);

  self->flags = flags;
  self->feed_id = feed_id;
  self->n_added = n_added;
  self->n_updated = n_updated;
  self->story_ids = story_ids;
  self->value = value;
  return self;
}

void
dateline_store_changes_set_news (DatelineStoreChanges *self, GArray *ids)
{
  self->news_ids = ids;
}

DatelineStoreChanges *
dateline_store_changes_new_purged (gint64 feed_id, GArray *story_ids, guint n_unread)
{
  DatelineStoreChanges *self = dateline_store_changes_new (
      DATELINE_STORE_CHANGE_STORIES | DATELINE_STORE_CHANGE_REMOVED,
      feed_id,
      0,
      0,
      story_ids,
      FALSE);

  self->n_unread_removed = n_unread;
  return self;
}

/**
 * dateline_store_changes_ref:
 * @self: changes
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineStoreChanges *
dateline_store_changes_ref (DatelineStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_store_changes_unref:
 * @self: (transfer full): changes
 *
 * Drops a reference; any thread.
 */
void
dateline_store_changes_unref (DatelineStoreChanges *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_store_changes_clear);
}

/**
 * dateline_store_changes_get_flags:
 * @self: changes
 *
 * Gets of what kinds the changes are.
 *
 * Returns: the kinds
 */
DatelineStoreChangeFlags
dateline_store_changes_get_flags (const DatelineStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->flags;
}

/**
 * dateline_store_changes_get_feed_id:
 * @self: changes
 *
 * Gets the feed that changed.
 *
 * Returns: the feed's number, or 0 when the change is not one feed's
 */
gint64
dateline_store_changes_get_feed_id (const DatelineStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->feed_id;
}

/**
 * dateline_store_changes_get_n_added:
 * @self: changes
 *
 * Gets how many stories are new.
 *
 * Returns: the number of stories
 */
guint
dateline_store_changes_get_n_added (const DatelineStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_added;
}

/**
 * dateline_store_changes_get_n_updated:
 * @self: changes
 *
 * Gets how many stories their publisher changed.
 *
 * Returns: the number of stories
 */
guint
dateline_store_changes_get_n_updated (const DatelineStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_updated;
}

/**
 * dateline_store_changes_get_story_ids:
 * @self: changes
 *
 * Gets the stories that were there before and changed: those that were marked, with
 * %DATELINE_STORE_CHANGE_READ and %DATELINE_STORE_CHANGE_SAVED, those that were updated,
 * with %DATELINE_STORE_CHANGE_CONTENT, those whose pages came, with
 * %DATELINE_STORE_CHANGE_PAGES, those of which more is kept, with
 * %DATELINE_STORE_CHANGE_KEPT, and those that went with their feed or were past keeping,
 * with %DATELINE_STORE_CHANGE_REMOVED. New ones are not among them.
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the stories' numbers
 */
GArray *
dateline_store_changes_get_story_ids (const DatelineStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->story_ids;
}

/**
 * dateline_store_changes_get_value:
 * @self: changes
 *
 * Gets what the stories were marked as: whether they are read with
 * %DATELINE_STORE_CHANGE_READ, saved with %DATELINE_STORE_CHANGE_SAVED. With
 * %DATELINE_STORE_CHANGE_KEPT whether it was chosen anew what is to be kept of them.
 *
 * Returns: the value
 */
gboolean
dateline_store_changes_get_value (const DatelineStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->value;
}

/**
 * dateline_store_changes_get_n_unread_removed:
 * @self: changes
 *
 * Gets how many stories went unread because their feed had too many, with
 * %DATELINE_STORE_CHANGE_REMOVED. A person should be told: nothing else takes unread
 * stories away.
 *
 * Returns: the number of stories
 */
guint
dateline_store_changes_get_n_unread_removed (const DatelineStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_unread_removed;
}

/**
 * dateline_store_changes_get_news_ids:
 * @self: changes
 *
 * Gets the new stories that the reader wants to be told of: those of a feed for which
 * that was chosen (#DatelineFeedSetting), which are unread and of now, and not what a
 * feed had when it was fetched for the first time.
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the stories' numbers, %NULL
 *   without any
 */
const GArray *
dateline_store_changes_get_news_ids (const DatelineStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->news_ids;
}
