/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A table that rows are salvaged into: what its rows look like, by which those are told
 * that lost their table, and how they are put in. On the thread of its database.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-salvage-tree-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  DatelineFieldKind kind;
  gboolean not_null;
  gboolean is_rowid;
} DatelineSalvageColumn;

typedef struct
{
  DatelineDatabase *database; /* not owned */
  char *name;
  gboolean is_index; /* WITHOUT ROWID: its rows lie in an index */
  GPtrArray *columns;
  guint n_required; /* fields that the oldest row has */
  guint32 root;     /* in the damaged file; 0: not known */
  guint n_damaged;  /* pages */
  guint n_rows;     /* that were put in */
} DatelineSalvageTable;

/* The tables of @database that have rows of their own: not what is made anew. */
GPtrArray *dateline_salvage_table_list (DatelineDatabase *database, GError **error);

/* Whether a row may be one of the table's. Pure. */
gboolean dateline_salvage_table_fits (DatelineSalvageTable *self,
                                      const DatelineField *fields,
                                      guint n_fields);
/* Puts a row in, unless there is one in its place. FALSE: it is none of the table's. */
gboolean dateline_salvage_table_add (DatelineSalvageTable *self,
                                     gint64 rowid,
                                     const DatelineField *fields,
                                     guint n_fields);

G_END_DECLS
