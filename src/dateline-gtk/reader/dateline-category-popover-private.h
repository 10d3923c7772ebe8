/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where categories are chosen, several at once, the publishers' and the reader's alike;
 * read from the store each time it opens; typing narrows them. Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_CATEGORY_POPOVER (dateline_category_popover_get_type ())

/* Signal "query-changed" (DatelineQuery *). */
G_DECLARE_FINAL_TYPE (DatelineCategoryPopover,
                      dateline_category_popover,
                      DATELINE,
                      CATEGORY_POPOVER,
                      GtkPopover)

GtkWidget *dateline_category_popover_new (DatelineStore *store);
void dateline_category_popover_set_query (DatelineCategoryPopover *self,
                                          const DatelineQuery *query);

G_END_DECLS
