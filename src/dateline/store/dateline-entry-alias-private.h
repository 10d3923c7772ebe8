/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* By what else than its key an entry is known again. Pure functions, any thread.
 *
 * An alias is a number made of an address in a form that survives what publishers do to
 * addresses: another scheme, "www.", a slash at the end, capitals in the host. It is
 * compared inside one feed only, so that whoever makes two collide harms a feed that is
 * its own. 0 is no alias.
 */

#pragma once

#include "dateline/model/dateline-entry.h"

G_BEGIN_DECLS

/* Of the entry's id where that is a web address; else 0. */
gint64 dateline_entry_alias_of_id (const DatelineEntry *entry);
/* Of any address; 0 for NULL. */
gint64 dateline_entry_alias_of_link (const char *link);
gint64 dateline_entry_alias_of_key (const char *key);
/* Of the id that is in a story's key where that is a web address; else 0. */
gint64 dateline_entry_alias_of_kept_id (const char *key);
/* Of a page with its title: what a purged story is known by if its id changed. */
gint64 dateline_entry_alias_of_page (const char *link, const char *title);

/* Whether the titles say the same, although one may have been read with the wrong
 * character set. */
gboolean dateline_entry_alias_is_same_title (const char *title, const char *other);
/* Whether the times may be of one story. */
gboolean dateline_entry_alias_is_near (gint64 time, gint64 other);

G_END_DECLS
