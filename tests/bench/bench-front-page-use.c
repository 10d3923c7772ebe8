/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "bench-front-page-use.h"

#include "bench-corpus.h"
#include "bench-meter.h"

#include "dateline/store/dateline-store-counts.h"
#include "dateline/store/dateline-store-keys-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_SEEN 8
#define N_RUNS 5
#define N_FRAMES 600
#define SETTLING_MS 150

static GAsyncResult *answer;
static gboolean is_painted;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  answer = g_object_ref (result);
}

static GAsyncResult *
wait_for_answer (void)
{
  g_clear_object (&answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return answer;
}

static void
check (GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "bench-front-page: %s\n", error->message);
  exit (1);
}

static gboolean
timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rest (DatelineReader *reader)
{
  gboolean is_over = FALSE;

  while (dateline_edition_is_loading (reader->edition))
    g_main_context_iteration (NULL, TRUE);
  g_timeout_add (SETTLING_MS, timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static double
get_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static double
find_median (double *values, gsize n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

/* Both in ms; the second is processor time of all threads, which says more where others
 * use the machine, or 0. */
static void
print (const char *name, double figure, double cpu)
{
  printf ("%s\t%.2f\t%.2f\n", name, figure, cpu);
  fflush (stdout);
}

static double
get_cpu_ms (void)
{
  return clock () * 1000.0 / CLOCKS_PER_SEC;
}

gboolean
bench_front_page_has_headlines (DatelineReader *reader)
{
  GListModel *model = G_LIST_MODEL (reader->edition);
  guint n = MIN (g_list_model_get_n_items (model), N_SEEN);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DatelineStory) story = g_list_model_get_item (model, i);

      if (dateline_story_get_headline (story) == NULL)
        return FALSE;
    }
  return n > 0 || !dateline_edition_is_loading (reader->edition);
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  is_painted = bench_front_page_has_headlines (user_data);
}

static void
changed_cb (gboolean *is_changed)
{
  *is_changed = TRUE;
}

/* From the choice of @query to the picture with its headlines. */
static double
show (DatelineReader *reader, const DatelineQuery *query)
{
  gboolean is_changed = FALSE;
  double began = get_ms ();
  gulong id = g_signal_connect_swapped (reader->edition,
                                        "items-changed",
                                        G_CALLBACK (changed_cb),
                                        &is_changed);

  dateline_reader_apply_query (reader, query);
  is_painted = FALSE;
  while (!is_painted)
    {
      g_main_context_iteration (NULL, TRUE);
      is_painted =
          is_painted && (is_changed || !dateline_edition_is_loading (reader->edition));
    }
  g_signal_handler_disconnect (reader->edition, id);
  return get_ms () - began;
}

/* From another view each time. */
static void
measure_view (DatelineReader *reader, const char *name, const DatelineQuery *query)
{
  g_autoptr (DatelineQuery) feed = dateline_query_new ();
  double times[N_RUNS], cpu[N_RUNS];
  g_autofree char *line = NULL;

  for (gsize i = 0; i < N_RUNS; i++)
    {
      dateline_query_set_feed (feed, 40 + i);
      show (reader, feed);
      rest (reader);
      cpu[i] = -get_cpu_ms ();
      times[i] = show (reader, query);
      cpu[i] += get_cpu_ms ();
      rest (reader);
    }
  line = g_strdup_printf ("%s (%u)",
                          name,
                          g_list_model_get_n_items (G_LIST_MODEL (reader->edition)));
  print (line, find_median (times, N_RUNS), find_median (cpu, N_RUNS));
}

static void
measure_search (DatelineReader *reader, const char *name, DatelineQuery *query)
{
  double times[N_RUNS], cpu[N_RUNS];
  g_autofree char *line = NULL;
  guint n = 0;

  for (gsize i = 0; i < N_RUNS; i++)
    {
      g_autoptr (DatelineStoryList) list = NULL;
      g_autoptr (GError) error = NULL;

      times[i] = -get_ms ();
      cpu[i] = -get_cpu_ms ();
      dateline_store_list_keys_async (reader->store,
                                      query,
                                      NULL,
                                      NULL,
                                      NULL,
                                      answered_cb,
                                      NULL);
      list = dateline_store_list_keys_finish (reader->store, wait_for_answer (), &error);
      check (error);
      times[i] += get_ms ();
      cpu[i] += get_cpu_ms ();
      n = list->keys->len;
    }
  line = g_strdup_printf ("%s, answered (%u first)", name, n);
  print (line, find_median (times, N_RUNS), find_median (cpu, N_RUNS));
  line = (g_free (line), g_strdup_printf ("%s, painted", name));
  measure_view (reader, line, query);
}

static void
measure_views (DatelineReader *reader, BenchCorpus *corpus)
{
  static const struct
  {
    const char *name;
    const char *category;
    gint64 feed;
    gboolean unread;
    gboolean saved;
    DatelineDateRange range;
  } views[] = {
    { "all", NULL, 0, FALSE, FALSE, 0 },
    { "unread", NULL, 0, TRUE, FALSE, 0 },
    { "a category", "Section 1", 0, FALSE, FALSE, 0 },
    { "a feed", NULL, 1, FALSE, FALSE, 0 },
    { "saved", NULL, 0, FALSE, TRUE, 0 },
    { "last 30 days", NULL, 0, FALSE, FALSE, DATELINE_DATE_RANGE_LAST_30_DAYS },
    { "a category's unread", "Section 1", 0, TRUE, FALSE, 0 },
    { "a category's saved", "Section 1", 0, FALSE, TRUE, 0 },
    { "a feed's unread", NULL, 1, TRUE, FALSE, 0 },
    { "a category's year, unread",
      "Section 1",
      0,
      TRUE,
      FALSE,
      DATELINE_DATE_RANGE_THIS_YEAR },
  };
  g_autoptr (DatelineQuery) both = dateline_query_new ();
  g_autoptr (DatelineQuery) words = dateline_query_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (DatelineQuery) query = dateline_query_new ();

      if (views[i].category != NULL)
        dateline_query_add_category (query, views[i].category);
      dateline_query_set_feed (query, views[i].feed);
      dateline_query_set_unread_only (query, views[i].unread);
      dateline_query_set_saved_only (query, views[i].saved);
      dateline_query_set_date_range (query, views[i].range);
      measure_view (reader, views[i].name, query);
    }

  dateline_query_add_category (both, "Section 1");
  dateline_query_add_category (both, "Tag 3");
  measure_view (reader, "either of two categories", both);
  dateline_query_set_unread_only (both, TRUE);
  measure_view (reader, "their unread", both);

  dateline_query_set_words (words, bench_corpus_get_word (corpus, 20000));
  measure_search (reader, "search a rare word", words);
  dateline_query_set_words (words, bench_corpus_get_word (corpus, 4));
  measure_search (reader, "search a frequent word", words);
  dateline_query_set_unread_only (words, TRUE);
  measure_search (reader, "search it among the unread", words);
}

/* A list in an order of its own, and all of it as the store lists it. */
static void
measure_orders (DatelineReader *reader)
{
  static const struct
  {
    const char *name;
    const char *category;
    gboolean unread;
    DatelineQueryOrder order;
    DatelineQueryGrouping grouping;
  } views[] = {
    { "newest first", NULL, FALSE, DATELINE_QUERY_ORDER_NEWEST, 0 },
    { "oldest first", NULL, FALSE, DATELINE_QUERY_ORDER_OLDEST, 0 },
    { "unread first", NULL, FALSE, DATELINE_QUERY_ORDER_UNREAD, 0 },
    { "by feed", NULL, FALSE, 0, DATELINE_QUERY_GROUPING_FEED },
    { "by feed, unread first",
      NULL,
      FALSE,
      DATELINE_QUERY_ORDER_UNREAD,
      DATELINE_QUERY_GROUPING_FEED },
    { "unread, by feed", NULL, TRUE, 0, DATELINE_QUERY_GROUPING_FEED },
    { "a category", "Section 1", FALSE, DATELINE_QUERY_ORDER_NEWEST, 0 },
    { "a category, oldest first", "Section 1", FALSE, DATELINE_QUERY_ORDER_OLDEST, 0 },
    { "a category, unread first", "Section 1", FALSE, DATELINE_QUERY_ORDER_UNREAD, 0 },
    { "a category, by feed", "Section 1", FALSE, 0, DATELINE_QUERY_GROUPING_FEED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (DatelineQuery) query = dateline_query_new ();
      g_autofree char *all = g_strdup_printf ("%s, all listed", views[i].name);
      double times[N_RUNS], cpu[N_RUNS];

      if (views[i].category != NULL)
        dateline_query_add_category (query, views[i].category);
      dateline_query_set_unread_only (query, views[i].unread);
      dateline_query_set_order (query, views[i].order);
      dateline_query_set_grouping (query, views[i].grouping);
      measure_view (reader, views[i].name, query);
      for (gsize j = 0; j < N_RUNS; j++)
        {
          g_autoptr (GArray) ids = NULL;

          times[j] = -get_ms ();
          cpu[j] = -get_cpu_ms ();
          dateline_store_list_ids_async (reader->store, query, NULL, answered_cb, NULL);
          ids = dateline_store_list_ids_finish (reader->store, wait_for_answer (), NULL);
          times[j] += get_ms ();
          cpu[j] += get_cpu_ms ();
        }
      print (all, find_median (times, N_RUNS), find_median (cpu, N_RUNS));
    }
}

static void
measure_counts (DatelineReader *reader)
{
  double times[N_RUNS], days[N_RUNS], cpu[N_RUNS], days_cpu[N_RUNS];
  g_autoptr (DatelineQuery) all = dateline_query_new ();

  for (gsize i = 0; i < N_RUNS; i++)
    {
      g_autoptr (DatelineOverview) overview = NULL;
      g_autoptr (GArray) counts = NULL;
      g_autoptr (GError) error = NULL;

      times[i] = -get_ms ();
      cpu[i] = -get_cpu_ms ();
      dateline_store_load_overview_async (reader->store, NULL, answered_cb, NULL);
      overview =
          dateline_store_load_overview_finish (reader->store, wait_for_answer (), &error);
      check (error);
      times[i] += get_ms ();
      cpu[i] += get_cpu_ms ();

      days[i] = -get_ms ();
      days_cpu[i] = -get_cpu_ms ();
      dateline_store_count_days_async (reader->store, all, NULL, answered_cb, NULL);
      counts =
          dateline_store_count_days_finish (reader->store, wait_for_answer (), &error);
      check (error);
      days[i] += get_ms ();
      days_cpu[i] += get_cpu_ms ();
    }
  print ("counts of all feeds and categories",
         find_median (times, N_RUNS),
         find_median (cpu, N_RUNS));
  print ("stories a day", find_median (days, N_RUNS), find_median (days_cpu, N_RUNS));
}

/* A list with about @n unread stories, the newest. */
static DatelineQuery *
make_query_of_unread (DatelineReader *reader, guint n)
{
  DatelineQuery *query = dateline_query_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  guint n_unread = 0;
  GDate first, last;

  g_date_set_dmy (&last,
                  g_date_time_get_day_of_month (now),
                  g_date_time_get_month (now),
                  g_date_time_get_year (now));
  first = last;
  dateline_query_set_unread_only (query, TRUE);
  for (guint i = 0; i < 200 && n_unread < n; i++)
    {
      g_autoptr (GArray) ids = NULL;

      g_date_subtract_days (&first, 7);
      dateline_query_set_days (query, &first, &last);
      dateline_store_list_ids_async (reader->store, query, NULL, answered_cb, NULL);
      ids = dateline_store_list_ids_finish (reader->store, wait_for_answer (), NULL);
      n_unread = ids->len;
    }
  return query;
}

static void
measure_marks (DatelineReader *reader)
{
  g_autoptr (DatelineQuery) query = make_query_of_unread (reader, 100000);
  double marking[N_RUNS], undoing[N_RUNS], cpu[N_RUNS], undo_cpu[N_RUNS];
  double longest = 0;
  g_autofree char *line = NULL;
  guint n = 0;

  show (reader, query);
  rest (reader);
  for (gsize i = 0; i < N_RUNS; i++)
    {
      g_autoptr (DatelineMarking) marked = NULL;
      g_autoptr (DatelineMarking) unmarked = NULL;
      g_autoptr (GError) error = NULL;
      BenchTurns turns;

      bench_meter_start_turns ();
      marking[i] = -get_ms ();
      cpu[i] = -get_cpu_ms ();
      dateline_store_mark_all_read_async (reader->store, query, NULL, answered_cb, NULL);
      marked =
          dateline_store_mark_all_read_finish (reader->store, wait_for_answer (), &error);
      check (error);
      marking[i] += get_ms ();
      cpu[i] += get_cpu_ms ();
      undoing[i] = -get_ms ();
      undo_cpu[i] = -get_cpu_ms ();
      dateline_store_take_back_async (reader->store, marked, NULL, answered_cb, NULL);
      unmarked =
          dateline_store_take_back_finish (reader->store, wait_for_answer (), &error);
      check (error);
      undoing[i] += get_ms ();
      undo_cpu[i] += get_cpu_ms ();
      rest (reader);
      bench_meter_stop_turns (&turns);
      longest = MAX (longest, turns.longest);
      n = dateline_marking_get_n_stories (marked);
    }
  line = g_strdup_printf ("mark %u read", n);
  print (line, find_median (marking, N_RUNS), find_median (cpu, N_RUNS));
  print ("undo it", find_median (undoing, N_RUNS), find_median (undo_cpu, N_RUNS));
  print ("longest turn meanwhile", longest, 0);
}

static GtkWidget *
find_list_view (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list_view (child);
  return found;
}

/* What one picture took, from the beginning of its frame. */
static double frame_began;
static double frames[N_FRAMES];
static guint n_frames;

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer adjustment)
{
  double upper = gtk_adjustment_get_upper (adjustment);
  double value = gtk_adjustment_get_value (adjustment);

  frame_began = bench_meter_get_thread ();
  if (n_frames % 60 == 0)
    value = g_random_double_range (0, upper * 0.9);
  gtk_adjustment_set_value (adjustment, value + 120);
  return G_SOURCE_CONTINUE;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer adjustment)
{
  if (n_frames < N_FRAMES)
    frames[n_frames++] = bench_meter_get_thread () - frame_began;
}

static void
measure_scrolling (DatelineReader *reader)
{
  GtkWidget *list =
      find_list_view (GTK_WIDGET (dateline_list_pane_get_list (reader->list_pane)));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (list);
  g_autoptr (DatelineQuery) all = dateline_query_new ();
  gulong after;
  guint tick;
  guint n_over = 0;

  show (reader, all);
  rest (reader);
  tick = gtk_widget_add_tick_callback (list, tick_cb, adjustment, NULL);
  after =
      g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), adjustment);
  while (n_frames < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (list, tick);
  gtk_adjustment_set_value (adjustment, 0);
  g_signal_handler_disconnect (clock, after);

  for (guint i = 0; i < N_FRAMES; i++)
    n_over += frames[i] > 16.7;
  print ("frames over 16.7 ms, of a hundred", n_over * 100.0 / N_FRAMES, 0);
  print ("a frame", find_median (frames, N_FRAMES), 0);
  print ("the slowest of a hundred frames", frames[N_FRAMES * 99 / 100], 0);
}

void
bench_front_page_use (DatelineReader *reader)
{
  g_autoptr (BenchCorpus) corpus = bench_corpus_new (1, 1, 0);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (reader));
  gulong id =
      g_signal_connect_after (clock, "after-paint", G_CALLBACK (painted_cb), reader);

  rest (reader);
  measure_scrolling (reader);
  measure_counts (reader);
  measure_marks (reader);
  measure_views (reader, corpus);
  measure_orders (reader);
  g_signal_handler_disconnect (clock, id);
}
