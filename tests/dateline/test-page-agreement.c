/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What pages show held against what they say that their text is. */

#include "dateline/extract/dateline-extract.h"

#include <string.h>

#define ONE                                                                              \
  "The harbour was closed for the third day on Tuesday, as waves of six metres broke "   \
  "over the outer wall, the port authority said in a statement, and ferries to the "     \
  "islands stayed in their berths."
#define TWO                                                                              \
  "Fishermen on the north shore had pulled their boats up to the road before the storm " \
  "came, and most of them were found where they had been left, though some had lost "    \
  "their masts and one its whole deck."
#define THREE                                                                            \
  "The council is to meet on Thursday to decide whether the wall is to be raised by "    \
  "two "                                                                                 \
  "metres, which would take three years and cost more than the town has in a decade, "   \
  "as its treasurer pointed out."
#define OTHER                                                                            \
  "Whoever has a photograph of the bridge may send it to the museum until the end of "   \
  "the month, when a jury of five will choose the best of them for the new hall."

typedef struct
{
  const char *body;
  const char *page;
  const char *text; /* the lines, by their first words */
} Case;

static const Case cases[] = {
  /* They agree: what is around goes. */
  { ONE " " TWO " " THREE,
    "<p>All about ports</p><p>" ONE
    "</p><p><a href='/x'>The bridge in pictures</a></p><p>" TWO "</p><p>" THREE
    "</p><p>" OTHER "</p>",
    "The harbour|Fishermen|The council|" },
  /* A figure stays. */
  { ONE " " TWO " " THREE,
    "<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><figure><img src='/a.jpg' alt=''>"
    "<figcaption>The wall on Tuesday</figcaption></figure>",
    "The harbour|Fishermen|The council|The wall|" },
  /* It is the beginning alone. */
  { ONE " " TWO " " THREE " The mayor, howe",
    "<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><p>The mayor, however, is against it. "
    "</p><p>" OTHER "</p>",
    "The harbour|Fishermen|The council|The mayor|Whoever|" },
  { ONE " " TWO " " THREE,
    "<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><p>" OTHER "</p><p>Then " OTHER
    "</p><p>But " OTHER "</p><p>So " OTHER "</p><p>And " OTHER "</p><p>Or " OTHER "</p>",
    "The harbour|Fishermen|The council|Whoever|Then|But|So|And|Or|" },
  /* The page shows a part, or something else. */
  { ONE "\\n" TWO "\\n" THREE,
    "<p>" ONE "</p><p>Subscribe and read on.</p>",
    "The harbour|Fishermen|The council|" },
  { ONE "\\n" TWO "\\n" THREE,
    "<p>" OTHER "</p><p>" OTHER "</p>",
    "The harbour|Fishermen|The council|" },
  { ONE "\\n" TWO "\\n" THREE, "", "The harbour|Fishermen|The council|" },
};

static void
test_pages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":"
          "\"%s\"}</script><body><article>%s</article></body>",
          cases[i].body,
          cases[i].page);
      g_autoptr (GBytes) page = g_bytes_new (html, strlen (html));
      g_autoptr (DatelineExtract) extract = dateline_extract_new (page, NULL, NULL);
      g_auto (GStrv) lines = g_strsplit (dateline_extract_get_text (extract), "\n", -1);
      g_auto (GStrv) wanted = g_strsplit (cases[i].text, "|", -1);

      g_test_message ("%u: %s", i, dateline_extract_get_text (extract));
      g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (wanted) - 1);
      for (guint n = 0; lines[n]; n++)
        g_assert_true (g_str_has_prefix (lines[n], wanted[n]));
    }
}

/* A text of a megabyte that says nothing of what is shown takes no longer for it. */
static void
test_long (void)
{
  g_autoptr (GString) html =
      g_string_new ("<script type='application/ld+json'>{\"@type\":"
                    "\"Article\",\"articleBody\":\"");
  g_autoptr (GBytes) page = NULL;
  g_autoptr (DatelineExtract) extract = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (html, ONE "%u ", i);
  g_string_append (html, "\"}</script>");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (html, "<p>" TWO "%u</p>", i);
  page = g_bytes_new (html->str, html->len);
  extract = dateline_extract_new (page, NULL, NULL);
  g_assert_nonnull (dateline_extract_get_content (extract));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-agreement/pages", test_pages);
  g_test_add_func ("/page-agreement/long", test_long);

  return g_test_run ();
}
