/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A feed that is followed, as kept. Immutable, any thread. */

#include "dateline/model/dateline-feed-builder-private.h"

/**
 * DatelineFeed:
 *
 * A source that is followed, as the store had it at one moment. It never changes and
 * may cross threads.
 */
struct _DatelineFeed
{
  DatelineFeedBuilder fields;
  char *texts; /* all that those point to, but for the places; counted */
};

G_DEFINE_BOXED_TYPE (DatelineFeed, dateline_feed, dateline_feed_ref, dateline_feed_unref)

static void
dateline_feed_clear (DatelineFeed *self)
{
  g_clear_pointer (&self->fields.places, g_array_unref);
  g_atomic_rc_box_release (self->texts);
}

/* The members move into the record; the builder is as new after. */
DatelineFeed *
dateline_feed_builder_build (DatelineFeedBuilder *self)
{
  DatelineFeed *record = g_atomic_rc_box_new (DatelineFeed);

  record->fields = *self;
  record->texts = dateline_feed_builder_pack (&record->fields);
  self->places = NULL;
  dateline_feed_builder_clear (self);
  dateline_feed_builder_init (self);
  return record;
}

/* The feed with other counts, all else is that of @self. */
DatelineFeed *
dateline_feed_recount (DatelineFeed *self, guint n_stories, guint n_unread)
{
  DatelineFeed *record = g_atomic_rc_box_dup (sizeof *self, self);

  g_atomic_rc_box_acquire (record->texts);
  if (record->fields.places != NULL)
    g_array_ref (record->fields.places);
  record->fields.n_stories = n_stories;
  record->fields.n_unread = n_unread;
  return record;
}

/**
 * dateline_feed_ref:
 * @self: a feed
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineFeed *
dateline_feed_ref (DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_feed_unref:
 * @self: (transfer full): a feed
 *
 * Drops a reference; any thread.
 */
void
dateline_feed_unref (DatelineFeed *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_feed_clear);
}

/**
 * dateline_feed_get_id:
 * @self: a feed
 *
 * Gets its number in the store.
 *
 * Returns: the number, unique in its store
 */
gint64
dateline_feed_get_id (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.id;
}

/**
 * dateline_feed_get_uri:
 * @self: a feed
 *
 * Gets the address that is fetched.
 *
 * Returns: an absolute address
 */
const char *
dateline_feed_get_uri (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.uri;
}

/**
 * dateline_feed_get_title:
 * @self: a feed
 *
 * Gets the title: the reader's own name for the feed, else the publisher's, else the
 * host.
 *
 * Returns: plain text
 */
const char *
dateline_feed_get_title (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.title;
}

/**
 * dateline_feed_get_name:
 * @self: a feed
 *
 * Gets the reader's own name for the feed.
 *
 * Returns: (nullable): plain text; %NULL if the publisher's title serves
 */
const char *
dateline_feed_get_name (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.name;
}

/**
 * dateline_feed_get_publisher_title:
 * @self: a feed
 *
 * Gets the title that the publisher gave the feed, whatever the reader calls it.
 *
 * Returns: (nullable): plain text; %NULL before the first document
 */
const char *
dateline_feed_get_publisher_title (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.publisher_title;
}

/**
 * dateline_feed_get_link:
 * @self: a feed
 *
 * Gets the address of the home page.
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_feed_get_link (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.link;
}

/**
 * dateline_feed_get_description:
 * @self: a feed
 *
 * Gets what the feed says about itself.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_feed_get_description (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.description;
}

/**
 * dateline_feed_get_language:
 * @self: a feed
 *
 * Gets the language.
 *
 * Returns: (nullable): a language tag (BCP 47)
 */
const char *
dateline_feed_get_language (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.language;
}

/**
 * dateline_feed_get_icon_uri:
 * @self: a feed
 *
 * Gets the address of the icon.
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_feed_get_icon_uri (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.icon_uri;
}

/**
 * dateline_feed_get_rights:
 * @self: a feed
 *
 * Gets who holds the rights, in the publisher's words.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_feed_get_rights (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.rights;
}

/**
 * dateline_feed_get_format:
 * @self: a feed
 *
 * Gets what the feed is written in, as people call it: "RSS", "Atom".
 *
 * Returns: (nullable): a name that is the same in every language; %NULL before the first
 *   document
 */
const char *
dateline_feed_get_format (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.format;
}

/**
 * dateline_feed_get_categories:
 * @self: a feed
 *
 * Gets the categories under which the reader filed the feed.
 *
 * Returns: (transfer none) (array zero-terminated=1): names
 */
const char *const *
dateline_feed_get_categories (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->fields.categories;
}

/**
 * dateline_feed_get_place:
 * @self: a feed
 * @category: the index of one of dateline_feed_get_categories(); -1 for among the feeds
 *   without a category
 *
 * Gets where the reader put it among the feeds there.
 *
 * Returns: its place, from 1; 0 if it stands by its title, after those that have one
 */
guint
dateline_feed_get_place (const DatelineFeed *self, int category)
{
  g_return_val_if_fail (self != NULL, 0);

  if (category < 0)
    return self->fields.place;
  if (self->fields.places == NULL || (guint) category >= self->fields.places->len)
    return 0;
  return g_array_index (self->fields.places, guint, category);
}

/**
 * dateline_feed_get_n_stories:
 * @self: a feed
 *
 * Gets how many stories of the feed are kept.
 *
 * Returns: the number of stories
 */
guint
dateline_feed_get_n_stories (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.n_stories;
}

/**
 * dateline_feed_get_n_unread:
 * @self: a feed
 *
 * Gets how many of them are unread.
 *
 * Returns: the number of unread stories
 */
guint
dateline_feed_get_n_unread (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.n_unread;
}

/**
 * dateline_feed_get_added_at:
 * @self: a feed
 *
 * Gets when the reader began to follow the feed.
 *
 * Returns: seconds since the Unix epoch, or %DATELINE_TIME_UNKNOWN
 */
gint64
dateline_feed_get_added_at (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_TIME_UNKNOWN);

  return self->fields.added_at;
}

const DatelineFeedBuilder *
dateline_feed_peek (const DatelineFeed *self)
{
  return &self->fields;
}

/**
 * dateline_feed_get_settings:
 * @self: a feed
 *
 * Gets what counts for it: what the reader chose for it, and where nothing was chosen for
 * it what holds for its categories, the one in which it was filed first before others.
 * What is unset then is as for all feeds.
 *
 * Returns: (transfer none): the settings
 */
const DatelineFeedSettings *
dateline_feed_get_settings (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->fields.settings;
}

/**
 * dateline_feed_get_own_settings:
 * @self: a feed
 *
 * Gets what the reader chose for this feed itself. What counts for it is
 * dateline_feed_get_settings().
 *
 * Returns: (transfer none): the settings
 */
const DatelineFeedSettings *
dateline_feed_get_own_settings (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->fields.own_settings;
}
