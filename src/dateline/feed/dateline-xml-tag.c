/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The start tags of XML as strangers write them. Any thread. */

#include "dateline/feed/dateline-xml-tag-private.h"

#include <string.h>

/*
 * dateline_xml_is_space:
 * @c: a character
 *
 * Returns: whether it is white space in a tag
 */
gboolean
dateline_xml_is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/*
 * dateline_xml_same_name:
 * @a: a name
 * @a_length: its length in bytes
 * @b: another
 * @b_length: its length in bytes
 *
 * Returns: whether they are the same, without regard to case
 */
gboolean
dateline_xml_same_name (const char *a, gsize a_length, const char *b, gsize b_length)
{
  return a_length == b_length && g_ascii_strncasecmp (a, b, a_length) == 0;
}

/*
 * dateline_xml_skip_past:
 * @p: where to begin
 * @end: the end of the text
 * @mark: what to look for
 *
 * Returns: the first byte behind @mark, or @end
 */
const char *
dateline_xml_skip_past (const char *p, const char *end, const char *mark)
{
  gsize length = strlen (mark);

  while ((p = memchr (p, mark[0], end - p)) != NULL && (gsize) (end - p) >= length)
    {
      if (memcmp (p, mark, length) == 0)
        return p + length;
      p++;
    }

  return end;
}

/* The value at @p, which stands after "=", and where it ends. A quote that is never
 * closed ends with its tag. */
static const char *
read_value (const char *p, const char *end, DatelineXmlAttribute *attribute)
{
  const char *close;
  const char *tag;

  attribute->value = p;
  if (p < end && (*p == '"' || *p == '\''))
    {
      attribute->value = p + 1;
      close = memchr (p + 1, *p, end - p - 1);
      if (close == NULL)
        close = end;
      tag = memchr (p + 1, '<', close - p - 1);
      if (tag != NULL && (tag = memchr (p + 1, '>', tag - p - 1)) != NULL)
        close = tag;
      attribute->value_length = close - attribute->value;
      return close < end && *close == *p ? close + 1 : close;
    }

  while (p < end && !dateline_xml_is_space (*p) && *p != '>')
    p++;
  attribute->value_length = p - attribute->value;
  return p;
}

static const char *
read_attribute (DatelineXmlTag *self, const char *p, const char *end)
{
  DatelineXmlAttribute attribute = { .name = p, .value = "" };
  const char *name = p;
  const char *colon;

  while (p < end && !dateline_xml_is_space (*p) && strchr ("=></", *p) == NULL)
    p++;
  attribute.name_length = p - name;
  while (p < end && dateline_xml_is_space (*p))
    p++;
  if (p < end && *p == '=')
    {
      for (p++; p < end && dateline_xml_is_space (*p);)
        p++;
      self->is_repaired |= p < end && *p != '"' && *p != '\'';
      p = read_value (p, end, &attribute);
    }
  else
    self->is_repaired = TRUE;

  colon = memchr (name, ':', attribute.name_length);
  if (colon != NULL)
    {
      attribute.prefix_length = colon - name;
      attribute.name = colon + 1;
      attribute.name_length -= attribute.prefix_length + 1;
    }
  if (attribute.name_length > 0 && self->n_attributes < DATELINE_XML_MAX_ATTRIBUTES)
    self->attributes[self->n_attributes++] = attribute;

  return MAX (p, name + 1);
}

/*
 * dateline_xml_tag_read:
 * @self: where the tag goes
 * @at: the "<" of a start tag
 * @end: the end of the document
 *
 * Reads a start tag.
 *
 * Returns: (nullable): where it ends, %NULL if the document is cut off in it
 */
const char *
dateline_xml_tag_read (DatelineXmlTag *self, const char *at, const char *end)
{
  const char *p = at + 1;

  self->name = p;
  while (p < end && !dateline_xml_is_space (*p) && *p != '>' && *p != '/' && *p != '<')
    p++;
  self->length = p - self->name;
  self->n_attributes = 0;
  self->is_empty = FALSE;
  self->is_repaired = FALSE;

  while (p < end && *p != '>' && *p != '<')
    {
      if (*p == '/' && p + 1 < end && p[1] == '>')
        {
          self->is_empty = TRUE;
          p++;
        }
      else if (dateline_xml_is_space (*p) || *p == '/')
        p++;
      else
        p = read_attribute (self, p, end);
    }

  if (p == end)
    return NULL;
  return *p == '>' ? p + 1 : p;
}
