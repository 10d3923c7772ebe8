/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of aliases: what stories are known by besides their keys. On the writing
 * thread, inside a transaction.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_ALIAS_KEY = 1 << 0,  /* a key that the story had before */
  DATELINE_ALIAS_ID = 1 << 1,   /* an id, now or before */
  DATELINE_ALIAS_LINK = 1 << 2, /* its link now */
} DatelineAliasKinds;

/* An alias of 0 is none, and nothing is done. */
gboolean dateline_alias_table_add (DatelineDatabase *database,
                                   gint64 feed_id,
                                   gint64 alias,
                                   DatelineAliasKinds kinds,
                                   gint64 story_id,
                                   GError **error);
gboolean dateline_alias_table_remove (DatelineDatabase *database,
                                      gint64 feed_id,
                                      gint64 alias,
                                      DatelineAliasKinds kinds,
                                      gint64 story_id,
                                      GError **error);
/* The first few stories that have the alias as one of @kinds: ids are added to @ids. */
gboolean dateline_alias_table_find (DatelineDatabase *database,
                                    gint64 feed_id,
                                    gint64 alias,
                                    DatelineAliasKinds kinds,
                                    GArray *ids,
                                    GError **error);
/* Forgets those of the touched stories (dateline-tally-private.h). */
gboolean dateline_alias_table_forget_touched (DatelineDatabase *database,
                                              gint64 feed_id,
                                              GError **error);
/* Gives the feed's stories, which were kept before there were aliases, theirs. */
gboolean
dateline_alias_table_fill (DatelineDatabase *database, gint64 feed_id, GError **error);

G_END_DECLS
