/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of feeds. A feed that was removed stays for a while, hidden. */

#pragma once

#include "dateline/model/dateline-feed-document.h"
#include "dateline/model/dateline-feed.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* How long a removed feed can be restored, in seconds: 30 days. */
#define DATELINE_FEED_TABLE_KEPT (30 * 24 * 60 * 60)

gboolean dateline_feed_table_add_guide (DatelineDatabase *database, GError **error);

/* Looks for the feed whose address is @uri or means the same. @id is 0 without one. */
gboolean dateline_feed_table_find (DatelineDatabase *database,
                                   const char *uri,
                                   gint64 *id,
                                   gboolean *removed,
                                   GError **error);
/* Fails with %DATELINE_STORE_ERROR_NOT_FOUND unless @id is a feed that is followed. */
gboolean
dateline_feed_table_require (DatelineDatabase *database, gint64 id, GError **error);

/* Whether the feed was removed and can be restored yet. */
gboolean dateline_feed_table_is_removed (DatelineDatabase *database,
                                         gint64 id,
                                         gboolean *removed,
                                         GError **error);

/* @title is the publisher's, @name the reader's own; both nullable. */
gboolean dateline_feed_table_insert (DatelineDatabase *database,
                                     const char *uri,
                                     const char *title,
                                     const char *name,
                                     gint64 *id,
                                     GError **error);
gboolean dateline_feed_table_set_removed (DatelineDatabase *database,
                                          gint64 id,
                                          gboolean removed,
                                          GError **error);
gboolean dateline_feed_table_get_name (DatelineDatabase *database,
                                       gint64 id,
                                       char **name,
                                       GError **error);
gboolean dateline_feed_table_set_name (DatelineDatabase *database,
                                       gint64 id,
                                       const char *name,
                                       GError **error);
/* Which trouble the reader was told of. */
gboolean dateline_feed_table_set_told (DatelineDatabase *database,
                                       gint64 id,
                                       DatelineFeedTrouble trouble,
                                       GError **error);
/* Takes over what the document says of itself. */
gboolean dateline_feed_table_describe (DatelineDatabase *database,
                                       gint64 id,
                                       DatelineFeedDocument *document,
                                       gboolean *changed,
                                       GError **error);
/* Deletes what was removed too long ago, except for the stories that are saved. */
gboolean dateline_feed_table_purge (DatelineDatabase *database, GError **error);

/* What a feed is called: the reader's own @name, else the publisher's @title (both
 * nullable), else the host. Pure. */
char *
dateline_feed_table_make_title (const char *name, const char *title, const char *uri);

G_END_DECLS
