/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is done to HTML before it is parsed. */

#include "dateline/html/dateline-html-guard-private.h"

#include <string.h>

static char *
repeat (const char *piece, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

static gboolean
passes (const char *html)
{
  GString *changed = NULL;
  gboolean result = dateline_html_guard (html, -1, &changed);

  if (changed)
    g_string_free (changed, TRUE);
  return result;
}

static void
test_unchanged (void)
{
  GString *changed = NULL;

  g_assert_true (dateline_html_guard ("<p class=x>a<br/>b</p>", -1, &changed));
  g_assert_null (changed);
}

static void
test_depth (void)
{
  static const struct
  {
    const char *piece;
    guint n;
    gboolean passes;
  } cases[] = {
    { "<div>", 200, TRUE },       { "<div>", 201, FALSE },
    { "<i>", 100000, FALSE },     { "<div></div>", 100000, TRUE },
    { "<p>", 100000, TRUE },      { "<li>x", 100000, TRUE },
    { "<br>", 100000, TRUE },     { "<a href=x>", 100000, TRUE },
    { "<b>x</b>", 100000, TRUE }, { "<b><div></b></div>", 100000, TRUE },
    { "<o:p/>", 100000, TRUE },   { "<div></span>", 201, FALSE },
    { "</div>", 100000, TRUE },   { "<table><tr><td>", 201, FALSE },
    { "<a><div>", 20000, FALSE }, { "<b><div></b>", 201, FALSE },
    { "<x-y>", 201, FALSE },      { "<x-y></x-y>", 100000, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = repeat (cases[i].piece, cases[i].n);

      g_test_message ("%s %u", cases[i].piece, cases[i].n);
      g_assert_cmpint (passes (html), ==, cases[i].passes);
    }
}

static void
test_size (void)
{
  g_autofree char *largest = g_strnfill (DATELINE_HTML_GUARD_SIZE, 'x');
  g_autofree char *larger = g_strnfill (DATELINE_HTML_GUARD_SIZE + 1, 'x');

  g_assert_true (passes (largest));
  g_assert_false (passes (larger));
}

static void
test_attributes (void)
{
  GString *html = g_string_new ("a<p");
  GString *changed = NULL;

  for (guint i = 0; i < DATELINE_HTML_GUARD_ATTRIBUTES + 50; i++)
    g_string_append_printf (html, " a%u=\"%u>\"", i, i);
  g_string_append (html, ">text</p>");

  g_assert_true (dateline_html_guard (html->str, html->len, &changed));
  g_assert_nonnull (changed);
  g_assert_true (g_str_has_prefix (changed->str, "a<p a0=\"0>\""));
  g_assert_nonnull (strstr (changed->str, " a127=\"127>\""));
  g_assert_null (strstr (changed->str, "a128"));
  g_assert_true (g_str_has_suffix (changed->str, ">text</p>"));
  g_string_free (changed, TRUE);
  g_string_free (html, TRUE);
}

/* The parser gives those of all to one element, and compares each with each: 100,000 took
 * all the time that it has. */
static void
test_merged_attributes (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  GString *changed = NULL;
  guint n = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (html, "<%s a%u b%u>", i % 2 ? "body" : "html", i, i);
  g_assert_true (dateline_html_guard (html->str, html->len, &changed));
  g_assert_nonnull (changed);
  for (const char *at = changed->str; (at = strchr (at, ' ')); at++)
    n += at[1] != '>';
  g_assert_cmpuint (n, ==, 2 * DATELINE_HTML_GUARD_ATTRIBUTES);
  g_assert_true (g_str_has_prefix (changed->str, "<html a0 b0><body a1 b1><html a2"));
  g_assert_true (g_str_has_suffix (changed->str, "<body >"));
  g_string_free (changed, TRUE);
}

static void
test_self_closed (void)
{
  GString *changed = NULL;

  g_assert_true (
      dateline_html_guard ("a<iframe src='x'/>b<script/>c<br/>", -1, &changed));
  g_assert_cmpstr (changed->str,
                   ==,
                   "a<iframe src='x'></iframe>b<script></script>c<br/>");
  g_string_free (changed, TRUE);
}

/* The parser would make bytes of them that are no UTF-8. */
static void
test_huge_numbers (void)
{
  GString *changed = NULL;

  g_assert_true (dateline_html_guard (
      "&#11111111111;&#x1F600;&#xFFFFFFFFFF;<p a='&#99999999999'/>&#0000000065;",
      -1,
      &changed));
  g_assert_cmpstr (
      changed->str,
      ==,
      "&#00000000000;&#x1F600;&#x0000000000;<p a='&#00000000000'/>&#0000000065;");
  g_string_free (changed, TRUE);

  g_assert_true (dateline_html_guard ("&#99999999999;<script/>", -1, &changed));
  g_assert_cmpstr (changed->str, ==, "&#00000000000;<script></script>");
  g_string_free (changed, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-guard/unchanged", test_unchanged);
  g_test_add_func ("/limits/S09/depth", test_depth);
  g_test_add_func ("/limits/S09/size", test_size);
  g_test_add_func ("/limits/S09/attributes", test_attributes);
  g_test_add_func ("/html-guard/merged-attributes", test_merged_attributes);
  g_test_add_func ("/html-guard/huge-numbers", test_huge_numbers);
  g_test_add_func ("/html-guard/self-closed", test_self_closed);
  return g_test_run ();
}
