/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which addresses are private: the first and the last of each range, and their
 * neighbours. */

#include "dateline/net/dateline-private-network-private.h"

static void
assert_all (const char *const *addresses, gboolean is_private)
{
  for (guint i = 0; addresses[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (addresses[i]);

      g_test_message ("%s", addresses[i]);
      g_assert_nonnull (address);
      g_assert_cmpint (dateline_private_network_contains (address), ==, is_private);
    }
}

static void
test_private (void)
{
  static const char *const addresses[] = { "0.0.0.0",
                                           "0.1.2.3",
                                           "10.0.0.0",
                                           "10.255.255.255",
                                           "100.64.0.0",
                                           "100.127.255.255",
                                           "127.0.0.1",
                                           "127.255.255.254",
                                           "169.254.169.254",
                                           "172.16.0.1",
                                           "172.31.255.255",
                                           "192.0.0.1",
                                           "192.168.0.1",
                                           "192.168.255.255",
                                           "198.18.0.1",
                                           "198.19.255.255",
                                           "224.0.0.1",
                                           "239.255.255.250",
                                           "255.255.255.255",
                                           "::",
                                           "::1",
                                           "::ffff:127.0.0.1",
                                           "::ffff:192.168.1.1",
                                           "::10.0.0.1",
                                           "64:ff9b::a00:1",
                                           "64:ff9b:1::808:808",
                                           "2002:7f00:1::",
                                           "2002:c0a8:101::1",
                                           "fc00::1",
                                           "fd00:ec2::254",
                                           "fdff:ffff::1",
                                           "fe80::1",
                                           "febf::1",
                                           "fec0::1",
                                           "ff02::1",
                                           NULL };

  assert_all (addresses, TRUE);
}

static void
test_public (void)
{
  static const char *const addresses[] = { "1.1.1.1",
                                           "9.255.255.255",
                                           "11.0.0.0",
                                           "100.63.255.255",
                                           "100.128.0.0",
                                           "126.255.255.255",
                                           "128.0.0.1",
                                           "169.253.255.255",
                                           "169.255.0.0",
                                           "172.15.255.255",
                                           "172.32.0.0",
                                           "192.0.1.0",
                                           "192.167.0.1",
                                           "192.169.0.1",
                                           "198.17.255.255",
                                           "198.20.0.0",
                                           "223.255.255.1",
                                           "2606:4700::1111",
                                           "::8.8.8.8",
                                           "::ffff:8.8.8.8",
                                           "64:ff9b::808:808",
                                           "2002:808:808::1",
                                           "fbff::1",
                                           "2001:db8::1",
                                           NULL };

  assert_all (addresses, FALSE);
}

static void
test_names (void)
{
  static const char *const inner[] = { "nas",         "localhost",   "a.localhost",
                                       "NAS.local",   "nas.local.",  "x.lan",
                                       "x.home.arpa", "db.internal", "x.corp" };
  static const char *const outer[] = { "example.org",
                                       "local.example",
                                       "nas.local.net",
                                       "example.org." };

  for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
    g_assert_true (dateline_private_network_has_name (inner[i]));
  for (guint i = 0; i < G_N_ELEMENTS (outer); i++)
    g_assert_false (dateline_private_network_has_name (outer[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/limits/S29/private-addresses", test_private);
  g_test_add_func ("/limits/S29/public-addresses", test_public);
  g_test_add_func ("/limits/S29/private-names", test_names);
  return g_test_run ();
}
