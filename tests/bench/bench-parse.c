/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How fast feeds are read, beside others on the same bytes: sfeed, a process a feed,
 * which keeps as little as a feed has, and the SAX parser of libxml2, one process for all
 * of them, which keeps nothing. Prints a line each: name, figure, yardstick, ratio. Each
 * figure is the median of ROUNDS; the three take turns, so that what else the machine
 * does meets all of them.
 *
 *   bench-parse [FOLDER]
 *
 * FOLDER holds the feeds. Without one, or where it is not there, they are made here: 200
 * feeds of 50 stories, RSS, Atom and RDF at six to three to one, their bodies in CDATA
 * and escaped.
 */

#include "dateline/feed/dateline-feed-parser.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS 5
#define N_FEEDS 200
#define N_STORIES 50
#define N_WORDS 20000

typedef struct
{
  char *folder;
  gboolean is_own;
  GPtrArray *paths;
  GPtrArray *feeds; /* of GBytes */
  gsize size;
  gsize largest;
  guint n_entries;
} Bench;

typedef struct
{
  double seconds[ROUNDS];
} Times;

/* Words as rare as words are, from 20,000. */
static void
append_words (GString *text, GRand *random, guint n)
{
  static const char *const syllables[] = { "ka",  "lo",  "mer", "ti",  "shan", "vo",
                                           "ral", "den", "is",  "qui", "po",   "zen",
                                           "ur",  "bel", "fä",  "gro" };

  for (guint i = 0; i < n; i++)
    {
      guint rank = exp (g_rand_double (random) * log (N_WORDS));

      g_string_append (text, i > 0 ? " " : "");
      for (; rank > 0; rank /= G_N_ELEMENTS (syllables))
        g_string_append (text, syllables[rank % G_N_ELEMENTS (syllables)]);
    }
}

static char *
make_body (GRand *random, guint feed)
{
  GString *body = g_string_new (NULL);

  g_string_append_printf (body,
                          "<figure><img src=\"https://feed%u.example/img/%u.jpg\" "
                          "alt=\"A pier\" width=\"640\" height=\"426\"><figcaption>",
                          feed,
                          g_rand_int_range (random, 0, 24));
  append_words (body, random, 12);
  g_string_append (body, ". (AFP/File)</figcaption></figure>");
  for (int words = g_rand_int_range (random, 300, 900); words > 0;)
    {
      int n = g_rand_int_range (random, 30, 90);
      gboolean is_quote = g_rand_int_range (random, 0, 12) == 0;

      g_string_append (body, is_quote ? "\n<blockquote><p>" : "\n<p>");
      g_string_append_printf (body,
                              "<a href=\"https://feed%u.example/article/%d\">",
                              feed,
                              n);
      append_words (body, random, 6);
      g_string_append (body, "</a> & “");
      append_words (body, random, n);
      g_string_append (body, is_quote ? "”.</p></blockquote>" : "” — <em>so</em>.</p>");
      words -= n + 8;
    }
  return g_string_free (body, FALSE);
}

typedef struct
{
  const char *begin;
  const char *end;
  const char
      *entry; /* feed, story, feed, story, title, date, author, category, summary */
  const char *entry_end;
  const char *date;
} Format;

static const Format formats[] = {
  { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
    "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Feed</title>",
    "</channel></rss>\n",
    "<item><guid isPermaLink=\"false\">tag:%u:%u</guid><link>https://feed%u.example/%u"
    "</link><title>%s</title><pubDate>%s</pubDate><dc:creator>%s</dc:creator>"
    "<category>%s</category><description>%s</description><content:encoded>",
    "</content:encoded></item>\n",
    "%a, %d %b %Y %H:%M:%S GMT" },
  { "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "
    "xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Feed</title>",
    "</feed>\n",
    "<entry><id>tag:%u:%u</id><link rel=\"alternate\" "
    "href=\"https://feed%u.example/%u\"/>"
    "<title>%s</title><updated>%s</updated><author><name>%s</name></author>"
    "<category term=\"%s\"/><summary>%s</summary><content type=\"html\">",
    "</content></entry>\n",
    "%Y-%m-%dT%H:%M:%SZ" },
  { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF "
    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
    "xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel "
    "rdf:about=\"https://feed.example/\"><title>Feed</title></channel>",
    "</rdf:RDF>\n",
    "<item "
    "rdf:about=\"tag:%u:%u\"><link>https://feed%u.example/%u</link><title>%s</title>"
    "<dc:date>%s</dc:date><dc:creator>%s</dc:creator><dc:subject>%s</dc:subject>"
    "<description>%s</description><content:encoded>",
    "</content:encoded></item>\n",
    "%Y-%m-%dT%H:%M:%SZ" },
};

static const guint8 mix[] = { 0, 0, 0, 0, 0, 0, 1, 1, 1, 2 };

static void
append_entry (GString *feed,
              const Format *format,
              GRand *random,
              guint number,
              guint story)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (2026, 11, 22, 8, 0, 0);
  g_autoptr (GDateTime) when = g_date_time_add_minutes (epoch, -(int) (story * 97));
  g_autofree char *date = g_date_time_format (when, format->date);
  g_autofree char *body = make_body (random, number);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) author = g_string_new (NULL);
  g_autoptr (GString) summary = g_string_new (NULL);

  append_words (title, random, 9);
  append_words (author, random, 2);
  append_words (summary, random, 20);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (feed,
                          format->entry,
                          number,
                          story,
                          number,
                          story,
                          title->str,
                          date,
                          author->str,
                          "World",
                          summary->str);
#pragma GCC diagnostic pop
  if (format != &formats[1] && g_rand_int_range (random, 0, 10) < 6)
    g_string_append_printf (feed, "<![CDATA[%s]]>", body);
  else
    {
      g_autofree char *escaped = g_markup_escape_text (body, -1);

      g_string_append (feed, escaped);
    }
  g_string_append (feed, format->entry_end);
}

static void
make_feeds (Bench *bench)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261127);

  bench->folder = g_dir_make_tmp ("dateline-bench-XXXXXX", NULL);
  bench->is_own = TRUE;
  for (guint i = 0; i < N_FEEDS; i++)
    {
      const Format *format = &formats[mix[i % G_N_ELEMENTS (mix)]];
      g_autoptr (GString) feed = g_string_new (format->begin);
      g_autofree char *name = g_strdup_printf ("feed%04u.xml", i);
      g_autofree char *path = g_build_filename (bench->folder, name, NULL);

      for (guint j = 0; j < N_STORIES; j++)
        append_entry (feed, format, random, i, j);
      g_string_append (feed, format->end);
      g_file_set_contents (path, feed->str, feed->len, NULL);
    }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
load_feeds (Bench *bench)
{
  g_autoptr (GDir) folder = g_dir_open (bench->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (!g_str_has_suffix (name, ".opml"))
      g_ptr_array_add (bench->paths, g_build_filename (bench->folder, name, NULL));
  g_ptr_array_sort (bench->paths, compare_paths);
  for (guint i = 0; i < bench->paths->len; i++)
    {
      char *content;
      gsize length;

      if (!g_file_get_contents (bench->paths->pdata[i], &content, &length, NULL))
        exit (1);
      g_ptr_array_add (bench->feeds, g_bytes_new_take (content, length));
      bench->size += length;
      bench->largest = MAX (bench->largest, length);
    }
}

static void
remove_feeds (Bench *bench)
{
  if (!bench->is_own)
    return;
  for (guint i = 0; i < bench->paths->len; i++)
    g_unlink (bench->paths->pdata[i]);
  g_rmdir (bench->folder);
}

static double
get_time (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double
run_own (Bench *bench)
{
  double began = get_time (RUSAGE_SELF);

  bench->n_entries = 0;
  for (guint i = 0; i < bench->feeds->len; i++)
    {
      g_autoptr (DatelineFeedDocument) document =
          dateline_feed_document_parse (bench->feeds->pdata[i],
                                        NULL,
                                        "https://feed.example/",
                                        NULL);

      if (document == NULL || !dateline_feed_document_is_complete (document))
        exit (1);
      bench->n_entries += dateline_feed_document_get_entries (document)->len;
    }
  return get_time (RUSAGE_SELF) - began;
}

/* The processor's time of a program, from its beginning to its end. */
static double
run_program (const char *const *argv, const char *input)
{
  double began = get_time (RUSAGE_CHILDREN);
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      if (freopen (input, "r", stdin) == NULL ||
          freopen ("/dev/null", "w", stdout) == NULL)
        _exit (127);
      execvp (argv[0], (char *const *) argv);
      _exit (127);
    }
  if (child < 0 || waitpid (child, &status, 0) < 0 || status != 0)
    return NAN;
  return get_time (RUSAGE_CHILDREN) - began;
}

static double
run_sfeed (Bench *bench)
{
  static const char *const argv[] = { "sfeed", NULL };
  double seconds = 0;

  for (guint i = 0; i < bench->paths->len; i++)
    seconds += run_program (argv, bench->paths->pdata[i]);
  return seconds;
}

static double
run_xmllint (Bench *bench)
{
  g_autofree const char **argv = g_new0 (const char *, bench->paths->len + 4);

  argv[0] = "xmllint";
  argv[1] = "--sax";
  argv[2] = "--noout";
  for (guint i = 0; i < bench->paths->len; i++)
    argv[3 + i] = bench->paths->pdata[i];
  return run_program (argv, "/dev/null");
}

/* The most memory in kilobytes since forget_peak(), 0 where the kernel does not tell. */
static long
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line == NULL ? 0 : strtol (line + strlen ("VmHWM:"), NULL, 10);
}

static long
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file != NULL)
    {
      fputs ("5", file);
      fclose (file);
    }
  return get_peak ();
}

static int
compare_seconds (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

static double
find_rate (const Bench *bench, Times *times)
{
  qsort (times->seconds, ROUNDS, sizeof (double), compare_seconds);
  return bench->size / 1e6 / times->seconds[ROUNDS / 2];
}

static void
print_line (const char *name, double rate, const char *yardstick, double other)
{
  if (isnan (other))
    printf ("%s, %.0f MB/s, %s is not installed, -\n", name, rate, yardstick);
  else
    printf ("%s, %.0f MB/s, %s %.0f MB/s, %.2f\n",
            name,
            rate,
            yardstick,
            other,
            rate / other);
}

int
main (int argc, char *argv[])
{
  Bench bench = { .paths = g_ptr_array_new_with_free_func (g_free),
                  .feeds =
                      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref) };
  Times own, sfeed, xmllint;
  long before;
  long peak;
  double rate;

  if (argc > 1 && g_file_test (argv[1], G_FILE_TEST_IS_DIR))
    bench.folder = g_strdup (argv[1]);
  else
    make_feeds (&bench);
  load_feeds (&bench);
  before = forget_peak ();
  run_own (&bench);
  peak = get_peak () - before;
  for (guint i = 0; i < ROUNDS; i++)
    {
      own.seconds[i] = run_own (&bench);
      sfeed.seconds[i] = run_sfeed (&bench);
      xmllint.seconds[i] = run_xmllint (&bench);
    }
  rate = find_rate (&bench, &own);
  printf ("%u feeds, %u stories, %.1f MB; processor time, medians of %d\n",
          bench.feeds->len,
          bench.n_entries,
          bench.size / 1e6,
          ROUNDS);
  print_line ("parse", rate, "sfeed (a process a feed)", find_rate (&bench, &sfeed));
  print_line ("parse",
              rate,
              "xmllint --sax --noout (one process for all)",
              find_rate (&bench, &xmllint));
  printf ("parse peak memory, %.1f MB, largest feed %.1f MB, %.1f\n",
          peak / 1024.0,
          bench.largest / 1048576.0,
          peak * 1024.0 / bench.largest);
  remove_feeds (&bench);
  g_ptr_array_unref (bench.paths);
  g_ptr_array_unref (bench.feeds);
  g_free (bench.folder);
  return 0;
}
