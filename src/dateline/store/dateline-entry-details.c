/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The members of an entry that no list and no search asks for, as bytes. Pure, any
 * thread.
 *
 * A number is eight bytes in little endian. A text is its length and one as four bytes,
 * or zero for none, then its bytes. A list is the number of its elements as four bytes,
 * then they. The order is that of the functions below; it is part of the file's format
 * and changes only with a migration, but for what is added at the end: where the bytes
 * are of an older version, what comes after them is zero or none. (A GVariant was tried
 * first: it took longer to make than everything else that is written of a story but the
 * search index.)
 */

#include "dateline/store/dateline-entry-details-private.h"

#include <string.h>

#define MILLION 1e6

static void
write_length (GByteArray *bytes, gsize length)
{
  guint32 word = GUINT32_TO_LE ((guint32) length);

  g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
}

static void
write_number (GByteArray *bytes, gint64 number)
{
  gint64 word = GINT64_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
}

static void
write_text (GByteArray *bytes, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  write_length (bytes, text != NULL ? length + 1 : 0);
  g_byte_array_append (bytes, (const guint8 *) text, length);
}

static void
write_authors (GByteArray *bytes, GPtrArray *authors)
{
  write_length (bytes, authors->len);
  for (gsize i = 0; i < authors->len; i++)
    {
      DatelineAuthor *author = g_ptr_array_index (authors, i);

      write_text (bytes, dateline_author_get_name (author));
      write_text (bytes, dateline_author_get_email (author));
      write_text (bytes, dateline_author_get_uri (author));
    }
}

static void
write_categories (GByteArray *bytes, const char *const *categories)
{
  write_length (bytes, g_strv_length ((GStrv) categories));
  for (; *categories != NULL; categories++)
    write_text (bytes, *categories);
}

static void
write_enclosures (GByteArray *bytes, GPtrArray *enclosures)
{
  write_length (bytes, enclosures->len);
  for (gsize i = 0; i < enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = g_ptr_array_index (enclosures, i);

      write_text (bytes, dateline_enclosure_get_uri (enclosure));
      write_text (bytes, dateline_enclosure_get_mime_type (enclosure));
      write_text (bytes, dateline_enclosure_get_title (enclosure));
      write_number (bytes, dateline_enclosure_get_length (enclosure));
      write_number (bytes, dateline_enclosure_get_duration (enclosure));
    }
}

static void
write_pictures (GByteArray *bytes, GPtrArray *pictures)
{
  write_length (bytes, pictures->len);
  for (gsize i = 0; i < pictures->len; i++)
    {
      DatelinePicture *picture = g_ptr_array_index (pictures, i);

      write_text (bytes, dateline_picture_get_uri (picture));
      write_text (bytes, dateline_picture_get_alternative (picture));
      write_text (bytes, dateline_picture_get_caption (picture));
      write_text (bytes, dateline_picture_get_credit (picture));
      write_number (bytes, dateline_picture_get_width (picture));
      write_number (bytes, dateline_picture_get_height (picture));
    }
}

/* In millionths of a degree, which is a hand's breadth. */
static void
write_position (GByteArray *bytes, DatelineEntry *entry)
{
  double latitude;
  double longitude;

  write_number (bytes, dateline_entry_get_position (entry, &latitude, &longitude));
  write_number (bytes, (gint64) (latitude * MILLION));
  write_number (bytes, (gint64) (longitude * MILLION));
}

GBytes *
dateline_entry_details_write (DatelineEntry *entry)
{
  GByteArray *bytes = g_byte_array_sized_new (1024);

  write_text (bytes, dateline_entry_get_id (entry));
  write_text (bytes, dateline_entry_get_external_link (entry));
  write_text (bytes, dateline_entry_get_base_uri (entry));
  write_text (bytes, dateline_entry_get_language (entry));
  write_text (bytes, dateline_entry_get_rights (entry));
  write_text (bytes, dateline_entry_get_comments_uri (entry));
  write_number (bytes, dateline_entry_get_updated (entry));
  write_number (bytes, dateline_entry_get_comment_count (entry));
  write_number (bytes, dateline_entry_get_lead_picture (entry) != NULL);
  write_authors (bytes, dateline_entry_get_authors (entry));
  write_categories (bytes, dateline_entry_get_categories (entry));
  write_enclosures (bytes, dateline_entry_get_enclosures (entry));
  write_pictures (bytes, dateline_entry_get_pictures (entry));
  write_text (bytes, dateline_entry_get_source_title (entry));
  write_text (bytes, dateline_entry_get_source_uri (entry));
  write_text (bytes, dateline_entry_get_place (entry));
  write_position (bytes, entry);
  write_number (bytes, dateline_entry_get_direction (entry));
  return g_byte_array_free_to_bytes (bytes);
}

/* What is still to be read. Where it does not suffice, the file is damaged: from there on
 * everything is empty. */
typedef struct
{
  const guint8 *next;
  gsize left;
} Reader;

static const guint8 *
take (Reader *self, gsize length)
{
  const guint8 *bytes = self->next;

  if (length > self->left)
    {
      self->left = 0;
      return NULL;
    }
  self->next += length;
  self->left -= length;
  return bytes;
}

static guint32
read_length (Reader *self)
{
  const guint8 *bytes = take (self, sizeof (guint32));
  guint32 word = 0;

  if (bytes != NULL)
    memcpy (&word, bytes, sizeof word);
  return GUINT32_FROM_LE (word);
}

static gint64
read_number (Reader *self)
{
  const guint8 *bytes = take (self, sizeof (gint64));
  gint64 word = 0;

  if (bytes != NULL)
    memcpy (&word, bytes, sizeof word);
  return GINT64_FROM_LE (word);
}

static char *
read_text (Reader *self)
{
  gsize length = read_length (self);
  const char *text;

  if (length-- == 0)
    return NULL;
  text = (const char *) take (self, length);
  return text != NULL && g_utf8_validate (text, length, NULL) ? g_strndup (text, length)
                                                              : NULL;
}

static GPtrArray *
read_authors (Reader *self)
{
  GPtrArray *authors =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);

  for (gsize n = read_length (self); n > 0 && self->left > 0; n--)
    {
      g_autofree char *name = read_text (self);
      g_autofree char *email = read_text (self);
      g_autofree char *uri = read_text (self);

      g_ptr_array_add (authors, dateline_author_new (name, email, uri));
    }
  return authors;
}

static GStrv
read_categories (Reader *self)
{
  g_autoptr (GStrvBuilder) categories = g_strv_builder_new ();

  for (gsize n = read_length (self); n > 0 && self->left > 0; n--)
    {
      g_autofree char *category = read_text (self);

      if (category != NULL)
        g_strv_builder_add (categories, category);
    }
  return g_strv_builder_end (categories);
}

static GPtrArray *
read_enclosures (Reader *self)
{
  GPtrArray *enclosures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);

  for (gsize n = read_length (self); n > 0 && self->left > 0; n--)
    {
      g_autofree char *uri = read_text (self);
      g_autofree char *mime_type = read_text (self);
      g_autofree char *title = read_text (self);
      gint64 length = read_number (self);
      gint64 duration = read_number (self);

      g_ptr_array_add (enclosures,
                       dateline_enclosure_new (uri, mime_type, title, length, duration));
    }
  return enclosures;
}

static GPtrArray *
read_pictures (Reader *self)
{
  GPtrArray *pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);

  for (gsize n = read_length (self); n > 0 && self->left > 0; n--)
    {
      g_autofree char *uri = read_text (self);
      g_autofree char *alternative = read_text (self);
      g_autofree char *caption = read_text (self);
      g_autofree char *credit = read_text (self);
      gint64 width = read_number (self);
      gint64 height = read_number (self);

      g_ptr_array_add (
          pictures,
          dateline_picture_new (uri, alternative, caption, credit, width, height));
    }
  return pictures;
}

static void
read_position (Reader *self, DatelineEntryBuilder *builder)
{
  gboolean is_known = read_number (self) != 0;
  double latitude = read_number (self) / MILLION;
  double longitude = read_number (self) / MILLION;

  builder->has_position = is_known && ABS (latitude) <= 90 && ABS (longitude) <= 180;
  builder->latitude = builder->has_position ? latitude : 0;
  builder->longitude = builder->has_position ? longitude : 0;
}

static DatelineDirection
read_direction (Reader *self)
{
  gint64 number = read_number (self);

  return number == DATELINE_DIRECTION_LEFT_TO_RIGHT ||
                 number == DATELINE_DIRECTION_RIGHT_TO_LEFT
             ? (DatelineDirection) number
             : DATELINE_DIRECTION_BY_TEXT;
}

void
dateline_entry_details_read (GBytes *details, DatelineEntryBuilder *builder)
{
  Reader self = { 0 };

  self.next = g_bytes_get_data (details, &self.left);
  builder->id = read_text (&self);
  builder->external_link = read_text (&self);
  builder->base_uri = read_text (&self);
  builder->language = read_text (&self);
  builder->rights = read_text (&self);
  builder->comments_uri = read_text (&self);
  builder->updated = read_number (&self);
  builder->comment_count = read_number (&self);
  builder->has_lead_picture = read_number (&self) != 0;
  builder->authors = read_authors (&self);
  builder->categories = read_categories (&self);
  builder->enclosures = read_enclosures (&self);
  builder->pictures = read_pictures (&self);
  builder->source_title = read_text (&self);
  builder->source_uri = read_text (&self);
  builder->place = read_text (&self);
  read_position (&self, builder);
  builder->direction = read_direction (&self);
}
