/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a thinner took out of a page, for it (thinner) and for what puts it back
 * (thinner-expand). One thread.
 */

#pragma once

#include "dateline/html/dateline-html-thinner-private.h"

G_BEGIN_DECLS

/* The character that stands for the first run. */
#define DATELINE_HTML_FIRST_MARK 0xf0000

typedef struct
{
  const char *start;
  guint32 length;
  gboolean has_references; /* all of which are simple */
  const char *made;        /* the text, or NULL if nobody asked yet */
} DatelineHtmlRun;

/* The attributes of a tag that is shown without. */
typedef struct
{
  const char *start;
  guint32 length;
  guint32 place; /* of the tag in what is shown */
  guint16 n;
  gboolean has_references : 1;
  const DatelineHtmlNamedValue *made;
} DatelineHtmlBareTag;

struct _DatelineHtmlThinner
{
  GString *html;
  GArray *runs;
  GArray *bare;     /* in the order of the page */
  guint bare_index; /* what is asked for next, most likely */
  DatelineHtmlValues *values;
  const char *copied; /* up to where it went into @html */
  const char *text;   /* what was read and not taken yet, or NULL */
  const char *text_end;
  guint n_foreign; /* open drawings and formulas */
  gboolean had_foreign;
  gsize size; /* of the page */
  gsize put_together;
};

/* The first character of planes 15 and 16, or NULL. */
const char *dateline_html_thinner_find_mark (const char *text, const char *end);

G_END_DECLS
