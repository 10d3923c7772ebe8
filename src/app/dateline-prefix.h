/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What was installed with the program, found where the program is: a prefix of one's own
 * is not among the folders where GSettings and GTK look. Main thread only.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program's settings. Their schema is the system's, if that has one; without any the
 * program ends. */
GSettings *dateline_prefix_open_settings (void);
/* Has GTK find the program's icons. */
void dateline_prefix_find_icons (void);

G_END_DECLS
