/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The links that wait for a network. Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_LINKS_WINDOW (dateline_links_window_get_type ())

/* Signal "open-link" (const char *uri) when a person opens one. */
G_DECLARE_FINAL_TYPE (DatelineLinksWindow,
                      dateline_links_window,
                      DATELINE,
                      LINKS_WINDOW,
                      GtkWindow)

GtkWidget *dateline_links_window_new (DatelineStore *store);

G_END_DECLS
