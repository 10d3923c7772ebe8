/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One row of the article's column: a part's own widget, set in where lists and quotes
 * want it, with the marker and the rules beside it, and proxies for its links. Main
 * context only.
 */

#pragma once

#include "dateline-gtk/article/dateline-block-text-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_BLOCK_WIDGET (dateline_block_widget_get_type ())

G_DECLARE_FINAL_TYPE (DatelineBlockWidget,
                      dateline_block_widget,
                      DATELINE,
                      BLOCK_WIDGET,
                      GtkWidget)

GtkWidget *dateline_block_widget_new (GtkWidget *child, const DatelineBlock *block);
void dateline_block_widget_direct (GtkWidget *widget, gboolean is_right_to_left);
void dateline_block_widget_add_text (DatelineBlockWidget *self,
                                     const DatelineBlockText *text);
void dateline_block_widget_add_link (DatelineBlockWidget *self,
                                     GtkWidget *area,
                                     const char *name,
                                     const char *uri);
void dateline_block_widget_add_picture (DatelineBlockWidget *self,
                                        GtkWidget *area,
                                        const char *name,
                                        const char *uri,
                                        guint part);
void dateline_block_widget_add_fold (DatelineBlockWidget *self,
                                     GtkWidget *area,
                                     GtkWidget *arrow,
                                     GtkWidget *proxy);
void dateline_block_widget_set_open (DatelineBlockWidget *self, gboolean is_open);
void dateline_block_widget_hang_mark (DatelineBlockWidget *self);
void dateline_block_widget_set_joined (DatelineBlockWidget *self, int depth, int gap);
void dateline_block_widget_set_style (DatelineBlockWidget *self,
                                      double em,
                                      const GdkRGBA *link_color);
guint dateline_block_widget_get_n_links (DatelineBlockWidget *self);
GtkWidget *dateline_block_widget_get_proxy (DatelineBlockWidget *self, guint link);
GtkWidget *dateline_block_widget_find_address (DatelineBlockWidget *self,
                                               const char *address);
DatelineLinkProxy *
dateline_block_widget_find_proxy (DatelineBlockWidget *self, double x, double y);
const char *
dateline_block_widget_find_link (DatelineBlockWidget *self, double x, double y);
gboolean
dateline_block_widget_has_picture_at (DatelineBlockWidget *self, double x, double y);
const DatelineBlockText *dateline_block_widget_get_text (DatelineBlockWidget *self);
const DatelineBlockText *dateline_block_widget_get_nth_text (DatelineBlockWidget *self,
                                                             guint text);

G_END_DECLS
