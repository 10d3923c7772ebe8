/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What elements declare for all that is in them: namespaces, xml:base, xml:lang. Any
 * thread. */

#pragma once

#include "dateline/feed/dateline-xml-private.h"

G_BEGIN_DECLS

typedef struct
{
  const DatelineXmlNamespace *namespaces;
  char *base_uri; /* of the document */
  GArray *open;   /* outermost first */
  char *adopted;  /* a namespace that is not in the table, but stands for @adopted_id */
  int adopted_id;
} DatelineXmlScopes;

void dateline_xml_scopes_init (DatelineXmlScopes *self,
                               const DatelineXmlNamespace *namespaces,
                               const char *base_uri);
void dateline_xml_scopes_clear (DatelineXmlScopes *self);

gboolean dateline_xml_scopes_is_declaration (const DatelineXmlAttribute *attribute);
void dateline_xml_scopes_declare (DatelineXmlScopes *self,
                                  guint depth,
                                  const DatelineXmlAttribute *attribute,
                                  char *value);
void dateline_xml_scopes_close (DatelineXmlScopes *self, guint depth);
void dateline_xml_scopes_hoist (DatelineXmlScopes *self, guint from, guint to);
void dateline_xml_scopes_adopt (DatelineXmlScopes *self,
                                const char *prefix,
                                gsize length,
                                int id);

int dateline_xml_scopes_find_namespace (const DatelineXmlScopes *self,
                                        const char *prefix,
                                        gsize length);
const char *dateline_xml_scopes_get_base_uri (const DatelineXmlScopes *self);
const char *dateline_xml_scopes_get_language (const DatelineXmlScopes *self,
                                              guint *depth);

G_END_DECLS
