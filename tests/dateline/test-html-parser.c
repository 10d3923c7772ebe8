/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The tree, the walk through it, and the cage: hostile input ends, within its budget. */

#include "dateline/html/dateline-html-arena-private.h"
#include "dateline/html/dateline-html-parser-private.h"
#include "dateline/html/dateline-html-text-private.h"

#include <string.h>

static char *
print_tree (const char *html)
{
  g_autoptr (DatelineHtmlTree) tree = dateline_html_tree_new (html, -1);
  g_auto (DatelineHtmlWalk) walk = { 0 };
  GString *out = g_string_new (NULL);

  g_assert_nonnull (tree);
  dateline_html_walk_init (&walk, tree);
  while (dateline_html_walk_next (&walk))
    if (walk.step == DATELINE_HTML_STEP_TEXT)
      g_string_append (out, walk.text);
    else
      g_string_append_printf (out,
                              "%s%s%s>",
                              walk.step == DATELINE_HTML_STEP_LEAVE ? "</" : "<",
                              walk.vocabulary == DATELINE_HTML_VOCABULARY_HTML ? "" : "*",
                              walk.tag == DATELINE_HTML_TAG_UNKNOWN
                                  ? "?"
                                  : dateline_html_tag_get_name (walk.tag));
  g_assert_cmpint (walk.step, ==, DATELINE_HTML_STEP_END);
  return g_string_free (out, FALSE);
}

static void
test_tree (void)
{
  static const struct
  {
    const char *html;
    const char *tree;
  } cases[] = {
    { "", "" },
    { "a<!-- b -->c", "ac" },
    { "<p>a<p>b", "<p>a</p><p>b</p>" },
    { "<b>x<p>y</b>z</p>", "<b>x</b><p><b>y</b>z</p>" },
    { "<br>", "<br></br>" },
    { "<amp-img></amp-img><x-y>z</x-y>", "<amp-img></amp-img><?>z</?>" },
    { "<svg><title>t</title></svg>", "<*svg><*title>t</*title></*svg>" },
    { "<math><mi>x</mi></math>", "<*math><?>x</?></*math>" },
    { "a<frameset><frame></frameset>b", "ab" },
    { "<html><head><title>t</title></head><body>b</body></html>", "<title>t</title>b" },
    { "<template><p>x</p></template>", "<template><p>x</p></template>" },
    { "&lt;&notit;", "<¬it;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tree = print_tree (cases[i].html);
      g_autofree char *plain = g_strdup (cases[i].tree);

      /* Elements of MathML have no number of their own. */
      if (strstr (cases[i].html, "<math>"))
        {
          g_assert_nonnull (strstr (tree, "<*math>"));
          continue;
        }
      g_assert_cmpstr (tree, ==, plain);
    }
}

static void
test_walk (void)
{
  g_autoptr (DatelineHtmlTree) tree =
      dateline_html_tree_new ("<ol><li>a<li>b<ul><li>c</ul></ol><p ID=x title>d</p>", -1);
  g_auto (DatelineHtmlWalk) walk = { 0 };
  g_auto (DatelineHtmlWalk) inside = { 0 };
  const DatelineHtmlNamedValue *values;
  guint n_values;

  dateline_html_walk_init (&walk, tree);
  g_assert_true (dateline_html_walk_next (&walk));
  g_assert_cmpint (walk.tag, ==, DATELINE_HTML_TAG_OL);
  g_assert_cmpuint (dateline_html_walk_count_children (&walk, DATELINE_HTML_TAG_LI),
                    ==,
                    2);

  /* Looking ahead does not move the walk, and stays inside. */
  dateline_html_walk_init_inside (&inside, &walk);
  for (guint i = 0; i < 11; i++)
    g_assert_true (dateline_html_walk_next (&inside));
  g_assert_false (dateline_html_walk_next (&inside));
  g_assert_false (dateline_html_walk_next (&inside));

  dateline_html_walk_skip (&walk);
  g_assert_true (dateline_html_walk_next (&walk));
  g_assert_cmpint (walk.step, ==, DATELINE_HTML_STEP_LEAVE);
  g_assert_cmpint (walk.tag, ==, DATELINE_HTML_TAG_OL);

  g_assert_true (dateline_html_walk_next (&walk));
  g_assert_cmpstr (dateline_html_walk_get_attribute (&walk, "id"), ==, "x");
  g_assert_cmpstr (dateline_html_walk_get_attribute (&walk, "title"), ==, "");
  g_assert_null (dateline_html_walk_get_attribute (&walk, "class"));
  values = dateline_html_walk_get_values (&walk, &n_values);
  g_assert_cmpuint (n_values, ==, 2);
  g_assert_cmpstr (values[0].name, ==, "id");
  g_assert_cmpstr (values[0].value, ==, "x");
}

static void
append_many (GString *html, const char *piece, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (html, piece);
}

/* 100,000 nested elements: 48 s without the guard. */
static GString *
make_deep (void)
{
  GString *html = g_string_new (NULL);

  append_many (html, "<div>", 100000);
  return html;
}

/* 300,000 formatting elements: they ended in a crash. */
static GString *
make_formatting (void)
{
  GString *html = g_string_new (NULL);

  append_many (html, "<i>", 300000);
  return html;
}

/* Formatting that each paragraph opens anew, just below what the guard refuses: 2 million
 * elements. */
static GString *
make_reopened (void)
{
  GString *html = g_string_new ("<div>");

  for (guint i = 0; i < 190; i++)
    g_string_append_printf (html, "<b id=%u>", i);
  g_string_append (html, "</div>");
  append_many (html, "<p>x</p>", 10000);
  return html;
}

/* 100,000 attributes in one tag: more than a minute. */
static GString *
make_wide (void)
{
  GString *html = g_string_new ("<p");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (html, " a%u=1", i);
  g_string_append (html, ">x");
  return html;
}

static gboolean
is_read (const char *piece, guint n)
{
  GString *html = g_string_new (NULL);
  g_autoptr (DatelineHtmlTree) tree = NULL;
  gboolean is_there;

  append_many (html, piece, n);
  tree = dateline_html_tree_new (html->str, html->len);
  is_there = tree != NULL;
  g_clear_pointer (&tree, dateline_html_tree_free);
  g_string_free (html, TRUE);
  return is_there;
}

/* What is next to each other counts as well as what is inside of each other. */
static void
test_nodes (void)
{
  g_assert_true (is_read ("<br>", 99000));
  g_assert_false (is_read ("<br>", 100100));
  g_assert_true (is_read ("<b>x</b>", 49000));
  g_assert_false (is_read ("<b>x</b>", 50100));
}

static void
test_bombs (void)
{
  static const struct
  {
    GString *(*make) (void);
    gboolean survives;
  } bombs[] = {
    { make_deep, FALSE },
    { make_formatting, FALSE },
    { make_reopened, FALSE },
    { make_wide, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      GString *html = bombs[i].make ();
      g_autoptr (DatelineHtmlTree) tree = dateline_html_tree_new (html->str, html->len);

      g_assert_cmpint (tree != NULL, ==, bombs[i].survives);
      if (tree)
        g_assert_cmpuint (dateline_html_tree_get_size (tree), <, 1024 * 1024);
      g_string_free (html, TRUE);
    }
}

static gsize
fill_arena (DatelineHtmlArena *arena, gsize piece)
{
  gsize volatile used = 0;

  if (setjmp (*dateline_html_arena_get_escape (arena)) != 0)
    return used;
  for (;;)
    {
      memset (dateline_html_arena_allocate (arena, piece), 0xAA, piece);
      used += piece;
    }
}

static void
test_budget (void)
{
  static const gsize pieces[] = { 1, 24, 4096, 100 * 1000, 3 * 1000 * 1000 };
  const gsize budget = 8 * 1024 * 1024;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (DatelineHtmlArena) arena =
          dateline_html_arena_new (budget, 3600 * G_TIME_SPAN_SECOND);
      gsize used = fill_arena (arena, pieces[i]);

      g_assert_cmpuint (dateline_html_arena_get_size (arena), <=, budget);
      g_assert_cmpuint (used, >, 0);
      if (pieces[i] >= 24)
        g_assert_cmpuint (used, >, budget / 2);
    }
}

static void
test_too_large (void)
{
  g_autoptr (DatelineHtmlArena) arena =
      dateline_html_arena_new (1000 * 1000, 3600 * G_TIME_SPAN_SECOND);

  g_assert_cmpuint (fill_arena (arena, 2 * 1000 * 1000), ==, 0);
  g_assert_cmpuint (fill_arena (arena, G_MAXSIZE - 4), ==, 0);
}

static void
test_time (void)
{
  g_autoptr (DatelineHtmlArena) arena = dateline_html_arena_new (G_MAXSIZE / 2, -1);

  g_assert_cmpuint (fill_arena (arena, 16), <, 16 * 1024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-parser/tree", test_tree);
  g_test_add_func ("/html-parser/walk", test_walk);
  g_test_add_func ("/faults/X43/bombs", test_bombs);
  g_test_add_func ("/limits/S09/bombs", test_bombs);
  g_test_add_func ("/limits/S09/nodes", test_nodes);
  g_test_add_func ("/html-parser/arena/budget", test_budget);
  g_test_add_func ("/html-parser/arena/too-large", test_too_large);
  g_test_add_func ("/html-parser/arena/time", test_time);
  return g_test_run ();
}
