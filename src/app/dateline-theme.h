/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* GTK reads a style sheet of its own as soon as there are settings, which takes 14 ms,
 * and libadwaita has it forget that for an empty one, as its own has everything. So GTK
 * is told of the empty one before. Main thread only.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the environment, which is why it comes before there is a thread of ours. FALSE where
 * a person has named another theme, which stays. */
gboolean dateline_theme_name_empty (void);
/* GTK has settings then, and the environment is what it was. */
void dateline_theme_start_gtk (gboolean has_named_theme);

G_END_DECLS
