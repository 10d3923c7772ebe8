/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/text/dateline-uri-private.h"

#include <glib.h>
#include <string.h>

typedef struct
{
  const char *base;
  const char *reference;
  const char *expected;
} Case;

/* RFC 3986, 5.4, with the base that it uses. */
static const char *const rfc_pairs[] = {
  "g",          "http://a/b/c/g",
  "./g",        "http://a/b/c/g",
  "g/",         "http://a/b/c/g/",
  "/g",         "http://a/g",
  "//g",        "http://g",
  "?y",         "http://a/b/c/d;p?y",
  "g?y",        "http://a/b/c/g?y",
  "#s",         "http://a/b/c/d;p?q#s",
  "g#s",        "http://a/b/c/g#s",
  ";x",         "http://a/b/c/;x",
  ".",          "http://a/b/c/",
  "./",         "http://a/b/c/",
  "..",         "http://a/b/",
  "../",        "http://a/b/",
  "../g",       "http://a/b/g",
  "../..",      "http://a/",
  "../../g",    "http://a/g",
  "../../../g", "http://a/g",
  "/./g",       "http://a/g",
  "/../g",      "http://a/g",
  "g.",         "http://a/b/c/g.",
  "..g",        "http://a/b/c/..g",
  "./g/.",      "http://a/b/c/g/",
  "g/../h",     "http://a/b/c/h",
  "g;x=1/../y", "http://a/b/c/y",
  "g?y/../x",   "http://a/b/c/g?y/../x",
  "g#s/./x",    "http://a/b/c/g#s/./x",
};

static const Case links[] = {
  /* Byte for byte where nothing has to be resolved. */
  { NULL, "http://x/%zz?a=1&b=|#F", "http://x/%zz?a=1&b=|#F" },
  { "http://y/", "HTTP://X/a/../b", "HTTP://X/a/../b" },
  { NULL, "a/b?c", "a/b?c" },
  { NULL, "//x/y", "//x/y" },
  { "http://x.org", "a", "http://x.org/a" },
  /* As browsers clean. */
  { "http://x/", " \n a b\t\n", "http://x/a%20b" },
  { "http://x/", "a\r\nb", "http://x/ab" },
  { NULL, "http:\\\\x\\y", "http://x/y" },
  { NULL, "https:///x/y", "https://x/y" },
  { "http://x/", "a\"b<c>", "http://x/a%22b%3Cc%3E" },
  /* What a person may follow. */
  { NULL, "mailto:a@b.c", "mailto:a@b.c" },
  { NULL, "tel:+1", "tel:+1" },
  { NULL, "magnet:?xt=urn:x", "magnet:?xt=urn:x" },
  { NULL, "xmpp:a@b", "xmpp:a@b" },
  /* What nobody may. */
  { NULL, "javascript:alert(1)", NULL },
  { "http://x/", "JaVaScRiPt:alert(1)", NULL },
  { "http://x/", "java\nscript:alert(1)", NULL },
  { "http://x/", "java\tscript:alert(1)", NULL },
  { "http://x/", "\001javascript:alert(1)", NULL },
  { "http://x/", "java\xc2\x85script:alert(1)", NULL },
  { NULL, "\xe2\x80\xa8javascript:alert(1)", NULL },
  { NULL, "vbscript:x", NULL },
  { NULL, "data:text/html,x", NULL },
  { NULL, "data:image/png;base64,AA", NULL },
  { NULL, "file:///etc/passwd", NULL },
  { "file:///etc/passwd", "a", NULL },
  { NULL, "http://", NULL },
  { NULL, "http:///", NULL },
  { NULL, "http://:80/", NULL },
  { NULL, "http://user@/x", NULL },
  { NULL, "http://exa mple/x", NULL },
  { "http://x/", "", NULL },
  { "http://x/", " \n", NULL },
  { "http://x/", NULL, NULL },
  { "mailto:a@b", "x", NULL },
  /* The program's own. */
  { NULL, "resource:///io/github/dateline/a.png", NULL },
  { "http://x/", "resource:///io/github/dateline/a.png", NULL },
  { "resource:///io/github/dateline/guide/g.atom",
    "a.png",
    "resource:///io/github/dateline/guide/a.png" },
  { "resource:///io/github/dateline/guide/g.atom", "../../../../etc/x", NULL },
  { "resource:///org/gtk/x", "resource:///io/github/dateline/a.png", NULL },
};

static void
test_rfc_3986 (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rfc_pairs); i += 2)
    {
      g_autofree char *uri =
          dateline_uri_resolve ("http://a/b/c/d;p?q", rfc_pairs[i], DATELINE_URI_LINK);

      g_test_message ("%s", rfc_pairs[i]);
      g_assert_cmpstr (uri, ==, rfc_pairs[i + 1]);
    }
}

static void
test_links (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *uri =
          dateline_uri_resolve (links[i].base, links[i].reference, DATELINE_URI_LINK);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (uri, ==, links[i].expected);
    }
}

static void
test_uses (void)
{
  g_autofree char *mail = dateline_uri_resolve (NULL, "mailto:a@b", DATELINE_URI_FETCH);
  g_autofree char *page = dateline_uri_resolve (NULL, "https://x", DATELINE_URI_FETCH);
  g_autofree char *png =
      dateline_uri_resolve (NULL, "data:image/png;base64,iVBO", DATELINE_URI_PICTURE);
  g_autofree char *svg =
      dateline_uri_resolve (NULL, "data:image/svg+xml,<svg/>", DATELINE_URI_PICTURE);
  g_autofree char *picture_mail =
      dateline_uri_resolve (NULL, "mailto:a@b", DATELINE_URI_PICTURE);

  g_assert_null (mail);
  g_assert_cmpstr (page, ==, "https://x");
  g_assert_cmpstr (png, ==, "data:image/png;base64,iVBO");
  g_assert_null (svg);
  g_assert_null (picture_mail);
}

static void
test_long (void)
{
  g_autofree char *filling = g_strnfill (1000000, 'A');
  g_autofree char *data = g_strconcat ("data:image/png;base64,", filling, NULL);
  g_autofree char *web = g_strconcat ("https://x/", filling, NULL);
  g_autofree char *dots = g_strnfill (30000, '.');
  g_autofree char *path = NULL;
  g_auto (GStrv) parts = g_strsplit (dots, "..", -1);

  for (int use = DATELINE_URI_FETCH; use <= DATELINE_URI_PICTURE; use++)
    {
      g_autofree char *a = dateline_uri_resolve ("http://x/", data, use);
      g_autofree char *b = dateline_uri_resolve ("http://x/", web, use);
      g_autofree char *c = dateline_uri_resolve ("http://x/", filling, use);

      g_assert_null (a);
      g_assert_null (b);
      g_assert_null (c);
    }
  g_free (path);
  path = g_strjoinv ("../", parts);
  g_free (dots);
  dots = dateline_uri_resolve ("http://x/a/b/c", path, DATELINE_URI_LINK);
  g_assert_cmpstr (dots, ==, "http://x/");
}

static const char *const inputs[] = {
  "example.org",
  "https://example.org",
  " http://Example.org/a?b ",
  "http://Example.org/a?b",
  "feed://x.org/f",
  "https://x.org/f",
  "feed:http://x.org/f",
  "http://x.org/f",
  "<https://x.org/>",
  "https://x.org/",
  "example.org:8080/x",
  "https://example.org:8080/x",
  "//x.org/y",
  "https://x.org/y",
  "localhost",
  "http://localhost",
  "localhost:8000/f",
  "http://localhost:8000/f",
  "127.0.0.1:99",
  "http://127.0.0.1:99",
  "http:/x.org",
  "http://x.org",
  "http://[::1]:80/x",
  "http://[::1]:80/x",
  "bücher.example",
  "https://bücher.example",
  "resource:///io/github/dateline/guide/guide.atom",
  "resource:///io/github/dateline/guide/guide.atom",
  /* Cut out of a text. */
  "\"x.org\"",
  "https://x.org",
  "“https://x.org/f”.",
  "https://x.org/f",
  "«x.org/f»,",
  "https://x.org/f",
  "(http://x.org/a_(b))",
  "http://x.org/a_(b)",
  "http://x.org/a_(b)",
  "http://x.org/a_(b)",
  "'x.org/f';",
  "https://x.org/f",
  "[the feed](https://x.org/f)",
  "https://x.org/f",
  "<URL:https://x.org/f>",
  "https://x.org/f",
  "\xc2\xa0\xe2\x80\x8bhttps://x.org/f\xef\xbb\xbf\n",
  "https://x.org/f",
  "https://x.org/f...",
  "https://x.org/f",
  "https://x.org/?",
  "https://x.org/?",
  /* Schemes that say only that it is a feed. */
  "FEED://X.org/f",
  "https://X.org/f",
  "feed://https://x.org/f",
  "https://x.org/f",
  "feed:https//x.org/f",
  "https://x.org/f",
  "feed:http//x.org/f",
  "http://x.org/f",
  "feed:feed:x.org/f",
  "https://x.org/f",
  "web+feed://x.org/f",
  "https://x.org/f",
  "rss://x.org/f",
  "https://x.org/f",
  "itpc://x.org/f",
  "https://x.org/f",
  "HTTPS:x.org/f",
  "https://x.org/f",
  /* What stands before the host goes nowhere. */
  "https://me:secret@x.org/f",
  "https://x.org/f",
  "https://me@x.org",
  "https://x.org",
  "https://x.org/@me",
  "https://x.org/@me",
  /* A name on servers that know each other. */
  "@me@x.org",
  "https://x.org/@me",
  "@me.too@x.org.",
  "https://x.org/@me.too",
};
static const char *const no_inputs[] = {
  "",
  "  ",
  "foo",
  "two words",
  "a b.org",
  "ftp://x.org/",
  "javascript:alert(1)",
  "mailto:a@b.c",
  "file:///etc/passwd",
  "http://",
  "http://-x/",
  "resource:///org/gtk/x",
  "x.org:port/",
  "\xff.org",
  "http://x.org/\n/y",
  "see https://x.org/f",
  "me@x.org",
  "@me",
  "@me@",
  "@me@x.org/y",
  "@@x.org",
  "feed:",
  "feed:javascript:alert(1)",
  "\"\"",
  "[a](b",
  "...",
  "[::1]:x@other.example",
  "[::1]:80@other.example",
  "[::1]other.example",
  "http:/\xe2\x80\x8b/'", /* nothing is left of the host that can be seen */
};

static void
test_from_input (void)
{
  g_assert_null (dateline_uri_from_input (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i += 2)
    {
      g_autofree char *uri = dateline_uri_from_input (inputs[i]);

      g_assert_cmpstr (uri, ==, inputs[i + 1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (no_inputs); i++)
    {
      g_autofree char *uri = dateline_uri_from_input (no_inputs[i]);

      g_assert_cmpstr (uri, ==, NULL);
    }
}

static void
test_drop_user (void)
{
  static const char *const pairs[] = {
    "https://me:pw@x.org/a@b",
    "https://x.org/a@b",
    "http://x.org/a@b?c@d",
    "http://x.org/a@b?c@d",
    "https://a@b@x.org",
    "https://x.org",
    "//me@x.org/",
    "//me@x.org/",
    "f@x",
    "f@x",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      g_autofree char *uri = dateline_uri_drop_user (pairs[i]);

      g_assert_cmpstr (uri, ==, pairs[i + 1]);
    }
}

static void
test_display_host (void)
{
  static const char *const pairs[] = {
    "https://www.Example.org/x",
    "example.org",
    "http://user:pw@news.example.org:8080/",
    "news.example.org",
    "https://www.org/",
    "www.org",
    "https://www.a-1.example/",
    "a-1.example",
    "https://192.168.0.1/",
    "192.168.0.1",
    "https://example.org./",
    "example.org",
    "https://a.XN--BCHER-KVA.example/",
    "a.bücher.example",
    "https://xn--bcher-kva.example/",
    "bücher.example",
    "https://日本語ニュース.jp/",
    "日本語ニュース.jp",
    "http://[::1]:80/",
    "[::1]",
    /* A Cyrillic letter among Latin ones. */
    "https://\xd0\xb0pple.com/",
    "xn--pple-43d.com",
    "https://xn--pple-43d.com/",
    "xn--pple-43d.com",
    "mailto:a@b.c",
    NULL,
    "x",
    NULL,
    "http:///",
    NULL,
    /* A wide slash, which is a plain one in a name that is looked up. */
    "https://example.org\xef\xbc\x8fx.example/",
    NULL,
    "https://./",
    NULL,
    "https://a\x01.example/",
    NULL,
  };

  g_assert_null (dateline_uri_get_display_host (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      g_autofree char *host = dateline_uri_get_display_host (pairs[i]);

      g_assert_cmpstr (host, ==, pairs[i + 1]);
    }
}

static void
test_normalize (void)
{
  static const char *const pairs[] = {
    "HTTP://Example.ORG:80/A?B#c",
    "http://example.org/A?B",
    "https://x:443",
    "https://x/",
    "http://x:443/",
    "http://x:443/",
    "https://User:PW@X/",
    "https://User:PW@x/",
    "https://x?q",
    "https://x/?q",
    "https://x:/",
    "https://x/",
    "http://x::80:80/",
    "http://x/",
    "mailto:A@B",
    "mailto:A@B",
    "a/b#c",
    "a/b",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      g_autofree char *form = dateline_uri_normalize (pairs[i]);

      g_assert_cmpstr (form, ==, pairs[i + 1]);
    }
}

static void
test_redact (void)
{
  static const char *const pairs[] = {
    "https://example.org/feed",
    "https://example.org/feed",
    "https://me:secret@example.org:81/a/b.xml#c",
    "https://…@example.org:81/a/b.xml",
    "http://example.org/?key=1&user=2",
    "http://example.org/?…",
    "http://example.org/u/0123456789abcdef012/feed",
    "http://example.org/u/0123456789abcdef012/feed",
    "http://example.org/u/0123456789abcdef0123/feed.xml?",
    "http://example.org/u/…/feed.xml?…",
    "http://x/u/0123456789-abcdef_%7E.xml",
    "http://x/u/….xml",
    "nonsense",
    "nonsense",
    "",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      g_autofree char *text = dateline_uri_redact (pairs[i]);

      g_assert_cmpstr (text, ==, pairs[i + 1]);
    }
}

/* As it is written, but for what could pass for something else. */
static void
test_display (void)
{
  static const char *const pairs[] = {
    "https://example.org/a?b#c",
    "https://example.org/a?b#c",
    "https://a:b@Example.org:80/",
    "https://Example.org:80/",
    "https://bücher.de/ä",
    "https://bücher.de/ä",
    "https://аррӏе.com:8/a",
    "https://xn--80ak6aa92e.com:8/a",
    "https://x.org/\xe2\x80\xae"
    "gpj.exe",
    "https://x.org/gpj.exe",
    "mailto:a@b.c",
    "mailto:a@b.c",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      g_autofree char *uri = dateline_uri_get_display (pairs[i]);

      g_assert_cmpstr (uri, ==, pairs[i + 1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uri/rfc-3986", test_rfc_3986);
  g_test_add_func ("/uri/links", test_links);
  g_test_add_func ("/uri/uses", test_uses);
  g_test_add_func ("/uri/long", test_long);
  g_test_add_func ("/uri/from-input", test_from_input);
  g_test_add_func ("/uri/drop-user", test_drop_user);
  g_test_add_func ("/uri/display-host", test_display_host);
  g_test_add_func ("/uri/display", test_display);
  g_test_add_func ("/uri/normalize", test_normalize);
  g_test_add_func ("/uri/redact", test_redact);
  return g_test_run ();
}
