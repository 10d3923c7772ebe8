/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is typed into a search box: how it is read, told in words, completed and found. */

#include "dateline/model/dateline-search-private.h"
#include "dateline/model/dateline-tokens-private.h"

#include <string.h>

/* A Friday. */
static GDateTime *
make_now (void)
{
  return g_date_time_new_utc (2026, 3, 13, 12, 0, 0);
}

static DatelineSearch *
read_words (const char *words)
{
  g_autoptr (GDateTime) now = make_now ();

  return dateline_search_new (words, now);
}

static void
test_reading (void)
{
  static const struct
  {
    const char *words;
    const char *read;
  } cases[] = {
    { "kerry", "\"kerry\"*" },
    { "kerry ", "\"kerry\"" },
    { "  John   Kerry", "\"John\" \"Kerry\"*" },
    { "x", "\"x\"" },
    { "vitamin c", "\"vitamin\" \"c\"" },
    { "\"un summit\"", "\"un summit\"" },
    { "\"un sum", "\"un sum\"*" },
    { "“un summit”", "\"un summit\"" },
    { "har* bour", "\"har\"* \"bour\"*" },
    { "don't ", "\"don't\"" },
    { "-foo", "-\"foo\"*" },
    { "foo -bar", "\"foo\" -\"bar\"*" },
    { "--foo ", "\"foo\"" },
    { "NOT foo bar ", "-\"foo\" \"bar\"" },
    { "foo-bar ", "\"foo-bar\"" },
    { "a1 OR b1 ", "\"a1\" OR \"b1\"" },
    { "a1 b1 OR c1 ", "\"a1\" \"b1\" OR \"c1\"" },
    { "a1 | b1 ", "\"a1\" OR \"b1\"" },
    { "OR a1 OR OR b1 OR", "\"a1\" OR \"b1\"" },
    { "a1 AND b1 ", "\"a1\" \"b1\"" },
    { "a1 or b1 ", "\"a1\" \"or\" \"b1\"" },
    { "(a1 b1) OR c1 ", "(\"a1\" \"b1\") OR \"c1\"" },
    { "-(a1 b1) ", "-(\"a1\" \"b1\")" },
    { "-(a1 OR b1) c1 ", "-(\"a1\" OR \"b1\") \"c1\"" },
    { "(((a1", "\"a1\"" },
    { "a1))) b1 ", "\"a1\" \"b1\"" },
    { "() a1 ( ) ", "\"a1\"" },
    { "a1 OR () b1 ", "\"a1\" OR \"b1\"" },
    { "title:harbour", "title:\"harbour\"*" },
    { "TITLE:harbour ", "title:\"harbour\"" },
    { "title: harbour ", "title:\"harbour\"" },
    { "title:\"old harbour\" x", "title:\"old harbour\" \"x\"" },
    { "-title:x ", "-title:\"x\"" },
    { "title:(a1 b1) c1 ", "title:\"a1\" title:\"b1\" \"c1\"" },
    { "author:rahman ", "author:\"rahman\"" },
    { "caption:boat credit:AFP ", "caption:\"boat\" credit:\"AFP\"" },
    { "feed:\"BBC News\" category:world ", "feed:\"BBC News\" category:\"world\"" },
    { "site:example.org link:a.example ", "site:\"example.org\" site:\"a.example\"" },
    { "lang:de ", "lang:\"de\"" },
    { "is:unread IS:Saved is:upd ", "is:unread is:saved is:updated" },
    { "has:photo has:podcast ", "has:image has:audio" },
    { "before:2026-03-01", "on:..2026-02-28" },
    { "after:2026-03-01", "on:2026-03-02.." },
    { "since:2026-03-01", "on:2026-03-01.." },
    { "until:2026-02", "on:..2026-02-28" },
    { "after:2025 before:2026-03", "on:2026-01-01.. on:..2026-02-28" },
    { "on:2024-02", "on:2024-02-01..2024-02-29" },
    { "on:today", "on:2026-03-13..2026-03-13" },
    { "on:yesterday", "on:2026-03-12..2026-03-12" },
    { "on:\"last week\"", "on:2026-03-02..2026-03-08" },
    { "on:last-week", "on:2026-03-02..2026-03-08" },
    { "on:thismonth", "on:2026-03-01..2026-03-31" },
    { "on:7d", "on:2026-03-07..2026-03-13" },
    { "since:2w", "on:2026-02-28.." },
    { "on:2026-01..2026-02", "on:2026-01-01..2026-02-28" },
    { "on:2026/3/1", "on:2026-03-01..2026-03-01" },
    { "http://example.org/x", "\"http://example.org/x\"*" },
    { "日本語", "\"日本語\"*" },
    { "ab", "\"ab\"" },
    { "ab* a*", "\"ab\"* \"a\"" },
    /* What is not finished, or is nothing. */
    { "", "" },
    { "title:", "" },
    { "foo title:", "\"foo\"" },
    { "\"", "" },
    { "-", "" },
    { "foo -", "\"foo\"" },
    { "foo OR", "\"foo\"" },
    { "is:", "" },
    { "is:blue foo ", "\"foo\"" },
    { "is:un ", "" },
    { "before:soon foo ", "\"foo\"" },
    { "on:2026-13 on:2026-02-30 ", "" },
    { "?! & * ", "" },
    { "\x01image \x01", "\"image\"" },
    { "caf\xe9 ", "\"caf\xef\xbf\xbd\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineSearch) search = read_words (cases[i].words);
      g_autofree char *read = dateline_search_to_string (search);
      g_autoptr (DatelineSearch) again = read_words (read);

      g_assert_cmpstr (read, ==, cases[i].read);
      g_assert_true (dateline_search_equal (search, again));
      g_assert_cmpint (dateline_search_is_empty (search), ==, *read == '\0');
    }
}

static void
test_unknown (void)
{
  g_autoptr (DatelineSearch) search = read_words ("IS:blue x before:soon title:? ");
  g_autoptr (DatelineSearch) known = read_words ("is:unread is: title:x");
  g_autofree char *unknown = dateline_search_get_unknown (search);

  g_assert_cmpstr (unknown, ==, "IS:blue, before:soon");
  g_assert_null (dateline_search_get_unknown (known));
}

/* Random rows of what a search is made of are read as what they are written as. */
static void
test_writing (void)
{
  static const char *const pieces[] = {
    "foo",       "\"a b\"",     "har*",       "-",       "(",        ")",
    "OR",        "NOT",         "|",          "title:",  "is:un",    "is:unread",
    "has:image", "before:2026", "on:7d",      "x",       "feed:y",   "\"",
    "-(",        "日本",        "site:e.org", "lang:de", "caption:", "after:",
  };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (DatelineSearch) search = NULL;
      g_autoptr (DatelineSearch) again = NULL;
      g_autofree char *read = NULL;
      g_autofree char *told = NULL;
      g_autofree char *reread = NULL;

      for (int j = g_test_rand_int_range (0, 24); j > 0; j--)
        {
          g_string_append (words,
                           pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          if (g_test_rand_bit ())
            g_string_append_c (words, ' ');
        }
      search = read_words (words->str);
      read = dateline_search_to_string (search);
      again = read_words (read);
      reread = dateline_search_to_string (again);
      told = dateline_search_describe (search);
      if (!dateline_search_equal (search, again))
        g_test_message ("%s", words->str);
      g_assert_cmpstr (read, ==, reread);
      g_assert_true (dateline_search_equal (search, again));
      g_assert_cmpint (*told == '\0', ==, *read == '\0');
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *nested = g_strnfill (1500, '(');
  g_autofree char *deep = g_strconcat (nested, "foo ", NULL);
  g_autoptr (DatelineSearch) search = NULL;
  g_autoptr (DatelineSearch) other = NULL;
  g_autofree char *read = NULL;
  guint n = 0;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (words, "w%u ", i);
  search = read_words (words->str);
  for (guint i = 0; i < search->terms->len; i++)
    n +=
        g_array_index (search->terms, DatelineSearchTerm, i).kind == DATELINE_SEARCH_TEXT;
  g_assert_cmpuint (n, ==, DATELINE_SEARCH_MAX_TOKENS);

  other = read_words (deep);
  read = dateline_search_to_string (other);
  g_assert_cmpstr (read, ==, "\"foo\"");
}

static void
test_words (void)
{
  static const struct
  {
    const char *words;
    const char *told;
  } cases[] = {
    { "harbour ", "Stories with “harbour”" },
    { "har", "Stories with “har…”" },
    { "is:unread title:harbour after:2026-03-01 ",
      "Unread stories with “harbour” in the title, after 1 March 2026" },
    { "is:unread is:saved ", "Unread, saved stories" },
    { "is:unread is:read ", "Stories that are unread, that are read" },
    { "-harbour author:lee ", "Stories without “harbour”, by “lee”" },
    { "a1 OR b1 ", "Stories with “a1” or with “b1”" },
    { "-(a1 b1) ", "Stories but not (with “a1”, with “b1”)" },
    { "(a1 b1) OR c1 ", "Stories either (with “a1”, with “b1”) or (with “c1”)" },
    { "-is:unread ", "Stories that are read" },
    { "has:caption -has:video ", "Stories with a caption, without a video" },
    { "before:2026 ", "Stories before 1 January 2026" },
    { "on:2026-03-01 ", "Stories on 1 March 2026" },
    { "on:2026-03 ", "Stories from 1 March 2026 to 31 March 2026" },
    { "-after:2026-03-01 ", "Stories before 2 March 2026" },
    { "feed:bbc category:world site:a.org lang:de ",
      "Stories from feeds named “bbc”, filed under “world”, published at a.org, in the"
      " language “de”" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineSearch) search = read_words (cases[i].words);
      g_autofree char *told = dateline_search_describe (search);

      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

static void
test_completing (void)
{
  static const struct
  {
    const char *words; /* up to the cursor */
    DatelineSearchValues values;
    gsize start;
    const char *operator_name;
    const char *typed;
  } cases[] = {
    { "", DATELINE_SEARCH_VALUES_OPERATORS, 0, NULL, "" },
    { "ti", DATELINE_SEARCH_VALUES_OPERATORS, 0, NULL, "ti" },
    { "foo -ti", DATELINE_SEARCH_VALUES_OPERATORS, 5, NULL, "ti" },
    { "is:", DATELINE_SEARCH_VALUES_WORDS, 3, "is", "" },
    { "x is:un", DATELINE_SEARCH_VALUES_WORDS, 5, "is", "un" },
    { "feed:\"BBC N", DATELINE_SEARCH_VALUES_FEEDS, 5, "feed", "BBC N" },
    { "(category:w", DATELINE_SEARCH_VALUES_CATEGORIES, 10, "category", "w" },
    { "author:l", DATELINE_SEARCH_VALUES_AUTHORS, 7, "author", "l" },
    { "title:l", DATELINE_SEARCH_VALUES_NONE, 6, "title", "l" },
    { "feed:\"BBC\"", DATELINE_SEARCH_VALUES_NONE, 5, "feed", "BBC\"" },
    { "http:x", DATELINE_SEARCH_VALUES_NONE, 0, NULL, "http:x" },
    { "\"a b", DATELINE_SEARCH_VALUES_NONE, 0, NULL, "\"a b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *operator_name = NULL;
      g_autofree char *typed = NULL;
      gsize start;

      g_assert_cmpint (dateline_search_complete (cases[i].words,
                                                 strlen (cases[i].words),
                                                 &start,
                                                 &operator_name,
                                                 &typed),
                       ==,
                       cases[i].values);
      g_assert_cmpuint (start, ==, cases[i].start);
      g_assert_cmpstr (operator_name, ==, cases[i].operator_name);
      g_assert_cmpstr (typed, ==, cases[i].typed);
    }
}

static void
test_finding (void)
{
  static const struct
  {
    const char *words;
    DatelineSearchField field;
    const char *text;
    const char *marked; /* what is found, joined by bars */
  } cases[] = {
    { "harbour ", DATELINE_SEARCH_FIELD_ANY, "The Harbour, the harbours", "Harbour" },
    { "harbour*",
      DATELINE_SEARCH_FIELD_ANY,
      "The Harbour, the harbours",
      "Harbour|harbours" },
    { "zurich ", DATELINE_SEARCH_FIELD_ANY, "In Zürich", "Zürich" },
    { "Zürich ", DATELINE_SEARCH_FIELD_ANY, "In zurich", "zurich" },
    { "strasse ", DATELINE_SEARCH_FIELD_ANY, "Die Straße", "Straße" },
    { "e\xcc\x81t\xc3\xa9 ", DATELINE_SEARCH_FIELD_ANY, "un ete", "ete" },
    { "\"un summit\" ", DATELINE_SEARCH_FIELD_ANY, "un summit, summit un", "un summit" },
    { "-harbour a1 ", DATELINE_SEARCH_FIELD_ANY, "harbour a1", "a1" },
    { "title:harbour ", DATELINE_SEARCH_FIELD_ANY, "harbour", "" },
    { "title:harbour ", DATELINE_SEARCH_FIELD_TITLE, "harbour", "harbour" },
    { "京都 ", DATELINE_SEARCH_FIELD_ANY, "東京都の京都", "京都|京都" },
    { "東 ", DATELINE_SEARCH_FIELD_ANY, "関東の東", "東|東" },
    { "東京2020 ", DATELINE_SEARCH_FIELD_ANY, "東京2020大会", "東京2020" },
    { "서울 ", DATELINE_SEARCH_FIELD_ANY, "서울에서", "서울" },
    { "กรุงเทพ ", DATELINE_SEARCH_FIELD_ANY, "ในกรุงเทพมหานคร", "กรุงเทพ" },
    { "हिन्दी ", DATELINE_SEARCH_FIELD_ANY, "यह हिन्दी है", "हिन्दी" },
    { "ｈａｒｂｏｕｒ ", DATELINE_SEARCH_FIELD_ANY, "harbour", "harbour" },
    { "Ὀδυσσεύς ", DATELINE_SEARCH_FIELD_ANY, "οδυσσευσ", "οδυσσευσ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineSearch) search = read_words (cases[i].words);
      g_autoptr (GString) marked = g_string_new (NULL);
      gsize n;
      g_autofree gsize *offsets =
          dateline_search_find (search, cases[i].field, cases[i].text, &n);

      for (gsize j = 0; j < n; j += 2)
        {
          if (j > 0)
            g_string_append_c (marked, '|');
          g_string_append_len (marked,
                               cases[i].text + offsets[j],
                               offsets[j + 1] - offsets[j]);
        }
      g_assert_cmpstr (marked->str, ==, cases[i].marked);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/reading", test_reading);
  g_test_add_func ("/search/unknown", test_unknown);
  g_test_add_func ("/search/writing", test_writing);
  g_test_add_func ("/search/limits", test_limits);
  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/completing", test_completing);
  g_test_add_func ("/search/finding", test_finding);

  return g_test_run ();
}
