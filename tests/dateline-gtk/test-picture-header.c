/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Sizes of pictures from their first bytes, and what is refused; needs no display. */

#include "dateline-gtk/images/dateline-picture-header-private.h"

#include <string.h>

#define BYTES(literal) (const guint8 *) literal, sizeof literal - 1

#define PNG(width, height) "\x89PNG\r\n\x1a\n\0\0\0\rIHDR" width height "\x08\x06\0\0\0"
#define GIF_FRAME ",\0\0\0\0\x02\0\x03\0\0\x02\x02\x44\x01\0"

static const struct
{
  const char *name;
  const guint8 *bytes;
  gsize size;
  DatelinePictureFormat format;
  int width;
  int height;
  int orientation;
} good[] = {
  { "png",
    BYTES (PNG ("\0\0\x02\x80", "\0\0\x01\xe0")),
    DATELINE_PICTURE_FORMAT_PNG,
    640,
    480,
    1 },
  { "jpeg",
    BYTES ("\xff\xd8\xff\xe0\0\x04JF\xff\xff\xc2\0\x0b\x08\x01\xe0\x02\x80\x03"),
    DATELINE_PICTURE_FORMAT_JPEG,
    640,
    480,
    1 },
  { "jpeg turned",
    BYTES ("\xff\xd8\xff\xe1\0\x22"
           "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
           "\xff\xc0\0\x0b\x08\x01\xe0\x02\x80\x03"),
    DATELINE_PICTURE_FORMAT_JPEG,
    640,
    480,
    6 },
  { "gif",
    BYTES ("GIF89a\x02\0\x03\0\0\0\0" GIF_FRAME ";"),
    DATELINE_PICTURE_FORMAT_GIF,
    2,
    3,
    1 },
  { "webp lossy",
    BYTES ("RIFF....WEBPVP8 ....\0\0\0\x9d\x01\x2a\x80\x02\xe0\x01"),
    DATELINE_PICTURE_FORMAT_WEBP,
    640,
    480,
    1 },
  { "webp lossless",
    BYTES ("RIFF....WEBPVP8L....\x2f\x7f\xc2\x77\0.........."),
    DATELINE_PICTURE_FORMAT_WEBP,
    640,
    480,
    1 },
  { "webp extended",
    BYTES ("RIFF....WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\xdf\x01\0"),
    DATELINE_PICTURE_FORMAT_WEBP,
    640,
    480,
    1 },
  { "bmp top down",
    BYTES ("BM............\x28\0\0\0\x80\x02\0\0\x20\xfe\xff\xff"),
    DATELINE_PICTURE_FORMAT_BMP,
    640,
    480,
    1 },
  { "ico of png",
    BYTES ("\0\0\1\0\1\0\x10\x10\0\0\0\0\0\0\0\0\0\0\x16\0\0\0" PNG ("\0\0\0\x20",
                                                                     "\0\0\0\x20")),
    DATELINE_PICTURE_FORMAT_ICO,
    32,
    32,
    1 },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      DatelinePictureHeader header;

      g_test_message ("%s", good[i].name);
      g_assert_true (
          dateline_picture_header_read (good[i].bytes, good[i].size, &header, &error));
      g_assert_no_error (error);
      g_assert_cmpint (header.format, ==, good[i].format);
      g_assert_cmpint (header.width, ==, good[i].width);
      g_assert_cmpint (header.height, ==, good[i].height);
      g_assert_cmpint (header.orientation, ==, good[i].orientation);
    }
}

static const struct
{
  const char *name;
  const guint8 *bytes;
  gsize size;
  GIOErrorEnum code;
} bad[] = {
  { "nothing", BYTES (""), G_IO_ERROR_NOT_SUPPORTED },
  { "svg",
    BYTES ("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
    G_IO_ERROR_NOT_SUPPORTED },
  { "xml with svg", BYTES ("<?xml version='1.0'?><svg/>"), G_IO_ERROR_NOT_SUPPORTED },
  { "page", BYTES ("<!DOCTYPE html><title>404</title>"), G_IO_ERROR_NOT_SUPPORTED },
  { "tiff", BYTES ("II*\0\x08\0\0\0"), G_IO_ERROR_NOT_SUPPORTED },
  { "xpm", BYTES ("/* XPM */ static char *x[] = {"), G_IO_ERROR_NOT_SUPPORTED },
  { "png of 20,000 squared",
    BYTES (PNG ("\0\0\x4e\x20", "\0\0\x4e\x20")),
    G_IO_ERROR_MESSAGE_TOO_LARGE },
  { "png with a long side",
    BYTES (PNG ("\0\0\x40\x01", "\0\0\0\x01")),
    G_IO_ERROR_MESSAGE_TOO_LARGE },
  { "png over 40 megapixels",
    BYTES (PNG ("\0\0\x20\0", "\0\0\x20\0")),
    G_IO_ERROR_MESSAGE_TOO_LARGE },
  { "png of a negative width",
    BYTES (PNG ("\xff\xff\xff\xff", "\0\0\0\x01")),
    G_IO_ERROR_MESSAGE_TOO_LARGE },
  { "png of no width", BYTES (PNG ("\0\0\0\0", "\0\0\0\x01")), G_IO_ERROR_INVALID_DATA },
  { "png cut off",
    BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02"),
    G_IO_ERROR_INVALID_DATA },
  { "jpeg without a frame", BYTES ("\xff\xd8\xff\xd9...."), G_IO_ERROR_INVALID_DATA },
  { "jpeg with a segment of no length",
    BYTES ("\xff\xd8\xff\xe0\0\0\xff\xe0\0\0"),
    G_IO_ERROR_INVALID_DATA },
  { "gif without a frame", BYTES ("GIF89a\x02\0\x03\0\0\0\0;"), G_IO_ERROR_INVALID_DATA },
  { "gif with a frame beyond itself",
    BYTES ("GIF89a\x01\0\x01\0\0\0\0" GIF_FRAME ";"),
    G_IO_ERROR_INVALID_DATA },
  { "webp cut off", BYTES ("RIFF....WEBPVP8X\x0a\0\0\0"), G_IO_ERROR_INVALID_DATA },
  { "bmp of 65,536 squared",
    BYTES ("BM............\x28\0\0\0\0\0\x01\0\0\0\x01\0"),
    G_IO_ERROR_MESSAGE_TOO_LARGE },
  { "bmp of the least height",
    BYTES ("BM............\x28\0\0\0\x01\0\0\0\0\0\0\x80"),
    G_IO_ERROR_MESSAGE_TOO_LARGE },
  { "ico that holds a large png",
    BYTES ("\0\0\1\0\1\0\x10\x10\0\0\0\0\0\0\0\0\0\0\x16\0\0\0" PNG ("\0\0\x4e\x20",
                                                                     "\0\0\x4e\x20")),
    G_IO_ERROR_MESSAGE_TOO_LARGE },
  { "ico that points past its end",
    BYTES ("\0\0\1\0\1\0\x10\x10\0\0\0\0\0\0\0\0\0\0\xff\xff\xff\xff"),
    G_IO_ERROR_INVALID_DATA },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      DatelinePictureHeader header;

      g_test_message ("%s", bad[i].name);
      g_assert_false (
          dateline_picture_header_read (bad[i].bytes, bad[i].size, &header, &error));
      g_assert_error (error, G_IO_ERROR, (int) bad[i].code);
      g_assert_cmpstr (error->message, !=, "");
    }
}

/* Only the first frame of an animation is handed to the decoder. */
static void
test_first_frame (void)
{
  static const char gif[] =
      "GIF89a\x02\0\x03\0\0\0\0!\xf9\x04\0\0\0\0\0" GIF_FRAME GIF_FRAME ";";
  DatelinePictureHeader header;

  g_assert_true (dateline_picture_header_read (BYTES (gif), &header, NULL));
  g_assert_cmpuint (header.still_size, ==, sizeof gif - 1 - (sizeof GIF_FRAME - 1) - 1);
}

/* Every beginning of every good picture, and each with every byte changed, is read
 * without reading beyond it: the sanitizers watch. */
static void
test_mutations (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    for (gsize size = 0; size <= good[i].size; size++)
      {
        g_autofree guint8 *copy = g_memdup2 (good[i].bytes, MAX (size, 1));
        DatelinePictureHeader header;

        dateline_picture_header_read (copy, size, &header, NULL);
        for (gsize at = 0; at < size; at++)
          {
            copy[at] ^= 0xff;
            if (dateline_picture_header_read (copy, size, &header, NULL))
              {
                g_assert_cmpint (header.width, >, 0);
                g_assert_cmpint (header.width, <=, DATELINE_PICTURE_MAX_SIDE);
                g_assert_cmpint (header.height, >, 0);
                g_assert_cmpint (header.height, <=, DATELINE_PICTURE_MAX_SIDE);
                g_assert_cmpuint (header.still_size, <=, size);
              }
            copy[at] ^= 0xff;
          }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-header/good", test_good);
  g_test_add_func ("/picture-header/bad", test_bad);
  g_test_add_func ("/picture-header/first-frame", test_first_frame);
  g_test_add_func ("/picture-header/mutations", test_mutations);
  return g_test_run ();
}
