/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What tells an entry from every other of its feed, now and in every later download. Any
 * thread. */

#pragma once

#include "dateline/model/dateline-entry-builder-private.h"

G_BEGIN_DECLS

GHashTable *dateline_entry_keys_new (void);
char *dateline_entry_key_make (const DatelineEntryBuilder *entry,
                               const char *raw_date,
                               GHashTable *keys);

G_END_DECLS
