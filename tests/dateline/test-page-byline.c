/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who wrote it, by what pages say of it and show of it. */

#include "dateline/extract/dateline-extract.h"

#include <string.h>

#define TITLE "Storm closes the harbour"
#define SAID(name) "<meta name='author' content='" name "'>"
#define TEXT                                                                             \
  "<p>The harbour was closed for the third day on Tuesday, as waves of six metres "      \
  "broke "                                                                               \
  "over the outer wall, the port authority said in a statement.</p>"

typedef struct
{
  const char *head;
  const char *shown; /* behind the headline */
  const char *byline;
} BylineCase;

static const BylineCase cases[] = {
  { SAID ("Ann Lee"), "<p class='byline'>By Bo Ek</p>", "Ann Lee" },
  { SAID ("By Ann Lee"), "", "Ann Lee" },
  { SAID ("Harbour Post") "<meta property='article:author' content='Ann Lee'>",
    "",
    "Ann Lee" },
  { SAID ("annlee"), "<p class='byline'>By Ann Lee</p>", "Ann Lee" },
  { SAID ("annlee"), "", "annlee" },
  { SAID ("The Lisbon Times"), "<p>By Ann Lee, The Lisbon Times</p>", "Ann Lee" },
  { SAID ("Ann Lee"), "<p class='byline'>Agency News</p>", "Ann Lee" },
  { SAID ("The Lisbon Times"), "<p class='byline'>Agency News</p>", "The Lisbon Times" },
  { SAID ("Ann Lee;Bo Ek , Cy Oz"), "", "Ann Lee, Bo Ek, Cy Oz" },
  { SAID ("The Lisbon Times"),
    "<p class='byline'>By Ann Lee, The Lisbon Times</p>",
    "Ann Lee" },
  { SAID ("Harbour Post Staff"), "By <a rel='author' href='/x'>Ann Lee</a>", "Ann Lee" },
  { SAID ("https://post.test/lee"), "<p class='byline'>By Ann Lee</p>", "Ann Lee" },
  { "", "<p class='byline'>By Ann Lee March 4, 2026 10:15 AM Print</p>", "Ann Lee" },
  { "", "<p class='byline'>Ann Lee2026-03-04 10:15</p>", "Ann Lee" },
  { "", "<p class='byline'>Ann Lee @annlee on March 4</p>", "Ann Lee" },
  { "", "<p class='byline'>By May Dale, April Lee</p>", "May Dale, April Lee" },
  { "",
    "<p class='byline'><a href='/staff/ann'>Ann Lee</a><a href='/x'>Follow</a></p>",
    "Ann Lee" },
  { "",
    "<p>By <a href='/author/ann'>Ann Lee</a> and <a href='/author/bo'>Bo Ek</a></p>",
    "Ann Lee, Bo Ek" },
  { "", "<p><a href='/author/ann'>More from this author</a></p>", NULL },
  { "", "<p><a href='/people/8'>8 people you should know</a></p>", NULL },
  { "", "<p class='author'>Authors</p><p class='author'>Ann Lee</p>", "Ann Lee" },
  { "", "<p class='byline'>4 March 2026</p>", NULL },
  { "", "<p class='byline'>Published: Dec. 4</p><p>By Ann Lee, Reporter</p>", "Ann Lee" },
  { SAID ("HarbourPost.com"), "<p>By Ann Lee, Reporter</p>", "Ann Lee" },
  { "", "<p>By night it was closed, too.</p>", NULL },
  { "", "<p class='author'>More by this editor</p>", NULL },
  { "", "<p class='dateline'>LISBON, Portugal –</p>", NULL },
  { "", "<p class='byline'>By Ann Lee -</p>", "Ann Lee" },
  { "", "<p class='byline'>By ANN O’HARA-LEE (STAFF WRITER)</p>", "Ann O’Hara-Lee" },
  { "",
    "<p><a rel='author' href='/a'>Ann Lee</a> and <a rel='author' href='/b'>Bo "
    "Ek</a></p>",
    "Ann Lee, Bo Ek" },
  { "", "</article><div class='comments'><p class='author'>Bo Ek</p></div>", NULL },
};

static void
test_pages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html =
          g_strdup_printf ("<title>" TITLE "</title><meta property='og:site_name' "
                           "content='Harbour Post'>%s<article><h1>" TITLE
                           "</h1>%s" TEXT TEXT TEXT "</article>",
                           cases[i].head,
                           cases[i].shown);
      g_autoptr (GBytes) page = g_bytes_new (html, strlen (html));
      g_autoptr (DatelineExtract) extract = dateline_extract_new (page, NULL, NULL);

      g_test_message ("%s%s", cases[i].head, cases[i].shown);
      g_assert_cmpstr (dateline_extract_get_byline (extract), ==, cases[i].byline);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-byline/pages", test_pages);

  return g_test_run ();
}
