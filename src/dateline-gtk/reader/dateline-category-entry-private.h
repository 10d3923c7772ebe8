/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where a feed's categories are chosen: those that exist as toggles, new ones by typing.
 * Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_CATEGORY_ENTRY (dateline_category_entry_get_type ())

G_DECLARE_FINAL_TYPE (DatelineCategoryEntry,
                      dateline_category_entry,
                      DATELINE,
                      CATEGORY_ENTRY,
                      GtkWidget)

void dateline_category_entry_set_store (DatelineCategoryEntry *self,
                                        DatelineStore *store);
void dateline_category_entry_set_names (DatelineCategoryEntry *self,
                                        const char *const *names);
GStrv dateline_category_entry_get_names (DatelineCategoryEntry *self);

G_END_DECLS
