/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Articles in the whole reader, on a store that bench-article-maker filled. Keys are
 * pressed by who runs this, on the X server, whenever it prints "press"; the time is
 * taken from the server's own stamp on the press to the end of the frame that has the
 * article, or its last picture, in it. Without a store it is the yardstick: a window that
 * does nothing but paint itself at a key.
 *
 * usage: bench-article-reader keys N HEIGHT [FOLDER]   N presses, in a window of 1200 ×
 * HEIGHT bench-article-reader memory 1 800 FOLDER      a normal article, the long one,
 * none bench-article-reader many N 800 FOLDER        N articles, one after the other
 *
 * Prints a line a figure, "name value", in milliseconds and megabytes.
 */

#include "bench-meter.h"
#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/article/dateline-figure-private.h"
#include "dateline-gtk/reader/dateline-reader-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_ARTICLES 1000

typedef struct
{
  GtkWindow *window;
  DatelineReader *reader; /* NULL for the yardstick */
  gint64 shown;           /* the story that was there before the press */
  guint32 pressed_at;     /* the server's time, 0 before */
  double text;            /* milliseconds from the press; 0: not yet */
  double pictures;
  guint n_pictures;
} Bench;

static void
print (const char *name, double value)
{
  printf ("%s %.2f\n", name, value);
  fflush (stdout);
}

static void
count_pictures (GtkWidget *widget, guint *n_there, guint *n_lacking)
{
  if (DATELINE_IS_FIGURE (widget))
    {
      if (dateline_figure_get_texture (DATELINE_FIGURE (widget)) != NULL)
        ++*n_there;
      else
        ++*n_lacking;
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_pictures (child, n_there, n_lacking);
}

/* The story whose rows have been laid out; 0 while there is none. */
static gint64
get_shown (Bench *bench)
{
  DatelineArticlePane *pane = bench->reader->article_pane;
  DatelineHeadline *headline = dateline_article_pane_get_headline (pane);

  return headline != NULL && dateline_article_pane_get_view (pane)->rows.end > 0
             ? dateline_headline_get_id (headline)
             : 0;
}

static gboolean
has_pictures (Bench *bench, guint *n_there)
{
  guint n_lacking = 0;

  *n_there = 0;
  count_pictures (
      GTK_WIDGET (dateline_article_pane_get_view (bench->reader->article_pane)),
      n_there,
      &n_lacking);
  return n_lacking == 0;
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  /* The server counts in whole milliseconds of the same clock, and in 32 bits. */
  double now = (g_get_monotonic_time () % (G_GINT64_CONSTANT (1000) << 32)) / 1000.0;
  gint64 shown = bench->reader != NULL ? get_shown (bench) : 0;
  guint n_there;

  if (bench->pressed_at == 0)
    return;
  if (bench->reader == NULL)
    {
      bench->text = bench->pictures = now - bench->pressed_at;
      return;
    }
  if (shown == 0 || shown == bench->shown)
    return;
  if (bench->text == 0)
    bench->text = now - bench->pressed_at;
  if (bench->pictures == 0 && has_pictures (bench, &n_there))
    {
      bench->pictures = now - bench->pressed_at;
      bench->n_pictures = n_there;
    }
}

static gboolean
pressed_cb (GtkEventController *controller,
            guint keyval,
            guint keycode,
            GdkModifierType state,
            Bench *bench)
{
  bench->pressed_at = gtk_event_controller_get_current_event_time (controller);
  if (bench->reader == NULL)
    gtk_widget_queue_draw (GTK_WIDGET (bench->window));
  return FALSE;
}

static void
press (Bench *bench)
{
  bench->shown = bench->reader != NULL ? get_shown (bench) : 0;
  bench->text = bench->pictures = 0;
  bench->pressed_at = 0;
  printf ("press\n");
  fflush (stdout);
  while (bench->pictures == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
measure_keys (Bench *bench, guint n)
{
  BenchTurns turns;

  /* The first one makes what the others find there. */
  press (bench);
  bench_meter_run (500);
  for (guint i = 0; i < n; i++)
    {
      double before = bench_meter_get_cpu ();

      bench_meter_start_turns ();
      press (bench);
      bench_meter_stop_turns (&turns);
      print ("text", bench->text);
      print ("pictures", bench->pictures);
      print ("n-pictures", bench->n_pictures);
      print ("key-longest", turns.longest);
      bench_meter_run (500);
      print ("key-cpu", bench_meter_get_cpu () - before);
    }
}

/* The story at a place of the list: the articles are the newest, the long one is behind
 * them. */
static gint64
get_id (Bench *bench, guint position)
{
  return dateline_edition_get_id (bench->reader->edition, position);
}

static void
open_story (Bench *bench, guint position)
{
  gint64 id = get_id (bench, position);
  guint n_there;

  dateline_reader_open_story (bench->reader, id);
  while (get_shown (bench) != id || !has_pictures (bench, &n_there))
    g_main_context_iteration (NULL, TRUE);
}

static void
measure_memory (Bench *bench)
{
  BenchTurns turns;

  bench_meter_print_memory ("memory-headlines");
  open_story (bench, 0);
  bench_meter_run (1500);
  bench_meter_print_memory ("memory-normal");
  bench_meter_start_turns ();
  open_story (bench, N_ARTICLES);
  bench_meter_run (500); /* and the frames with it */
  bench_meter_stop_turns (&turns);
  print ("long-longest", turns.longest);
  bench_meter_run (1500);
  bench_meter_print_memory ("memory-long");
  dateline_article_pane_close (bench->reader->article_pane);
  bench_meter_run (3000);
  bench_meter_print_memory ("memory-closed");
}

static void
measure_many (Bench *bench, guint n)
{
  for (guint i = 0; i < MIN (n, N_ARTICLES); i++)
    {
      if (i % 100 == 0)
        {
          bench_meter_run (1500);
          bench_meter_print_memory ("memory-many");
        }
      open_story (bench, i);
    }
  bench_meter_run (1500);
  bench_meter_print_memory ("memory-many");
}

static gboolean
has_headlines (Bench *bench)
{
  g_autoptr (DatelineStory) story =
      g_list_model_get_item (G_LIST_MODEL (bench->reader->edition), 0);

  return story != NULL && dateline_story_get_headline (story) != NULL;
}

static void
show_window (Bench *bench, int height)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_window_set_title (bench->window, "bench-article");
  gtk_window_set_default_size (bench->window, 1200, height);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), bench);
  gtk_widget_add_controller (GTK_WIDGET (bench->window), keys);
  gtk_widget_realize (GTK_WIDGET (bench->window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)),
                    "after-paint",
                    G_CALLBACK (painted_cb),
                    bench);
  gtk_window_present (bench->window);
  while (bench->reader != NULL && !has_headlines (bench))
    g_main_context_iteration (NULL, TRUE);
  bench_meter_run (2000);
}

int
main (int argc, char *argv[])
{
  Bench bench = { 0 };
  g_autoptr (DatelineStore) store = NULL;
  g_autoptr (DatelineRefresher) refresher = NULL;
  guint n;

  if (argc < 4)
    return EXIT_FAILURE;
  gtk_init ();
  n = atoi (argv[2]);
  bench.window = GTK_WINDOW (gtk_window_new ());
  if (argc > 4)
    {
      g_autofree char *path = g_build_filename (argv[4], "dateline.db", NULL);

      store = dateline_store_new (path);
      refresher = dateline_refresher_new (store, NULL);
      bench.reader = DATELINE_READER (dateline_reader_new (store, refresher));
      gtk_window_set_child (bench.window, GTK_WIDGET (bench.reader));
    }
  show_window (&bench, atoi (argv[3]));
  print ("height", gtk_widget_get_height (GTK_WIDGET (bench.window)));
  if (g_str_equal (argv[1], "keys"))
    measure_keys (&bench, n);
  else if (g_str_equal (argv[1], "memory"))
    measure_memory (&bench);
  else
    measure_many (&bench, n);
  gtk_window_destroy (bench.window);
  return EXIT_SUCCESS;
}
