/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Brotli (RFC 7932) as a GConverter. Any thread, one at a time. What is unpacked is kept
 * in a window of at most 16 MB, however large the content is: the larger ones that came
 * after the RFC are refused by the library unless they are asked for. */

#include "dateline/net/dateline-brotli-decompressor-private.h"

#include <brotli/decode.h>

struct _DatelineBrotliDecompressor
{
  GObject parent_instance;

  BrotliDecoderState *state;
};

static void
dateline_brotli_decompressor_reset (GConverter *converter)
{
  DatelineBrotliDecompressor *self = DATELINE_BROTLI_DECOMPRESSOR (converter);

  g_clear_pointer (&self->state, BrotliDecoderDestroyInstance);
  self->state = BrotliDecoderCreateInstance (NULL, NULL, NULL);
}

static GConverterResult
dateline_brotli_decompressor_convert (GConverter *converter,
                                      const void *packed,
                                      gsize packed_size,
                                      void *content,
                                      gsize content_size,
                                      GConverterFlags flags,
                                      gsize *n_read,
                                      gsize *n_written,
                                      GError **error)
{
  DatelineBrotliDecompressor *self = DATELINE_BROTLI_DECOMPRESSOR (converter);
  const guint8 *next_in = packed;
  guint8 *next_out = content;
  gsize left_in = packed_size;
  gsize left_out = content_size;
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_ERROR;

  if (self->state != NULL)
    result = BrotliDecoderDecompressStream (self->state,
                                            &left_in,
                                            &next_in,
                                            &left_out,
                                            &next_out,
                                            NULL);
  *n_read = packed_size - left_in;
  *n_written = content_size - left_out;
  if (result == BROTLI_DECODER_RESULT_SUCCESS)
    return G_CONVERTER_FINISHED;
  if (result == BROTLI_DECODER_RESULT_ERROR)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Not Brotli");
      return G_CONVERTER_ERROR;
    }
  if (*n_read == 0 && *n_written == 0)
    {
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_PARTIAL_INPUT,
                           "More is to come");
      return G_CONVERTER_ERROR;
    }
  return G_CONVERTER_CONVERTED;
}

static void
dateline_brotli_decompressor_init_converter (GConverterIface *iface)
{
  iface->convert = dateline_brotli_decompressor_convert;
  iface->reset = dateline_brotli_decompressor_reset;
}

G_DEFINE_TYPE_WITH_CODE (
    DatelineBrotliDecompressor,
    dateline_brotli_decompressor,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, dateline_brotli_decompressor_init_converter))

static void
dateline_brotli_decompressor_finalize (GObject *object)
{
  DatelineBrotliDecompressor *self = DATELINE_BROTLI_DECOMPRESSOR (object);

  g_clear_pointer (&self->state, BrotliDecoderDestroyInstance);

  G_OBJECT_CLASS (dateline_brotli_decompressor_parent_class)->finalize (object);
}

static void
dateline_brotli_decompressor_class_init (DatelineBrotliDecompressorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_brotli_decompressor_finalize;
}

static void
dateline_brotli_decompressor_init (DatelineBrotliDecompressor *self)
{
  self->state = BrotliDecoderCreateInstance (NULL, NULL, NULL);
}

GConverter *
dateline_brotli_decompressor_new (void)
{
  return g_object_new (DATELINE_TYPE_BROTLI_DECOMPRESSOR, NULL);
}
