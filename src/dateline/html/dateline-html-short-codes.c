/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The captions of WordPress where a feed has its short codes in the text instead of what
 * they stand for. Pure, any thread.
 */

#include "dateline/html/dateline-html-pictures-private.h"

#include <string.h>

#define LONGEST_SHORT_CODE 4000 /* bytes */

/* A short code at or behind @at. Brackets are rare in HTML, so that looking for these
 * alone costs next to nothing. */
static const char *
find_code (const char *at, const char *stop)
{
  static const char name[] = "[caption ";

  while (at < stop && (at = memchr (at, '[', stop - at)) != NULL)
    {
      if ((gsize) (stop - at) >= strlen (name) && memcmp (at, name, strlen (name)) == 0)
        return at;
      at++;
    }

  return NULL;
}

/* The end of the tag that begins at or behind @at with @name. */
static const char *
find_tag_end (const char *at, const char *end, const char *name)
{
  const char *tag = g_strstr_len (at, end - at, name);
  const char *close = tag ? memchr (tag, '>', end - tag) : NULL;

  return close ? close + 1 : NULL;
}

/* One short code, whose attributes end at @inside, as a figure. */
static void
append_figure (GString *html, const char *code, const char *inside, const char *end)
{
  const char *picture = find_tag_end (inside, end, "<img");
  const char *stated = g_strstr_len (code, inside - code, "caption=\"");
  const char *link;

  if (!picture)
    {
      g_string_append_len (html, inside, end - inside);
      return;
    }
  link = find_tag_end (picture, end, "</a");
  if (link)
    picture = link;
  g_string_append (html, "<figure>");
  g_string_append_len (html, inside, picture - inside);
  g_string_append (html, "<figcaption>");
  g_string_append_len (html, picture, end - picture);
  if (stated)
    {
      stated += strlen ("caption=\"");
      g_string_append_len (html, stated, strcspn (stated, "\"]"));
    }
  g_string_append (html, "</figcaption></figure>");
}

/*
 * dateline_html_expand_captions:
 * @html: HTML, ends with NUL
 * @length: its length in bytes
 *
 * Feeds that leave WordPress' short codes as they are have "[caption …]<img> Words
 * [/caption]" in their text.
 *
 * Returns: (transfer full) (nullable): @html with figures in their place; %NULL if there
 * are none
 */
char *
dateline_html_expand_captions (const char *html, gsize length)
{
  static const char code_end[] = "[/caption]";
  const char *stop = html + length;
  const char *code = find_code (html, stop);
  GString *expanded;

  if (!code)
    return NULL;

  expanded = g_string_sized_new (length + 64);
  while (code)
    {
      const char *inside = memchr (code, ']', stop - code);
      const char *end = inside ? g_strstr_len (inside, stop - inside, code_end) : NULL;

      if (!end)
        break;
      g_string_append_len (expanded, html, code - html);
      if (end - code <= LONGEST_SHORT_CODE)
        append_figure (expanded, code, inside + 1, end);
      else
        g_string_append_len (expanded, code, end - code);
      html = end + strlen (code_end);
      code = find_code (html, stop);
    }
  g_string_append_len (expanded, html, stop - html);

  return g_string_free (expanded, FALSE);
}
