/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* HTML as a run of tags and text, without a tree: what the linear readers (text, links,
 * pictures, guard) stand on. Allocates nothing, lives on the stack. Any thread. */

#pragma once

#include "dateline/html/dateline-html-tag-private.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_HTML_TOKEN_END,
  DATELINE_HTML_TOKEN_TEXT,     /* with references still in it */
  DATELINE_HTML_TOKEN_RAW_TEXT, /* the content of <script>, <style>, <title>, … */
  DATELINE_HTML_TOKEN_START_TAG,
  DATELINE_HTML_TOKEN_END_TAG,
} DatelineHtmlTokenKind;

/* Of so many attributes of a tag it is known where they are when its end has been found.
 */
#define DATELINE_HTML_SCANNER_KEPT 12

typedef struct
{
  const char *start; /* of its name */
  const char *end;   /* behind its value with the quote */
  gsize name_length;
  const char *value; /* as written; "" if it has none */
  gsize value_length;

  /*< private >*/
  guint n_before; /* attributes of the tag up to this one */
} DatelineHtmlAttribute;

typedef struct
{
  DatelineHtmlTokenKind kind;
  const char *start; /* of the text, or of the tag with its "<" */
  const char *end;   /* behind the text, or behind the ">" */
  const char *name;  /* of a tag, as written */
  gsize name_length;
  DatelineHtmlTag tag; /* of a tag; of raw text the element that it is in */
  gboolean is_self_closing;

  const char *limit; /* the end of all */

  /*< private >*/
  DatelineHtmlAttribute attributes[DATELINE_HTML_SCANNER_KEPT]; /* the first of the tag */
  guint n_attributes;
} DatelineHtmlScanner;

void
dateline_html_scanner_init (DatelineHtmlScanner *self, const char *html, gssize length);
gboolean dateline_html_scanner_next (DatelineHtmlScanner *self);
gboolean dateline_html_scanner_next_attribute (const DatelineHtmlScanner *self,
                                               DatelineHtmlAttribute *attribute);
gboolean dateline_html_attribute_next (DatelineHtmlAttribute *self, const char *limit);
gboolean dateline_html_attribute_has_name (const DatelineHtmlAttribute *self,
                                           const char *name);
char *dateline_html_attribute_dup_value (const DatelineHtmlAttribute *self);
char *dateline_html_scanner_dup_attribute (const DatelineHtmlScanner *self,
                                           const char *name);

G_END_DECLS
