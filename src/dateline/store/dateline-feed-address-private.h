/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where a feed is read: compared, moved by its publisher, changed by the reader. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* The publisher moved the feed for good; the reader may go back. */
gboolean dateline_feed_address_move (DatelineDatabase *database,
                                     gint64 id,
                                     const char *uri,
                                     GError **error);
/* The reader wants it read there, and nowhere else: back at the address that it moved
 * from, or, given the one that it has, there for good. Fails with
 * %DATELINE_STORE_ERROR_EXISTS where another feed lives. */
gboolean dateline_feed_address_set (DatelineDatabase *database,
                                    gint64 id,
                                    const char *uri,
                                    GError **error);

G_END_DECLS
