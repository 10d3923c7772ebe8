/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which stories of two feeds are the same. On the writing thread, inside a transaction.
 */

#pragma once

#include "dateline/store/dateline-feed-identity-private.h"
#include "dateline/store/dateline-story-table-private.h"

G_BEGIN_DECLS

/* Fills the temporary table twin with the stories of @from: story_id; twin_id, the story
 * of @into that it is, or NULL; new_key, which it needs to be a story of @into, or NULL
 * if its own will do. Both feeds have their aliases and keys of one kind. The rules are
 * those by which entries are known again (dateline-story-match-private.h), and two
 * stories of
 * @from are never taken for one. */
gboolean dateline_story_twins_find (DatelineDatabase *database,
                                    const DatelineFeedIdentity *from,
                                    const DatelineFeedIdentity *into,
                                    GError **error);

G_END_DECLS
