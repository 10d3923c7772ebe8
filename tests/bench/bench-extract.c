/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What it costs to find the article of a page and to make it safe, in processor time of
 * the thread, best of several: pages of about a megabyte as there are, and pages that
 * were made to take long. Prints a line each: page, size, milliseconds.
 *
 *   bench-extract [FILE…]     pages of your own besides
 */

#include "dateline/dateline.h"

#include <stdio.h>
#include <time.h>

#define N_RUNS 5
#define SIZE 1000000 /* bytes */

/* A page is a beginning, one piece over and over, and an end. */
static const struct
{
  const char *name;
  const char *begin;
  guint n_begin;
  const char *piece;
} pages[] = {
  { "paragraphs",
    "<article>",
    1,
    "<p>The harbour was closed on Tuesday, as waves <b>broke</b> over it.</p>\n" },
  { "linked text",
    "<article>",
    1,
    "The <a href='/wiki/harbour' title='A harbour'>harbour</a> was closed, as waves "
    "<a href='/wiki/wave'>broke</a> over it.<p>" },
  { "texts in boxes",
    "<main>",
    1,
    "<div class='comment box' data-a='1'><div><div><span>Ann Lee</span><p>It was closed, "
    "and so was all else.</p></div></div></div>" },
  { "pictures",
    "<article>",
    1,
    "<figure><img src='/a.jpg' alt='A pier'><figcaption>A pier. Ann Lee/AFP</figcaption>"
    "</figure><p>The harbour was closed on Tuesday.</p>" },
  { "table", "<table>", 1, "<tr><td>ab cd</td><td>12</td><td>34</td></tr>" },
  { "headings", "", 0, "<h2>By Ann Lee, 4 May 2021</h2>" },
  { "bylines", "", 0, "<span class='byline author'>By Ann Lee</span>" },
  { "lists in lists", "<ul><li>", 90, "<ul><li><a href=/a>a list of it</a></ul>" },
  { "boxes named as dates", "<div class='published date byline'>", 190, "<x></x>" },
  { "boxes named as authors", "<div class='byline author'>", 190, "<x>a</x>" },
  { "boxes of figures", "<figure>", 190, "<x></x>" },
  { "lines in <pre>", "", 0, "<pre><pre><pre>a</pre></pre></pre>" },
  { "spans in spans", "", 0, "<span><span><span>a</span></span></span>" },
  { "breaks", "<div>", 1, "some words<br><br>" },
  { "title", "<title>", 1, "ptest | " },
  { "signs", "", 0, "<" },
  { "merged attributes", "", 0, "<body a=1 b=2 c=3 d=4 e=5>" },
};

static double
get_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
measure (const char *name, GBytes *page)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = get_ms ();
      g_autoptr (DatelineExtract) extract =
          dateline_extract_new (page, NULL, "https://p.test/2021/a");
      g_autofree char *safe =
          dateline_html_sanitize (dateline_extract_get_content (extract),
                                  -1,
                                  dateline_extract_get_base_uri (extract));

      best = MIN (best, get_ms () - start);
    }
  printf ("%s, %.2f MB, %.0f ms\n", name, g_bytes_get_size (page) / 1e6, best);
}

int
main (int argc, char **argv)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GString *html = g_string_new (NULL);
      g_autoptr (GBytes) page = NULL;

      for (guint n = 0; n < pages[i].n_begin; n++)
        g_string_append (html, pages[i].begin);
      while (html->len < SIZE)
        g_string_append (html, pages[i].piece);
      page = g_string_free_to_bytes (html);
      measure (pages[i].name, page);
    }
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GBytes) page = NULL;
      char *contents;
      gsize length;

      if (!g_file_get_contents (argv[i], &contents, &length, NULL))
        continue;
      page = g_bytes_new_take (contents, length);
      measure (argv[i], page);
    }
  return 0;
}
