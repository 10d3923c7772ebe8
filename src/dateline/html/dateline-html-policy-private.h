/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What of untrusted HTML may stay: allow-lists. Pure, any thread. */

#pragma once

#include "dateline/html/dateline-html-tag-private.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_HTML_UNWRAP, /* only the content stays; what is not in the table too */
  DATELINE_HTML_KEEP,
  DATELINE_HTML_DROP, /* goes with its content */
} DatelineHtmlFate;

typedef enum
{
  DATELINE_HTML_VALUE_REFUSED,
  DATELINE_HTML_VALUE_TEXT,
  DATELINE_HTML_VALUE_WORD,    /* letters, digits and "-" */
  DATELINE_HTML_VALUE_NUMBER,  /* digits, with "%" behind or "-" before */
  DATELINE_HTML_VALUE_LINK,    /* an address that may be followed */
  DATELINE_HTML_VALUE_PICTURE, /* an address of a picture */
  DATELINE_HTML_VALUE_SRCSET,  /* several */
  DATELINE_HTML_VALUE_MEDIA,   /* an address of a sound or a film */
} DatelineHtmlValue;

DatelineHtmlFate dateline_html_policy_get_fate (DatelineHtmlTag tag);
DatelineHtmlValue dateline_html_policy_get_value (DatelineHtmlTag tag,
                                                  const char *attribute);
char *dateline_html_policy_filter_value (DatelineHtmlValue kind,
                                         const char *value,
                                         const char *base_uri);

G_END_DECLS
