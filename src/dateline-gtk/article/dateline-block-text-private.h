/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A label that shows text of a story, with the spans that say how it is set. Main context
 * only.
 */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *label;          /* not owned */
  const char *text;          /* of the label; lives as long as the article */
  const DatelineSpan *spans; /* likewise */
  guint n_spans;
} DatelineBlockText;

GtkWidget *dateline_block_text_new_label (const char *text,
                                          const char *css_class,
                                          GtkAccessibleRole role);
GtkWidget *dateline_block_text_new_column (const char *text,
                                           const char *css_class,
                                           GtkAccessibleRole role);
PangoAttrList *dateline_block_text_make_attributes (const DatelineBlockText *self,
                                                    double em,
                                                    const GdkRGBA *link_color);
void dateline_block_text_set_style (const DatelineBlockText *self,
                                    double em,
                                    const GdkRGBA *link_color);
gboolean dateline_block_text_find_byte (const DatelineBlockText *self,
                                        GtkWidget *from,
                                        double x,
                                        double y,
                                        guint *caret,
                                        guint *letter);
cairo_region_t *dateline_block_text_get_region (const DatelineBlockText *self,
                                                GtkWidget *in,
                                                guint start,
                                                guint end);
void dateline_block_text_describe (const DatelineBlockText *self);
const char *dateline_block_text_find_title (const DatelineBlockText *self, guint letter);
gboolean dateline_block_text_has_long_word (const char *text);
gboolean dateline_block_text_opens_with_mark (const char *text);
int dateline_block_text_hang_mark (GtkWidget *label);

G_END_DECLS
