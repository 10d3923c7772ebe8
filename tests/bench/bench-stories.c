/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stories cost from bytes to answers: parsing feeds, keeping their stories, and
 * asking for them. The feeds are made here from words that are as rare as words are
 * (Zipf's law), so that every body is different and the search index has real work. Each
 * step prints its wall and its CPU time, all threads counted. The store is a new one in a
 * temporary folder.
 *
 *   bench-stories [FEEDS [STORIES-A-FEED]]     200 and 50 if not given
 */

#include "bench-answer.h"
#include "dateline/dateline.h"
#include "dateline/model/dateline-fetch-outcome-private.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#define N_WORDS 20000
#define BODY_WORDS 700
#define PAGE 64

typedef struct
{
  GMainContext *context;
  GAsyncResult *result;
  GRand *random;
  char **words;
  GPtrArray *feeds;     /* of GBytes */
  GPtrArray *documents; /* of DatelineFeedDocument */
  gint64 *feed_ids;
  gint64 wall;
  clock_t cpu;
} Bench;

static void
start (Bench *bench)
{
  bench->wall = g_get_monotonic_time ();
  bench->cpu = clock ();
}

static void
stop (Bench *bench, const char *what, const char *yield)
{
  double wall = (g_get_monotonic_time () - bench->wall) / 1000.0;
  double cpu = (clock () - bench->cpu) * 1000.0 / CLOCKS_PER_SEC;

  g_print ("%-44s %10.2f ms wall %10.2f ms CPU   %s\n", what, wall, cpu, yield);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Bench *bench = user_data;

  bench->result = g_object_ref (result);
}

static GAsyncResult *
wait (Bench *bench)
{
  g_clear_object (&bench->result);
  while (bench->result == NULL)
    g_main_context_iteration (bench->context, TRUE);
  return bench->result;
}

/* The n-th word is chosen about n times as rarely as the first one. */
static const char *
choose_word (Bench *bench)
{
  double rank = exp (g_rand_double (bench->random) * log (N_WORDS));

  return bench->words[MIN ((guint) rank, N_WORDS) - 1];
}

static void
make_words (Bench *bench)
{
  static const char *const syllables[] = { "ka",  "lo",  "mer", "ti",  "shan", "vo",
                                           "ral", "den", "is",  "qui", "po",   "zen",
                                           "ur",  "bel", "fa",  "gro" };

  bench->words = g_new0 (char *, N_WORDS + 1);
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);

      for (guint rest = i + 1; rest > 0; rest /= G_N_ELEMENTS (syllables))
        g_string_append (word, syllables[rest % G_N_ELEMENTS (syllables)]);
      bench->words[i] = g_string_free (g_steal_pointer (&word), FALSE);
    }
}

static void
append_words (Bench *bench, GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", choose_word (bench));
}

static void
append_entry (Bench *bench, GString *feed, guint feed_number, guint number)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (2026, 11, 22, 8, 0, 0);
  g_autoptr (GDateTime) when = g_date_time_add_minutes (epoch, -(int) (number * 97));
  g_autofree char *date = g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ");

  g_string_append_printf (feed,
                          "<item><guid isPermaLink=\"false\">%u-%u</guid>"
                          "<link>https://feed%u.example/%u</link><dc:date>%s</dc:date>"
                          "<category>%s</category><title>",
                          feed_number,
                          number,
                          feed_number,
                          number,
                          date,
                          bench->words[number % 40]);
  append_words (bench, feed, 8);
  g_string_append (feed, "</title><content:encoded><![CDATA[");
  for (guint i = 0; i < BODY_WORDS / 70; i++)
    {
      g_string_append (feed, "<p>");
      append_words (bench, feed, 68);
      g_string_append (feed, " <a href=\"/more\">");
      append_words (bench, feed, 2);
      g_string_append (feed, "</a>.</p>\n");
    }
  g_string_append (feed,
                   "<figure><img src=\"p.jpg\" alt=\"\"><figcaption>A pier. "
                   "(AFP/File)</figcaption></figure>]]></content:encoded></item>\n");
}

static gsize
make_feeds (Bench *bench, guint n_feeds, guint n_stories)
{
  gsize size = 0;

  for (guint i = 0; i < n_feeds; i++)
    {
      GString *feed = g_string_new (
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
          "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>");

      g_string_append_printf (feed, "<title>Feed %u</title>\n", i);
      for (guint j = 0; j < n_stories; j++)
        append_entry (bench, feed, i, j);
      g_string_append (feed, "</channel></rss>\n");
      size += feed->len;
      g_ptr_array_add (bench->feeds, g_string_free_to_bytes (feed));
    }
  return size;
}

static void
parse (Bench *bench, gsize size)
{
  g_autofree char *yield = NULL;
  double seconds;

  start (bench);
  for (guint i = 0; i < bench->feeds->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *uri = g_strdup_printf ("https://feed%u.example/", i);

      g_ptr_array_add (bench->documents,
                       dateline_feed_document_parse (bench->feeds->pdata[i],
                                                     "application/rss+xml",
                                                     uri,
                                                     &error));
      check (error);
    }
  seconds = (g_get_monotonic_time () - bench->wall) / 1e6;
  yield = g_strdup_printf ("%.1f MB, %.0f MB/s", size / 1e6, size / 1e6 / seconds);
  stop (bench, "parse all feeds", yield);
}

static void
follow (Bench *bench, DatelineStore *store)
{
  start (bench);
  for (guint i = 0; i < bench->feeds->len; i++)
    {
      const char *const categories[] = { bench->words[i % 12], NULL };
      g_autofree char *uri = g_strdup_printf ("https://feed%u.example/", i);
      g_autoptr (GError) error = NULL;

      dateline_store_add_feed_async (store, uri, NULL, categories, NULL, done_cb, bench);
      bench->feed_ids[i] = dateline_store_add_feed_finish (store, wait (bench), &error);
      check (error);
    }
  stop (bench, "follow the feeds, one after another", "");
}

static void
merge (Bench *bench, DatelineStore *store, const char *what)
{
  g_autoptr (DatelineFetchOutcome) outcome = dateline_fetch_outcome_new ();
  g_autofree char *yield = NULL;
  guint n_new = 0;

  outcome->fetched_at = g_get_real_time () / G_USEC_PER_SEC;
  outcome->succeeded = TRUE;
  start (bench);
  for (guint i = 0; i < bench->documents->len; i++)
    {
      g_autoptr (DatelineStoreChanges) changes = NULL;
      g_autoptr (GError) error = NULL;

      dateline_store_merge_async (store,
                                  bench->feed_ids[i],
                                  bench->documents->pdata[i],
                                  outcome,
                                  NULL,
                                  done_cb,
                                  bench);
      changes = dateline_store_merge_finish (store, wait (bench), &error);
      check (error);
      n_new += dateline_store_changes_get_n_added (changes);
    }
  yield = g_strdup_printf ("%u new stories", n_new);
  stop (bench, what, yield);
}

static GArray *
list (Bench *bench, DatelineStore *store, DatelineQuery *query, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *yield = NULL;
  GArray *ids;

  start (bench);
  dateline_store_list_ids_async (store, query, NULL, done_cb, bench);
  ids = dateline_store_list_ids_finish (store, wait (bench), &error);
  check (error);
  yield = g_strdup_printf ("%u stories", ids->len);
  stop (bench, what, yield);
  return ids;
}

static void
search (Bench *bench, DatelineStore *store, guint rank, const char *what)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GArray) ids = NULL;

  dateline_query_set_words (query, bench->words[rank]);
  ids = list (bench, store, query, what);
}

static void
ask (Bench *bench, DatelineStore *store)
{
  g_autoptr (DatelineQuery) all = dateline_query_new ();
  g_autoptr (DatelineQuery) filed = dateline_query_new ();
  g_autoptr (GArray) ids = list (bench, store, all, "list all stories, newest first");
  g_autoptr (GArray) some = NULL;
  g_autoptr (GPtrArray) headlines = NULL;
  g_autoptr (DatelineOverview) overview = NULL;
  g_autoptr (GError) error = NULL;

  dateline_query_add_category (filed, bench->words[3]);
  dateline_query_set_unread_only (filed, TRUE);
  some = list (bench, store, filed, "list what is unread in a category");

  start (bench);
  dateline_store_load_headlines_async (store,
                                       &g_array_index (ids, gint64, ids->len / 2),
                                       MIN (PAGE, ids->len / 2),
                                       NULL,
                                       done_cb,
                                       bench);
  headlines = dateline_store_load_headlines_finish (store, wait (bench), &error);
  check (error);
  stop (bench, "load a page of headlines from the middle", "");

  start (bench);
  dateline_store_load_overview_async (store, NULL, done_cb, bench);
  overview = dateline_store_load_overview_finish (store, wait (bench), &error);
  check (error);
  stop (bench, "count what is unread, by feed and category", "");

  search (bench, store, 10, "search a word that is everywhere");
  search (bench, store, 1000, "search a word");
  search (bench, store, N_WORDS - 1, "search a rare word");
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  guint n_feeds = argc > 1 ? atoi (argv[1]) : 200;
  guint n_stories = argc > 2 ? atoi (argv[2]) : 50;
  g_autofree char *folder = g_dir_make_tmp ("dateline-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "stories.db", NULL);
  Bench bench = {
    .random = g_rand_new_with_seed (20261122),
    .feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref),
    .documents =
        g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_document_unref),
    .feed_ids = g_new0 (gint64, n_feeds),
  };
  g_autoptr (DatelineStore) store = dateline_store_new (path);
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  gsize size;

  make_words (&bench);
  size = make_feeds (&bench, n_feeds, n_stories);
  g_print ("%u feeds with %u stories each\n", n_feeds, n_stories);
  parse (&bench, size);
  start (&bench);
  dateline_store_open_async (store, NULL, done_cb, &bench);
  dateline_store_open_finish (store, wait (&bench), &error);
  check (error);
  stop (&bench, "make a store", "");
  follow (&bench, store);
  merge (&bench, store, "keep the stories, a transaction a feed");
  merge (&bench, store, "the same feeds again");
  ask (&bench, store);
  if (g_stat (path, &status) == 0)
    g_print ("%-44s %10.1f MB\n", "the store's file", status.st_size / 1e6);

  g_clear_object (&store);
  g_clear_object (&bench.result);
  g_ptr_array_unref (bench.feeds);
  g_ptr_array_unref (bench.documents);
  g_rand_free (bench.random);
  g_strfreev (bench.words);
  g_free (bench.feed_ids);
  remove_folder (folder);
  return 0;
}
