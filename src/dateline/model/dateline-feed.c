/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A feed that is followed, as kept. Immutable, any thread. */

#include "dateline/model/dateline-feed-builder-private.h"

#include <string.h>

/**
 * DatelineFeed:
 *
 * A source that is followed, as the store had it at one moment. It never changes and
 * may cross threads.
 */
struct _DatelineFeed
{
  DatelineFeedBuilder fields;
};

G_DEFINE_BOXED_TYPE (DatelineFeed, dateline_feed, dateline_feed_ref, dateline_feed_unref)

static void
dateline_feed_clear (DatelineFeed *self)
{
  dateline_feed_builder_clear (&self->fields);
}

void
dateline_feed_builder_init (DatelineFeedBuilder *self)
{
  *self = (DatelineFeedBuilder){ 0 };
  dateline_feed_settings_init (&self->settings);
  dateline_feed_settings_init (&self->own_settings);
  self->added_at = DATELINE_TIME_UNKNOWN;
  self->fetched_at = DATELINE_TIME_UNKNOWN;
  self->attempted_at = DATELINE_TIME_UNKNOWN;
  self->oldest_at = DATELINE_TIME_UNKNOWN;
  self->changed_at = DATELINE_TIME_UNKNOWN;
  self->probed_at = DATELINE_TIME_UNKNOWN;
  self->failing_since = DATELINE_TIME_UNKNOWN;
}

void
dateline_feed_builder_clear (DatelineFeedBuilder *self)
{
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->publisher_title, g_free);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->icon_uri, g_free);
  g_clear_pointer (&self->rights, g_free);
  g_clear_pointer (&self->document_id, g_free);
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->categories, g_strfreev);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->moved_from, g_free);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->last_modified, g_free);
  g_clear_pointer (&self->validators_uri, g_free);
  g_clear_pointer (&self->body_digest, g_free);
  g_clear_pointer (&self->move_offer, g_free);
  g_clear_pointer (&self->twin_title, g_free);
}

static const gsize strings[] = {
  G_STRUCT_OFFSET (DatelineFeedBuilder, uri),
  G_STRUCT_OFFSET (DatelineFeedBuilder, title),
  G_STRUCT_OFFSET (DatelineFeedBuilder, name),
  G_STRUCT_OFFSET (DatelineFeedBuilder, publisher_title),
  G_STRUCT_OFFSET (DatelineFeedBuilder, link),
  G_STRUCT_OFFSET (DatelineFeedBuilder, description),
  G_STRUCT_OFFSET (DatelineFeedBuilder, language),
  G_STRUCT_OFFSET (DatelineFeedBuilder, icon_uri),
  G_STRUCT_OFFSET (DatelineFeedBuilder, rights),
  G_STRUCT_OFFSET (DatelineFeedBuilder, document_id),
  G_STRUCT_OFFSET (DatelineFeedBuilder, format),
  G_STRUCT_OFFSET (DatelineFeedBuilder, error),
  G_STRUCT_OFFSET (DatelineFeedBuilder, moved_from),
  G_STRUCT_OFFSET (DatelineFeedBuilder, etag),
  G_STRUCT_OFFSET (DatelineFeedBuilder, last_modified),
  G_STRUCT_OFFSET (DatelineFeedBuilder, validators_uri),
  G_STRUCT_OFFSET (DatelineFeedBuilder, body_digest),
  G_STRUCT_OFFSET (DatelineFeedBuilder, move_offer),
  G_STRUCT_OFFSET (DatelineFeedBuilder, twin_title),
};

static gboolean
equal_categories (char **categories, char **others)
{
  if (categories == NULL || others == NULL)
    return (categories == NULL || *categories == NULL) &&
           (others == NULL || *others == NULL);
  return g_strv_equal ((const char *const *) categories, (const char *const *) others);
}

static gboolean
equal_places (GArray *places, GArray *others)
{
  guint n = places != NULL ? places->len : 0;

  return n == (others != NULL ? others->len : 0) &&
         (n == 0 || memcmp (places->data, others->data, n * sizeof (guint)) == 0);
}

/* Without what it points to: what is left are numbers. */
static DatelineFeedBuilder
get_numbers (const DatelineFeedBuilder *self)
{
  DatelineFeedBuilder numbers;

  memcpy (&numbers, self, sizeof numbers);
  numbers.categories = NULL;
  numbers.places = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    G_STRUCT_MEMBER (char *, &numbers, strings[i]) = NULL;
  return numbers;
}

/* FALSE also where nothing differs but what is between the members. */
gboolean
dateline_feed_builder_equals (const DatelineFeedBuilder *self, const DatelineFeed *feed)
{
  DatelineFeedBuilder numbers = get_numbers (self);
  DatelineFeedBuilder others = get_numbers (&feed->fields);

  if (memcmp (&numbers, &others, sizeof numbers) != 0 ||
      !equal_categories (self->categories, feed->fields.categories) ||
      !equal_places (self->places, feed->fields.places))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    if (g_strcmp0 (G_STRUCT_MEMBER (char *, self, strings[i]),
                   G_STRUCT_MEMBER (char *, &feed->fields, strings[i])) != 0)
      return FALSE;
  return TRUE;
}

/* The members move into the record; the builder is as new after. */
DatelineFeed *
dateline_feed_builder_build (DatelineFeedBuilder *self)
{
  DatelineFeed *record = g_atomic_rc_box_new0 (DatelineFeed);

  if (self->categories == NULL)
    self->categories = g_new0 (char *, 1);
  record->fields = *self;
  dateline_feed_builder_init (self);
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
