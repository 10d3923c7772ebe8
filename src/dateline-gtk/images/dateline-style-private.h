/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The look of the widgets; see dateline-style.c. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dateline_style_ensure (GdkDisplay *display);

G_END_DECLS
