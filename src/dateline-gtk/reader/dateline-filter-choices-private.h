/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The filters that are neither a category nor a day: unread, saved, what a story has, its
 * language and its author. Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_FILTER_CHOICES (dateline_filter_choices_get_type ())

/* Signal "query-changed" (DatelineQuery *) when something was chosen. */
G_DECLARE_FINAL_TYPE (DatelineFilterChoices,
                      dateline_filter_choices,
                      DATELINE,
                      FILTER_CHOICES,
                      GtkWidget)

GtkWidget *dateline_filter_choices_new (DatelineStore *store);
void dateline_filter_choices_set_query (DatelineFilterChoices *self,
                                        const DatelineQuery *query);

G_END_DECLS
