/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From one list to the next in few steps, which lead there. */

#include "dateline/edition/dateline-edition-diff-private.h"

#include "dateline/store/dateline-store-keys-private.h"

static GArray *
make_keys (const char *ids)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (DatelineStoryKey));

  for (; *ids != '\0'; ids++)
    {
      DatelineStoryKey key = { *ids, 0 };

      g_array_append_val (keys, key);
    }
  return keys;
}

/* Does what the spans say to a copy of @old_keys, from the last to the first. */
static GArray *
apply (GArray *old_keys, GArray *spans, GArray *new_keys)
{
  GArray *keys = g_array_copy (old_keys);

  for (gsize i = spans->len; i-- > 0;)
    {
      const DatelineEditionSpan *span = &g_array_index (spans, DatelineEditionSpan, i);

      g_assert_cmpuint (span->n_removed + span->n_added, >, 0);
      if (span->n_removed > 0)
        g_array_remove_range (keys, span->old_position, span->n_removed);
      if (span->n_added > 0)
        g_array_insert_vals (
            keys,
            span->old_position,
            &g_array_index (new_keys, DatelineStoryKey, span->new_position),
            span->n_added);
    }
  return keys;
}

static void
assert_same (GArray *one, GArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (gsize i = 0; i < one->len; i++)
    g_assert_cmpint (g_array_index (one, DatelineStoryKey, i).id,
                     ==,
                     g_array_index (other, DatelineStoryKey, i).id);
}

static void
test_cases (void)
{
  static const struct
  {
    const char *old_ids;
    const char *new_ids;
    int n_spans; /* -1 for a new list */
  } cases[] = {
    { "", "", 0 },          { "abc", "abc", 0 },
    { "", "abc", 1 },       { "abc", "", 1 },
    { "abc", "xabc", 1 },   { "abc", "abcx", 1 },
    { "abc", "axbc", 1 },   { "abc", "ac", 1 },
    { "abc", "xyz", 1 },    { "abcdef", "xabcyef", 2 },
    { "abcdef", "bdf", 3 }, { "bdf", "abcdef", 3 },
    { "abcd", "wbxd", 2 },  { "ab", "ba", -1 },
    { "abcd", "bcda", -1 }, { "abcde", "xacbde", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) old_keys = make_keys (cases[i].old_ids);
      g_autoptr (GArray) new_keys = make_keys (cases[i].new_ids);
      g_autoptr (GArray) spans = dateline_edition_diff (old_keys, new_keys);
      g_autoptr (GArray) result = NULL;

      if (cases[i].n_spans < 0)
        {
          g_assert_null (spans);
          continue;
        }
      g_assert_nonnull (spans);
      g_assert_cmpuint (spans->len, ==, cases[i].n_spans);
      result = apply (old_keys, spans, new_keys);
      assert_same (result, new_keys);
    }
}

/* Lists in one order, of which each lacks some: whatever is answered leads there. */
static void
test_random (void)
{
  guint n_answered = 0;

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GArray) old_keys = g_array_new (FALSE, FALSE, sizeof (DatelineStoryKey));
      g_autoptr (GArray) new_keys = g_array_new (FALSE, FALSE, sizeof (DatelineStoryKey));
      g_autoptr (GArray) spans = NULL;
      guint n = g_test_rand_int_range (0, 120);
      double dropped = g_test_rand_double () * 0.5;

      for (guint i = 0; i < n; i++)
        {
          DatelineStoryKey key = { 1000 - i, 0 };

          if (g_test_rand_double () >= dropped)
            g_array_append_val (old_keys, key);
          if (g_test_rand_double () >= dropped)
            g_array_append_val (new_keys, key);
        }
      spans = dateline_edition_diff (old_keys, new_keys);
      if (spans != NULL)
        {
          g_autoptr (GArray) result = apply (old_keys, spans, new_keys);

          assert_same (result, new_keys);
          n_answered++;
        }
    }
  g_assert_cmpuint (n_answered, >, 1000);
}

static GArray *
make_range (gint64 first, guint n, gint64 step)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (DatelineStoryKey));

  for (guint i = 0; i < n; i++)
    {
      DatelineStoryKey key = { first - i * step, 0 };

      g_array_append_val (keys, key);
    }
  return keys;
}

/* A hundred thousand with three new ones on top are three steps at most; lists of other
 * queries are not compared at length. */
static void
test_large (void)
{
  g_autoptr (GArray) old_keys = make_range (200000, 100000, 1);
  g_autoptr (GArray) new_keys = make_range (200003, 100003, 1);
  g_autoptr (GArray) other = make_range (400000, 100000, 2);
  g_autoptr (GArray) sparse = make_range (200000, 500, 3);
  g_autoptr (GArray) spans = dateline_edition_diff (old_keys, new_keys);

  g_assert_nonnull (spans);
  g_assert_cmpuint (spans->len, ==, 1);
  g_assert_null (dateline_edition_diff (old_keys, other));
  g_assert_null (dateline_edition_diff (old_keys, sparse));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edition-diff/cases", test_cases);
  g_test_add_func ("/edition-diff/random", test_random);
  g_test_add_func ("/edition-diff/large", test_large);

  return g_test_run ();
}
