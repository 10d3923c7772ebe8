/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* GIF and WebP that move: the frames one by one, what they do to each other, and a
 * paintable that plays them. */

#include "gui-test.h"

#include "dateline-gtk/images/dateline-picture-animation-private.h"
#include "dateline-gtk/images/dateline-picture-decoder-private.h"
#include "dateline-gtk/images/dateline-picture-loader-private.h"

#include <webp/encode.h>
#include <webp/mux.h>

#define RED 0xffff0000
#define GREEN 0xff00ff00
#define BLUE 0xff0000ff
#define NOTHING 0

/* A canvas of two pixels, four colours: red, green, blue and one that is none. */
#define HEAD "GIF89a\2\0\1\0\x81\0\0\xff\0\0\0\xff\0\0\0\xff\0\0\0"
#define FOREVER "\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0"
#define TWICE "\x21\xff\x0bNETSCAPE2.0\3\1\1\0\0"
/* Disposal, delay in hundredths. The fourth colour is transparent. */
#define CONTROL(disposal, delay) "\x21\xf9\4" disposal delay "\0\3\0"
#define KEEP "\x05"
#define CLEAR "\x09"
#define RESTORE "\x0d"
/* Two pixels: codes of three bits, 4 clears and 5 ends. */
#define FRAME(pixels) "\x2c\0\0\0\0\2\0\1\0\0\2\2" pixels "\0"
#define RED_RED "\x04\x0a"    /* 4 0 0 5 */
#define NONE_GREEN "\x5c\x0a" /* 4 3 1 5 */
#define BLUE_NONE "\xd4\x0a"  /* 4 2 3 5 */

#define BYTES(literal) g_bytes_new_static (literal, sizeof literal - 1)

static guint32
get_pixel (GdkTexture *texture, int at)
{
  guint32 pixels[2];

  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 1);
  gdk_texture_download (texture, (guchar *) pixels, sizeof pixels);
  return pixels[at];
}

static void
assert_frame (DatelinePictureProcess *process,
              const DatelinePictureRequest *opened,
              guint32 left,
              guint32 right,
              guint expected_delay)
{
  g_autoptr (GError) error = NULL;
  guint delay = 0;
  g_autoptr (GdkTexture) texture =
      dateline_picture_decode_frame (process, opened, &delay, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (texture);
  g_assert_cmphex (get_pixel (texture, 0), ==, left);
  g_assert_cmphex (get_pixel (texture, 1), ==, right);
  g_assert_cmpuint (delay, ==, expected_delay);
}

static void
assert_end (DatelinePictureProcess *process, const DatelinePictureRequest *opened)
{
  g_autoptr (GError) error = NULL;
  guint delay;

  g_assert_null (dateline_picture_decode_frame (process, opened, &delay, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_opens (DatelinePictureProcess *process,
              GBytes *bytes,
              DatelinePictureRequest *opened,
              guint expected_loops)
{
  g_autoptr (GError) error = NULL;
  guint n_loops = 99;

  dateline_picture_open_frames (process, bytes, 0, 0, opened, &n_loops, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_loops, ==, expected_loops);
}

/* A frame stays, is cleared, or gives back what was there before it. */
static void
test_disposal (void)
{
  g_autoptr (GBytes) gif =
      BYTES (HEAD FOREVER CONTROL (KEEP, "\5") FRAME (RED_RED) CONTROL (RESTORE, "\7")
                 FRAME (NONE_GREEN) CONTROL (CLEAR, "\1") FRAME (BLUE_NONE)
                     CONTROL (KEEP, "\0") FRAME (NONE_GREEN) ";");
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
  DatelinePictureRequest opened;

  assert_opens (process, gif, &opened, 0);
  for (int loop = 0; loop < 2; loop++)
    {
      assert_frame (process, &opened, RED, RED, 50);
      assert_frame (process, &opened, RED, GREEN, 70);
      assert_frame (process, &opened, BLUE, RED, 10);
      assert_frame (process, &opened, NOTHING, GREEN, 0);
      assert_end (process, &opened);
    }
}

static void
test_loops (void)
{
  g_autoptr (GBytes) twice = BYTES (HEAD TWICE FRAME (RED_RED) FRAME (NONE_GREEN) ";");
  g_autoptr (GBytes) once = BYTES (HEAD FRAME (RED_RED) FRAME (NONE_GREEN) ";");
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
  DatelinePictureRequest opened;

  assert_opens (process, twice, &opened, 2);
  assert_opens (process, once, &opened, 1);
}

/* What breaks off in the second frame is shown as far as it goes. */
static void
test_cut_off (void)
{
  g_autoptr (GBytes) gif = BYTES (HEAD FRAME (RED_RED) "\x2c\0\0\0\0\2\0\1\0\0\2");
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
  DatelinePictureRequest opened;

  assert_opens (process, gif, &opened, 1);
  assert_frame (process, &opened, RED, RED, 0);
  assert_end (process, &opened);
}

/* Of 2,000 frames 1,000 are shown. */
static void
test_many (void)
{
  static const char head[] = HEAD;
  static const char frame[] = FRAME (RED_RED);
  g_autoptr (GByteArray) made = g_byte_array_new ();
  g_autoptr (GBytes) gif = NULL;
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
  DatelinePictureRequest opened;

  g_byte_array_append (made, (const guint8 *) head, sizeof head - 1);
  for (int i = 0; i < 2000; i++)
    g_byte_array_append (made, (const guint8 *) frame, sizeof frame - 1);
  gif = g_byte_array_free_to_bytes (g_steal_pointer (&made));
  assert_opens (process, gif, &opened, 1);
  for (int i = 0; i < DATELINE_PICTURE_MAX_FRAMES; i++)
    assert_frame (process, &opened, RED, RED, 0);
  assert_end (process, &opened);
}

static void
add_webp_frame (WebPMux *mux, guint32 color, int milliseconds)
{
  guint32 pixels[] = { color, color };
  guint8 *encoded;
  gsize size =
      WebPEncodeLosslessBGRA ((const guint8 *) pixels, 2, 1, sizeof pixels, &encoded);
  WebPMuxFrameInfo frame = {
    .bitstream = { encoded, size },
    .duration = milliseconds,
    .id = WEBP_CHUNK_ANMF,
    .dispose_method = WEBP_MUX_DISPOSE_NONE,
    .blend_method = WEBP_MUX_NO_BLEND,
  };

  g_assert_cmpint (WebPMuxPushFrame (mux, &frame, 1), ==, WEBP_MUX_OK);
  WebPFree (encoded);
}

static GBytes *
make_webp (int n_loops)
{
  WebPMux *mux = WebPMuxNew ();
  WebPMuxAnimParams parameters = { 0, n_loops };
  WebPData assembled;
  GBytes *bytes;

  add_webp_frame (mux, RED, 30);
  add_webp_frame (mux, BLUE, 40);
  WebPMuxSetAnimationParams (mux, &parameters);
  g_assert_cmpint (WebPMuxAssemble (mux, &assembled), ==, WEBP_MUX_OK);
  bytes = g_bytes_new (assembled.bytes, assembled.size);
  WebPDataClear (&assembled);
  WebPMuxDelete (mux);
  return bytes;
}

static void
test_webp (void)
{
  g_autoptr (GBytes) webp = make_webp (3);
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
  DatelinePictureRequest opened;

  assert_opens (process, webp, &opened, 3);
  for (int loop = 0; loop < 2; loop++)
    {
      assert_frame (process, &opened, RED, RED, 30);
      assert_frame (process, &opened, BLUE, BLUE, 40);
      assert_end (process, &opened);
    }
}

static void
contents_cb (GdkPaintable *paintable, guint *n_changes)
{
  (*n_changes)++;
}

/* It plays as often as it says, stops by itself, and can be played again. */
static void
test_playing (void)
{
  g_autoptr (GBytes) gif = BYTES (HEAD TWICE CONTROL (KEEP, "\2") FRAME (RED_RED)
                                      CONTROL (KEEP, "\2") FRAME (NONE_GREEN) ";");
  g_autoptr (DatelinePictureAnimation) animation =
      dateline_picture_animation_new (NULL, gif, 0, 0, NULL);
  g_autoptr (GdkPaintable) image = NULL;
  guint n_changes = 0;

  g_signal_connect (animation,
                    "invalidate-contents",
                    G_CALLBACK (contents_cb),
                    &n_changes);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (animation)), ==, 0);
  for (guint n = 1; n <= 2; n++)
    {
      dateline_picture_animation_set_playing (animation, TRUE);
      WAIT_FOR (!dateline_picture_animation_get_playing (animation));
      g_assert_cmpuint (n_changes, ==, n * 4);
    }
  image = gdk_paintable_get_current_image (GDK_PAINTABLE (animation));
  g_assert_cmphex (get_pixel (GDK_TEXTURE (image), 1), ==, GREEN);
}

/* Stopped it stands still; it ends with its owner, even while it plays. */
static void
test_stopping (void)
{
  g_autoptr (GBytes) gif = BYTES (HEAD FOREVER CONTROL (KEEP, "\2") FRAME (RED_RED)
                                      CONTROL (KEEP, "\2") FRAME (NONE_GREEN) ";");
  DatelinePictureAnimation *animation =
      dateline_picture_animation_new (NULL, gif, 0, 0, NULL);
  gpointer alive = animation;
  guint n_changes = 0;
  guint n_stopped;

  g_object_add_weak_pointer (G_OBJECT (animation), &alive);
  g_signal_connect (animation,
                    "invalidate-contents",
                    G_CALLBACK (contents_cb),
                    &n_changes);
  g_object_set (animation, "playing", TRUE, NULL);
  WAIT_FOR (n_changes >= 3);
  g_object_set (animation, "playing", FALSE, NULL);
  n_stopped = n_changes;
  run_for (100);
  g_assert_cmpuint (n_changes, ==, n_stopped);
  g_object_set (animation, "playing", TRUE, NULL);
  WAIT_FOR (n_changes > n_stopped + 2);
  g_object_unref (animation);
  g_assert_null (alive);
  run_for (50);
}

/* What cannot be unpacked stops, whatever it was said to be. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) gif = BYTES (HEAD "\x2c\0\0\0\0\2\0\1\0\0\2");
  g_autoptr (DatelinePictureAnimation) animation =
      dateline_picture_animation_new (NULL, gif, 0, 0, NULL);

  dateline_picture_animation_set_playing (animation, TRUE);
  WAIT_FOR (!dateline_picture_animation_get_playing (animation));
}

/* From an address: what moves is known once it has been seen, and the still stands until
 * it is played. */
static void
test_loading (void)
{
  static const char gif[] = HEAD FOREVER FRAME (RED_RED) FRAME (NONE_GREEN) ";";
  g_autofree char *coded = g_base64_encode ((const guchar *) gif, sizeof gif - 1);
  g_autofree char *uri = g_strconcat ("data:image/gif;base64,", coded, NULL);
  g_autofree char *folder = g_dir_make_tmp ("dateline-pictures-XXXXXX", NULL);
  g_autoptr (DatelineFetcher) fetcher = dateline_fetcher_new ("test");
  g_autoptr (DatelineMediaCache) cache =
      dateline_media_cache_new (fetcher, folder, folder);
  g_autoptr (DatelinePictureLoader) loader = dateline_picture_loader_new (cache);
  g_autoptr (GAsyncResult) still = NULL;
  g_autoptr (GAsyncResult) moving = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (DatelinePictureAnimation) animation = NULL;

  g_assert_false (dateline_picture_loader_is_animated (loader, uri));
  dateline_picture_loader_load_async (loader, uri, 100, 0, NULL, result_cb, &still);
  WAIT_FOR (still != NULL);
  texture = dateline_picture_loader_load_finish (loader, still, NULL);
  g_assert_true (dateline_picture_loader_is_animated (loader, uri));
  dateline_picture_loader_load_animation_async (loader,
                                                uri,
                                                100,
                                                0,
                                                NULL,
                                                result_cb,
                                                &moving);
  WAIT_FOR (moving != NULL);
  animation = dateline_picture_loader_load_animation_finish (loader, moving, NULL);
  g_assert_nonnull (animation);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (animation)), ==, 2);
  g_assert_false (dateline_picture_animation_get_playing (animation));
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-animation/disposal", test_disposal);
  g_test_add_func ("/picture-animation/loops", test_loops);
  g_test_add_func ("/picture-animation/cut-off", test_cut_off);
  g_test_add_func ("/picture-animation/many", test_many);
  g_test_add_func ("/picture-animation/webp", test_webp);
  g_test_add_func ("/picture-animation/playing", test_playing);
  g_test_add_func ("/picture-animation/stopping", test_stopping);
  g_test_add_func ("/picture-animation/damaged", test_damaged);
  g_test_add_func ("/picture-animation/loading", test_loading);
  return g_test_run ();
}
