/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lines that are labels, or begin with one. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dateline_page_labels_name_ad (const char *text);
gboolean dateline_page_labels_begin (const char *text);
gboolean dateline_page_labels_call (const char *text);
gboolean dateline_page_labels_end (const char *text);

G_END_DECLS
