/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of servers that asked to be left alone. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 not_before;
  guint n_refusals;
} DatelineHostState;

/* Name to DatelineHostState. */
GHashTable *dateline_host_table_list (DatelineDatabase *database, GError **error);

/* What has no @n_refusals is forgotten. */
gboolean dateline_host_table_set (DatelineDatabase *database,
                                  const char *name,
                                  gint64 not_before,
                                  guint n_refusals,
                                  GError **error);

G_END_DECLS
