/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Makes a large store by the merge that keeps all stories, month by month as they would
 * have come, to measure others with.
 *
 * usage: bench-front-page-make STORE STORIES FEEDS
 *        bench-front-page-make --version
 */

#include "bench-answer.h"
#include "bench-corpus.h"

#include "dateline/model/dateline-fetch-outcome-private.h"

#include <stdlib.h>

/* So many documents are on their way, so that the writing thread never waits. */
#define MAX_WAITING 64
#define MARK_STEP 20000

static guint n_waiting;
static guint n_stories;

static void
wait_for (guint n)
{
  while (n_waiting > n)
    g_main_context_iteration (NULL, TRUE);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 *id = user_data;

  *id = dateline_store_add_feed_finish (DATELINE_STORE (source), result, &error);
  check (error);
  n_waiting--;
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineStoreChanges) changes =
      dateline_store_merge_finish (DATELINE_STORE (source), result, &error);

  check (error);
  n_stories += dateline_store_changes_get_n_added (changes);
  n_waiting--;
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineMarking) marking = NULL;
  g_autoptr (GError) error = NULL;

  marking = dateline_store_set_read_finish (DATELINE_STORE (source), result, &error);
  check (error);
  n_waiting--;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineMarking) marking = NULL;
  g_autoptr (GError) error = NULL;

  marking = dateline_store_set_saved_finish (DATELINE_STORE (source), result, &error);
  check (error);
  n_waiting--;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GArray **) user_data =
      dateline_store_list_ids_finish (DATELINE_STORE (source), result, &error);
  check (error);
  n_waiting--;
}

static void
merge (DatelineStore *store, gint64 feed_id, DatelineFeedDocument *document, gint64 time)
{
  g_autoptr (DatelineFetchOutcome) outcome = dateline_fetch_outcome_new ();

  outcome->fetched_at = time;
  outcome->succeeded = TRUE;
  dateline_store_merge_async (store, feed_id, document, outcome, NULL, merged_cb, NULL);
  n_waiting++;
  wait_for (MAX_WAITING);
}

static void
fill (DatelineStore *store, BenchCorpus *corpus, guint n_feeds)
{
  g_autofree gint64 *feed_ids = g_new0 (gint64, n_feeds);

  dateline_store_set_first_unread (store, -1, -1);
  for (guint i = 0; i < n_feeds; i++)
    {
      g_autofree char *uri = bench_corpus_make_feed_uri (corpus, i);
      g_auto (GStrv) filing = bench_corpus_make_filing (corpus, i);

      dateline_store_add_feed_async (store,
                                     uri,
                                     NULL,
                                     (const char *const *) filing,
                                     NULL,
                                     added_cb,
                                     &feed_ids[i]);
      n_waiting++;
    }
  wait_for (0);

  for (guint round = 0; round < BENCH_CORPUS_N_ROUNDS; round++)
    {
      for (guint i = 0; i < n_feeds; i++)
        {
          g_autoptr (DatelineFeedDocument) document =
              bench_corpus_make_document (corpus, i, round);

          if (document != NULL)
            merge (store,
                   feed_ids[i],
                   document,
                   bench_corpus_get_round_end (corpus, round));
        }
      g_printerr ("\rmonth %u: %u stories", round + 1, n_stories);
    }
  wait_for (0);
  g_printerr ("\n");
}

/* Of the newest stories most are unread still, of the others one in five; one in a
 * hundred is saved. */
static void
mark (DatelineStore *store)
{
  g_autoptr (DatelineQuery) all = dateline_query_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GArray) ids = NULL;

  dateline_store_list_ids_async (store, all, NULL, listed_cb, &ids);
  n_waiting++;
  wait_for (0);

  for (guint i = 0; i < ids->len; i += MARK_STEP)
    {
      guint n_unread = i < ids->len / 50 ? 7 : 2;
      g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) saved = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint j = i; j < MIN (i + MARK_STEP, ids->len); j++)
        {
          if ((guint) g_rand_int_range (random, 0, 10) >= n_unread)
            g_array_append_vals (read, &g_array_index (ids, gint64, j), 1);
          if (g_rand_int_range (random, 0, 100) == 0)
            g_array_append_vals (saved, &g_array_index (ids, gint64, j), 1);
        }
      dateline_store_set_read_async (store,
                                     (const gint64 *) read->data,
                                     read->len,
                                     TRUE,
                                     NULL,
                                     marked_cb,
                                     NULL);
      dateline_store_set_saved_async (store,
                                      (const gint64 *) saved->data,
                                      saved->len,
                                      TRUE,
                                      NULL,
                                      saved_cb,
                                      NULL);
      n_waiting += 2;
      wait_for (0);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (DatelineStore) store = NULL;
  g_autoptr (BenchCorpus) corpus = NULL;
  guint n_feeds;
  gint64 began = g_get_monotonic_time ();

  if (argc == 2 && g_str_equal (argv[1], "--version"))
    {
      g_print ("%d\n", BENCH_CORPUS_VERSION);
      return 0;
    }
  if (argc != 4)
    {
      g_printerr ("Usage: bench-front-page-make STORE STORIES FEEDS\n");
      return 2;
    }

  n_feeds = strtoul (argv[3], NULL, 10);
  corpus = bench_corpus_new (strtoul (argv[2], NULL, 10),
                             n_feeds,
                             g_get_real_time () / G_USEC_PER_SEC);
  store = dateline_store_new (argv[1]);
  fill (store, corpus, n_feeds);
  mark (store);
  dateline_store_close (store);
  g_print ("%u stories in %.0f s\n",
           n_stories,
           (g_get_monotonic_time () - began) / (double) G_USEC_PER_SEC);
  return 0;
}
