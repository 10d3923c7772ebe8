/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The members of an entry that no list and no search asks for, as one value: read and
 * written as a whole, they need no tables of their own. Pure, any thread.
 */

#pragma once

#include "dateline/model/dateline-entry-builder-private.h"

G_BEGIN_DECLS

GBytes *dateline_entry_details_write (DatelineEntry *entry);
/* Fills the members of @builder that the details hold. From bytes that are damaged come
 * empty members, never a crash. */
void dateline_entry_details_read (GBytes *details, DatelineEntryBuilder *builder);

G_END_DECLS
