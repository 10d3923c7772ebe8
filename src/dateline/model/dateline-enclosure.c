/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What an entry carries along. Immutable, any thread. */

#include "dateline/model/dateline-enclosure.h"

/**
 * DatelineEnclosure:
 *
 * A file that an entry carries along, as a recording (RFC 4287, 4.2.7.2; RSS 2.0
 * "enclosure").
 */
struct _DatelineEnclosure
{
  char *uri;
  char *mime_type;
  char *title;
  gint64 length;
  gint64 duration;
};

G_DEFINE_BOXED_TYPE (DatelineEnclosure,
                     dateline_enclosure,
                     dateline_enclosure_ref,
                     dateline_enclosure_unref)

static void
dateline_enclosure_clear (DatelineEnclosure *self)
{
  g_free (self->uri);
  g_free (self->mime_type);
  g_free (self->title);
}

/**
 * dateline_enclosure_new:
 * @uri: where it is
 * @mime_type: (nullable): its media type as published
 * @title: (nullable): its title, plain text
 * @length: bytes, or %DATELINE_COUNT_UNKNOWN
 * @duration: seconds, or %DATELINE_COUNT_UNKNOWN
 *
 * Makes the record of an enclosure. Any thread.
 *
 * Returns: (transfer full): a new enclosure
 */
DatelineEnclosure *
dateline_enclosure_new (const char *uri,
                        const char *mime_type,
                        const char *title,
                        gint64 length,
                        gint64 duration)
{
  DatelineEnclosure *self = g_atomic_rc_box_new0 (DatelineEnclosure);

  self->uri = g_strdup (uri);
  self->mime_type = g_strdup (mime_type);
  self->title = g_strdup (title);
  self->length = length;
  self->duration = duration;
  return self;
}

/**
 * dateline_enclosure_ref:
 * @self: an enclosure
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineEnclosure *
dateline_enclosure_ref (DatelineEnclosure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_enclosure_unref:
 * @self: (transfer full): an enclosure
 *
 * Drops a reference; any thread.
 */
void
dateline_enclosure_unref (DatelineEnclosure *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_enclosure_clear);
}

/**
 * dateline_enclosure_get_uri:
 * @self: an enclosure
 *
 * Gets the address. Nothing is fetched from it before a person asks.
 *
 * Returns: an allowed, absolute address
 */
const char *
dateline_enclosure_get_uri (const DatelineEnclosure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uri;
}

/**
 * dateline_enclosure_get_mime_type:
 * @self: an enclosure
 *
 * Gets the media type as published.
 *
 * Returns: (nullable): as "audio/mpeg"
 */
const char *
dateline_enclosure_get_mime_type (const DatelineEnclosure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->mime_type;
}

/**
 * dateline_enclosure_get_title:
 * @self: an enclosure
 *
 * Gets the title.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_enclosure_get_title (const DatelineEnclosure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * dateline_enclosure_get_length:
 * @self: an enclosure
 *
 * Gets how large it is said to be.
 *
 * Returns: bytes, or %DATELINE_COUNT_UNKNOWN
 */
gint64
dateline_enclosure_get_length (const DatelineEnclosure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * dateline_enclosure_get_duration:
 * @self: an enclosure
 *
 * Gets how long it is said to play.
 *
 * Returns: seconds, or %DATELINE_COUNT_UNKNOWN
 */
gint64
dateline_enclosure_get_duration (const DatelineEnclosure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->duration;
}
