/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Runs a target without libFuzzer, as a test: over each of its seeds, over each cut short
 * at every length up to a limit, and over changes of it that are the same in every run.
 */

#include "fuzz-target.h"

#define MUTATIONS 300
#define MAX_CUTS 400

static const char *const fragments[] = {
  "<",      ">",        "</",       "<!--",         "-->",        "<![CDATA[",
  "]]>",    "&",        "&#0;",     "&amp",         "\"",         "'",
  "=",      "\xff",     "\xef\xbb", "\xe2\x80\xae", "{",          "}",
  "[",      ",",        "<table>",  "<svg>",        "<template>", "<a>",
  "<b><p>", "99999999", "-",
};

/* Changes one place: a byte, a stretch taken out or doubled, or a fragment written over
 * it. */
static void
mutate (GByteArray *changed, GRand *random)
{
  guint place = g_rand_int_range (random, 0, changed->len);
  guint wanted = g_rand_int_range (random, 1, 24);
  guint length = MIN (changed->len - place, wanted);
  const char *fragment =
      fragments[g_rand_int_range (random, 0, G_N_ELEMENTS (fragments))];
  g_autofree guint8 *stretch = g_memdup2 (changed->data + place, length);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      changed->data[place] = g_rand_int_range (random, 0, 256);
      break;
    case 1:
      g_byte_array_remove_range (changed, place, length);
      break;
    case 2:
      g_byte_array_append (changed, stretch, length);
      break;
    default:
      memcpy (changed->data + place, fragment, MIN (strlen (fragment), length));
    }
}

/* A copy of exactly this size, so that a read past the end is seen. */
static void
run (const guint8 *bytes, gsize size)
{
  g_autofree guint8 *copy = g_malloc (MAX (size, 1));

  if (size > 0)
    memcpy (copy, bytes, size);
  LLVMFuzzerTestOneInput (copy, size);
}

static void
test_seed (gconstpointer path)
{
  g_autofree char *content = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);

  run ((guint8 *) content, length);
  for (gsize cut = 0; cut < MIN (length, MAX_CUTS); cut++)
    run ((guint8 *) content, cut * length / MIN (length, MAX_CUTS));
  for (guint i = 0; i < MUTATIONS; i++)
    {
      g_autoptr (GByteArray) changed = g_byte_array_new ();

      g_byte_array_append (changed, (guint8 *) content, length);
      for (int j = g_rand_int_range (random, 1, 6); j > 0 && changed->len > 0; j--)
        mutate (changed, random);
      run (changed->data, changed->len);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_open (argv[1], 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *case_path = g_strconcat ("/seed/", name, NULL);

      g_test_add_data_func_full (case_path,
                                 g_build_filename (argv[1], name, NULL),
                                 test_seed,
                                 g_free);
    }
  return g_test_run ();
}
