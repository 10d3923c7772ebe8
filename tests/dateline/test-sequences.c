/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Random sequences of documents: no story is lost, none comes twice, none changes its
 * marks; the index and the counts follow.
 *
 * The seed of a sequence that fails is printed: DATELINE_SEQUENCE_SEED=seed runs it
 * alone. DATELINE_SEQUENCES=n runs n of them.
 */

#include "../support/dateline-sequence.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* With the sanitisers each takes ten times as long. */
#ifdef __SANITIZE_ADDRESS__
#define N_SEQUENCES 2000
#else
#define N_SEQUENCES 20000
#endif
/* One in a thousand: what was changed in every respect at once is no more the same. */
#define MAX_DUPLICATES 1000
#define MAX_FAULTS 20 /* to be told */

static guint
choose_by_chance (gpointer source, guint n)
{
  return g_rand_int_range (source, 0, n);
}

static guint n_sequences = N_SEQUENCES;
static guint n_faults;

static void
run (DatelineDatabase *database, guint seed, SequenceCounts *counts)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *fault = NULL;

  fault = sequence_run (database, choose_by_chance, random, counts);
  if (fault == NULL)
    return;
  g_test_message ("DATELINE_SEQUENCE_SEED=%u: %s", seed, fault);
  g_test_fail ();
  n_faults++;
}

static void
test_sequences (void)
{
  const char *wanted = g_getenv ("DATELINE_SEQUENCE_SEED");
  g_autofree char *folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "dateline.db", NULL);
  g_autoptr (DatelineDatabase) database = sequence_open (path);
  SequenceCounts counts = { 0 };

  counts.tells = wanted != NULL;
  if (wanted != NULL)
    run (database, strtoul (wanted, NULL, 10), &counts);
  else
    for (guint seed = 1; seed <= n_sequences && n_faults < MAX_FAULTS; seed++)
      run (database, seed, &counts);
  g_test_message ("%" G_GUINT64_FORMAT " documents, %" G_GUINT64_FORMAT
                  " items, %" G_GUINT64_FORMAT " twice, %" G_GUINT64_FORMAT
                  " purged, %" G_GUINT64_FORMAT " clones",
                  counts.n_documents,
                  counts.n_items,
                  counts.n_duplicates,
                  counts.n_purged,
                  counts.n_clones);
  g_assert_cmpuint (counts.n_duplicates * MAX_DUPLICATES, <=, counts.n_items);

  g_clear_pointer (&database, dateline_database_close);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && g_str_has_prefix (argv[1], "--sequences="))
    n_sequences = strtoul (argv[1] + strlen ("--sequences="), NULL, 10);

  g_test_add_func ("/identity/sequences", test_sequences);

  return g_test_run ();
}
