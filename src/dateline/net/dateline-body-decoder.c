/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Unpacks one content coding under a cap. Any thread, one at a time. libsoup's own
 * decoder is not used: it takes a packed body that breaks off for a whole one, unpacks
 * several layers, has no cap, and works on the main thread. */

#include "dateline/net/dateline-body-decoder-private.h"

#include "dateline/net/dateline-brotli-decompressor-private.h"

#include <string.h>

#define PIECE (64 * 1024)

/* Text is packed at 5:1 to 20:1; what passes this after the first megabyte is a trap. */
#define MAX_RATIO 200
#define RATIO_COUNTS_FROM (1024 * 1024)

/* The most bytes that tell whether something is packed. */
#define MAX_MAGIC 2

typedef struct
{
  const char *name;
  GConverter *(*make) (void);
  gboolean (*begins) (const guint8 *magic);
  gsize n_magic;
  gboolean has_members; /* one after the other are one content (RFC 1952) */
} Coding;

struct _DatelineBodyDecoder
{
  const Coding *coding;
  GConverter *converter; /* NULL until it is known that the content is packed */
  GByteArray *content;
  gsize max_size;
  gsize n_taken; /* packed bytes that were used */
  guint8 magic[MAX_MAGIC];
  gsize n_magic;      /* of a beginning that does not tell yet */
  gboolean is_plain;  /* the content turned out not to be packed */
  gboolean is_at_end; /* of a member */
  gboolean is_closed; /* something came that begins none */
};

static GConverter *
make_gzip (void)
{
  return G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
}

static GConverter *
make_deflate (void)
{
  return G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
}

/* Some servers say that they pack and do not: then the content is taken as it is. */

static gboolean
begins_gzip (const guint8 *magic)
{
  return magic[0] == 0x1f && magic[1] == 0x8b;
}

static gboolean
begins_deflate (const guint8 *magic)
{
  return (magic[0] & 0x0f) == 8 && (magic[0] * 256 + magic[1]) % 31 == 0;
}

/* Brotli has no mark of its own. But with what XML, JSON and the marks of UTF-8 and
 * UTF-16 begin, none of it can: a reserved bit is set, or something follows upon the end.
 */
static gboolean
begins_brotli (const guint8 *magic)
{
  return memchr ("<{\xef\xfe\xff", magic[0], 5) == NULL;
}

static const Coding codings[] = {
  { "gzip", make_gzip, begins_gzip, 2, TRUE },
  { "x-gzip", make_gzip, begins_gzip, 2, TRUE },
  { "deflate", make_deflate, begins_deflate, 2, FALSE },
  { "br", dateline_brotli_decompressor_new, begins_brotli, 1, FALSE },
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
      self->coding = &codings[i];
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

/* One round of the converter. @taken: how much of @bytes it used. @is_full: it may have
 * more to give. */
static DatelineBodyState
convert (DatelineBodyDecoder *self,
         const guint8 *bytes,
         gsize length,
         gsize *taken,
         gboolean *is_full)
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
    *taken = written = 0;
  g_byte_array_set_size (self->content, old_length + written);
  self->n_taken += *taken;
  *is_full = written == PIECE;
  self->is_at_end = result == G_CONVERTER_FINISHED;
  if (result == G_CONVERTER_ERROR)
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
               ? DATELINE_BODY_GOOD
               : DATELINE_BODY_BROKEN;
  return check_size (self);
}

/* Unpacks up to the end of a member. @taken: how much of @bytes that was. */
static DatelineBodyState
unpack (DatelineBodyDecoder *self, const guint8 *bytes, gsize length, gsize *taken)
{
  DatelineBodyState state;
  gboolean is_full;
  gsize n;

  *taken = 0;
  do
    {
      state = convert (self, bytes + *taken, length - *taken, &n, &is_full);
      *taken += n;
    }
  while (state == DATELINE_BODY_GOOD && !self->is_at_end &&
         (is_full || (n > 0 && *taken < length)));
  return state;
}

static DatelineBodyState
push_plain (DatelineBodyDecoder *self, const guint8 *bytes, gsize length)
{
  g_byte_array_append (self->content, bytes, length);
  self->n_taken += length;
  return check_size (self);
}

/* At the beginning and where a member has ended: whether one begins, for which a piece
 * may be too short. */
static DatelineBodyState
begin (DatelineBodyDecoder *self)
{
  gsize taken;

  if (self->n_magic < self->coding->n_magic)
    return DATELINE_BODY_GOOD;
  if (self->coding->begins (self->magic))
    {
      if (self->converter == NULL)
        self->converter = self->coding->make ();
      else
        g_converter_reset (self->converter);
      self->n_magic = 0;
      return unpack (self, self->magic, self->coding->n_magic, &taken);
    }
  self->is_closed = TRUE;
  self->is_plain = self->converter == NULL;
  return self->is_plain ? push_plain (self, self->magic, self->n_magic)
                        : DATELINE_BODY_GOOD;
}

/* What follows the last member and is none is nobody's. */
DatelineBodyState
dateline_body_decoder_push (DatelineBodyDecoder *self, const guint8 *bytes, gsize length)
{
  DatelineBodyState state = DATELINE_BODY_GOOD;

  while (length > 0 && state == DATELINE_BODY_GOOD)
    {
      gsize taken = 1;

      if (self->is_plain)
        return push_plain (self, bytes, length);
      if (self->is_at_end && (self->is_closed || !self->coding->has_members))
        break;
      if (self->converter == NULL || self->is_at_end)
        {
          self->magic[self->n_magic++] = *bytes;
          state = begin (self);
        }
      else
        {
          state = unpack (self, bytes, length, &taken);
          if (taken == 0 && !self->is_at_end)
            break;
        }
      bytes += taken;
      length -= taken;
    }
  return state;
}

gboolean
dateline_body_decoder_is_at_end (DatelineBodyDecoder *self)
{
  return self->is_plain || self->is_at_end ||
         (self->converter == NULL && self->n_magic == 0);
}

GBytes *
dateline_body_decoder_take (DatelineBodyDecoder *self)
{
  gsize length;
  guint8 *content;

  /* A single byte tells nothing, and is what it is. */
  if (self->converter == NULL && !self->is_plain)
    g_byte_array_append (self->content, self->magic, self->n_magic);
  length = self->content->len;
  content = g_byte_array_free (g_steal_pointer (&self->content), FALSE);

  return g_bytes_new_take (g_realloc (content, length), length);
}
