/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A line over a saved story that says how much of it is kept for reading offline. Main
 * context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_SAVING_LINE (dateline_saving_line_get_type ())

G_DECLARE_FINAL_TYPE (DatelineSavingLine,
                      dateline_saving_line,
                      DATELINE,
                      SAVING_LINE,
                      GtkWidget)

GtkWidget *dateline_saving_line_new (DatelineStore *store);

/* @entry: nullable; with @story_id 0 there is none. */
void dateline_saving_line_set_story (DatelineSavingLine *self,
                                     gint64 story_id,
                                     DatelineEntry *entry);

/* What it says; NULL while it says nothing. */
const char *dateline_saving_line_get_text (DatelineSavingLine *self);

G_END_DECLS
