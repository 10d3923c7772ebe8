/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is typed into a search box, and what the index and SQL make of it. */

#include "dateline/store/dateline-search-condition-private.h"

#define IN "story.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
#define NOT_IN "story.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)"

static void
test_conditions (void)
{
  static const struct
  {
    const char *words;
    const char *match;
    const char *sql;
    guint n_values;
  } cases[] = {
    { "kerry ", "\"kerry\"", NULL, 0 },
    { "kerry", "\"kerry\" *", NULL, 0 },
    { "日 ", "\"日\" *", NULL, 0 },
    { "title:x y ", "(title : \"x\") AND (\"y\")", NULL, 0 },
    { "x -y ", "(\"x\") NOT (\"y\")", NULL, 0 },
    { "-x y ", "(\"y\") NOT (\"x\")", NULL, 0 },
    { "x OR y ", "(\"x\") OR (\"y\")", NULL, 0 },
    { "x OR -y ", NULL, "(" NOT_IN ")", 1 },
    { "-x -y ", NULL, "(" NOT_IN ")", 1 },
    { "-x ", NULL, "(" NOT_IN ")", 1 },
    { "x is:unread ", "\"x\"", "story.read = 0", 0 },
    { "x OR is:unread ", NULL, "((" IN ") OR story.read = 0)", 1 },
    { "-(x is:unread) ", NULL, "NOT ((" IN " AND story.read = 0))", 1 },
    { "has:image ", "\"\x01p:image\"", NULL, 0 },
    { "site:https://www.Example.org/a ", "\"\x01s:example.org\" *", NULL, 0 },
    { "on:2026-03-01..2026-03-02 ", NULL, "(story.time >= ? AND story.time < ?)", 2 },
    { "before:2026 is:saved ", NULL, "(story.time < ?) AND story.saved = 1", 1 },
    { "", NULL, NULL, 0 },
    { "?!", NULL, NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineSearch) search = dateline_search_new (cases[i].words, NULL);
      g_auto (DatelineSearchCondition) condition = { 0 };

      dateline_search_condition_init (&condition, search, 0);
      g_assert_cmpstr (condition.match, ==, cases[i].match);
      g_assert_cmpstr (condition.sql, ==, cases[i].sql);
      g_assert_cmpuint (condition.values->len, ==, cases[i].n_values);
    }
}

/* While stories move, each is asked for in the index that it is in. */
static void
test_moving (void)
{
  g_autoptr (DatelineSearch) search = dateline_search_new ("credit:x ", NULL);
  g_auto (DatelineSearchCondition) condition = { 0 };

  dateline_search_condition_init (&condition, search, 7);
  g_assert_null (condition.match);
  g_assert_cmpuint (condition.values->len, ==, 4);
  g_assert_cmpint (g_variant_get_int64 (condition.values->pdata[0]), ==, 7);
  g_assert_cmpstr (g_variant_get_string (condition.values->pdata[1], NULL),
                   ==,
                   "credits : \"x\"");
  g_assert_cmpstr (g_variant_get_string (condition.values->pdata[3], NULL),
                   ==,
                   "captions : \"x\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-condition/conditions", test_conditions);
  g_test_add_func ("/search-condition/moving", test_moving);

  return g_test_run ();
}
