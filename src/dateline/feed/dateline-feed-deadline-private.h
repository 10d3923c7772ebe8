/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How much time and memory one document may take. Any thread; a deadline is its maker's.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 dateline_feed_deadline_new (void);
gboolean dateline_feed_deadline_is_over (gint64 deadline);
gsize dateline_feed_budget_new (gsize length);

G_END_DECLS
