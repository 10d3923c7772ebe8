/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One way to write text between tags and inside of quoted attributes, so that what is
 * written once and sanitised later stays the same. Pure, any thread.
 */

#include "dateline/html/dateline-html-escape-private.h"

#include <string.h>

static const char references[256][8] = {
  ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['`'] = "&#96;",
};

/*
 * dateline_html_escape:
 * @out: what it is appended to
 * @text: plain text
 * @length: its length in bytes, or -1 if it ends with NUL
 *
 * Appends @text so that HTML reads it as it is, in an attribute too.
 */
void
dateline_html_escape (GString *out, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);

  while (text < end)
    {
      const char *plain = text;

      while (text < end && references[(guchar) *text][0] == '\0')
        text++;
      g_string_append_len (out, plain, text - plain);
      if (text == end)
        break;
      g_string_append (out, references[(guchar) *text]);
      text++;
    }
}
