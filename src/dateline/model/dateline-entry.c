/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An entry as published. Immutable, any thread. */

#include "dateline/model/dateline-entry-builder-private.h"

/**
 * DatelineEntry:
 *
 * An entry as published: one story of a feed document. It never changes and may cross
 * threads.
 */
struct _DatelineEntry
{
  DatelineEntryBuilder fields;
};

G_DEFINE_BOXED_TYPE (DatelineEntry,
                     dateline_entry,
                     dateline_entry_ref,
                     dateline_entry_unref)

static void
dateline_entry_clear (DatelineEntry *self)
{
  dateline_entry_builder_clear (&self->fields);
}

void
dateline_entry_builder_init (DatelineEntryBuilder *self)
{
  *self = (DatelineEntryBuilder){ 0 };
  self->published = DATELINE_TIME_UNKNOWN;
  self->updated = DATELINE_TIME_UNKNOWN;
  self->comment_count = DATELINE_COUNT_UNKNOWN;
}

void
dateline_entry_builder_clear (DatelineEntryBuilder *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->external_link, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->content, g_free);
  g_clear_pointer (&self->content_text, g_free);
  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->rights, g_free);
  g_clear_pointer (&self->comments_uri, g_free);
  g_clear_pointer (&self->source_title, g_free);
  g_clear_pointer (&self->source_uri, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_strfreev);
  g_clear_pointer (&self->enclosures, g_ptr_array_unref);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
}

/* The members move into the record; the builder is as new after. */
DatelineEntry *
dateline_entry_builder_build (DatelineEntryBuilder *self)
{
  DatelineEntry *record = g_atomic_rc_box_new0 (DatelineEntry);

  if (self->authors == NULL)
    self->authors =
        g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
  if (self->categories == NULL)
    self->categories = g_new0 (char *, 1);
  if (self->enclosures == NULL)
    self->enclosures =
        g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  if (self->pictures == NULL)
    self->pictures =
        g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  record->fields = *self;
  dateline_entry_builder_init (self);
  return record;
}

/**
 * dateline_entry_ref:
 * @self: an entry
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineEntry *
dateline_entry_ref (DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_entry_unref:
 * @self: (transfer full): an entry
 *
 * Drops a reference; any thread.
 */
void
dateline_entry_unref (DatelineEntry *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_entry_clear);
}

/**
 * dateline_entry_get_id:
 * @self: an entry
 *
 * Gets the guid, atom:id or rdf:about exactly as written.
 *
 * Returns: (nullable): as published
 */
const char *
dateline_entry_get_id (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.id;
}

/**
 * dateline_entry_get_key:
 * @self: an entry
 *
 * Gets what tells the entry from every other of its feed, made by the parser: the id
 * where there is a good one, else the link, else a digest.
 *
 * Returns: the key
 */
const char *
dateline_entry_get_key (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.key;
}

/**
 * dateline_entry_get_title:
 * @self: an entry
 *
 * Gets the title.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_entry_get_title (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.title;
}

/**
 * dateline_entry_get_link:
 * @self: an entry
 *
 * Gets the address of the page that the entry stands for.
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_entry_get_link (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.link;
}

/**
 * dateline_entry_get_external_link:
 * @self: an entry
 *
 * Gets the address of a page elsewhere that the entry is about (JSON Feed 1.1,
 * external_url).
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_entry_get_external_link (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.external_link;
}

/**
 * dateline_entry_get_summary:
 * @self: an entry
 *
 * Gets the shorter form that the publisher gives besides the content.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_entry_get_summary (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.summary;
}

/**
 * dateline_entry_get_content:
 * @self: an entry
 *
 * Gets the body, exactly as published: it is untrusted HTML. Never show it other than
 * through a #DatelineArticle.
 *
 * Returns: (nullable): HTML
 */
const char *
dateline_entry_get_content (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.content;
}

/**
 * dateline_entry_get_content_text:
 * @self: an entry
 *
 * Gets the body as plain text, for search and excerpts.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_entry_get_content_text (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.content_text;
}

/**
 * dateline_entry_get_base_uri:
 * @self: an entry
 *
 * Gets what relative addresses in the content are resolved against.
 *
 * Returns: (nullable): an absolute address
 */
const char *
dateline_entry_get_base_uri (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.base_uri;
}

/**
 * dateline_entry_get_language:
 * @self: an entry
 *
 * Gets the language where the entry states its own.
 *
 * Returns: (nullable): a language tag (BCP 47)
 */
const char *
dateline_entry_get_language (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.language;
}

/**
 * dateline_entry_get_rights:
 * @self: an entry
 *
 * Gets the statement of rights.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_entry_get_rights (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.rights;
}

/**
 * dateline_entry_get_published:
 * @self: an entry
 *
 * Gets when the entry was published.
 *
 * Returns: seconds since the Unix epoch, or %DATELINE_TIME_UNKNOWN
 */
gint64
dateline_entry_get_published (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.published;
}

/**
 * dateline_entry_get_published_offset:
 * @self: an entry
 *
 * Gets the time zone in which the publisher wrote the date.
 *
 * Returns: minutes east of UTC
 */
int
dateline_entry_get_published_offset (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.published_offset;
}

/**
 * dateline_entry_get_updated:
 * @self: an entry
 *
 * Gets when the entry was last changed.
 *
 * Returns: seconds since the Unix epoch, or %DATELINE_TIME_UNKNOWN
 */
gint64
dateline_entry_get_updated (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.updated;
}

/**
 * dateline_entry_get_comments_uri:
 * @self: an entry
 *
 * Gets the address of the comments page.
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_entry_get_comments_uri (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.comments_uri;
}

/**
 * dateline_entry_get_comment_count:
 * @self: an entry
 *
 * Gets the number of comments that the feed states.
 *
 * Returns: the number, or %DATELINE_COUNT_UNKNOWN
 */
int
dateline_entry_get_comment_count (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields.comment_count;
}

/**
 * dateline_entry_get_source_title:
 * @self: an entry
 *
 * Gets the name of the feed or the publisher that the entry was taken from: feeds that
 * gather the stories of others say so (atom:source, the source of RSS).
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_entry_get_source_title (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.source_title;
}

/**
 * dateline_entry_get_source_uri:
 * @self: an entry
 *
 * Gets the address of what the entry was taken from, a page or a feed.
 *
 * Returns: (nullable): an allowed address
 */
const char *
dateline_entry_get_source_uri (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.source_uri;
}

/**
 * dateline_entry_get_place:
 * @self: an entry
 *
 * Gets the name of the place that the story is about.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_entry_get_place (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.place;
}

/**
 * dateline_entry_get_position:
 * @self: an entry
 * @latitude: (out): degrees north of the equator
 * @longitude: (out): degrees east of Greenwich
 *
 * Gets where on the globe the story is (WGS 84), from GeoRSS or geo:lat and geo:long.
 *
 * Returns: whether the feed says so; without, both are 0
 */
gboolean
dateline_entry_get_position (const DatelineEntry *self,
                             double *latitude,
                             double *longitude)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *latitude = self->fields.latitude;
  *longitude = self->fields.longitude;
  return self->fields.has_position;
}

/**
 * dateline_entry_get_direction:
 * @self: an entry
 *
 * Gets where the lines of the entry begin, as far as the feed says it; the languages and
 * letters of the text say it otherwise.
 *
 * Returns: the direction
 */
DatelineDirection
dateline_entry_get_direction (const DatelineEntry *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_DIRECTION_BY_TEXT);

  return self->fields.direction;
}

const DatelineEntryBuilder *
dateline_entry_peek (const DatelineEntry *self)
{
  return &self->fields;
}
