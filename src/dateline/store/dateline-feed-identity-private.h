/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What of a feed decides how its entries are told apart and how long its stories stay: a
 * few columns of the table of feeds. On the writing thread, inside a transaction.
 */

#pragma once

#include "dateline/model/dateline-feed-settings-private.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  gint64 completed_at;           /* when a whole document with entries came, or unknown */
  gint64 purge_at;               /* when to look next whether stories are to go */
  gboolean are_ids_shared;       /* its ids tell nothing apart: links and titles do */
  gboolean is_aliased;           /* its stories have aliases */
  gboolean is_within;            /* it comes with the program */
  DatelineFeedSettings settings; /* what counts for it */
  gint64 site;                   /* the alias of its home page, 0 without one */
} DatelineFeedIdentity;

gboolean dateline_feed_identity_load (DatelineDatabase *database,
                                      gint64 feed_id,
                                      DatelineFeedIdentity *self,
                                      GError **error);
gboolean dateline_feed_identity_save (DatelineDatabase *database,
                                      const DatelineFeedIdentity *self,
                                      GError **error);

G_END_DECLS
