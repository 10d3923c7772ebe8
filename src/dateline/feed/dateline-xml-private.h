/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A pull reader for the XML that strangers send: it goes over valid UTF-8 once, allocates
 * nothing for an element, and always reaches the end. There is nothing in it that loads
 * an external entity, a DTD or an XInclude; entities of the internal subset are text,
 * bounded.
 *
 * What a strict reader refuses is read as it was meant: a "<" or "&" that stands for
 * itself, HTML's entities, attributes without quotes, undeclared prefixes, end tags that
 * are missing or misspelt, an end that was cut off. Any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Elements nested deeper are read as if their tags were not there: a document whose tags
 * have no ends nests so by mistake. One that has so many open is no document. */
#define DATELINE_XML_MAX_DEPTH 256
#define DATELINE_XML_MAX_OPEN 1024
/* A tag that is longer is none. */
#define DATELINE_XML_MAX_TAG (64 * 1024)
/* Attributes after these are not kept. */
#define DATELINE_XML_MAX_ATTRIBUTES 64

/* What an element without prefix is in where no default namespace is declared, and what
 * every namespace that is not in the table is. */
#define DATELINE_XML_NAMESPACE_NONE 0
#define DATELINE_XML_NAMESPACE_OTHER (-1)

/* A namespace that the caller knows. Addresses are compared without regard to case,
 * "https" and a last "/" or "#"; the prefix serves where it is not declared. */
typedef struct
{
  const char *uri;
  const char *prefix; /* or NULL */
  int id;             /* above 0 */
} DatelineXmlNamespace;

typedef enum
{
  DATELINE_XML_DONE,
  DATELINE_XML_START,
  DATELINE_XML_END,
  DATELINE_XML_TEXT,
} DatelineXmlEvent;

/* As written; the slices point into the document. */
typedef struct
{
  const char *name; /* without prefix */
  gsize name_length;
  gsize prefix_length; /* of the prefix before @name; 0 without one */
  const char *value;
  gsize value_length;
} DatelineXmlAttribute;

typedef struct _DatelineXml DatelineXml;

DatelineXml *dateline_xml_new (const char *text,
                               gsize length,
                               gsize root,
                               const DatelineXmlNamespace *namespaces,
                               const char *base_uri);
void dateline_xml_free (DatelineXml *self);
DatelineXmlEvent dateline_xml_next (DatelineXml *self);

guint dateline_xml_get_depth (const DatelineXml *self);
const char *dateline_xml_get_name (const DatelineXml *self, gsize *length);
gboolean dateline_xml_has_name (const DatelineXml *self, const char *name);
int dateline_xml_get_namespace (const DatelineXml *self);
const DatelineXmlAttribute *dateline_xml_get_attributes (const DatelineXml *self,
                                                         guint *n_attributes);
char *dateline_xml_dup_attribute (DatelineXml *self, const char *name);
void dateline_xml_append_attribute (DatelineXml *self,
                                    const DatelineXmlAttribute *attribute,
                                    GString *string);
void dateline_xml_append_text (DatelineXml *self, GString *string);
gboolean dateline_xml_is_empty (const DatelineXml *self);
const char *dateline_xml_get_base_uri (const DatelineXml *self);
const char *dateline_xml_get_language (const DatelineXml *self, guint *depth);

void dateline_xml_hoist (DatelineXml *self, guint depth);
void dateline_xml_adopt_namespace (DatelineXml *self, int id);
gboolean dateline_xml_is_cut_off (const DatelineXml *self);
gboolean dateline_xml_is_damaged (const DatelineXml *self);
gboolean dateline_xml_is_repaired (const DatelineXml *self);
gboolean dateline_xml_is_bomb (const DatelineXml *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineXml, dateline_xml_free)

G_END_DECLS
