/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Unpacks one content coding under a cap. Any thread, one at a time. libsoup's own
 * decoder is not used: it takes a packed body that breaks off for a whole one, unpacks
 * several layers, has no cap, and works on the main thread. */

#include "dateline/net/dateline-body-decoder-private.h"

#include <gio/gio.h>

#define PIECE (64 * 1024)

/* Text is packed at 5:1 to 20:1; what passes this after the first megabyte is a trap. */
#define MAX_RATIO 200
#define RATIO_COUNTS_FROM (1024 * 1024)

struct _DatelineBodyDecoder
{
  GConverter *converter; /* NULL if the content turned out not to be packed */
  GByteArray *content;
  gsize max_size;
  gsize n_taken; /* packed bytes that were used */
  GZlibCompressorFormat format;
  gboolean has_begun;
  gboolean is_at_end;
  gboolean has_half;  /* a first byte came that may begin one more member */
  gboolean is_closed; /* something came that begins none */
};

static const struct
{
  const char *name;
  GZlibCompressorFormat format;
} codings[] = {
  { "gzip", G_ZLIB_COMPRESSOR_FORMAT_GZIP },
  { "x-gzip", G_ZLIB_COMPRESSOR_FORMAT_GZIP },
  { "deflate", G_ZLIB_COMPRESSOR_FORMAT_ZLIB },
};

gboolean
dateline_body_decoder_is_identity (const char *content_encoding)
{
  return content_encoding == NULL || *content_encoding == '\0' ||
         g_ascii_strcasecmp (content_encoding, "identity") == 0;
}

DatelineBodyDecoder *
dateline_body_decoder_new (const char *content_encoding, gsize max_size)
{
  DatelineBodyDecoder *self;

  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      if (g_ascii_strcasecmp (content_encoding, codings[i].name) != 0)
        continue;
      self = g_new0 (DatelineBodyDecoder, 1);
      self->format = codings[i].format;
      self->content = g_byte_array_new ();
      self->max_size = max_size;
      return self;
    }
  return NULL;
}

void
dateline_body_decoder_free (DatelineBodyDecoder *self)
{
  g_clear_object (&self->converter);
  g_clear_pointer (&self->content, g_byte_array_unref);
  g_free (self);
}

/* Some servers say that they pack and do not: then the content is taken as it is. */
static gboolean
looks_packed (GZlibCompressorFormat format, const guint8 *bytes, gsize length)
{
  if (length < 2)
    return FALSE;
  if (format == G_ZLIB_COMPRESSOR_FORMAT_GZIP)
    return bytes[0] == 0x1f && bytes[1] == 0x8b;
  return (bytes[0] & 0x0f) == 8 && (bytes[0] * 256 + bytes[1]) % 31 == 0;
}

static DatelineBodyState
check_size (DatelineBodyDecoder *self)
{
  if (self->content->len > self->max_size)
    return DATELINE_BODY_TOO_LARGE;
  if (self->content->len > RATIO_COUNTS_FROM &&
      self->content->len / MAX_RATIO > self->n_taken)
    return DATELINE_BODY_TOO_LARGE;
  return DATELINE_BODY_GOOD;
}

/* Whether one more member begins at @bytes, where one has ended. A piece may end between
 * the two bytes that tell. */
static gboolean
begins_member (DatelineBodyDecoder *self, const guint8 *bytes, gsize length)
{
  static const guint8 magic[] = { 0x1f, 0x8b };

  if (self->is_closed || self->format != G_ZLIB_COMPRESSOR_FORMAT_GZIP)
    return FALSE;
  if (!self->has_half && length == 1 && bytes[0] == magic[0])
    {
      self->has_half = TRUE;
      return FALSE;
    }
  self->is_closed =
      self->has_half ? bytes[0] != magic[1] : !looks_packed (self->format, bytes, length);
  return !self->is_closed;
}

/* One round of the converter. @taken: how much of @bytes it used; 0 when it needs more.
 */
static DatelineBodyState
convert (DatelineBodyDecoder *self, const guint8 *bytes, gsize length, gsize *taken)
{
  g_autoptr (GError) error = NULL;
  guint old_length = self->content->len;
  GConverterResult result;
  gsize written = 0;

  g_byte_array_set_size (self->content, old_length + PIECE);
  *taken = 0;
  result = g_converter_convert (self->converter,
                                bytes,
                                length,
                                self->content->data + old_length,
                                PIECE,
                                G_CONVERTER_NO_FLAGS,
                                taken,
                                &written,
                                &error);
  if (result == G_CONVERTER_ERROR)
    written = 0;
  g_byte_array_set_size (self->content, old_length + written);
  self->n_taken += *taken;
  if (result == G_CONVERTER_ERROR)
    {
      *taken = 0;
      return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
                 ? DATELINE_BODY_GOOD
                 : DATELINE_BODY_BROKEN;
    }
  self->is_at_end = result == G_CONVERTER_FINISHED;
  return check_size (self);
}

/* Several packed members one after the other are one content (RFC 1952); what follows the
 * last one and is none is nobody's. */
DatelineBodyState
dateline_body_decoder_push (DatelineBodyDecoder *self, const guint8 *bytes, gsize length)
{
  DatelineBodyState state = DATELINE_BODY_GOOD;

  if (!self->has_begun)
    {
      self->has_begun = TRUE;
      if (looks_packed (self->format, bytes, length))
        self->converter = G_CONVERTER (g_zlib_decompressor_new (self->format));
    }
  if (self->converter == NULL)
    {
      g_byte_array_append (self->content, bytes, length);
      self->n_taken += length;
      return check_size (self);
    }

  while (length > 0 && state == DATELINE_BODY_GOOD)
    {
      gsize taken;

      if (self->is_at_end)
        {
          if (!begins_member (self, bytes, length))
            break;
          g_converter_reset (self->converter);
          self->is_at_end = FALSE;
          if (self->has_half)
            state = convert (self, (const guint8[]){ 0x1f }, 1, &taken);
          self->has_half = FALSE;
        }
      state = convert (self, bytes, length, &taken);
      if (taken == 0 && !self->is_at_end)
        break;
      bytes += taken;
      length -= taken;
    }
  return state;
}

gboolean
dateline_body_decoder_is_at_end (DatelineBodyDecoder *self)
{
  return self->converter == NULL || self->is_at_end;
}

GBytes *
dateline_body_decoder_take (DatelineBodyDecoder *self)
{
  gsize length = self->content->len;
  guint8 *content = g_byte_array_free (g_steal_pointer (&self->content), FALSE);

  return g_bytes_new_take (g_realloc (content, length), length);
}
