/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stands in the place of a picture that is not there: what it shows, why it is not
 * there, and a button to have it. Main context only.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_FIGURE_FALLBACK (dateline_figure_fallback_get_type ())

G_DECLARE_FINAL_TYPE (DatelineFigureFallback,
                      dateline_figure_fallback,
                      DATELINE,
                      FIGURE_FALLBACK,
                      GtkWidget)

GtkWidget *dateline_figure_fallback_new (const char *alternative);
void dateline_figure_fallback_say (DatelineFigureFallback *self,
                                   const char *reason,
                                   const char *button,
                                   gboolean offers_all);

G_END_DECLS
