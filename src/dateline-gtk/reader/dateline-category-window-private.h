/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window with what holds for the feeds of a category; see dateline-category-window.c.
 */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_CATEGORY_WINDOW (dateline_category_window_get_type ())

G_DECLARE_FINAL_TYPE (DatelineCategoryWindow,
                      dateline_category_window,
                      DATELINE,
                      CATEGORY_WINDOW,
                      GtkWindow)

/* "arranging" is emitted with what is to be done and what to say of it. */
GtkWidget *dateline_category_window_new (DatelineStore *store, const char *category);

G_END_DECLS
