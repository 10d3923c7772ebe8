/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The start tags of XML as strangers write them: values without quotes or without an end.
 * Nothing is copied; linear. Any thread. */

#pragma once

#include "dateline/feed/dateline-xml-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* with prefix, as written */
  gsize length;
  gboolean is_empty;    /* "<name/>" */
  gboolean is_repaired; /* an attribute has no value or no quotes */
  DatelineXmlAttribute attributes[DATELINE_XML_MAX_ATTRIBUTES];
  guint n_attributes;
} DatelineXmlTag;

gboolean dateline_xml_is_space (char c);
gboolean
dateline_xml_same_name (const char *a, gsize a_length, const char *b, gsize b_length);
const char *dateline_xml_skip_past (const char *p, const char *end, const char *mark);
const char *dateline_xml_tag_read (DatelineXmlTag *self, const char *at, const char *end);

G_END_DECLS
