/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a search costs, from what is typed to the whole list, best of several, in a store
 * of stories whose words are as rare as words are (Zipf's law); one in twenty is Chinese,
 * whose characters are as rare as characters are. Prints the size of the index, too.
 *
 *   bench-search [STORIES [FOLDER]]     100000 and a new folder if not given; a folder
 *                                       with a store in it is used as it is
 */

#include "../support/dateline-storing.h"

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-store-keys-private.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#define N_WORDS 40000
#define N_CHARACTERS 4000
#define BODY_WORDS 250
#define STORIES_A_FEED 200
#define N_RUNS 7
#define WIDEST 44

static guint
choose (GRand *random, guint n)
{
  return MIN ((guint) exp (g_rand_double (random) * log (n)), n) - 1;
}

static void
append_word (GString *text, guint rank)
{
  static const char *const syllables[] = { "ka",  "lo",  "mer", "ti",  "shan", "vo",
                                           "ral", "den", "is",  "qui", "po",   "zen",
                                           "ur",  "bel", "fa",  "gro" };

  for (guint rest = rank + 1; rest > 0; rest /= G_N_ELEMENTS (syllables))
    g_string_append (text, syllables[rest % G_N_ELEMENTS (syllables)]);
}

static char *
make_text (GRand *random, guint n_words, gboolean chinese)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (chinese)
        g_string_append_unichar (text, 0x4e00 + 5 * choose (random, N_CHARACTERS));
      else
        append_word (text, choose (random, N_WORDS));
      if (chinese ? i % 12 == 11 : TRUE)
        g_string_append (text, chinese ? "，" : " ");
    }
  return g_string_free (text, FALSE);
}

static DatelineFeedDocument *
make_document (GRand *random, guint first, guint n)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = TRUE;
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = first; i < first + n; i++)
    {
      gboolean chinese = i % 20 == 0;
      g_autofree char *key = g_strdup_printf ("g:%u", i);
      g_autofree char *title = make_text (random, 8, chinese);
      g_autofree char *text = make_text (random, BODY_WORDS, chinese);

      g_ptr_array_add (builder.entries,
                       storing_make_entry (key, title, (n + first - i) % 1000, text));
    }
  return dateline_feed_document_builder_build (&builder);
}

static double
get_cpu (void)
{
  return clock () * 1000.0 / CLOCKS_PER_SEC;
}

static void
fill (DatelineStore *store, guint n_stories)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261127);
  double cpu = get_cpu ();

  for (guint i = 0; i < n_stories; i += STORIES_A_FEED)
    {
      g_autofree char *uri = g_strdup_printf ("https://feed%u.example/", i);
      gint64 feed_id = storing_add_feed (store, uri, "World");

      storing_merge (store,
                     feed_id,
                     make_document (random, i, STORIES_A_FEED),
                     STORIES_A_FEED,
                     0);
    }
  g_print ("%-*s %10.0f ms CPU\n", WIDEST, "merge the stories", get_cpu () - cpu);
}

static guint
list_rest (DatelineStore *store, DatelineStoryList **list)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_list_rest_async (store,
                                  g_steal_pointer (list),
                                  NULL,
                                  storing_cb,
                                  &result);
  storing_wait (&result);
  *list = dateline_store_list_rest_finish (store, result, NULL);
  return (*list)->keys->len;
}

static void
search_for (DatelineStore *store, const char *what, const char *words, gboolean ranked)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GString) name = g_string_new (what);
  double first = G_MAXDOUBLE;
  double wall = G_MAXDOUBLE;
  double cpu = G_MAXDOUBLE;
  guint n = 0;
  gboolean partial = FALSE;

  dateline_query_set_words (query, words);
  if (ranked)
    dateline_query_set_order (query, DATELINE_QUERY_ORDER_RELEVANCE);
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (DatelineStoryList) list = NULL;
      gint64 start = g_get_monotonic_time ();
      double start_cpu = get_cpu ();

      dateline_store_list_keys_async (store,
                                      query,
                                      NULL,
                                      NULL,
                                      NULL,
                                      storing_cb,
                                      &result);
      storing_wait (&result);
      first = MIN (first, get_cpu () - start_cpu);
      list = dateline_store_list_keys_finish (store, result, NULL);
      n = list->keys->len;
      partial = list->is_partial;
      if (list->rest != NULL)
        n += list_rest (store, &list);
      wall = MIN (wall, (g_get_monotonic_time () - start) / 1000.0);
      cpu = MIN (cpu, get_cpu () - start_cpu);
    }
  g_print ("%-*s %8.2f ms wall %8.2f ms CPU to the first page %8.2f ms CPU %8u found%s\n",
           WIDEST,
           name->str,
           wall,
           first,
           cpu,
           n,
           partial ? ", and no more in time" : "");
}

static void
search_for_rank (DatelineStore *store, guint rank, const char *before, gboolean ranked)
{
  g_autoptr (GString) words = g_string_new (before);
  g_autofree char *what = NULL;

  /* In quotes it is that word, not a beginning. */
  g_string_append_c (words, '"');
  append_word (words, rank);
  g_string_append_c (words, '"');
  what =
      g_strdup_printf ("%sword no. %u%s", before, rank, ranked ? ", by relevance" : "");
  search_for (store, what, words->str, ranked);
}

static void
print_sizes (const char *path)
{
  static const struct
  {
    const char *what;
    const char *sql;
  } sizes[] = {
    { "stories", "SELECT count (*) FROM story" },
    { "bytes of the file",
      "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size" },
    { "bytes of the index", "SELECT sum (length (block)) FROM search_data" },
  };
  g_autoptr (DatelineDatabase) database =
      dateline_database_open (path, DATELINE_DATABASE_READER, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gint64 size;

      dateline_database_get_int64 (database, sizes[i].sql, &size, NULL);
      g_print ("%-*s %10" G_GINT64_FORMAT "\n", WIDEST, sizes[i].what, size);
    }
}

int
main (int argc, char **argv)
{
  static const guint ranks[] = { 0, 9, 99, 999, 9999, 39999 };
  guint n_stories = argc > 1 ? atoi (argv[1]) : 100000;
  Storing storing = { 0 };
  gboolean is_new = argc <= 2;

  if (is_new)
    storing_set_up (&storing, NULL);
  else
    {
      storing.folder = g_strdup (argv[2]);
      storing.path = g_build_filename (storing.folder, "dateline.db", NULL);
      storing.changes =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_store_changes_unref);
      is_new = !g_file_test (storing.path, G_FILE_TEST_EXISTS);
      storing_open (&storing);
    }
  if (is_new)
    fill (storing.store, n_stories);
  print_sizes (storing.path);

  for (gsize i = 0; i < G_N_ELEMENTS (ranks); i++)
    search_for_rank (storing.store, ranks[i], "", FALSE);
  for (gsize i = 1; i < G_N_ELEMENTS (ranks); i++)
    search_for_rank (storing.store, ranks[i], "", TRUE);
  search_for_rank (storing.store, 99, "title:", FALSE);
  search_for_rank (storing.store, 99, "is:unread ", FALSE);
  search_for_rank (storing.store, 99, "category:world ", FALSE);
  search_for_rank (storing.store, 99, "lokalo -", FALSE);
  search_for (storing.store, "a beginning of two letters", "ka*", FALSE);
  search_for (storing.store, "a beginning of three letters", "sha", FALSE);
  search_for (storing.store, "a beginning of five letters", "shanr", FALSE);
  search_for (storing.store, "two words that are everywhere", "\"lo\" \"po\"", FALSE);
  search_for (storing.store, "two Chinese characters", "丅丏 ", FALSE);
  search_for (storing.store, "three Chinese characters", "丅丏且 ", FALSE);
  search_for (storing.store, "one Chinese character", "丏 ", FALSE);
  search_for (storing.store, "has:image", "has:image ", FALSE);

  if (argc > 2)
    {
      g_object_unref (storing.store);
      return 0;
    }
  storing_tear_down (&storing, NULL);
  return 0;
}
