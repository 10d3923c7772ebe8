/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The attributes of a tree's elements: names and values, one list an element. They live
 * as long as the tree, and are given on as they are. One thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* in lower case, but in drawings and formulas */
  const char *value;
} DatelineHtmlNamedValue;

typedef struct _DatelineHtmlValues DatelineHtmlValues;

DatelineHtmlValues *dateline_html_values_new (void);
void dateline_html_values_free (DatelineHtmlValues *self);
DatelineHtmlNamedValue *dateline_html_values_add (DatelineHtmlValues *self, guint n);
const char *
dateline_html_values_add_name (DatelineHtmlValues *self, const char *name, gsize length);
char *dateline_html_values_add_text (DatelineHtmlValues *self, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineHtmlValues, dateline_html_values_free)

G_END_DECLS
