/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The rows in the trees of a damaged database: of each page as many as can be read,
 * whatever became of the others. Any one thread.
 */

#pragma once

#include "dateline/store/dateline-salvage-pages-private.h"

G_BEGIN_DECLS

/* No table of ours has more. */
#define DATELINE_SALVAGE_MAX_FIELDS 100

typedef enum
{
  DATELINE_FIELD_NULL,
  DATELINE_FIELD_INT64,
  DATELINE_FIELD_DOUBLE,
  DATELINE_FIELD_TEXT,
  DATELINE_FIELD_BYTES,
} DatelineFieldKind;

typedef struct
{
  DatelineFieldKind kind;
  gint64 number;
  double real;
  const guint8 *bytes; /* of texts and bytes */
  gsize length;
} DatelineField;

/* What a page said of itself, or what is there in its place. */
typedef enum
{
  DATELINE_PAGE_NONE = 0, /* no page of a tree */
  DATELINE_PAGE_INDEX_INNER = 2,
  DATELINE_PAGE_TABLE_INNER = 5,
  DATELINE_PAGE_INDEX_LEAF = 10,
  DATELINE_PAGE_TABLE_LEAF = 13,
} DatelinePageKind;

/* A row of a table, or of an index with a @rowid of 0. Its texts and bytes are gone when
 * it returns. FALSE: it is none of the table's. */
typedef gboolean (*DatelineSalvageFunc) (gint64 rowid,
                                         const DatelineField *fields,
                                         guint n_fields,
                                         gpointer user_data);

typedef struct _DatelineSalvageTree DatelineSalvageTree;

DatelineSalvageTree *dateline_salvage_tree_new (DatelineSalvagePages *pages);
void dateline_salvage_tree_free (DatelineSalvageTree *self);

DatelinePageKind dateline_salvage_tree_get_kind (DatelineSalvageTree *self,
                                                 guint32 number);
/* Gives the rows of one page; returns how many there were, or -1 if it is damaged. */
int dateline_salvage_tree_read_page (DatelineSalvageTree *self,
                                     guint32 number,
                                     DatelineSalvageFunc func,
                                     gpointer user_data);
/* Gives the rows of the tree below @root, of pages whose bits in @seen are not set, and
 * sets them. Returns how many pages are damaged. */
guint dateline_salvage_tree_walk (DatelineSalvageTree *self,
                                  guint32 root,
                                  guint8 *seen,
                                  DatelineSalvageFunc func,
                                  gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineSalvageTree, dateline_salvage_tree_free)

G_END_DECLS
