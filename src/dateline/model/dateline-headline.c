/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A story's line in a list. Immutable, any thread. */

#include "dateline/model/dateline-headline-builder-private.h"

/**
 * DatelineHeadline:
 *
 * A story's line in a list, as the store had it at one moment. It never changes and
 * may cross threads.
 */
struct _DatelineHeadline
{
  DatelineHeadlineBuilder fields;
};

G_DEFINE_BOXED_TYPE (DatelineHeadline,
                     dateline_headline,
                     dateline_headline_ref,
                     dateline_headline_unref)

static void
dateline_headline_clear (DatelineHeadline *self)
{
  dateline_headline_builder_clear (&self->fields);
}

void
dateline_headline_builder_init (DatelineHeadlineBuilder *self)
{
  *self = (DatelineHeadlineBuilder){ 0 };
  self->published = DATELINE_TIME_UNKNOWN;
}

void
dateline_headline_builder_clear (DatelineHeadlineBuilder *self)
{
  g_clear_pointer (&self->feed_title, g_free);
  g_clear_pointer (&self->feed_icon_uri, g_free);
  g_clear_pointer (&self->feed_uri, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->excerpt, g_free);
  g_clear_pointer (&self->byline, g_free);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->picture_uri, g_free);
  g_clear_pointer (&self->saving, dateline_saving_unref);
}

/* The members move into the record; the builder is as new after. */
DatelineHeadline *
dateline_headline_builder_build (DatelineHeadlineBuilder *self)
{
  DatelineHeadline *record = g_atomic_rc_box_new0 (DatelineHeadline);

  record->fields = *self;
  dateline_headline_builder_init (self);
  return record;
}

/**
 * dateline_headline_ref:
 * @self: a headline
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineHeadline *
dateline_headline_ref (DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_headline_unref:
 * @self: (transfer full): a headline
 *
 * Drops a reference; any thread.
 */
void
dateline_headline_unref (DatelineHeadline *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_headline_clear);
}

/**
 * dateline_headline_get_id:
 * @self: a headline
 *
 * Gets the story's number in the store.
 *
 * Returns: the number, unique in its store
 */
gint64
dateline_headline_get_id (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.id;
}

/**
 * dateline_headline_get_feed_id:
 * @self: a headline
 *
 * Gets the number of the feed that it is from.
 *
 * Returns: the feed's number
 */
gint64
dateline_headline_get_feed_id (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.feed_id;
}

/**
 * dateline_headline_get_feed_title:
 * @self: a headline
 *
 * Gets the title of the feed that it is from.
 *
 * Returns: plain text
 */
const char *
dateline_headline_get_feed_title (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.feed_title;
}

/**
 * dateline_headline_get_feed_icon_uri:
 * @self: a headline
 *
 * Gets the address of the icon of the feed that it is from.
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_headline_get_feed_icon_uri (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.feed_icon_uri;
}

/**
 * dateline_headline_get_feed_uri:
 * @self: a headline
 *
 * Gets the address of the feed that it is from.
 *
 * Returns: (nullable): the address
 */
const char *
dateline_headline_get_feed_uri (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.feed_uri;
}

/**
 * dateline_headline_get_title:
 * @self: a headline
 *
 * Gets the title; without one, the beginning of the text stands in.
 *
 * Returns: plain text, never empty
 */
const char *
dateline_headline_get_title (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.title;
}

/**
 * dateline_headline_get_excerpt:
 * @self: a headline
 *
 * Gets the beginning of the text.
 *
 * Returns: (nullable): plain text of about 200 characters
 */
const char *
dateline_headline_get_excerpt (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.excerpt;
}

/**
 * dateline_headline_get_byline:
 * @self: a headline
 *
 * Gets the names of the authors, joined for reading.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_headline_get_byline (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.byline;
}

/**
 * dateline_headline_get_link:
 * @self: a headline
 *
 * Gets the address of the page that the story stands for.
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_headline_get_link (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.link;
}

/**
 * dateline_headline_get_picture_uri:
 * @self: a headline
 *
 * Gets the address of the picture that stands for the story in a list.
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_headline_get_picture_uri (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.picture_uri;
}

/**
 * dateline_headline_get_time:
 * @self: a headline
 *
 * Gets the time that the story is ordered by: when it was published, where that can be
 * believed, else when it was first seen.
 *
 * Returns: seconds since the Unix epoch
 */
gint64
dateline_headline_get_time (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.time;
}

/**
 * dateline_headline_get_published:
 * @self: a headline
 *
 * Gets when the story was published, as the publisher says.
 *
 * Returns: seconds since the Unix epoch, or %DATELINE_TIME_UNKNOWN
 */
gint64
dateline_headline_get_published (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.published;
}

/**
 * dateline_headline_get_published_offset:
 * @self: a headline
 *
 * Gets the time zone in which the publisher wrote the date.
 *
 * Returns: minutes east of UTC
 */
int
dateline_headline_get_published_offset (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.published_offset;
}

/**
 * dateline_headline_is_read:
 * @self: a headline
 *
 * Tells whether the story is read.
 *
 * Returns: %TRUE if it is read
 */
gboolean
dateline_headline_is_read (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->fields.is_read;
}

/**
 * dateline_headline_is_saved:
 * @self: a headline
 *
 * Tells whether the story is saved for offline reading.
 *
 * Returns: %TRUE if it is saved
 */
gboolean
dateline_headline_is_saved (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->fields.is_saved;
}

/**
 * dateline_headline_is_updated:
 * @self: a headline
 *
 * Tells whether the publisher changed what the story says after it was first seen.
 *
 * Returns: %TRUE if it was changed
 */
gboolean
dateline_headline_is_updated (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->fields.is_updated;
}

/**
 * dateline_headline_has_full_text:
 * @self: a headline
 *
 * Tells whether the article of the story's page is kept, see #DatelinePage.
 *
 * Returns: %TRUE if it is
 */
gboolean
dateline_headline_has_full_text (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->fields.has_full_text;
}

/**
 * dateline_headline_get_saving:
 * @self: a headline
 *
 * Gets how far the keeping of a saved story for reading offline has got.
 *
 * Returns: (transfer none) (nullable): the saving, %NULL if the story is not saved
 */
DatelineSaving *
dateline_headline_get_saving (const DatelineHeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.saving;
}
