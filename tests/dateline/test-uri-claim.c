/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/text/dateline-uri-claim-private.h"

#include "dateline/text/dateline-uri-site-private.h"

#include <glib.h>

typedef struct
{
  const char *text;
  const char *uri;
  const char *claim;
} Case;

static const Case lies[] = {
  { "example.com", "https://evil.test/", "example.com" },
  { "https://example.com/login", "https://evil.test/example.com", "example.com" },
  { "HTTP://WWW.Example.COM", "https://evil.test/", "example.com" },
  { "www.example.com", "https://example.com.evil.test/", "example.com" },
  { " “example.com”. ", "https://evil.test/", "example.com" },
  { "(example.com/a/b…)", "https://evil.test/", "example.com" },
  { "Sign in at https://example.com now", "https://evil.test/", "example.com" },
  { "see www.example.com, it is safe", "https://evil.test/", "example.com" },
  /* A user's name that passes for a host, in the words and in the address. */
  { "https://example.com@evil.test/", "https://evil.test/", "example.com" },
  { "example.com", "https://example.com@evil.test/", "example.com" },
  { "example.com", "https://example.com:443@evil.test/", "example.com" },
  { "example.com", "https://example.com%2f@evil.test/", "example.com" },
  /* One owner below a suffix, not the suffix's. */
  { "news.bbc.co.uk", "https://evil.co.uk/", "news.bbc.co.uk" },
  { "ann.github.io", "https://bob.github.io/", "ann.github.io" },
  { "example.com:8080/x", "https://evil.test/", "example.com" },
  { "192.0.2.1", "https://192.0.2.2/", "192.0.2.1" },
  /* Letters that are not what they seem. */
  { "ｅｘａｍｐｌｅ．ｃｏｍ", "https://evil.test/", "example.com" },
  { "exam\u00adple.com", "https://evil.test/", "example.com" },
  { "example\u200b.com", "https://evil.test/", "example.com" },
  { "\u202eexample.com", "https://evil.test/", "example.com" },
  { "example。com", "https://evil.test/", "example.com" },
  { "example.com", "https://ex\u0430mple.com/", "example.com" },
  { "bücher.de", "https://xn--bcher-kva.example/", "bücher.de" },
  { "example.com", "ftp://evil.test/", "example.com" },
};

static const Case truths[] = {
  { "example.com", "https://example.com/", NULL },
  { "example.com", "https://www.example.com/a", NULL },
  { "www.example.com", "http://m.EXAMPLE.com:8080/", NULL },
  { "bbc.co.uk", "https://news.bbc.co.uk/", NULL },
  { "bücher.de", "https://xn--bcher-kva.de/", NULL },
  { "https://example.com/a", "https://user@example.com/a", NULL },
  { "example.com.", "https://example.com/", NULL },
  /* No address. */
  { "Read more", "https://evil.test/", NULL },
  { "", "https://evil.test/", NULL },
  { "Node.js", "https://evil.test/", NULL },
  { "version 3.5", "https://evil.test/", NULL },
  { "3.5", "https://evil.test/", NULL },
  { "1.2.3.4.5", "https://evil.test/", NULL },
  { "U.S.", "https://evil.test/", NULL },
  { "…", "https://evil.test/", NULL },
  { "e.g. this", "https://evil.test/", NULL },
  { "Booking.com shares fall", "https://news.example/booking", NULL },
  { "README.md", "https://code.example/a/README.md?plain=1", NULL },
  { "ann@example.com", "https://evil.test/", NULL },
  { "ann@example.com", "mailto:ann@example.com", NULL },
  /* Nowhere to compare with. */
  { "example.com", "mailto:ann@evil.test", NULL },
  { "example.com", "tel:123", NULL },
  { "example.com", "/relative", NULL },
  { "https://", "https://evil.test/", NULL },
  { "http://...", "https://evil.test/", NULL },
};

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *claim = dateline_uri_find_claim (cases[i].text, cases[i].uri);

      g_test_message ("“%s” to %s", cases[i].text, cases[i].uri);
      g_assert_cmpstr (claim, ==, cases[i].claim);
    }
}

static void
test_lies (void)
{
  check (lies, G_N_ELEMENTS (lies));
}

static void
test_truths (void)
{
  check (truths, G_N_ELEMENTS (truths));
}

static void
test_sites (void)
{
  static const char *const pairs[] = {
    "news.bbc.co.uk", "bbc.co.uk",   "a.b.example.com", "example.com",
    "Example.COM.",   "example.com", "ann.github.io",   "ann.github.io",
    "github.io",      "github.io",   "localhost",       "localhost",
    "192.0.2.1",      "192.0.2.1",   "www.bücher.de",   "xn--bcher-kva.de",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      g_autofree char *site = dateline_uri_get_site (pairs[i]);

      g_assert_cmpstr (site, ==, pairs[i + 1]);
    }
  g_assert_true (dateline_uri_is_same_site ("http://a.x.org/", "https://b.x.org:1/"));
  g_assert_false (dateline_uri_is_same_site ("http://x.org/", "https://x.com/"));
  g_assert_false (dateline_uri_is_same_site (NULL, "https://x.com/"));
  g_assert_false (dateline_uri_is_same_site ("mailto:a@x.org", "mailto:a@x.org"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uri-claim/lies", test_lies);
  g_test_add_func ("/uri-claim/truths", test_truths);
  g_test_add_func ("/uri-claim/sites", test_sites);
  return g_test_run ();
}
