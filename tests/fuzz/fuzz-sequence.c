/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as the choices of a publisher and a reader: a feed's documents one after the
 * other. No story is lost, none changes its marks, the index and the counts follow. */

#include "fuzz-target.h"

#include "../support/dateline-sequence.h"

typedef struct
{
  const guint8 *next;
  gsize left;
} Bytes;

static guint
choose_by_bytes (gpointer source, guint n)
{
  Bytes *bytes = source;

  if (bytes->left == 0)
    return n - 1;
  bytes->left--;
  return *bytes->next++ % n;
}

/* One for all inputs, as a sequence leaves nothing in it. */
static DatelineDatabase *
get_database (void)
{
  static DatelineDatabase *database;

  if (database == NULL)
    {
      g_autofree char *folder = g_dir_make_tmp ("dateline-fuzz-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "dateline.db", NULL);

      database = sequence_open (path);
    }
  return database;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  Bytes choices = { bytes, size };
  SequenceCounts counts = { .tells = g_getenv ("DATELINE_SEQUENCE_TELLS") != NULL };
  g_autofree char *fault =
      sequence_run (get_database (), choose_by_bytes, &choices, &counts);

  g_assert_cmpstr (fault, ==, NULL);
  return 0;
}
