/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a picture costs: processor time of this process and of the one that unpacks it,
 * beside gdk-pixbuf in this process as the yardstick; the time from nothing to the first
 * pixels; memory. With a number as argument, so many changed files through the real
 * program: this process has to live.
 */

#include "dateline-gtk/images/dateline-picture-decoder-private.h"
#include "dateline-gtk/images/dateline-picture-queue-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <webp/encode.h>

#define N_TURNS 11

typedef struct
{
  const char *name;
  GBytes *bytes;
  int shown_width;
} Picture;

/* Something like a photograph: large shapes, fine grain. */
static GdkPixbuf *
make_pixbuf (int width, int height, gboolean has_alpha)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, has_alpha, 8, width, height);
  int n_channels = has_alpha ? 4 : 3;
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);
  guint32 seed = 1;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guchar *pixel = pixels + (gsize) y * stride + x * n_channels;

        seed = seed * 1664525 + 1013904223;
        for (int c = 0; c < 3; c++)
          pixel[c] = (x * (c + 1) * 200 / width + y * 50 / height + (seed >> 28)) & 255;
        if (has_alpha)
          pixel[3] = x * 255 / width;
      }
  return pixbuf;
}

static GBytes *
make_picture (const char *type, int width, int height, gboolean has_alpha)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (width, height, has_alpha);
  char *saved;
  gsize size;

  if (g_str_equal (type, "webp"))
    {
      guint8 *encoded;
      GBytes *bytes;

      size = WebPEncodeRGB (gdk_pixbuf_read_pixels (pixbuf),
                            width,
                            height,
                            gdk_pixbuf_get_rowstride (pixbuf),
                            75,
                            &encoded);
      bytes = g_bytes_new (encoded, size);
      WebPFree (encoded);
      return bytes;
    }
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &saved, &size, type, NULL, NULL));
  return g_bytes_new_take (saved, size);
}

static double
get_time (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/* The only child, from what the kernel says. */
static int
find_child (void)
{
  g_autofree char *text = NULL;

  g_file_get_contents ("/proc/thread-self/children", &text, NULL, NULL);
  return text != NULL ? atoi (text) : 0;
}

static double
get_child_time (void)
{
  clockid_t clock;

  return clock_getcpuclockid (find_child (), &clock) == 0 ? get_time (clock) : 0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
find_median (double *values, gsize n)
{
  qsort (values, n, sizeof *values, compare);
  return values[n / 2];
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, const Picture *picture)
{
  gdk_pixbuf_loader_set_size (loader,
                              picture->shown_width,
                              height * picture->shown_width / width);
}

/* What gdk-pixbuf takes for the same. */
static double
measure_pixbuf (const Picture *picture)
{
  double times[N_TURNS];

  for (int i = 0; i < N_TURNS; i++)
    {
      g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
      double began = get_time (CLOCK_PROCESS_CPUTIME_ID);

      g_signal_connect (loader,
                        "size-prepared",
                        G_CALLBACK (size_prepared_cb),
                        (gpointer) picture);
      if (!gdk_pixbuf_loader_write_bytes (loader, picture->bytes, NULL))
        {
          gdk_pixbuf_loader_close (loader, NULL);
          return -1;
        }
      gdk_pixbuf_loader_close (loader, NULL);
      times[i] = get_time (CLOCK_PROCESS_CPUTIME_ID) - began;
    }
  return find_median (times, N_TURNS);
}

static void
measure (const Picture *picture)
{
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
  double own[N_TURNS];
  double other[N_TURNS];
  double wall[N_TURNS];
  double pixbuf = measure_pixbuf (picture);

  for (int i = -1; i < N_TURNS; i++)
    {
      double before = get_time (CLOCK_PROCESS_CPUTIME_ID);
      double child = i < 0 ? 0 : get_child_time ();
      double began = get_time (CLOCK_MONOTONIC);
      g_autoptr (GdkTexture) texture = dateline_picture_decode (process,
                                                                picture->bytes,
                                                                picture->shown_width,
                                                                0,
                                                                NULL,
                                                                NULL);

      g_assert_nonnull (texture);
      if (i < 0)
        continue;
      wall[i] = get_time (CLOCK_MONOTONIC) - began;
      own[i] = get_time (CLOCK_PROCESS_CPUTIME_ID) - before;
      other[i] = get_child_time () - child;
    }
  printf (
      "%-22s %8.0f KB %8.2f ms here %8.2f ms there %8.2f ms wall %8.2f ms gdk-pixbuf\n",
      picture->name,
      g_bytes_get_size (picture->bytes) / 1024.0,
      find_median (own, N_TURNS),
      find_median (other, N_TURNS),
      find_median (wall, N_TURNS),
      pixbuf);
}

static void
print_memory (const char *when)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", find_child ());
  g_autofree char *text = NULL;
  const char *line;

  if (g_file_get_contents (path, &text, NULL, NULL) && (line = strstr (text, "\nPss:")))
    printf ("PSS of the process %s: %d KB\n", when, atoi (line + 5));
  else
    printf ("PSS of the process %s: not to be seen but by root\n", when);
}

/* From no process to the first pixels. */
static void
measure_start (GBytes *bytes)
{
  double times[N_TURNS];
  double own[N_TURNS];

  for (int i = 0; i < N_TURNS; i++)
    {
      g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
      double began = get_time (CLOCK_MONOTONIC);
      double before = get_time (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (GdkTexture) texture =
          dateline_picture_decode (process, bytes, 0, 0, NULL, NULL);

      times[i] = get_time (CLOCK_MONOTONIC) - began;
      own[i] = get_time (CLOCK_PROCESS_CPUTIME_ID) - before;
    }
  printf ("from no process to the first pixels: %.2f ms, of which %.2f ms of CPU here\n",
          find_median (times, N_TURNS),
          find_median (own, N_TURNS));
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GdkTexture) texture = dateline_picture_queue_decode_finish (result, NULL);

  g_assert_nonnull (texture);
  (*(int *) user_data)--;
}

/* Five pictures of a story that is opened, when nothing runs yet. */
static void
measure_story (GBytes *bytes)
{
  double times[N_TURNS];

  for (int i = 0; i < N_TURNS; i++)
    {
      DatelinePictureQueue *queue = dateline_picture_queue_new (NULL);
      double began = get_time (CLOCK_MONOTONIC);
      int left = 5;

      for (int n = 0; n < 5; n++)
        dateline_picture_queue_decode_async (queue,
                                             bytes,
                                             800,
                                             0,
                                             NULL,
                                             decoded_cb,
                                             &left);
      while (left > 0)
        g_main_context_iteration (NULL, TRUE);
      times[i] = get_time (CLOCK_MONOTONIC) - began;
      dateline_picture_queue_free (queue);
    }
  printf ("five JPEGs of 1,600 x 1,067, from no process to textures: %.2f ms\n",
          find_median (times, N_TURNS));
}

/* Damages a copy of @bytes somewhere. */
static GBytes *
change (GBytes *bytes, GRand *random)
{
  gsize size;
  const guint8 *start = g_bytes_get_data (bytes, &size);
  guint8 *changed = g_memdup2 (start, size);
  int n = g_rand_int_range (random, 1, 9);

  for (int i = 0; i < n; i++)
    {
      gsize range = g_rand_boolean (random) ? size : MIN (size, 64);

      changed[g_rand_int_range (random, 0, range)] = g_rand_int (random);
    }
  if (g_rand_int_range (random, 0, 8) == 0)
    size = g_rand_int_range (random, 1, size + 1);
  return g_bytes_new_take (changed, size);
}

static GPtrArray *
make_seeds (void)
{
  static const char *const types[] = { "png", "jpeg", "ico", "bmp", "webp" };
  static const char gif[] = "GIF89a\2\0\1\0\x81\0\0\xff\0\0\0\xff\0\0\0\xff\0\0\0"
                            "\x21\xf9\4\x0d\5\0\3\0\x2c\0\0\0\0\2\0\1\0\0\2\2\x5c\x0a\0"
                            "\x21\xf9\4\x09\5\0\3\0\x2c\0\0\0\0\2\0\1\0\0\2\2\x04\x0a\0;";
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_ptr_array_add (seeds, make_picture (types[i], 37, 23, FALSE));
      if (i == 0 || i == 2)
        g_ptr_array_add (seeds, make_picture (types[i], 37, 23, TRUE));
    }
  g_ptr_array_add (seeds, g_bytes_new_static (gif, sizeof gif - 1));
  return seeds;
}

/* An animation is played as far as it goes, other pictures are drawn. */
static GError *
put_through (DatelinePictureProcess *process, GBytes *bytes, gboolean is_played)
{
  g_autoptr (GdkTexture) texture = NULL;
  DatelinePictureRequest opened;
  GError *error = NULL;
  guint number;

  if (!is_played)
    {
      texture = dateline_picture_decode (process, bytes, 16, 0, NULL, &error);
      return error;
    }
  if (dateline_picture_open_frames (process, bytes, 0, 0, &opened, &number, NULL, &error))
    for (int i = 0; i < 3; i++)
      {
        g_clear_object (&texture);
        texture = dateline_picture_decode_frame (process, &opened, &number, NULL, &error);
        if (texture == NULL)
          break;
      }
  return error;
}

static void
run_changed (guint n)
{
  g_autoptr (GPtrArray) seeds = make_seeds ();
  g_autoptr (GRand) random = g_rand_new_with_seed (n);
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
  guint n_shown = 0;
  guint n_refused = 0;
  guint n_deaths = 0;
  guint n_hung = 0;

  for (guint i = 0; i < n; i++)
    {
      guint seed = i % seeds->len;
      g_autoptr (GBytes) bytes = change (seeds->pdata[seed], random);
      g_autoptr (GError) error = put_through (process, bytes, seed == seeds->len - 1);

      if (error == NULL)
        n_shown++;
      else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
        n_deaths++;
      else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        n_hung++;
      else
        n_refused++;
      if (dateline_picture_process_get_n_requests (process) >=
          DATELINE_PICTURE_MAX_REQUESTS)
        dateline_picture_process_end (process);
    }
  printf ("%u changed files: %u shown, %u refused, %u ended a process, %u hung\n",
          n,
          n_shown,
          n_refused,
          n_deaths,
          n_hung);
}

int
main (int argc, char *argv[])
{
  const Picture pictures[] = {
    { "JPEG 4,000 at 700", make_picture ("jpeg", 4000, 3000, FALSE), 700 },
    { "JPEG 2,400 at 640", make_picture ("jpeg", 2400, 1600, FALSE), 640 },
    { "JPEG 2,400 whole", make_picture ("jpeg", 2400, 1600, FALSE), 2400 },
    { "PNG 2,400 at 640", make_picture ("png", 2400, 1600, FALSE), 640 },
    { "PNG alpha 2,400 at 640", make_picture ("png", 2400, 1600, TRUE), 640 },
    { "WebP 2,400 at 640", make_picture ("webp", 2400, 1600, FALSE), 640 },
  };
  g_autoptr (GBytes) jpeg = make_picture ("jpeg", 1600, 1067, FALSE);
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
  g_autoptr (GBytes) small = make_picture ("png", 16, 16, FALSE);

  setvbuf (stdout, NULL, _IOLBF, 0);
  if (argc > 1)
    {
      run_changed (atoi (argv[1]));
      return 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    measure (&pictures[i]);
  measure_start (small);
  measure_story (jpeg);
  g_object_unref (dateline_picture_decode (process, small, 0, 0, NULL, NULL));
  print_memory ("after an icon");
  g_object_unref (
      dateline_picture_decode (process, pictures[0].bytes, 700, 0, NULL, NULL));
  print_memory ("after a large JPEG");
  return 0;
}
