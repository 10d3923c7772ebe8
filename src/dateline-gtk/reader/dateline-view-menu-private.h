/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The choices of how the list of headlines looks and is ordered. Main context only. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *dateline_view_menu_new (void);

G_END_DECLS
