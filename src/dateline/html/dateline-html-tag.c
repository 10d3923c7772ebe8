/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The names of elements as numbers, and what HTML says of each. Pure, any thread. */

#include "dateline/html/dateline-html-tag-private.h"

#include <string.h>

/* "annotation-xml" */
#define LONGEST_NAME 14
#define PLACE_BITS 10
#define N_PLACES (1 << PLACE_BITS)

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

static inline char
fold (char c)
{
  return (guchar) (c - 'A') < 26 ? c | 0x20 : c;
}

/* Where a name begins to be looked for, in a table with room for six times as many. */
static inline guint
find_place (const char *name, gsize length)
{
  guint32 hash = length;

  for (gsize i = 0; i < length; i++)
    hash = hash * 31 + (guchar) fold (name[i]);
  return (hash * 2654435761u) >> (32 - PLACE_BITS);
}

/* @known is in lower case. */
static inline gboolean
is_name (const char *known, const char *name, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (known[i] != fold (name[i]))
      return FALSE;
  return known[length] == '\0';
}

static const guint8 *
get_places (void)
{
  static guint8 places[N_PLACES];
  static gsize is_filled = 0;

  if (g_once_init_enter (&is_filled))
    {
      for (guint tag = 1; tag < DATELINE_HTML_N_TAGS; tag++)
        {
          guint place = find_place (names[tag], strlen (names[tag]));

          while (places[place] != DATELINE_HTML_TAG_UNKNOWN)
            place = (place + 1) % N_PLACES;
          places[place] = tag;
        }
      g_once_init_leave (&is_filled, 1);
    }
  return places;
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
  const guint8 *places;

  if (length == 0 || length > LONGEST_NAME)
    return DATELINE_HTML_TAG_UNKNOWN;
  places = get_places ();
  for (guint place = find_place (name, length);
       places[place] != DATELINE_HTML_TAG_UNKNOWN;
       place = (place + 1) % N_PLACES)
    if (is_name (names[places[place]], name, length))
      return places[place];

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
