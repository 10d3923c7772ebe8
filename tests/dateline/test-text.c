/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/text/dateline-text-private.h"

#include <glib.h>
#include <string.h>

static void
check_pairs (char *(*function) (const char *), const char *const *pairs, gsize n)
{
  for (gsize i = 0; i < n; i += 2)
    {
      g_autofree char *text = function (pairs[i]);

      g_assert_cmpstr (text, ==, pairs[i + 1]);
    }
}

static void
test_collapse (void)
{
  static const char *const pairs[] = {
    "",
    "",
    " \n\t ",
    "",
    " a  b\n\nc ",
    "a b c",
    "a\xc2\xa0 b\xe3\x80\x80"
    "c\xe2\x80\xa8"
    "d",
    "a b c d",
    "日本",
    "日本",
  };

  check_pairs (dateline_text_collapse, pairs, G_N_ELEMENTS (pairs));
}

static void
test_tame (void)
{
  static const char *const pairs[] = {
    " a\n b ",
    "a b",
    "a\001b\x1b[31mc",
    "ab[31mc",
    "a\xc2\x9b"
    "b",
    "ab",
    /* Overrides and isolates of the direction, marks, interlinear, tags, BOM. */
    "a\xe2\x80\xae"
    "b\xe2\x81\xa6"
    "cd",
    "abcd",
    /* The marks of the direction are as invisible letters: Hebrew needs them. */
    "a\xe2\x80\x8e"
    "b\xe2\x80\x8f",
    "a\xe2\x80\x8e"
    "b\xe2\x80\x8f",
    "a\xef\xbf\xb9"
    "b\xf3\xa0\x81\x81"
    "c\xef\xbb\xbf"
    "d",
    "abcd",
    /* Joiners are needed in Persian and in emoji. */
    "\xe2\x80\x8c\xe2\x80\x8d",
    "\xe2\x80\x8c\xe2\x80\x8d",
    "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81x",
    "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81x",
    /* What is taken out is no letter that more marks may stand on. */
    "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xe2\x81\xa6\xcc\x81x",
    "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81x",
    "नमस्ते",
    "नमस्ते",
  };
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *cut = dateline_text_tame (long_text);
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autofree char *wide_cut = NULL;

  check_pairs (dateline_text_tame, pairs, G_N_ELEMENTS (pairs));
  g_assert_cmpuint (strlen (cut), <=, 2048);
  g_assert_true (g_str_has_suffix (cut, "x…"));
  for (int i = 0; i < 2000; i++)
    g_string_append (wide, "日");
  wide_cut = dateline_text_tame (wide->str);
  g_assert_cmpuint (strlen (wide_cut), <=, 2048);

  /* What fits is whole. */
  for (gsize length = 2040; length < 2056; length++)
    {
      g_autofree char *text = g_strnfill (length, 'x');
      g_autofree char *line = dateline_text_tame (text);

      if (length <= 2048)
        g_assert_cmpstr (line, ==, text);
      else
        g_assert_true (g_str_has_suffix (line, "…") && strlen (line) <= 2048);
    }
  g_assert_cmpuint (strlen (wide_cut), >, 2000);
  g_assert_true (g_utf8_validate (wide_cut, -1, NULL));
}

static void
test_tame_body (void)
{
  static const char *const pairs[] = {
    " a\n\n\tb ",
    " a\n\n\tb ",
    "a\r\nb\rc",
    "a\nb\nc",
    "a\xe2\x80\xa8"
    "b\xc2\x85"
    "c",
    "a\nb\nc",
    "a\001\x1b\fb\xe2\x80\xae",
    "ab",
  };

  check_pairs (dateline_text_tame_body, pairs, G_N_ELEMENTS (pairs));
}

static void
test_excerpt (void)
{
  static const struct
  {
    const char *text;
    gsize n;
    const char *expected;
  } cases[] = {
    { "", 10, "" },
    { "short", 10, "short" },
    { "exactly 10", 10, "exactly 10" },
    { "one two three", 7, "one two…" },
    { "one two three", 9, "one two…" },
    { "one two three", 6, "one…" },
    { "onetwothree", 6, "onetwo…" },
    { "日本語の文章です", 4, "日本語の…" },
    { "one  two", 5, "one…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dateline_text_excerpt (cases[i].text, cases[i].n);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/collapse", test_collapse);
  g_test_add_func ("/text/tame", test_tame);
  g_test_add_func ("/text/tame-body", test_tame_body);
  g_test_add_func ("/text/excerpt", test_excerpt);
  return g_test_run ();
}
