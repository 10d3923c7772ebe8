/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The open elements. Any thread. */

#include "dateline/feed/dateline-xml-stack-private.h"

#include "dateline/feed/dateline-xml-tag-private.h"

#include <string.h>

DatelineXmlElement *
dateline_xml_stack_push (DatelineXmlStack *self, const char *name, gsize length)
{
  const char *colon = memchr (name, ':', length);
  DatelineXmlElement *element;

  if (self->depth > 0)
    self->elements[self->depth - 1].has_children = TRUE;
  element = &self->elements[self->depth++];
  *element = (DatelineXmlElement){
    .name = name,
    .length = length,
    .prefix_length = colon ? colon + 1 - name : 0,
  };
  return element;
}

gboolean
dateline_xml_stack_has_name (const DatelineXmlStack *self, const char *name, gsize length)
{
  const DatelineXmlElement *element = &self->elements[self->depth - 1];

  return dateline_xml_same_name (element->name, element->length, name, length);
}

/* A tag that fits none is a misspelling of the innermost if that has only text and
 * structure follows; else it is passed over. */
guint
dateline_xml_stack_count_closing (const DatelineXmlStack *self,
                                  const char *name,
                                  gsize length,
                                  const char *after,
                                  const char *end)
{
  const char *p;

  for (guint i = self->depth; i > 0; i--)
    if (dateline_xml_same_name (self->elements[i - 1].name,
                                self->elements[i - 1].length,
                                name,
                                length))
      return self->depth - i + 1;

  for (p = after; p < end && dateline_xml_is_space (*p);)
    p++;
  if (self->depth > 1 && p < end && *p == '<' &&
      !self->elements[self->depth - 1].has_children)
    return 1;

  return 0;
}

void
dateline_xml_stack_hoist (DatelineXmlStack *self, guint depth)
{
  self->elements[depth - 1] = self->elements[self->depth - 1];
  self->depth = depth;
}

const char *
dateline_xml_element_get_name (const DatelineXmlElement *element, gsize *length)
{
  *length = element->length - element->prefix_length;
  return element->name + element->prefix_length;
}

gsize
dateline_xml_element_get_prefix (const DatelineXmlElement *element)
{
  return element->prefix_length > 0 ? element->prefix_length - 1 : 0;
}
