/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/text/dateline-uri-script-private.h"

#include <glib.h>

static const char *const plain[] = {
  "example.org",       "bücher.de",      "łódź.pl",           "việtnam.vn",
  "日本語ニュース.jp", "abcニュース.jp", "データ・ベース.jp", "中文.tw",
  "ㄅㄆ注音.tw",       "한국어.kr",      "한국漢字.kr",       "пример.рф",
  "новости.com",       "сра.срб", /* all like Latin letters, under a name of its script */
  "ελλάδα.gr",         "مثال.مصر",       "उदाहरण.भारत",       "ısparta.tr",
  "1-2-3.org",         "[::1]",          "192.0.2.1",
};

static const char *const refused[] = {
  "\u0430pple.com",     /* Cyrillic among Latin */
  "аррӏе.com",          /* all Cyrillic, as "apple" */
  "ехаmple.org",        /* Cyrillic and Latin */
  "сосо.com",           /* all Cyrillic */
  "οτι.com",            /* all Greek, as "oti" */
  "υιο.example",        /* all Greek */
  "gооgle.com",         /* Cyrillic o */
  "gօօgle.com",         /* Armenian o */
  "paypaı.com",         /* a dotless i */
  "ɡoogle.com",         /* of phonetics */
  "ｇoogle.com",        /* wide: nobody's label */
  "exa\u0307mple.com",  /* a mark over a letter */
  "example\u2215a.com", /* a slash of mathematics */
  "example\u00b7a.com", /* a dot that is none */
  "한국カナ.kr",        /* two of the East that do not stand together */
  "ㄅカ.tw",
  "αбв.com",
  "उदाහ.com",    /* two of others */
  "a\u0660.com", /* a digit of another script */
};

static void
test_plain (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_test_message ("%s", plain[i]);
      g_assert_true (dateline_uri_is_plain_to_read (plain[i]));
    }
}

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (dateline_uri_is_plain_to_read (refused[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uri-script/plain", test_plain);
  g_test_add_func ("/uri-script/refused", test_refused);
  return g_test_run ();
}
