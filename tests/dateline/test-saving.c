/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/model/dateline-saving-private.h"

static void
assert_says (const DatelineSavingCounts *counts,
             DatelineSavedState state,
             const char *words)
{
  g_autoptr (DatelineSaving) saving = dateline_saving_new (counts, NULL);
  g_autofree char *text = dateline_saving_dup_text (saving);

  g_assert_cmpint (dateline_saving_get_state (saving), ==, state);
  g_assert_cmpstr (text, ==, words);
}

/* Nothing is said to be kept before it is. */
static void
test_words (void)
{
  DatelineSavingCounts counts = { 0 };

  assert_says (&counts, DATELINE_SAVED_PENDING, "Will be kept for offline reading.");
  counts.is_looked_through = TRUE;
  assert_says (&counts, DATELINE_SAVED_COMPLETE, "Kept for offline reading.");
  counts.n_parts[DATELINE_SAVED_PAGE] = 1;
  assert_says (&counts, DATELINE_SAVED_PENDING, "Being kept for offline reading…");
  counts.n_missing[DATELINE_SAVED_PAGE] = 1;
  assert_says (&counts,
               DATELINE_SAVED_INCOMPLETE,
               "Kept for offline reading. The full text could not be had.");
  counts.n_missing[DATELINE_SAVED_PAGE] = 0;
  counts.n_kept[DATELINE_SAVED_PAGE] = 1;
  counts.n_parts[DATELINE_SAVED_PICTURE] = 3;
  counts.n_kept[DATELINE_SAVED_PICTURE] = 1;
  assert_says (&counts,
               DATELINE_SAVED_PENDING,
               "Kept for offline reading: 1 of 3 pictures.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saving/words", test_words);
  return g_test_run ();
}
