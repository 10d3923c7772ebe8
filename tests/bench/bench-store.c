/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the store costs, without fetching and parsing. Bodies of about 4.7 KB are made of
 * words that are as rare as words are (Zipf's law), so that no two are alike and the
 * index has real work. A line a figure; docs/notes/store.md keeps them.
 *
 *   bench-store [STORIES]   100,000 for the lists if not given
 */

#include "bench-answer.h"
#include "dateline/dateline.h"
#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/model/dateline-feed-document-builder-private.h"
#include "dateline/model/dateline-fetch-outcome-private.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#define N_WORDS 40000
#define BODY_WORDS 700
#define STORIES_A_DOCUMENT 50
#define N_FEEDS 200
#define N_TAGS 300
#define PAGE_SIZE 64

static GRand *randomness;
static char *words[N_WORDS];

static double
get_seconds (void)
{
  return g_get_monotonic_time () / (double) G_USEC_PER_SEC;
}

/* Of all threads. */
static double
get_cpu_seconds (void)
{
  return clock () / (double) CLOCKS_PER_SEC;
}

static void
print_figure (const char *name, double seconds)
{
  g_print ("%-44s %10.2f ms\n", name, seconds * 1000);
}

static void
make_words (void)
{
  randomness = g_rand_new_with_seed (1);
  for (guint i = 0; i < N_WORDS; i++)
    {
      guint length = g_rand_int_range (randomness, 2, 12);

      words[i] = g_malloc0 (length + 1);
      for (guint j = 0; j < length; j++)
        words[i][j] = "etaoinshrdlucmfwypvbgkqjxz"[(
            guint) (26 * pow (g_rand_double (randomness), 1.6))];
    }
}

/* The rank's probability falls as one over the rank. */
static guint
choose_rank (guint n)
{
  return (guint) exp (g_rand_double (randomness) * log (n));
}

static void
append_words (GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, words[choose_rank (N_WORDS) - 1]);
    }
}

static GStrv
make_tags (void)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *tag = g_strdup_printf ("Section %u", choose_rank (N_TAGS));

      g_strv_builder_add (tags, tag);
    }
  return g_strv_builder_end (tags);
}

static DatelineEntry *
make_entry (guint feed, guint number, gint64 now)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  GString *content = g_string_new (NULL);

  dateline_entry_builder_init (&builder);
  append_words (title, 9);
  for (guint i = 0; i < BODY_WORDS / 70; i++)
    {
      g_autoptr (GString) paragraph = g_string_new (NULL);

      append_words (paragraph, 70);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", paragraph->str);
      g_string_append_printf (content, "<p>%s</p>\n", paragraph->str);
    }

  builder.id = g_strdup_printf ("https://feed%u.example/stories/%u", feed, number);
  builder.key = g_strconcat ("g:", builder.id, NULL);
  builder.link = g_strdup (builder.id);
  builder.base_uri = g_strdup (builder.id);
  builder.title = g_strdup (title->str);
  builder.content = g_string_free (content, FALSE);
  builder.content_text = g_strdup (text->str);
  builder.published = now - g_rand_int_range (randomness, 0, 180 * 24 * 60 * 60);
  builder.categories = make_tags ();
  builder.authors =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
  g_ptr_array_add (builder.authors,
                   dateline_author_new (words[choose_rank (500)], NULL, NULL));
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  g_ptr_array_add (builder.pictures,
                   dateline_picture_new ("https://example.org/picture.jpg",
                                         NULL,
                                         "A pier at dawn.",
                                         "AFP/File",
                                         1200,
                                         800));
  return dateline_entry_builder_build (&builder);
}

static DatelineFeedDocument *
make_document (guint feed, guint first, guint n, gint64 now)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };

  dateline_feed_document_builder_init (&builder);
  builder.title = g_strdup_printf ("Feed %u", feed);
  builder.is_complete = TRUE;
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (builder.entries, make_entry (feed, first + i, now));
  return dateline_feed_document_builder_build (&builder);
}

static gint64
add_feed (DatelineStore *store, guint number)
{
  g_autofree char *uri = g_strdup_printf ("https://feed%u.example/feed", number);
  g_autofree char *category = g_strdup_printf ("Section %u", number % 12);
  const char *const categories[] = { category, NULL };
  g_autoptr (GError) error = NULL;
  gint64 id;

  dateline_store_add_feed_async (store, uri, NULL, categories, NULL, answered_cb, NULL);
  id = dateline_store_add_feed_finish (store, wait_for_answer (), &error);
  check (error);
  return id;
}

static void
merge (DatelineStore *store, gint64 feed_id, DatelineFeedDocument *document)
{
  g_autoptr (DatelineFetchOutcome) outcome = dateline_fetch_outcome_new ();
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  outcome->fetched_at = g_get_real_time () / G_USEC_PER_SEC;
  outcome->succeeded = TRUE;
  dateline_store_merge_async (store, feed_id, document, outcome, NULL, answered_cb, NULL);
  changes = dateline_store_merge_finish (store, wait_for_answer (), &error);
  check (error);
}

/* What merging costs, without the making of what is merged. */
typedef struct
{
  double wall;
  double cpu;
  double again; /* wall, of the first documents once more */
} Cost;

/* Fills the store with @n_stories. */
static Cost
fill (DatelineStore *store, guint n_stories)
{
  gint64 feed_ids[N_FEEDS];
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint n_documents = MAX (n_stories / STORIES_A_DOCUMENT, 1);
  g_autoptr (GPtrArray) first =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_document_unref);
  Cost cost = { 0 };

  /* What is listed as unread below is the same in every year. */
  dateline_store_set_first_unread (store, -1, -1);

  for (guint i = 0; i < N_FEEDS; i++)
    feed_ids[i] = add_feed (store, i);
  for (guint i = 0; i < n_documents; i++)
    {
      guint feed = i % N_FEEDS;
      DatelineFeedDocument *document = make_document (feed,
                                                      i / N_FEEDS * STORIES_A_DOCUMENT,
                                                      MIN (n_stories, STORIES_A_DOCUMENT),
                                                      now);

      cost.wall -= get_seconds ();
      cost.cpu -= get_cpu_seconds ();
      merge (store, feed_ids[feed], document);
      cost.wall += get_seconds ();
      cost.cpu += get_cpu_seconds ();
      if (i < N_FEEDS)
        g_ptr_array_add (first, document);
      else
        dateline_feed_document_unref (document);
    }

  cost.again = -get_seconds ();
  for (guint i = 0; i < first->len; i++)
    merge (store, feed_ids[i], g_ptr_array_index (first, i));
  cost.again += get_seconds ();
  return cost;
}

/* The median of some runs: what others do at the time shall not count. */
static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

typedef guint (*Run) (DatelineStore *store, gpointer argument);

static void
measure (DatelineStore *store, const char *name, Run run, gpointer argument)
{
  double seconds[9];
  g_autofree char *line = NULL;
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      double start = get_seconds ();

      n = run (store, argument);
      seconds[i] = get_seconds () - start;
    }
  qsort (seconds, G_N_ELEMENTS (seconds), sizeof *seconds, compare_doubles);
  line = g_strdup_printf ("%s (%u)", name, n);
  print_figure (line, seconds[G_N_ELEMENTS (seconds) / 2]);
}

static guint
list_ids (DatelineStore *store, gpointer query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  dateline_store_list_ids_async (store, query, NULL, answered_cb, NULL);
  ids = dateline_store_list_ids_finish (store, wait_for_answer (), &error);
  check (error);
  return ids->len;
}

static guint
load_page (DatelineStore *store, gpointer query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) headlines = NULL;
  static GArray *ids;
  static guint page;
  guint first;

  if (ids == NULL)
    {
      dateline_store_list_ids_async (store, query, NULL, answered_cb, NULL);
      ids = dateline_store_list_ids_finish (store, wait_for_answer (), &error);
      check (error);
    }
  first = page++ * 7919 % (ids->len - PAGE_SIZE);
  dateline_store_load_headlines_async (store,
                                       &g_array_index (ids, gint64, first),
                                       PAGE_SIZE,
                                       NULL,
                                       answered_cb,
                                       NULL);
  headlines = dateline_store_load_headlines_finish (store, wait_for_answer (), &error);
  check (error);
  return headlines->len;
}

static guint
load_overview (DatelineStore *store, gpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineOverview) overview = NULL;

  dateline_store_load_overview_async (store, NULL, answered_cb, NULL);
  overview = dateline_store_load_overview_finish (store, wait_for_answer (), &error);
  check (error);
  return dateline_overview_get_n_unread (overview);
}

static guint
open_edition (DatelineStore *store, gpointer query)
{
  g_autoptr (DatelineEdition) edition = dateline_edition_new (store);

  dateline_edition_set_query (edition, query);
  while (dateline_edition_is_loading (edition))
    g_main_context_iteration (NULL, TRUE);
  return g_list_model_get_n_items (G_LIST_MODEL (edition));
}

static void
mark_all (DatelineStore *store, DatelineQuery *query)
{
  g_autoptr (DatelineMarking) marked = NULL;
  g_autoptr (DatelineMarking) unmarked = NULL;
  g_autoptr (GError) error = NULL;
  double start = get_seconds ();

  dateline_store_mark_all_read_async (store, query, NULL, answered_cb, NULL);
  marked = dateline_store_mark_all_read_finish (store, wait_for_answer (), &error);
  check (error);
  print_figure ("mark all read", get_seconds () - start);

  start = get_seconds ();
  dateline_store_take_back_async (store, marked, NULL, answered_cb, NULL);
  unmarked = dateline_store_take_back_finish (store, wait_for_answer (), &error);
  check (error);
  print_figure ("undo it", get_seconds () - start);
}

static void
measure_questions (DatelineStore *store)
{
  g_autoptr (DatelineQuery) all = dateline_query_new ();
  g_autoptr (DatelineQuery) unread = dateline_query_new ();
  g_autoptr (DatelineQuery) section = dateline_query_new ();
  g_autoptr (DatelineQuery) unread_section = dateline_query_new ();
  g_autoptr (DatelineQuery) week = dateline_query_new ();
  g_autoptr (DatelineQuery) feed = dateline_query_new ();

  dateline_query_set_unread_only (unread, TRUE);
  dateline_query_add_category (section, "Section 3");
  dateline_query_add_category (unread_section, "Section 3");
  dateline_query_set_unread_only (unread_section, TRUE);
  dateline_query_set_date_range (week, DATELINE_DATE_RANGE_LAST_7_DAYS);
  dateline_query_set_feed (feed, 7);

  measure (store, "list all", list_ids, all);
  measure (store, "list unread", list_ids, unread);
  measure (store, "list a category", list_ids, section);
  measure (store, "list a category's unread", list_ids, unread_section);
  measure (store, "list seven days", list_ids, week);
  measure (store, "list a feed", list_ids, feed);
  measure (store, "headlines of a page", load_page, all);
  measure (store, "overview", load_overview, NULL);
  measure (store, "open an edition of all", open_edition, all);

  for (guint rank = 1; rank < N_WORDS; rank *= 30)
    {
      g_autoptr (DatelineQuery) search = dateline_query_new ();
      g_autofree char *complete = g_strconcat (words[rank - 1], " ", words[0], NULL);

      dateline_query_set_words (search, complete);
      measure (store, "search a word and a frequent one", list_ids, search);
    }
  for (guint rank = 1; rank < N_WORDS; rank *= 30)
    {
      g_autoptr (DatelineQuery) search = dateline_query_new ();

      dateline_query_set_words (search, words[rank - 1]);
      measure (store, "search a word's beginning", list_ids, search);
    }
  mark_all (store, all);
}

static void
remove_store (const char *folder, const char *path)
{
  g_autofree char *turn = g_strconcat (path, "-turn", NULL);

  g_unlink (turn);
  g_unlink (path);
  g_rmdir (folder);
}

static void
run (guint n_stories, const char *title)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "dateline.db", NULL);
  DatelineStore *store = dateline_store_new (path);
  GStatBuf status;
  double seconds;
  Cost cost;

  g_print ("%s\n", title);
  cost = fill (store, n_stories);
  print_figure ("merge, wall", cost.wall);
  print_figure ("merge, CPU", cost.cpu);
  print_figure ("merge 200 documents without news, wall", cost.again);
  if (n_stories > 10000)
    measure_questions (store);

  seconds = get_seconds ();
  dateline_store_close (store);
  print_figure ("close", get_seconds () - seconds);
  if (g_stat (path, &status) == 0)
    g_print ("%-44s %10.1f MB\n", "file", status.st_size / 1e6);
  g_object_unref (store);
  remove_store (folder, path);
}

int
main (int argc, char **argv)
{
  make_words ();
  run (10000, "10,000 stories in 200 documents");
  run (argc > 1 ? strtoul (argv[1], NULL, 10) : 100000, "the lists");
  return 0;
}
