/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What assistive technology is shown; see dateline-presence.c. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dateline_presence_follow (GtkWidget *widget);
void dateline_presence_follow_pages (GtkWidget *stack);

G_END_DECLS
