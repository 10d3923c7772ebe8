/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A button that keeps what is listed under a name. Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_SECTION_BUTTON (dateline_section_button_get_type ())

/* Activates "reader.section-saved" (xs): the section's number and its name. */
G_DECLARE_FINAL_TYPE (DatelineSectionButton,
                      dateline_section_button,
                      DATELINE,
                      SECTION_BUTTON,
                      GtkWidget)

GtkWidget *dateline_section_button_new (DatelineStore *store);
/* @name: what it might be called */
void dateline_section_button_set_query (DatelineSectionButton *self,
                                        const DatelineQuery *query,
                                        const char *name);

/* The section that is being changed; NULL for none. */
void dateline_section_button_set_section (DatelineSectionButton *self,
                                          DatelineSection *section);
DatelineSection *dateline_section_button_get_section (DatelineSectionButton *self);

G_END_DECLS
