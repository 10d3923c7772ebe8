/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What it takes to file a feed and to bring one back: its stories follow, and the counts
 * with them.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Follows a feed again that was removed. */
gboolean
dateline_filing_restore (DatelineDatabase *database, gint64 feed_id, GError **error);
/* Follows it no more. Returns the ids (gint64) of its stories, NULL on an error. */
GArray *
dateline_filing_remove (DatelineDatabase *database, gint64 feed_id, GError **error);
/* Files a feed under @names (nullable for none) and no others. */
gboolean dateline_filing_set (DatelineDatabase *database,
                              gint64 feed_id,
                              const char *const *names,
                              GError **error);
/* Files it under @names besides where it is filed already. */
gboolean dateline_filing_add (DatelineDatabase *database,
                              gint64 feed_id,
                              const char *const *names,
                              GError **error);

G_END_DECLS
