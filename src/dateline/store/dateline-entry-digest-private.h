/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A number that tells whether an entry changed since it was merged. Pure, any thread. */

#pragma once

#include "dateline/model/dateline-entry.h"

G_BEGIN_DECLS

/* It is part of the file's format: another way to make it costs one needless update a
 * story, no more. What is derived from the content (its plain text) does not count. */
gint64 dateline_entry_digest (const DatelineEntry *entry);

G_END_DECLS
