/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The elements of a document that are open, and which of them an end tag means. Nothing
 * is copied. Any thread.
 */

#pragma once

#include "dateline/feed/dateline-xml-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* with prefix, as written */
  gsize length;
  gsize prefix_length; /* with the colon; 0 without one */
  int namespace_id;
  gboolean has_children;
} DatelineXmlElement;

typedef struct
{
  DatelineXmlElement elements[DATELINE_XML_MAX_OPEN];
  guint depth;
} DatelineXmlStack;

/* There is room for one more. */
DatelineXmlElement *
dateline_xml_stack_push (DatelineXmlStack *self, const char *name, gsize length);
/* Whether the innermost has that name, without regard to case. */
gboolean dateline_xml_stack_has_name (const DatelineXmlStack *self,
                                      const char *name,
                                      gsize length);
/* How many open elements an end tag of that name ends; @after: what follows it. */
guint dateline_xml_stack_count_closing (const DatelineXmlStack *self,
                                        const char *name,
                                        gsize length,
                                        const char *after,
                                        const char *end);
/* The innermost element stands at @depth, in the place of what was there. */
void dateline_xml_stack_hoist (DatelineXmlStack *self, guint depth);

/* The name without prefix, not terminated. */
const char *dateline_xml_element_get_name (const DatelineXmlElement *element,
                                           gsize *length);
/* The length of the prefix, without the colon. */
gsize dateline_xml_element_get_prefix (const DatelineXmlElement *element);

G_END_DECLS
