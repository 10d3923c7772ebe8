/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Text that a publisher put into a feed wrongly, put right. Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text: all that an element says. */
void dateline_feed_mend (GString *text);

G_END_DECLS
