/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Unpacking under a cap, in pieces of any size. */

#include "dateline/net/dateline-body-decoder-private.h"

#include <brotli/encode.h>
#include <gio/gio.h>
#include <string.h>

static GBytes *
pack (GZlibCompressorFormat format, const char *text, gsize length)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (format, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, converter);

  g_output_stream_write_all (out, text, length, NULL, NULL, NULL);
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
gzip (const char *text)
{
  return pack (G_ZLIB_COMPRESSOR_FORMAT_GZIP, text, strlen (text));
}

static GBytes *
brotli (const char *text, gsize length)
{
  gsize size = BrotliEncoderMaxCompressedSize (length);
  guint8 *packed = g_malloc (size);
  gboolean is_packed = BrotliEncoderCompress (5,
                                              BROTLI_DEFAULT_WINDOW,
                                              BROTLI_MODE_TEXT,
                                              length,
                                              (const guint8 *) text,
                                              &size,
                                              packed);

  g_assert_true (is_packed);
  return g_bytes_new_take (packed, size);
}

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "%u ", i * 7919 % 65521);
  return g_string_free (text, FALSE);
}

static DatelineBodyState
push_pieces (DatelineBodyDecoder *decoder, GBytes *packed, gsize piece)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (packed, &length);

  for (gsize at = 0; at < length; at += piece)
    {
      DatelineBodyState state =
          dateline_body_decoder_push (decoder, bytes + at, MIN (piece, length - at));

      if (state != DATELINE_BODY_GOOD)
        return state;
    }
  return DATELINE_BODY_GOOD;
}

static void
assert_taken (DatelineBodyDecoder *decoder, const char *text)
{
  g_autoptr (GBytes) content = dateline_body_decoder_take (decoder);

  g_assert_cmpmem (g_bytes_get_data (content, NULL),
                   g_bytes_get_size (content),
                   text,
                   strlen (text));
}

static void
test_pieces (void)
{
  static const gsize pieces[] = { 1, 2, 3, 100, 4096, 65536, 1 << 20 };
  g_autofree char *text = make_text ();
  const struct
  {
    const char *coding;
    GBytes *packed;
  } bodies[] = {
    { "gzip", gzip (text) },
    { "deflate", pack (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, text, strlen (text)) },
    { "br", brotli (text, strlen (text)) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies) * G_N_ELEMENTS (pieces); i++)
    {
      GBytes *packed = bodies[i / G_N_ELEMENTS (pieces)].packed;
      gsize piece = pieces[i % G_N_ELEMENTS (pieces)];
      g_autoptr (DatelineBodyDecoder) decoder =
          dateline_body_decoder_new (bodies[i / G_N_ELEMENTS (pieces)].coding, 1 << 20);

      g_assert_cmpint (push_pieces (decoder, packed, piece), ==, DATELINE_BODY_GOOD);
      g_assert_true (dateline_body_decoder_is_at_end (decoder));
      assert_taken (decoder, text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    g_bytes_unref (bodies[i].packed);
}

static void
test_codings (void)
{
  g_autoptr (GBytes) zlib = pack (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, "hello", 5);
  g_autoptr (DatelineBodyDecoder) decoder = dateline_body_decoder_new ("Deflate", 100);
  static const char *const unknown[] = { "br, br",     "gzip, br", "zstd",
                                         "gzip, gzip", "gzip,",    "compress" };

  g_assert_cmpint (push_pieces (decoder, zlib, 100), ==, DATELINE_BODY_GOOD);
  g_assert_true (dateline_body_decoder_is_at_end (decoder));
  assert_taken (decoder, "hello");
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_null (dateline_body_decoder_new (unknown[i], 100));
      g_assert_false (dateline_body_decoder_is_identity (unknown[i]));
    }
  g_assert_true (dateline_body_decoder_is_identity (NULL));
  g_assert_true (dateline_body_decoder_is_identity (""));
  g_assert_true (dateline_body_decoder_is_identity ("Identity"));
}

static void
test_members (void)
{
  g_autoptr (GBytes) first = gzip ("one ");
  g_autoptr (GBytes) second = gzip ("two");
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) packed = NULL;

  g_byte_array_append (all, g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  g_byte_array_append (all, g_bytes_get_data (second, NULL), g_bytes_get_size (second));
  g_byte_array_append (all, (const guint8 *) "rubbish", 7);
  packed = g_bytes_new (all->data, all->len);

  /* In one piece, and in pieces of which one ends after the first byte of a member. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DatelineBodyDecoder) decoder = dateline_body_decoder_new ("x-gzip", 100);
      gsize piece = i == 0 ? 1000 : g_bytes_get_size (first) + 1;

      g_assert_cmpint (push_pieces (decoder, packed, piece), ==, DATELINE_BODY_GOOD);
      g_assert_true (dateline_body_decoder_is_at_end (decoder));
      assert_taken (decoder, "one two");
    }
}

static void
test_cut (void)
{
  g_autofree char *text = make_text ();
  g_autoptr (GBytes) packed = gzip (text);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (packed, 0, 30000);
  g_autoptr (DatelineBodyDecoder) decoder = dateline_body_decoder_new ("gzip", 1 << 20);
  g_autoptr (GBytes) content = NULL;

  g_assert_cmpint (push_pieces (decoder, part, 4096), ==, DATELINE_BODY_GOOD);
  g_assert_false (dateline_body_decoder_is_at_end (decoder));
  content = dateline_body_decoder_take (decoder);
  g_assert_cmpuint (g_bytes_get_size (content), >, 30000);
  g_assert_cmpmem (g_bytes_get_data (content, NULL),
                   g_bytes_get_size (content),
                   text,
                   g_bytes_get_size (content));
}

static void
test_broken (void)
{
  g_autofree char *text = make_text ();
  g_autoptr (GBytes) packed = gzip (text);
  gsize length;
  g_autofree guint8 *bytes =
      g_memdup2 (g_bytes_get_data (packed, &length), g_bytes_get_size (packed));
  g_autoptr (GBytes) broken = NULL;
  g_autoptr (DatelineBodyDecoder) decoder = dateline_body_decoder_new ("gzip", 1 << 20);

  memset (bytes + length / 2, 0xff, 100);
  broken = g_bytes_new (bytes, length);
  g_assert_cmpint (push_pieces (decoder, broken, 4096), ==, DATELINE_BODY_BROKEN);
}

static void
test_plain (void)
{
  g_autoptr (GBytes) plain = g_bytes_new_static ("<?xml version='1.0'?>", 21);
  g_autoptr (DatelineBodyDecoder) decoder = dateline_body_decoder_new ("gzip", 21);
  g_autoptr (DatelineBodyDecoder) small = dateline_body_decoder_new ("gzip", 20);

  g_assert_cmpint (push_pieces (decoder, plain, 10), ==, DATELINE_BODY_GOOD);
  g_assert_true (dateline_body_decoder_is_at_end (decoder));
  assert_taken (decoder, "<?xml version='1.0'?>");
  g_assert_cmpint (push_pieces (small, plain, 10), ==, DATELINE_BODY_TOO_LARGE);
}

/* Whatever the packing that was named, and however short the pieces. */
static void
test_plain_all (void)
{
  static const char *const names[] = { "gzip", "deflate", "br" };
  static const char *const texts[] = { "<rss/>",
                                       "{\"items\":[]}",
                                       "\xef\xbb\xbf<rss/>",
                                       "\xfe\xff",
                                       "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (names) * G_N_ELEMENTS (texts); i++)
    {
      const char *text = texts[i / G_N_ELEMENTS (names)];
      g_autoptr (GBytes) plain = g_bytes_new_static (text, strlen (text));
      g_autoptr (DatelineBodyDecoder) decoder =
          dateline_body_decoder_new (names[i % G_N_ELEMENTS (names)], 100);

      g_assert_cmpint (push_pieces (decoder, plain, 1 + i % 2), ==, DATELINE_BODY_GOOD);
      g_assert_true (dateline_body_decoder_is_at_end (decoder));
      assert_taken (decoder, text);
    }
}

static void
test_brotli_faults (void)
{
  g_autofree char *text = make_text ();
  g_autoptr (GBytes) packed = brotli (text, strlen (text));
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (packed, 0, 30000);
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("\x1c reserved", 10);
  g_autoptr (DatelineBodyDecoder) cut = dateline_body_decoder_new ("br", 1 << 20);
  g_autoptr (DatelineBodyDecoder) broken = dateline_body_decoder_new ("br", 1 << 20);
  g_autoptr (GBytes) content = NULL;

  g_assert_cmpint (push_pieces (cut, part, 4096), ==, DATELINE_BODY_GOOD);
  g_assert_false (dateline_body_decoder_is_at_end (cut));
  content = dateline_body_decoder_take (cut);
  g_assert_cmpuint (g_bytes_get_size (content), >, 30000);
  g_assert_cmpmem (g_bytes_get_data (content, NULL),
                   g_bytes_get_size (content),
                   text,
                   g_bytes_get_size (content));
  g_assert_cmpint (push_pieces (broken, rubbish, 10), ==, DATELINE_BODY_BROKEN);
}

/* A hundred megabytes in a hundred bytes, all of which are taken before the first piece
 * is out: what is unpacked after that counts as well. */
static void
test_brotli_caps (void)
{
  g_autofree char *text = make_text ();
  g_autofree char *zeros = g_malloc0 (100 << 20);
  g_autoptr (GBytes) packed = brotli (text, strlen (text));
  g_autoptr (GBytes) bomb = brotli (zeros, 100 << 20);
  g_autoptr (GBytes) loose = brotli (zeros, 1000 * 1000);
  g_autoptr (DatelineBodyDecoder) small = dateline_body_decoder_new ("br", 10000);
  g_autoptr (DatelineBodyDecoder) large = dateline_body_decoder_new ("br", 200 << 20);
  g_autoptr (DatelineBodyDecoder) fair = dateline_body_decoder_new ("br", 200 << 20);
  g_autoptr (GBytes) content = NULL;

  g_assert_cmpint (push_pieces (small, packed, 4096), ==, DATELINE_BODY_TOO_LARGE);
  g_assert_cmpint (push_pieces (large, bomb, 65536), ==, DATELINE_BODY_TOO_LARGE);
  content = dateline_body_decoder_take (large);
  g_assert_cmpuint (g_bytes_get_size (content), <, 2 << 20);
  /* Up to a megabyte nothing is too tight, and all of it has to come out. */
  g_assert_cmpint (push_pieces (fair, loose, 65536), ==, DATELINE_BODY_GOOD);
  g_assert_true (dateline_body_decoder_is_at_end (fair));
  g_clear_pointer (&content, g_bytes_unref);
  content = dateline_body_decoder_take (fair);
  g_assert_cmpuint (g_bytes_get_size (content), ==, 1000 * 1000);
}

static void
test_caps (void)
{
  g_autofree char *text = make_text ();
  g_autofree char *zeros = g_malloc0 (4 << 20);
  g_autoptr (GBytes) packed = gzip (text);
  g_autoptr (GBytes) bomb = pack (G_ZLIB_COMPRESSOR_FORMAT_GZIP, zeros, 4 << 20);
  g_autoptr (DatelineBodyDecoder) small = dateline_body_decoder_new ("gzip", 10000);
  g_autoptr (DatelineBodyDecoder) large = dateline_body_decoder_new ("gzip", 16 << 20);

  g_assert_cmpint (push_pieces (small, packed, 4096), ==, DATELINE_BODY_TOO_LARGE);
  /* Four megabytes are allowed, but not out of four kilobytes. */
  g_assert_cmpint (push_pieces (large, bomb, 65536), ==, DATELINE_BODY_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/body-decoder/pieces", test_pieces);
  g_test_add_func ("/body-decoder/codings", test_codings);
  g_test_add_func ("/body-decoder/members", test_members);
  g_test_add_func ("/body-decoder/cut", test_cut);
  g_test_add_func ("/body-decoder/broken", test_broken);
  g_test_add_func ("/body-decoder/plain", test_plain);
  g_test_add_func ("/faults/X16/plain-all", test_plain_all);
  g_test_add_func ("/body-decoder/caps", test_caps);
  g_test_add_func ("/limits/S06/brotli-faults", test_brotli_faults);
  g_test_add_func ("/limits/S06/brotli-caps", test_brotli_caps);
  return g_test_run ();
}
