/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Boxes of one article, and such as look like them. */

#include "dateline/extract/dateline-page-chunks-private.h"

#include <string.h>

#define SENTENCE                                                                         \
  "The harbour was closed for the third day on Tuesday, as waves of six metres broke "   \
  "over the outer wall. "

/* The box that was found, and where the article is to be. */
static const char *
gather (const char *before, const char *after)
{
  g_autofree char *html = g_strdup_printf (
      "<body><div id='all'>%s<div id='to'><div class='text' id='top'><p>Here. " SENTENCE
      "</p></div></div>%s</div></body>",
      before,
      after);
  g_autoptr (DatelinePageTree) tree = dateline_page_tree_new (html, strlen (html));
  DatelinePagePart *root = dateline_page_tree_get_root (tree);
  DatelinePagePart *to = NULL;
  DatelinePagePart *top = NULL;
  g_autofree char *text = NULL;
  GString *words = g_string_new (NULL);
  g_autofree char *found = NULL;

  for (DatelinePagePart *node = root; node; node = dateline_page_part_next (node, root))
    if (strcmp (dateline_page_part_get_names (node), "  to ") == 0)
      to = node;
    else if (strstr (dateline_page_part_get_names (node), " top "))
      top = node;
  dateline_page_chunks_gather (to, top);
  text = dateline_page_part_dup_text (to);

  /* "Before.", "Here.", "After." in the order in which they stand. */
  for (const char *p = text; *p; p++)
    if (g_str_has_prefix (p, "Before. ") || g_str_has_prefix (p, "Here. ") ||
        g_str_has_prefix (p, "After. "))
      g_string_append_c (words, *p);
  found = g_string_free (words, FALSE);
  return g_intern_string (found);
}

#define CHUNK(name, word) "<div class='" name "'><p>" word ". " SENTENCE "</p></div>"

static void
test_same_name (void)
{
  g_assert_cmpstr (gather (CHUNK ("text", "Before"), CHUNK ("text", "After")), ==, "BHA");
  g_assert_cmpstr (gather (CHUNK ("text wide", "Before"),
                           "<div><div>" CHUNK ("text last", "After") "</div></div>"),
                   ==,
                   "BHA");
  g_assert_cmpstr (gather (CHUNK ("box", "Before"), CHUNK ("texts", "After")), ==, "H");
}

/* What belongs to another story, or stands beside this one. */
static void
test_others (void)
{
  g_assert_cmpstr (gather (CHUNK ("text", "Before") "<h1>A headline</h1>",
                           "<h2><a href='/x'>Another</a></h2>" CHUNK ("text", "After")),
                   ==,
                   "H");
  g_assert_cmpstr (gather ("", "<h2>A heading</h2>" CHUNK ("text", "After")), ==, "HA");
  g_assert_cmpstr (gather ("", "<aside>" CHUNK ("text", "After") "</aside>"), ==, "H");
  g_assert_cmpstr (gather ("", "<article>" CHUNK ("text", "After") "</article>"),
                   ==,
                   "H");
  g_assert_cmpstr (
      gather ("", "<div class='text'><p><a href='/x'>After. " SENTENCE "</a></p></div>"),
      ==,
      "H");
  g_assert_cmpstr (gather ("", "<div class='text'><p>After. Short.</p></div>"), ==, "H");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-chunks/same-name", test_same_name);
  g_test_add_func ("/page-chunks/others", test_others);

  return g_test_run ();
}
