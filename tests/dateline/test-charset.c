/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/text/dateline-charset-private.h"

#include "dateline/text/dateline-charset-labels-private.h"
#include "dateline/text/dateline-utf8-private.h"

#include <glib.h>
#include <string.h>

static char *
decode (const char *bytes, gssize length, const char *type, DatelineCharsetKind kind)
{
  g_autoptr (GBytes) in =
      g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  g_autoptr (GBytes) out = dateline_charset_decode (in, type, kind);
  gsize n;
  const char *text = g_bytes_get_data (out, &n);

  g_assert_true (g_utf8_validate_len (text == NULL ? "" : text, n, NULL));
  return g_strndup (text == NULL ? "" : text, n);
}

typedef struct
{
  const char *bytes;
  const char *content_type;
  const char *expected;
} Case;

#define XML(encoding) "<?xml version='1.0' encoding=\"" encoding "\"?>"

static const Case xml_cases[] = {
  { "<a>é</a>", NULL, "<a>é</a>" },
  { "\xef\xbb\xbf<a>é</a>", "text/xml; charset=iso-8859-1", "<a>é</a>" },
  { XML ("iso-8859-1") "\xe9 \x93 \x80", NULL, XML ("iso-8859-1") "é “ €" },
  { XML ("windows-1251") "\xcf\xf0", NULL, XML ("windows-1251") "Пр" },
  { XML ("koi8-r") "\xf0", NULL, XML ("koi8-r") "П" },
  { XML ("x-sjis") "\x93\xfa", NULL, XML ("x-sjis") "日" },
  { XML ("euc-jp") "\xc6\xfc", NULL, XML ("euc-jp") "日" },
  { XML ("iso-2022-jp") "\x1b$BF|\x1b(B", NULL, XML ("iso-2022-jp") "日" },
  { XML ("gb2312") "\xd6\xd0", NULL, XML ("gb2312") "中" },
  { XML ("big5") "\xa4\xa4", NULL, XML ("big5") "中" },
  { XML ("ks_c_5601-1987") "\x8c"
                           "c",
    NULL,
    XML ("ks_c_5601-1987") "똠" },
  { XML ("tis-620") "\xa1", NULL, XML ("tis-620") "ก" },
  { XML ("ISO-8859-9") "\xfd", NULL, XML ("ISO-8859-9") "ı" },
  /* The header wins, in all its spellings. */
  { XML ("koi8-r") "\xcf", "text/xml;charset=windows-1251", XML ("koi8-r") "П" },
  { XML ("koi8-r") "\xcf", "text/xml; CHARSET=\"Windows-1251\"", XML ("koi8-r") "П" },
  { XML ("koi8-r") "\xcf", "text/xml; x=y; charset = 'cp1251' ", XML ("koi8-r") "П" },
  { XML ("koi8-r") "\xf0", "text/xml", XML ("koi8-r") "П" },
  { XML ("koi8-r") "\xf0", "text/xml; charset=nonsense", XML ("koi8-r") "П" },
  /* Lies that are seen through. */
  { XML ("us-ascii") "é", NULL, XML ("us-ascii") "é" },
  { XML ("utf-8") "é", "text/xml; charset=iso-8859-1", XML ("utf-8") "é" },
  { XML ("utf-16") "é", NULL, XML ("utf-16") "é" },
  { XML ("utf-8") "\xe9t\xe9", NULL, XML ("utf-8") "été" },
  { XML ("utf-7") "+AOk-", NULL, XML ("utf-7") "+AOk-" },
  { XML ("hz-gb-2312") "~{VP~}", NULL, XML ("hz-gb-2312") "~{VP~}" },
  { XML ("no-such") "\xe9", NULL, XML ("no-such") "é" },
  { XML ("\xff\xfe") "x", NULL, NULL },
  /* Nothing said. */
  { "<a>\xe9</a>", NULL, "<a>é</a>" },
  { "<a>\x80\x93</a>", NULL, "<a>€“</a>" },
  /* A little that is broken does not spoil the rest. */
  { "<a>日本\xe9x</a>", NULL, "<a>日本\xef\xbf\xbdx</a>" },
  { "<a>日本\xe6\x97", NULL, "<a>日本\xef\xbf\xbd" },
  { XML ("euc-jp") "\xc6\xfc\xff!", NULL, XML ("euc-jp") "日\xef\xbf\xbd!" },
  { XML ("euc-jp") "\xc6\xfc\xc6", NULL, XML ("euc-jp") "日\xef\xbf\xbd" },
};

static void
test_xml (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (xml_cases); i++)
    {
      g_autofree char *text = decode (xml_cases[i].bytes,
                                      -1,
                                      xml_cases[i].content_type,
                                      DATELINE_CHARSET_XML);

      if (xml_cases[i].expected != NULL)
        g_assert_cmpstr (text, ==, xml_cases[i].expected);
    }
}

static void
test_wide (void)
{
  static const struct
  {
    const char *encoding;
    const char *mark;
    gsize mark_length;
  } forms[] = {
    { "UTF-16LE", "\xff\xfe", 2 },
    { "UTF-16BE", "\xfe\xff", 2 },
    { "UTF-32LE", "\xff\xfe\0\0", 4 },
    { "UTF-32BE", "\0\0\xfe\xff", 4 },
    { "UTF-16LE", "", 0 },
    { "UTF-16BE", "", 0 },
    { "UTF-32LE", "", 0 },
    { "UTF-32BE", "", 0 },
  };
  const char *text = "<?xml version='1.0' encoding='utf-8'?><a>é日🎈</a>";

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize n;
      g_autofree char *body =
          g_convert (text, -1, forms[i].encoding, "UTF-8", NULL, &n, NULL);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree char *decoded = NULL;
      g_autofree char *lied = NULL;

      g_byte_array_append (bytes, (const guint8 *) forms[i].mark, forms[i].mark_length);
      g_byte_array_append (bytes, (const guint8 *) body, n);
      decoded = decode ((char *) bytes->data, bytes->len, NULL, DATELINE_CHARSET_XML);
      g_assert_cmpstr (decoded, ==, text);
      lied = decode ((char *) bytes->data,
                     bytes->len,
                     "text/xml; charset=utf-8",
                     DATELINE_CHARSET_XML);
      g_assert_cmpstr (lied, ==, text);
    }
}

/* A lone surrogate, and half a unit at the end. */
static void
test_wide_broken (void)
{
  g_autofree char *text =
      decode ("\xff\xfe<\0\x3d\xd8>\0x", 9, NULL, DATELINE_CHARSET_XML);

  g_assert_cmpstr (text, ==, "<\xef\xbf\xbd>\xef\xbf\xbd");
}

static void
test_html (void)
{
  static const Case cases[] = {
    { "<meta charset=windows-1251>\xcf", NULL, "П" },
    { "<META CHARSET = 'windows-1251'>\xcf", NULL, "П" },
    { "<meta name=x content='charset'><meta http-equiv=content-type "
      "content=\"text/html; charset=koi8-r\">\xf0",
      NULL,
      "П" },
    { "<meta charset=koi8-r>\xcf", "text/html; charset=windows-1251", "П" },
    { "<p>é", "text/html", "é" },
    { "<p>\xe9", "text/html", "é" },
    { "<meta charset", NULL, "" },
    { "<meta charset=utf-16>é", NULL, "é" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          decode (cases[i].bytes, -1, cases[i].content_type, DATELINE_CHARSET_HTML);

      g_assert_true (g_str_has_suffix (text, cases[i].expected));
    }
}

static void
test_json (void)
{
  g_autofree char *plain = decode ("{\"a\":\"é\"}",
                                   -1,
                                   "application/json; charset=iso-8859-1",
                                   DATELINE_CHARSET_JSON);
  g_autofree char *marked = decode ("\xef\xbb\xbf{}", -1, NULL, DATELINE_CHARSET_JSON);
  g_autofree char *wide =
      decode ("{\0\"\0a\0\"\0:\0001\0}\0", 14, NULL, DATELINE_CHARSET_JSON);

  g_assert_cmpstr (plain, ==, "{\"a\":\"é\"}");
  g_assert_cmpstr (marked, ==, "{}");
  g_assert_cmpstr (wide, ==, "{\"a\":1}");
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<a>日本</a>", 13);
  g_autoptr (GBytes) empty = g_bytes_new_static (NULL, 0);
  g_autoptr (GBytes) text = dateline_charset_decode (bytes, NULL, DATELINE_CHARSET_XML);
  g_autoptr (GBytes) none = dateline_charset_decode (empty, NULL, DATELINE_CHARSET_XML);

  g_assert_true (text == bytes);
  g_assert_true (none == empty);
}

static void
test_nul (void)
{
  g_autofree char *utf8 = decode ("<a>\0é</a>", 10, NULL, DATELINE_CHARSET_XML);
  g_autofree char *latin =
      decode ("<a>\0\xe9", 5, "text/xml; charset=iso-8859-1", DATELINE_CHARSET_XML);
  g_autofree char *other =
      decode ("<a>\0\xcf", 5, "text/xml; charset=windows-1251", DATELINE_CHARSET_XML);

  g_assert_cmpstr (utf8, ==, "<a>\xef\xbf\xbdé</a>");
  g_assert_cmpstr (latin, ==, "<a>\xef\xbf\xbdé");
  g_assert_cmpstr (other, ==, "<a>\xef\xbf\xbdП");
}

/* What is called UTF-8 and is not, against the rule of the Encoding Standard. */
static void
test_broken_utf8 (void)
{
  static const char *const pairs[] = {
    "éé\xff",
    "éé\xef\xbf\xbd",
    "éé\xc0\xaf",
    "éé\xef\xbf\xbd\xef\xbf\xbd",
    "éééé\xed\xa0\x80",
    "éééé\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
    "éé\xf0\x9f\x8ex",
    "éé\xef\xbf\xbdx",
    "ééééé\xf4\x90\x80\x80",
    "ééééé\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
    "éé\xe2\x82",
    "éé\xef\xbf\xbd",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      g_autofree char *text =
          decode (pairs[i], -1, "text/xml; charset=utf-8", DATELINE_CHARSET_XML);

      g_assert_cmpstr (text, ==, pairs[i + 1]);
    }
}

/* Whatever the bytes and whatever is said of them, it is UTF-8 after (checked by
 * decode ()). */
static void
test_any_bytes (void)
{
  static const char *const types[] = {
    NULL,
    "a/b; charset=shift_jis",
    "a/b; charset=gb18030",
    "a/b; charset=utf-16",
    "a/b; charset=iso-2022-jp",
    "a/b; charset=big5",
    "a/b; charset=euc-kr",
    "a/b; charset=utf-32",
    "a/b; charset=macintosh",
    "a/b; charset=x-mac-cyrillic",
    "a/b; charset=windows-1258",
    "a/b; charset=\"",
    "a/b; charset",
    ";;;=",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  char bytes[257];

  for (int round = 0; round < 300; round++)
    {
      gsize length = g_rand_int_range (random, 0, 257);

      for (gsize i = 0; i < length; i++)
        bytes[i] = (char) g_rand_int_range (random, 0, 256);
      for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
        {
          g_autofree char *text = decode (bytes, length, types[i], round % 3);

          (void) text;
        }
    }
}

/* Every encoding that has a label must be one that this system can read. */
static void
test_labels (void)
{
  static const char *const known[] = {
    "utf8",         " ISO-8859-1 ", "latin1",         "Shift_JIS",     "euc-kr",
    "gbk",          "big5-hkscs",   "x-mac-cyrillic", "iso-8859-8-i",  "koi8-u",
    "iso-8859-16",  "windows-874",  "x-cp1252",       "unicode11utf8", "ms_kanji",
    "chinese",      "cseuckr",      "utf-32be",       "macintosh",     "iso-8859-3",
    "iso-8859-4",   "iso-8859-6",   "iso-8859-10",    "iso-8859-13",   "iso-8859-14",
    "windows-1258", "ibm866",
  };
  static const char *const unknown[] = { "",       " ",           "utf-7",
                                         "UTF-8x", "iso",         "8859-1",
                                         "hz",     "iso-2022-kr", "utf-8 utf8" };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const DatelineCharset *charset =
          dateline_charset_find (known[i], strlen (known[i]));
      GIConv converter;

      g_assert_nonnull (charset);
      converter = g_iconv_open ("UTF-8", charset->name);
      g_assert_true (converter != (GIConv) -1);
      g_iconv_close (converter);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_null (dateline_charset_find (unknown[i], strlen (unknown[i])));
}

/* The time must grow with the length, not with its square. */
static void
test_linear (void)
{
  static const char *const fillings[] = { "\xff",
                                          "é",
                                          "<?xml",
                                          "<meta charset",
                                          "\xe9"
                                          "a" };

  for (gsize i = 0; i < G_N_ELEMENTS (fillings); i++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autofree char *text = NULL;
      gint64 start = g_get_monotonic_time ();

      while (bytes->len < 512 * 1024)
        g_string_append (bytes, fillings[i]);
      text = decode (bytes->str,
                     bytes->len,
                     "a/b; charset=shift_jis",
                     DATELINE_CHARSET_HTML);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
    }
}

/* UTF-8 that was taken for windows-1252 and made UTF-8 again. */
static void
test_undouble (void)
{
  static const char *const cases[][2] = {
    { "Itâ€™s a cafÃ©, 5Â°", "It’s a café, 5°" },
    { "ðŸ˜€", "😀" },
    { "æ—¥", "日" },
    { "\xc3\xa2\xc2\x80\xc2\x99", "’" },
    /* Text that only begins so, or might be meant. */
    { "Itâ€™s a café", NULL },
    { "â€", NULL },
    { "Ã", NULL },
    { "MENÜ»", NULL },
    { "café", NULL },
    { "plain", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dateline_utf8_undouble (cases[i][0], strlen (cases[i][0]));

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charset/xml", test_xml);
  g_test_add_func ("/charset/wide", test_wide);
  g_test_add_func ("/charset/wide-broken", test_wide_broken);
  g_test_add_func ("/charset/html", test_html);
  g_test_add_func ("/charset/json", test_json);
  g_test_add_func ("/charset/same-bytes", test_same_bytes);
  g_test_add_func ("/charset/nul", test_nul);
  g_test_add_func ("/charset/broken-utf-8", test_broken_utf8);
  g_test_add_func ("/charset/undouble", test_undouble);
  g_test_add_func ("/charset/any-bytes", test_any_bytes);
  g_test_add_func ("/charset/labels", test_labels);
  g_test_add_func ("/charset/linear", test_linear);
  return g_test_run ();
}
