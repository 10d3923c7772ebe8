/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses as HTTP needs them, and where a redirect may lead. */

#include "dateline/net/dateline-fetcher.h"
#include "dateline/net/dateline-http-uri-private.h"

static void
test_parse (void)
{
  /* what is written, and what is asked for; NULL for what cannot be */
  static const struct
  {
    const char *address;
    const char *expected;
  } rows[] = {
    { "http://example.org", "http://example.org/" },
    { "http://example.org?q", "http://example.org/?q" },
    { "HTTPS://example.org:443/a", "https://example.org/a" },
    { "http://example.org:8080/a#b?c", "http://example.org:8080/a" },
    { "http://example.org/%7e%2F/%c3%A4?b=2&a=1&b=%20+", NULL },
    { "http://example.org/a;b=c/../d/./e", NULL },
    { "http://example.org/?", NULL },
    { "http://example.org/a b\xc3\xa4?\"<>", "http://example.org/a%20b%C3%A4?\"<>" },
    { "http://me:you@example.org/a", "http://example.org/a" },
    { "http://[::1]:80/a", "http://[::1]/a" },
    { "http://b\xc3\xbc"
      "cher.example/",
      "http://xn--bcher-kva.example/" },
  };
  static const char *const refused[] = {
    "",
    "example.org",
    "/a",
    "ftp://example.org/",
    "http://",
    "http:///a",
    "http://[::1/",
    "file:///etc/passwd",
    "http:a",
    "javascript:alert(1)",
    "http://a b/",
    "data:text/plain,x",
    "http://:80",
    "mailto:a@example.org",
    "http://a\x7f.example/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = dateline_http_uri_parse (rows[i].address, &error);
      g_autofree char *text = NULL;

      g_test_message ("%s", rows[i].address);
      g_assert_no_error (error);
      text = dateline_http_uri_to_string (uri);
      g_assert_cmpstr (text,
                       ==,
                       rows[i].expected != NULL ? rows[i].expected : rows[i].address);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = dateline_http_uri_parse (refused[i], &error);

      g_test_message ("%s", refused[i]);
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_ADDRESS);
      g_assert_null (uri);
    }
}

static void
test_redirect (void)
{
  static const struct
  {
    const char *from;
    const char *location;
    const char *to; /* NULL for refused */
  } rows[] = {
    { "http://a.example/b/c?d", "e?f", "http://a.example/b/e?f" },
    { "http://a.example/b/c", "/e#f", "http://a.example/e" },
    { "http://a.example/b", "//c.example/d", "http://c.example/d" },
    { "http://a.example/b", "?c", "http://a.example/b?c" },
    { "http://a.example/", "https://a.example/", "https://a.example/" },
    { "https://a.example/", "https://b.example/", "https://b.example/" },
    { "https://a.example/", "http://a.example/", NULL },
    { "http://a.example/", NULL, NULL },
    { "http://a.example/", "", NULL },
    { "http://a.example/", "http://u@b.example/", NULL },
    { "http://a.example/", "http://u:p@b.example/", NULL },
    { "http://a.example/", "http://b.example/@c", "http://b.example/@c" },
    { "http://a.example/", "ftp://b.example/", NULL },
    { "http://a.example/", "file:///etc/passwd", NULL },
    { "http://a.example/", "java\nscript:alert(1)", NULL },
    { "http://a.example/", "http://[::1/", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) from = dateline_http_uri_parse (rows[i].from, NULL);
      g_autoptr (GUri) to = dateline_http_uri_redirect (from, rows[i].location, &error);
      g_autofree char *text = to != NULL ? dateline_http_uri_to_string (to) : NULL;

      g_test_message ("%s → %s", rows[i].from, rows[i].location);
      g_assert_cmpstr (text, ==, rows[i].to);
      if (rows[i].to == NULL)
        g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_REDIRECT);
    }
}

static void
test_origin (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean is_same;
  } rows[] = {
    { "http://a.example/b", "http://A.example/c?d", TRUE },
    { "http://a.example/", "http://a.example:80/", TRUE },
    { "http://a.example/", "https://a.example/", FALSE },
    { "http://a.example/", "http://a.example:81/", FALSE },
    { "http://a.example/", "http://b.a.example/", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GUri) a = dateline_http_uri_parse (rows[i].a, NULL);
      g_autoptr (GUri) b = dateline_http_uri_parse (rows[i].b, NULL);

      g_test_message ("%s and %s", rows[i].a, rows[i].b);
      g_assert_cmpint (dateline_http_uri_is_same_origin (a, b), ==, rows[i].is_same);
    }
}

static void
test_loopback (void)
{
  static const char *const near[] = { "http://127.0.0.1/", "http://127.9.8.7:80/",
                                      "http://[::1]/",     "http://localhost/",
                                      "http://LOCALHOST/", "http://a.localhost:1/" };
  static const char *const far[] = { "http://128.0.0.1/",
                                     "http://localhost.example/",
                                     "http://192.168.0.1/",
                                     "http://127.0.0.1.example/" };

  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      g_autoptr (GUri) uri = dateline_http_uri_parse (near[i], NULL);

      g_assert_true (dateline_http_uri_is_loopback (uri));
    }
  for (guint i = 0; i < G_N_ELEMENTS (far); i++)
    {
      g_autoptr (GUri) uri = dateline_http_uri_parse (far[i], NULL);

      g_assert_false (dateline_http_uri_is_loopback (uri));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http-uri/parse", test_parse);
  g_test_add_func ("/http-uri/redirect", test_redirect);
  g_test_add_func ("/http-uri/origin", test_origin);
  g_test_add_func ("/http-uri/loopback", test_loopback);
  return g_test_run ();
}
