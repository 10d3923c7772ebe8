/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The script of one answer: setters that can be chained. */

#include "dateline-scripted-reply-private.h"

#include <brotli/encode.h>
#include <string.h>

ScriptedReply *
scripted_reply_new (guint status, const char *content_type, GBytes *body)
{
  ScriptedReply *self = g_new0 (ScriptedReply, 1);

  self->status = status;
  self->headers = g_string_new (NULL);
  self->body = g_bytes_ref (body);
  self->cut_at = -1;
  if (content_type != NULL)
    scripted_reply_header (self, "Content-Type", content_type);
  return self;
}

void
scripted_reply_free (gpointer data)
{
  ScriptedReply *self = data;

  g_string_free (self->headers, TRUE);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->raw, g_bytes_unref);
  g_free (self->etag);
  g_free (self->length);
  g_free (self);
}

ScriptedReply *
scripted_reply_header (ScriptedReply *self, const char *name, const char *value)
{
  g_string_append_printf (self->headers, "%s: %s\r\n", name, value);
  if (g_ascii_strcasecmp (name, "ETag") == 0)
    {
      g_free (self->etag);
      self->etag = g_strdup (value);
    }
  return self;
}

ScriptedReply *
scripted_reply_gzip (ScriptedReply *self)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, converter);

  g_output_stream_write_all (out,
                             g_bytes_get_data (self->body, NULL),
                             g_bytes_get_size (self->body),
                             NULL,
                             NULL,
                             NULL);
  g_output_stream_close (out, NULL, NULL);
  g_bytes_unref (self->body);
  self->body = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  return scripted_reply_header (self, "Content-Encoding", "gzip");
}

ScriptedReply *
scripted_reply_brotli (ScriptedReply *self)
{
  gsize length;
  const guint8 *text = g_bytes_get_data (self->body, &length);
  gsize size = BrotliEncoderMaxCompressedSize (length);
  guint8 *packed = g_malloc (size);

  BrotliEncoderCompress (BROTLI_DEFAULT_QUALITY,
                         BROTLI_DEFAULT_WINDOW,
                         BROTLI_MODE_TEXT,
                         length,
                         text,
                         &size,
                         packed);
  g_bytes_unref (self->body);
  self->body = g_bytes_new_take (packed, size);
  return scripted_reply_header (self, "Content-Encoding", "br");
}

ScriptedReply *
scripted_reply_chunked (ScriptedReply *self)
{
  self->is_chunked = TRUE;
  return self;
}

ScriptedReply *
scripted_reply_raw (ScriptedReply *self, const char *bytes, gssize length)
{
  self->raw = g_bytes_new (bytes, length >= 0 ? (gsize) length : strlen (bytes));
  return self;
}

ScriptedReply *
scripted_reply_raw_kept (ScriptedReply *self, const char *bytes, gssize length)
{
  self->keeps = TRUE;
  return scripted_reply_raw (self, bytes, length);
}

ScriptedReply *
scripted_reply_delay (ScriptedReply *self, guint time)
{
  self->delay = time;
  return self;
}

ScriptedReply *
scripted_reply_drip (ScriptedReply *self, gsize size, guint time)
{
  self->drip_size = size;
  self->drip_time = time;
  return self;
}

ScriptedReply *
scripted_reply_cut (ScriptedReply *self, gsize n_bytes)
{
  self->cut_at = n_bytes;
  return self;
}

ScriptedReply *
scripted_reply_reset (ScriptedReply *self, gsize n_bytes)
{
  self->resets = TRUE;
  return scripted_reply_cut (self, n_bytes);
}

ScriptedReply *
scripted_reply_endless (ScriptedReply *self)
{
  self->is_endless = TRUE;
  return self;
}

ScriptedReply *
scripted_reply_close (ScriptedReply *self)
{
  self->closes = TRUE;
  return self;
}

ScriptedReply *
scripted_reply_length (ScriptedReply *self, const char *length)
{
  self->length = g_strdup (length);
  return self;
}

ScriptedReply *
scripted_reply_conditional (ScriptedReply *self)
{
  self->is_conditional = TRUE;
  return self;
}
