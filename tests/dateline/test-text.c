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

typedef struct
{
  const char *text;
  const char *caption;
  const char *credit;
} Credit;

static const Credit credits[] = {
  { "Plans against IS at the UN's September summit. (AFP/File)",
    "Plans against IS at the UN's September summit.",
    "AFP/File" },
  { "Leaders meet. (AP Photo/Matt Rourke, File)",
    "Leaders meet.",
    "AP Photo/Matt Rourke, File" },
  { "President Obama speaks (Reuters).", "President Obama speaks", "Reuters" },
  { "Smith in June (John Smith/The Post)", "Smith in June", "John Smith/The Post" },
  { "Children in Gaza (Ali Jadallah/Anadolu via Getty Images)",
    "Children in Gaza",
    "Ali Jadallah/Anadolu via Getty Images" },
  { "Red car [Jane Smith/Al Jazeera]", "Red car", "Jane Smith/Al Jazeera" },
  { "The lander. (NASA/JPL-Caltech)", "The lander.", "NASA/JPL-Caltech" },
  { "A dog. Photo: X/Reuters", "A dog.", "X/Reuters" },
  { "Photo: X/Reuters", NULL, "X/Reuters" },
  { "Image credit: NASA", NULL, "NASA" },
  { "Red car. Photograph: Jane Smith/The Guardian",
    "Red car.",
    "Jane Smith/The Guardian" },
  { "A house. Photo by Jane Doe on Unsplash", "A house.", "Jane Doe on Unsplash" },
  { "Ein Hund läuft. Foto: dpa", "Ein Hund läuft.", "dpa" },
  { "Der Minister Archivbild: Keystone", "Der Minister", "Keystone" },
  { "Un chien. Crédit photo : Jean Dupont / AFP", "Un chien.", "Jean Dupont / AFP" },
  { "Un chien (Photo : AFP)", "Un chien", "AFP" },
  { "Il cane. Foto di Mario Rossi", "Il cane.", "Mario Rossi" },
  { "Egy kutya. Fotó: MTI/Kovács Béla", "Egy kutya.", "MTI/Kovács Béla" },
  { "Pies. Fot. Jan Kowalski", "Pies.", "Jan Kowalski" },
  { "Een hond. Foto ANP", "Een hond.", "ANP" },
  { "Kissa. Kuva: Lehtikuva", "Kissa.", "Lehtikuva" },
  { "Собака. Фото: РИА Новости", "Собака.", "РИА Новости" },
  { "犬。写真：共同通信", "犬。", "共同通信" },
  { "사진=연합뉴스", NULL, "연합뉴스" },
  { "© X", NULL, "X" },
  { "A cat. © 2014 Jane Doe", "A cat.", "Jane Doe" },
  { "A cat (© dpa)", "A cat", "dpa" },
  { "Getty Images | X", NULL, "Getty Images | X" },
  { "The summit. Getty Images | John Doe", "The summit.", "Getty Images | John Doe" },
  { "A dog – AFP", "A dog", "AFP" },
  { "The storm hit. REUTERS/John Smith", "The storm hit.", "REUTERS/John Smith" },
  { "AP Photo/Matt Rourke", NULL, "AP Photo/Matt Rourke" },
  { "(AFP)", NULL, "AFP" },
};

static const char *const captions[] = {
  "The two men (left) and (right)",
  "A view of Paris (2014)",
  "A chart (see below)",
  "Rate (EUR/USD)",
  "The band AC/DC (AC/DC)",
  "The agency Agence France-Presse (AFP)",
  "Environmental Protection Agency (EPA)",
  "Snow in Philadelphia (PA)",
  "Kids (John and Mary)",
  "Mark Zuckerberg (Facebook CEO Mark Zuckerberg)",
  "He joined the agency. NASA Administrator Bill Nelson",
  "Picture: a dog on a hill",
  "In this image: the house",
  "Image: a study of 300 people: results",
  "A photo by Jane Doe shows the house",
  "A painting by Van Gogh",
  "Best Things | Summer Guide",
  "The man walked. He met AP",
  "President Obama speaks to Reuters",
  "He said: hello",
  "Note: AFP",
  "Photo:",
  "©",
  "()",
  ")",
  "(",
};

static void
test_credits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (credits); i++)
    {
      g_autofree char *caption = NULL;
      g_autofree char *credit = NULL;

      dateline_text_split_credit (credits[i].text, &caption, &credit);
      g_test_message ("%s", credits[i].text);
      g_assert_cmpstr (caption, ==, credits[i].caption);
      g_assert_cmpstr (credit, ==, credits[i].credit);
    }
}

static void
test_no_credits (void)
{
  g_autofree char *none = NULL;
  g_autofree char *nobody = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (captions); i++)
    {
      g_autofree char *caption = NULL;
      g_autofree char *credit = NULL;

      dateline_text_split_credit (captions[i], &caption, &credit);
      g_assert_cmpstr (credit, ==, NULL);
      g_assert_cmpstr (caption, ==, captions[i]);
    }
  dateline_text_split_credit (NULL, &none, &nobody);
  g_assert_null (none);
  g_assert_null (nobody);
  dateline_text_split_credit (" \n ", &none, &nobody);
  g_assert_null (none);
  g_assert_null (nobody);
}

/* Captions that were made to take long, or to be cut between the bytes of a character. */
static void
test_hostile_credits (void)
{
  static const char *const fillings[] = {
    "(",  ")",   "Photo: ", "Photo ", "© ",  "a/",
    "日", " | ", "AFP (",   "by by ", "X: ", "é. "
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
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/collapse", test_collapse);
  g_test_add_func ("/text/tame", test_tame);
  g_test_add_func ("/text/tame-body", test_tame_body);
  g_test_add_func ("/text/excerpt", test_excerpt);
  g_test_add_func ("/text/credits", test_credits);
  g_test_add_func ("/text/no-credits", test_no_credits);
  g_test_add_func ("/text/hostile-credits", test_hostile_credits);
  return g_test_run ();
}
