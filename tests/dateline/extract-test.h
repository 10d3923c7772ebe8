/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Articles with words of their own, in pages as newsrooms make them, for the tests of
 * what is made of them. Each test program includes it once.
 */

#pragma once

#include "dateline/extract/dateline-extract.h"

#include <string.h>

#define SENTENCE                                                                         \
  "The harbour was closed for the third day on Tuesday, as waves of six metres broke "   \
  "over the outer wall, the port authority said in a statement, and ferries to the "     \
  "islands stayed in their berths. "

static const char paragraphs[] =
    "<p>First. " SENTENCE SENTENCE "</p><p>Second. " SENTENCE SENTENCE
    "</p><p>Third. " SENTENCE SENTENCE "</p>";

G_GNUC_UNUSED static DatelineExtract *
extract_at (const char *uri, const char *html)
{
  g_autoptr (GBytes) page = g_bytes_new_static (html, strlen (html));

  return dateline_extract_new (page, NULL, uri);
}

G_GNUC_UNUSED static DatelineExtract *
extract_parts (const char *head, const char *before, const char *after)
{
  g_autofree char *html =
      g_strdup_printf ("<html><head>%s</head><body><nav><a href='/'>Home</a> <a "
                       "href='/w'>World</a></nav><article>%s%s%s</article>"
                       "<footer>Copyright and more, all rights reserved.</footer>"
                       "</body></html>",
                       head,
                       before,
                       paragraphs,
                       after);

  return extract_at ("https://www.harbour-post.test/news/closed", html);
}
