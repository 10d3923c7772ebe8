/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From a picture's bytes to a texture: formats, sizes, and what is damaged or means harm.
 */

#include "dateline-gtk/images/dateline-picture-decoder-private.h"

#include "picture-test.h"

#include <stdio.h>
#include <sys/resource.h>
#include <webp/encode.h>

static GBytes *
make_webp (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (width, height);
  guint8 *encoded;
  gsize size = WebPEncodeLosslessRGB (gdk_pixbuf_read_pixels (pixbuf),
                                      width,
                                      height,
                                      gdk_pixbuf_get_rowstride (pixbuf),
                                      &encoded);
  GBytes *bytes = g_bytes_new (encoded, size);

  WebPFree (encoded);
  return bytes;
}

static void
assert_pixel (GdkTexture *texture, double at, guint8 red, guint8 blue)
{
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  g_autofree guint8 *pixels = g_malloc ((gsize) width * height * 4);
  const guint8 *pixel;

  gdk_texture_download (texture, pixels, (gsize) width * 4);
  pixel = pixels + 4 * ((gsize) (height / 2) * width + (gsize) (at * width));
  /* What cairo calls ARGB32 stands as BGRA in memory on a little-endian machine. */
  g_assert_cmpint (ABS ((int) (*(const guint32 *) pixel >> 16 & 0xff) - red), <=, 6);
  g_assert_cmpint (ABS ((int) (*(const guint32 *) pixel & 0xff) - blue), <=, 6);
  g_assert_cmpint (*(const guint32 *) pixel >> 24, ==, 255);
}

static GdkTexture *
decode (GBytes *bytes, int max_width, int max_height)
{
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
  g_autoptr (GError) error = NULL;
  GdkTexture *texture =
      dateline_picture_decode (process, bytes, max_width, max_height, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (GDK_IS_TEXTURE (texture));
  return texture;
}

static void
assert_decoded (GBytes *bytes, int max_width, int max_height, int width, int height)
{
  g_autoptr (GdkTexture) texture = decode (bytes, max_width, max_height);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, width);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, height);
  assert_pixel (texture, 0.2, 255, 0);
  assert_pixel (texture, 0.8, 0, 255);
}

static void
test_formats (void)
{
  static const char *const types[] = { "png", "jpeg", "bmp", "ico" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) bytes = make_picture (types[i], 200, 100);

      g_test_message ("%s", types[i]);
      assert_decoded (bytes, 0, 0, 200, 100);
      assert_decoded (bytes, 50, 0, 50, 25);
    }
}

static void
test_webp (void)
{
  g_autoptr (GBytes) bytes = make_webp (200, 100);

  assert_decoded (bytes, 0, 0, 200, 100);
  assert_decoded (bytes, 50, 0, 50, 25);
  assert_decoded (bytes, 40, 40, 80, 40);
}

/* One bound fits, two cover, and nothing is ever enlarged. */
static void
test_bounds (void)
{
  g_autoptr (GBytes) bytes = make_picture ("png", 400, 200);

  assert_decoded (bytes, 100, 0, 100, 50);
  assert_decoded (bytes, 0, 100, 200, 100);
  assert_decoded (bytes, 64, 64, 128, 64);
  assert_decoded (bytes, 800, 0, 400, 200);
  assert_decoded (bytes, 800, 20, 400, 200);
}

static const guint8 animation[] = "GIF89a\x02\0\x01\0\x80\0\0\xff\0\0\0\0\xff"
                                  ",\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x0a\0"
                                  ",\0\0\0\0\xff\xff\xff\xff\0 this is not a frame";

/* What comes after the first frame of an animation is never looked at. */
static void
test_animation (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (animation, sizeof animation - 1);
  g_autoptr (GdkTexture) texture = decode (bytes, 0, 0);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 1);
}

/* Transparent pixels come out premultiplied. */
static void
test_transparency (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 4, 4);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guint32 pixels[16];
  char *saved;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0xff000080);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &saved, &size, "png", NULL, NULL));
  bytes = g_bytes_new_take (saved, size);
  texture = decode (bytes, 0, 0);
  gdk_texture_download (texture, (guchar *) pixels, 16);
  g_assert_cmphex (pixels[5], ==, 0x80800000);
}

/* A camera held upright stores its pictures lying: they are turned, and the bounds are
 * for what is seen. */
static void
test_orientation (void)
{
  static const guint8 exif[] =
      "\xff\xe1\0\x22"
      "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06"
      "\0\0\0\0\0\0";
  g_autoptr (GBytes) plain = make_picture ("jpeg", 400, 200);
  g_autoptr (GByteArray) turned = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) whole = NULL;
  g_autoptr (GdkTexture) scaled = NULL;
  gsize size;
  const guint8 *start = g_bytes_get_data (plain, &size);

  g_byte_array_append (turned, start, 2);
  g_byte_array_append (turned, exif, sizeof exif - 1);
  g_byte_array_append (turned, start + 2, size - 2);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&turned));
  whole = decode (bytes, 0, 0);
  g_assert_cmpint (gdk_texture_get_width (whole), ==, 200);
  g_assert_cmpint (gdk_texture_get_height (whole), ==, 400);
  scaled = decode (bytes, 50, 0);
  g_assert_cmpint (gdk_texture_get_width (scaled), ==, 50);
  g_assert_cmpint (gdk_texture_get_height (scaled), ==, 100);
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) png = make_picture ("png", 200, 100);
  g_autoptr (GBytes) webp = make_webp (200, 100);
  GBytes *sources[] = { png, webp };

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GBytes) half =
          g_bytes_new_from_bytes (sources[i], 0, g_bytes_get_size (sources[i]) / 2);
      g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (dateline_picture_decode (process, half, 0, 0, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* A photograph that breaks off shows what has come of it. */
static void
test_cut_photograph (void)
{
  g_autoptr (GBytes) jpeg = make_picture ("jpeg", 400, 400);
  g_autoptr (GBytes) most =
      g_bytes_new_from_bytes (jpeg, 0, g_bytes_get_size (jpeg) * 3 / 4);
  g_autoptr (GdkTexture) texture = decode (most, 0, 0);

  g_assert_cmpint (gdk_texture_get_height (texture), ==, 400);
}

/* Kilobytes, at the most since the last call. */
static glong
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;
  struct rusage usage;
  FILE *forget;

  getrusage (RUSAGE_SELF, &usage);
  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) ||
      (line = strstr (status, "VmHWM:")) == NULL)
    return usage.ru_maxrss;
  forget = fopen ("/proc/self/clear_refs", "we");
  if (forget != NULL)
    {
      fputs ("5", forget);
      fclose (forget);
    }
  return atol (line + 6);
}

static void
append_chunk (GByteArray *png, const char *type, gconstpointer bytes, guint32 size)
{
  guint32 length = GUINT32_TO_BE (size);
  guint32 crc = 0xffffffff;
  guint start = png->len + 4;

  g_byte_array_append (png, (const guint8 *) &length, 4);
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, bytes, size);
  for (guint i = start; i < png->len; i++)
    {
      crc ^= png->data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  crc = GUINT32_TO_BE (~crc);
  g_byte_array_append (png, (const guint8 *) &crc, 4);
}

/* The largest that is let through, in few bytes: 6,300 by 6,300 pixels of one colour. */
static GBytes *
make_large_png (void)
{
  static const guint8 head[] = "\0\0\x18\x9c\0\0\x18\x9c\x08\6\0\0\0";
  g_autoptr (GConverter) packer =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) packed = g_converter_output_stream_new (memory, packer);
  g_autofree guint8 *row = g_malloc0 (1 + 6300 * 4);
  GByteArray *png = g_byte_array_new ();

  for (int y = 0; y < 6300; y++)
    g_output_stream_write_all (packed, row, 1 + 6300 * 4, NULL, NULL, NULL);
  g_output_stream_close (packed, NULL, NULL);
  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (png, "IHDR", head, 13);
  append_chunk (png,
                "IDAT",
                g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  append_chunk (png, "IEND", "", 0);
  return g_byte_array_free_to_bytes (png);
}

/* A picture of one pixel whose second frame comes again and again. */
static GBytes *
make_long_animation (guint n_frames)
{
  static const char head[] = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff";
  static const char frame[] = "\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0";
  GString *gif = g_string_new_len (head, sizeof head - 1);

  for (guint i = 0; i < n_frames; i++)
    g_string_append_len (gif, frame, sizeof frame - 1);
  g_string_append_c (gif, ';');
  return g_string_free_to_bytes (gif);
}

/* What would take gigabytes, or is no picture of the kinds that are shown, costs next to
 * nothing. */
static void
test_bombs (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } bombs[] = {
#define BOMB(text) { text, sizeof text - 1 }
    BOMB ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\2\0\0\0....IDAT"),
    BOMB ("<svg xmlns='http://www.w3.org/2000/svg' width='30000' height='30000'/>"),
    BOMB ("<!doctype html><html><body>Log in</body></html>"),
    BOMB ("II*\0\x08\0\0\0\0\0\0\0\0\0"),
    BOMB ("\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\3\1\x11\0\2\x11\1\3\x11\1"),
#undef BOMB
  };
  g_autoptr (GBytes) gif = make_long_animation (2000);
  g_autoptr (GBytes) large = make_large_png ();
  g_autoptr (GdkTexture) first_frame = NULL;
  g_autoptr (GdkTexture) scaled = NULL;
  gint64 began_at = g_get_monotonic_time ();
  glong memory;

  get_peak_memory ();
  memory = get_peak_memory ();
  for (gsize i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (bombs[i].bytes, bombs[i].length);
      g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (dateline_picture_decode (process, bytes, 0, 0, NULL, &error));
      g_assert_nonnull (error);
    }
  first_frame = decode (gif, 0, 0);
  g_assert_cmpint (gdk_texture_get_width (first_frame), ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - began_at, <, G_USEC_PER_SEC);
  /* What is decoded at last costs its memory elsewhere. */
  scaled = decode (large, 700, 0);
  g_assert_cmpint (gdk_texture_get_height (scaled), ==, 700);
  memory = get_peak_memory () - memory;
  g_test_message ("%ld KB more", memory);
  g_assert_cmpint (memory, <, 40 * 1024);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-loader/formats", test_formats);
  g_test_add_func ("/picture-loader/webp", test_webp);
  g_test_add_func ("/picture-loader/bounds", test_bounds);
  g_test_add_func ("/picture-loader/animation", test_animation);
  g_test_add_func ("/picture-loader/transparency", test_transparency);
  g_test_add_func ("/picture-loader/orientation", test_orientation);
  g_test_add_func ("/picture-loader/damaged", test_damaged);
  g_test_add_func ("/faults/X53/decoding", test_bombs);
  g_test_add_func ("/picture-loader/cut-photograph", test_cut_photograph);
  return g_test_run ();
}
