/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One parsed download of a feed. Immutable, any thread. */

#include "dateline/model/dateline-feed-document-builder-private.h"

/**
 * DatelineFeedDocument:
 *
 * One parsed download of a feed: what it says about itself, and its entries. It never
 * changes and may cross threads.
 */
struct _DatelineFeedDocument
{
  DatelineFeedDocumentBuilder fields;
};

G_DEFINE_BOXED_TYPE (DatelineFeedDocument,
                     dateline_feed_document,
                     dateline_feed_document_ref,
                     dateline_feed_document_unref)

static void
dateline_feed_document_clear (DatelineFeedDocument *self)
{
  dateline_feed_document_builder_clear (&self->fields);
}

void
dateline_feed_document_builder_init (DatelineFeedDocumentBuilder *self)
{
  *self = (DatelineFeedDocumentBuilder){ 0 };
  self->update_interval = DATELINE_COUNT_UNKNOWN;
}

void
dateline_feed_document_builder_clear (DatelineFeedDocumentBuilder *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->self_uri, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->icon_uri, g_free);
  g_clear_pointer (&self->favicon_uri, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->rights, g_free);
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_clear_pointer (&self->hubs, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
}

/* The members move into the record; the builder is as new after. */
DatelineFeedDocument *
dateline_feed_document_builder_build (DatelineFeedDocumentBuilder *self)
{
  DatelineFeedDocument *record = g_atomic_rc_box_new0 (DatelineFeedDocument);

  if (self->authors == NULL)
    self->authors =
        g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
  if (self->entries == NULL)
    self->entries =
        g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  if (self->hubs == NULL)
    self->hubs = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->hubs, NULL);
  record->fields = *self;
  dateline_feed_document_builder_init (self);
  return record;
}

/**
 * dateline_feed_document_ref:
 * @self: a feed document
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineFeedDocument *
dateline_feed_document_ref (DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_feed_document_unref:
 * @self: (transfer full): a feed document
 *
 * Drops a reference; any thread.
 */
void
dateline_feed_document_unref (DatelineFeedDocument *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_feed_document_clear);
}

/**
 * dateline_feed_document_get_format:
 * @self: a feed document
 *
 * Gets what the document is written in.
 *
 * Returns: the format
 */
DatelineFeedFormat
dateline_feed_document_get_format (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.format;
}

/**
 * dateline_feed_document_get_format_name:
 * @self: a feed document
 *
 * Gets what people call the format: "RSS", "RSS 1.0", "Atom" or "JSON Feed".
 *
 * Returns: a name that is the same in every language
 */
const char *
dateline_feed_document_get_format_name (const DatelineFeedDocument *self)
{
  static const char *const names[] = {
    [DATELINE_FEED_FORMAT_RSS] = "RSS",
    [DATELINE_FEED_FORMAT_RDF] = "RSS 1.0",
    [DATELINE_FEED_FORMAT_ATOM] = "Atom",
    [DATELINE_FEED_FORMAT_JSON] = "JSON Feed",
  };

  g_return_val_if_fail (self != NULL, NULL);

  return names[self->fields.format];
}

/**
 * dateline_feed_document_is_complete:
 * @self: a feed document
 *
 * Tells whether the document's end was seen. A document that was cut off says nothing
 * about the entries that it lacks.
 *
 * Returns: %TRUE if nothing was cut off
 */
gboolean
dateline_feed_document_is_complete (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->fields.is_complete;
}

/**
 * dateline_feed_document_get_direction:
 * @self: a feed document
 *
 * Gets where the lines of the feed's texts begin, as far as the document says it.
 *
 * Returns: the direction
 */
DatelineDirection
dateline_feed_document_get_direction (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_DIRECTION_BY_TEXT);

  return self->fields.direction;
}

/**
 * dateline_feed_document_is_repaired:
 * @self: a feed document
 *
 * Tells whether the document is not what its format asks for and was read as it was
 * meant: bytes that are no characters, a "&" that stands for itself, elements without an
 * end, text before or behind the document. Whoever publishes it would want to know.
 *
 * Returns: %TRUE if anything was mended
 */
gboolean
dateline_feed_document_is_repaired (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->fields.is_repaired;
}

gboolean
dateline_feed_document_is_damaged (const DatelineFeedDocument *self)
{
  return self->fields.is_damaged;
}

gboolean
dateline_feed_document_is_too_large (const DatelineFeedDocument *self,
                                     gboolean *is_too_slow)
{
  *is_too_slow = self->fields.is_too_slow;
  return self->fields.is_too_large;
}

/**
 * dateline_feed_document_get_title:
 * @self: a feed document
 *
 * Gets the feed's title.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_feed_document_get_title (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.title;
}

/**
 * dateline_feed_document_get_link:
 * @self: a feed document
 *
 * Gets the address of the feed's home page.
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_feed_document_get_link (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.link;
}

/**
 * dateline_feed_document_get_id:
 * @self: a feed document
 *
 * Gets what the feed calls itself wherever it lives: Atom's id (RFC 4287, 4.2.6), as
 * written. RSS and JSON Feed have none.
 *
 * Returns: (nullable): the id
 */
const char *
dateline_feed_document_get_id (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.id;
}

/**
 * dateline_feed_document_get_self_uri:
 * @self: a feed document
 *
 * Gets where the document says that it lives. It is shown, never followed.
 *
 * Returns: (nullable): an address
 */
const char *
dateline_feed_document_get_self_uri (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.self_uri;
}

/**
 * dateline_feed_document_get_description:
 * @self: a feed document
 *
 * Gets what the feed says about itself.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_feed_document_get_description (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.description;
}

/**
 * dateline_feed_document_get_icon_uri:
 * @self: a feed document
 *
 * Gets the address of the feed's picture.
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_feed_document_get_icon_uri (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.icon_uri;
}

/**
 * dateline_feed_document_get_favicon_uri:
 * @self: a feed document
 *
 * Gets the address of the feed's small square icon.
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_feed_document_get_favicon_uri (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.favicon_uri;
}

/**
 * dateline_feed_document_get_language:
 * @self: a feed document
 *
 * Gets the language of the feed.
 *
 * Returns: (nullable): a language tag (BCP 47)
 */
const char *
dateline_feed_document_get_language (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.language;
}

/**
 * dateline_feed_document_get_rights:
 * @self: a feed document
 *
 * Gets the statement of rights.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_feed_document_get_rights (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.rights;
}

/**
 * dateline_feed_document_get_update_interval:
 * @self: a feed document
 *
 * Gets how often the feed says that it changes (RSS ttl, syndication module).
 *
 * Returns: seconds, or %DATELINE_COUNT_UNKNOWN
 */
gint64
dateline_feed_document_get_update_interval (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.update_interval;
}

/**
 * dateline_feed_document_get_skip_hours:
 * @self: a feed document
 *
 * Gets the hours in which the feed wants no requests (RSS 2.0, skipHours).
 *
 * Returns: a bit for each hour of the day in UTC, the lowest for the one after midnight
 */
guint
dateline_feed_document_get_skip_hours (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.skip_hours;
}

/**
 * dateline_feed_document_get_skip_days:
 * @self: a feed document
 *
 * Gets the days on which the feed wants no requests (RSS 2.0, skipDays).
 *
 * Returns: a bit for each day of the week in UTC, the lowest for Monday
 */
guint
dateline_feed_document_get_skip_days (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.skip_days;
}

/**
 * dateline_feed_document_get_authors:
 * @self: a feed document
 *
 * Gets who writes the feed.
 *
 * Returns: (transfer none) (element-type DatelineAuthor): the authors
 */
GPtrArray *
dateline_feed_document_get_authors (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.authors;
}

/**
 * dateline_feed_document_get_hubs:
 * @self: a feed document
 *
 * Gets the hubs that the feed names: type, address, type, address and so on. None is
 * ever contacted.
 *
 * Returns: (transfer none) (array zero-terminated=1): pairs of strings
 */
const char *const *
dateline_feed_document_get_hubs (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->fields.hubs->pdata;
}

/**
 * dateline_feed_document_get_entries:
 * @self: a feed document
 *
 * An entry that the document repeats has the key of the first, and so is the same story.
 *
 * Gets the entries in document order.
 *
 * Returns: (transfer none) (element-type DatelineEntry): the entries
 */
GPtrArray *
dateline_feed_document_get_entries (const DatelineFeedDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.entries;
}
