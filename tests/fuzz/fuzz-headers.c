/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any lines as the values of a server's headers: a wait is no longer than the limit, what
 * is sent back cannot break a request, and a redirect leads only where one may. */

#include "fuzz-target.h"

#include "dateline/net/dateline-body-decoder-private.h"
#include "dateline/net/dateline-cache-policy-private.h"
#include "dateline/net/dateline-http-uri-private.h"

#define NOW G_GINT64_CONSTANT (1790000000)
#define LONGEST_FRESH G_GINT64_CONSTANT (1000000000000)

static void
check_policy (const char *const *lines)
{
  gint64 wait = dateline_cache_policy_get_retry_after (lines[0], lines[1], NOW);
  gint64 fresh = dateline_cache_policy_get_fresh_for (lines[0],
                                                      lines[1],
                                                      lines[0] ? lines[2] : NULL,
                                                      lines[2] ? lines[3] : NULL,
                                                      NOW);

  g_assert_cmpint (wait, >=, 0);
  g_assert_cmpint (wait, <=, DATELINE_CACHE_POLICY_MAX_WAIT);
  g_assert_cmpint (fresh, >=, 0);
  g_assert_cmpint (fresh, <=, LONGEST_FRESH);
}

static void
check_validator (const char *value)
{
  if (!dateline_cache_policy_is_validator (value))
    return;
  g_assert_cmpuint (strlen (value), <=, 1024);
  g_assert_null (strpbrk (value, "\r\n"));
}

static void
check_target (GUri *uri, GUri *from)
{
  g_autofree char *text = dateline_http_uri_to_string (uri);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) again = dateline_http_uri_parse (text, &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  text_again = dateline_http_uri_to_string (again);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_true (g_str_has_prefix (text, "http://") ||
                 g_str_has_prefix (text, "https://"));
  g_assert_true (g_str_equal (g_uri_get_scheme (from), "http") ||
                 g_str_equal (g_uri_get_scheme (uri), "https"));
  g_assert_null (g_uri_get_userinfo (uri));
  g_assert_null (g_uri_get_fragment (uri));
  for (const char *at = text; *at != '\0'; at++)
    g_assert_true ((guchar) *at > ' ' && *at != 0x7f);
}

static void
check_redirect (const char *from, const char *location)
{
  g_autoptr (GUri) start = dateline_http_uri_parse (from, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) target = NULL;

  if (start == NULL)
    return;
  check_target (start, start);
  target = dateline_http_uri_redirect (start, location, &error);
  g_assert_true ((target == NULL) == (error != NULL));
  if (target != NULL)
    check_target (target, start);
}

static void
check_coding (const char *coding, const char *body)
{
  g_autoptr (DatelineBodyDecoder) decoder = dateline_body_decoder_new (coding, 4096);
  g_autoptr (GBytes) unpacked = NULL;

  if (decoder == NULL)
    return;
  dateline_body_decoder_push (decoder, (const guint8 *) body, strlen (body));
  unpacked = dateline_body_decoder_take (decoder);
  g_assert_cmpuint (g_bytes_get_size (unpacked), <=, 4096);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  g_auto (GStrv) split = g_strsplit (text, "\n", 4);
  const char *lines[4] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (lines) && split[i] != NULL; i++)
    lines[i] = split[i];
  check_policy (lines);
  for (guint i = 0; i < G_N_ELEMENTS (lines) && lines[i] != NULL; i++)
    {
      check_validator (lines[i]);
      check_redirect ("https://example.org/a/feed?b", lines[i]);
      check_redirect ("http://example.org:8080/", lines[i]);
    }
  if (lines[1] != NULL)
    {
      check_redirect (lines[0], lines[1]);
      check_coding (lines[0], lines[1]);
    }
  return 0;
}
