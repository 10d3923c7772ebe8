/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* HTML in which long runs of text are one character each, and most elements have no
 * attributes. One thread. */

#pragma once

#include "dateline/html/dateline-html-values-private.h"

G_BEGIN_DECLS

typedef struct _DatelineHtmlThinner DatelineHtmlThinner;

DatelineHtmlThinner *
dateline_html_thinner_new (const char *html, gsize length, DatelineHtmlValues *values);
void dateline_html_thinner_free (DatelineHtmlThinner *self);
const char *dateline_html_thinner_get_html (const DatelineHtmlThinner *self,
                                            gsize *length);
const char *dateline_html_thinner_expand (DatelineHtmlThinner *self,
                                          const char *text,
                                          gboolean is_raw);
const DatelineHtmlNamedValue *
dateline_html_thinner_get_values (DatelineHtmlThinner *self, const char *tag, guint *n);
gboolean dateline_html_thinner_is_spent (const DatelineHtmlThinner *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineHtmlThinner, dateline_html_thinner_free)

G_END_DECLS
