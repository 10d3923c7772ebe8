/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What HTML may cost on its whole way to an article, whatever it holds: 0.3 s of the
 * thread's own CPU time, which a busy computer does not change, and 70 MB above what the
 * process had. Each input is made here. */

#include "dateline/article/dateline-article.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST_SECONDS 0.3
#define MOST_KILOBYTES (70 * 1024)

/* Sanitisers take time and memory of their own. */
#if defined(__SANITIZE_ADDRESS__)
#define IS_MEASURED FALSE
#else
#define IS_MEASURED TRUE
#endif

typedef struct
{
  const char *name;
  const char *start;
  const char *piece; /* "%u" is its number, and the one after next */
  guint n;
  const char *middle; /* then pieces of it, as many */
  guint n_middle;
  gboolean is_simplified;
} Input;

static const Input inputs[] = {
  /* The four that took the parser seconds and gigabytes. */
  { "deep", "", "<div>", 100000, "x", 1, TRUE },
  { "formatting", "", "<i>", 300000, "x", 1, TRUE },
  { "reopened", "<div>", "<b id=%u>", 1000, "</div><p>x</p>", 10000, TRUE },
  { "attributes", "<p", " a%u=1", 100000, ">x", 1, FALSE },
  /* Of what an article tells apart. */
  { "references",
    "",
    "<p>x<sup><a href=#n%u>1</a></sup><p id=n%u>y",
    10000,
    NULL,
    0,
    FALSE },
  { "one note", "", "<sup><a href=#n>1</a></sup>x<br>", 14000, "<p id=n>y", 1, FALSE },
  { "in a circle", "", "<p id=a%u><a href=#a%u>1</a>", 10000, "<p id=a1>", 1, FALSE },
  { "ids", "<p>", "<a name=%u></a>", 40000, "<p>x", 1, FALSE },
  { "ids in notes", "<ol><li><ol><li><ol><li>", "<p id=%u>x", 30000, NULL, 0, FALSE },
  { "details", "", "<details><summary>x</summary>", 180, "<p>y", 20000, FALSE },
  { "many details",
    "",
    "<details><summary>x</summary>y</details>",
    16000,
    NULL,
    0,
    FALSE },
  { "formula, deep", "<math>", "<mrow>", 5000, "<mi>x", 1, TRUE },
  { "formula, deep enough",
    "<math>",
    "<msqrt>",
    150,
    "<mi>x</mi><mo>+</mo>",
    20000,
    FALSE },
  { "fractions", "<math>", "<mfrac><mi>x</mi>", 150, "<mi>y</mi>", 20000, FALSE },
  { "formulas",
    "",
    "<math><msup><mi>x</mi><mn>2</mn></msup></math>",
    11000,
    NULL,
    0,
    FALSE },
  { "combs",
    "<math>",
    "<msup><mi>abcdefghij</mi>",
    1,
    "<mi>abcdefghijklmnopqrst</mi>",
    45000,
    FALSE },
  { "TeX, long", "<img class=latex alt='", "\\frac{", 200000, "'>x", 1, FALSE },
  { "TeX, scripts", "<img class=latex alt='", "x^{y_", 200000, "'>x", 1, FALSE },
  { "TeX, one script", "<img class=latex alt='x", "^2", 400000, "'>x", 1, FALSE },
  { "TeX in TeX",
    "",
    "<img class=latex alt='{{{{{{{{{{{{{{{{\\frac{x^{y_{\\sqrt{'>x",
    20000,
    NULL,
    0,
    FALSE },
  { "TeX, many scripts",
    "",
    "<img class=latex alt='x^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2'>x",
    20000,
    NULL,
    0,
    FALSE },
  { "spans of columns",
    "<table>",
    "<tr><td colspan=1000000>x<td>y",
    1900,
    "<td>z",
    1,
    FALSE },
  { "spans of rows",
    "<table>",
    "<tr><td rowspan=1000000>x",
    60,
    "<tr><td>y<td>z",
    1900,
    FALSE },
  { "tables in tables", "", "<table><tr><td>x<td>", 60, "y<td>z<tr>", 10000, FALSE },
  { "terms", "<dl>", "<dt>x<dd>y", 24000, NULL, 0, FALSE },
  { "terms in terms", "", "<dl><dt>x<dd>", 180, "y<br><br>", 20000, FALSE },
  { "quotes",
    "",
    "<blockquote class=pullquote><cite>x</cite>",
    180,
    "<p>— y",
    20000,
    FALSE },
  { "quotation marks", "<p lang=fr>", "<q>x", 180, "<b>y</b>", 20000, FALSE },
  { "abbreviations", "<p>", "<abbr title=x%u>y</abbr>", 40000, NULL, 0, FALSE },
  { "readings", "<ruby>", "x<rt>y</rt>", 30000, NULL, 0, FALSE },
};

static void
append_pieces (GString *html, const char *piece, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *at = piece;
      guint number = i;

      for (const char *mark; (mark = strstr (at, "%u")); at = mark + 2, number++)
        {
          g_string_append_len (html, at, mark - at);
          g_string_append_printf (html, "%u", number);
        }
      g_string_append (html, at);
    }
}

static double
get_cpu_seconds (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

/* Lets the highest memory that the process had be what it has now. */
static gboolean
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");
  gboolean is_done;

  if (!file)
    return FALSE;
  is_done = fputs ("5", file) >= 0;
  return fclose (file) == 0 && is_done;
}

static long
read_kilobytes (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, name);
  return line ? strtol (line + strlen (name), NULL, 10) : 0;
}

typedef struct
{
  double seconds;
  long kilobytes;
} Cost;

static DatelineArticle *
make_article (const GString *html, Cost *cost)
{
  gboolean has_peak = forget_peak ();
  long before = read_kilobytes ("VmRSS:");
  double began = get_cpu_seconds ();
  DatelineArticle *article =
      dateline_article_new_from_html (html->str, html->len, "https://example.org/");

  cost->seconds = get_cpu_seconds () - began;
  cost->kilobytes = has_peak ? read_kilobytes ("VmHWM:") - before : 0;
  return article;
}

static void
test_input (gconstpointer data)
{
  const Input *input = data;
  g_autoptr (GString) html = g_string_new (input->start);
  g_autoptr (DatelineArticle) article = NULL;
  Cost cost;

  append_pieces (html, input->piece, input->n);
  if (input->middle)
    append_pieces (html, input->middle, input->n_middle);
  article = make_article (html, &cost);
  g_test_message ("%s: %.3f s, %ld KB, %u blocks%s",
                  input->name,
                  cost.seconds,
                  cost.kilobytes,
                  dateline_article_get_n_blocks (article),
                  dateline_article_is_simplified (article) ? ", simplified" : "");
  g_assert_cmpuint (dateline_article_get_n_blocks (article), >, 0);
  g_assert_cmpint (dateline_article_is_simplified (article), ==, input->is_simplified);
  if (!IS_MEASURED)
    return;
  /* A computer in a computer can be halted for seconds, which count: but not thrice. */
  for (guint i = 0; i < 2 && cost.seconds >= MOST_SECONDS; i++)
    {
      g_autoptr (DatelineArticle) again = make_article (html, &cost);
    }
  g_assert_cmpfloat (cost.seconds, <, MOST_SECONDS);
  g_assert_cmpint (cost.kilobytes, <, MOST_KILOBYTES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autofree char *path = g_strconcat ("/article-limits/", inputs[i].name, NULL);

      g_test_add_data_func (path, &inputs[i], test_input);
    }
  return g_test_run ();
}
