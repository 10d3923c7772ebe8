/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Digests that tell whether something changed. */

#include "dateline/text/dateline-digest-private.h"

#include <string.h>

/* Every single change of a letter, and every shorter beginning, tells. */
static void
test_changes (void)
{
  char text[] = "A ferry with forty people on board ran aground on Tuesday evening.";
  gsize length = strlen (text);
  guint64 digest = dateline_digest_add_text (0, text);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint64 others[2 * sizeof text];
  guint n = 0;

  g_hash_table_add (seen, &digest);
  for (gsize i = 0; i < length; i++)
    {
      text[i] ^= 1;
      others[n] = dateline_digest_add_text (0, text);
      g_assert_true (g_hash_table_add (seen, &others[n++]));
      text[i] ^= 1;
      others[n] = dateline_digest_add_bytes (0, text, i);
      g_assert_true (g_hash_table_add (seen, &others[n++]));
    }
  g_assert_cmpuint (digest, ==, dateline_digest_add_text (0, text));
}

/* Where one text ends and the next begins counts, and none is not an empty one. */
static void
test_bounds (void)
{
  guint64 none = dateline_digest_add_text (0, NULL);

  g_assert_cmpuint (dateline_digest_add_text (dateline_digest_add_text (0, "ab"), "c"),
                    !=,
                    dateline_digest_add_text (dateline_digest_add_text (0, "a"), "bc"));
  g_assert_cmpuint (none, !=, dateline_digest_add_text (0, ""));
}

/* It is kept in files: it may not differ between machines or from year to year. */
static void
test_stable (void)
{
  g_assert_cmphex (dateline_digest_add_text (0, "dateline, 2026"),
                   ==,
                   G_GUINT64_CONSTANT (0x5f6ab03168a75fb5));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/digest/changes", test_changes);
  g_test_add_func ("/digest/bounds", test_bounds);
  g_test_add_func ("/digest/stable", test_stable);

  return g_test_run ();
}
