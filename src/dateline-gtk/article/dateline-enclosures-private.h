/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The attachments of a story: a row for each, with what it is and a button that opens it.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dateline_enclosures_new (GPtrArray *enclosures);

G_END_DECLS
