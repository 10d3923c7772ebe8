/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Packs bodies with Zstandard (RFC 8878). On the thread of its connection.
 *
 * Before it is packed a body is its texts, each as its length and one in four bytes,
 * little endian, or zero for none, then its bytes and a NUL; the rest are the details.
 * The order of the texts is part of the file's format.
 */

#include "dateline/store/dateline-body-packer-private.h"

#include <string.h>
#include <zstd.h>

/* 1 packs a tenth worse, 6 takes three times as long. */
#define LEVEL 3

/* No body is nearly as large: what says so is damaged. */
#define MAX_LENGTH (64 * 1024 * 1024)

struct _DatelineBodyPacker
{
  ZSTD_CCtx *compressor;
  ZSTD_DCtx *decompressor;
  gint64 dictionary_id;
  GBytes *dictionary;
  ZSTD_CDict *packing; /* the dictionary made ready, when it was first needed */
  ZSTD_DDict *unpacking;
  GByteArray *plain;
  GByteArray *packed;
};

DatelineBodyPacker *
dateline_body_packer_new (void)
{
  DatelineBodyPacker *self = g_new0 (DatelineBodyPacker, 1);

  self->plain = g_byte_array_new ();
  self->packed = g_byte_array_new ();
  return self;
}

void
dateline_body_packer_forget_dictionary (DatelineBodyPacker *self)
{
  self->dictionary_id = 0;
  g_clear_pointer (&self->packing, ZSTD_freeCDict);
  g_clear_pointer (&self->unpacking, ZSTD_freeDDict);
  g_clear_pointer (&self->dictionary, g_bytes_unref);
}

void
dateline_body_packer_free (DatelineBodyPacker *self)
{
  dateline_body_packer_forget_dictionary (self);
  ZSTD_freeCCtx (self->compressor);
  ZSTD_freeDCtx (self->decompressor);
  g_byte_array_unref (self->plain);
  g_byte_array_unref (self->packed);
  g_free (self);
}

gint64
dateline_body_packer_get_dictionary (DatelineBodyPacker *self)
{
  return self->dictionary_id;
}

void
dateline_body_packer_set_dictionary (DatelineBodyPacker *self,
                                     gint64 id,
                                     GBytes *dictionary)
{
  dateline_body_packer_forget_dictionary (self);
  self->dictionary_id = id;
  self->dictionary = g_bytes_ref (dictionary);
}

static ZSTD_CDict *
get_packing (DatelineBodyPacker *self)
{
  if (self->packing == NULL)
    self->packing = ZSTD_createCDict (g_bytes_get_data (self->dictionary, NULL),
                                      g_bytes_get_size (self->dictionary),
                                      LEVEL);
  return self->packing;
}

static ZSTD_DDict *
get_unpacking (DatelineBodyPacker *self)
{
  if (self->unpacking == NULL)
    self->unpacking = ZSTD_createDDict (g_bytes_get_data (self->dictionary, NULL),
                                        g_bytes_get_size (self->dictionary));
  return self->unpacking;
}

/* What is asked for fits by its bound, and the memory was had: this cannot fail. */
static GBytes *
compress (DatelineBodyPacker *self,
          gconstpointer bytes,
          gsize length,
          gboolean with_dictionary)
{
  gsize packed_length;

  if (self->compressor == NULL)
    self->compressor = ZSTD_createCCtx ();
  g_byte_array_set_size (self->packed, ZSTD_compressBound (length));
  if (with_dictionary)
    packed_length = ZSTD_compress_usingCDict (self->compressor,
                                              self->packed->data,
                                              self->packed->len,
                                              bytes,
                                              length,
                                              get_packing (self));
  else
    packed_length = ZSTD_compressCCtx (self->compressor,
                                       self->packed->data,
                                       self->packed->len,
                                       bytes,
                                       length,
                                       LEVEL);
  g_assert (!ZSTD_isError (packed_length));
  return g_bytes_new (self->packed->data, packed_length);
}

/* Into the packer's own memory. */
static gboolean
decompress (DatelineBodyPacker *self,
            gconstpointer bytes,
            gsize length,
            gboolean with_dictionary)
{
  unsigned long long plain_length = ZSTD_getFrameContentSize (bytes, length);
  gsize got;

  if (plain_length > MAX_LENGTH) /* the marks of an error, too */
    return FALSE;
  if (self->decompressor == NULL)
    self->decompressor = ZSTD_createDCtx ();
  g_byte_array_set_size (self->plain, plain_length);
  if (with_dictionary)
    got = ZSTD_decompress_usingDDict (self->decompressor,
                                      self->plain->data,
                                      self->plain->len,
                                      bytes,
                                      length,
                                      get_unpacking (self));
  else
    got = ZSTD_decompressDCtx (self->decompressor,
                               self->plain->data,
                               self->plain->len,
                               bytes,
                               length);
  return got == plain_length;
}

static void
write_text (GByteArray *bytes, const char *text)
{
  guint32 length = text != NULL ? strlen (text) + 1 : 0;
  guint32 word = GUINT32_TO_LE (length);

  g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
  g_byte_array_append (bytes, (const guint8 *) text, length);
}

GBytes *
dateline_body_packer_pack (DatelineBodyPacker *self,
                           const DatelineBodyParts *parts,
                           gboolean with_dictionary)
{
  g_byte_array_set_size (self->plain, 0);
  for (gsize i = 0; i < DATELINE_BODY_N_TEXTS; i++)
    write_text (self->plain, parts->texts[i]);
  g_byte_array_append (self->plain, parts->details, parts->details_length);
  return compress (self, self->plain->data, self->plain->len, with_dictionary);
}

gboolean
dateline_body_packer_unpack (DatelineBodyPacker *self,
                             gconstpointer bytes,
                             gsize length,
                             gboolean with_dictionary,
                             DatelineBodyParts *parts)
{
  gsize at = 0;

  memset (parts, 0, sizeof *parts);
  if (!decompress (self, bytes, length, with_dictionary))
    return FALSE;

  for (gsize i = 0; i < DATELINE_BODY_N_TEXTS; i++)
    {
      guint32 word;

      if (self->plain->len - at < sizeof word)
        return FALSE;
      memcpy (&word, self->plain->data + at, sizeof word);
      at += sizeof word;
      word = GUINT32_FROM_LE (word);
      if (word == 0)
        continue;
      if (word > self->plain->len - at || self->plain->data[at + word - 1] != '\0')
        return FALSE;
      parts->texts[i] = (const char *) self->plain->data + at;
      at += word;
    }
  parts->details = self->plain->data + at;
  parts->details_length = self->plain->len - at;
  return TRUE;
}

GBytes *
dateline_body_packer_pack_bytes (DatelineBodyPacker *self, GBytes *bytes)
{
  return compress (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE);
}

GBytes *
dateline_body_packer_unpack_bytes (DatelineBodyPacker *self, GBytes *bytes)
{
  if (!decompress (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE))
    return g_bytes_new (NULL, 0);
  return g_bytes_new (self->plain->data, self->plain->len);
}
