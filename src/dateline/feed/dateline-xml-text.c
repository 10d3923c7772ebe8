/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The text between the tags of XML. Any thread. */

#include "dateline/feed/dateline-xml-text-private.h"

#include "dateline/feed/dateline-xml-tag-private.h"

#include <string.h>

#define CDATA "<![CDATA["

const char *
dateline_xml_text_read (DatelineXmlText *self, const char *at, const char *end)
{
  const char *next = NULL;

  if (end - at > 1)
    next = memchr (at + 1, '<', end - at - 1);
  self->start = at;
  self->end = next ? next : end;
  self->is_cdata = FALSE;
  return self->end;
}

const char *
dateline_xml_text_read_cdata (DatelineXmlText *self, const char *at, const char *end)
{
  const char *after;

  self->start = at + strlen (CDATA);
  self->is_cdata = TRUE;
  after = dateline_xml_skip_past (self->start, end, "]]>");
  self->end =
      after - self->start >= 3 && memcmp (after - 3, "]]>", 3) == 0 ? after - 3 : after;
  return after;
}

gboolean
dateline_xml_text_is_cdata (const char *at, const char *end)
{
  return (gsize) (end - at) >= strlen (CDATA) && memcmp (at, CDATA, strlen (CDATA)) == 0;
}

gboolean
dateline_xml_text_has_more (const char *at, const char *end)
{
  const char *p = at;

  for (;;)
    {
      while (p < end && dateline_xml_is_space (*p))
        p++;
      if (end - p >= 4 && memcmp (p, "<!--", 4) == 0)
        p = dateline_xml_skip_past (p, end, "-->");
      else if (end - p >= 2 && memcmp (p, "<?", 2) == 0)
        p = dateline_xml_skip_past (p, end, ">");
      else
        return p < end;
    }
}
