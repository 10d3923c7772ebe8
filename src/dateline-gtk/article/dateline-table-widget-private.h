/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A table of an article as a widget. Main context only. */

#pragma once

#include "dateline-gtk/article/dateline-block-widget-private.h"

G_BEGIN_DECLS

/* A DatelineBlockWidget of @block, which is a table. */
GtkWidget *dateline_table_widget_new (const DatelineBlock *block);

G_END_DECLS
