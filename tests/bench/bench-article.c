/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article pane alone in a window of 900 × 800, with an article and pictures that
 * bench-article-maker left in a folder: processor time and memory, resizing, and
 * scrolling through all of it. Without an article it is the yardstick, an empty window.
 *
 * usage: bench-article                        an empty window
 *        bench-article stay                   the same, until it is ended
 *        bench-article FOLDER                 an empty article pane
 *        bench-article FOLDER NAME            FOLDER/NAME.html, resized
 *        bench-article FOLDER NAME scroll     scrolled through to its end, then closed
 *
 * Prints a line a figure, "name value", in milliseconds of the processor and megabytes.
 */

#include "bench-meter.h"
#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/article/dateline-figure-private.h"
#include "dateline/dateline.h"

#include <stdio.h>
#include <string.h>

/* In pixels a frame, of which there are sixty in a second: a page in a fifteenth of one,
 * and what a strong push at a touch pad gives. */
#define READING_STEP 200
#define FLING_STEP 1500

typedef struct
{
  GtkWindow *window;
  DatelineArticleView *view; /* NULL for the yardstick */
  gboolean is_empty;         /* there will be no article */
  gboolean is_opened;
  guint n_painted;   /* frames with the article in them */
  int painted_width; /* of the window in the last frame */
  double first_cpu;
  GArray *frames; /* of double: what the main thread worked from one to the next */
  double thread;  /* at the end of the last frame */
  int step;       /* that each frame scrolls on */
} Bench;

static void
print (const char *name, double value)
{
  printf ("%s %.2f\n", name, value);
  fflush (stdout);
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  double thread = bench_meter_get_thread ();
  double worked = thread - bench->thread;

  bench->thread = thread;
  bench->painted_width = gtk_widget_get_width (GTK_WIDGET (bench->window));
  if (bench->step != 0)
    g_array_append_val (bench->frames, worked);
  if (!bench->is_empty && (!bench->is_opened || bench->view->rows.end == 0))
    return;
  if (bench->n_painted++ == 0)
    bench->first_cpu = bench_meter_get_cpu ();
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;
  GtkAdjustment *adjustment =
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view));
  double before = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_set_value (adjustment, before + bench->step);
  if (gtk_adjustment_get_value (adjustment) == before)
    bench->step = 0;
  return bench->step != 0;
}

/* To the end, then back to the beginning. */
static void
scroll_through (Bench *bench, const char *name, int step)
{
  g_autofree char *typical = g_strconcat (name, "-p95", NULL);
  g_autofree char *worst = g_strconcat (name, "-longest", NULL);
  g_autofree char *count = g_strconcat (name, "-frames", NULL);

  g_array_set_size (bench->frames, 0);
  bench->thread = bench_meter_get_thread ();
  bench->step = step;
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->view), scroll_cb, bench, NULL);
  while (bench->step != 0)
    g_main_context_iteration (NULL, TRUE);
  print (typical, bench_meter_get_quantile (bench->frames, 0.95));
  print (worst, bench_meter_get_quantile (bench->frames, 1));
  print (count, bench->frames->len);
}

/* What the main thread works until the window is painted at another width. */
static double
resize (Bench *bench, int width)
{
  double before = bench_meter_get_thread ();

  gtk_window_set_default_size (bench->window, width, 800);
  while (bench->painted_width != width)
    g_main_context_iteration (NULL, TRUE);
  return bench_meter_get_thread () - before;
}

static void
measure_resize (Bench *bench, const char *name)
{
  print (name, resize (bench, 560));
  bench_meter_run (300);
  resize (bench, 900);
  bench_meter_run (300);
}

static gboolean
lacks_picture (GtkWidget *widget)
{
  if (DATELINE_IS_FIGURE (widget) &&
      dateline_figure_has_failed (DATELINE_FIGURE (widget)))
    g_error ("a picture has failed");
  if (DATELINE_IS_FIGURE (widget))
    return dateline_figure_get_texture (DATELINE_FIGURE (widget)) == NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (lacks_picture (child))
      return TRUE;
  return FALSE;
}

static void
wait_for_pictures (Bench *bench)
{
  while (bench->n_painted == 0 ||
         (bench->view != NULL && lacks_picture (GTK_WIDGET (bench->view))))
    g_main_context_iteration (NULL, TRUE);
  bench_meter_run (1500);
}

static void
parse_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (
      task,
      dateline_article_new_from_html (data, -1, "https://articles.example/"),
      (GDestroyNotify) dateline_article_unref);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (DatelineArticle) article = g_task_propagate_pointer (G_TASK (result), NULL);

  dateline_article_view_set_article (bench->view, article);
  bench->is_opened = TRUE;
}

static void
open_article (Bench *bench, const char *folder, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".html", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, parsed_cb, bench);
  char *html;

  if (!g_file_get_contents (path, &html, NULL, NULL))
    g_error ("%s cannot be read", path);
  g_task_set_task_data (task, html, g_free);
  g_task_run_in_thread (task, parse_thread);
}

static void
add_view (Bench *bench, const char *folder)
{
  g_autofree char *cache_folder = g_build_filename (folder, "cache", "pictures", NULL);
  g_autofree char *kept_folder = g_build_filename (folder, "pictures", NULL);
  g_autoptr (DatelineFetcher) fetcher = dateline_fetcher_new ("bench");
  g_autoptr (DatelineMediaCache) cache =
      dateline_media_cache_new (fetcher, cache_folder, kept_folder);
  g_autoptr (DatelinePictureLoader) loader = dateline_picture_loader_new (cache);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  bench->view = DATELINE_ARTICLE_VIEW (dateline_article_view_new (loader));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 GTK_WIDGET (bench->view));
  gtk_window_set_child (bench->window, scrolled);
}

static void
show_window (Bench *bench)
{
  gtk_window_set_default_size (bench->window, 900, 800);
  gtk_widget_realize (GTK_WIDGET (bench->window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)),
                    "after-paint",
                    G_CALLBACK (painted_cb),
                    bench);
  bench_meter_start_turns ();
  gtk_window_present (bench->window);
}

static void
measure_scrolling (Bench *bench)
{
  scroll_through (bench, "reading", READING_STEP);
  bench_meter_run (1500);
  bench_meter_print_memory ("memory-scrolled");
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view)),
                            0);
  bench_meter_run (500);
  scroll_through (bench, "fling", FLING_STEP);
  bench_meter_run (500);
}

static void
measure_article (Bench *bench, gboolean scrolls)
{
  GtkAdjustment *adjustment =
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view));

  if (scrolls)
    measure_scrolling (bench);
  else
    {
      measure_resize (bench, "resize");
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
      bench_meter_run (800);
      measure_resize (bench, "resize-middle");
    }
  dateline_article_view_clear (bench->view);
  bench_meter_run (3000);
  bench_meter_print_memory ("memory-closed");
}

int
main (int argc, char *argv[])
{
  Bench bench = { .frames = g_array_new (FALSE, FALSE, sizeof (double)) };
  gboolean stays = argc > 1 && g_str_equal (argv[1], "stay");
  BenchTurns turns;

  gtk_init ();
  bench.window = GTK_WINDOW (gtk_window_new ());
  if (argc > 1 && !stays)
    add_view (&bench, argv[1]);
  show_window (&bench);
  if (argc > 2)
    open_article (&bench, argv[1], argv[2]);
  bench.is_empty = argc < 3;
  wait_for_pictures (&bench);
  if (stays)
    {
      print ("ready", 1);
      bench_meter_run (G_MAXINT);
    }
  bench_meter_stop_turns (&turns);
  print ("cpu", bench.first_cpu);
  print ("cpu-pictures", bench_meter_get_cpu ());
  bench_meter_print_memory ("memory");
  print ("longest", turns.longest);
  if (bench.view == NULL)
    measure_resize (&bench, "resize");
  else if (!bench.is_empty)
    measure_article (&bench, argc > 3);
  gtk_window_destroy (bench.window);
  g_array_unref (bench.frames);
  return 0;
}
