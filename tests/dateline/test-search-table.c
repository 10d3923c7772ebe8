/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is typed into a search box, and what the index makes of it. */

#include "dateline/store/dateline-search-table-private.h"

static void
test_expressions (void)
{
  static const struct
  {
    const char *words;
    const char *expression;
  } cases[] = {
    { "kerry", "\"kerry\" *" },
    { "  John   Kerry ", "\"John\" \"Kerry\" *" },
    { "NOT foo OR bar", "\"NOT\" \"foo\" \"OR\" \"bar\" *" },
    { "\"un summit\"", "\"un\" \"summit\" *" },
    { "title:x -y z*", "\"title:x\" \"-y\" \"z*\" *" },
    { "x", "\"x\"" },
    { "vitamin c", "\"vitamin\" \"c\"" },
    { "日", "\"日\" *" },
    { "NEAR(a b)", "\"NEAR(a\" \"b)\" *" },
    { "- & kerry", "\"kerry\" *" },
    { "don't", "\"don't\" *" },
    { "zürich\tΑθήνα", "\"zürich\" \"Αθήνα\" *" },
    { "", NULL },
    { "   ", NULL },
    { "\"\"\" * ( ) ^ -", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expression =
          dateline_search_table_make_expression (cases[i].words);

      g_assert_cmpstr (expression, ==, cases[i].expression);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *expression = NULL;
  g_autofree char *long_word = g_strnfill (5000, 'x');
  g_autofree char *long_expression = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (words, "w%u ", i);
  expression = dateline_search_table_make_expression (words->str);
  g_assert_true (g_str_has_suffix (expression, "\"w31\" *"));

  long_expression = dateline_search_table_make_expression (long_word);
  g_assert_cmpuint (strlen (long_expression), ==, 64 + strlen ("\"\" *"));
}

static void
test_invalid_text (void)
{
  g_autofree char *expression = dateline_search_table_make_expression ("caf\xe9 \xff");

  g_assert_true (g_utf8_validate (expression, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-table/expressions", test_expressions);
  g_test_add_func ("/search-table/limits", test_limits);
  g_test_add_func ("/search-table/invalid-text", test_invalid_text);

  return g_test_run ();
}
