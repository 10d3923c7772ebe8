/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which servers asked to be left alone. */

#include "dateline/net/dateline-host-pauses-private.h"

#define SECONDS(n) ((gint64) (n) *G_USEC_PER_SEC)

static void
test_pause (void)
{
  g_autoptr (DatelineHostPauses) pauses = dateline_host_pauses_new ();

  g_assert_cmpint (dateline_host_pauses_get (pauses, "a.example", 0), ==, 0);
  dateline_host_pauses_add (pauses, "A.example", 60, SECONDS (100));
  g_assert_cmpint (dateline_host_pauses_get (pauses, "a.example", SECONDS (100)), ==, 60);
  g_assert_cmpint (dateline_host_pauses_get (pauses, "a.EXAMPLE", SECONDS (100) + 1),
                   ==,
                   60);
  g_assert_cmpint (dateline_host_pauses_get (pauses, "b.example", SECONDS (100)), ==, 0);
  g_assert_cmpint (dateline_host_pauses_get (pauses, "a.example", SECONDS (160)), ==, 0);

  /* A shorter pause does not end a longer one. */
  dateline_host_pauses_add (pauses, "a.example", 60, SECONDS (200));
  dateline_host_pauses_add (pauses, "a.example", 5, SECONDS (210));
  g_assert_cmpint (dateline_host_pauses_get (pauses, "a.example", SECONDS (230)), ==, 30);
}

/* However many servers refuse, what is over does not stay. */
static void
test_many (void)
{
  g_autoptr (DatelineHostPauses) pauses = dateline_host_pauses_new ();

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *host = g_strdup_printf ("%u.example", i);

      dateline_host_pauses_add (pauses, host, 1, SECONDS (i * 2));
      g_assert_cmpint (dateline_host_pauses_get (pauses, host, SECONDS (i * 2)), ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/host-pauses/pause", test_pause);
  g_test_add_func ("/host-pauses/many", test_many);
  return g_test_run ();
}
