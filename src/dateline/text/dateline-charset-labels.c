/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The labels of the WHATWG Encoding Standard (section 4.2, "Names and labels") with the
 * names that iconv has for what the standard means by them. Pure, any thread.
 *
 * What differs: the plain ASCII labels have a row of their own, as they are a promise
 * that says nothing about the bytes that break it; UTF-32 and UCS-2, which XML allows,
 * are known; the encodings that the standard replaces and UTF-7 are known to nobody, so
 * that their documents are read as if they had declared nothing.
 */

#include "dateline/text/dateline-charset-labels-private.h"

#include <string.h>

static const DatelineCharset charsets[] = {
  { "UTF-8",
    "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    1 },
  { "WINDOWS-1252",
    "iso-8859-1 windows-1252 latin1 cp1252 cp819 csisolatin1 ibm819 iso-ir-100 iso8859-1 "
    "iso88591 iso_8859-1 iso_8859-1:1987 l1 x-cp1252 latin-1 x-user-defined",
    1 },
  { "ASCII", "us-ascii ascii ansi_x3.4-1968 iso646-us csascii", 1 },
  { "UTF-16LE",
    "utf-16 utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf16 ucs-2le",
    2 },
  { "UTF-16BE", "utf-16be unicodefffe ucs-2be", 2 },
  { "UTF-32LE", "utf-32le ucs-4le", 4 },
  { "UTF-32BE", "utf-32 utf-32be utf32 iso-10646-ucs-4 ucs-4 ucs-4be", 4 },
  { "IBM866", "866 cp866 csibm866 ibm866", 1 },
  { "ISO-8859-2",
    "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 "
    "latin2",
    1 },
  { "ISO-8859-3",
    "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 "
    "latin3",
    1 },
  { "ISO-8859-4",
    "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 "
    "latin4",
    1 },
  { "ISO-8859-5",
    "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
    "iso_8859-5:1988",
    1 },
  { "ISO-8859-6",
    "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 "
    "iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
    1 },
  { "ISO-8859-7",
    "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 "
    "iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek",
    1 },
  { "ISO-8859-8",
    "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 "
    "iso88598 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical",
    1 },
  { "ISO-8859-10",
    "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    1 },
  { "ISO-8859-13", "iso-8859-13 iso8859-13 iso885913", 1 },
  { "ISO-8859-14", "iso-8859-14 iso8859-14 iso885914", 1 },
  { "ISO-8859-15",
    "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9",
    1 },
  { "ISO-8859-16", "iso-8859-16 iso8859-16 iso885916", 1 },
  { "KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r", 1 },
  { "KOI8-U", "koi8-ru koi8-u", 1 },
  { "MACINTOSH", "csmacintosh mac macintosh x-mac-roman", 1 },
  { "CP874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874", 1 },
  { "CP1250", "cp1250 windows-1250 x-cp1250", 1 },
  { "CP1251", "cp1251 windows-1251 x-cp1251", 1 },
  { "CP1253", "cp1253 windows-1253 x-cp1253", 1 },
  { "CP1254",
    "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
    "iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254",
    1 },
  { "CP1255", "cp1255 windows-1255 x-cp1255", 1 },
  { "CP1256", "cp1256 windows-1256 x-cp1256", 1 },
  { "CP1257", "cp1257 windows-1257 x-cp1257", 1 },
  { "CP1258", "cp1258 windows-1258 x-cp1258", 1 },
  { "MAC-CYRILLIC", "x-mac-cyrillic x-mac-ukrainian", 1 },
  { "GB18030",
    "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk "
    "gb18030 cp936 ms936 windows-936 euc-cn",
    1 },
  { "BIG5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950", 1 },
  { "EUC-JP-MS", "cseucpkdfmtjapanese euc-jp x-euc-jp", 1 },
  { "ISO-2022-JP", "csiso2022jp iso-2022-jp", 1 },
  { "CP932",
    "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932",
    1 },
  { "UHC",
    "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 "
    "ksc5601 "
    "ksc_5601 windows-949 cp949 uhc",
    1 },
};

static gboolean
has_label (const char *labels, const char *label, gsize length)
{
  for (const char *at = labels; *at != '\0'; at += *at == ' ')
    {
      gsize n = strcspn (at, " ");

      if (n == length && g_ascii_strncasecmp (at, label, length) == 0)
        return TRUE;
      at += n;
    }
  return FALSE;
}

/* The encoding of that label, white space around it ignored, or NULL. */
const DatelineCharset *
dateline_charset_find (const char *label, gsize length)
{
  while (length > 0 && g_ascii_isspace (*label))
    {
      label++;
      length--;
    }
  while (length > 0 && g_ascii_isspace (label[length - 1]))
    length--;
  if (length == 0)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    if (has_label (charsets[i].labels, label, length))
      return &charsets[i];
  return NULL;
}
