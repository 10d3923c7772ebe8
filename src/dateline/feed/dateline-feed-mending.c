/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What publishers do to their text twice: mark it as CDATA, and encode it as UTF-8. Any
 * thread.
 */

#include "dateline/feed/dateline-feed-mending-private.h"

#include "dateline/text/dateline-utf8-private.h"

#include <string.h>

/* "â" begins what is most often in the wrong place; its first byte is looked for before
 * all is. */
static void
undouble (GString *text)
{
  g_autofree char *single = NULL;

  if (memchr (text->str, '\xC3', text->len) != NULL)
    single = dateline_utf8_undouble (text->str, text->len);
  if (single != NULL)
    g_string_assign (text, single);
}

/* Takes off the marks of a CDATA section that a publisher has put around another, or has
 * escaped: they are text then, and HTML would drop all that is between them. */
static void
unwrap (GString *text)
{
  static const char begin[] = "<![CDATA[";
  gsize start = strspn (text->str, " \t\r\n");
  gsize end = text->len;

  if (!g_str_has_prefix (text->str + start, begin))
    return;
  while (end > start && g_ascii_isspace (text->str[end - 1]))
    end--;
  if (end - start < strlen (begin) + 3 || memcmp (text->str + end - 3, "]]>", 3) != 0)
    return;
  g_string_truncate (text, end - 3);
  g_string_erase (text, 0, start + strlen (begin));
}

void
dateline_feed_mend (GString *text)
{
  unwrap (text);
  undouble (text);
}
