/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "bench-front-page-use.h"

#include "bench-answer.h"
#include "bench-front-page-runs.h"
#include "bench-front-page-view.h"
#include "bench-meter.h"

#include "dateline/store/dateline-store-counts.h"

static void
measure_counts (DatelineReader *reader)
{
  g_autoptr (BenchRuns) all_counts = bench_runs_new ();
  g_autoptr (BenchRuns) days = bench_runs_new ();
  g_autoptr (DatelineQuery) all = dateline_query_new ();

  for (gsize i = 0; i < BENCH_N_RUNS; i++)
    {
      g_autoptr (DatelineOverview) overview = NULL;
      g_autoptr (GArray) counts = NULL;
      g_autoptr (GError) error = NULL;

      bench_runs_begin (all_counts);
      dateline_store_load_overview_async (reader->store, NULL, answered_cb, NULL);
      overview =
          dateline_store_load_overview_finish (reader->store, wait_for_answer (), &error);
      check (error);
      bench_runs_end (all_counts);

      bench_runs_begin (days);
      dateline_store_count_days_async (reader->store, all, NULL, answered_cb, NULL);
      counts =
          dateline_store_count_days_finish (reader->store, wait_for_answer (), &error);
      check (error);
      bench_runs_end (days);
    }
  bench_runs_print (all_counts, "counts of all feeds and categories");
  bench_runs_print (days, "stories a day");
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
  g_autoptr (BenchRuns) marking = bench_runs_new ();
  g_autoptr (BenchRuns) undoing = bench_runs_new ();
  double longest = 0;
  g_autofree char *line = NULL;
  guint n = 0;

  bench_view_show (reader, query);
  bench_view_rest (reader);
  for (gsize i = 0; i < BENCH_N_RUNS; i++)
    {
      g_autoptr (DatelineMarking) marked = NULL;
      g_autoptr (DatelineMarking) unmarked = NULL;
      g_autoptr (GError) error = NULL;
      BenchTurns turns;

      bench_meter_start_turns ();
      bench_runs_begin (marking);
      dateline_store_mark_all_read_async (reader->store, query, NULL, answered_cb, NULL);
      marked =
          dateline_store_mark_all_read_finish (reader->store, wait_for_answer (), &error);
      check (error);
      bench_runs_end (marking);
      bench_runs_begin (undoing);
      dateline_store_take_back_async (reader->store, marked, NULL, answered_cb, NULL);
      unmarked =
          dateline_store_take_back_finish (reader->store, wait_for_answer (), &error);
      check (error);
      bench_runs_end (undoing);
      bench_view_rest (reader);
      bench_meter_stop_turns (&turns);
      longest = MAX (longest, turns.longest);
      n = dateline_marking_get_n_stories (marked);
    }
  line = g_strdup_printf ("mark %u read", n);
  bench_runs_print (marking, line);
  bench_runs_print (undoing, "undo it");
  bench_print_figure ("longest turn meanwhile", longest);
}

void
bench_front_page_use (DatelineReader *reader)
{
  bench_view_rest (reader);
  bench_front_page_scroll (reader);
  measure_counts (reader);
  measure_marks (reader);
  bench_front_page_lists (reader);
}
