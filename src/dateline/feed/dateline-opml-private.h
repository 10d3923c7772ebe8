/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The list of feeds that a store keeps beside its file, to come back from. */

#pragma once

#include "dateline/feed/dateline-opml.h"

G_BEGIN_DECLS

/* As dateline_opml_write (), with what the store has besides: the numbers of the feeds,
 * the reader's own names and settings, and what was chosen for @categories, in the head.
 * dateline_opml_read () and dateline_opml_read_categories () give them back; other
 * programs pass over them. */
GBytes *
dateline_opml_write_own (GPtrArray *feeds, GPtrArray *categories, const char *title);
/* The categories for which something was chosen, as far as the list can be read. */
GPtrArray *dateline_opml_read_categories (GBytes *bytes);

G_END_DECLS
