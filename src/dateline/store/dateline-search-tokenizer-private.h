/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The tokenizer "dateline" of the full-text index. */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* FALSE if SQLite has no full-text index. */
gboolean dateline_search_tokenizer_add (sqlite3 *handle);

G_END_DECLS
