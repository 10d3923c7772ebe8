/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a publisher's change makes of a story. Pure functions, any thread. */

#pragma once

#include "dateline/model/dateline-entry.h"

G_BEGIN_DECLS

/* Whether the entry has no body where there was one. */
gboolean dateline_entry_update_loses_body (DatelineEntry *entry, DatelineEntry *kept);
/* The entry with the body that was kept. */
DatelineEntry *dateline_entry_update_keep_body (DatelineEntry *entry,
                                                DatelineEntry *kept);
/* The entry with the article of its page in place of its own body. */
DatelineEntry *dateline_entry_update_put_page (DatelineEntry *entry, DatelineEntry *page);
/* Whether a person would see that the text changed. */
gboolean dateline_entry_update_is_shown (DatelineEntry *entry, DatelineEntry *kept);

G_END_DECLS
