/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stands in place of a list without headlines; see dateline-headline-empty.c. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_HEADLINE_EMPTY (dateline_headline_empty_get_type ())

G_DECLARE_FINAL_TYPE (DatelineHeadlineEmpty,
                      dateline_headline_empty,
                      DATELINE,
                      HEADLINE_EMPTY,
                      GtkWidget)

GtkWidget *dateline_headline_empty_new (void);
void dateline_headline_empty_set_query (DatelineHeadlineEmpty *self,
                                        const DatelineQuery *query,
                                        const DatelineFeed *feed);
const char *dateline_headline_empty_get_text (DatelineHeadlineEmpty *self);
const char *dateline_headline_empty_get_title (DatelineHeadlineEmpty *self);

G_END_DECLS
