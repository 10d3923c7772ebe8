/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Queries of words: what they find, in which order, and words that mean harm. */

#include "library-test.h"

static void
test_words (Library *self, gconstpointer unused)
{
  static const struct
  {
    const char *words;
    const char *titles;
  } cases[] = {
    { "envoys", "Kerry Vote" },
    { "ENVOYS met", "Kerry" },
    { "met envoys", "Kerry" },
    { "env", "Kerry Vote" },
    { "env met", "" },
    { "rivers", "Cup Floods" },
    { "zurich", "Floods" },
    { "ZÜRICH", "Floods" },
    { "Rahman", "Kerry" },
    { "coalition", "Kerry" },
    { "september summit afp", "Kerry" },
    { "kerry nothing", "" },
    { "?!", "Kerry Cup Floods Race Vote" },
    { "title:kerry ", "Kerry" },
    { "title:envoys ", "" },
    { "caption:summit ", "Kerry" },
    { "caption:afp ", "" },
    { "credit:afp ", "Kerry" },
    { "author:rahman ", "Kerry" },
    { "has:image ", "Kerry" },
    { "has:caption -has:video ", "Kerry" },
    { "envoys -has:image ", "Vote" },
    { "is:unread envoys ", "Kerry Vote" },
    { "is:saved ", "Cup Vote" },
    { "is:unread -envoys ", "Race" },
    { "-is:unread ", "Cup Floods" },
    { "feed:sport ", "Cup Race" },
    { "-feed:sport rivers ", "Floods" },
    { "category:diplo ", "Kerry Vote" },
    { "category:world rivers ", "Floods" },
    { "envoys OR cyclists ", "Kerry Race Vote" },
    { "\"met envoys\" ", "Kerry" },
    { "\"envoys met\" ", "" },
    { "riv* ", "Cup Floods" },
    { "rivers OR is:saved ", "Cup Floods Vote" },
    { "-(rivers OR is:saved) ", "Kerry Race" },
    { "-rivers -envoys ", "Race" },
    { "rivers OR -envoys ", "Cup Floods Race" },
    { "before:2026-02-25 ", "Race Vote" },
    { "on:2026-02 rivers ", "Cup Floods" },
    { "after:2026-02-26 ", "Kerry Cup" },
    { "on:2026-02-20..2026-02-26 ", "Floods Race" },
    { "lang:de ", "" },
    { "is:blue ", "Kerry Cup Floods Race Vote" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dateline_query_set_words (self->query, cases[i].words);
      assert_titles (self, cases[i].titles);
    }
  dateline_query_set_words (self->query, "envoys");
  dateline_query_set_saved_only (self->query, TRUE);
  assert_titles (self, "Vote");
  dateline_query_set_saved_only (self->query, FALSE);
  dateline_query_add_category (self->query, "World");
  dateline_query_set_unread_only (self->query, TRUE);
  dateline_query_set_feed (self->query, self->world);
  assert_titles (self, "Kerry Vote");
}

static void
test_order (Library *self, gconstpointer unused)
{
  dateline_query_set_words (self->query, "floods OR fans ");
  assert_titles (self, "Cup Floods");
  dateline_query_set_order (self->query, DATELINE_QUERY_ORDER_RELEVANCE);
  assert_titles (self, "Floods Cup");
  dateline_query_set_limit (self->query, 1);
  assert_titles (self, "Floods");
  dateline_query_set_words (self->query, NULL);
  assert_titles (self, "Kerry");
}

/* None of these is an error, to the index or to SQL. */
static void
test_hostile_words (Library *self, gconstpointer unused)
{
  static const char *const words[] = {
    "\"",
    "\"\"\"",
    "'",
    "foo'bar",
    "AND",
    "OR",
    "NOT",
    "foo AND",
    "NEAR",
    "NEAR(",
    "(((((",
    ")",
    "*",
    "foo*bar*",
    "^foo",
    "title:",
    "title:foo",
    "{title}:foo",
    "-foo",
    "foo -bar",
    "+",
    ":",
    "\\",
    "%s%n",
    "; DROP TABLE story; --",
    "\xe2\x80\xae\xe2\x80\xad",
    "\xf0\x9f\x98\x80",
    "\xf0\x9f\x98\x80 foo",
    "\xcc\x81",
    "\xe6\x97\xa5\xe6\x9c\xac",
    "a\xcc\x81",
    "1/0",
    "NULL",
    "x'00'",
  };
  g_autoptr (GString) nested = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GArray) ids = NULL;

      dateline_query_set_words (self->query, words[i]);
      ids = storing_list_ids (self->storing.store, self->query);
      g_assert_nonnull (ids);
    }

  for (guint i = 0; i < 5000; i++)
    g_string_append (nested, "( OR f* NEAR ");
  dateline_query_set_words (self->query, nested->str);
  assert_titles (self, "");
  dateline_query_set_words (self->query, NULL);
  assert_titles (self, "Kerry Cup Floods Race Vote");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  LIBRARY_TEST ("/story-words/words", test_words);
  LIBRARY_TEST ("/story-words/order", test_order);
  LIBRARY_TEST ("/story-words/hostile-words", test_hostile_words);
  return g_test_run ();
}
