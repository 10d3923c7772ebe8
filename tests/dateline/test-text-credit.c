/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Captions of newsrooms, told apart from their credits: the table is data/captions.txt,
 * where its form is explained. Each row is a test of its own, and what of all is found,
 * and found rightly, is printed. */

#include "dateline/text/dateline-text-private.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  char *text;
  char *caption;
  char *credit;
  gboolean is_open; /* not yet told apart as it should be */
} Row;

static void
row_clear (Row *row)
{
  g_free (row->text);
  g_free (row->caption);
  g_free (row->credit);
}

static char *
strip_or_null (GString *part)
{
  char *text = g_strstrip (g_string_free (part, FALSE));

  return *text != '\0' ? text : (g_free (text), NULL);
}

/* "Caption.{ (}AFP{)}": what stands in braces is in the text alone, what stands behind
 * the first or between the last two is the credit. */
static void
read_row (const char *line, Row *row)
{
  const char *marked = strchr (line, ' ') + 1;
  GString *text = g_string_new (NULL);
  GString *caption = g_string_new (NULL);
  GString *credit = g_string_new (NULL);
  gboolean is_dropped = FALSE;

  for (const char *p = marked; *p != '\0'; p++)
    {
      if (*p == '{' || *p == '}')
        {
          is_dropped = *p == '{';
          if (*p == '}' && p[1] != '\0')
            {
              g_string_append (caption, credit->str);
              g_string_truncate (credit, 0);
            }
          continue;
        }
      g_string_append_c (text, *p);
      if (!is_dropped)
        g_string_append_c (strchr (marked, '{') && p > strchr (marked, '{') ? credit
                                                                            : caption,
                           *p);
    }
  row->is_open = *line == '!';
  row->text = g_string_free (text, FALSE);
  row->caption = strip_or_null (caption);
  row->credit = strip_or_null (credit);
}

static char **
read_lines (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "captions.txt", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (g_strchomp (contents), "\n", -1);
}

typedef struct
{
  guint n_rows;
  guint n_credits; /* that there are */
  guint n_found;
  guint n_right;
  guint n_wrong; /* rows that are not as the table says */
} Counts;

static void
check_row (const char *line, Counts *counts)
{
  Row row = { 0 };
  g_autofree char *caption = NULL;
  g_autofree char *credit = NULL;
  gboolean is_right;

  read_row (line, &row);
  dateline_text_split_credit (row.text, &caption, &credit);
  is_right = g_strcmp0 (caption, row.caption) == 0 && g_strcmp0 (credit, row.credit) == 0;
  counts->n_rows++;
  counts->n_credits += row.credit != NULL;
  counts->n_found += credit != NULL;
  counts->n_right += row.credit != NULL && is_right;
  g_test_message ("%s: %s | %s", row.text, caption, credit);
  if (is_right == row.is_open)
    {
      counts->n_wrong++;
      g_test_message ("WRONG: “%s” gives “%s” and “%s”, not “%s” and “%s”%s",
                      row.text,
                      caption,
                      credit,
                      row.caption,
                      row.credit,
                      row.is_open ? ": it is right now, take off its mark" : "");
    }
  row_clear (&row);
}

static void
test_table (void)
{
  g_auto (GStrv) lines = read_lines ();
  g_autoptr (GHashTable) languages =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Counts counts = { 0 };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *language = lines[i] + (*lines[i] == '!');

      if (*lines[i] == '#')
        continue;
      g_hash_table_add (languages, g_strndup (language, strcspn (language, " ")));
      check_row (lines[i], &counts);
    }

  g_test_message ("%u captions in %u languages, %u with a credit: precision %.3f, recall "
                  "%.3f",
                  counts.n_rows,
                  g_hash_table_size (languages),
                  counts.n_credits,
                  (double) counts.n_right / counts.n_found,
                  (double) counts.n_right / counts.n_credits);
  g_assert_cmpuint (counts.n_rows, >=, 300);
  g_assert_cmpuint (g_hash_table_size (languages), >=, 20);
  g_assert_cmpuint (counts.n_wrong, ==, 0);
}

static void
test_nothing (void)
{
  static const char *const texts[] = { NULL, "", " \n " };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *caption = NULL;
      g_autofree char *credit = NULL;

      dateline_text_split_credit (texts[i], &caption, &credit);
      g_assert_null (caption);
      g_assert_null (credit);
    }
}

/* Captions that were made to take long, or to be cut between the bytes of a character. */
static void
test_hostile (void)
{
  static const char *const fillings[] = {
    "(",         ")",      "Photo: ",        "Photo ",  "© ",  "a/",    "日",
    " | ",       "AFP (",  "by by ",         "X: ",     "é. ", "写真/", "（AFP）",
    "Photo by ", "(AFP) ", "toggle caption", "A. AFP ", "图",  "(c) ",  "Credit: ",
    "/ ",        "提供",   "Foto: A (B) ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fillings); i++)
    for (gsize n = 1; n <= 20000; n = n * 3 + 1)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autofree char *caption = NULL;
        g_autofree char *credit = NULL;

        for (gsize j = 0; j < n; j++)
          g_string_append (text, fillings[i]);
        dateline_text_split_credit (text->str, &caption, &credit);
        g_assert_true (caption == NULL || g_utf8_validate (caption, -1, NULL));
        g_assert_true (credit == NULL || g_utf8_validate (credit, -1, NULL));
      }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8"); /* to print what is in the table */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-credit/table", test_table);
  g_test_add_func ("/text-credit/nothing", test_nothing);
  g_test_add_func ("/text-credit/hostile", test_hostile);
  return g_test_run ();
}
