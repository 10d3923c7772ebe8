/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the decoders make of each kind of picture, beside what gdk-pixbuf makes of it; how
 * pictures are scaled and turned. Needs no display.
 */

#include "dateline-gtk/images/dateline-picture-decoder-private.h"
#include "picture-worker/dateline-picture-scaler.h"

/* Of two decoders; JPEG need not be the same to the bit. */
#define MAX_DIFFERENCE 6

/* The first two bytes of a seed are not the picture's. */
static GBytes *
read_seed (const char *name)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fuzz", "seeds", "drawer", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) seed = NULL;
  char *text;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  seed = g_bytes_new_take (text, size);
  return g_bytes_new_from_bytes (seed, 2, size - 2);
}

static GdkPixbuf *
read_yardstick (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);

  return pixbuf != NULL ? gdk_pixbuf_add_alpha (pixbuf, FALSE, 0, 0, 0) : NULL;
}

static void
assert_same (GdkTexture *texture, GdkPixbuf *pixbuf)
{
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  g_autofree guint8 *pixels = g_malloc ((gsize) width * height * 4);

  g_assert_cmpint (width, ==, gdk_pixbuf_get_width (pixbuf));
  g_assert_cmpint (height, ==, gdk_pixbuf_get_height (pixbuf));
  gdk_texture_download (texture, pixels, (gsize) width * 4);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *expected = gdk_pixbuf_read_pixels (pixbuf) +
                                 y * gdk_pixbuf_get_rowstride (pixbuf) + x * 4;
        guint32 pixel = *(const guint32 *) (pixels + ((gsize) y * width + x) * 4);

        for (int c = 0; c < 3; c++)
          g_assert_cmpint (
              ABS ((int) (pixel >> (16 - 8 * c) & 255) - expected[c] * expected[3] / 255),
              <=,
              MAX_DIFFERENCE);
        g_assert_cmpint (pixel >> 24, ==, expected[3]);
      }
}

static void
test_formats (void)
{
  static const char *const names[] = {
    "rgb.png", "rgba-passes.png", "gray16.png", "palette.png",  "bits.png",
    "a.jpg",   "a-passes.jpg",    "a-inks.jpg", "a-gray.jpg",   "a-sub.jpg",
    "a.bmp",   "a-4.bmp",         "a.ico",      "a-passes.gif", "a-moving.gif",
  };
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = read_seed (names[i]);
      g_autoptr (GdkPixbuf) yardstick = read_yardstick (bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkTexture) texture =
          dateline_picture_decode (process, bytes, 0, 0, NULL, &error);

      g_test_message ("%s", names[i]);
      g_assert_no_error (error);
      if (yardstick != NULL)
        assert_same (texture, yardstick);
      else
        g_test_message ("there is nothing to compare it with");
    }
}

/* One colour stays what it is, however much is summed for a pixel. */
static void
test_one_colour (void)
{
  static const int sizes[][2] = {
    { 2, 1 },    { 3, 2 },     { 7, 3 },         { 100, 99 },
    { 1000, 7 }, { 16384, 1 }, { 16384, 16383 },
  };
  static const guint8 colors[] = { 0, 1, 127, 254, 255 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize n = 0; n < G_N_ELEMENTS (colors); n++)
      {
        int shown = sizes[i][1];
        g_autofree guint8 *row = g_malloc ((gsize) sizes[i][0] * 4);
        g_autofree guint8 *pixels = g_malloc ((gsize) shown * 3 * 4);
        DatelinePictureScaler scaler;

        memset (row, colors[n], (gsize) sizes[i][0] * 4);
        g_assert_true (
            dateline_picture_scaler_init (&scaler, sizes[i][0], 7, shown, 3, pixels));
        for (int y = 0; y < 7; y++)
          {
            g_assert_false (dateline_picture_scaler_is_full (&scaler));
            dateline_picture_scaler_add_row (&scaler, row);
          }
        g_assert_true (dateline_picture_scaler_is_full (&scaler));
        dateline_picture_scaler_add_row (&scaler, row); /* is passed over */
        dateline_picture_scaler_clear (&scaler);
        for (int at = 0; at < shown * 3 * 4; at++)
          g_assert_cmpint (pixels[at], ==, colors[n]);
      }
}

/* A pixel is the mean of what it covers, in parts where it covers parts. */
static void
test_mean (void)
{
  static const guint8 rows[3][12] = {
    { 0, 0, 0, 0, 90, 90, 90, 90, 180, 180, 180, 180 },
    { 0, 0, 0, 0, 90, 90, 90, 90, 180, 180, 180, 180 },
    { 30, 30, 30, 30, 120, 120, 120, 120, 210, 210, 210, 210 },
  };
  static const guint8 expected[] = { 30, 150, 50, 170 };
  guint8 pixels[16];
  DatelinePictureScaler scaler;

  g_assert_true (dateline_picture_scaler_init (&scaler, 3, 3, 2, 2, pixels));
  for (int y = 0; y < 3; y++)
    dateline_picture_scaler_add_row (&scaler, rows[y]);
  dateline_picture_scaler_clear (&scaler);
  for (int i = 0; i < 4; i++)
    for (int c = 0; c < 4; c++)
      g_assert_cmpint (ABS (pixels[4 * i + c] - expected[i]), <=, 1);
}

/* The eight ways in which a camera can be held, as Exif counts them. */
static void
test_turns (void)
{
  static const guint32 stored[] = { 1, 2, 3, 4, 5, 6 }; /* two rows of three */
  static const guint32 seen[9][6] = {
    { 0 },
    { 1, 2, 3, 4, 5, 6 },
    { 3, 2, 1, 6, 5, 4 },
    { 6, 5, 4, 3, 2, 1 },
    { 4, 5, 6, 1, 2, 3 },
    { 1, 4, 2, 5, 3, 6 },
    { 4, 1, 5, 2, 6, 3 },
    { 6, 3, 5, 2, 4, 1 },
    { 3, 6, 2, 5, 1, 4 },
  };

  for (int orientation = 1; orientation <= 8; orientation++)
    {
      guint32 turned[6];

      dateline_picture_turn ((const guint8 *) stored,
                             3,
                             2,
                             orientation,
                             (guint8 *) turned);
      g_assert_cmpmem (turned, sizeof turned, seen[orientation], sizeof turned);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-formats/formats", test_formats);
  g_test_add_func ("/picture-formats/one-colour", test_one_colour);
  g_test_add_func ("/picture-formats/mean", test_mean);
  g_test_add_func ("/picture-formats/turns", test_turns);
  return g_test_run ();
}
