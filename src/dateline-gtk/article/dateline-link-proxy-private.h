/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Stands for a link inside a text: it has no looks of its own and lets the pointer
 * through, but it can be focused and activated, and it is a link to assistive technology,
 * which knows of no links within a label. A picture that opens in a viewer has one, too,
 * and is a button then. Main context only.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_LINK_PROXY (dateline_link_proxy_get_type ())

G_DECLARE_FINAL_TYPE (DatelineLinkProxy,
                      dateline_link_proxy,
                      DATELINE,
                      LINK_PROXY,
                      GtkButton)

GtkWidget *dateline_link_proxy_new (const char *text, const char *uri);
GtkWidget *
dateline_link_proxy_new_for_picture (const char *name, const char *uri, guint part);
GtkWidget *dateline_link_proxy_new_for_fold (const char *name, const char *address);
gboolean dateline_link_proxy_is_picture (DatelineLinkProxy *self);
guint dateline_link_proxy_get_part (DatelineLinkProxy *self);
const char *dateline_link_proxy_get_words (DatelineLinkProxy *self);
const char *dateline_link_proxy_get_uri (DatelineLinkProxy *self);
void dateline_link_proxy_set_tooltip (GtkWidget *widget, const char *uri);

G_END_DECLS
