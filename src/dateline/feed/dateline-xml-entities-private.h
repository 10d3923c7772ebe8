/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* References in XML ("&lt;", "&#233;", "&eacute;", and what a document type declaration
 * defines). What such a declaration may cost is bounded: few entities, short texts, no
 * references inside them, a budget for all that they become. Nothing outside the document
 * is ever loaded. Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The entities that a document defines; zeroes are none. */
typedef struct
{
  GHashTable *texts;    /* name to text; NULL for none */
  gsize budget;         /* how many bytes their use may still add */
  guint depth;          /* how many are being read, one inside the other */
  gboolean is_bomb;     /* they are there to make the document larger than it is */
  gboolean is_repaired; /* a "&" stood for itself */
} DatelineXmlEntities;

void
dateline_xml_entities_read (DatelineXmlEntities *self, const char *prolog, gsize length);
void dateline_xml_entities_clear (DatelineXmlEntities *self);
void dateline_xml_entities_decode (DatelineXmlEntities *self,
                                   const char *text,
                                   gsize length,
                                   GString *string);

G_END_DECLS
