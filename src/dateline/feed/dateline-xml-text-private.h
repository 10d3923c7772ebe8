/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The text between the tags of XML: where it begins and ends. Nothing is copied; linear.
 * Any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *start;
  const char *end;
  gboolean is_cdata;
} DatelineXmlText;

/* Reads what stands at @at up to the next "<"; where it ends. The first byte is of it,
 * whatever it is. */
const char *
dateline_xml_text_read (DatelineXmlText *self, const char *at, const char *end);
/* Likewise a CDATA section, which begins at @at. */
const char *
dateline_xml_text_read_cdata (DatelineXmlText *self, const char *at, const char *end);
gboolean dateline_xml_text_is_cdata (const char *at, const char *end);
/* Whether anything but space, comments and instructions stands at @at. */
gboolean dateline_xml_text_has_more (const char *at, const char *end);

G_END_DECLS
