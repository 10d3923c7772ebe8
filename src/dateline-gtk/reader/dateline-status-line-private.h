/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A line over a pane that says how something stands: a picture, a sentence, buttons and,
 * beneath them, how far it has got. Main context only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_STATUS_LINE (dateline_status_line_get_type ())

G_DECLARE_FINAL_TYPE (DatelineStatusLine,
                      dateline_status_line,
                      DATELINE,
                      STATUS_LINE,
                      GtkWidget)

GtkWidget *dateline_status_line_new (void);
/* @icon_name: (nullable) */
void dateline_status_line_set_text (DatelineStatusLine *self,
                                    const char *icon_name,
                                    const char *text);
const char *dateline_status_line_get_text (DatelineStatusLine *self);
/* From 0 to 1; less for nothing that gets anywhere. */
void dateline_status_line_set_fraction (DatelineStatusLine *self, double fraction);
/* @label: with a mnemonic; @action: of the reader's. The button is the line's. */
GtkWidget *dateline_status_line_add_button (DatelineStatusLine *self,
                                            const char *label,
                                            const char *action);
/* At the end of the line. */
GtkWidget *dateline_status_line_add_closing_button (DatelineStatusLine *self);

G_END_DECLS
