/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is put back is what was taken out: a tree is the same with the thinner as without
 * it, which a character of private use keeps away. */

#include "dateline/html/dateline-html-parser-private.h"
#include "dateline/html/dateline-html-thinner-private.h"

#include <string.h>

#define TEXT                                                                             \
  "The harbour was closed for the third day on Tuesday, as waves broke over it. "
#define ADDRESS "https://www.harbour-post.test/news/the-harbour-was-closed"
#define PRIVATE "\xf3\xb0\x80\x80" /* U+F0000 */

static const char *const cases[] = {
  "<p>" TEXT "</p><p>" TEXT TEXT,
  "<a href='" ADDRESS "' title=\"" TEXT "\">" TEXT "</a>",
  "<a href=" ADDRESS ">" TEXT "<a href='" ADDRESS "?a=1&amp;b=2&copy=3'>" TEXT "</a>",
  TEXT "&amp;" TEXT "&notit; " TEXT "&ampersand " TEXT "& " TEXT "&#8364;" TEXT,
  "<pre>\n\n  " TEXT "\n\n" TEXT "  \n</pre><textarea>\n" TEXT "</textarea>",
  "<table>" TEXT "<tr>" TEXT "<td>" TEXT "</td></tr></table>",
  "<b class='" TEXT "'><p>" TEXT "</b>" TEXT "</p><i id='" TEXT "'>" TEXT "<p>" TEXT,
  "<select>" TEXT "<option value='" TEXT "'>" TEXT "</select>",
  "<svg><title>" TEXT "</title><text>" TEXT "</text></svg><math>" TEXT "</math>",
  "<script>" TEXT "</script><style>" TEXT "</style><title>" TEXT "</title>",
  "<p>" TEXT "<!-- " TEXT " -->" TEXT "<![CDATA[" TEXT "]]>" TEXT "<x-y z='" TEXT "'>",
  "  \n\t " TEXT "\xc2\xa0" TEXT "\r\n" TEXT "<br>" TEXT "\xf0\x9f\x8f\xb4" TEXT,
  "<p title='" TEXT "' title='" ADDRESS "' class=" ADDRESS "'>" TEXT "</p",
  "<P Class=Lead ID='a' class=b =c d= e/f \"g h='&amp;&#39;&eacute;' i>" TEXT "</P>",
  "<a href='?a=1&amp;b=2&copy;' data-x='&nGt;&Tab;&#9;'>" TEXT "&nbsp;&mdash;" TEXT,
  "<a href='" ADDRESS "'><div class='" TEXT "'>" TEXT "<a href='" ADDRESS "'>" TEXT,
  "<b class=abcdef>1<b class=abcdef>2<b class=abcdef>3<b class=abcdef>4<p>" TEXT,
  "<p><b class=abcdef><b class=abcdef><b class=abcdef><b class=abcdef>" TEXT "</p>" TEXT,
  "<body class='" TEXT "'><html lang='" TEXT "'><body id='" TEXT "' class=b>" TEXT,
  "<svg viewbox='0 0 1 1'><a xlink:href='" ADDRESS "' viewbox='a bcdef'>" TEXT "</svg>"
  "<math definitionurl='" ADDRESS "'><mi mathvariant='bold'>" TEXT "&amp;" TEXT,
  "<svg><![CDATA[ > &amp; " TEXT " &lt;<p class='abcdef'>" TEXT "]]></svg>",
  "<p>" TEXT "<" TEXT "< " TEXT "<<<<<<<<<<<<<<<<<<<<<b>" TEXT "<</b>" TEXT "<",
  "<input type=hidden class=abcdef><select class=abcdef><input type=hidden name=abcdef>",
  "<table class=abcdef><input type=hidden value='" TEXT "'><form action='" ADDRESS "'>",
  "<x-y class='" TEXT "' class='b'>" TEXT "</x-y><image src='" ADDRESS "'>" TEXT,
  "<p class='a&ampb c' title='&notit; " TEXT "'>" TEXT "<p class='a\rb cdef'>" TEXT,
  "<img src='" ADDRESS "'/><img alt='" TEXT "' / ><br class=abcdef/><hr class=ab/cd>",
};

/* Out of which pages are put together at random. */
static const char *const pieces[] = {
  "<p class='abc def'>",
  "</p>",
  "<div id=\"" TEXT "\" data-a=1>",
  "</div>",
  "<a href='" ADDRESS "?a=1&amp;b=2'>",
  "</a>",
  "<b class='abcdef'>",
  "<b>",
  "</b>",
  "<i title='" TEXT "'>",
  "</i>",
  "<table class=abcdef>",
  "<tr id=abcdef>",
  "<td colspan='2' class='a b c'>",
  "</table>",
  "<svg class='abcdef' viewbox='0 0 9 9'>",
  "<foreignobject id='abcdef'>",
  "</svg>",
  "<math display='block'>",
  "<mi class='abcdef'>",
  "</math>",
  "<select name='abcdef'>",
  "<option value='abcdef'>",
  "</select>",
  "<title class='abcdef'>",
  "</title>",
  "<script>",
  "</script>",
  "<!-- abc -->",
  "<![CDATA[ > ",
  "]]>",
  "<li class='abc'>",
  "<h2 class=a class=b>",
  "</h2>",
  "<body class='abcdef' id='ghijkl'>",
  "<form action='abcdef'>",
  "</form>",
  "<font color='abcdef'>",
  "<img src='" ADDRESS "' alt='&lt;" TEXT "'/>",
  "<br class='abcdef'>",
  "<template class='abcdef'>",
  "</template>",
  "<pre class='abcdef'>\n",
  "</pre>",
  "<textarea class='abcdef'>",
  "</textarea>",
  "<x-y z='abcdef'>",
  "<p a='",
  "\">",
  "'>",
  "&amp;",
  "&nbsp;" TEXT "&#8217;" TEXT,
  " &#9; ",
  "&notit;",
  TEXT,
  " \n ",
  "ab",
  "<",
  "< a <1<<",
};

/* What is markup to the one may be letters to the other, where a page is that broken: in
 * there, attributes may be missing. Nobody is shown it. */
static gboolean
is_hidden (DatelineHtmlTag tag)
{
  return dateline_html_tag_is_raw (tag) || tag == DATELINE_HTML_TAG_TEXTAREA ||
         tag == DATELINE_HTML_TAG_PLAINTEXT;
}

static void
write_step (GString *out, const DatelineHtmlWalk *walk, gboolean in_hidden)
{
  if (walk->step == DATELINE_HTML_STEP_TEXT)
    g_string_append_printf (out, "[%s]", in_hidden ? "" : walk->text);
  else if (walk->step == DATELINE_HTML_STEP_LEAVE)
    g_string_append_c (out, ')');
  else if (walk->step == DATELINE_HTML_STEP_ENTER)
    {
      guint n;
      const DatelineHtmlNamedValue *values = dateline_html_walk_get_values (walk, &n);

      g_string_append_printf (out, "(%s", dateline_html_tag_get_name (walk->tag));
      for (guint i = 0; i < n; i++)
        {
          /* In drawings some have letters in upper case, which nobody asks for. */
          g_autofree char *name = g_ascii_strdown (values[i].name, -1);

          g_string_append_printf (out, " %s={%s}", name, values[i].value);
        }
    }
}

static char *
dup_tree (const char *html, gboolean is_page)
{
  g_autoptr (DatelineHtmlTree) tree = is_page ? dateline_html_tree_new_for_page (html, -1)
                                              : dateline_html_tree_new (html, -1);
  g_auto (DatelineHtmlWalk) walk;
  GString *out = g_string_new (NULL);
  int n_hidden = 0;

  g_assert_nonnull (tree);
  dateline_html_walk_init (&walk, tree);
  while (dateline_html_walk_next (&walk))
    {
      write_step (out, &walk, n_hidden > 0);
      if (walk.step != DATELINE_HTML_STEP_TEXT && is_hidden (walk.tag))
        n_hidden += walk.step == DATELINE_HTML_STEP_ENTER ? 1 : -1;
    }
  return g_string_free (out, FALSE);
}

/* Without the padding a page would be too short, with the mark it is not made thin. */
static void
assert_same (const char *html, gboolean is_page, gsize *n_saved)
{
  g_autofree char *padding = g_strnfill (8192, 'x');
  g_autofree char *thin = g_strdup_printf ("<!--%s-->%s", padding, html);
  g_autofree char *whole = g_strdup_printf ("<!--%s%s-->%s", PRIVATE, padding, html);
  g_autofree char *got = dup_tree (thin, is_page);
  g_autofree char *wanted = dup_tree (whole, is_page);
  g_autoptr (DatelineHtmlValues) values = dateline_html_values_new ();
  g_autoptr (DatelineHtmlThinner) used =
      dateline_html_thinner_new (thin, strlen (thin), values);
  g_autoptr (DatelineHtmlThinner) unused =
      dateline_html_thinner_new (whole, strlen (whole), values);
  gsize length;

  g_assert_cmpstr (got, ==, wanted);
  g_assert_null (unused);
  if (!used)
    return;
  dateline_html_thinner_get_html (used, &length);
  g_assert_cmpuint (length, <=, strlen (thin));
  *n_saved += strlen (thin) - length;
}

static void
test_same (void)
{
  gsize n_bytes = 0;
  gsize n_saved = 0;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i / 2]);
      assert_same (cases[i / 2], i % 2, &n_saved);
      n_bytes += strlen (cases[i / 2]);
    }
  g_assert_cmpuint (n_saved, >, n_bytes / 2);
}

static void
test_random (void)
{
  guint n_rounds = g_test_slow () ? 20000 : 1000;
  gsize n_saved = 0;

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      guint n = g_test_rand_int_range (2, 24);

      for (guint i = 0; i < n; i++)
        g_string_append (html, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_test_message ("%s", html->str);
      assert_same (html->str, round % 2, &n_saved);
    }
}

/* A short body is parsed as it is; so many runs as there are marks are taken. */
static void
test_limits (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (DatelineHtmlValues) values = dateline_html_values_new ();
  g_autoptr (DatelineHtmlThinner) thinner = NULL;
  const char *thin;
  gsize length;

  g_assert_null (dateline_html_thinner_new (TEXT, strlen (TEXT), values));
  for (guint i = 0; i < 70000; i++)
    g_string_append (many, "<p>a text of some length");
  thinner = dateline_html_thinner_new (many->str, many->len, values);
  thin = dateline_html_thinner_get_html (thinner, &length);
  g_assert_cmpuint (length, <, many->len / 2);
  g_assert_true (g_str_has_suffix (thin, "<p>a text of some length"));
  g_assert_true (g_utf8_validate (thin, length, NULL));
  g_assert_cmpstr (dateline_html_thinner_expand (thinner, "a", FALSE), ==, "a");
  g_assert_cmpstr (dateline_html_thinner_expand (thinner, "a " PRIVATE " b", FALSE),
                   ==,
                   "a a text of some length b");
  g_assert_cmpstr (dateline_html_thinner_expand (thinner, "\xf3\xbf\xbf\xbd", FALSE),
                   ==,
                   "");

  /* What is put together again and again must not grow for ever. */
  g_assert_false (dateline_html_thinner_is_spent (thinner));
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *marks = g_strnfill (0, ' ');

      for (guint n = 0; n < 14; n++)
        {
          g_autofree char *twice = g_strconcat (marks, marks, " " PRIVATE, NULL);

          g_free (marks);
          marks = g_steal_pointer (&twice);
        }
      dateline_html_thinner_expand (thinner, marks, FALSE);
    }
  g_assert_true (dateline_html_thinner_is_spent (thinner));
}

/* A mark that a reference makes would stand for a run of the page. */
static void
test_references (void)
{
  static const struct
  {
    const char *html;
    gboolean is_taken;
  } references[] = {
    { "&#xF0000;", FALSE },
    { "&#x000f0000", FALSE },
    { "&#983040;", FALSE },
    { "&#0000983041x", FALSE },
    { "&#XFFFFF;", FALSE },
    { "&#x10fffd;", FALSE },
    { "&#99999999999;", FALSE },
    { "&#8364;", TRUE },
    { "&#8364abcdef", TRUE },
    { "&#x20ac;", TRUE },
    { "&#xeffff; &#x;", TRUE },
    { "& #xF0000;", TRUE },
    { "&", TRUE },
    { "&#", TRUE },
    { "&#x", TRUE },
  };
  g_autofree char *padding = g_strnfill (8192, 'x');

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *page =
          g_strdup_printf ("<p>%s</p>%s", padding, references[i].html);
      g_autoptr (DatelineHtmlValues) values = dateline_html_values_new ();
      g_autoptr (DatelineHtmlThinner) thinner =
          dateline_html_thinner_new (page, strlen (page), values);

      g_test_message ("%s", references[i].html);
      g_assert_cmpint (thinner != NULL, ==, references[i].is_taken);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html-thinner/same", test_same);
  g_test_add_func ("/html-thinner/random", test_random);
  g_test_add_func ("/html-thinner/limits", test_limits);
  g_test_add_func ("/html-thinner/references", test_references);

  return g_test_run ();
}
