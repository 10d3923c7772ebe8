/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An article as pages, for a printer or a PDF. Measures are points. */

#pragma once

#include "dateline-gtk/article/dateline-article-parts-private.h"
#include "dateline-gtk/article/dateline-article-view.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _DatelinePages DatelinePages;

DatelinePages *dateline_pages_new (DatelineArticleParts *parts,
                                   GHashTable *pictures,
                                   DatelineTypeface typeface,
                                   double width,
                                   double height);
void dateline_pages_free (DatelinePages *self);
gboolean dateline_pages_lay_out (DatelinePages *self, gint64 microseconds);
guint dateline_pages_get_n_pages (DatelinePages *self);
GHashTable *dateline_pages_decode (DatelinePages *self, guint page);
void
dateline_pages_draw (DatelinePages *self, cairo_t *cr, guint page, GHashTable *surfaces);
void dateline_pages_describe (DatelinePages *self, cairo_surface_t *surface);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelinePages, dateline_pages_free)

G_END_DECLS
