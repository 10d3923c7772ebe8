/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window in which feeds are filed; see dateline-filing-window.c. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_FILING_WINDOW (dateline_filing_window_get_type ())

G_DECLARE_FINAL_TYPE (DatelineFilingWindow,
                      dateline_filing_window,
                      DATELINE,
                      FILING_WINDOW,
                      GtkWindow)

GtkWidget *dateline_filing_window_new (DatelineStore *store, GPtrArray *feeds);

G_END_DECLS
