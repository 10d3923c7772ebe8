/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How long it takes until a list is seen: of a filter, of words, in another order. */

#include "bench-answer.h"
#include "bench-front-page-runs.h"
#include "bench-front-page-use.h"
#include "bench-front-page-view.h"

#include "bench-corpus.h"

#include "dateline/store/dateline-store-keys-private.h"

/* From another view each time. */
static void
measure_view (DatelineReader *reader, const char *name, const DatelineQuery *query)
{
  g_autoptr (DatelineQuery) feed = dateline_query_new ();
  g_autoptr (BenchRuns) runs = bench_runs_new ();
  g_autofree char *line = NULL;

  for (gsize i = 0; i < BENCH_N_RUNS; i++)
    {
      dateline_query_set_feed (feed, 40 + i);
      bench_view_show (reader, feed);
      bench_view_rest (reader);
      bench_runs_begin (runs);
      bench_view_show (reader, query);
      bench_runs_end (runs);
      bench_view_rest (reader);
    }
  line = g_strdup_printf ("%s (%u)",
                          name,
                          g_list_model_get_n_items (G_LIST_MODEL (reader->edition)));
  bench_runs_print (runs, line);
}

static void
measure_search (DatelineReader *reader, const char *name, DatelineQuery *query)
{
  g_autoptr (BenchRuns) runs = bench_runs_new ();
  g_autofree char *answered = NULL;
  g_autofree char *painted = g_strdup_printf ("%s, painted", name);
  guint n = 0;

  for (gsize i = 0; i < BENCH_N_RUNS; i++)
    {
      g_autoptr (DatelineStoryList) list = NULL;
      g_autoptr (GError) error = NULL;

      bench_runs_begin (runs);
      dateline_store_list_keys_async (reader->store,
                                      query,
                                      NULL,
                                      NULL,
                                      NULL,
                                      answered_cb,
                                      NULL);
      list = dateline_store_list_keys_finish (reader->store, wait_for_answer (), &error);
      check (error);
      bench_runs_end (runs);
      n = list->keys->len;
    }
  answered = g_strdup_printf ("%s, answered (%u first)", name, n);
  bench_runs_print (runs, answered);
  measure_view (reader, painted, query);
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
      g_autoptr (BenchRuns) runs = bench_runs_new ();

      if (views[i].category != NULL)
        dateline_query_add_category (query, views[i].category);
      dateline_query_set_unread_only (query, views[i].unread);
      dateline_query_set_order (query, views[i].order);
      dateline_query_set_grouping (query, views[i].grouping);
      measure_view (reader, views[i].name, query);
      for (gsize j = 0; j < BENCH_N_RUNS; j++)
        {
          g_autoptr (GArray) ids = NULL;

          bench_runs_begin (runs);
          dateline_store_list_ids_async (reader->store, query, NULL, answered_cb, NULL);
          ids = dateline_store_list_ids_finish (reader->store, wait_for_answer (), NULL);
          bench_runs_end (runs);
        }
      bench_runs_print (runs, all);
    }
}

void
bench_front_page_lists (DatelineReader *reader)
{
  g_autoptr (BenchCorpus) corpus = bench_corpus_new (1, 1, 0);

  measure_views (reader, corpus);
  measure_orders (reader);
}
