/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The <link>, <a>, <base> and <meta> elements of a page, for finding its feeds. Linear,
 * no tree; pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean is_anchor; /* <a>, not <link> */
  char *rel;          /* lower case, as written otherwise; NULL without one */
  char *href;         /* as written, entities decoded */
  char *type;         /* as written */
  char *title;        /* plain text: title attribute, or the text of an <a> */
  char *hreflang;     /* as written */
  char *marks;        /* of an <a>: its classes and what it is called aloud, or NULL */
} DatelineHtmlLink;

GPtrArray *dateline_html_find_links (const char *html, gssize length, char **base_uri);
char *dateline_html_find_meta (const char *html, gssize length, const char *name);
char *dateline_html_find_title (const char *html, gssize length);

G_END_DECLS
