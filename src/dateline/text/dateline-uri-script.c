/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A name in letters of which some, or all, can pass for others is not shown in them. The
 * rules are those of UTS 39, "highly restrictive", and what browsers add: a word whose
 * letters all look like Latin ones ("аррӏе" in Cyrillic) is refused unless what it stands
 * under is of its script, too. Pure functions, any thread. */

#include "dateline/text/dateline-uri-script-private.h"

#include <string.h>

enum
{
  LATIN = 1 << 0,
  HAN = 1 << 1,
  KANA = 1 << 2,
  BOPOMOFO = 1 << 3,
  HANGUL = 1 << 4,
  CYRILLIC = 1 << 5,
  GREEK = 1 << 6,
  ARMENIAN = 1 << 7,
  GEORGIAN = 1 << 8,
  ANOTHER = 1 << 9,
};

static const struct
{
  GUnicodeScript script;
  guint flag;
} scripts[] = {
  { G_UNICODE_SCRIPT_LATIN, LATIN },       { G_UNICODE_SCRIPT_HAN, HAN },
  { G_UNICODE_SCRIPT_HIRAGANA, KANA },     { G_UNICODE_SCRIPT_KATAKANA, KANA },
  { G_UNICODE_SCRIPT_BOPOMOFO, BOPOMOFO }, { G_UNICODE_SCRIPT_HANGUL, HANGUL },
  { G_UNICODE_SCRIPT_CYRILLIC, CYRILLIC }, { G_UNICODE_SCRIPT_GREEK, GREEK },
  { G_UNICODE_SCRIPT_ARMENIAN, ARMENIAN }, { G_UNICODE_SCRIPT_GEORGIAN, GEORGIAN },
};

/* Written together, besides any script by itself. */
static const guint together[] = {
  LATIN | HAN | KANA,
  LATIN | HAN | BOPOMOFO,
  LATIN | HAN | HANGUL,
};

/* Letters that look like Latin ones. */
static const struct
{
  guint flag;
  const char *letters;
} lookalikes[] = {
  { CYRILLIC, "асԁеһіјӏорԛѕԝхуъьҽпгѵѡкмтвнԍԏ" },
  { GREEK, "αγικνορτυωηχε" },
  { ARMENIAN, "ագզէլհյոսւօքցնռշճ" },
  { GEORGIAN, "იოყძხჽჿ" },
};

static guint
get_flag (GUnicodeScript script)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (scripts[i].script == script)
      return scripts[i].flag;
  return ANOTHER;
}

/* Latin letters that no language's alphabet has, as those of phonetics, pass for those
 * that it has. */
static gboolean
is_of_an_alphabet (gunichar c)
{
  return c < 0x250 || (c >= 0x1e00 && c < 0x1f00);
}

/* The marks between kana and Chinese characters that belong to no script. */
static gboolean
is_eastern_mark (gunichar c)
{
  return c == 0x30fb || c == 0x30fc || (c >= 0x3005 && c <= 0x3007);
}

/* The scripts of a label; 0 if it has a character that no name needs. */
static guint
find_scripts (const char *label)
{
  guint found = 0;
  GUnicodeScript other = G_UNICODE_SCRIPT_COMMON;

  for (; *label != '\0'; label = g_utf8_next_char (label))
    {
      gunichar c = g_utf8_get_char (label);
      GUnicodeScript script = g_unichar_get_script (c);
      guint flag;

      if (c < 0x80 && !g_ascii_isalpha (c))
        continue;
      if (is_eastern_mark (c))
        {
          found |= HAN;
          continue;
        }
      /* A mark over a letter stays apart from it only where no such letter is known. */
      if (script == G_UNICODE_SCRIPT_INHERITED && (found & ANOTHER) != 0)
        continue;
      if (script == G_UNICODE_SCRIPT_INHERITED || script == G_UNICODE_SCRIPT_COMMON ||
          script == G_UNICODE_SCRIPT_UNKNOWN)
        return 0;
      flag = get_flag (script);
      if (flag == LATIN && !is_of_an_alphabet (c))
        return 0;
      if (flag == ANOTHER && other != G_UNICODE_SCRIPT_COMMON && other != script)
        return 0;
      if (flag == ANOTHER)
        other = script;
      found |= flag;
    }
  return found != 0 ? found : LATIN;
}

static gboolean
may_stand_together (guint found)
{
  if ((found & (found - 1)) == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (together); i++)
    if ((found & ~together[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether each letter of the label, which is of the script @found, looks Latin. */
static gboolean
looks_latin (const char *label, guint found)
{
  const char *letters = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lookalikes); i++)
    if (lookalikes[i].flag == found)
      letters = lookalikes[i].letters;
  if (letters == NULL)
    return FALSE;
  for (; *label != '\0'; label = g_utf8_next_char (label))
    {
      gunichar c = g_utf8_get_char (label);

      if (c >= 0x80 && g_utf8_strchr (letters, -1, c) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Without a dot an i is another letter in the languages of two countries. */
static gboolean
has_foreign_dotless_i (const char *label, const char *last)
{
  return strstr (label, "ı") != NULL && strcmp (last, "tr") != 0 &&
         strcmp (last, "az") != 0;
}

/* Whether no letter of @host, which is in lower case, can pass for another one. */
gboolean
dateline_uri_is_plain_to_read (const char *host)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  guint n = g_strv_length (labels);
  const char *last;
  guint below;

  while (n > 1 && *labels[n - 1] == '\0')
    n--;
  if (n == 0 || !g_utf8_validate (host, -1, NULL))
    return n == 0;
  last = labels[n - 1];
  below = find_scripts (last);
  for (guint i = 0; i < n; i++)
    {
      guint found = find_scripts (labels[i]);

      if (found == 0 || !may_stand_together (found) ||
          has_foreign_dotless_i (labels[i], last) ||
          (found != below && looks_latin (labels[i], found)))
        return FALSE;
    }
  return TRUE;
}
