/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds as publishers make them: a sequence of documents of one feed, between which its
 * items are edited, moved, renamed and left out, and a person marks stories; merged one
 * by one and compared with what should have come of it.
 *
 * The oracle knows each item by a number that is hidden in it ("rights"), which no rule
 * of identity looks at, and what a person marked: nothing else.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Gives a number below @n, from chance or from bytes. */
typedef guint (*SequenceChoose) (gpointer source, guint n);

typedef struct
{
  guint64 n_documents;
  guint64 n_items;      /* that came */
  guint64 n_duplicates; /* stories of one item but the first */
  guint64 n_purged;
  guint64 n_clones; /* feeds that were cloned */
  gboolean tells;   /* prints what the documents have */
} SequenceCounts;

/* A database in memory or in @folder that sequences run in. */
DatelineDatabase *sequence_open (const char *path);

/* Runs one sequence, of which nothing stays. Returns NULL, or what is wrong with the
 * store. */
char *sequence_run (DatelineDatabase *database,
                    SequenceChoose choose,
                    gpointer source,
                    SequenceCounts *counts);

G_END_DECLS
