/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the sidebar shows, read in one transaction. Immutable, any thread. */

#include "dateline/model/dateline-overview-private.h"

/**
 * DatelineOverview:
 *
 * The feeds, the categories and the counts of a store at one moment. It never changes and
 * may cross threads.
 */
struct _DatelineOverview
{
  GPtrArray *feeds;
  GPtrArray *categories;
  guint n_stories;
  guint n_unread;
  guint n_today;
  guint n_saved;
  guint n_upcoming;
  gint64 refreshed_at;
};

G_DEFINE_BOXED_TYPE (DatelineOverview,
                     dateline_overview,
                     dateline_overview_ref,
                     dateline_overview_unref)

static void
dateline_overview_clear (DatelineOverview *self)
{
  g_ptr_array_unref (self->feeds);
  g_ptr_array_unref (self->categories);
}

/* Takes both arrays. */
DatelineOverview *
dateline_overview_new (GPtrArray *feeds,
                       GPtrArray *categories,
                       guint n_stories,
                       guint n_unread,
                       guint n_today,
                       guint n_saved,
                       gint64 refreshed_at)
{
  DatelineOverview *self = g_atomic_rc_box_new0 (DatelineOverview);

  self->feeds = feeds;
  self->categories = categories;
  self->n_stories = n_stories;
  self->n_unread = n_unread;
  self->n_today = n_today;
  self->n_saved = n_saved;
  self->refreshed_at = refreshed_at;
  return self;
}

/**
 * dateline_overview_ref:
 * @self: an overview
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineOverview *
dateline_overview_ref (DatelineOverview *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_overview_unref:
 * @self: (transfer full): an overview
 *
 * Drops a reference; any thread.
 */
void
dateline_overview_unref (DatelineOverview *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_overview_clear);
}

/**
 * dateline_overview_get_feeds:
 * @self: an overview
 *
 * Gets the feeds, ordered by title.
 *
 * Returns: (transfer none) (element-type DatelineFeed): the feeds
 */
GPtrArray *
dateline_overview_get_feeds (const DatelineOverview *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->feeds;
}

/**
 * dateline_overview_get_categories:
 * @self: an overview
 *
 * Gets the categories under which feeds are filed, ordered by name.
 *
 * Returns: (transfer none) (element-type DatelineCategory): the categories
 */
GPtrArray *
dateline_overview_get_categories (const DatelineOverview *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->categories;
}

/**
 * dateline_overview_get_n_stories:
 * @self: an overview
 *
 * Gets how many stories are kept.
 *
 * Returns: the number of stories
 */
guint
dateline_overview_get_n_stories (const DatelineOverview *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_stories;
}

/**
 * dateline_overview_get_n_unread:
 * @self: an overview
 *
 * Gets how many stories are unread.
 *
 * Returns: the number of unread stories
 */
guint
dateline_overview_get_n_unread (const DatelineOverview *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_unread;
}

/**
 * dateline_overview_get_n_today:
 * @self: an overview
 *
 * Gets how many stories are from today, in the reader's time zone.
 *
 * Returns: the number of stories
 */
guint
dateline_overview_get_n_today (const DatelineOverview *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_today;
}

/**
 * dateline_overview_get_n_saved:
 * @self: an overview
 *
 * Gets how many stories are saved.
 *
 * Returns: the number of saved stories
 */
guint
dateline_overview_get_n_saved (const DatelineOverview *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_saved;
}

void
dateline_overview_set_n_upcoming (DatelineOverview *self, guint n_upcoming)
{
  self->n_upcoming = n_upcoming;
}

/**
 * dateline_overview_get_n_upcoming:
 * @self: an overview
 *
 * Gets how many stories are dated in the future. They are in no other number.
 *
 * Returns: the number of stories to come
 */
guint
dateline_overview_get_n_upcoming (const DatelineOverview *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_upcoming;
}

/**
 * dateline_overview_get_refreshed_at:
 * @self: an overview
 *
 * Gets when any feed was last fetched with success.
 *
 * Returns: seconds since the Unix epoch, or %DATELINE_TIME_UNKNOWN
 */
gint64
dateline_overview_get_refreshed_at (const DatelineOverview *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->refreshed_at;
}
