/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* HTML to plain text: what a person would read, and nothing that a browser would run. */

#include "dateline/html/dateline-html-text-private.h"

#include <string.h>

typedef struct
{
  const char *html;
  const char *text;
} Case;

static const Case texts[] = {
  { "", "" },
  { "plain", "plain" },
  { "  a \n\t b  ", "a b" },
  { "<p>One</p><p>Two</p>", "One\nTwo" },
  { "<p>One<p>Two<br>three<br/>four", "One\nTwo\nthree\nfour" },
  { "a<b>b</b>c <i> d</i>", "abc d" },
  { "<ul><li>a<li>b</ul>", "a\nb" },
  { "<tr><td>a</td><td>b</td></tr>", "a b" },
  { "<div>\n <div>x</div>\n </div>", "x" },
  { "x<script>if (a < b) alert('</p>')</script>y", "xy" },
  { "x<SCRIPT>a</ScRiPt >y", "xy" },
  { "x<style>p{}</style>y<title>t</title>z", "xyz" },
  { "x<script>never ends", "x" },
  { "x<iframe src=a/>y", "x" },
  { "x<iframe src=\"a\"/>y", "xy" },
  { "a<!-- <p>no</p> -->b<!-->c<!--->d<!-- x --!>e", "abcde" },
  { "a<!-- never ends <p>", "a" },
  { "<!DOCTYPE html><?xml version=\"1.0\"?>a</>b", "ab" },
  { "a < b and b > a", "a < b and b > a" },
  { "1<2", "1<2" },
  { "I <3 you", "I <3 you" },
  { "a<", "a<" },
  { "a</", "a</" },
  { "a<b", "a" },
  { "a<img alt=\"x > y\" src='z>'>b", "ab" },
  { "a<img alt=\"never ends>b", "a" },
  { "a<x =\"y>\">b", "a\">b" },
  { "&lt;b&gt; &amp;amp; &copy;", "<b> &amp; ©" },
  { "&notit; &notin; &ampx &am; &;&", "¬it; ∉ &x &am; &;&" },
  { "&#65;&#x42;&#X43;&#68 &#128;&#x80;", "ABCD €€" },
  { "&#0;|&#xD800;|&#x110000;|&#99999999999;",
    "\357\277\275|\357\277\275|\357\277\275|\357\277\275" },
  { "&#;&#x;", "&#;&#x;" },
  { "&CounterClockwiseContourIntegral;&nGt;&fjlig;", "∳≫⃒fj" },
  { "&CounterClockwiseContourIntegralX;", "&CounterClockwiseContourIntegralX;" },
  { "a&nbsp;&nbsp;b", "a\302\240\302\240b" },
  { "a&#10;&#9;b", "a b" },
  { "<pre>int main\n{\n\treturn;\n}</pre>x", "int main\n{\n\treturn;\n}\nx" },
  { "<noscript>shown</noscript>", "shown" },
  { "<xmp><b>shown</b></xmp>", "<b>shown</b>" },
};

static void
test_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = dateline_html_to_text (texts[i].html, -1);

      g_assert_cmpstr (text, ==, texts[i].text);
    }
}

static void
test_length (void)
{
  g_autofree char *cut = dateline_html_to_text ("<p>abc</p>", 5);
  g_autofree char *nul = dateline_html_to_text ("a\0b", 3);

  g_assert_cmpstr (cut, ==, "ab");
  g_assert_cmpstr (nul, ==, "a\357\277\275b");
}

/* What grows most must fit: each reference is a byte longer than it was. */
static void
test_growth (void)
{
  GString *html = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *nuls = NULL;
  g_autofree char *replaced = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (html, "&nGt;");
  text = dateline_html_to_text (html->str, html->len);
  g_assert_cmpuint (strlen (text), ==, 600000);
  g_string_free (html, TRUE);

  nuls = g_malloc0 (1000);
  replaced = dateline_html_to_text (nuls, 1000);
  g_assert_cmpuint (strlen (replaced), ==, 3000);
}

/* Each would take minutes if anything were looked at more than a few times. */
static void
test_linear (void)
{
  static const char *const pieces[] = {
    "<",      "<a",  "<!--", "<!", "</",     "<script>", "</script",
    "<p ",    "&",   "&#",   "&a", "<a b='", "<a b=",    "<svg/><title>",
    "<!-- -", "<a/", "=\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      GString *html = g_string_new (NULL);
      g_autofree char *text = NULL;

      while (html->len < 2 * 1024 * 1024)
        g_string_append (html, pieces[i]);
      text = dateline_html_to_text (html->str, html->len);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_string_free (html, TRUE);
    }
}

static const Case unescaped[] = {
  { "AT&amp;T", "AT&T" },      { "<b>&lt;</b>", "<b><</b>" }, { "a  b", "a  b" },
  { "&hellip;&#8217;", "…’" }, { "&unknown;", "&unknown;" },  { "x &", "x &" },
};

static void
test_unescape (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (unescaped); i++)
    {
      g_autofree char *text = dateline_html_unescape (unescaped[i].html);

      g_assert_cmpstr (text, ==, unescaped[i].text);
    }
}

static void
test_looks_like_html (void)
{
  static const char *const html[] = {
    "<b>x</b>",     "a<br>", "AT&amp;T", "a &#8217; b",
    "x <!-- y -->", "<P>",   "</p>",     "<img src=x>",
  };
  static const char *const text[] = {
    "",
    "plain",
    "AT&T",
    "x < y > z",
    "a <3 b",
    "vector<int>",
    "<stdio.h> is it",
    "R&D; really",
    "?a=1&copy=2",
    "5 <b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (html); i++)
    if (!dateline_html_looks_like_html (html[i]))
      g_error ("This is HTML: %s", html[i]);
  for (guint i = 0; i < G_N_ELEMENTS (text); i++)
    if (dateline_html_looks_like_html (text[i]))
      g_error ("This is text: %s", text[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-text/text", test_text);
  g_test_add_func ("/html-text/length", test_length);
  g_test_add_func ("/html-text/growth", test_growth);
  g_test_add_func ("/html-text/linear", test_linear);
  g_test_add_func ("/html-text/unescape", test_unescape);
  g_test_add_func ("/html-text/looks-like-html", test_looks_like_html);
  return g_test_run ();
}
