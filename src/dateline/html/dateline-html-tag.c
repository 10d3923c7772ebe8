/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The names of elements as numbers, and what HTML says of each. Pure, any thread. */

#include "dateline/html/dateline-html-tag-private.h"

#include <string.h>

/* "annotation-xml" */
#define LONGEST_NAME 14
#define N_LETTERS 26

#define T(name) DATELINE_HTML_TAG_##name

enum
{
  VOID = 1 << 0,
  RAW = 1 << 1, /* its content is characters up to its end tag */
  BLOCK = 1 << 2,
};

static const char names[][LONGEST_NAME + 2] = {
  "",
#define TAG(name, text) text,
#include "dateline/html/dateline-html-tags.inc"
#undef TAG
};

static const guint8 traits[DATELINE_HTML_N_TAGS] = {
  [T (AREA)] = VOID,       [T (BASE)] = VOID,        [T (BASEFONT)] = VOID,
  [T (BGSOUND)] = VOID,    [T (BR)] = VOID,          [T (COL)] = VOID,
  [T (COMMAND)] = VOID,    [T (EMBED)] = VOID,       [T (FRAME)] = VOID,
  [T (IMG)] = VOID,        [T (INPUT)] = VOID,       [T (KEYGEN)] = VOID,
  [T (LINK)] = VOID,       [T (META)] = VOID,        [T (PARAM)] = VOID,
  [T (SOURCE)] = VOID,     [T (TRACK)] = VOID,       [T (WBR)] = VOID,
  [T (HR)] = VOID | BLOCK, [T (IFRAME)] = RAW,       [T (NOEMBED)] = RAW,
  [T (NOFRAMES)] = RAW,    [T (SCRIPT)] = RAW,       [T (STYLE)] = RAW,
  [T (TEXTAREA)] = RAW,    [T (TITLE)] = RAW,        [T (XMP)] = RAW | BLOCK,
  [T (PLAINTEXT)] = BLOCK, [T (ADDRESS)] = BLOCK,    [T (ARTICLE)] = BLOCK,
  [T (ASIDE)] = BLOCK,     [T (BLOCKQUOTE)] = BLOCK, [T (BODY)] = BLOCK,
  [T (CAPTION)] = BLOCK,   [T (CENTER)] = BLOCK,     [T (DD)] = BLOCK,
  [T (DETAILS)] = BLOCK,   [T (DIALOG)] = BLOCK,     [T (DIR)] = BLOCK,
  [T (DIV)] = BLOCK,       [T (DL)] = BLOCK,         [T (DT)] = BLOCK,
  [T (FIELDSET)] = BLOCK,  [T (FIGCAPTION)] = BLOCK, [T (FIGURE)] = BLOCK,
  [T (FOOTER)] = BLOCK,    [T (FORM)] = BLOCK,       [T (H1)] = BLOCK,
  [T (H2)] = BLOCK,        [T (H3)] = BLOCK,         [T (H4)] = BLOCK,
  [T (H5)] = BLOCK,        [T (H6)] = BLOCK,         [T (HEAD)] = BLOCK,
  [T (HEADER)] = BLOCK,    [T (HGROUP)] = BLOCK,     [T (HTML)] = BLOCK,
  [T (LEGEND)] = BLOCK,    [T (LI)] = BLOCK,         [T (LISTING)] = BLOCK,
  [T (MAIN)] = BLOCK,      [T (MENU)] = BLOCK,       [T (NAV)] = BLOCK,
  [T (OL)] = BLOCK,        [T (OPTGROUP)] = BLOCK,   [T (OPTION)] = BLOCK,
  [T (P)] = BLOCK,         [T (PRE)] = BLOCK,        [T (SEARCH)] = BLOCK,
  [T (SECTION)] = BLOCK,   [T (SUMMARY)] = BLOCK,    [T (TABLE)] = BLOCK,
  [T (TBODY)] = BLOCK,     [T (TFOOT)] = BLOCK,      [T (THEAD)] = BLOCK,
  [T (TR)] = BLOCK,        [T (UL)] = BLOCK,
};

G_STATIC_ASSERT (DATELINE_HTML_N_TAGS <= G_MAXUINT8);

/* Where the names begin that have a letter first, for each letter and behind the last. */
static const guint8 *
get_first_names (void)
{
  static guint8 first[N_LETTERS + 1];
  static gsize is_filled = 0;

  if (g_once_init_enter (&is_filled))
    {
      guint tag = 1;

      for (guint letter = 0; letter <= N_LETTERS; letter++)
        {
          while (tag < DATELINE_HTML_N_TAGS && names[tag][0] - 'a' < (int) letter)
            tag++;
          first[letter] = tag;
        }
      g_once_init_leave (&is_filled, 1);
    }
  return first;
}

/*
 * dateline_html_tag_lookup:
 * @name: the name of an element, in any case
 * @length: its length in bytes
 *
 * Returns: its number, or %DATELINE_HTML_TAG_UNKNOWN
 */
DatelineHtmlTag
dateline_html_tag_lookup (const char *name, gsize length)
{
  char key[LONGEST_NAME + 2] = { 0 };
  const guint8 *first;
  guint low;
  guint high;

  if (length == 0 || length > LONGEST_NAME || !g_ascii_isalpha (*name))
    return DATELINE_HTML_TAG_UNKNOWN;
  for (gsize i = 0; i < length; i++)
    key[i] = g_ascii_tolower (name[i]);
  first = get_first_names ();
  low = first[key[0] - 'a'];
  high = first[key[0] - 'a' + 1];

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = memcmp (key, names[middle], sizeof (key));

      if (order == 0)
        return middle;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return DATELINE_HTML_TAG_UNKNOWN;
}

const char *
dateline_html_tag_get_name (DatelineHtmlTag tag)
{
  return names[tag];
}

/* Whether it never has content ("<br>"). */
gboolean
dateline_html_tag_is_void (DatelineHtmlTag tag)
{
  return (traits[tag] & VOID) != 0;
}

/* Whether its content is characters up to its own end tag ("<script>"). */
gboolean
dateline_html_tag_is_raw (DatelineHtmlTag tag)
{
  return (traits[tag] & RAW) != 0;
}

/* Whether it begins and ends a line; cells do not, they stand side by side. */
gboolean
dateline_html_tag_is_block (DatelineHtmlTag tag)
{
  return (traits[tag] & BLOCK) != 0;
}
