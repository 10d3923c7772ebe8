/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/text/dateline-uri-trackers-private.h"

#include <glib.h>

static const char *const untouched[] = {
  "https://x.org/",
  "https://x.org",
  "https://x.org/?",
  "https://x.org/?&",
  "https://x.org/a?b=c&",
  "https://x.org/a?&&b=%zZ+c|&d",
  "https://x.org/utm_source=a",
  "https://x.org/?a=utm_source=b",
  "https://x.org/?my_utm_source=b",
  "https://x.org/?q=1#utm",
  "https://x.org/?q=1#a=b&utm_source=c",
  "HTTPS://X.org/%7e?Q",
  "https://x.org/?ref=main&s=1&t=2&source=a&cmp=3",
  "https://x.org/?id=7&gclidx=1",
  "mailto:a@x.org?subject=a&utm_source=b",
  "https://x.org/url?q=https://y.org/",
  "https://www.google.com/search?q=https://y.org/",
  "https://www.google.com/url?q=javascript:alert(1)",
  "https://www.google.com/url?q=%2Frelative",
  "https://www.google.com/url?q=https%3A%2F%2F",
  "https://www.google.com/url?q=https%3A%2F%2Fy.org%00",
  "https://www.google.com/url?sa=t",
  "https://www.google.com.evil.test/url?q=https://y.org/",
  "https://l.facebook.com@evil.test/l.php?u=https://y.org/",
  "https://evilsafelinks.protection.outlook.com.x.org/?url=https://y.org/",
  "not an address",
  "",
};

static const char *const pairs[] = {
  "https://x.org/?utm_source=rss",
  "https://x.org/",
  "https://x.org/a?utm_source=rss&utm_medium=feed#top",
  "https://x.org/a#top",
  "https://x.org/a?id=1&utm_source=rss&b=%zZ+|",
  "https://x.org/a?id=1&b=%zZ+|",
  "https://x.org/a?UTM_Source=rss&id=1",
  "https://x.org/a?id=1",
  "https://x.org/a?id=1&fbclid=x&",
  "https://x.org/a?id=1",
  "https://x.org/a?fbclid=x&id=1&gclid=y&dclid=z&msclkid=1&mc_cid=2&mc_eid=3",
  "https://x.org/a?id=1",
  "https://www.bbc.co.uk/news/1?at_medium=RSS&at_campaign=KARANGA",
  "https://www.bbc.co.uk/news/1",
  "https://www.theguardian.com/a?CMP=share_btn",
  "https://www.theguardian.com/a",
  "https://x.com/a/status/1?s=20&t=abc",
  "https://x.com/a/status/1",
  "https://x.org/a#xtor=RSS-1",
  "https://x.org/a",
  "https://x.org/a?b#utm_source=a&utm_medium=b",
  "https://x.org/a?b",
  "https://www.google.com/url?sa=t&url=https%3A%2F%2Fy.org%2Fa%3Fb%3Dc%2526d&usg=1",
  "https://y.org/a?b=c%26d",
  "https://www.google.com/url?q=https://y.org/?utm_source=g&sa=D",
  "https://y.org/",
  "https://l.facebook.com/l.php?u=https%3A%2F%2Fy.org%2F%3Ffbclid%3D1&h=x",
  "https://y.org/",
  "https://eur01.safelinks.protection.outlook.com/?url=http%3A%2F%2Fy.org%2F&data=x",
  "http://y.org/",
  "https://t.umblr.com/redirect?z=https%3A%2F%2Fy.org%2Fa&t=x",
  "https://y.org/a",
  /* One in another. */
  "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D"
  "https%253A%252F%252Fy.org%252F",
  "https://y.org/",
};

static void
test_untouched (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (untouched); i++)
    {
      g_autofree char *uri = dateline_uri_drop_trackers (untouched[i]);

      g_assert_cmpstr (uri, ==, untouched[i]);
    }
}

static void
test_dropped (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      g_autofree char *uri = dateline_uri_drop_trackers (pairs[i]);
      g_autofree char *again = dateline_uri_drop_trackers (uri);

      g_assert_cmpstr (uri, ==, pairs[i + 1]);
      g_assert_cmpstr (again, ==, uri);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uri-trackers/untouched", test_untouched);
  g_test_add_func ("/uri-trackers/dropped", test_dropped);
  return g_test_run ();
}
