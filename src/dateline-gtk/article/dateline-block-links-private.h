/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The links of one row of the article: where their words stand, a proxy for each, and how
 * the focus is shown on them. Main context only.
 */

#pragma once

#include "dateline-gtk/article/dateline-block-text-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *row; /* not owned: holds the proxies */
  GArray *links;
} DatelineBlockLinks;

void dateline_block_links_init (DatelineBlockLinks *self, GtkWidget *row);
void dateline_block_links_clear (DatelineBlockLinks *self);
void dateline_block_links_finish (DatelineBlockLinks *self);
void dateline_block_links_add_text (DatelineBlockLinks *self,
                                    const DatelineBlockText *text);
void dateline_block_links_add_area (DatelineBlockLinks *self,
                                    GtkWidget *area,
                                    GtkWidget *proxy);
void dateline_block_links_allocate (DatelineBlockLinks *self);
void dateline_block_links_snapshot (DatelineBlockLinks *self, GtkSnapshot *snapshot);
guint dateline_block_links_get_n (const DatelineBlockLinks *self);
GtkWidget *dateline_block_links_get_proxy (const DatelineBlockLinks *self, guint link);
DatelineLinkProxy *
dateline_block_links_find (const DatelineBlockLinks *self, double x, double y);
GtkWidget *dateline_block_links_find_address (const DatelineBlockLinks *self,
                                              const char *address);

G_END_DECLS
