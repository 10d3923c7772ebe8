/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of queries that the reader keeps under a name. On the thread of its database.
 */

#pragma once

#include "dateline/model/dateline-query.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* The sections in their order, of DatelineSection. */
GPtrArray *dateline_section_table_list (DatelineDatabase *database, GError **error);

/* What it is called, what it lists and where it stands, from 0; fails where it is not
 * there. */
gboolean dateline_section_table_get (DatelineDatabase *database,
                                     gint64 id,
                                     char **name,
                                     DatelineQuery **query,
                                     guint *position,
                                     GError **error);
/* At the end of the order. */
gboolean dateline_section_table_add (DatelineDatabase *database,
                                     const char *name,
                                     const DatelineQuery *query,
                                     gint64 *id,
                                     GError **error);
/* @name and @query are nullable: they stay. */
gboolean dateline_section_table_change (DatelineDatabase *database,
                                        gint64 id,
                                        const char *name,
                                        const DatelineQuery *query,
                                        GError **error);
/* Gives it the place @position among all, from 0. */
gboolean dateline_section_table_move (DatelineDatabase *database,
                                      gint64 id,
                                      guint position,
                                      GError **error);
/* Those that were removed long ago are forgotten then. */
gboolean dateline_section_table_set_removed (DatelineDatabase *database,
                                             gint64 id,
                                             gboolean removed,
                                             GError **error);

G_END_DECLS
